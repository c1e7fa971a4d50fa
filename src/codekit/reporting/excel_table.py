"""One table on one sheet: head, filter, frozen panes, numbers as numbers, long texts in rows below each other."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Any

from codekit.reporting.content import NUMBERS, Column, Table, Value, shown
from codekit.tables import write as sheets

if TYPE_CHECKING:
    from openpyxl.styles import Alignment, Border, Font, PatternFill
    from openpyxl.worksheet.worksheet import Worksheet

_FORMATS = {"percent": "0.0%", "decimal": "0.000", "count": "0"}
_NOTE_WIDTH = 100.0


class Look:
    """Fonts, fills and alignments, made once and shared by all cells."""

    def _font(self, **options: Any) -> Font:
        from openpyxl.styles import Font

        return Font(name=sheets.FONT, **options)

    @cached_property
    def title(self) -> Font:
        """Of the first line."""
        return self._font(bold=True, size=15)

    @cached_property
    def heading(self) -> Font:
        """Of a part."""
        return self._font(bold=True, size=12.5)

    @cached_property
    def bold(self) -> Font:
        """Of heads and names."""
        return self._font(bold=True, size=11)

    @cached_property
    def plain(self) -> Font:
        """Of everything else."""
        return self._font(size=11)

    @cached_property
    def soft(self) -> Font:
        """Of notes and of what is undefined."""
        return self._font(size=10, italic=True, color="FF4A535D")

    @cached_property
    def link(self) -> Font:
        """Of what leads to another sheet."""
        return self._font(size=11, underline="single", color="FF0B4F8A")

    @cached_property
    def wash(self) -> PatternFill:
        """Behind heads."""
        from openpyxl.styles import PatternFill

        return PatternFill("solid", fgColor="FFE8E8E8")

    @cached_property
    def line(self) -> Border:
        """Below heads."""
        from openpyxl.styles import Border, Side

        return Border(bottom=Side(style="thin"))

    @cached_property
    def wrapped(self) -> Alignment:
        """Words: wrapped, at the top."""
        from openpyxl.styles import Alignment

        return Alignment(vertical="top", horizontal="left", wrap_text=True)

    @cached_property
    def right(self) -> Alignment:
        """Numbers."""
        from openpyxl.styles import Alignment

        return Alignment(vertical="top", horizontal="right", wrap_text=True)

    @cached_property
    def words(self) -> Alignment:
        """Words in a table, a little away from the number to their left."""
        from openpyxl.styles import Alignment

        return Alignment(vertical="top", horizontal="left", indent=1, wrap_text=True)


def fill(sheet: Worksheet, table: Table, look: Look) -> None:
    """Write a table into an empty sheet."""
    from openpyxl.utils import get_column_letter

    _head(sheet, table.columns, look)
    number, styles = 1, _Styles(look)
    for row in table.rows:
        for part in split(row):
            number += 1
            _row(sheet, number, part, table, styles)
    first_free = get_column_letter(table.heads + 1)
    sheet.freeze_panes = f"{first_free}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.columns))}{max(number, 1)}"
    sheet.print_title_rows = "1:1"
    if table.note:
        _note(sheet, number + 2, table, look)


def _head(sheet: Worksheet, columns: Sequence[Column], look: Look) -> None:
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    lines = 1
    for index, column in enumerate(columns, start=1):
        cell = sheets.put(sheet.cell(1, index), column.title)
        number = column.kind in NUMBERS
        cell.font, cell.fill, cell.border = look.bold, look.wash, look.line
        side, indent = ("right", 0) if number else ("left", 1)
        cell.alignment = Alignment(vertical="bottom", wrap_text=True, horizontal=side, indent=indent)
        sheet.column_dimensions[get_column_letter(index)].width = column.width
        lines = max(lines, sheets.lines_shown(column.title, column.width - 2.5))
    sheet.row_dimensions[1].height = min(lines * sheets.LINE_POINTS + 4, sheets.MAX_ROW_POINTS)


def _row(sheet: Worksheet, number: int, row: Sequence[Value], table: Table, styles: _Styles) -> None:
    lines = 1
    for index, (value, column) in enumerate(zip(row, table.columns, strict=True), start=1):
        cell = sheet.cell(number, index)
        undefined = isinstance(value, float) and math.isnan(value)
        if value is not None and value != "":
            sheets.put(cell, shown(value, column.kind) if undefined else value)
        styles.apply(cell, column.kind, "bold" if index <= table.heads else "soft" if undefined else "plain")
        if undefined or isinstance(value, str):
            room = column.width - (0 if column.kind in NUMBERS else 1.5)
            lines = max(lines, sheets.lines_shown(shown(value, column.kind), room))
    sheet.row_dimensions[number].height = min(lines * sheets.LINE_POINTS + 2, sheets.MAX_ROW_POINTS)


class _Styles:
    """The looks of cells; each is set once and copied, since setting it anew takes longer than all the rest."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.known: dict[tuple[str, str], Any] = {}

    def apply(self, cell: Any, kind: str, font: str) -> None:
        """Give a cell of a kind of column the look of its font: bold, plain or soft."""
        if (kind, font) in self.known:
            cell._style = copy(self.known[kind, font])  # noqa: SLF001  (how openpyxl itself copies a look)
            return
        numeric = kind in NUMBERS
        cell.font = getattr(self.look, font)
        cell.alignment = self.look.right if numeric else self.look.words
        cell.number_format = _FORMATS.get(kind, "General")
        self.known[kind, font] = cell._style  # noqa: SLF001


def split(row: Sequence[Value]) -> Iterator[tuple[Value, ...]]:
    """A row, continued below where a text is longer than a cell can hold."""
    parts = [sheets.pieces(value) if isinstance(value, str) else [value] for value in row]
    # A short value stands in every part, so that sorting and filtering keep them together.
    for i in range(max((len(found) for found in parts), default=1)):
        yield tuple(
            found[i] if len(found) > 1 and i < len(found) else found[0] if len(found) == 1 else "" for found in parts
        )


def _note(sheet: Worksheet, number: int, table: Table, look: Look) -> None:
    """A note below the table, over as many columns as make it readable."""
    width, last = 0.0, 0
    for column in table.columns:
        width, last = width + column.width, last + 1
        if width >= _NOTE_WIDTH:
            break
    cell = sheets.put(sheet.cell(number, 1), table.note)
    cell.font, cell.alignment = look.soft, look.wrapped
    if last > 1:
        sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=last)
    sheet.row_dimensions[number].height = min(
        sheets.lines_shown(table.note, width * 1.05) * sheets.LINE_POINTS + 3, sheets.MAX_ROW_POINTS
    )
