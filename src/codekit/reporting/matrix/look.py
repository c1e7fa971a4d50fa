"""How the sheets look: fonts, the eight states in colour and in grey, page set-up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from codekit.matrix.states import (
    ASKED_UNKNOWN,
    CONTRARY,
    MIXED,
    NOT_APPLICABLE,
    NOT_ASKED,
    NOT_FOUND,
    NOT_YET_CODED,
    PRESENT,
)
from codekit.tables.write import put

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Calibri"
INK, QUIET, LINE, HEAD = "FF1F2933", "FF6B7280", "FFD5DAE1", "FFE8ECF1"
LINK = "FF1A4F8A"
_LETTERS_PER_UNIT = 1.15  # of a column's width, at 10 points


@dataclass(frozen=True, slots=True)
class StateLook:
    """A state's mark and colours; the grey values differ as much as the colours do."""

    mark: str
    fill: str
    ink: str
    bold: bool = False
    italic: bool = False


STATE_LOOKS: Mapping[str, StateLook] = {
    PRESENT: StateLook("●", "FF7FB0D6", INK, bold=True),
    MIXED: StateLook("◐", "FFC3DCEF", INK, bold=True),
    CONTRARY: StateLook("✕", "FFF6C177", INK, bold=True),
    NOT_FOUND: StateLook("○", "FFFFFFFF", INK),
    ASKED_UNKNOWN: StateLook("?", "FFEFF1F4", INK, italic=True),
    NOT_ASKED: StateLook("–", "FFDDE1E6", INK),
    NOT_YET_CODED: StateLook("…", "FFFFF6D6", INK, italic=True),
    NOT_APPLICABLE: StateLook("/", "FFC9CED6", QUIET),
}


class Links:
    """Links inside the workbook: real ones as long as a sheet can hold them, formulas beyond."""

    most = 60_000  # Excel gives up at 65,530 in a sheet

    def __init__(self) -> None:
        """Count the links of each sheet."""
        self._used: dict[str, int] = {}

    def set(self, cell: Cell | MergedCell, sheet: str, to: str, text: str) -> None:
        """Make the cell lead to another; its text stays what it was, or becomes a formula that shows it."""
        from openpyxl.worksheet.hyperlink import Hyperlink

        here = cell.parent.title
        self._used[here] = self._used.get(here, 0) + 1
        if self._used[here] <= self.most:
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet}'!{to}", display=text)
        else:
            quoted = text.replace('"', '""')
            cell.value = f'=HYPERLINK("#\'{sheet}\'!{to}","{quoted}")'
            cell.data_type = "f"


