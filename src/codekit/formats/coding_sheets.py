"""Excel coding sheets: one workbook per interview and coder, for a colleague who installs nothing.

Sheet "Coding" has one row per segment with drop-down codes; "Codebook" is there to be read; a hidden sheet
says which text, round and coder it belongs to, so that a sheet that comes back can be checked.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.model.codebook import Codebook
from codekit.model.events import POLARITIES, SUPPORTING, Coding
from codekit.model.transcript import RESPONDENT, Segment, Segmentation, Transcript
from codekit.sheets import pieces, put, save

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

CODING, BOOK, HIDDEN = "Coding", "Codebook", "codekit"
SLOTS = 4


FACTS = ("transcript", "text_sha", "coder", "round", "scheme", "codebook")
WIDTHS = {"segment": 9, "speaker": 15, "text": 78, "note": 36, "code": 19, "polarity": 13}
LINE = 15.0  # points per line of text at the default size
CHARACTERS_PER_LINE = 80


def write(
    path: Path,
    *,
    transcript: Transcript,
    segmentation: Segmentation,
    codebook: Codebook,
    codes: Sequence[str],
    coder: str,
    round_id: str,
    existing: Sequence[Coding] = (),
) -> None:
    """Write the coding sheet of one interview; `existing` are this coder's own codings so far."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = CODING
    facts = (transcript.id, transcript.sha256, coder, round_id, segmentation.scheme, codebook.key)
    _hidden(book, facts, codes)
    slots = max(SLOTS, *(len(row) for row in _given(segmentation, existing).values()), 0)
    _coding(sheet, transcript, segmentation, existing, slots, n_codes=len(codes))
    _codebook(book, codebook, codes)
    book._sheets = [book[CODING], book[BOOK], book[HIDDEN]]  # type: ignore[attr-defined]  # noqa: SLF001  (the order of tabs has no other door)
    book.active = 0
    save(book, path)


def _given(segmentation: Segmentation, existing: Sequence[Coding]) -> dict[int, list[tuple[str, str]]]:
    """The codes that stand on whole segments, by segment."""
    place = {(segment.start, segment.end): segment.index for segment in segmentation.segments}
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for coding in existing:
        if (index := place.get((coding.start, coding.end))) is not None:
            found[index].append((coding.code, coding.polarity if coding.polarity != SUPPORTING else ""))
    return found


def _hidden(book: Workbook, facts: Sequence[str], codes: Sequence[str]) -> None:
    from openpyxl.workbook.defined_name import DefinedName

    sheet = book.create_sheet(HIDDEN)
    for row, (name, value) in enumerate(zip(FACTS, facts, strict=True), start=1):
        put(sheet.cell(row, 1), name)
        put(sheet.cell(row, 2), value)
    for row, code in enumerate(codes, start=1):
        put(sheet.cell(row, 4), code)
    for row, polarity in enumerate(POLARITIES, start=1):
        put(sheet.cell(row, 5), polarity)
    book.defined_names["codes"] = DefinedName("codes", attr_text=f"{HIDDEN}!$D$1:$D${max(1, len(codes))}")
    book.defined_names["polarities"] = DefinedName("polarities", attr_text=f"{HIDDEN}!$E$1:$E${len(POLARITIES)}")
    sheet.sheet_state = "hidden"


def columns(slots: int) -> list[str]:
    """The header of a sheet with this many places for codes."""
    pairs = [f"{name} {i}" for i in range(1, slots + 1) for name in ("code", "polarity")]
    return ["segment", "speaker", "text", *pairs, "note"]


