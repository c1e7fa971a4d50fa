"""Units counted once, per transcript.

In: `Material` (ranges of units) or boolean arrays. Out: `Counts`, and what each transcript adds to the sums that
coefficients are made of. Begin with `counts`.
"""