class Styles:
    """Style objects made once and shared, because a style costs more than a cell."""

    def __init__(self) -> None:
        """Make the styles that every sheet uses."""
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        self.links = Links()
        self._seen: dict[tuple[int, int, int], Any] = {}
        side = Side(style="thin", color=LINE)
        self.box = Border(left=side, right=side, top=side, bottom=side)
        self.block = Border(left=side, right=side, bottom=side, top=Side(style="medium", color=QUIET))
        self.section = Border(left=Side(style="thin", color=INK), right=side, top=side, bottom=side)
        self.title = Font(name=FONT, size=16, bold=True, color=INK)
        self.text = Font(name=FONT, size=10, color=INK)
        self.bold = Font(name=FONT, size=10, bold=True, color=INK)
        self.quiet = Font(name=FONT, size=9, color=QUIET)
        self.link = Font(name=FONT, size=10, color=LINK, underline="single")
        self.head = PatternFill("solid", fgColor=HEAD)
        self.left = Alignment(horizontal="left", vertical="top", wrap_text=True)
        self.right = Alignment(horizontal="right", vertical="top")
        self.centre = Alignment(horizontal="center", vertical="center", wrap_text=True)
        self.straight = Alignment(horizontal="left", vertical="center")
        self.state = {
            state: (
                PatternFill("solid", fgColor=look.fill),
                Font(name=FONT, size=10, color=look.ink, bold=look.bold, italic=look.italic),
                f'"{look.mark} "@',
            )
            for state, look in STATE_LOOKS.items()
        }

    def show_state(self, cell: Any, state: str, text: str) -> None:
        """Write a state as text, with its mark before it and its colours."""
        put(cell, text)
        cell.fill, cell.font, cell.number_format = self.state[state]
        cell.alignment, cell.border = self.centre, self.box

    def show(self, cell: Any, value: Any, *, font: Any = None, align: Any = None, border: Any = None) -> None:
        """Write a value; numbers to the right, words to the left."""
        put(cell, value)
        number = isinstance(value, int | float)
        self._dress(cell, font or self.text, align or (self.right if number else self.left), border or self.box)

    def _dress(self, cell: Any, font: Any, align: Any, border: Any) -> None:
        """Give a cell its style; one seen before is copied whole, which is five times as fast as setting it."""
        known = self._seen.get((id(font), id(align), id(border)))
        if known is not None:
            cell._style = copy(known)  # noqa: SLF001
            return
        cell.font, cell.alignment, cell.border = font, align, border
        self._seen[id(font), id(align), id(border)] = copy(cell._style)  # noqa: SLF001

    def heading(self, sheet: Worksheet, row: int, values: Sequence[str], *, column: int = 1) -> None:
        """A header row."""
        for number, value in enumerate(values, column):
            cell = sheet.cell(row, number)
            put(cell, value)
            cell.font, cell.fill, cell.alignment, cell.border = self.bold, self.head, self.centre, self.box

    def titles(self, sheet: Worksheet, title: str, below: str = "") -> None:
        """The sheet's title in row 1 and a quiet line under it."""
        put(sheet.cell(1, 1), title)
        sheet.cell(1, 1).font, sheet.cell(1, 1).alignment = self.title, self.straight
        sheet.row_dimensions[1].height = 26
        if below:
            put(sheet.cell(2, 1), below)
            sheet.cell(2, 1).font, sheet.cell(2, 1).alignment = self.quiet, self.straight


def fit_height(sheet: Worksheet, row: int, values: Sequence[Any], sizes: Sequence[float]) -> None:
    """Make a row as high as its longest wrapped text needs; Excel allows 409 points."""
    lines = [_lines(value, size) for value, size in zip(values, sizes, strict=False) if isinstance(value, str)]
    sheet.row_dimensions[row].height = min(13.5 * max(lines, default=1) + 1.5, 409)


def _lines(text: str, size: float) -> int:
    size *= _LETTERS_PER_UNIT
    if len(text) <= size and "\n" not in text:
        return 1
    return sum(len(wrap(line, max(int(size), 1))) or 1 for line in text.split("\n")[:40])


def widths(sheet: Worksheet, sizes: Sequence[float]) -> None:
    """Set the widths of the columns from A on."""
    from openpyxl.utils import get_column_letter

    for number, size in enumerate(sizes, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = size


def page(sheet: Worksheet, *, head: int, freeze: str = "", last: str = "", pages_wide: int = 1, left: str = "") -> None:
    """Landscape A4, fitted in width, header rows on every page, page numbers, panes and filter.

    Args:
        sheet: The sheet.
        head: The last header row.
        freeze: The first cell that scrolls.
        last: The last cell of the table that can be filtered; "" for no filter.
        pages_wide: How many pages side by side.
        left: Columns repeated on every page, such as "A:A".
    """
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages_wide, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{head}:{head}"
    if left:
        sheet.print_title_cols = left
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.7, 0.3, 0.3
    if sheet.oddFooter is not None:
        sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "Page &P of &N"
    sheet.sheet_view.showGridLines = False
    if freeze:
        sheet.freeze_panes = freeze
    if last:
        sheet.auto_filter.ref = f"A{head}:{last}"
