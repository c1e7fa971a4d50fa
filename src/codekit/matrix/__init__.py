"""The matrix of cases by themes: evidence, states, counts, the workbook and the figures."""

from codekit.matrix.evidence import Counted, tabulate
from codekit.matrix.passages import Excerpt
from codekit.matrix.result import Cell, Matrix, Theme

__all__ = ["Cell", "Counted", "Excerpt", "Matrix", "Theme", "tabulate"]
