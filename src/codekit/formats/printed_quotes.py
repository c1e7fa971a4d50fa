"""Quotations as a manuscript or a table prints them.

In a table each row with a column `quote` is one; `transcript` or `case` may say whose it is. In a text (Word, Markdown,
...) it is what stands between quotation marks within a paragraph, from so many words on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from codekit.errors import CodekitError
from codekit.formats.transcripts import registry
from codekit.tables.header import header_problems
from codekit.tables.read import column_name, read_sheets
from codekit.tables.rows import Sheet

TABLES = frozenset({".csv", ".tsv", ".xlsx"})
FEWEST = 4  # words; below it a phrase in quotation marks is a term, not somebody's words
COLUMNS = ("quote", "transcript", "case", "theme")
_PAIRS = re.compile(
    r"“(?P<a>[^“”\n]+)”|„(?P<b>[^„“”\n]+)[“”]|«(?P<c>[^«»\n]+)»|»(?P<d>[^«»\n]+)«|(?<!\w)\"(?P<e>[^\"\n]+)\"(?!\w)"
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Printed:
    """One quotation, and where it is printed: a line of the text, a row of the table."""

    words: str
    line: int
    transcript: str = ""
    case: str = ""
    theme: str = ""


def read(path: Path, *, fewest: int = FEWEST) -> list[Printed]:
    """The quotations of a file, in their order.

    Raises ImportRefusedError for a file that cannot be read, CodekitError for a table without the column `quote`.
    """
    if path.suffix.lower() in TABLES:
        sheets = read_sheets(path)
        chosen = next((sheet for sheet in sheets if "quote" in _columns(sheet)), sheets[0])
        return list(_rows(chosen, path.name))
    return [
        printed
        for source in registry.read_file(path)
        for printed in in_text(source.whole or source.text, fewest=fewest)
    ]


def in_text(text: str, *, fewest: int = FEWEST) -> Iterator[Printed]:
    """What stands between quotation marks in the lines of a text."""
    for number, line in enumerate(text.split("\n"), 1):
        for found in _PAIRS.finditer(line):
            words = next(group for group in found.groups() if group is not None).strip()
            if len(_WORD.findall(words)) >= fewest:
                yield Printed(words, number)


def _columns(sheet: Sheet) -> list[str]:
    return [column_name(cell) for cell in sheet.rows[0][1]] if sheet.rows else []


def _rows(sheet: Sheet, name: str) -> Iterator[Printed]:
    columns = _columns(sheet)
    problems = header_problems(columns, name, sheet.rows[0][0] if sheet.rows else 1, needed=["quote"])
    if problems:
        raise CodekitError(problems[0].message, where=f"{name}:{problems[0].line}", hint=problems[0].remedy)
    for line, cells in sheet.rows[1:]:
        row: Mapping[str, str] = dict(zip(columns, cells, strict=False))
        if row.get("quote", "").strip():
            yield Printed(row["quote"].strip(), line, *(row.get(column, "").strip() for column in COLUMNS[1:]))
