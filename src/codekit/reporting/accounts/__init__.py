"""Accounts of a study for readers of its paper: `values` come in, each module makes one `Content` of them.

Begin with `values`.
"""
