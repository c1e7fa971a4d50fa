"""The agreement report of a round: gathered here, laid out by `reporting`.

In: a `Comparison`. Out: `Findings`, and a file in the form that its name asks for. Begin with `agreement_report`.
"""
