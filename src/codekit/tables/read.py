"""Rows of cells from CSV and Excel, with the row numbers that a person sees."""

from __future__ import annotations

import csv
import datetime as dt
import io
import warnings
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from codekit.errors import CodekitError, ImportRefusedError
from codekit.model.numbering import FROM_0
from codekit.tables.archive import open_archive
from codekit.tables.decoding import decode

Grid = list[tuple[int, list[str]]]
DAMAGED = "the table cannot be read from here on"
MEND_QUOTES = "look for a quotation mark that is not closed or not doubled"


class Sheet(NamedTuple):
    """One table: its name ("" for CSV), and its rows with their numbers, cells as text.

    `indents` says how far a cell is indented, by row number and column, where it is; `notes` how it was read.
    """

    name: str
    rows: Grid
    indents: Mapping[tuple[int, int], int] = MappingProxyType({})
    notes: tuple[str, ...] = ()


def read_sheets(path: Path, *, indents: bool = False) -> list[Sheet]:
    """The tables in a CSV or Excel file. Raises CodekitError for a file that is neither, is empty or is damaged."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CodekitError(f"{path}: cannot be read ({error.strerror})") from None
    if not data.strip():
        raise CodekitError(f"{path.name}: the file is empty")
    if path.suffix.lower() == ".xlsx":
        return xlsx_sheets(data, path.name, indents=indents)
    if path.suffix.lower() not in {".csv", ".tsv", ".txt"}:
        raise CodekitError(f"{path.name}: not a kind of table", hint="save it as .csv or .xlsx")
    decoded = decode(data, path.name)
    rows = csv_rows(decoded.text, path.name).rows
    return [Sheet("", _stripped(rows), _spaces(rows) if indents else {}, decoded.notes)]


def _stripped(rows: Grid) -> Grid:
    return [(number, [cell.strip() for cell in row]) for number, row in rows]


def _spaces(rows: Grid) -> dict[tuple[int, int], int]:
    """Leading spaces and tabs of cells, which people use to show levels."""
    return {
        (number, column): len(cell) - len(cell.lstrip())
        for number, row in rows
        for column, cell in enumerate(row)
        if cell[:1].isspace() and cell.strip()
    }


class CsvTable(NamedTuple):
    """The rows of a table in text, and how it is written: its delimiter, and the line after which it is damaged."""

    rows: Grid
    delimiter: str
    damaged: int | None = None


def csv_rows(text: str, name: str, *, known: Collection[str] = ()) -> CsvTable:
    """A table written with commas, semicolons or tabs; cells as they are, empty rows left out.

    `known` are columns that help to tell the delimiter. Raises ImportRefusedError where a row cannot be read.
    """
    table = parse_csv(text, known=known)
    if table.damaged is not None:
        raise ImportRefusedError(f"{name}:{table.damaged}: {DAMAGED}", hint=MEND_QUOTES)
    return table


def parse_csv(text: str, *, known: Collection[str] = ()) -> CsvTable:
    """A table as `csv_rows` gives it; of a damaged one the rows before the damage."""
    head = next((line for line in text.split("\n") if line.strip()), "")
    delimiter = max(",;\t", key=lambda mark: (len({*map(column_name, head.split(mark))} & {*known}), head.count(mark)))
    # One long answer can be longer than the reader's default limit of 131,072 characters.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: Grid = []
    begin = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append((begin, row))
            begin = reader.line_num + 1
    except csv.Error:
        return CsvTable(rows, delimiter, begin)
    return CsvTable(rows, delimiter)


def xlsx_sheets(data: bytes, name: str, *, indents: bool = False, edges: bool = False) -> list[Sheet]:
    """The visible and hidden sheets of a workbook; `edges` keeps white space at the edges of cells.

    Raises ImportRefusedError where it is none or is damaged.
    """
    import openpyxl

    open_archive(data, name, "an Excel workbook (.xlsx)").close()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about features of Excel that do not matter here
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            sheets = [_sheet(sheet, indents=indents, edges=edges) for sheet in book.worksheets]
            book.close()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, SyntaxError):
        raise ImportRefusedError(
            f"{name}: the workbook is damaged and cannot be opened", hint="open it in Excel and save it again"
        ) from None
    return sheets


def _sheet(sheet: Any, *, indents: bool, edges: bool) -> Sheet:
    # Some programs write a wrong size into the file, and openpyxl would believe it.
    sheet.reset_dimensions()
    rows: Grid = []
    depths: dict[tuple[int, int], int] = {}
    for number, cells in enumerate(sheet.iter_rows(values_only=not indents), start=1):
        raw = [shown(cell.value if indents else cell) for cell in cells]
        if not any(text.strip() for text in raw):
            continue
        rows.append((number, raw if edges else [text.strip() for text in raw]))
        if indents:
            depths |= {(number, at): depth for at, cell in enumerate(cells) if (depth := _indent(cell, raw[at]))}
    return Sheet(sheet.title, rows, depths)


def _indent(cell: Any, text: str) -> int:
    """Leading spaces, or the steps of Excel's own indentation, three spaces each."""
    if not text.strip():
        return 0
    alignment = getattr(cell, "alignment", None)
    return len(text) - len(text.lstrip()) + 3 * int(alignment.indent if alignment is not None else 0)


def shown(value: Any) -> str:
    """A cell as text: whole numbers without '.0', dates and times in ISO form."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.strftime("%H:%M:%S") if value.year < 1901 else value.isoformat(sep=" ")
    if isinstance(value, dt.timedelta):
        return str(value.total_seconds())
    return str(value)


def column_name(cell: str) -> str:
    """A header cell as it is compared: no case, no quotes, single spaces, without saying that numbers are from 0."""
    return " ".join(cell.strip().strip("\ufeff\"'").casefold().split()).removesuffix(FROM_0)
