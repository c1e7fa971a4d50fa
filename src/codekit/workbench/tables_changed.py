"""The study's tables in the window: shown, edited cell by cell, pasted into, saved as a file."""

from __future__ import annotations

import codecs

import msgspec

from codekit.errors import CodekitError, RefusedError
from codekit.store.register_edits import Cell, Edit
from codekit.tables.write import export_text
from codekit.workbench.desk import Desk
from codekit.workbench.views.values import Value
from codekit.workflow.study import pasting, tables

MOST_TOLD = 500  # changes that a preview lists; all are counted


class CellEdit(msgspec.Struct, frozen=True, kw_only=True):
    """What a cell is to say."""

    line: int
    column: str
    value: str


class TableEdit(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/tables/{table}: change cells, add rows and columns, delete rows: all of it, or nothing."""

    seal: str  # of the table that the page shows
    cells: list[CellEdit] = []
    rows: list[dict[str, str]] = []  # new ones, by column
    removed: list[int] = []  # the lines of rows that go
    columns: list[str] = []  # new ones


class StepRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/tables/{table}/undo and POST /api/study/undo: take one's own last edit back, or do it again."""

    redo: bool = False


class PasteRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/tables/{table}/paste: what a block of cells would change; nothing is written."""

    seal: str
    text: str  # as a spreadsheet copies it: cells with tabs between them
    header: bool | None = None  # whether the first row names columns; null: that is found out
    to: list[str] | None = (
        None  # where each column goes: a column, a new one, or "" for nowhere; null: that is proposed
    )
    line: int = 0  # where it begins, if it names no rows; 0: below the last one
    column: str = ""


class TableRow(Value, frozen=True, kw_only=True):
    """One row, with the line of the file that it begins in."""

    line: int
    cells: list[str]


class TableShown(Value, frozen=True, kw_only=True):
    """GET /api/tables/{table}: cases, interviews or coverage, as the file says now."""

    table: str
    file: str
    key: list[str]  # the columns that tell rows apart
    columns: list[str]
    rows: list[TableRow]
    problems: list[str]  # what is wrong in it, with file and line
    editable: bool  # false: a part of it cannot be read
    seal: str
    undo: bool  # whether this person's last edit can be taken back
    redo: bool


class PasteTarget(Value, frozen=True, kw_only=True):
    """One pasted column, and where it goes."""

    given: str  # its name in the first row, or ""
    to: str  # "": nowhere
    is_new: bool
    sample: str


class CellChange(Value, frozen=True, kw_only=True):
    """One cell that would say something else; of a new row, `line` is 0."""

    line: int
    row: str
    column: str
    before: str
    after: str


class PastePreview(Value, frozen=True, kw_only=True):
    """What pasting comes to: written by POST /api/tables/{table} with what stands in `edit`."""

    header: bool
    targets: list[PasteTarget]
    changes: list[CellChange]  # at most 500
    changed: int  # cells, of all rows that are there
    added: int  # rows
    same: int  # rows that say nothing new
    problems: list[str]  # [] where it can be written
    edit: TableEdit


def shown(desk: Desk, name: str) -> TableShown:
    """One table. Raises UnknownNameError for an unknown one, CodekitError for one that is not UTF-8."""
    return _shown(desk, tables.table(desk.study, name))


def edit(desk: Desk, name: str, asked: TableEdit) -> TableShown:
    """Change a table that is still the one that was shown; as it is then. Raises as `tables.edit`."""
    changes, file = _edit(asked), tables.kind_of(name).file
    made = desk.edits.noting(desk.study, file, lambda: tables.edit(desk.study, name, changes, seal=asked.seal))
    return _shown(desk, made)


def step(desk: Desk, name: str, asked: StepRequest) -> TableShown:
    """Take the last edit of a table back, or do it again; as it is then.

    Raises RefusedError where there is none, StaleEditError where somebody changed the table since.
    """
    take_step(desk, tables.kind_of(name).file, redo=asked.redo)
    return shown(desk, name)


def take_step(desk: Desk, file: str, *, redo: bool) -> None:
    """Undo or redo of one file. Raises as `step`."""
    if not (desk.edits.redo if redo else desk.edits.undo)(desk.study, file):
        raise RefusedError("invalid", "there is nothing to do again" if redo else "there is nothing to take back")


def paste(desk: Desk, name: str, asked: PasteRequest) -> PastePreview:
    """What a block of cells would change. Raises as `pasting.paste`."""
    place = pasting.Place(asked.line, asked.column)
    found = pasting.paste(desk.study, name, asked.text, seal=asked.seal, header=asked.header, to=asked.to, place=place)
    return PastePreview(
        header=found.header,
        targets=[PasteTarget(given=t.given, to=t.to, is_new=t.is_new, sample=t.sample) for t in found.targets],
        changes=[
            CellChange(line=c.line, row=c.row, column=c.column, before=c.before, after=c.after)
            for c in found.changes[:MOST_TOLD]
        ],
        changed=len(found.edit.cells),
        added=len(found.edit.rows),
        same=found.same,
        problems=[str(problem) for problem in found.problems],
        edit=TableEdit(
            seal=asked.seal,
            cells=[CellEdit(line=c.line, column=c.column, value=c.value) for c in found.edit.cells],
            rows=[dict(row) for row in found.edit.rows],
            columns=list(found.edit.columns),
        ),
    )


def exported(desk: Desk, name: str) -> tuple[str, bytes]:
    """The table as a file for spreadsheets, by its name. Raises as `shown`, and CodekitError for a damaged one."""
    found = tables.table(desk.study, name)
    if found.grid.damaged is not None:
        raise CodekitError("a part of it cannot be read", where=found.kind.file, hint="codekit check names the line")
    rows = [found.grid.columns, *(cells for _, cells in found.grid.rows)]
    return found.kind.file, codecs.BOM_UTF8 + export_text(rows).encode("utf-8")


def _edit(asked: TableEdit) -> Edit:
    if not (asked.cells or asked.rows or asked.removed or asked.columns):
        raise RefusedError("invalid", "nothing is to be changed")
    return Edit(
        cells=tuple(Cell(each.line, each.column, each.value) for each in asked.cells),
        rows=tuple(asked.rows),
        removed=frozenset(asked.removed),
        columns=tuple(asked.columns),
    )


def _shown(desk: Desk, found: tables.Table) -> TableShown:
    return TableShown(
        table=found.kind.name,
        file=found.kind.file,
        key=list(found.kind.key),
        columns=list(found.grid.columns),
        rows=[TableRow(line=line, cells=list(cells)) for line, cells in found.grid.rows],
        problems=[str(problem) for problem in found.problems],
        editable=found.can_be_edited,
        seal=found.grid.seal,
        undo=desk.edits.can_undo(found.kind.file),
        redo=desk.edits.can_redo(found.kind.file),
    )
