"""A report on the terminal: its words, then its tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from codekit.cli import output

if TYPE_CHECKING:
    from codekit.reporting.content import Part


def show(parts: Sequence[Part]) -> None:
    """Print parts of a report one below the other."""
    from codekit.reporting.content import NUMBERS, shown

    for part in parts:
        output.say(f"\n{part.title}")
        for words in (*part.paragraphs, *(f"- {item}" for item in part.items)):
            output.say(words)
        for table in part.tables:
            numbers = ",".join(column.title for column in table.columns if column.kind in NUMBERS)
            rows = [[shown(v, c.kind) for v, c in zip(row, table.columns, strict=True)] for row in table.rows]
            output.table([column.title for column in table.columns], rows, title=table.title, right=numbers)
