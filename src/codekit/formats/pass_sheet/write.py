"""Write a sheet over what is coded: one workbook per transcript, for a colleague who installs nothing.

The first sheet has the text and the codings that stand in it; "Codebook" and "How to" are there to be read; a hidden
sheet says what it belongs to and what each row said, so that only what somebody changed is read back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.formats.coding_sheet import write as coding_sheet
from codekit.formats.coding_sheet.text import fingerprint, parts_of
from codekit.formats.filled_in import HIDDEN, PASS
from codekit.formats.pass_sheet import look
from codekit.formats.pass_sheet.rows import CONTEXT, DECISIONS, Row, Was
from codekit.model.codebook import Codebook
from codekit.model.numbering import SEGMENT
from codekit.model.rounds import SECOND_PASS, SUBCODE
from codekit.model.transcript import Transcript
from codekit.tables.look import name_cells, text_page
from codekit.tables.write import append_row, put, save

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

NAMES = dict(zip((SECOND_PASS, SUBCODE), PASS.tabs, strict=True))
FACTS = (*coding_sheet.FACTS, "kind")
# Columns of the hidden sheet, beside those of a coding sheet; the last ones are the cells to fill in as written.
LOCKED, KIND, ABOUT, START, END, LOW, HIGH, GIVEN = 11, 12, 13, 14, 15, 16, 17, 18
DECISION = 25
YES = "yes"


@dataclass(frozen=True, slots=True)
class Header:
    """What a sheet belongs to; `below` says in words what it goes over."""

    transcript: Transcript
    scheme: str
    codebook: Codebook
    coder: str
    round_id: str
    kind: str
    below: str

    @property
    def facts(self) -> tuple[str, ...]:
        """What the hidden sheet says, in the order of `FACTS`."""
        text = (self.transcript.id, self.transcript.sha256)
        return (*text, self.coder, self.round_id, self.scheme, self.codebook.key, coding_sheet.version(), self.kind)


def write(path: Path, header: Header, rows: Sequence[Row], codes: Sequence[str], *, done: bool = False) -> None:
    """Write one transcript's sheet; `codes` may be chosen, `done` where the coder has finished the transcript.

    Raises UnknownNameError where one of `codes` is not in the codebook.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet, entries = book.worksheets[0], book.create_sheet(coding_sheet.BOOK)
    sheet.title = NAMES[header.kind]
    values = coding_sheet.values_of(header.codebook, codes)
    head = columns(valued=bool(values) or any(row.was.value or row.given.value for row in rows))
    written = list(parts(rows))
    look.dress_head(sheet, head, _about(header, empty=not rows), done=YES * done)
    for number, (row, part, text) in enumerate(written, start=look.HEAD_ROW + 1):
        _write_row(sheet, number, (row, part, text), head)
    last = look.HEAD_ROW + len(written)
    look.dress_sheet(sheet, head, last)
    coding_sheet.write_codebook(entries, header.codebook, codes)
    text_page(book.create_sheet(coding_sheet.HELP), _how_to(header, valued="new value" in head))
    _hidden(book, header, written)
    beyond = sorted({row.given.code for row in rows if row.given.code} - {*codes})
    coding_sheet.choices(book, header.codebook, codes, beyond, values)
    lists = [name for name, there in (("codes", codes), ("code_values", values)) if there]
    look.drop_downs(sheet, head, last, ["decisions", "polarities", *lists])
    save(book, path)


def columns(*, valued: bool) -> list[str]:
    """The header of a sheet; values have a column where codes have some."""
    names = [SEGMENT, *list(look.WIDTHS)[1:]]
    return names if valued else [name for name in names if name not in {"value", "new value"}]


def parts(rows: Sequence[Row]) -> Iterator[tuple[Row, int, str]]:
    """The rows with their texts; a text that no row can show whole goes on in the next."""
    for row in rows:
        for number, text in enumerate(parts_of(row.text, look.WIDTHS["text"])):
            yield row, number, text


def locked(was: Was) -> str:
    """By which it is known that somebody wrote over what is only there to be read."""
    return fingerprint("\n".join(astuple(was)))


