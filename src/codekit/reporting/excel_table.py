"""One table on one sheet: head, filter, frozen panes, numbers as numbers, long texts in rows below each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from codekit.reporting.content import NUMBERS, Table, Value, depth_of, shown
from codekit.tables.look import Heights, fit_row, heading, page, show, widths
from codekit.tables.streamed import MAX_ROWS, Rows, Worn
from codekit.tables.style import HEAD, NOTE, PLAIN, Style
from codekit.tables.text import split
from codekit.tables.write import sheet_name

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_FORMS = {"percent": "0.0%", "decimal": "0.000", "count": "0"}
_NOTE_WIDTH = 100.0
_PLAIN = frozenset({str, int, type(None)})  # what is always defined, and never set in
_BESIDE = 3  # rows of a sheet that are no rows of the table: the head, and the note with an empty row above


def fill(book: Workbook, table: Table, *, foot: str, most: int = MAX_ROWS) -> list[str]:
    """Write a table on a sheet of its own; where a sheet holds no more than `most` rows it goes on in further ones.

    `foot` stands below every printed page. Returns the names of the sheets.
    """
    parts = (part for row in table.rows for part in split(row))
    names: list[str] = []
    first = next(parts, None)
    while first is not None or not names:
        names.append(sheet_name(table.sheet, book.sheetnames))
        sheet = book.create_sheet(names[-1])
        here = () if first is None else chain([first], islice(parts, most - _BESIDE - 1))
        rows = _rows(sheet, here, table)
        first = next(parts, None)
        _around(sheet, rows.last, table, foot=foot, last=first is None)
    return names


def _rows(sheet: Worksheet, parts: Iterable[Sequence[Value]], table: Table) -> Rows:
    sizes = [column.width for column in table.columns]
    heading(sheet, [column.title for column in table.columns], sizes)
    widths(sheet, sizes)
    for index, column in enumerate(table.columns, start=1):
        show(sheet.cell(1, index), column.title, placed(HEAD.but(height="bottom"), column.kind).but(form=HEAD.form))
    rows = Rows(sheet, 2)
    looks = _Looks(rows, table)
    # The indentation of words takes room from them.
    heights = Heights([column.width - (0 if column.kind in NUMBERS else 1.5) for column in table.columns])
    for part in parts:
        plain = _PLAIN.issuperset(map(type, part))  # nearly always, for hundreds of thousands of cells
        values = part if plain else [cell_value(value) for value in part]
        rows.add(values, looks.plain if plain else looks.of(part), heights.of(values))
    return rows


def _around(sheet: Worksheet, end: int, table: Table, *, foot: str, last: bool) -> None:
    """The page, and the note below the rows."""
    from openpyxl.utils import get_column_letter

    corner = f"{get_column_letter(len(table.columns))}{end}"
    page(sheet, freeze=f"{get_column_letter(table.heads + 1)}2", last=corner, foot=foot)
    note = table.note if last else f"continued on the next sheet{'; ' * bool(table.note)}{table.note}"
    if note:
        _note(sheet, end + 2, note, [column.width for column in table.columns])


class _Looks:
    """The looks of a table's cells, each found out once."""

    def __init__(self, rows: Rows, table: Table) -> None:
        self.rows, self.table = rows, table
        self.known: list[dict[int, Worn]] = [{} for _ in table.columns]
        self.plain = self.of([""] * len(table.columns))  # of a row of nothing but ordinary values

    def of(self, row: Sequence[Value]) -> list[Worn]:
        """The look of each cell of a row, by its column, whether it is undefined and how deep it stands."""
        return [self._of(index, value) for index, value in enumerate(row)]

    def _of(self, index: int, value: Value) -> Worn:
        kind = -1 if isinstance(value, float) and math.isnan(value) else depth_of(value)
        known = self.known[index]
        if kind not in known:
            known[kind] = self.rows.wear(self._style(index, kind))
        return known[kind]

    def _style(self, index: int, kind: int) -> Style:
        style = PLAIN.but(bold=True) if index < self.table.heads else NOTE if kind < 0 else PLAIN
        place = placed(style, self.table.columns[index].kind)
        return place.but(indent=place.indent + max(kind, 0))


def placed(style: Style, kind: str) -> Style:
    """A style for a kind of column: numbers to the right, words a little away from the number to their left."""
    if kind in NUMBERS:
        return style.but(side="right", form=_FORMS[kind])
    return style.but(side="left", indent=1)


def cell_value(value: Value) -> Value:
    """A value for a cell: undefined is words, since Excel has no NaN."""
    return shown(value, "decimal") if isinstance(value, float) and math.isnan(value) else value


def _note(sheet: Worksheet, number: int, words: str, sizes: Sequence[float]) -> None:
    """A note below the table, over as many columns as make it readable."""
    width, last = 0.0, 0
    for size in sizes:
        width, last = width + size, last + 1
        if width >= _NOTE_WIDTH:
            break
    show(sheet.cell(number, 1), words, NOTE)
    if last > 1:
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=last)
    fit_row(sheet, number, [width], size=NOTE.size)
