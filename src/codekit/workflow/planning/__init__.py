"""A round planned before it starts: which transcripts, which pairs, how many.

In: the registers and what is known of agreement so far. Out: a `Plan`. Begin with `plan`; `size` has the arithmetic.
"""
