"""How a coding sheet looks and prints, and which of its cells can be written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from codekit.tables.write import FONT, fit_row, put

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = {"segment": 8.5, "speaker": 14.0, "text": 72.0, "note": 32.0, "code": 19.0, "polarity": 13.0}
_BOOK = {"code": 22.0, "name": 26.0, "definition": 50.0, "include": 38.0, "exclude": 38.0, "example": 42.0}
_DARK, _GREY, _INK, _LINE, _FIELD = "2F4858", "ECEEF0", "5B6570", "D0D5DA", "FFFDF4"


class Row(NamedTuple):
    """One row of the sheet Coding; `part` counts the rows of a long segment, the first of which takes the codes."""

    segment: int
    part: int
    speaker: str
    text: str
    respondent: bool

    @property
    def codable(self) -> bool:
        """True where codes can be chosen."""
        return self.respondent and not self.part


def dress_head(sheet: Worksheet, head: Sequence[str]) -> None:
    """Write the header row and set the widths."""
    _head(sheet, head, [WIDTHS[name.split()[0]] for name in head])


def _head(sheet: Worksheet, head: Sequence[str], widths: Sequence[float]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, (name, width) in enumerate(zip(head, widths, strict=True), start=1):
        cell = put(sheet.cell(1, column), name)
        cell.font = Font(name=FONT, size=11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=_DARK)
        cell.alignment = Alignment(vertical="center")
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[1].height = 22


class _Styles:
    """The styles of the sheet Coding, each made once: a long interview has tens of thousands of cells."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        line = Side(style="thin", color=_LINE)
        self.wrap = Alignment(horizontal="left", vertical="top", wrap_text=True)
        self.centre = Alignment(horizontal="center", vertical="top")
        self.below, self.boxed = Border(bottom=line), Border(bottom=line, left=line)
        self.plain, self.quiet = Font(name=FONT, size=11), Font(name=FONT, size=11, color=_INK)
        self.grey, self.field = PatternFill("solid", fgColor=_GREY), PatternFill("solid", fgColor=_FIELD)
        self.open = Protection(locked=False)


@cache
def _styles() -> _Styles:
    return _Styles()


def dress_row(sheet: Worksheet, number: int, row: Row, width: int) -> None:
    """Make a row readable, show where it takes codes, and unlock those cells."""
    styles = _styles()
    for column in range(1, width + 1):
        cell = sheet.cell(number, column)
        cell.alignment = styles.centre if column == 1 else styles.wrap
        cell.border = styles.boxed if column > 3 else styles.below
        cell.font = styles.plain if row.respondent and column > 1 else styles.quiet
        if column > 3 and row.codable:
            cell.fill = styles.field
        elif column > 3 or not row.respondent:
            cell.fill = styles.grey
        if column > 3 and (row.codable or (column == width and not row.part)):
            cell.protection, cell.number_format = styles.open, "@"
    fit_row(sheet, number, [WIDTHS["segment"], WIDTHS["speaker"], WIDTHS["text"]])


def dress_sheet(sheet: Worksheet, head: Sequence[str], last: int) -> None:
    """Header and text stay in view, a filter, a print, and protection that lets people look and filter."""
    from openpyxl.utils import get_column_letter

    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{last}"
    page(sheet, freeze="D2")
    protection = sheet.protection
    protection.enable()
    protection.formatColumns = protection.formatRows = protection.formatCells = False  # False: allowed
    protection.autoFilter = protection.insertColumns = protection.sort = False


def drop_downs(sheet: Worksheet, head: Sequence[str], last: int) -> None:
    """Lists of codes and polarities; they refer to the named ranges of the hidden sheet."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for kind, name in (("code", "codes"), ("polarity", "polarities")):
        rule = DataValidation(type="list", formula1=f"={name}", allow_blank=True, showErrorMessage=True)
        rule.errorTitle, rule.error = f"Not a {kind}", f"Choose a {kind} from the list; see the sheet Codebook."
        for column, title in enumerate(head, start=1):
            if title.split()[0] == kind:
                letter = get_column_letter(column)
                rule.add(f"{letter}2:{letter}{max(last, 2)}")
        sheet.add_data_validation(rule)


def dress_codebook_head(sheet: Worksheet) -> None:
    """The header of the sheet Codebook."""
    _head(sheet, list(_BOOK), list(_BOOK.values()))


def dress_codebook_row(sheet: Worksheet, number: int, depth: int, *, offered: bool) -> None:
    """One entry, indented by its depth; what is not offered is quiet."""
    from openpyxl.styles import Alignment, Border, Font, Side

    for column in range(1, len(_BOOK) + 1):
        cell = sheet.cell(number, column)
        indent = depth if column == 1 else 0
        cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=indent)
        cell.border = Border(bottom=Side(style="thin", color=_LINE))
        strong = offered and column == 1
        cell.font = Font(name=FONT, size=11, bold=strong, italic=not offered, color="000000" if offered else _INK)
    fit_row(sheet, number, [_BOOK["code"] - 2 * depth, *list(_BOOK.values())[1:]])


def dress_how_to(sheet: Worksheet, lines: int) -> None:
    """A short page of text."""
    from openpyxl.styles import Alignment, Font

    sheet.column_dimensions["A"].width = 100
    for number in range(1, lines + 1):
        cell = sheet.cell(number, 1)
        cell.font = Font(name=FONT, size=12 if number == 1 else 11, bold=number == 1)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        fit_row(sheet, number, [90])
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]


def page(sheet: Worksheet, *, freeze: str) -> None:
    """Landscape, one page wide, the header on every page with the page number below."""
    sheet.freeze_panes = freeze
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.center.text = "&P / &N"  # type: ignore[union-attr]
