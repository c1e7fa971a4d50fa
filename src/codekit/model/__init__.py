"""Frozen values and pure functions: what a study consists of.

In: values. Out: values; events fold to what stands (`layer`, `rounds`). Begin with `events`, `span` and `codebook`.
"""
