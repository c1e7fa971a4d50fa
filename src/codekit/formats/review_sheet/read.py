"""Read a review sheet back: the rows that somebody filled in, whatever order they are in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from codekit.errors import Problem
from codekit.formats.filled_in import HIDDEN, REVIEWED, Form, opened
from codekit.formats.review_sheet.write import CODING, FACTS, ID, INPUTS, REVIEW, SAID, SAW, said
from codekit.tables.header import brief, header_problems
from codekit.tables.read import column_name
from codekit.tables.rows import Sheet

_FORM = Form(
    REVIEWED,
    FACTS,
    ("round",),
    none="codekit review ROUND -o FILE.xlsx writes one",
    again="write the sheet again (codekit review ROUND -o FILE.xlsx) and copy the reviews over",
)


@dataclass(frozen=True, slots=True)
class Said:
    """One row that was filled in or changed: what stands in it; `saw` are the reviews known when it was written."""

    row: int
    id: str
    coding: str
    saw: tuple[str, ...]
    status: str
    comment: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """A review sheet that came back: its round, the rows that say something, and what is wrong with its form."""

    round: str
    rows: tuple[Said, ...]
    untouched: int
    problems: tuple[Problem, ...]
    unread: tuple[str, ...] = ()  # sheets that look like the one that people write in, and are not read


class _Written(NamedTuple):
    coding: str
    saw: tuple[str, ...]
    said: str


def read(path: Path) -> Sheets:
    """What a reviewer said, one for each row that is not as it was written, and every problem of form.

    Raises CodekitError where the file cannot be read or is no review sheet.
    """
    sheets, hidden, facts = opened(path, _FORM)
    reader = _Reader(path.name, _written(hidden))
    reader.take(sheets[REVIEW])
    unread = tuple(name for name, sheet in sheets.items() if name not in {REVIEW, HIDDEN} and _is_form(sheet))
    return Sheets(facts["round"], tuple(reader.said), reader.untouched, tuple(reader.problems), unread)


def _is_form(sheet: Sheet) -> bool:
    """Whether a sheet has the columns to fill in: somebody copied it, to type there."""
    return {"id", *INPUTS} <= {column_name(cell) for _, cells in sheet.rows[:1] for cell in cells}


def _written(hidden: Sheet) -> dict[str, _Written]:
    """By id: the coding, the reviews that were known, and the fingerprint of the cells to fill in."""
    written: dict[str, _Written] = {}
    for _, row in hidden.rows:
        cells = [*row, *[""] * SAID]
        if cells[ID - 1] and cells[CODING - 1]:
            written[cells[ID - 1]] = _Written(cells[CODING - 1], tuple(cells[SAW - 1].split()), cells[SAID - 1])
    return written


class _Reader:
    """Takes the rows of the sheet; every coding may stand in one row."""

    def __init__(self, name: str, written: dict[str, _Written]) -> None:
        self.name, self.written = name, written
        self.said: list[Said] = []
        self.problems: list[Problem] = []
        self.untouched = 0
        self.seen: dict[str, int] = {}

    def take(self, sheet: Sheet) -> None:
        number, head = sheet.rows[0] if sheet.rows else (1, [])
        names = [column_name(cell) for cell in head]
        if missing := header_problems(names, self.name, number, needed=("id", *INPUTS)):
            self.problems += [problem._replace(message=f"sheet {REVIEW}: {problem.message}") for problem in missing]
            return
        for line, cells in sheet.rows[1:]:
            row = [*cells, *[""] * len(names)]
            status, comment = (row[names.index(name)].strip() for name in INPUTS)
            self._row(line, row[names.index("id")], status, comment)

    def _row(self, line: int, id_: str, status: str, comment: str) -> None:
        if id_ not in self.written:
            if id_ or status or comment:
                self._note(line, f"no coding '{brief(id_)}' was written", "leave the first column as it was")
            return
        if id_ in self.seen:
            self._note(line, f"coding {id_} stands twice, first in row {self.seen[id_]}", "delete one of the rows")
            return
        self.seen[id_] = line
        written = self.written[id_]
        if said((status, comment)) == written.said or not (status or comment):
            self.untouched += 1
        elif not status:
            self._note(line, f"coding {id_}: a comment, and no status", "choose accepted, queried or changed")
        else:
            self.said.append(Said(line, id_, written.coding, written.saw, status, comment))

    def _note(self, line: int, message: str, remedy: str) -> None:
        self.problems.append(Problem(self.name, line, f"sheet {REVIEW}: {message}", remedy))