def _coding(
    sheet: Worksheet,
    transcript: Transcript,
    segmentation: Segmentation,
    existing: Sequence[Coding],
    slots: int,
    *,
    n_codes: int,
) -> None:
    from openpyxl.utils import get_column_letter

    head = columns(slots)
    for column, name in enumerate(head, start=1):
        put(sheet.cell(1, column), name)
        sheet.column_dimensions[get_column_letter(column)].width = WIDTHS[name.split()[0]]
    given = _given(segmentation, existing)
    row = 2
    for segment in segmentation.segments:
        part = segment_parts(transcript, segment)
        codable = transcript.role(segment.speaker) == RESPONDENT and segment.start < segment.end
        row = _segment(sheet, row, (segment, part), given.get(segment.index, []), len(head), codable=codable)
    _dress(sheet, head, row - 1)
    if n_codes:
        _lists(sheet, head, row - 1)


def segment_parts(transcript: Transcript, segment: Segment) -> list[str]:
    """The segment's text in parts that each fit a cell."""
    return pieces(transcript.text[segment.start : segment.end])


def _segment(
    sheet: Worksheet,
    row: int,
    what: tuple[Segment, Sequence[str]],
    given: Sequence[tuple[str, str]],
    width: int,
    *,
    codable: bool,
) -> int:
    """Write one segment, over several rows where its text is too long for a cell; returns the next row."""
    segment, parts = what
    for number, part in enumerate(parts):
        sheet.cell(row, 1).value = segment.index
        put(sheet.cell(row, 2), segment.speaker + (" (continued)" if number else ""))
        put(sheet.cell(row, 3), part)
        for slot, (code, polarity) in enumerate(given if not number else ()):
            put(sheet.cell(row, 4 + 2 * slot), code)
            if polarity:
                put(sheet.cell(row, 5 + 2 * slot), polarity)
        _dress_row(sheet, row, width, part, open_=codable and not number)
        row += 1
    return row


def _dress_row(sheet: Worksheet, row: int, width: int, text: str, *, open_: bool) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    line = Side(style="thin", color="D0D5DA")
    lines = sum(max(1, math.ceil(len(part) / CHARACTERS_PER_LINE)) for part in text.split("\n"))
    sheet.row_dimensions[row].height = min(409.0, max(1, lines) * LINE + 3)
    for column in range(1, width + 1):
        cell = sheet.cell(row, column)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = Border(bottom=line)
        if not open_:
            cell.fill = PatternFill("solid", fgColor="EEF0F2")
            cell.font = Font(color="5B6570", italic=column == 3)
        elif column > 3:
            cell.protection = Protection(locked=False)


def _dress(sheet: Worksheet, head: Sequence[str], last: int) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column in range(1, len(head) + 1):
        cell = sheet.cell(1, column)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="2F4858")
        cell.alignment = Alignment(vertical="center")
    sheet.row_dimensions[1].height = 22
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{max(last, 1)}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_title_rows = "1:1"
    sheet.sheet_view.zoomScale = 110


def _lists(sheet: Worksheet, head: Sequence[str], last: int) -> None:
    """Drop-down lists: they refer to names, since a list in the cell holds only 255 characters."""
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


def _codebook(book: Workbook, codebook: Codebook, codes: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(BOOK)
    fields = ("code", "name", "definition", "include", "exclude", "example")
    for column, (name, width) in enumerate(zip(fields, (20, 26, 56, 40, 40, 40), strict=True), start=1):
        cell = put(sheet.cell(1, column), name)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="2F4858")
        sheet.column_dimensions[get_column_letter(column)].width = width
    wanted = {*codes, *(above for code in codes for above in codebook.ancestors(code))}
    shown = [(id_, depth) for id_, depth in codebook.walk() if id_ in wanted]
    for row, (id_, depth) in enumerate(shown, start=2):
        code = codebook[id_]
        name = code.name + ("" if code.assignable else " (container, not coded)")
        values = (code.id, name, code.definition, code.include, code.exclude, " | ".join(code.examples))
        for column, value in enumerate(values, start=1):
            cell = put(sheet.cell(row, column), value)
            cell.alignment = Alignment(wrap_text=True, vertical="top", indent=depth if column == 1 else 0)
            if not code.assignable:
                cell.font = Font(color="5B6570", italic=True)
    sheet.freeze_panes = "B2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
