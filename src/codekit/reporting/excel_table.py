"""One table on one sheet: head, filter, frozen panes, numbers as numbers, long texts in rows below each other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from codekit.reporting.content import NUMBERS, Table, Value, depth_of, shown
from codekit.tables.look import fit_row, heading, page, show, widths
from codekit.tables.style import HEAD, NOTE, PLAIN, Style
from codekit.tables.write import pieces

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_FORMS = {"percent": "0.0%", "decimal": "0.000", "count": "0"}
_NOTE_WIDTH = 100.0


def fill(sheet: Worksheet, table: Table, *, foot: str) -> None:
    """Write a table into an empty sheet; `foot` stands below every printed page."""
    from openpyxl.utils import get_column_letter

    sizes = [column.width for column in table.columns]
    heading(sheet, [column.title for column in table.columns], sizes)
    widths(sheet, sizes)
    for index, column in enumerate(table.columns, start=1):
        show(sheet.cell(1, index), column.title, placed(HEAD.but(height="bottom"), column.kind).but(form=HEAD.form))
    number = 1
    for row in table.rows:
        for part in split(row):
            number += 1
            _row(sheet, number, part, table)
    last = f"{get_column_letter(len(table.columns))}{number}"
    page(sheet, freeze=f"{get_column_letter(table.heads + 1)}2", last=last, foot=foot)
    if table.note:
        _note(sheet, number + 2, table)


def placed(style: Style, kind: str) -> Style:
    """A style for a kind of column: numbers to the right, words a little away from the number to their left."""
    if kind in NUMBERS:
        return style.but(side="right", form=_FORMS[kind])
    return style.but(side="left", indent=1)


def cell_value(value: Value) -> Value:
    """A value for a cell: undefined is words, since Excel has no NaN."""
    return shown(value, "decimal") if isinstance(value, float) and math.isnan(value) else value


def _row(sheet: Worksheet, number: int, row: Sequence[Value], table: Table) -> None:
    for index, (value, column) in enumerate(zip(row, table.columns, strict=True), start=1):
        undefined = isinstance(value, float) and math.isnan(value)
        style = PLAIN.but(bold=True) if index <= table.heads else NOTE if undefined else PLAIN
        place = placed(style, column.kind)
        show(sheet.cell(number, index), cell_value(value), place.but(indent=place.indent + depth_of(value)))
    # The indentation of words takes room from them.
    fit_row(sheet, number, [column.width - (0 if column.kind in NUMBERS else 1.5) for column in table.columns])


def split(row: Sequence[Value]) -> Iterator[tuple[Value, ...]]:
    """A row, continued below where a text is longer than a cell can hold."""
    parts = [pieces(value) if isinstance(value, str) and not depth_of(value) else [value] for value in row]
    # A short value stands in every part, so that sorting and filtering keep them together.
    for i in range(max((len(texts) for texts in parts), default=1)):
        yield tuple(texts[0] if len(texts) == 1 else texts[i] if i < len(texts) else "" for texts in parts)


def _note(sheet: Worksheet, number: int, table: Table) -> None:
    """A note below the table, over as many columns as make it readable."""
    width, last = 0.0, 0
    for column in table.columns:
        width, last = width + column.width, last + 1
        if width >= _NOTE_WIDTH:
            break
    show(sheet.cell(number, 1), table.note, NOTE)
    if last > 1:
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=last)
    fit_row(sheet, number, [width], size=NOTE.size)
