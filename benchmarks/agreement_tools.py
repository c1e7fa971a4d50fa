"""Timing side by side: everybody gets a turn, then the next turn begins; the best of each counts."""

from __future__ import annotations

import importlib
import os
import sys
import time
from collections.abc import Callable
from typing import Any

# A folder with further libraries, made by: pip install --target FOLDER --no-deps irrCAC==0.4.4 qdapy tacit-qda
if folder := os.environ.get("CODEKIT_BENCH_LIBRARIES"):
    sys.path.append(folder)


def library(name: str) -> Any:
    """A library to compare with, or None where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(works: dict[str, Callable[[], Any]], *, times: int = 5, slow: float = 2.0) -> dict[str, float]:
    """The shortest run of each; what takes longer than `slow` seconds gets two turns only."""
    best = {name: seconds(work) for name, work in works.items()}
    once = {name for name, took in best.items() if took > slow}
    for turn in range(times):
        for name, work in works.items():
            if turn == 0 or name not in once:
                best[name] = min(best[name], seconds(work))
    return best


def shown(took: float) -> str:
    return f"{took * 1000:.3g} ms" if took < 1 else f"{took:.3g} s"


def compared(
    ours: dict[str, float], floor: float | None, peers: dict[str, float], *, main: str, floor_of: str = ""
) -> list[tuple[str, str]]:
    """Rows of a table: our times, the bare numpy bound, each library with the ratio to `main` of ours."""
    rows = [(f"codekit: {name}", shown(took)) for name, took in ours.items()]
    if floor is not None:
        of = floor_of or main
        rows.append(("bare numpy, no validation", f"{shown(floor)}; codekit {ours[of] / floor:.2f} times ({of})"))
    rows += [(name, f"{shown(took)}; {took / ours[main]:.1f} times codekit") for name, took in peers.items()]
    if real := [name for name in peers if not name.startswith("tables counted by hand")]:
        fastest = min(real, key=lambda name: peers[name])
        rows.append(("fastest library", f"{fastest}: {peers[fastest] / ours[main]:.1f} times"))
    return rows
