"""Cells that a person copied from a spreadsheet, as the clipboard gives them: text with tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection

from codekit.tables.read import column_name, parse_csv


def pasted_cells(text: str, known: Collection[str]) -> list[list[str]]:
    """Rows of cells; of a text without tabs whose first line names a `known` column, those of a CSV file.

    Spreadsheets put a cell with line ends or tabs in quotes; not all of them double the quotes of other cells, so what
    cannot be read by that rule is taken as it is.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not plain.strip():
        return []
    if "\t" not in plain and _is_csv(plain, known):
        return [cells for _, cells in parse_csv(plain, known=known).rows]
    csv.field_size_limit(max(csv.field_size_limit(), len(plain) + 1))
    try:
        rows = list(csv.reader(io.StringIO(plain, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        rows = [line.split("\t") for line in plain.split("\n")]
    return [[cell.strip() for cell in row] for row in rows if row]


def _is_csv(text: str, known: Collection[str]) -> bool:
    first = text.partition("\n")[0]
    return any({*map(column_name, first.split(mark))} & {*known} for mark in ",;" if mark in first)
