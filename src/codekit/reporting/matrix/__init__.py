"""The matrix workbook: one Excel file in which every figure can be followed to the words behind it.

In: a `Matrix`. Out: the workbook, sheet by sheet, and the heat map. Begin with `book`.
"""

from codekit.reporting.matrix.book import write_workbook

__all__ = ["write_workbook"]
