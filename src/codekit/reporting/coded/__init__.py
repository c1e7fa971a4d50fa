"""A transcript with its codings, as people read it: a Word file with comments, or a page.

In: a `CodedText`. Out: the bytes of a file. Begin with `content`.
"""
