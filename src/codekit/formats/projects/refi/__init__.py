"""REFI-QDA, the exchange format of programs for qualitative analysis: projects (.qdpx, .qde) and codebooks (.qdc).

In: a path. Out: a `Project`, with a report; and back. Begin with `reading` and `writing`; `package` opens the file,
`dialects` finds out what its positions count.
"""

from codekit.formats.projects.refi.reading import read
from codekit.formats.projects.refi.writing import write

__all__ = ["read", "write"]
