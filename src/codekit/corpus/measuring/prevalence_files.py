"""Prevalence as a table for programs."""

from __future__ import annotations

from pathlib import Path

from codekit.corpus.measuring.prevalence import COLUMNS, FIGURES, Prevalence
from codekit.errors import CodekitError
from codekit.tables.records import Records, write

ENDINGS = (".csv", ".jsonl", ".xlsx")


def save(path: Path, found: Prevalence) -> None:
    """Write a row for each code. Raises CodekitError for an ending that is not known."""
    if path.suffix.lower() not in ENDINGS:
        raise CodekitError(f"{path.name}: no table of this kind is written", hint=f"one of {', '.join(ENDINGS)}")
    ends = [f"{name}{end}" for name in FIGURES for end in ("", "_low", "_high", "_because")]
    rows = []
    for row in found.rows:
        figures = [_cell(part) for name in FIGURES for part in getattr(row, name)]
        rows.append((row.code, found.unit, row.units, row.transcripts, *row.counts, row.apparent, *figures))
    columns = (*COLUMNS, "apparent", *ends)
    write(path, Records("Prevalence", columns, rows, [14] * len(columns)))


def _cell(part: float | str) -> float | str | None:
    return None if part != part else part  # noqa: PLR0124  (NaN is the one value that differs from itself)
