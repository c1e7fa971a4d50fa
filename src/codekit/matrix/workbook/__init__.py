"""The matrix workbook: one Excel file in which every figure can be followed to the words behind it."""

from codekit.matrix.workbook.book import write_workbook

__all__ = ["write_workbook"]
