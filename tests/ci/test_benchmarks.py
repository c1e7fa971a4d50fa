"""What anybody can run again: each benchmark by its name and with its options, and the table of what grows."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.mark.parametrize("name", ["kills", "at_once"])
def test_options_go_to_the_benchmark_that_is_named(name: str) -> None:
    """They are none of its name's."""
    ran = subprocess.run(
        [sys.executable, BENCHMARKS, name, "--help"], capture_output=True, text=True, check=False, timeout=120
    )
    assert (0, "") == (ran.returncode, ran.stderr)
    assert "--seed" in ran.stdout


def test_what_grows_is_shown_with_exponents_and_goals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Linear is 1, quadratic 2; a goal is kept or missed at its size, and what did not end is said."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    scaling = importlib.import_module("scaling")

    def row(name: str) -> Any:
        return next(row for row in scaling.ROWS if row.name == name)

    costs: dict[int, Any] = {50: scaling.Cost(1, 90), 200: scaling.Cost(4, 90), 1000: None}
    square: dict[int, Any] = {
        50: scaling.Cost(1, 90),
        200: scaling.Cost(16, 90),
        1000: scaling.Cost(400, 95),
    }
    found = [scaling.Measured(row("report"), costs), scaling.Measured(row("analyze"), square)]
    head, _, report, analyze = scaling.shown(found, [50, 200, 1000], 300).splitlines()
    cells = [[cell.strip() for cell in line.split("|")[1:-1]] for line in (head, report, analyze)]
    assert ["CPU seconds", "50", "200", "1000", "exponent 50–200", "exponent 200–1000", "MB at 1000", "goal"] == cells[
        0
    ]
    assert ["1", "4", "over 300", "1.00", "", "", "below 6 at 200 (kept)"] == cells[1][1:]
    assert ["1", "16", "400", "2.00", "2.00", "95", "below 8 at 200 (missed)"] == cells[2][1:]
