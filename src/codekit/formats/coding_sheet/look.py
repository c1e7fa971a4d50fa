"""How a coding sheet looks, and which of its cells can be written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from codekit.tables.look import fit_row, form_heading, offer, page, protect
from codekit.tables.style import PLAIN, QUIET, TEXT_FORM, Style, dress, edges

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = {"segment": 9.5, "speaker": 14.0, "text": 72.0, "note": 32.0, "code": 19.0, "polarity": 13.0, "value": 9.0}
BOOK = {"code": 22.0, "name": 26.0, "definition": 50.0, "include": 38.0, "exclude": 38.0, "example": 42.0}
FIELD, _GREY = "FFFFFDF4", "FFECEEF0"  # behind cells to fill in, and behind what is only read
_SAID = Style(side="left", lines=edges("bottom"))
_INPUT = _SAID.but(lines=edges("bottom", "left"))
_TEXT = 3  # the last column that is only read


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
    form_heading(sheet, head, [WIDTHS[name.split()[0]] for name in head])


def dress_row(sheet: Worksheet, number: int, row: Row, width: int) -> None:
    """Make a row readable, show where it takes codes, and unlock those cells."""
    for column in range(1, width + 1):
        dress(sheet.cell(number, column), _style(row, column, noted=column == width))
    fit_row(sheet, number, [WIDTHS["segment"], WIDTHS["speaker"], WIDTHS["text"]])


def _style(row: Row, column: int, *, noted: bool) -> Style:
    ink = PLAIN.ink if row.respondent and column > 1 else QUIET
    if column <= _TEXT:
        style = _SAID.but(ink=ink, fill="" if row.respondent else _GREY)
        return style.but(side="center", wrap=False) if column == 1 else style
    style = _INPUT.but(ink=ink, fill=FIELD if row.codable else _GREY)
    return style.but(open=True, form=TEXT_FORM) if row.codable or (noted and not row.part) else style


def dress_sheet(sheet: Worksheet, head: Sequence[str], last: int) -> None:
    """Header and text stay in view, a filter, a print, and protection that lets people look and filter."""
    from openpyxl.utils import get_column_letter

    page(sheet, freeze="D2", last=f"{get_column_letter(len(head))}{last}")
    protect(sheet)


def drop_downs(sheet: Worksheet, head: Sequence[str], last: int) -> None:
    """Lists of codes, polarities and values; they refer to the named ranges of the hidden sheet."""
    for kind, name in (("code", "codes"), ("polarity", "polarities"), ("value", "code_values")):
        columns = [column for column, title in enumerate(head, start=1) if title.split()[0] == kind]
        if not columns:
            continue
        error = (f"Not a {kind}", f"Choose a {kind} from the list; see the sheet Codebook.")
        offer(sheet, columns, last, f"={name}", error)


def dress_codebook_row(sheet: Worksheet, number: int, depth: int, *, offered: bool) -> None:
    """One entry, indented by its depth; what is not offered is quiet."""
    style = _SAID if offered else _SAID.but(italic=True, ink=QUIET)
    for column in range(1, len(BOOK) + 1):
        first = column == 1
        dress(sheet.cell(number, column), style.but(bold=offered, indent=depth) if first else style)
    fit_row(sheet, number, [BOOK["code"] - 2 * depth, *list(BOOK.values())[1:]])
