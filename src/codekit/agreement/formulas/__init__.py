"""Coefficients and their standard errors as functions of sums over transcripts.

In: sums of counts. Out: values, NaN where undefined. Begin with `pairs` (two coders), then `coefficients` (all of
them) and `errors`.
"""
