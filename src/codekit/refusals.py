"""What the system refuses: a full disk, a missing permission, a file that another program holds.

None of it is a bug, and each is told in one line that names the file. This is the one place where an OSError becomes
an error of ours: where a file is read or written, or else at the last boundary of a program.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator

from codekit.errors import CodekitError, FileRefusedError

_READ = "close it in the program that holds it, or mend its permission, then do it again"
_WRITE = "what was there before is intact: free some space or mend the permission, then do it again"
_ANY = "mend it, then do it again; what was acknowledged is there"
_FOLDER = "a folder stands where a file belongs: move it away"
_FILE = "a file stands where one of its folders belongs: move it away"
_DISK = "the disk, or the way to it, failed: see to it, then do it again; what was acknowledged before is there"
_LXML = "SerialisationError"
# What only a mistake in the program gives: a closed handle, a wrong address.
_BUGS = frozenset({None, errno.EBADF, errno.EFAULT})


@contextlib.contextmanager
def reading(path: object) -> Iterator[None]:
    """Raise FileRefusedError in place of OSError; FileNotFoundError stays what it is, since it is an answer too."""
    try:
        yield
    except FileNotFoundError:
        if isinstance(path, os.PathLike) and os.path.islink(path):  # noqa: PTH114
            what = "cannot be read (a link that leads nowhere)"
            raise FileRefusedError(what, where=str(path), hint="put the file itself there") from None
        raise
    except OSError as error:
        raise refused(error, str(path), "cannot be read", _READ) from error


@contextlib.contextmanager
def writing(path: object) -> Iterator[None]:
    """Raise FileRefusedError in place of OSError: in one line which file the system refused to write, and why."""
    try:
        yield
    except OSError as error:
        raise refused(error, str(path), "could not be written", _WRITE) from error
    except CodekitError:
        raise
    except Exception as error:
        # A library that writes for us may fail a second time while it closes what the system refused to take.
        cause = behind(error) or _of_lxml(error)
        if cause is None:
            raise
        raise refused(cause, str(path), "could not be written", _WRITE) from cause


def behind(error: BaseException) -> OSError | None:
    """The refusal of the system while which this error was raised, if there was one."""
    seen: BaseException | None = error
    while seen is not None and not isinstance(seen, OSError):
        seen = seen.__cause__ or seen.__context__
    return seen


def _of_lxml(error: Exception) -> OSError | None:
    """The refusal that lxml, which writes Excel's sheets, met in its own code and calls by a name of its own."""
    return OSError(errno.EIO, f"the disk did not take it: {error}") if type(error).__name__ == _LXML else None


def expected(error: OSError) -> FileRefusedError | None:
    """An OSError that nobody expected where it was raised, as one line; None where it can only be a bug."""
    if error.errno in _BUGS:
        return None
    where = os.fsdecode(error.filename) if error.filename else "a file"
    told = refused(error, where, "cannot be read or written", _ANY)
    told.__cause__ = error
    return told


def refused(error: OSError, where: str, what: str, hint: str) -> FileRefusedError:
    """The error to raise for an OSError, with the system's own words."""
    if isinstance(error, IsADirectoryError):
        hint = _FOLDER
    if isinstance(error, NotADirectoryError):
        hint = _FILE
    if error.strerror == os.strerror(errno.EIO):  # of the system; lxml's own words may mean a full disk
        hint = _DISK
    return FileRefusedError(f"{what} ({error.strerror or type(error).__name__})", where=where, hint=hint)
