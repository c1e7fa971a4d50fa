"""The report as an Excel workbook: the first sheet to read, then a sheet for every table, then the figures."""

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.reporting.content import LONG, NUMBERS, Content, Figure, Part, Table, Value
from codekit.reporting.excel_table import cell_value, fill, placed
from codekit.tables import look
from codekit.tables.streamed import MAX_ROWS
from codekit.tables.style import BOLD, HEAD, LINKED, NOTE, PLAIN, TITLE, Style
from codekit.tables.write import save

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ABOUT, FIGURES = "About", "Figures"
_FIRST, _OTHER, _COLUMNS = 24.0, 13.0, 7
_WHOLE = _FIRST + _OTHER * (_COLUMNS - 1)
_HEADING = BOLD.but(size=12.5)
_SHOWN = 0.49  # of the pixels of a figure, which has 300 to the inch: half as large again as in print


def write(path: Path, content: Content, *, stamp: dt.date | None = None) -> None:
    """Write the workbook; the same content with the same `stamp` (today by default) gives the same bytes."""
    save(sheets_of(content), path, stamp=stamp or dt.date.today())  # noqa: DTZ011  (the researcher's own day)


def sheets_of(content: Content, *, most: int = MAX_ROWS) -> Workbook:
    """The workbook with every sheet of the report; a table of more than `most` rows goes on in further sheets."""
    book, foot = new_book(), f"{content.title}: {content.subtitle}"
    about = book.create_sheet(ABOUT)
    names = {table.sheet: fill(book, table, foot=foot, most=most) for table in _on_sheets(content)}
    _about(about, content, foot, names)
    if content.figures:
        _figures(book.create_sheet(FIGURES), content.figures, foot)
    return book


def new_book() -> Workbook:
    """A workbook without a sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def _on_sheets(content: Content) -> list[Table]:
    return [table for table in content.tables if table.sheet]


def _about(sheet: Worksheet, content: Content, foot: str, names: Mapping[str, Sequence[str]]) -> None:
    look.widths(sheet, [_FIRST, *[_OTHER] * (_COLUMNS - 1)])
    writer = _About(sheet)
    writer.line(content.title, TITLE.but(wrap=True, side="left"))
    writer.line(content.subtitle)
    for part in content.parts:
        writer.part(part)
    writer.heading("Sheets")
    for table in _on_sheets(content):
        first, *further = names[table.sheet]
        writer.sheet_row(first, table.title)
        for name in further:
            writer.sheet_row(name, f"{table.title}, continued")
    if content.figures:
        writer.sheet_row(FIGURES, "the figures")
    look.page(sheet, head=0, orientation="portrait", foot=foot)
    sheet.sheet_view.showGridLines = False


class _About:
    """The first sheet, filled from top to bottom."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet, self.row = sheet, 0

    def line(self, words: str, style: Style = PLAIN) -> None:
        """A text over the whole width."""
        self.row += 1
        look.show(self.sheet.cell(self.row, 1), words, style)
        look.merge(self.sheet, self.row, 1, _COLUMNS)
        look.fit_row(self.sheet, self.row, [_WHOLE], size=style.size)

    def heading(self, words: str) -> None:
        """The heading of a part, with an empty line above."""
        self.row += 1
        self.line(words, _HEADING)

    def part(self, part: Part) -> None:
        """What stands on this sheet of a part: its words, and the tables without a sheet of their own."""
        here = [table for table in part.tables if not table.sheet]
        names = [table.sheet for table in part.tables if table.sheet]
        self.heading(part.title)
        for words in part.paragraphs:
            self.line(words)
        for item in part.items:
            self.line(f"•  {item}")
        for table in here:
            self._table(table)
        if names:
            self.line(f"See {'sheet' if len(names) == 1 else 'sheets'} {', '.join(names)}.", NOTE)

    def _table(self, table: Table) -> None:
        if table.title:
            self.row += 1
            self.line(table.title, BOLD)
        if any(column.title for column in table.columns):
            self.table_row(tuple(c.title for c in table.columns), tuple(c.kind for c in table.columns), HEAD)
        for row in table.rows:
            self.table_row(row, tuple(column.kind for column in table.columns))
        if table.note:
            self.line(table.note, NOTE)

    def table_row(self, row: Sequence[Value], kinds: Sequence[str], style: Style = PLAIN) -> None:
        """A row; where its last cell is words, it and other long texts share the width that is left."""
        self.row += 1
        room, column = [], 1
        for value, kind, span in zip(row, kinds, _spans(kinds), strict=True):
            own = placed(style, kind) if column > 1 or kind in NUMBERS else style.but(bold=True, side="left")
            own = own.but(form=style.form) if style is HEAD else own
            look.show(self.sheet.cell(self.row, column), cell_value(value), own)
            if span > 1:
                look.merge(self.sheet, self.row, column, column + span - 1)
            room.append((_FIRST - _OTHER if column == 1 else 0) + _OTHER * span - own.indent)
            column += span
        height = look.row_height([cell_value(value) for value in row], room)
        self.sheet.row_dimensions[self.row].height = height

    def sheet_row(self, name: str, words: str) -> None:
        """A sheet's name, leading to it, and what it holds."""
        self.table_row((name, words), ("text", LONG))
        cell = look.show(self.sheet.cell(self.row, 1), name, LINKED)
        look.link(cell, name, "A1", name)


def _spans(kinds: Sequence[str]) -> list[int]:
    """Over how many columns of the sheet each cell of a row goes; the first one is wide enough."""
    spans, left = [1] * len(kinds), _COLUMNS - len(kinds)
    if left > 0 and kinds and kinds[-1] not in NUMBERS:
        wide = [index for index, kind in enumerate(kinds[:-1]) if index and kind == LONG]
        for index in wide:
            spans[index] += left // (len(wide) + 1)
        spans[-1] += left - sum(spans) + len(kinds)
    return spans


def _figures(sheet: Worksheet, figures: Sequence[Figure], foot: str) -> None:
    from openpyxl.drawing.image import Image
    from openpyxl.worksheet.pagebreak import Break

    look.widths(sheet, [140])
    row = 1
    for figure in figures:
        if row > 1:
            sheet.row_breaks.append(Break(id=row - 1))  # so that no page cuts a figure
        look.show(sheet.cell(row, 1), figure.caption, BOLD)
        image = Image(io.BytesIO(figure.png))
        image.width, image.height = round(image.width * _SHOWN), round(image.height * _SHOWN)
        sheet.add_image(image, f"A{row + 1}")
        row += 3 + math.ceil(image.height / 20)
    look.page(sheet, head=0, foot=foot)
    sheet.sheet_view.showGridLines = False
