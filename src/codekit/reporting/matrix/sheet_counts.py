"""The Counts sheet: how much stands behind each state; every number is a number of rows in Excerpts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codekit.matrix.result import Cell, Matrix
from codekit.reporting.matrix.look import Styles, page, widths

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NAME = "Counts"
FIGURES = ("excerpts", "inter-\nviews", "words", "% of words", "contrary", "hypo-\nthetical")
NOT_YET = "not yet"
_HEAD = 4
_THEMES_PER_PAGE = 4


def write(sheet: Worksheet, matrix: Matrix, styles: Styles) -> None:
    """Fill the sheet."""
    styles.titles(
        sheet,
        "Counts by organization and theme",
        "Supporting excerpts, their interviews and words, % of the organization's own words; contrary and hypothetical "
        f"excerpts. '{NOT_YET}': an interview is still to be coded, so nothing is not zero.",
    )
    _head(sheet, matrix, styles)
    numbers = [_total(matrix, theme) for theme in matrix.themes]
    _row(sheet, _HEAD + 1, "all organizations", [figure for total in numbers for figure in total], styles, bold=True)
    for row, case in enumerate(matrix.cases, start=_HEAD + 2):
        cells = [matrix.cells[case, theme] for theme in matrix.themes]
        _row(sheet, row, case, [figure for cell in cells for figure in figures(cell)], styles)
    _pages(sheet, matrix)


def figures(cell: Cell) -> list[Any]:
    """The six figures of a cell; a zero where not everything is coded is not yet a zero."""
    counts: list[Any] = [cell.excerpts, cell.interviews, cell.words, cell.share, cell.contrary, cell.hypothetical]
    counts[3] = "none said" if cell.share is None else cell.share
    return counts if cell.coded else [count or NOT_YET if count != "none said" else NOT_YET for count in counts]


def _total(matrix: Matrix, theme: str) -> list[Any]:
    cells = [matrix.cells[case, theme] for case in matrix.cases]
    words, speech = sum(cell.words for cell in cells), int(matrix.evidence.columns.speech.sum())
    return [
        sum(cell.excerpts for cell in cells),
        sum(cell.interviews for cell in cells),
        words,
        words / speech if speech else "none said",
        sum(cell.contrary for cell in cells),
        sum(cell.hypothetical for cell in cells),
    ]


def _head(sheet: Worksheet, matrix: Matrix, styles: Styles) -> None:
    styles.heading(sheet, _HEAD, ["organization", *(figure for _ in matrix.themes for figure in FIGURES)])
    sheet.row_dimensions[_HEAD].height = 30
    for number, theme in enumerate(matrix.themes):
        first = 2 + number * len(FIGURES)
        styles.heading(sheet, _HEAD - 1, [f"{matrix.codebook[theme].name} ({theme})", *[""] * 5], column=first)
        sheet.merge_cells(start_row=3, start_column=first, end_row=3, end_column=first + len(FIGURES) - 1)
    sheet.row_dimensions[_HEAD - 1].height = 30


def _row(sheet: Worksheet, row: int, name: str, values: list[Any], styles: Styles, *, bold: bool = False) -> None:
    styles.show(sheet.cell(row, 1), name, font=styles.bold)
    for column, value in enumerate(values, start=2):
        cell = sheet.cell(row, column)
        plain = styles.bold if bold else styles.text
        font = plain if value and not isinstance(value, str) else styles.quiet
        first = (column - 2) % len(FIGURES) == 0
        styles.show(cell, value, font=font, align=styles.right, border=styles.section if first else styles.box)
        if isinstance(value, int | float):
            cell.number_format = "0.0%" if (column - 2) % len(FIGURES) == 3 else "#,##0"


def _pages(sheet: Worksheet, matrix: Matrix) -> None:
    from openpyxl.utils import get_column_letter

    columns = len(matrix.themes) * len(FIGURES)
    widths(sheet, [18, *[8.5] * columns])
    page(
        sheet,
        head=_HEAD,
        freeze=f"B{_HEAD + 2}",
        last=f"{get_column_letter(columns + 1)}{_HEAD + 1 + len(matrix.cases)}",
        pages_wide=max(1, -(-len(matrix.themes) // _THEMES_PER_PAGE)),
        left="A:A",
    )
    sheet.print_title_rows = f"3:{_HEAD}"
