"""What comes out in the end: the matrix, the analysis in one go, the check of a study, the example.

In: a study. Out: a `Matrix`, files in exports/, problems to look at. Begin with `tabulate` and `analysis`.
"""
