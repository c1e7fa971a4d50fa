"""Accounts of a study for others: a study comes in; methods, checklists, audit trail, codebook, themes, packets go out.

Begin with `kinds`, which names them all. Only what is recorded is stated, each time with where it is recorded.
"""
