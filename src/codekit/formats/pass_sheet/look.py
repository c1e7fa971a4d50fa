"""How a sheet over what is coded looks, and which of its cells can be written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from codekit.formats.pass_sheet.rows import CONTEXT, PLACE, Row
from codekit.tables.look import fit_row, heading, offer, page, protect, show, widths
from codekit.tables.style import BOLD, FORM_HEAD, NOTE, PLAIN, QUIET, TEXT_FORM, Style, dress, edges

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = {
    "segment": 9.5,
    "speaker": 13.0,
    "text": 64.0,
    "code": 18.0,
    "polarity": 12.0,
    "value": 7.0,
    "coder": 10.0,
    "memo": 24.0,
    "decision": 11.0,
    "new code": 18.0,
    "new polarity": 13.0,
    "new value": 8.0,
    "new words": 40.0,
    "reason": 30.0,
}
DONE_ROW, HEAD_ROW = 1, 2
FIRST_FIELD = "decision"
_FIELD, _GREY, _CODED = "FFFFFDF4", "FFECEEF0", "FFF1F5F9"
_SAID = Style(side="left", lines=edges("bottom"))
_INPUT = _SAID.but(lines=edges("bottom", "left"))
_LISTS = {
    "decision": ("decisions", "Choose keep, remove or change."),
    "new code": ("codes", "Choose a code from the list; see the sheet Codebook."),
    "new polarity": ("polarities", "Choose a polarity from the list."),
    "new value": ("code_values", "Choose a value from the list; see the sheet Codebook."),
}


def width_of(name: str) -> float:
    """The width of a column."""
    return WIDTHS[name.split(" (", maxsplit=1)[0]]


def dress_head(sheet: Worksheet, head: Sequence[str], about: str, *, done: str) -> None:
    """The row that says whether all was gone through, and the header."""
    sizes = [width_of(name) for name in head]
    heading(sheet, head, sizes, row=HEAD_ROW, style=FORM_HEAD)
    widths(sheet, sizes)
    show(sheet.cell(DONE_ROW, 1), "done", BOLD.but(height="center"))
    dress(sheet.cell(DONE_ROW, 2), _INPUT.but(fill=_FIELD, open=True, form=TEXT_FORM, height="center"))
    sheet.cell(DONE_ROW, 2).value = done or None
    show(sheet.cell(DONE_ROW, 3), about, NOTE)
    fit_row(sheet, DONE_ROW, [WIDTHS["text"]], column=3, size=NOTE.size, least=2)


def dress_row(sheet: Worksheet, number: int, row: Row, part: int, head: Sequence[str]) -> None:
    """Make a row readable, show what it takes, and unlock those cells."""
    first = list(head).index(FIRST_FIELD)
    for column, name in enumerate(head):
        style = _field(row, part, name) if column >= first else _told(row, name)
        dress(sheet.cell(number, column + 1), style)
    fit_row(sheet, number, [width_of(name) - (2 if name == "text" and _is_coding(row) else 0) for name in head])


def _is_coding(row: Row) -> bool:
    return row.kind not in {CONTEXT, PLACE}


def _told(row: Row, name: str) -> Style:
    quiet = row.kind == CONTEXT or not row.open
    style = _SAID.but(ink=QUIET if quiet else PLAIN.ink, fill=_GREY if quiet else _CODED if _is_coding(row) else "")
    if name == "text" and _is_coding(row):
        return style.but(italic=True, indent=2)
    if name.startswith("segment"):
        return style.but(side="center", wrap=False, ink=QUIET, form=TEXT_FORM)
    return style.but(bold=name == "code" and _is_coding(row))


def _field(row: Row, part: int, name: str) -> Style:
    takes = row.open and not part and not (name == FIRST_FIELD and row.kind == PLACE)
    style = _INPUT.but(fill=_FIELD if takes else _GREY, ink=PLAIN.ink if takes else QUIET)
    return style.but(open=True, form=TEXT_FORM) if takes else style


def dress_sheet(sheet: Worksheet, head: Sequence[str], last: int) -> None:
    """Header and text stay in view, a filter, a print; people may look, filter and insert rows."""
    from openpyxl.utils import get_column_letter

    page(sheet, head=HEAD_ROW, freeze=f"D{HEAD_ROW + 1}", last=f"{get_column_letter(len(head))}{max(last, HEAD_ROW)}")
    protect(sheet)
    sheet.protection.insertRows = False  # allowed


def drop_downs(sheet: Worksheet, head: Sequence[str], last: int, lists: Sequence[str]) -> None:
    """Lists to choose from, those that have anything; they refer to named ranges of the hidden sheet."""
    for column, name in enumerate(head, start=1):
        listed, words = _LISTS.get(name, ("", ""))
        if listed in lists:
            offer(sheet, [column], last, f"={listed}", (f"Not a {name.split()[-1]}", words), first=HEAD_ROW + 1)
    offer(sheet, [2], DONE_ROW, '"yes"', ("Not yes", "Choose yes, or leave it empty."), first=DONE_ROW)
