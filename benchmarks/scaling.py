"""What grows with a study: CPU seconds and peak memory of each thing people wait for, at three sizes of one study.

    python benchmarks/scaling.py [--sizes 50,200,1000] [--rows look,library] [--times 3] [--limit 300]

The exponent e between two sizes says how seconds grow: n interviews take n ** e; 1 is linear, 2 quadratic. A command's
start is part of its seconds. The best of a few runs counts, since other programs only ever add to it.
"""

from __future__ import annotations

import argparse
import io
import itertools
import math
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import grown
from tools import CODEKIT, run

SIZES = (50, 200, 1000)


class Cost(NamedTuple):
    """CPU seconds and megabytes."""

    seconds: float
    megabytes: float


class Row(NamedTuple):
    """One thing that is measured, and the goal that the seconds (at most `most`) of a size should keep."""

    name: str
    title: str
    once: Callable[[Path, int], Cost]  # the study, the limit in CPU seconds
    goal: str = ""
    at: int = 0
    most: float = math.inf


def window(part: str) -> Callable[[Path, int], Cost]:
    """A part of the window's work, measured inside a process of its own."""

    def once(root: Path, limit: int) -> Cost:
        script = Path(__file__).with_name("scaling_window.py")
        seconds, megabytes = run([sys.executable, script, part, root], limit=limit).out.split()
        return Cost(float(seconds), float(megabytes))

    return once


def command(*words: str, fine: tuple[int, ...] = (0,)) -> Callable[[Path, int], Cost]:
    """A whole command; OUT is a folder for what it writes, BESIDE the folder around the study."""

    def once(root: Path, limit: int) -> Cost:
        with tempfile.TemporaryDirectory() as out:
            parts = [word.replace("OUT", out).replace("BESIDE", str(root.parent)) for word in words]
            took = run([CODEKIT, *parts, "--study", root], fine=fine, limit=limit)
        return Cost(took.cpu, took.megabytes)

    return once


def rows(round_id: str) -> Callable[[Path, int], Cost]:
    """A table of codings read into a round in which nothing is coded."""

    def once(root: Path, limit: int) -> Cost:
        def clean() -> None:
            shutil.rmtree(root / "codings" / round_id, ignore_errors=True)

        clean()
        try:
            table = f"BESIDE/{round_id}.csv"
            return command("code", "--from", table, "--round", round_id, "--coder", "fay", "--partial")(root, limit)
        finally:
            clean()

    return once


def imported(root: Path, limit: int) -> Cost:
    """All interviews, imported into a new study."""
    with tempfile.TemporaryDirectory() as folder:
        run([CODEKIT, "init", Path(folder) / "new"])
        took = run(
            [CODEKIT, "import", root.parent / "texts", "--interviewer", "I", "--study", Path(folder) / "new"],
            limit=limit,
        )
        return Cost(took.cpu, took.megabytes)


def yardstick(_root: Path, _limit: int) -> Cost:
    """The same work at every size: by it tables of other machines, or of a busier hour, can be set beside this one."""
    from openpyxl import Workbook

    start = time.process_time()
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in range(10_000):
        sheet.append([f"row {row}", row, *["none"] * 8])
    book.save(io.BytesIO())
    return Cost(time.process_time() - start, 0)


ROWS = (
    Row("machine", "the machine: openpyxl writes 100,000 plain cells, write-only", yardstick),
    Row("look", "looking again at the own ledgers", window("look"), "below .1", 1000, 0.1),
    Row("idle", "an idle server with a tab open, share of a core", window("idle"), "below .01", 1000, 0.01),
    Row("library", "library", window("library"), "below .3", 1000, 0.3),
    Row("first-library", "library, the first time", window("first-library")),
    Row("session", "first session over HTTP", window("session"), "below .5", 1000, 0.5),
    Row("search", "search", window("search"), "below .3", 200, 0.3),
    Row("first-search", "search, the first time", window("first-search")),
    Row("sub", "sub-code rows (17 an interview)", rows("sub"), "linear"),
    Row("second", "second-pass rows (10 an interview)", rows("second"), "below 3", 1000, 3),
    Row("agree", "agree", command("agree", grown.DOUBLE, "--json")),
    Row("report", "agree --report .xlsx", command("agree", grown.DOUBLE, "--report", "OUT/a.xlsx"), "below 6", 200, 6),
    Row("matrix", "matrix -o", command("matrix", "big", "-o", "OUT/m.xlsx"), "below 7", 200, 7),
    Row("decide", "decide --sheet", command("decide", grown.DOUBLE, "--sheet", "OUT/d.xlsx"), "below 4", 200, 4),
    Row(
        "disagreements",
        "disagreements -o",
        command("disagreements", grown.DOUBLE, "-o", "OUT/l.xlsx"),
        "below 20",
        1000,
        20,
    ),
    Row("analyze", "analyze", command("analyze", fine=(0, 1)), "below 8", 200, 8),
    Row("check", "check", command("check", fine=(0, 1))),
    Row("import", "import", imported),
)


