"""Accounts of a study: `values` and `results` come in, each other module makes one `Content` of them.

Begin with `values`.
"""
