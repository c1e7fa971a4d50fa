"""The sample study's files, and commands on a study: what the tests of the sample share."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from codekit.workflow.study.study import Study

SAMPLE = Path(__file__).resolve().parents[1] / "transcripts_sample"
SOURCES = SAMPLE / "study" / "sources"
BOOK = "cbo-relationships"
Row = dict[str, str]


class Ran(NamedTuple):
    """What a command left behind."""

    exit_code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The document that it wrote."""
        assert self.exit_code == 0, self.err
        return json.loads(self.out)


Codekit = Callable[..., Ran]
LayOut = Callable[..., Study]


def table(path: Path) -> list[Row]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


def write_table(path: Path, rows: list[Row]) -> None:
    """Write rows as CSV."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(out.getvalue(), "utf-8")


def totals(document: Any) -> dict[str, Any]:
    """k, n and states by theme, of `codekit matrix --json`."""
    return {theme["code"]: {key: theme[key] for key in ("k", "n", "states")} for theme in document["themes"]}


def states(document: Any) -> dict[tuple[str, str], str]:
    """The state of every cell, of `codekit matrix --json`."""
    return {(cell["case"], cell["code"]): cell["state"] for cell in document["cells"]}
