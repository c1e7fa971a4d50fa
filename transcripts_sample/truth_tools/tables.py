"""Where the sample study lies, and its tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
STUDY = HERE / "study"
SOURCES = STUDY / "sources"
CODINGS = STUDY / "codings"
TRUTH = HERE / "truth"
FIXTURES = TRUTH / "fixtures"
RFI = HERE / "rfi"

Row = dict[str, str]


def read_rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def read_table(name: str) -> list[tuple[str, Row]]:
    """The rows of a truth table, each with its `file:line`."""
    with (TRUTH / name).open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        return [(f"truth/{name}:{reader.line_num}", row) for row in reader]


def as_csv(columns: list[str], rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def transcripts() -> list[str]:
    """All interviews in the order in which they were held."""
    rows = sorted(read_rows(STUDY / "interviews.csv"), key=lambda row: int(row["order"]))
    return [row["transcript"] for row in rows]
