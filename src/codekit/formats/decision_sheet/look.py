"""How a decision sheet looks and prints, and which of its cells can be written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from codekit.formats.coding_sheet.look import page
from codekit.tables.write import FONT, LINE_POINTS, MAX_ROW_POINTS, lines_shown, put, safe_text

if TYPE_CHECKING:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = {
    "cluster": 10.0,
    "type": 12.0,
    "before": 24.0,
    "text": 58.0,
    "decision": 15.0,
    "code": 13.0,
    "words": 20.0,
    "numbers": 9.0,
    "polarity": 11.0,
    "reason": 26.0,
    "codebook problem": 22.0,
}
CODER = 30.0
TEXT = 4  # the column of the passage
Parts = Sequence[tuple[str, bool]]
_DARK, _GREEN, _INK, _LINE, _FIELD = "2F4858", "2F6B57", "5B6570", "D0D5DA", "FFFDF4"


def _width(name: str) -> float:
    return WIDTHS.get(name, CODER)


def dress_head(sheet: Worksheet, head: Sequence[str], coders: int) -> None:
    """Write the header row and set the widths; the columns to be filled in have a colour of their own."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, name in enumerate(head, start=1):
        cell = put(sheet.cell(1, column), name)
        cell.font = Font(name=FONT, size=11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=_GREEN if column > TEXT + coders else _DARK)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = widths(head, coders)[column - 1]
    sheet.row_dimensions[1].height = 32


def widths(head: Sequence[str], coders: int) -> list[float]:
    """The width of every column; many coders share the room of three."""
    each = CODER if coders <= 3 else max(18.0, 3 * CODER / coders)
    return [each if TEXT < column <= TEXT + coders else _width(name) for column, name in enumerate(head, start=1)]


class _Styles:
    """The styles of the sheet, each made once."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        line = Side(style="thin", color=_LINE)
        self.wrap: Alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
        self.border: Border = Border(bottom=line)
        self.boxed: Border = Border(bottom=line, left=line, right=line)
        self.field: PatternFill = PatternFill("solid", fgColor=_FIELD)
        self.open: Protection = Protection(locked=False)
        self.plain: Font = Font(name=FONT, size=11)
        self.quiet: Font = Font(name=FONT, size=10, color=_INK)
        self.strong: Font = Font(name=FONT, size=11, bold=True)


@cache
def _styles() -> _Styles:
    return _Styles()


def write_row(sheet: Worksheet, number: int, cells: Sequence[str], text: Parts, *, coders: int) -> None:
    """Write one cluster: the passage with the part in dispute bold, each coder's codings, the decision's cells."""
    styles = _styles()
    for column, value in enumerate(cells, start=1):
        cell = sheet.cell(number, column)
        if value:
            put(cell, value)
        cell.alignment = styles.wrap
        cell.border = styles.boxed if column >= TEXT else styles.border
        cell.font = styles.quiet if column in {2, 3} else styles.plain
        if column > TEXT + coders:
            cell.protection, cell.fill = styles.open, styles.field
            cell.number_format = "@"
    sheet.cell(number, 1).font = styles.strong
    _passage(sheet, number, text)
    _fit(sheet, number, cells, "".join(part for part, _ in text), coders)


def _passage(sheet: Worksheet, number: int, text: Parts) -> None:
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    cell = sheet.cell(number, TEXT)
    plain, bold = InlineFont(rFont=FONT, sz=11), InlineFont(rFont=FONT, sz=11, b=True)
    blocks = [TextBlock(bold if disputed else plain, safe_text(part)) for part, disputed in text if part]
    cell.value = CellRichText(*blocks)


def _fit(sheet: Worksheet, number: int, cells: Sequence[str], text: str, coders: int) -> None:
    room = widths(["cluster", "type", "before", "text", *[""] * coders, *list(WIDTHS)[4:]], coders)
    shown = [text if column == TEXT else value for column, value in enumerate(cells, start=1)]
    lines = max(lines_shown(value, width) for value, width in zip(shown, room, strict=True))
    sheet.row_dimensions[number].height = min(max(lines, 2) * LINE_POINTS + 4, MAX_ROW_POINTS)


def dress_sheet(sheet: Worksheet, head: Sequence[str], last: int, coders: int) -> None:
    """Filters, frozen header, protection against slips (no password), and the printed page."""
    from openpyxl.utils import get_column_letter

    page(sheet, freeze="B2")
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{max(last, 2)}"
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False
    sheet.protection.autoFilter = sheet.protection.sort = False
    sheet.page_setup.paperSize = 8  # A3: the cells for the decision are on the same page as the passage
    sheet.sheet_view.zoomScale = 100 if coders <= 2 else 90


def drop_downs(sheet: Worksheet, head: Sequence[str]) -> None:
    """Lists for decision, code and polarity; they refer to the named ranges of the hidden sheet."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    last = max(sheet.max_row, 2)
    for title, name in (("decision", "decisions"), ("code", "codes"), ("polarity", "polarities")):
        rule = DataValidation(type="list", formula1=f"={name}", allow_blank=True, showErrorMessage=True)
        rule.errorTitle, rule.error = f"Not a {title}", f"Choose a {title} from the list; see the sheet How to."
        letter = get_column_letter(len(head) - head[::-1].index(title))
        rule.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(rule)


def dress_how_to(sheet: Worksheet, lines: Sequence[str]) -> None:
    """A short page of text."""
    from codekit.formats.coding_sheet.look import dress_how_to as dress

    for number, line in enumerate(lines, start=1):
        put(sheet.cell(number, 1), line)
    dress(sheet, len(lines))
