"""Read a coding sheet back: all problems at once with row numbers, whatever order the rows are in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from codekit.errors import CodekitError, Problem
from codekit.formats.coding_sheet.codes import Codes
from codekit.formats.coding_sheet.rows import Line, Rows
from codekit.formats.coding_sheet.write import (
    BOOK,
    CODING,
    FACTS,
    PART,
    SAID,
    SEGMENT,
    SKIP,
    fingerprints,
    given_codes,
)
from codekit.formats.coding_table import SKIPPED, CodingRow
from codekit.formats.filled_in import CODED, HIDDEN, Form, opened
from codekit.model.codebook import Codebook
from codekit.model.events import Coding
from codekit.model.numbering import whole
from codekit.model.polarities import POLARITIES
from codekit.model.span import Span
from codekit.model.transcript import Segmentation, Transcript
from codekit.tables import limits
from codekit.tables.header import brief, did_you_mean, header_problems
from codekit.tables.read import column_name
from codekit.tables.rows import Sheet
from codekit.tables.workbooks import sheet_names

_SLOT = re.compile(r"(code|polarity|value) ?(\d{1,4})")
_FORM = Form(
    CODED,
    FACTS,
    FACTS[:-1],
    none="codekit code --sheets DIR writes them",
    again="write the sheet again into another folder and copy the codes over",
)


@dataclass(frozen=True, slots=True)
class SheetHeader:
    """What the hidden sheet says: which text, coder and round a coding sheet belongs to."""

    transcript: str
    text_sha: str
    coder: str
    round_id: str
    scheme: str
    codebook: str
    codekit: str = ""
    written: Mapping[tuple[int, int], str] = field(default_factory=dict, repr=False, kw_only=True)

    def fits(self, transcript: Transcript, segmentation: Segmentation) -> bool:
        """True where the rows are the segments that the transcript has: its turns were not changed since."""
        return self.written == fingerprints(transcript, segmentation)


def is_sheet(path: Path) -> bool:
    """True for a workbook that codekit wrote as a coding sheet, even one whose hidden sheet is gone."""
    try:
        names = set(sheet_names(limits.contents(path), path.name))
    except (OSError, CodekitError):
        return False
    return CODING in names and bool(names & {HIDDEN, BOOK})


def read(path: Path) -> tuple[SheetHeader, list[CodingRow], list[Problem]]:
    """What a colleague coded, one row per code in the order of the text, and everything that is wrong with it.

    A segment without any code gives a row with an empty code, since the whole sheet was read. A code may be
    typed in other capitals or by its name. Text that was changed, numbers that were changed and rows that are
    gone are problems. Raises CodekitError where the file is no coding sheet.
    """
    sheets, hidden, facts = opened(path, _FORM)
    header = SheetHeader(*(facts.get(fact, "") for fact in FACTS), written=_written(hidden))
    problems: list[Problem] = []
    lines = _lines(sheets[CODING], path.name, problems)
    if problems:
        return header, [], problems
    written = [(segment, part, said) for (segment, part), said in sorted(header.written.items())]
    fitted = Rows(written, path.name, problems).fit(lines)
    reader = _Reader(path.name, header, Codes(hidden), problems)
    rows = [row for line in fitted for row in reader.rows(line)]
    ordered = sorted(problems, key=lambda problem: problem.line or 0)
    return header, sorted(rows, key=lambda row: row.segment or 0), ordered


def says(
    path: Path,
    *,
    transcript: Transcript,
    segmentation: Segmentation,
    codebook: Codebook,
    coder: str,
    round_id: str,
    existing: Sequence[Coding] = (),
    skipped: Sequence[Span] = (),
) -> bool:
    """True for a coding sheet that says what one written now would say: it holds no work that is known only to it."""
    try:
        header, rows, problems = read(path)
    except CodekitError:
        return False
    facts = (transcript.id, transcript.sha256, coder, round_id, segmentation.scheme, codebook.key)
    told = (header.transcript, header.text_sha, header.coder, header.round_id, header.scheme, header.codebook)
    given = given_codes(segmentation, existing, skipped)
    wanted = {(segment, *pair) for segment, pairs in given.items() for pair in pairs}
    said = {(row.segment, SKIP if row.skipped else row.code, row.polarity, row.value) for row in rows}
    noted = any(row.memo for row in rows)
    return told == facts and not problems and not noted and {one for one in said if one[1]} == wanted


def _written(sheet: Sheet) -> dict[tuple[int, int], str]:
    """The fingerprint of each row that was written, by segment and part."""
    rows = [(whole(row[SEGMENT - 1]), whole(row[PART - 1]), row[SAID - 1]) for _, row in sheet.rows if len(row) >= SAID]
    return {(segment, part or 0): said for segment, part, said in rows if segment is not None}


def _lines(sheet: Sheet, name: str, problems: list[Problem]) -> list[Line]:
    """The rows of the sheet with their cells by column; a header that was changed is a problem."""
    number, head = sheet.rows[0] if sheet.rows else (1, [])
    names = [column_name(cell) for cell in head]
    slots = {(m[1], int(m[2])): at for at, title in enumerate(names) if (m := _SLOT.fullmatch(title))}
    needed = ["segment", "text"] if any(kind == "code" for kind, _ in slots) else ["segment", "text", "code 1"]
    remedy = "the header is: segment, speaker, text, code 1, polarity 1, ..., note"
    problems += header_problems(names, name, number, needed=needed, otherwise=remedy)
    if problems:
        return []
    place: dict[str, int] = {title: names.index(title) for title in ("segment", "text", "note") if title in names}
    return [Line.of(line, cells, place, slots) for line, cells in sheet.rows[1:]]


class _Reader:
    """Turn the rows of the sheet into rows of codings, collecting problems."""

    def __init__(self, name: str, header: SheetHeader, codes: Codes, problems: list[Problem]) -> None:
        self.name, self.header, self.known, self.problems = name, header, codes, problems

    def note(self, line: Line, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.name, line.number, message, remedy))

    def rows(self, line: Line) -> Iterator[CodingRow]:
        if line.part:
            if line.given or line.note:
                where = f"segment {line.segment} goes on in this row"
                self.note(line, f"{where}; codes and notes belong in its first row", "move them up")
            return
        pairs = list(dict.fromkeys(self.codes(line)))
        if SKIP in {code for code, _, _ in pairs}:
            if len(pairs) > 1 or any(pairs[0][1:]):
                self.note(
                    line, f"'{SKIP}' stands beside a code, polarity or value", "a row is coded or skipped, not both"
                )
            yield replace(self.row(line), skipped=SKIPPED)
            pairs = []
            if not line.note:
                return
        for code, polarity, value in pairs:
            yield self.row(line, code=code, polarity=polarity, value=value)
        if line.note:
            yield self.row(line, memo=line.note)
        if not pairs and not line.note:
            yield self.row(line)

    def codes(self, line: Line) -> Iterator[tuple[str, str, str]]:
        for slot in sorted({slot for _, slot in line.given}):
            typed, polarity = line.given.get(("code", slot), ""), line.given.get(("polarity", slot), "").casefold()
            if not typed:
                kind = "polarity" if polarity else "value"
                self.note(line, f"{kind} {slot} without code {slot}", f"choose the code or clear the {kind}")
                continue
            code, wrong, remedy = self.known.find(typed)
            if wrong:
                self.note(line, wrong, remedy)
            if polarity and polarity not in POLARITIES:
                remedy = did_you_mean(polarity, POLARITIES, f"one of {', '.join(POLARITIES)}")
                self.note(line, f"no polarity '{brief(polarity)}'", remedy)
            elif code:
                yield code, polarity, line.given.get(("value", slot), "")

    def row(self, line: Line, *, code: str = "", polarity: str = "", value: str = "", memo: str = "") -> CodingRow:
        header = self.header
        return CodingRow(
            row=line.number,
            transcript=header.transcript,
            code=unicodedata.normalize("NFC", code),
            coder=header.coder,
            segment=line.segment if isinstance(line.segment, int) else None,
            round=header.round_id,
            polarity=polarity,
            value=value,
            memo=memo,
        )
