"""Rows of cells from CSV and Excel, with the row numbers that a person sees."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from codekit.errors import CodekitError, ImportRefusedError
from codekit.model.numbering import FROM_0
from codekit.tables import limits
from codekit.tables.decoding import decode
from codekit.tables.rows import Grid, Sheet
from codekit.tables.workbooks import xlsx_sheets
from codekit.tables.write import as_written

DAMAGED = "the table cannot be read from here on"
MEND_QUOTES = "look for a quotation mark that is not closed or not doubled"


def read_sheets(path: Path, *, indents: bool = False) -> list[Sheet]:
    """The tables in a CSV or Excel file. Raises CodekitError for a file that is neither, is empty or is damaged."""
    try:
        data = limits.contents(path)
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
    return [(number, [as_written(cell.strip()) for cell in row]) for number, row in rows]


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
        raise ImportRefusedError(DAMAGED, where=f"{name}:{table.damaged}", hint=MEND_QUOTES)
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


def column_name(cell: str) -> str:
    """A header cell as it is compared: no case, no quotes, single spaces, without saying that numbers are from 0."""
    return " ".join(cell.strip().strip("\ufeff\"'").casefold().split()).removesuffix(FROM_0)
