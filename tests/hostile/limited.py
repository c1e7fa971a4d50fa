"""One command in a process of its own with little time and memory, and what it took."""

from __future__ import annotations

import functools
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO, NamedTuple

SECONDS = 60  # of processor time, against what never ends; on an idle machine it takes three
MB = 1024
# A process has for its most memory also what its parent had when it was started, and a test run may have much. So a
# small one stands between. It knows codekit already, which takes longer to load than most of what is tried, and for
# each program that it is told of it makes a process of itself, waits for it and says how it ended.
BETWEEN = """
import codekit.cli.app, json, os, resource, sys, traceback

def run(program, words):
    sys.argv = ["-c", *words]
    try:
        exec(compile(program, "-c", "exec"), {"__name__": "__main__"})
        return 0
    except SystemExit as stopped:
        if isinstance(stopped.code, str):
            print(stopped.code, file=sys.stderr)
            return 1
        return stopped.code or 0
    except BaseException:
        traceback.print_exc()
        return 1

def one(seconds, out, err, program, words):
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (4 * 1024**3, 4 * 1024**3))
    for name, number in ((os.devnull, 0), (out, 1), (err, 2)):
        os.dup2(os.open(name, os.O_RDWR), number)
    code = run(program, words)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)

for line in sys.stdin:
    pid = os.fork()
    if not pid:
        one(*json.loads(line))
    _, status, used = os.wait4(pid, 0)
    print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_maxrss]), flush=True)
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
    between = _between()
    assert between.stdin is not None
    assert between.stdout is not None
    with tempfile.NamedTemporaryFile() as out, tempfile.NamedTemporaryFile() as err:
        asked = [SECONDS, out.name, err.name, program, [str(word) for word in args]]
        between.stdin.write(json.dumps(asked) + "\n")
        between.stdin.flush()
        exit_code, kilobytes = json.loads(between.stdout.readline())
        return Ran(exit_code, _read(out), _read(err), kilobytes / MB)


@functools.cache
def _between() -> subprocess.Popen[str]:
    """The small process; it ends with its input, which is when this one does."""
    return subprocess.Popen(
        [sys.executable, "-c", BETWEEN], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def sparse(path: Path, size: int) -> Path:
    """A file of zeros that takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(size)
    return path
