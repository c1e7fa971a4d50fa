"""The Counts sheet: how much stands behind each state; every number is a number of rows in Excerpts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codekit.matrix.result import Cell, Matrix
from codekit.reporting.matrix.look import BOLD, SECTION, SOFT, TEXT, heading, page, title_above, titles
from codekit.tables.look import widths
from codekit.tables.streamed import Rows, Worn
from codekit.tables.style import Style

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NAME = "Counts"
TITLE = "Counts by organization and theme"
FIGURES = ("excerpts", "inter-\nviews", "words", "% of words", "contrary", "hypo-\nthetical", "layer")
NOT_YET = "not yet"
_HEAD = 4
_WIDTHS = (*[8.5] * 6, 17.0)  # the last is that of layers, at least
_PAGE = 222.0  # what fits in the width of A4, at
_SCALE = 51  # per cent


def write(sheet: Worksheet, matrix: Matrix) -> None:
    """Fill the sheet."""
    titles(
        sheet,
        TITLE,
        "Supporting excerpts, their interviews and words, % of the organization's own words; contrary and hypothetical "
        f"excerpts; the layers that count. '{NOT_YET}': an interview is still to be coded for the theme, so nothing is "
        "not zero.",
    )
    _head(sheet, matrix)
    numbers = [_total(matrix, theme) for theme in matrix.themes]
    table = _Table(Rows(sheet, _HEAD + 1))
    table.row("all organizations", [figure for total in numbers for figure in total], strong=True)
    for case in matrix.cases:
        cells = [matrix.cells[case, theme] for theme in matrix.themes]
        table.row(matrix.called(case), [figure for cell in cells for figure in figures(cell)])
    _pages(sheet, matrix)


def figures(cell: Cell) -> list[Any]:
    """The six figures of a cell and its layer; a zero where not everything is coded is not yet a zero."""
    counts: list[Any] = [cell.excerpts, cell.interviews, cell.words, cell.share, cell.contrary, cell.hypothetical]
    counts[3] = "none said" if cell.share is None else cell.share
    if not cell.coded:
        counts = [count or NOT_YET if count != "none said" else NOT_YET for count in counts]
    return [*counts, cell.layer or "nothing"]


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
        "",
    ]


def _head(sheet: Worksheet, matrix: Matrix) -> None:
    heading(sheet, _HEAD, ["organization", *(figure for _ in matrix.themes for figure in FIGURES)], _sizes(matrix))
    for number, theme in enumerate(matrix.themes):
        first = 2 + number * len(FIGURES)
        name = f"{matrix.codebook[theme].name} ({theme})"
        heading(sheet, _HEAD - 1, [name, *[""] * (len(FIGURES) - 1)], [sum(_theme(matrix))], column=first)
        sheet.merge_cells(start_row=3, start_column=first, end_row=3, end_column=first + len(FIGURES) - 1)
    sheet.row_dimensions[_HEAD - 1].height = 30


class _Table:
    """The rows of the sheet; each look is found out once."""

    def __init__(self, rows: Rows) -> None:
        self.rows, self.name = rows, rows.wear(BOLD)
        self.known: dict[tuple[int, bool, bool, bool], Worn] = {}

    def row(self, name: str, values: list[Any], *, strong: bool = False) -> None:
        """A row of figures; `strong` ones stand for all organizations."""
        worn = [self._look(number % len(FIGURES), value, strong=strong) for number, value in enumerate(values)]
        self.rows.add([name, *values], [self.name, *worn])

    def _look(self, figure: int, value: Any, *, strong: bool) -> Worn:
        key = (figure, not value, isinstance(value, int | float), strong)
        if key not in self.known:
            self.known[key] = self.rows.wear(_style(*key))
        return self.known[key]


def _style(figure: int, nothing: bool, number: bool, strong: bool) -> Style:  # noqa: FBT001  (a key, spread)
    style = SOFT if nothing or not number else BOLD if strong else TEXT
    if number:
        style = style.but(form="0.0%" if figure == 3 else "#,##0")
    return style.but(
        side="left" if figure == len(FIGURES) - 1 else "right",
        wrap=False,
        lines=SECTION if figure == 0 else style.lines,
    )


def _sizes(matrix: Matrix) -> list[float]:
    return [
        max(18.0, min(1.1 * max(map(len, matrix.registers.called.values()), default=0), 34.0)),
        *_theme(matrix) * len(matrix.themes),
    ]


def _theme(matrix: Matrix) -> tuple[float, ...]:
    """The widths of a theme's columns; the layers of a cell are words, and read whole."""
    longest = max([len(layer) for layer in {cell.layer for cell in matrix.cells.values()}], default=0)
    return (*_WIDTHS[:-1], min(max(_WIDTHS[-1], longest * 0.95), 40.0))


def _pages(sheet: Worksheet, matrix: Matrix) -> None:
    """So many whole themes on a page, under the title: programs break anywhere in what is fitted to a width."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.pagebreak import Break, ColBreak
    from openpyxl.worksheet.properties import PageSetupProperties

    columns, sizes = len(matrix.themes) * len(FIGURES), _sizes(matrix)
    widths(sheet, sizes)
    per_page = max(1, int((_PAGE - sizes[0]) // sum(_theme(matrix))))
    last = f"{get_column_letter(columns + 1)}{_HEAD + 1 + len(matrix.cases)}"
    page(
        sheet,
        head=_HEAD,
        freeze=f"B{_HEAD + 2}",
        last=last,
        left="A:A",
    )
    sheet.print_title_rows = f"3:{_HEAD}"
    if len(matrix.themes) <= per_page:
        return
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
    sheet.page_setup.scale = _SCALE
    title_above(sheet, last)
    sheet.col_breaks = ColBreak()
    for number in range(per_page, len(matrix.themes), per_page):
        sheet.col_breaks.append(Break(id=1 + number * len(FIGURES)))
