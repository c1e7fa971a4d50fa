"""One command in a process of its own with little time and memory, and what it took."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, NamedTuple

SECONDS = 60  # of processor time, against what never ends; on an idle machine it takes three
MB = 1024
# A process has for its most memory also what its parent had when it was started, and a test run may have much. So a
# small one stands between, which starts the program, waits for it and says how it ended.
BETWEEN = """
import os, resource, sys
said, seconds, program = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
pid = os.fork()
if not pid:
    os.close(said)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (4 * 1024**3, 4 * 1024**3))
    os.execv(program[0], program)
_, status, used = os.wait4(pid, 0)
os.write(said, f"{os.waitstatus_to_exitcode(status)} {used.ru_maxrss}".encode())
"""


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
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.TemporaryFile() as said:
        command = [sys.executable, "-c", program, *map(str, args)]
        subprocess.run(
            [sys.executable, "-I", "-S", "-c", BETWEEN, str(said.fileno()), str(SECONDS), *command],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            pass_fds=[said.fileno()],
            check=True,
        )
        exit_code, kilobytes = map(int, _read(said).split())
        return Ran(exit_code, _read(out), _read(err), kilobytes / MB)


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def sparse(path: Path, size: int) -> Path:
    """A file of zeros that takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(size)
    return path
