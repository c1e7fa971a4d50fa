"""Run commands side by side and say how long they took."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT / ".bench"
BIN = Path(sys.executable).parent
CODEKIT = str(BIN / "codekit")
PEER = "qualitative-coding==1.7.8"


class Took(NamedTuple):
    seconds: float  # on the clock
    megabytes: float
    out: str
    cpu: float = 0.0  # seconds of the processor, its own processes included


def run(command: Sequence[str | Path], cwd: Path | None = None, *, fine: Sequence[int] = (0,), limit: int = 0) -> Took:
    """One command in a process of its own: seconds, peak memory, what it printed.

    Exit codes that are not `fine` end the benchmark; with a `limit` of CPU seconds the system ends the command, and
    TimeoutError is raised.
    """
    # Modules are compiled once and kept, as they are wherever a package is installed.
    env = {k: v for k, v in os.environ.items() if k not in {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH"}}
    start = time.perf_counter()
    with subprocess.Popen(
        [*_limited(limit), *(str(part) for part in command)],
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout
        out = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime
    if limit and process.returncode in {-9, -24} and cpu > 0.9 * limit:  # another signal of these is not the limit's
        raise TimeoutError
    if process.returncode not in fine:
        raise SystemExit(f"{' '.join(map(str, command))}: exit code {process.returncode}")
    per_megabyte = 1 << 20 if sys.platform == "darwin" else 1 << 10
    took = time.perf_counter() - start
    return Took(took, usage.ru_maxrss / per_megabyte, out, cpu)


def _limited(limit: int) -> list[str]:
    return ["sh", "-c", f'ulimit -t {limit}; exec "$@"', "sh"] if limit else []


def alternate(first: Sequence[str | Path], second: Sequence[str | Path], times: int) -> tuple[list[float], list[float]]:
    """Seconds of two commands run in turn, so that both meet the same machine; one run of each to warm up."""
    run(first), run(second)
    pairs = [(run(first).seconds, run(second).seconds) for _ in range(times)]
    return [a for a, _ in pairs], [b for _, b in pairs]


def peer() -> Path:
    """The programs of the other project, in an environment of their own, made on first use."""
    return environment("qc", PEER, Path(os.environ.get("CODEKIT_BENCH_PEER", BENCH / "peer")))


def environment(program: str, package: str, folder: Path | None = None) -> Path:
    """The programs of a package in an environment of its own, made where the program is not there yet."""
    folder = folder or BENCH / program
    if not (folder / "bin" / program).exists():
        print(f"making an environment for {package} in {folder} ...", file=sys.stderr)
        venv.create(folder, with_pip=True)
        subprocess.run([folder / "bin" / "pip", "install", "-q", package], check=True)
    return folder / "bin"


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def table(title: str, rows: Sequence[tuple[str, str]]) -> None:
    print(f"\n{title}")
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"  {name:<{width}}  {value}")
    sys.stdout.flush()