def _write_row(sheet: Worksheet, number: int, written: tuple[Row, int, str], head: Sequence[str]) -> None:
    row, part, text = written
    more = f"{row.speaker} {coding_sheet.CONTINUED}".strip() if part else row.speaker
    shown: dict[str, str] = {SEGMENT: row.label, "speaker": more, "text": text}
    if not part:
        shown |= dict(zip(("code", "polarity", "value", "coder", "memo"), astuple(row.was), strict=True))
        news = ("decision", "new code", "new polarity", "new value", "new words", "reason")
        shown |= dict(zip(news, astuple(row.given), strict=True))
    for column, name in enumerate(head, start=1):
        if value := shown.get(name, ""):
            put(sheet.cell(number, column), int(value) if name == SEGMENT and value.isdigit() else value)
    look.dress_row(sheet, number, row, part, head)


def _hidden(book: Workbook, header: Header, written: Sequence[tuple[Row, int, str]]) -> None:
    sheet = book.create_sheet(HIDDEN)
    sheet.sheet_state = "hidden"
    for number, pair in enumerate(zip(FACTS, header.facts, strict=True), start=1):
        append_row(sheet, number, pair)
    told = [each for each in written if each[0].kind != CONTEXT and each[2]]
    for number, (row, part, text) in enumerate(told, start=1):
        known = (row.label, part, fingerprint(text), locked(row.was), row.kind, row.about)
        cells = (*known, row.start, row.end, row.low, row.high, *astuple(row.given))
        for column, value in enumerate(cells, start=coding_sheet.SEGMENT):
            if value != "":
                put(sheet.cell(number, column), value)
    for number, decision in enumerate(DECISIONS, start=1):
        put(sheet.cell(number, DECISION), decision)
    name_cells(book, "decisions", HIDDEN, DECISION, len(DECISIONS))


def _about(header: Header, *, empty: bool) -> str:
    if empty:
        return f"Nothing of {header.transcript.id} is {header.below}. Write yes to the left: then it is finished."
    what = "gone over" if header.kind == SECOND_PASS else "sub-coded"
    return f"Write yes to the left when all of {header.transcript.id} is {what}; until then nothing is finished."


def _how_to(header: Header, *, valued: bool) -> list[str]:
    of = f"transcript {header.transcript.id}, coder {header.coder}, round {header.round_id}, by {header.scheme}"
    lines = _second_pass(header, of) if header.kind == SECOND_PASS else _subcodes(header, of)
    lines += [
        "'new words' may give the first and the last words only, with three dots between: We send ... the address.",
        "For one more code in the same place, insert a row below it (right click, Insert) and fill in its 'new code'.",
        "Polarity: empty or supporting: the passage supports the code; contrary: denied; hypothetical: wished for.",
        "When you have gone through everything, write yes at the top, beside 'done'; without it nothing is finished.",
        "The sheet can be read back at any time. Only what you filled in is taken over; the rest changes nothing.",
        "Save as .xlsx and send the file back. Text, numbers and what was coded must stay as they are.",
    ]
    lines += ["'new value' says how much, for codes that have values; the sheet Codebook lists them."] * valued
    title, *rest = lines
    return [title, *(f"{number}. {line}" for number, line in enumerate(rest, start=1))]


def _second_pass(header: Header, of: str) -> list[str]:
    return [
        f"Second pass over {header.below}: {of}",
        "Below each row of text stand its codings: 12a and 12b are codings in segment 12, with the words so coded.",
        "'decision' keep: I looked at it, and it stays. remove: it does not. Empty: it stays, and nothing is noted.",
        "For another code or polarity choose it in 'new code' or 'new polarity'. 'decision' may stay empty.",
        "For other borders copy the words that should be coded from the text above into 'new words'.",
        "To add a coding, choose its code in the row of the text. Without 'new words' the whole row is coded.",
        "'reason' is kept with the coding, and stands in the revision report.",
    ]


def _subcodes(header: Header, of: str) -> list[str]:
    return [
        f"Sub-codes of what is {header.below}: {of}",
        "Rows with a number are the passages to sub-code; what stands around them is grey, to be read.",
        "Choose a sub-code in 'new code', in the row of the passage or in one of the empty rows below it.",
        "Without 'new words' the whole row is coded; else copy into it the words that should be.",
        "Rows such as 12a are sub-codes that you gave already: 'decision' remove takes one back; or fill in another.",
        "'reason' is kept as a note on the sub-code.",
    ]
