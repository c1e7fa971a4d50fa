"""The matrix of cases by themes: what counts as evidence, merged to excerpts, rolled up to one of eight states.

In: codings that count, cases, coverage. Out: a `Matrix`. Begin with `evidence` and `states`.
"""

from codekit.matrix.evidence import Counted, tabulate
from codekit.matrix.passages import Excerpt
from codekit.matrix.result import Cell, Matrix, Theme

__all__ = ["Cell", "Counted", "Excerpt", "Matrix", "Theme", "tabulate"]
