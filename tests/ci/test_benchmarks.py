"""What anybody can run again: each benchmark by its name and with its options, and the table of what grows."""

from __future__ import annotations

import contextlib
import importlib
import io
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from codekit.cli.app import main

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


def in_here(
    command: Sequence[str | Path], cwd: Path | None = None, *, fine: Sequence[int] = (0,), limit: int = 0
) -> Any:
    """What `tools.run` does, in this process: fifty processes would take a minute to start."""
    assert (cwd, limit) in {(None, 0), (None, 300)}
    tools, start, out = importlib.import_module("tools"), time.process_time(), io.StringIO()
    code: Any = 0
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        patch.setattr(sys, "argv", [*map(str, command)])
        try:
            main()
        except SystemExit as stopped:
            code = stopped.code or 0
    assert code in fine, f"{command}: {out.getvalue()}"
    return tools.Took(0, 0, out.getvalue(), time.process_time() - start + 0.001)


def test_each_row_of_what_was_worked_on_runs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """On four short interviews: what the study needs is made, and each command is one that there is, and is done.

    Those with a server are not among them: it is a process of its own.
    """
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    grown, worked, scaling, further = map(importlib.import_module, ("grown", "worked", "scaling", "scaling_further"))
    for module in (grown, worked):
        monkeypatch.setattr(module, "BENCH", tmp_path)
    for module in (grown, worked, scaling):
        monkeypatch.setattr(module, "run", in_here)
    monkeypatch.setattr(grown, "WORDS", 700)
    monkeypatch.setattr(grown, "PASSAGES", 25)
    rows = [row for row in further.ROWS if row.name not in further.SERVED]

    found = [scaling.measure(row, [4], 1, 300, worked.worked) for row in rows]

    assert all(one.costs[4] and one.costs[4].seconds > 0 for one in found)
    listed = scaling.shown(found, [4], 300).splitlines()
    assert [row.title for row in rows] == [line.split("|")[1].strip() for line in listed[2:]]
