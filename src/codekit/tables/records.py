"""Rows with named columns as CSV, Excel or JSON lines, for other programs and for people who sort and filter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.tables.lines import save_lines
from codekit.tables.look import Heights, heading, page, widths
from codekit.tables.streamed import Rows
from codekit.tables.style import PLAIN
from codekit.tables.write import save, save_csv

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

EARLIEST = dt.date(1980, 1, 1)  # the first day that a zip file can name


@dataclass(frozen=True, slots=True)
class Records:
    """Rows below named columns; None is a value that is not there. `sizes` are the columns' widths in Excel.

    The same rows give the same bytes: `day` stands wherever a file must name one.
    """

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    sizes: Sequence[float]
    day: dt.date = EARLIEST


def write(path: Path, records: Records) -> None:
    """Write rows in the form that the file's ending names, whole or not at all; what is no .xlsx or .jsonl is CSV."""
    ending = path.suffix.lower()
    if ending == ".jsonl":
        save_lines(path, records.columns, records.rows)
    elif ending == ".xlsx":
        _write_xlsx(path, records)
    else:
        save_csv([records.columns, *records.rows], path)


def _write_xlsx(path: Path, records: Records) -> None:
    write_book(path, [records])


def write_book(path: Path, sheets: Sequence[Records]) -> None:
    """Write some tables as the sheets of one workbook, whole or not at all."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for records in sheets:
        _fill(book.create_sheet(records.title), records)
    save(book, path, stamp=max(records.day for records in sheets))


def _fill(sheet: Worksheet, records: Records) -> None:
    from openpyxl.utils import get_column_letter

    heading(sheet, records.columns, records.sizes)
    widths(sheet, records.sizes)
    table = Rows(sheet, 2)
    plain = [table.wear(PLAIN)] * len(records.columns)
    heights = Heights(records.sizes)
    for row in records.rows:
        table.add(row, plain, heights.of(row))
    page(sheet, freeze="A2", last=f"{get_column_letter(len(records.columns))}{table.last}")
