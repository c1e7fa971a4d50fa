"""Which servers of this person run on this computer: one small private file for each, outside the study."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import msgspec

from codekit.errors import CodekitError
from codekit.store import personal
from codekit.store.locking import held
from codekit.store.personal import key, private

__all__ = ["Running", "everywhere", "folder", "key", "private", "read", "starting", "write"]

SUFFIX = ".server"
STARTING = ".starting"


class Running(msgspec.Struct, kw_only=True):
    """A server that runs, or ran. `tokens` (hashes, with the time they are good until) outlive it for a restart."""

    study: str
    coder: str
    port: int
    pid: int = 0
    started: str = ""
    control: str = ""
    tokens: dict[str, float] = {}
    running: bool = True


def folder() -> Path:
    """A folder that only this person can read; made where it is missing.

    Raises CodekitError where it belongs to someone else.
    """
    if chosen := os.environ.get("CODEKIT_RUNTIME_DIR"):
        path = Path(chosen)
    elif base := os.environ.get("XDG_RUNTIME_DIR"):
        path = Path(base) / "codekit"
    else:
        path = Path(tempfile.gettempdir()) / f"codekit-{_user()}"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if hasattr(os, "getuid"):  # the folder for temporary files is everybody's: another may have made it before
        status = path.lstat()
        if status.st_uid != os.getuid() or path.is_symlink():
            raise CodekitError(f"{path} belongs to someone else", hint="set CODEKIT_RUNTIME_DIR to a private folder")
        path.chmod(0o700)
    return path


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "me")


def read(name: str) -> Running | None:
    """What is known of a server; None where nothing is, or nothing readable."""
    return personal.kept(folder() / f"{name}{SUFFIX}", Running)


def starting(name: str, by: str) -> AbstractContextManager[None]:
    """Hold a server's name while one is started, so that whoever starts it too finds it.

    Raises StudyBusyError where another start does not end.
    """
    return held(folder() / f"{name}{STARTING}", by, does="is starting the same workbench")


def write(name: str, entry: Running) -> None:
    """Note a server; the file is private from its first byte."""
    private(folder() / f"{name}{SUFFIX}", msgspec.json.encode(entry))


def everywhere() -> Iterator[tuple[str, Running]]:
    """Every server that is known, by name."""
    for path in sorted(folder().glob(f"*{SUFFIX}")):
        entry = personal.kept(path, Running)
        if entry is not None and entry.running:
            yield path.stem, entry
