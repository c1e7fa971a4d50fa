"""Files that people may also edit: written whole or not at all, and never over what was not seen."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from codekit.errors import CodekitError, StaleEditError


def digest(data: bytes) -> str:
    """SHA-256 of bytes, 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def read_text(path: Path) -> str:
    """A UTF-8 text file without its BOM, line ends as LF."""
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CodekitError(f"{path}: not UTF-8 (byte {error.start})", hint="save the file as UTF-8") from None


def write_bytes(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Replace a file by a temporary file beside it, so that a crash leaves the old or the new one whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    if durable:
        sync_folder(path.parent)


def write_text(path: Path, text: str, *, durable: bool = True) -> None:
    """Write UTF-8 with LF line ends, whole or not at all."""
    write_bytes(path, text.encode("utf-8"), durable=durable)


def replace_seen(path: Path, text: str, *, seen: str | None) -> None:
    """Write a file that people edit, unless it changed since the caller read it.

    `seen` is the digest of the bytes that the caller read, None where there was no file.
    """
    now = digest(path.read_bytes()) if path.exists() else None
    if now != seen:
        raise StaleEditError(f"{path}: changed since it was read", hint="run the command again; nothing was written")
    write_text(path, text)


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder durable, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def make_folder(folder: Path) -> None:
    """Create a folder durably, with the folders above it."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)
