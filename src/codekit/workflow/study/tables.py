"""The study's tables, edited cell by cell: cases, interviews, and what was asked in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from codekit.errors import CodekitError, Problem, ProblemsError, StaleEditError, UnknownNameError
from codekit.model.cases import UNKNOWN
from codekit.model.names import clean_id
from codekit.store import registers
from codekit.store.files import text_of
from codekit.store.protocols import Readable
from codekit.store.register_edits import Cell, Edit, Grid, Raw, raw
from codekit.workflow.study.cases import TRANSCRIPT_NAMES, transcript_id
from codekit.workflow.study.study import Study, alone

CASES, INTERVIEWS, COVERAGE = NAMES = ("cases", "interviews", "coverage")


@dataclass(frozen=True)
class Kind:
    """One of the tables: the columns that tell its rows apart, and those that a new one has."""

    name: str
    key: tuple[str, ...]
    usual: tuple[str, ...]
    also: tuple[str, ...] = ()  # what people call the first column of the key in tables of their own
    unknown: str = ""  # what stands in a new column of the rows that are there
    id_of: Callable[[str], str] = str

    @property
    def file(self) -> str:
        """The table's document."""
        return f"{self.name}.csv"


KINDS = {
    CASES: Kind(CASES, ("case",), ("case",), ("case id", "id", "organization", "organisation"), UNKNOWN, clean_id),
    INTERVIEWS: Kind(INTERVIEWS, ("transcript",), registers.INTERVIEW_COLUMNS, TRANSCRIPT_NAMES[1:], "", transcript_id),
    COVERAGE: Kind(COVERAGE, ("transcript", "topic"), registers.COVERAGE_COLUMNS),
}


@dataclass(frozen=True)
class Table:
    """A table as people see it, with what is wrong in it."""

    kind: Kind
    grid: Grid
    problems: tuple[Problem, ...]

    @property
    def can_be_edited(self) -> bool:
        """Whether it can be written back whole: not where a part of it cannot be read."""
        return self.grid.damaged is None and {*self.kind.key} <= {*self.grid.columns}


def kind_of(name: str) -> Kind:
    """One of the tables by its name. Raises UnknownNameError for any other."""
    if name not in KINDS:
        raise UnknownNameError("table", name, KINDS)
    return KINDS[name]


def table(study: Study, name: str) -> Table:
    """A table as it is now. Raises UnknownNameError for an unknown one, CodekitError for one that is not UTF-8."""
    kind = kind_of(name)
    found = raw(study.store.document(kind.file), kind.usual)
    problems = (problem for problem in _problems(study) if problem.path == kind.file)
    return Table(kind, found.grid, tuple(problems))


@alone
def edit(study: Study, name: str, changes: Edit, *, seal: str) -> Table:
    """Change a table that is still the one that was shown.

    Raises StaleEditError where it is another one by now, ProblemsError with what would be wrong in any of the tables
    that is not now, CodekitError for a change that cannot be. Nothing is written then.
    """
    kind = kind_of(name)
    document = study.store.document(kind.file)
    before = raw(document, kind.usual)
    refuse_stale(before.grid, seal)
    text = edited(study, kind, before, changes)
    if before.data is None or text != text_of(before.data, before):
        document.replace(text, seen=before.data)
        study.refresh()
    return table(study, name)


def refuse_stale(grid: Grid, seal: str) -> None:
    """Raise StaleEditError where a table is not the one that was shown."""
    if grid.seal != seal:
        message = f"{grid.name} was changed meanwhile; nothing was written"
        raise StaleEditError(message, hint="it is shown anew: look at it once more")


def edited(study: Study, kind: Kind, before: Raw, changes: Edit) -> str:
    """The text of a table with changes, which bring no mistake that is not there now. Raises as `edit`."""
    _refuse_other_keys(kind, before.grid, changes.cells)
    text = before.edited(changes, kind.unknown)
    _refuse_mistakes(study, Raw(before.name, text.encode("utf-8"), kind.usual))
    return text


def refuse_new_mistakes(study: Study, key: str, data: bytes) -> None:
    """Raise ProblemsError where a table with other contents brings mistakes that are not there now."""
    for kind in KINDS.values():
        if kind.file == key:
            _refuse_mistakes(study, Raw(key, data, kind.usual))


def _refuse_mistakes(study: Study, after: Raw) -> None:
    known = Counter((problem.path, problem.message) for problem in _problems(study))
    found = _problems(study, after)
    new = [problem for problem in found if _is_new(problem, known) and problem.level == "error"]
    if new:
        raise ProblemsError(f"{after.name}: nothing was written", new)


def _is_new(problem: Problem, known: Counter[tuple[str, str]]) -> bool:
    """Whether a mistake was not there before; lines may be others by now."""
    what = (problem.path, problem.message)
    known[what] -= 1
    return known[what] < 0


def _problems(study: Study, instead: Raw | None = None) -> list[Problem]:
    """What is wrong in the tables, with one of them as it would be."""

    def document(key: str) -> Readable:
        return instead if instead and key == instead.name else study.store.document(key)

    return registers.examined(document)[1]


def _refuse_other_keys(kind: Kind, grid: Grid, cells: tuple[Cell, ...]) -> None:
    """Raise CodekitError where a row would get another key: what refers to it would point nowhere.

    Where it has none, or another row has the same, that is how it is mended.
    """
    for line, column, value in cells:
        if column not in kind.key or grid.cells(column).get(line) in {None, value}:
            continue
        keys = [_key(kind, grid, row) for row, _ in grid.rows]
        own = _key(kind, grid, line)
        if all(own) and keys.count(own) == 1:
            what = f"the {column} of a row stays what it is: other tables and judgements name it"
            raise CodekitError(
                what, where=f"{kind.file}:{line}", hint="add a row with the other id, then delete this one"
            )


def _key(kind: Kind, grid: Grid, line: int) -> tuple[str, ...]:
    return tuple(grid.cells(column).get(line, "").casefold() for column in kind.key)
