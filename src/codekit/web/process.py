"""Start a server of ours in a process of its own, which goes on when the one that started it ends."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from typing import Any

from codekit.errors import RefusedError

SECONDS = 60.0  # until a server says where it is; a slow machine takes ten
ENTRY = "from codekit.cli.app import entry; entry()"


def started(words: Sequence[str]) -> str:
    """Run `codekit WORDS --no-browser`; the address with a launch code that it says once it listens.

    Raises RefusedError with what it said where it ends before, or does not answer in time.
    """
    command = [sys.executable, "-c", ENTRY, *words, "--no-browser"]
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=told, **_apart())  # noqa: S603
        url = _first_line(process)
        threading.Thread(target=process.wait, daemon=True).start()  # so that nothing of it stays when it ends
        if url.startswith("http://"):
            return url
        told.seek(0)
        raise RefusedError("failed", *_why(told.read().decode("utf-8", "replace")))


def _apart() -> dict[str, Any]:
    """A process that hears no Ctrl-C of a terminal and needs none."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW}
    return {"start_new_session": True}


def _first_line(process: subprocess.Popen[bytes]) -> str:
    """What it says first, "" where it ends or is too late; then it is ended."""
    late = threading.Timer(SECONDS, process.kill)
    late.start()
    try:
        assert process.stdout is not None
        with process.stdout as said:
            return said.readline().decode("utf-8", "replace").strip()
    finally:
        late.cancel()


def _why(told: str) -> tuple[str]:
    """The error that a command told, without its label."""
    lines = [line.removeprefix("error: ") for line in told.splitlines() if line.startswith("error: ")]
    return (lines[0] if lines else "the workbench did not start",)
