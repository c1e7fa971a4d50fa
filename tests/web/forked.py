"""Processes of tests that begin where codekit is loaded already: a server starts in a tenth of the time.

A nursery, one for each process of the test runner, loads codekit and forks for every command that it is asked for; what
runs then is `codekit` with its own arguments, environment, output and signals, as if it had been started anew.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

SIZE = 1 << 20  # of one request
# What a server loads until it answers, and for the first comparison: here once for all.
LOADED = (
    "codekit.cli.app",
    "codekit.cli.bugs",
    "codekit.cli.workbench",
    "codekit.store.temporary",
    "codekit.web.control",
    "codekit.web.server",
    "codekit.workbench.first_place",
    "codekit.workflow.comparing.compare",
    "codekit.workflow.rounds.assignments",
    "getpass",
    "yaml",
    "zoneinfo",
)


class Forked:
    """What `subprocess.Popen` offers, as far as tests of servers use it."""

    def __init__(self, args: Sequence[str], log: IO[bytes], env: Mapping[str, str]) -> None:
        """Start `codekit` with these arguments; what it says on standard error goes to `log`."""
        said, say = os.pipe()
        ended, end = os.pipe()
        asked = {"args": [*args], "env": dict(env), "cwd": str(Path.cwd())}
        try:
            socket.send_fds(_nursery(), [json.dumps(asked).encode() + b"\n"], [say, log.fileno(), end])
        finally:
            os.close(say)
            os.close(end)
        self.stdout = os.fdopen(said, encoding="utf-8")
        self._ended = os.fdopen(ended, "rb", buffering=0)
        self.pid = int(self._line())
        self.returncode: int | None = None

    def _line(self) -> bytes:
        line = b""
        while not line.endswith(b"\n"):
            if not (read := self._ended.read(1)):
                raise AssertionError("what starts the servers of tests has ended")
            line += read
        return line

    def poll(self) -> int | None:
        """The exit code, or None while it runs."""
        if self.returncode is None and select.select([self._ended], [], [], 0)[0]:
            self.returncode = int(self._line())
            self._ended.close()
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, once it ends. Raises subprocess.TimeoutExpired where it does not in time."""
        if self.returncode is None and not select.select([self._ended], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired("codekit", timeout or 0)
        code = self.poll()
        assert code is not None
        return code

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)


_started: list[socket.socket] = []


def _nursery() -> socket.socket:
    """The line to this process's nursery, which ends with it."""
    if not _started:
        ours, its = socket.socketpair()
        subprocess.Popen([sys.executable, __file__, str(its.fileno())], pass_fds=[its.fileno()], start_new_session=True)
        its.close()
        _started.append(ours)
    return _started[0]


def main(line: socket.socket) -> None:
    """Load codekit, then fork for each request until nobody is there to ask."""
    for module in LOADED:
        importlib.import_module(module)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    data = b""
    fds: list[int] = []
    while True:
        more, received, _, _ = socket.recv_fds(line, SIZE, 3)
        if not more:
            os._exit(0)
        data, fds = data + more, fds + received
        if data.endswith(b"\n"):
            if os.fork() == 0:
                line.close()
                _guard(json.loads(data), fds)
            for fd in fds:
                os.close(fd)
            data, fds = b"", []


def _guard(asked: dict[str, Any], fds: list[int]) -> None:
    """Fork once more, and tell when and how that one ended."""
    say, log, end = fds
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    pid = os.fork()
    if pid == 0:
        os.close(end)
        _become(asked, say, log)
    os.close(say)
    os.close(log)
    os.write(end, b"%d\n" % pid)
    _, status = os.waitpid(pid, 0)
    with contextlib.suppress(BrokenPipeError):
        os.write(end, b"%d\n" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def _become(asked: dict[str, Any], say: int, log: int) -> None:
    try:
        os.dup2(say, 1)
        os.dup2(log, 2)
        sys.stdout, sys.stderr = (os.fdopen(fd, "w", buffering, "utf-8") for fd, buffering in ((1, -1), (2, 1)))
        os.chdir(asked["cwd"])
        os.environ.clear()
        os.environ.update(asked["env"])
        sys.argv = ["codekit", *asked["args"]]
        from codekit.cli.app import entry

        entry()
    except BaseException:  # noqa: BLE001  (whatever it is, it must be told, and not go on as the nursery)
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(3)


if __name__ == "__main__":
    main(socket.socket(fileno=int(sys.argv[1])))
