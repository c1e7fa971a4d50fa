"""The list of disagreements as an Excel file of its own, with columns for the team's decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from codekit.reporting.content import COUNT, LONG, TEXT, Column, Table
from codekit.reporting.excel import new_book
from codekit.reporting.excel_table import fill
from codekit.tables.write import save

NAME = "Disagreements"
_WIDE = {"text": 60, "turn before": 30, "decision": 14, "reason": 20, "code": 14, "other code": 14, "polarities": 24}
_NOTHING = {"type": "none", "text": "the coders agree on every unit and code"}


def write_disagreements(path: Path, rows: Sequence[Mapping[str, Any]], *, title: str) -> None:
    """Write the list of disagreements; `rows` have the same keys, and an empty list says that there is none."""
    listed = rows or [_NOTHING]
    keys = [*dict.fromkeys(key for row in listed for key in row), "decision", "reason"]
    columns = tuple(Column(key, _kind(key, listed), _WIDE.get(key, 11)) for key in keys)
    table = Table(NAME, columns, tuple(tuple(row.get(key) for key in keys) for row in listed), sheet=NAME)
    book = new_book()
    fill(book, table, foot=title)
    save(book, path)


def _kind(key: str, rows: Sequence[Mapping[str, Any]]) -> str:
    if any(isinstance(row.get(key), int) for row in rows):
        return COUNT
    return LONG if key in _WIDE else TEXT
