"""Codings from sheets and tables, and out again; proposals by rule.

In: rows of codings. Out: checked rows (`row_checks`), and only the new ones as events (`recording`).
"""
