"""Excel coding sheets: one workbook per interview and coder, for a colleague who installs nothing.

Sheet "Coding" has one row per segment with drop-down codes; "Codebook" and "How to" are there to be read; a
hidden sheet says which text, round and coder it belongs to and what each row said, so that a sheet that comes
back can be checked. Text and segment numbers are protected, without a password, against slips of the hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.formats.coding_sheet import look
from codekit.formats.coding_sheet.text import fingerprint, parts_of
from codekit.formats.filled_in import CODED, HIDDEN
from codekit.model.codebook import Codebook
from codekit.model.events import Coding
from codekit.model.numbering import SEGMENT as SEGMENT_HEAD
from codekit.model.polarities import POLARITIES, SUPPORTING
from codekit.model.span import Span
from codekit.model.transcript import RESPONDENT, Segmentation, Transcript
from codekit.tables.look import form_heading, name_cells, page, text_page
from codekit.tables.write import append_row, put, save

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

(CODING,), BOOK, HELP = CODED.tabs, "Codebook", "How to"
SLOTS = 4
SKIP, SKIP_NAME = "(skip)", "could not be coded"  # in place of a code; no code can have this id
FACTS = ("transcript", "text_sha", "coder", "round", "scheme", "codebook", "codekit")
CONTINUED = "(continued)"
# Columns of the hidden sheet: what may be chosen, and what each row of the sheet Coding said.
CODE, POLARITY, NAME, VALUE, SEGMENT, PART, SAID = 4, 5, 6, 7, 8, 9, 10

Given = dict[int, list[tuple[str, str, str]]]


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
    skipped: Sequence[Span] = (),
) -> None:
    """Write the coding sheet of one interview; `existing` are this coder's own codings so far.

    Segments inside one of the `skipped` spans hold `(skip)` in place of a code.
    Codings that do not lie on whole segments cannot be shown in a sheet; they are left out of it. Raises
    UnknownNameError where one of `codes` is not in the codebook.
    """
    from openpyxl import Workbook

    given = given_codes(segmentation, existing, skipped)
    book = Workbook()
    sheet, entries = book.worksheets[0], book.create_sheet(BOOK)
    sheet.title = CODING
    offered = values_of(codebook, codes)
    valued = bool(offered) or any(value for entries_ in given.values() for _, _, value in entries_)
    head = columns(max([SLOTS, *(len(pairs) for pairs in given.values())]), valued=valued)
    rows = list(_rows(transcript, segmentation))
    look.dress_head(sheet, head)
    for number, row in enumerate(rows, start=2):
        _write_row(sheet, number, row, () if row.part else given.get(row.segment, ()), head)
    look.dress_sheet(sheet, head, len(rows) + 1)
    write_codebook(entries, codebook, codes)
    _how_to(book.create_sheet(HELP), transcript, coder, round_id, segmentation.scheme, valued=valued)
    facts = (transcript.id, transcript.sha256, coder, round_id, segmentation.scheme, codebook.key, version())
    beyond = sorted({code for pairs in given.values() for code, _, _ in pairs} - {*codes, SKIP})
    _hidden(book, facts, rows)
    choices(book, codebook, [*codes, SKIP], beyond, offered)
    if codes:
        look.drop_downs(sheet, head, len(rows) + 1)
    save(book, path)


def version() -> str:
    """The version of codekit that writes a sheet."""
    try:
        return metadata.version("codekit-qda")
    except metadata.PackageNotFoundError:
        return ""


def values_of(codebook: Codebook, codes: Sequence[str]) -> list[str]:
    """Every value that one of these codes may have, in ascending order."""
    return sorted({value.value for code in codes for value in codebook[code].values}, key=float)


def columns(slots: int, *, valued: bool = False) -> list[str]:
    """The header of a sheet with this many places for codes, and for their values where codes have some."""
    kinds = ("code", "polarity", "value") if valued else ("code", "polarity")
    pairs = [f"{name} {i}" for i in range(1, slots + 1) for name in kinds]
    return [SEGMENT_HEAD, "speaker", "text", *pairs, "note"]


def given_codes(segmentation: Segmentation, existing: Sequence[Coding], skipped: Sequence[Span]) -> Given:
    """The codes that stand on whole segments, by segment, with their polarity and value; `(skip)` for skipped ones."""
    place = {(segment.start, segment.end): segment.index for segment in segmentation.segments}
    given: Given = defaultdict(list)
    for coding in existing:
        if (index := place.get((coding.start, coding.end))) is not None:
            given[index].append((coding.code, coding.polarity if coding.polarity != SUPPORTING else "", coding.value))
    for segment in segmentation.segments:
        if segment.start < segment.end and any(span.contains(segment.span) for span in skipped):
            given[segment.index].append((SKIP, "", ""))
    return given


def fingerprints(transcript: Transcript, segmentation: Segmentation) -> dict[tuple[int, int], str]:
    """What the hidden sheet says of each row, by segment and part."""
    return {(row.segment, row.part): fingerprint(row.text) for row in _rows(transcript, segmentation)}


def _rows(transcript: Transcript, segmentation: Segmentation) -> Iterator[look.Row]:
    """One row per segment; a segment that no row can show whole goes on in the next."""
    for segment in segmentation.segments:
        parts = parts_of(transcript.text[segment.start : segment.end], look.WIDTHS["text"])
        respondent = transcript.role(segment.speaker) == RESPONDENT and segment.start < segment.end
        for number, text in enumerate(parts):
            speaker = f"{segment.speaker} {CONTINUED}".strip() if number else segment.speaker
            yield look.Row(segment.index, number, speaker, text, respondent)


def _write_row(
    sheet: Worksheet, number: int, row: look.Row, given: Sequence[tuple[str, str, str]], head: Sequence[str]
) -> None:
    step = 3 if "value 1" in head else 2
    sheet.cell(number, 1).value = row.segment
    put(sheet.cell(number, 2), row.speaker)
    put(sheet.cell(number, 3), row.text)
    for slot, pair in enumerate(given):
        for offset, value in enumerate(pair):
            if value:
                put(sheet.cell(number, 4 + step * slot + offset), value)
    look.dress_row(sheet, number, row, len(head))


def _hidden(book: Workbook, facts: Sequence[str], rows: Sequence[look.Row]) -> None:
    sheet = book.create_sheet(HIDDEN)
    sheet.sheet_state = "hidden"
    for number, pair in enumerate(zip(FACTS, facts, strict=True), start=1):
        append_row(sheet, number, pair)
    for number, row in enumerate(rows, start=1):
        sheet.cell(number, SEGMENT).value = row.segment
        sheet.cell(number, PART).value = row.part
        put(sheet.cell(number, SAID), fingerprint(row.text))


def choices(
    book: Workbook, codebook: Codebook, offered: Sequence[str], beyond: Sequence[str], values: Sequence[str]
) -> None:
    """Write on the hidden sheet what may be chosen, as named ranges.

    `beyond` are codes that stand already and are not offered any more.
    """
    sheet = book[HIDDEN]
    for number, code in enumerate([*offered, *beyond], start=1):
        put(sheet.cell(number, CODE), code)
        put(sheet.cell(number, NAME), SKIP_NAME if code == SKIP else codebook[code].name if code in codebook else "")
    for number, polarity in enumerate(POLARITIES, start=1):
        put(sheet.cell(number, POLARITY), polarity)
    for number, value in enumerate(values, start=1):
        put(sheet.cell(number, VALUE), value)
    if values:
        name_cells(book, "code_values", HIDDEN, VALUE, len(values))
    name_cells(book, "codes", HIDDEN, CODE, len(offered))
    name_cells(book, "polarities", HIDDEN, POLARITY, len(POLARITIES))


def write_codebook(sheet: Worksheet, codebook: Codebook, codes: Sequence[str]) -> None:
    """Fill a sheet with the entries of these codes and of those above them, to be read.

    Raises UnknownNameError where one of them is not in the codebook.
    """
    wanted = {*codes, *(above for code in codes for above in codebook.ancestors(code))}
    rows = [(codebook[id_], depth) for id_, depth in codebook.walk() if id_ in wanted]
    form_heading(sheet, list(look.BOOK), list(look.BOOK.values()))
    for number, (code, depth) in enumerate(rows, start=2):
        name = code.name + ("" if code.id in codes else " (not coded here)")
        values = f"\nValues: {', '.join(map(str, code.values))}" if code.values else ""
        entry = (code.id, name, code.definition + values, code.include, code.exclude, "\n".join(code.examples))
        for column, value in enumerate(entry, start=1):
            put(sheet.cell(number, column), value)
        look.dress_codebook_row(sheet, number, depth, offered=code.id in codes)
    page(sheet, freeze="C2")


def _how_to(sheet: Worksheet, transcript: Transcript, coder: str, round_id: str, scheme: str, *, valued: bool) -> None:
    lines = (
        f"Coding sheet: transcript {transcript.id}, coder {coder}, round {round_id}, one row per {scheme}",
        "1. Read each row of the sheet Coding. Grey rows (the interviewer's, for instance) are there to be read.",
        "2. Where a code applies, choose it in 'code 1' (Alt and the down arrow open the list); the next in 'code 2'.",
        "3. 'polarity' stays empty when the passage supports the code; 'contrary': denied; 'hypothetical': wished for.",
        "4. A row without a code says: read, nothing found. Please go through the whole interview.",
        "5. 'note' is for doubts and remarks. For a row that cannot be coded (it is inaudible, say) choose '(skip)'.",
        "6. For a fifth code: Review > Unprotect Sheet (no password); insert columns 'code 5' and 'polarity 5'.",
        "7. Save as .xlsx and send the file back. Text and segment numbers must stay as they are; filters do no harm.",
        "8. Segments are numbered from 0, as in every table; people count turns from 1.",
    )
    more = "9. 'value' says how much, for codes that have values; the sheet Codebook lists them."
    text_page(sheet, (*lines, more) if valued else lines)
