"""Files and folders that are written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from codekit import owners
from codekit.errors import CodekitError, FileRefusedError
from codekit.refusals import writing
from codekit.tables import limits

_DRAFT = re.compile(rf"\..*\.(?:{owners.MARK}|[0-9a-f]{{8}})\.tmp")  # the second as earlier versions named them
_OLD = 24 * 3600.0  # seconds after which a draft is nobody's, also where its process cannot be asked for


@contextmanager
def replacing(path: Path, *, private: bool = False, durable: bool = False) -> Iterator[Path]:
    """A draft beside the file, which takes its place in one step; where writing it fails, the file stays as it was.

    The draft is there already, empty, and nobody else can read it. A link stays a link, and the file keeps its
    permissions; what is `private` only this person may read, what is `durable` survives a power cut. A folder that is
    not there is made; what killed processes left in one is removed by the way. Raises FileRefusedError where the system
    refuses.
    """
    with writing(path):
        target = path.resolve() if path.is_symlink() else path
        if target.exists():
            limits.refuse_endless(path, target.stat())
        _sweep_once(target.parent)
        draft = target.with_name(f".{target.name[:40]}.{owners.mark()}.tmp")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            mode = _begin(draft)
            yield draft
            if target.exists() and not private:
                shutil.copymode(target, draft)
            elif not private:
                _permit(draft, mode)
            if durable:
                _flush(draft)
            draft.replace(target)
            if durable:
                _flush(target.parent)
        finally:
            with contextlib.suppress(OSError):  # a disk that takes nothing may refuse this too
                draft.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Return when a file is on the disk itself, or the names in a folder are, where the system can say so."""
    with contextlib.suppress(PermissionError):  # of a folder: always on Windows
        handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def placing(folder: Path) -> Iterator[Path]:
    """A draft beside a folder that is not there yet, or is empty, which takes its place in one step.

    Nobody else can look into the draft. Where filling it fails, nothing of it stays. Raises FileRefusedError where the
    system refuses, CodekitError where the folder holds anything, or somebody made it meanwhile.
    """
    target = folder.resolve()
    with writing(folder):
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            what = "is not empty" if target.is_dir() else "is a file"
            raise CodekitError(what, where=str(folder), hint="name a new folder")
        target.parent.mkdir(parents=True, exist_ok=True)
        sweep(target.parent)
        draft = target.with_name(f".{target.name[:40]}.{owners.mark()}.tmp")
        try:
            draft.mkdir()
            mode = stat.S_IMODE((target if target.exists() else draft).stat().st_mode)
            _permit(draft, stat.S_IRWXU)
            yield draft
            _permit(draft, mode)
            _place(draft, target)
        except FileRefusedError as error:  # of a file in the draft, which is gone when this is read
            raise FileRefusedError(
                error.what, where=error.where.replace(str(draft), str(folder)), hint=error.hint
            ) from error
        finally:
            shutil.rmtree(draft, ignore_errors=True)


def _place(draft: Path, target: Path) -> None:
    try:
        with contextlib.suppress(FileNotFoundError):  # somebody who puts one in its place, too, may have taken it away
            target.rmdir()  # Windows puts no folder in the place of another
        draft.rename(target)
    except OSError as error:
        if error.errno not in {errno.ENOTEMPTY, errno.EEXIST}:
            raise
        hint = "somebody made it meanwhile: look into it, or choose another name"
        raise CodekitError("is there already, and not empty", where=str(target), hint=hint) from None


def _begin(draft: Path) -> int:
    """Create a draft that is for this person alone; the permissions that a new file has in this folder."""
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        mode = stat.S_IMODE(os.fstat(handle).st_mode)
    finally:
        os.close(handle)
    _permit(draft, stat.S_IRUSR | stat.S_IWUSR)
    return mode


def _permit(draft: Path, mode: int) -> None:
    """Set permissions, where the drive knows any."""
    if os.name == "posix" and stat.S_IMODE(draft.stat().st_mode) != mode:
        with contextlib.suppress(OSError):
            draft.chmod(mode)


def replace_file(path: Path, data: bytes) -> None:
    """Write these bytes, whole or not at all."""
    with replacing(path) as draft:
        draft.write_bytes(data)


@lru_cache(maxsize=256)
def _sweep_once(folder: Path) -> None:
    """A command writes many files into one folder, and looks through it once."""
    sweep(folder)


def is_draft(name: str) -> bool:
    """True for the name of a file or folder that is being written, or was when its process was killed."""
    return _DRAFT.fullmatch(name) is not None


def sweep(folder: Path) -> None:
    """Remove the drafts that killed processes left in this folder; what cannot be removed stays."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name[0] == "." and is_draft(entry.name) and _is_left(entry):
                with contextlib.suppress(OSError):
                    _remove(entry)


def _remove(entry: os.DirEntry[str]) -> None:
    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path)
    else:
        Path(entry.path).unlink()


def _is_left(entry: os.DirEntry[str]) -> bool:
    if owners.left(entry.name):
        return True
    try:
        return time.time() - entry.stat(follow_symlinks=False).st_mtime > _OLD
    except OSError:
        return False
