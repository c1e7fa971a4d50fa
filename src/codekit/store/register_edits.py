"""A table that people edit, changed cell by cell: what nobody named stays as it is written."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from codekit.errors import CodekitError
from codekit.store.files import digest, text_of
from codekit.store.protocols import Document
from codekit.store.registers import cell_of
from codekit.tables.read import DAMAGED, MEND_QUOTES, parse_csv
from codekit.tables.write import csv_text, inert

LONGEST = 10_000  # characters of a cell
NONE = "none"  # the seal of a table that is not there


class Cell(NamedTuple):
    """One cell of a row, which is named by the line that it begins in, and what it is to say."""

    line: int
    column: str
    value: str


@dataclass(frozen=True)
class Edit:
    """What is to change: cells, rows that are new, rows that go; columns that are new are named here."""

    cells: tuple[Cell, ...] = ()
    rows: tuple[Mapping[str, str], ...] = ()
    removed: frozenset[int] = frozenset()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grid:
    """A table as people see it: cells by column, each row with the line that it begins in."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...] = ()
    seal: str = NONE  # equal as long as nobody changes the file
    damaged: int | None = None  # the line from which on it cannot be read

    def column(self, name: str) -> int:
        """Where a column stands. Raises CodekitError where there is none, or two of that name."""
        if self.columns.count(name) != 1:
            what = "stands twice" if name in self.columns else "is not there"
            raise CodekitError(f"column '{shortened(name)}' {what}", where=self.name)
        return self.columns.index(name)

    def cells(self, name: str) -> dict[int, str]:
        """What stands in a column, by line; {} where there is no such column."""
        if name not in self.columns:
            return {}
        at = self.columns.index(name)
        return {line: cells[at] for line, cells in self.rows}


@dataclass(frozen=True)
class Raw:
    """A table's file as it is written, or as it would be."""

    name: str
    data: bytes | None
    usual: tuple[str, ...] = field(default=())  # the columns of a table that is not there yet

    def exists(self) -> bool:
        """Whether there is a file."""
        return self.data is not None

    def read_bytes(self) -> bytes:
        """What is in it."""
        return self.data or b""

    def __str__(self) -> str:
        """How messages name it."""
        return self.name

    @property
    def grid(self) -> Grid:
        """The table. Raises CodekitError for a file that is not UTF-8."""
        parsed = parse_csv(text_of(self.read_bytes(), self))
        rows = [(line, tuple(map(cell_of, cells))) for line, cells in parsed.rows]
        columns = rows[0][1] if rows else self.usual
        width = len(columns)
        filled = ((line, (*cells, *[""] * (width - len(cells)))[:width]) for line, cells in rows[1:])
        seal = NONE if self.data is None else digest(self.data)
        return Grid(self.name, columns, tuple(filled), seal, parsed.damaged)

    def edited(self, edit: Edit, unknown: str = "") -> str:
        """The text of the table with the changes; `unknown` stands in new columns of rows that are there.

        Raises CodekitError for a damaged table, for rows or columns that are not there, and for cells that cannot be.
        """
        parsed = parse_csv(text_of(self.read_bytes(), self))
        if parsed.damaged is not None:
            raise CodekitError(DAMAGED, where=f"{self.name}:{parsed.damaged}", hint=MEND_QUOTES)
        grid = self.grid
        added = _new_columns(grid, edit.columns)
        wide = Grid(self.name, (*grid.columns, *added))
        head = parsed.rows[0][1] if parsed.rows else list(map(inert, grid.columns))
        body = {line: _filled(cells, len(grid.columns), added, unknown) for line, cells in parsed.rows[1:]}
        _put(body, edit, wide)
        return csv_text([[*head, *map(inert, added)], *body.values(), *_made(edit, wide)], parsed.delimiter)


def _filled(cells: list[str], width: int, added: list[str], unknown: str) -> list[str]:
    return [*cells, *[""] * (width - len(cells)), *(unknown for _ in added)]


def _put(body: dict[int, list[str]], edit: Edit, grid: Grid) -> None:
    """Change cells where they stand, and take rows out."""
    for line, column, value in edit.cells:
        _row(body, line, grid.name)[grid.column(column)] = inert(_value(value, grid.name))
    for line in edit.removed:
        _row(body, line, grid.name)
        del body[line]


def _made(edit: Edit, grid: Grid) -> list[list[str]]:
    """The rows that are new. Raises CodekitError where one names a column that is not there."""
    for name in {name for row in edit.rows for name in row}:
        grid.column(name)
    return [[inert(_value(row.get(name, ""), grid.name)) for name in grid.columns] for row in edit.rows]


def raw(document: Document, usual: tuple[str, ...]) -> Raw:
    """A table's file as it is now."""
    return Raw(document.name, document.read_bytes() if document.exists() else None, usual)


def _row(body: Mapping[int, list[str]], line: int, name: str) -> list[str]:
    if line not in body:
        raise CodekitError("no row begins in this line", where=f"{name}:{line}")
    return body[line]


def _new_columns(grid: Grid, named: tuple[str, ...]) -> list[str]:
    """New columns by their names as they are read. Raises CodekitError for one that is there, or is no name."""
    found: list[str] = []
    for each in named:
        name = cell_of(_value(each, grid.name))
        if not name or "\n" in name:
            raise CodekitError("a column needs a name of one line", where=grid.name)
        if name.casefold() in {other.casefold() for other in (*grid.columns, *found)}:
            raise CodekitError(f"column '{shortened(name)}' is there already", where=grid.name)
        found.append(name)
    return found


def _value(text: str, name: str) -> str:
    """A cell as it is written. Raises CodekitError for signs that no table can hold, and for too many."""
    value = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").strip())
    if any(unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t" for char in value):
        raise CodekitError("a cell has a sign that cannot be seen", where=name, hint="type it anew")
    if len(value) > LONGEST:
        raise CodekitError(f"a cell has {len(value):,} characters, and may have {LONGEST:,}", where=name)
    return value


def shortened(name: str) -> str:
    """A column's name in a message."""
    return name if len(name) <= 40 else f"{name[:40]}…"
