"""A block of cells pasted into a table: which column is which, and what would change; nothing is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from codekit.errors import CodekitError, Problem, ProblemsError
from codekit.store.register_edits import Cell, Edit, Raw, raw
from codekit.tables.pasted import pasted_cells
from codekit.tables.read import column_name
from codekit.workflow.study.study import Study
from codekit.workflow.study.tables import Kind, Table, edited, refuse_stale, table

MOST_ROWS = 5_000
PASTED = "what was pasted"


@dataclass(frozen=True)
class Place:
    """Where a block begins, if its first row holds no names of columns."""

    line: int = 0  # of a row; 0: below the last one
    column: str = ""  # "": the first


@dataclass(frozen=True)
class Target:
    """One pasted column, and where it goes: a column of the table, a new one, or ""."""

    given: str  # its name in the first row, or ""
    to: str
    is_new: bool
    sample: str  # its first cell that is not empty


@dataclass(frozen=True)
class Change:
    """One cell that would say something else; of a new row, `line` is 0."""

    line: int
    row: str  # what tells the row from others
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Pasted:
    """What pasting comes to."""

    header: bool
    targets: tuple[Target, ...]
    edit: Edit
    changes: tuple[Change, ...]
    same: int  # rows that say nothing new
    problems: tuple[Problem, ...]


def paste(
    study: Study,
    name: str,
    text: str,
    *,
    seal: str,
    header: bool | None = None,
    to: Sequence[str] | None = None,
    place: Place = Place(),
) -> Pasted:
    """What a block of cells would change.

    `header` says whether its first row names columns (None: that is found out), `to` where each column goes ("": it is
    left out); a name that no column has is that of a new one. Rows are told by the table's key where that is pasted,
    else one after the other from `place` on. Cells that are empty change nothing. Raises StaleEditError as
    `tables.edit`, CodekitError for a block without cells or of too many rows.
    """
    found = table(study, name)
    if len(found.kind.key) > 1:
        raise CodekitError(f"cells cannot be pasted into {found.kind.file}", hint="tick what was asked")
    refuse_stale(found.grid, seal)
    cells = pasted_cells(text, [column_name(column) for column in found.grid.columns])
    if not any(any(row) for row in cells):
        raise CodekitError("there are no cells to paste", hint="copy them in the spreadsheet first")
    if len(cells) > MOST_ROWS:
        raise CodekitError(f"{len(cells):,} rows are more than the {MOST_ROWS:,} that can be pasted at once")
    named = _is_header(found, cells[0]) if header is None else header
    targets = _targets(found, cells, named=named, to=to, place=place)
    return _Pasting(found, targets, place).pasted(study, cells[1:] if named else cells, named=named)


def _is_header(found: Table, first: Sequence[str]) -> bool:
    """Whether a row names columns: the key among them, or most of them."""
    names = [column_name(cell) for cell in first]
    known = {column_name(column) for column in found.grid.columns}
    keys = {found.kind.key[0], *found.kind.also}
    hits = sum(name in known for name in names)
    return (bool(keys & {*names}) and len({*names}) == len(names)) or (hits > 1 and 2 * hits > len(names))


def _targets(
    found: Table, cells: Sequence[Sequence[str]], *, named: bool, to: Sequence[str] | None, place: Place
) -> tuple[Target, ...]:
    width = max(map(len, cells))
    given = [*cells[0], *[""] * (width - len(cells[0]))] if named else [""] * width
    if to is None:
        wanted = [_meant(found, name) for name in given] if named else _from(found, place, width)
    else:
        wanted = [*to, *[""] * width][:width]
    known = {column.casefold(): column for column in found.grid.columns if column}
    body = cells[1:] if named else cells
    return tuple(
        Target(
            name,
            known.get(target.strip().casefold(), target.strip()),
            bool(target.strip()) and target.strip().casefold() not in known,
            next((row[at][:60] for row in body if at < len(row) and row[at]), ""),
        )
        for at, (name, target) in enumerate(zip(given, wanted, strict=True))
    )


def _meant(found: Table, name: str) -> str:
    """The column that a pasted one means by its name; "" for one that the table does not have."""
    word = column_name(name)
    by_name = {column_name(column): column for column in found.grid.columns if column}
    key = found.kind.key[0]
    return by_name.get(word) or (key if word in found.kind.also else "")


def _from(found: Table, place: Place, width: int) -> list[str]:
    """The columns from a place on; "" for pasted ones beyond the last."""
    columns = found.grid.columns
    first = columns.index(place.column) if place.column in columns else 0
    return [*columns[first:], *[""] * width][:width]


class _Pasting:
    """Rows that were pasted, one after the other."""

    def __init__(self, found: Table, targets: Sequence[Target], place: Place) -> None:
        self.kind: Kind = found.kind
        self.grid, self.targets, self.place = found.grid, targets, place
        self.cells: list[Cell] = []
        self.rows: dict[str, dict[str, str]] = {}
        self.changes: list[Change] = []
        self.problems: list[Problem] = []
        self.same = 0
        ids = self.grid.cells(self.kind.key[0])
        self.lines = {key.casefold(): line for line, key in reversed(ids.items())}
        self.keys = ids
        self.seen: set[str] = set()
        self.shown = dict(self.grid.rows)

    def pasted(self, study: Study, rows: Sequence[Sequence[str]], *, named: bool) -> Pasted:
        self._refuse_twice()
        key = next((at for at, target in enumerate(self.targets) if target.to == self.kind.key[0]), None)
        below = [line for line in self.shown if line >= self.place.line] if self.place.line else []
        for number, row in enumerate(rows):
            said = self._said(row)
            if not said:
                continue
            if key is not None:
                self._by_key(number + 1 + named, said)
            elif number < len(below):
                self._change(below[number], said)
            else:
                self._problem(number + 1 + named, f"no {self.kind.key[0]} for a new row")
        edit = Edit(tuple(self.cells), tuple(self.rows.values()), columns=self._new_columns())
        problems = self.problems or self._tried(study, edit)
        return Pasted(named, tuple(self.targets), edit, tuple(self.changes), self.same, tuple(problems))

    def _said(self, row: Sequence[str]) -> dict[str, str]:
        pairs = zip(self.targets, row, strict=False)
        return {target.to: cell for target, cell in pairs if target.to and cell}

    def _by_key(self, number: int, said: dict[str, str]) -> None:
        """A row that says which it is: one that is there, or a new one."""
        column = self.kind.key[0]
        try:
            given = said.pop(column, "")
            id_ = given if given.casefold() in self.lines else self.kind.id_of(given)
        except ValueError:
            self._problem(number, f"no {column}")
            return
        folded = id_.casefold()
        if folded in self.seen:
            self._problem(number, f"{id_} stands twice")
            return
        self.seen.add(folded)
        if folded in self.lines:
            self._change(self.lines[folded], said)
            return
        self.rows[folded] = {column: id_, **said}
        self.changes += [Change(0, id_, name, "", value) for name, value in self.rows[folded].items()]

    def _change(self, line: int, said: dict[str, str]) -> None:
        columns, cells = self.grid.columns, self.shown[line]
        before = {name: cells[columns.index(name)] if name in columns else "" for name in said}
        changed = {name: value for name, value in said.items() if before[name] != value}
        self.same += not changed
        self.cells += [Cell(line, name, value) for name, value in changed.items()]
        row = self.keys.get(line, "")
        self.changes += [Change(line, row, name, before[name], value) for name, value in changed.items()]

    def _new_columns(self) -> tuple[str, ...]:
        return tuple(target.to for target in self.targets if target.is_new)

    def _refuse_twice(self) -> None:
        names = [target.to.casefold() for target in self.targets if target.to]
        twice = {name for name in names if names.count(name) > 1}
        self.problems += [
            Problem(PASTED, None, f"two columns go to '{name}'", "leave one out") for name in sorted(twice)
        ]

    def _problem(self, row: int, message: str) -> None:
        self.problems.append(Problem(PASTED, row, message))

    def _tried(self, study: Study, edit: Edit) -> Sequence[Problem]:
        """What would be wrong in the tables with the changes."""
        before: Raw = raw(study.store.document(self.kind.file), self.kind.usual)
        try:
            edited(study, self.kind, before, edit)
        except ProblemsError as error:
            return error.problems
        except CodekitError as error:
            return [Problem(self.kind.file, None, error.what, error.hint)]
        return ()
