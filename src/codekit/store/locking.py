"""A lock that all systems and network drives know: a file that only one can create.

It says whose it is. One whose owner is gone, or has not been heard of for half a minute, is taken away: by one who
holds a lock of its own for just that, so that nobody ever takes away a lock that somebody new has got.
"""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import os
import platform
import random
import secrets
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from codekit import owners
from codekit.errors import StudyBusyError
from codekit.no_json import NO_JSON
from codekit.store import pulse
from codekit.store.folder import disk
from codekit.store.turns import PATIENCE

SILENT = 30.0  # seconds without a sign of life after which an owner counts as dead; a drive may show them late
UNSIGNED = 3.0  # the same for a file in which nobody's name stands: its owner died before it was written
TELL = 2.0  # seconds after which a person is told what is waited for
WRITES = "is writing to the study"
_PAUSES = (0.002, 0.05)
_NO_LOCKS = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}

Told = Callable[[str], object]


class Owner(msgspec.Struct, frozen=True, kw_only=True):
    """Who holds a lock: what the file says. `key` is another one each time."""

    key: str
    machine: str
    pid: int
    born: str = ""
    host: str = ""
    by: str = ""
    task: str = ""
    since: str = ""

    def __str__(self) -> str:
        """Who it is, for people."""
        who = f"codekit {self.task}".strip() + (f" by {self.by}" if self.by else "")
        return f"{who} (process {self.pid} on {self.host}, since {self.since[11:16]} UTC)"


@dataclass(frozen=True, slots=True)
class _Seen:
    """A lock file as it is at one moment; equal as long as its owner gave no sign of life."""

    data: bytes
    beat: int

    @property
    def owner(self) -> Owner | None:
        try:
            return msgspec.json.decode(self.data, type=Owner)
        except NO_JSON:
            return None


@contextmanager
def held(
    path: Path, by: str = "", *, does: str = WRITES, patience: float = PATIENCE, told: Told | None = None
) -> Iterator[None]:
    """Hold a lock; where the folder may not be written to, go on without: what is written there is refused anyway.

    `does` is what the owner is said to do; `told` is called once with what is waited for. Raises StudyBusyError after
    `patience` seconds, CodekitError where the system refuses.
    """
    mine = _owner(by)
    if not _take(path, msgspec.json.encode(mine), _Wait(patience, does, told)):
        yield
        return
    try:
        with pulse.PULSE.of(path):
            yield
    finally:
        _release(path, mine.key)


def _owner(by: str) -> Owner:
    machine, pid, born = owners.me()
    return Owner(
        key=secrets.token_hex(8),
        machine=machine,
        pid=pid,
        born=born,
        host=platform.node(),
        by=by,
        task=" ".join(arg for arg in sys.argv[1:2] if arg.isidentifier()),
        since=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
    )


@dataclass(frozen=True, slots=True)
class _Wait:
    """How long to wait, and what to say then."""

    patience: float = PATIENCE
    does: str = WRITES
    told: Told | None = None

    def on(self, seen: _Seen, path: Path, waited: float, *, is_told: bool) -> bool:
        """Tell what is waited for, once; whether it is told. Raises StudyBusyError when it was too long."""
        what = f"{seen.owner or 'another program'} {self.does}"
        if waited > self.patience:
            hint = "wait until it is done, then run this again; nothing was written"
            raise StudyBusyError(what, where=str(path.parent), hint=hint)
        if self.told and waited > TELL and not is_told:
            self.told(f"waiting: {what}")
            return True
        return is_told


def _take(path: Path, data: bytes, wait: _Wait) -> bool:
    """Create the file as soon as nobody holds it; False where this folder takes no lock."""
    began = changed = time.monotonic()
    before: _Seen | None = None
    pause, is_told = _PAUSES[0], False
    while True:
        if (made := _create(path, data)) is not None:
            return made
        if (seen := _look(path)) is None:
            continue  # let go of at this moment
        now = time.monotonic()
        if seen != before:
            before, changed = seen, now
        if _dead(seen, now - changed):
            _take_away(path, seen)
            continue
        is_told = wait.on(seen, path, now - began, is_told=is_told)
        time.sleep(pause * random.uniform(0.5, 1))  # noqa: S311  (so that those who wait do not march in step)
        pause = min(pause * 2, _PAUSES[1])


def _create(path: Path, data: bytes) -> bool | None:
    """True where the lock is ours now, None where it is somebody's, False where this folder takes none."""
    with disk.refusals(path):
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        except FileExistsError:
            return None
        except OSError as error:
            if sys.platform == "win32" and error.errno == errno.EACCES and path.exists():
                return None  # about to go: somebody has it open
            if error.errno in _NO_LOCKS:
                return False
            raise
        try:
            disk.write_all(handle, data)
        except OSError:
            os.close(handle)
            _unlink(path)
            raise
        os.close(handle)
    return True


def _look(path: Path) -> _Seen | None:
    """What the file says, and when its owner last gave a sign of life; None where there is no file."""
    try:
        with path.open("rb") as file:  # opened anew each time: a network drive asks the server only then
            return _Seen(file.read(), os.fstat(file.fileno()).st_mtime_ns)
    except FileNotFoundError:
        return None
    except OSError:
        return _Seen(b"", 0)  # there, and not to be read at this moment


def _dead(seen: _Seen, silent: float) -> bool:
    owner = seen.owner
    if owner is None:
        return silent > UNSIGNED
    return silent > SILENT or owners.gone(owner.machine, owner.pid, owner.born)


def _take_away(path: Path, seen: _Seen) -> None:
    """Remove a dead owner's file. Only who holds the lock of that file's own may, and it is looked at again under it.

    A lock of this kind is a lock like any other: whoever dies with it is found dead in the same way.
    """
    own = hashlib.sha256(seen.data).hexdigest()[:12]
    guard = path.with_name(f"{path.name.partition('~')[0]}~{own}")
    if not _take(guard, msgspec.json.encode(mine := _owner("")), _Wait()):
        return
    try:
        if _look(path) == seen:
            _unlink(path)
    finally:
        _release(guard, mine.key)


def _release(path: Path, key: str) -> None:
    """Let go; whoever was taken for dead and lost the lock leaves it to whom it is now."""
    for _ in range(100):
        seen = _look(path)
        if seen is None or seen.owner is not None:
            break
        time.sleep(0.01)  # a drive that does not answer for a moment
    if seen is not None and seen.owner is not None and seen.owner.key == key:
        _unlink(path)


def _unlink(path: Path) -> None:
    """Remove the file; Windows refuses for the moment in which another one reads it."""
    for _ in range(200):
        try:
            path.unlink(missing_ok=True)
        except PermissionError:
            time.sleep(0.01)
        except OSError:
            return
        else:
            return


def clear(path: Path) -> None:
    """Remove the lock of a dead owner, and those under which one was to be removed."""
    for each in [*path.parent.glob(f"{path.name}~*"), path]:
        seen = _look(each)
        if seen is not None and seen.owner is not None and _dead(seen, 0):
            _take_away(each, seen)
