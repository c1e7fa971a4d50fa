"""Read a decision sheet back: the rows that somebody filled in, whatever order they are in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from codekit.errors import Problem
from codekit.formats.decision_sheet.write import (
    ABOUT,
    AGREED,
    CLUSTER,
    DECISIONS,
    FACTS,
    INPUTS,
    SAID,
    STANDING,
    digest,
)
from codekit.formats.filled_in import DECIDED, Form, opened
from codekit.tables.header import brief, header_problems
from codekit.tables.read import column_name
from codekit.tables.rows import Sheet

_FORM = Form(
    DECIDED,
    FACTS,
    ("round",),
    none="codekit decide ROUND --sheet FILE.xlsx writes one",
    again="write the sheet again (codekit decide ROUND --sheet FILE.xlsx) and copy the decisions over",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One row that was filled in or changed: its number, its cluster, and what stands in the input cells.

    `about` and `standing` are what the hidden sheet says about the cluster as it was written.
    """

    row: int
    sheet: str
    cluster: str
    about: str
    standing: str
    decision: str = ""
    code: str = ""
    words: str = ""
    numbers: str = ""
    polarity: str = ""
    reason: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """A decision sheet that came back: its round, the rows that say something, and what is wrong with it."""

    round: str
    codebook: str
    rows: tuple[Answer, ...]
    untouched: int
    problems: tuple[Problem, ...]


def read(path: Path) -> Answers:
    """What a team decided, one answer per row that is not as it was written, and every problem of form.

    Raises CodekitError where the file cannot be read or is no decision sheet.
    """
    sheets, hidden, facts = opened(path, _FORM)
    reader = _Reader(path.name, _written(hidden))
    for name in (DECISIONS, AGREED):
        if name in sheets:
            reader.take(sheets[name])
    rows, problems = tuple(reader.answers), tuple(reader.problems)
    return Answers(facts["round"], facts.get("codebook", ""), rows, reader.untouched, problems)


def _written(hidden: Sheet) -> dict[str, tuple[str, str, str]]:
    """By cluster: what it was about, the decisions that stood, and the fingerprint of its input cells."""
    written: dict[str, tuple[str, str, str]] = {}
    for _, row in hidden.rows:
        cells = [*row, *[""] * SAID]
        if cells[CLUSTER - 1] and cells[ABOUT - 1]:
            written[cells[CLUSTER - 1]] = (cells[ABOUT - 1], cells[STANDING - 1], cells[SAID - 1])
    return written


class _Reader:
    """Takes the rows of both sheets; every cluster may stand in one row."""

    def __init__(self, name: str, written: dict[str, tuple[str, str, str]]) -> None:
        self.name, self.written = name, written
        self.answers: list[Answer] = []
        self.problems: list[Problem] = []
        self.untouched = 0
        self.seen: dict[str, tuple[str, int]] = {}

    def take(self, sheet: Sheet) -> None:
        number, head = sheet.rows[0] if sheet.rows else (1, [])
        names = [column_name(cell) for cell in head]
        # A coder may be called like a column: the cells for the decision stand last.
        needed = ("cluster", *INPUTS)
        if missing := header_problems(names, self.name, number, needed=needed, unique=False):
            for problem in missing:
                self._note(number, problem.message, problem.remedy, sheet.name)
            return
        place = [len(names) - 1 - names[::-1].index(title) for title in INPUTS]
        for line, cells in sheet.rows[1:]:
            row = [*cells, *[""] * len(names)]
            self._row(sheet.name, line, row[names.index("cluster")], [row[at] for at in place])

    def _row(self, sheet: str, line: int, cluster: str, given: Sequence[str]) -> None:
        if cluster not in self.written:
            if cluster or any(given):
                self._note(
                    line, f"no cluster '{brief(cluster)}' was written", "leave the first column as it was", sheet
                )
            return
        if cluster in self.seen:
            first = self.seen[cluster][1]
            self._note(line, f"cluster {cluster} stands twice, first in row {first}", "delete one of the rows", sheet)
            return
        self.seen[cluster] = (sheet, line)
        about, standing, said = self.written[cluster]
        if digest(given) == said or not any(given):
            self.untouched += 1
            return
        self.answers.append(Answer(line, sheet, cluster, about, standing, *given))

    def _note(self, line: int, message: str, remedy: str, sheet: str = DECISIONS) -> None:
        where = "" if sheet == DECISIONS else f"sheet {sheet}: "
        self.problems.append(Problem(self.name, line, where + message, remedy))
