"""Agreement on where codings begin and end: characters, the u-alpha family, boundaries, gamma, overlap.

In: spans of each coder in a text. Out: `Agreement` values, or spans laid on characters. Begin with `spans`.
"""
