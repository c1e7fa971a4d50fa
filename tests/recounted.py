"""Agreement of two coders counted anew from bare positions, without codekit."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path


def units_of(folder: Path, unit: str, id_: str, roles: Mapping[str, str]) -> list[tuple[int, int]]:
    """The units of a transcript in which respondents speak, as its table has them."""
    with (folder / "segments" / unit / f"{id_}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    said = [row for row in rows if roles.get(row["speaker"], "respondent") == "respondent"]
    return [(int(row["start"]), int(row["end"])) for row in said if int(row["start"]) < int(row["end"])]


def cells_of(units: list[tuple[int, int]], first: list[tuple[int, int]], second: list[tuple[int, int]]) -> list[int]:
    """Units that both, the first only, the second only and neither coded, by a bare comparison of positions."""
    cells = [0, 0, 0, 0]
    for start, end in units:
        one, two = (any(s < end and start < e for s, e in spans) for spans in (first, second))
        cells[(0 if two else 1) if one else (2 if two else 3)] += 1
    return cells


def kappa_of(a: int, b: int, c: int, d: int) -> float | None:
    """Cohen's kappa of four cells, None where it is undefined."""
    n = a + b + c + d
    expected = ((a + b) * (a + c) + (c + d) * (b + d)) / n**2
    return None if expected == 1 else ((a + d) / n - expected) / (1 - expected)
