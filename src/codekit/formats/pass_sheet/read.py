"""Read a sheet over what is coded back: the rows that somebody filled in, and every problem with its row.

A row says something only where its cells are others than they were written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from codekit.errors import CodekitError, Problem
from codekit.formats.coding_sheet import write as coding_sheet
from codekit.formats.coding_sheet.codes import Codes
from codekit.formats.coding_sheet.read import SheetHeader
from codekit.formats.coding_sheet.rows import Line, Rows
from codekit.formats.filled_in import HIDDEN, PASS, Form, changed, opened
from codekit.formats.pass_sheet import write as pass_sheet
from codekit.formats.pass_sheet.checks import problems_of
from codekit.formats.pass_sheet.rows import FIELDS, PLACE, Edit, Given, Row, Was
from codekit.model.numbering import whole
from codekit.model.transcript import Segmentation, Transcript
from codekit.tables import limits
from codekit.tables.header import brief, header_problems
from codekit.tables.read import column_name
from codekit.tables.rows import Sheet
from codekit.tables.workbooks import sheet_names

_FORM = Form(
    PASS,
    pass_sheet.FACTS,
    tuple(fact for fact in pass_sheet.FACTS if fact != "codekit"),
    none="",
    again="write the sheet again into another folder and copy your cells over",
)
_RESTORE = "put the old text back; other words to be coded go into 'new words'"
_SHOWN = ("code", "polarity", "value", "coder", "memo")
_TYPED = ("decision", "new code", "new polarity", "new value", "new words", "reason")
# As people type it in the languages of the window, and as Excel keeps a yes of its own.
_NO, _YES = ("", "no", "n", "nein", "false", "0"), ("yes", "y", "x", "ja", "j", "sí", "si", "true", "1")


@dataclass(frozen=True, slots=True)
class Back:
    """A sheet that came back: what it belongs to, the rows that were filled in, and whether all was gone through."""

    header: SheetHeader
    kind: str
    rows: tuple[Row, ...]
    edits: tuple[Edit, ...]
    done: bool
    problems: tuple[Problem, ...]

    def fits(self, transcript: Transcript, segmentation: Segmentation) -> bool:
        """True where its rows are in the segments that the transcript has: its turns were not changed since."""
        if any(not row.low <= row.start < row.end <= row.high <= len(transcript.text) for row in self.rows):
            return False
        by_number = {str(segment.index): segment for segment in segmentation.segments}
        places = [row for row in self.rows if row.kind == PLACE]
        there = [by_number.get(row.label.partition("/")[0]) for row in places]
        pairs = zip(places, there, strict=True)
        return all(at is not None and at.start <= row.start and row.end <= at.end for row, at in pairs)


def is_one(path: Path) -> bool:
    """True for a workbook that codekit wrote as such a sheet, even one whose hidden sheet is gone."""
    try:
        names = set(sheet_names(limits.contents(path), path.name))
    except (OSError, CodekitError):
        return False
    return bool(names & {*pass_sheet.NAMES.values()}) and bool(names & {HIDDEN, coding_sheet.BOOK})


def read(path: Path) -> Back:
    """What a colleague filled in. Raises CodekitError where the file is no such sheet, or not all of it any more."""
    sheets, hidden, facts = opened(path, _FORM)
    name = pass_sheet.NAMES.get(facts["kind"], "")
    if name not in sheets:
        raise changed(path.name, _FORM)
    written = _written(hidden)
    problems: list[Problem] = []
    table = _Table(sheets[name], path.name, problems)
    edits = _Reader(path.name, written, Codes(hidden), problems).edits(table) if not problems else []
    ordered = sorted(problems, key=lambda problem: problem.line or 0)
    header = SheetHeader(*(facts.get(fact, "") for fact in coding_sheet.FACTS))
    return Back(
        header, facts["kind"], tuple(w.row for w in written if not w.part), tuple(edits), table.done, tuple(ordered)
    )


@dataclass(frozen=True, slots=True)
class _Written:
    """A row as the hidden sheet has it: the part of a long text, its fingerprint, and that of what is only shown."""

    row: Row
    part: int
    said: str
    locked: str


def _written(hidden: Sheet) -> list[_Written]:
    """Every row that was written, in its order."""
    rows = []
    for _, cells in hidden.rows:
        told = [*cells, *[""] * pass_sheet.DECISION][coding_sheet.SEGMENT - 1 : pass_sheet.DECISION - 1]
        label, part, said, locked, kind, about, *rest = told
        start, end, low, high = (whole(cell) or 0 for cell in rest[:4])
        if kind:
            row = Row(label, kind, "", "", Was(), Given(*rest[4 : 4 + len(FIELDS)]), about, start, end, low, high)
            rows.append(_Written(row, whole(part) or 0, said, locked))
    return rows


class _Table:
    """The rows of the first sheet, by the names of their columns, and what stands beside 'done'."""

    def __init__(self, sheet: Sheet, name: str, problems: list[Problem]) -> None:
        self.name, self.problems, self.done = name, problems, False
        at = next((i for i, (_, row) in enumerate(sheet.rows) if column_name(row[0]) == "segment"), None)
        self.head = [column_name(cell) for cell in sheet.rows[at][1]] if at is not None else []
        number = sheet.rows[at][0] if at is not None else 1
        needed = ["segment", "text", "decision", "new code", "new polarity", "new words", "reason"]
        problems += header_problems(self.head, name, number, needed=needed, otherwise=_FORM.again)
        self._read_done(sheet.rows[: at or 0])
        self.rows = sheet.rows[(at or 0) + 1 :] if not problems else []

    def _read_done(self, above: Sequence[tuple[int, Sequence[str]]]) -> None:
        found = [(number, row) for number, row in above if column_name(row[0]) == "done"]
        if not found:
            self.problems.append(Problem(self.name, None, "the row 'done' at the top is gone", _FORM.again))
            return
        number, row = found[0]
        said = row[1].strip().casefold() if len(row) > 1 else ""
        self.done = said in _YES
        if said not in {*_YES, *_NO}:
            self.problems.append(Problem(self.name, number, f"done is '{brief(said)}'", "yes, or nothing"))

    def cell(self, row: Sequence[str], name: str) -> str:
        """A cell by the name of its column; "" where it is not there."""
        at = self.head.index(name) if name in self.head else len(row)
        return row[at] if at < len(row) else ""


class _Reader:
    """Fit the rows that came back to those that were written, and find those that say something else."""

    def __init__(self, name: str, written: Sequence[_Written], codes: Codes, problems: list[Problem]) -> None:
        self.name, self.codes, self.problems = name, codes, problems
        self.written = written
        self.firsts = {each.row.label: each for each in written if not each.part}

    def edits(self, table: _Table) -> list[Edit]:
        """Every row that was filled in otherwise than it was written."""
        lines: list[Line] = []
        more: list[tuple[Line, Given, str]] = []
        shown: dict[int, tuple[Given, Was]] = {}
        home = ""
        for number, row in table.rows:
            line, given = self._line(table, number, row)
            shown[number] = (given, Was(*(table.cell(row, name) for name in _SHOWN)))
            if line.text and not line.segment:
                self._refuse_grey(line)
                home = ""
                continue
            if line.text or (line.segment and line.segment not in self.firsts):
                lines.append(line)
            elif line.given or line.note:
                more.append((line, given, str(line.segment) or home))
            home = str(line.segment) or home
        known = [(each.row.label, each.part, each.said) for each in self.written]
        fitted = Rows(known, self.name, self.problems, restore=_RESTORE).fit(lines)
        edits = [edit for line in fitted for edit in self._edit(line, *shown[line.number])]
        edits += [edit for line, given, label in more for edit in self._more(line, given, label)]
        return sorted(edits, key=lambda edit: edit.line)

    def _line(self, table: _Table, number: int, row: Sequence[str]) -> tuple[Line, Given]:
        cell = table.cell(row, "segment").strip()
        index = whole(cell)
        label = cell.casefold() if index is None else str(index)
        given = Given(*(table.cell(row, name) for name in _TYPED))
        cells = {(name, 0): value for name, value in zip(FIELDS, given.decided, strict=False) if value}
        return Line(number, cell, table.cell(row, "text"), given.reason, cells, label), given

    def _edit(self, line: Line, typed: Given, was: Was) -> list[Edit]:
        if line.part:
            if line.given or line.note:
                where = f"segment {line.segment} goes on in this row"
                self._note(line, f"{where}; what is filled in belongs in its first row", "move it up")
            return []
        written = self.firsts[str(line.segment)]
        if pass_sheet.locked(was) != written.locked:
            self._note(line, "what stands there already was written over", "put it back; use the columns 'new ...'")
            return []
        return self._given(line, typed, replace(written.row, was=was))

    def _more(self, line: Line, typed: Given, label: str) -> list[Edit]:
        """A row without a text of its own, for one more code in the place of the row above."""
        home = self.firsts.get(label)
        while home is not None and home.row.kind != PLACE:
            label = label[:-1]  # of 12a it is 12
            home = self.firsts.get(label)
        if home is None:
            self._note(line, "this row belongs to no text", "insert it below the row of a text")
            return []
        return self._given(line, typed, replace(home.row, given=Given()))

    def _given(self, line: Line, typed: Given, row: Row) -> list[Edit]:
        if row.given.says(typed):
            return []
        wrong, given = problems_of(typed, row, self.codes)
        self.problems += [Problem(self.name, line.number, *said) for said in wrong]
        edit = Edit(line.number, row, given)
        return [edit] if not wrong and not row.given.says(given) else []

    def _refuse_grey(self, line: Line) -> None:
        if line.given or line.note:
            self._note(line, "a row without a number is there to be read", "fill in a row with a number")

    def _note(self, line: Line, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.name, line.number, message, remedy))
