"""Coefficients of a table of ratings: coders x units, any categories, missing kept apart.

In: rows of ratings. Out: an `Agreement` each, with its standard error. Begin with `coefficients`.
"""
