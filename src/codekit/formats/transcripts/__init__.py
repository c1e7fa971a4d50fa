"""Interviews as they come: text, Word, captions, turn tables.

In: bytes and a name. Out: `Source` values, whose speakers `segmenting` finds. Begin with `registry`.
"""
