"""One command in a process of its own with little time and memory, and what it took."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, NamedTuple

SECONDS = 60  # of processor time, against what never ends; on an idle machine it takes three
MB = 1024


class Ran(NamedTuple):
    """How a command ended: exit code (negative: killed), what it said, and the most memory that it had."""

    exit_code: int
    out: str
    err: str
    megabytes: float


def codekit(*args: object) -> Ran:
    """Run `codekit ARGS...`; beyond its seconds it is killed, beyond four gigabytes it gets no more memory."""
    return python("from codekit.cli.app import entry; entry()", *args)


def python(program: str, *args: object) -> Ran:
    """Run a program of a line or two in the same bounds."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(
            [sys.executable, "-c", program, *map(str, args)],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            preexec_fn=_limit,  # noqa: PLW1509  (this process has one thread)
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        return Ran(process.returncode, _read(out), _read(err), used.ru_maxrss / MB)


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (4 * 1024**3, 4 * 1024**3))


def sparse(path: Path, size: int) -> Path:
    """A file of zeros that takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(size)
    return path
