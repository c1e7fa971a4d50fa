"""Codes across anything, told: tables with the bases of every share, and a figure that fits what is across.

Comes in: a `matrix.tally.Crosstab`, or a `Cooccurrence`. Goes out: a `Content`, or a figure. Begin with `content`.
"""
