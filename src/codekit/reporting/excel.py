"""The report as an Excel workbook: the first sheet to read, then a sheet for every table, then the figures."""

from __future__ import annotations

import datetime as dt
import io
import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.reporting.content import LONG, NUMBERS, Content, Figure, Part, Table, Value, shown
from codekit.reporting.excel_table import Look, fill
from codekit.tables import write as sheets

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ABOUT, FIGURES = "About", "Figures"
_FIRST, _OTHER, _COLUMNS = 24.0, 13.0, 7
_FORMATS = {"percent": "0.0%", "decimal": "0.000", "count": "0"}
_SHOWN = 0.49  # of the pixels of a figure, which has 300 to the inch: half as large again as in print


def write(path: Path, content: Content, *, stamp: dt.date | None = None) -> None:
    """Write the workbook; the same content with the same `stamp` (today by default) gives the same bytes."""
    book = sheets_of(content)
    print_setup(book, f"{content.title}: {content.subtitle}")
    sheets.save(book, path, stamp=stamp or dt.date.today())  # noqa: DTZ011  (the researcher's own day)


def sheets_of(content: Content) -> Workbook:
    """The workbook with every sheet of the report."""
    book, look = new_book(), Look()
    _about(book.create_sheet(ABOUT), content, look)
    for table in _on_sheets(content):
        fill(book.create_sheet(sheets.sheet_name(table.sheet, book.sheetnames)), table, look)
    if content.figures:
        _figures(book.create_sheet(FIGURES), content.figures, look)
    return book


def new_book() -> Workbook:
    """A workbook without a sheet."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    return book


def _on_sheets(content: Content) -> list[Table]:
    return [table for table in content.tables if table.sheet]


def _about(sheet: Worksheet, content: Content, look: Look) -> None:
    from openpyxl.utils import get_column_letter

    for index in range(1, _COLUMNS + 1):
        sheet.column_dimensions[get_column_letter(index)].width = _FIRST if index == 1 else _OTHER
    writer = _About(sheet, look)
    writer.line(content.title, look.title)
    writer.line(content.subtitle, look.plain)
    for part in content.parts:
        writer.part(part)
    writer.heading("Sheets")
    for table in _on_sheets(content):
        writer.sheet_row(table.sheet, table.title)
    if content.figures:
        writer.sheet_row(FIGURES, "the figures")
    sheet.sheet_view.showGridLines = False


class _About:
    """The first sheet, filled from top to bottom."""

    def __init__(self, sheet: Worksheet, look: Look) -> None:
        self.sheet, self.look, self.row = sheet, look, 0

    def line(self, words: str, font: Any) -> None:
        """A text over the whole width."""
        self.row += 1
        cell = sheets.put(self.sheet.cell(self.row, 1), words)
        cell.font, cell.alignment = font, self.look.wrapped
        self._merge(1)
        self._height(words, _FIRST + _OTHER * (_COLUMNS - 1), font.size or 11)

    def heading(self, words: str) -> None:
        """The heading of a part, with an empty line above."""
        self.row += 1
        self.line(words, self.look.heading)

    def part(self, part: Part) -> None:
        """What stands on this sheet of a part: its words, and the tables without a sheet of their own."""
        here = [table for table in part.tables if not table.sheet]
        names = [table.sheet for table in part.tables if table.sheet]
        self.heading(part.title)
        for words in part.paragraphs:
            self.line(words, self.look.plain)
        for item in part.items:
            self.line(f"•  {item}", self.look.plain)
        for table in here:
            self._table(table)
        if names:
            self.line(f"See {'sheet' if len(names) == 1 else 'sheets'} {', '.join(names)}.", self.look.soft)

    def _table(self, table: Table) -> None:
        if table.title:
            self.row += 1
            self.line(table.title, self.look.bold)
        if any(column.title for column in table.columns):
            self.table_row(tuple(c.title for c in table.columns), tuple(c.kind for c in table.columns), head=True)
        for row in table.rows:
            self.table_row(row, tuple(column.kind for column in table.columns))
        if table.note:
            self.line(table.note, self.look.soft)

    def table_row(self, row: Sequence[Value], kinds: Sequence[str], *, head: bool = False) -> None:
        """A row; the last cell takes the width that is left where it is words."""
        self.row += 1
        height = sheets.LINE_POINTS
        for index, (value, kind) in enumerate(zip(row, kinds, strict=True), start=1):
            cell = self.sheet.cell(self.row, index)
            sheets.put(cell, cell_value(value))
            last = index == len(row) and kind not in NUMBERS
            cell.font = self.look.bold if head or index == 1 else self.look.plain
            cell.alignment = (
                self.look.right if kind in NUMBERS else self.look.wrapped if index == 1 else self.look.words
            )
            cell.number_format = _FORMATS.get(kind, "General")
            if head:
                cell.fill, cell.border = self.look.wash, self.look.line
            if last:
                self._merge(index)
            room = _OTHER * (_COLUMNS - index + 1) if last else _OTHER
            lines = sheets.lines_shown(shown(value, kind), (_FIRST if index == 1 else room) * (0.95 if head else 1.12))
            height = max(height, lines * sheets.LINE_POINTS)
        self.sheet.row_dimensions[self.row].height = min(height + 2, sheets.MAX_ROW_POINTS)

    def sheet_row(self, name: str, words: str) -> None:
        """A sheet's name, leading to it, and what it holds."""
        from openpyxl.worksheet.hyperlink import Hyperlink

        self.table_row((name, words), ("text", LONG))
        cell = self.sheet.cell(self.row, 1)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!A1", display=name)
        cell.font = self.look.link

    def _merge(self, first: int) -> None:
        if first < _COLUMNS:
            self.sheet.merge_cells(start_row=self.row, end_row=self.row, start_column=first, end_column=_COLUMNS)

    def _height(self, words: str, width: float, size: float) -> None:
        lines = sheets.lines_shown(words, width * 11 / size * 1.15)
        self.sheet.row_dimensions[self.row].height = min(lines * size * 1.4 + 3, sheets.MAX_ROW_POINTS)


def cell_value(value: Value) -> Value:
    """A value for a cell: undefined is words, since Excel has no NaN."""
    return shown(value, "decimal") if isinstance(value, float) and math.isnan(value) else value


def _figures(sheet: Worksheet, figures: Sequence[Figure], look: Look) -> None:
    from openpyxl.drawing.image import Image
    from openpyxl.worksheet.pagebreak import Break

    sheet.column_dimensions["A"].width = 140
    sheet.sheet_view.showGridLines = False
    row = 1
    for figure in figures:
        if row > 1:
            sheet.row_breaks.append(Break(id=row - 1))  # so that no page cuts a figure
        caption = sheets.put(sheet.cell(row, 1), figure.caption)
        caption.font, caption.alignment = look.bold, look.wrapped
        image = Image(io.BytesIO(figure.png))
        image.width, image.height = round(image.width * _SHOWN), round(image.height * _SHOWN)
        sheet.add_image(image, f"A{row + 1}")
        row += 3 + math.ceil(image.height / 20)


def print_setup(book: Workbook, title: str) -> None:
    """Every sheet fits the width of an A4 page and says what it is at its foot."""
    from openpyxl.worksheet.properties import PageSetupProperties

    for sheet in book.worksheets:
        sheet.page_setup.orientation = "portrait" if sheet.title == ABOUT else "landscape"
        sheet.page_setup.paperSize = 9  # A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.HeaderFooter.scaleWithDoc = False
        footer = sheet.oddFooter
        if footer is not None:
            footer.left.text = title.replace("&", "&&")
            footer.right.text = "&A, page &P of &N"