class Measured(NamedTuple):
    """A row's costs by size; None where it did not end within the limit."""

    row: Row
    costs: dict[int, Cost | None]


def measure(row: Row, sizes: list[int], times: int, limit: int, made: Callable[[int], Path] = grown.grown) -> Measured:
    """The best of a few runs at each size, of the study that `made` makes; what takes ten seconds is run once."""
    costs: dict[int, Cost | None] = {}
    for size in sizes:
        root = made(size)
        found: list[Cost] = []
        try:
            while len(found) < times and (not found or found[-1].seconds < 10):
                found.append(row.once(root, limit))
        except TimeoutError:
            costs[size] = None
            continue
        costs[size] = Cost(min(c.seconds for c in found), max(c.megabytes for c in found))
    return Measured(row, costs)


def shown(found: list[Measured], sizes: list[int], limit: int) -> str:
    """One table, as Markdown: seconds at each size, exponents between them, memory at the largest, the goal."""
    between = [f"{a}–{b}" for a, b in itertools.pairwise(sizes)]
    head = ["CPU seconds", *map(str, sizes), *(f"exponent {pair}" for pair in between), f"MB at {sizes[-1]}", "goal"]
    body = [_line(one, sizes, limit) for one in found]
    widths = [max(map(len, column)) for column in zip(head, *body, strict=True)]
    lines = [head, ["-" * width for width in widths], *body]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in lines
    )


def _line(one: Measured, sizes: list[int], limit: int) -> list[str]:
    costs = [one.costs[size] for size in sizes]
    seconds = [f"{cost.seconds:.3g}" if cost else f"over {limit}" for cost in costs]
    exponents = [_exponent(one, a, b) for a, b in itertools.pairwise(sizes)]
    return [one.row.title, *seconds, *exponents, f"{costs[-1].megabytes:.0f}" if costs[-1] else "", _goal(one)]


def _exponent(one: Measured, small: int, large: int) -> str:
    low, high = one.costs[small], one.costs[large]
    return f"{math.log(high.seconds / low.seconds, large / small):.2f}" if low and high else ""


def _goal(one: Measured) -> str:
    row = one.row
    if not row.at:
        return row.goal
    cost = one.costs.get(row.at)
    kept = "" if row.at not in one.costs else " (kept)" if cost and cost.seconds <= row.most else " (missed)"
    return f"{row.goal} at {row.at}{kept}"


def main(all_rows: Sequence[Row] = ROWS, made: Callable[[int], Path] = grown.grown, times: int = 3) -> None:
    """Measure what was asked for, and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--rows", default=",".join(row.name for row in all_rows))
    parser.add_argument("--times", type=int, default=times)
    parser.add_argument("--limit", type=int, default=300)
    args = parser.parse_args()
    sizes, wanted = list(map(int, args.sizes.split(","))), args.rows.split(",")
    if unknown := set(wanted) - {row.name for row in all_rows}:
        parser.error(f"no row {', '.join(unknown)}; there are {', '.join(row.name for row in all_rows)}")
    found = []
    for row in all_rows:
        if row.name in wanted:
            found.append(measure(row, sizes, args.times, args.limit, made))
            print(f"{row.name}: {found[-1].costs}", file=sys.stderr)
    print(shown(found, sizes, args.limit))


if __name__ == "__main__":
    main()
