"""The whole matrix workbook against openpyxl writing the same values into the same cells: CPU seconds, in turn.

Ours is everything that `codekit matrix -o` does once the matrix is computed: every sheet, looks, links, heights,
quotations held against the transcripts, the checks. openpyxl gets the finished values, without ("plain") and with one
look for each cell ("dressed").
"""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Alignment, Font
from tools import median, table

from codekit.workflow.results import example, tabulate

BOOK, TURNS, GOAL = "cbo-relationships", 5, 3.0
Values = dict[str, list[tuple[Any, ...]]]


def values_of(path: Path) -> Values:
    """Every cell of the finished workbook."""
    book = openpyxl.load_workbook(path)
    return {sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def theirs(values: Values, path: Path, *, dressed: bool) -> None:
    """The same values in the same cells."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    font, place = Font(name="Calibri", size=10), Alignment(wrap_text=True, vertical="top")
    for name, rows in values.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    cell = sheet.cell(number, column, value)
                    if dressed:
                        cell.font, cell.alignment = font, place
    book.save(path)


def cpu(work: Callable[[], object]) -> float:
    gc.collect()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def main() -> None:
    """Print one row for each measure."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        study = example.create(place / "study", "social-care")
        finished = place / "ours.xlsx"
        tabulate.write_workbook(study, tabulate.matrix(study, BOOK), finished)
        values = values_of(finished)
        rows = [
            (
                cpu(partial(tabulate.write_workbook, study, tabulate.matrix(study, BOOK), finished)),
                cpu(lambda: theirs(values, place / "plain.xlsx", dressed=False)),
                cpu(lambda: theirs(values, place / "dressed.xlsx", dressed=True)),
            )
            for _ in range(TURNS)
        ]
    cells = sum(value is not None for sheet in values.values() for row in sheet for value in row)
    whole, plain, dressed = (median([row[at] for row in rows]) for at in range(3))
    table(
        f"the full workbook, CPU, median of {TURNS} in turn",
        [
            (f"codekit: {len(values)} sheets, {cells:,} cells", f"{whole:.2f} s"),
            ("openpyxl, the same values, plain", f"{plain:.2f} s"),
            (f"  ratio (goal: at most {GOAL:.0f})", f"{median([a / b for a, b, _ in rows]):.2f}"),
            ("openpyxl, the same values, one look for each cell", f"{dressed:.2f} s"),
            ("  ratio to that", f"{median([a / c for a, _, c in rows]):.2f}"),
        ],
    )


if __name__ == "__main__":
    main()
