"""The tables of a Word file as sheets, rows numbered through the document."""

from __future__ import annotations

from pathlib import Path

from codekit.tables import limits
from codekit.tables.rows import Sheet


def sheets(path: Path) -> list[Sheet]:
    """The outer tables of a Word file. Raises ImportRefusedError where it is none or is damaged, or is too large."""
    return contents(path)[1]


def contents(path: Path) -> tuple[list[str], list[Sheet]]:
    """The lines of a Word file outside its tables, and its tables. Raises what `sheets` raises."""
    from codekit.formats.transcripts.docx import read_tables

    lines, tables = read_tables(limits.contents(path), path.name)
    found: list[Sheet] = []
    before = 0
    for grid, depths in tables:
        rows = [(before + number, cells) for number, cells in enumerate(grid, 1)]
        indents = {(before + number, column): depth for (number, column), depth in depths.items()}
        found += [Sheet("", [row for row in rows if any(row[1])], indents)] if rows else []
        before += len(grid)
    return lines, found
