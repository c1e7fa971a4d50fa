"""What a file system must be asked for: bytes that survive a power cut, and one writer at a time."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from codekit.refusals import writing

refusals = writing  # around every call that writes
APPENDING = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
# What a system answers that knows no flushing of folders; all else means that the disk did not take it.
_NO_SERVICE = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF, errno.EPERM, errno.EACCES}


def flush(handle: int) -> None:
    """Return when the bytes of an open file are on the disk itself."""
    if sys.platform == "darwin":
        import fcntl

        # fsync of macOS stops at the drive's own cache.
        with contextlib.suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def flush_folder(folder: Path) -> None:
    """Make new names in a folder durable, where the system can. Raises OSError where the disk did not take them."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # always on Windows; elsewhere a folder that may be written into and not be listed
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_SERVICE:
            raise
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Create a folder durably, with the folders above it; one that the disk did not take is not left behind.

    Raises NotADirectoryError where a file of this name stands, else OSError where the disk refuses.
    """
    if folder.is_dir():
        return
    if os.path.lexists(folder) and not folder.is_dir():  # not made meanwhile by another thread
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    try:
        flush_folder(folder.parent)
    except OSError:
        with contextlib.suppress(OSError):
            folder.rmdir()
        raise


def write_all(handle: int, data: bytes) -> None:
    """Write every byte; a system may take only a part at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


@contextlib.contextmanager
def alone(handle: int) -> Iterator[bool]:
    """Hold an open file against other programs of this machine that ask for it too.

    False where a network drive knows no locks: the writers go on without.
    """
    locked = _lock(handle)
    try:
        yield locked
    finally:
        if locked:
            _unlock(handle)


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 40  # far beyond the end of any ledger, so that reading it is never in the way

    def _lock(handle: int) -> bool:
        with contextlib.suppress(OSError):
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
            return True
        return False

    def _unlock(handle: int) -> None:
        with contextlib.suppress(OSError):
            os.lseek(handle, _FAR, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> bool:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
            return True
        return False

    def _unlock(handle: int) -> None:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_UN)
