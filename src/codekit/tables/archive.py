"""Office files are zip archives; none is unpacked before its size and its names are checked."""

from __future__ import annotations

import io
import zipfile

from codekit.errors import ImportRefusedError
from codekit.tables.decoding import what_it_is

MAX_UNPACKED = 300 * 1024 * 1024
MAX_RATIO = 200  # unpacked to packed
_SMALL_ENOUGH = 10 * 1024 * 1024  # below this any ratio is harmless


def open_archive(data: bytes, name: str, kind: str) -> zipfile.ZipFile:
    """Open an Office file for reading.

    Raises ImportRefusedError for what is none, is damaged or would unpack without end.
    """
    if not data.startswith(b"PK"):
        actual = what_it_is(data) or "something else"
        raise ImportRefusedError(
            f"this is {actual}, not {kind}", where=name, hint=f"open it and save it again as {kind}"
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        unpacked = sum(part.file_size for part in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise ImportRefusedError(
            "the file is damaged and cannot be opened",
            where=name,
            hint="ask for it again, or open it in Word and save it",
        ) from None
    if unpacked > MAX_UNPACKED or (unpacked > _SMALL_ENOUGH and unpacked > MAX_RATIO * len(data)):
        raise ImportRefusedError(
            f"unpacked the file would take {unpacked / 1024**2:,.0f} MB",
            where=name,
            hint="this is no ordinary interview; save only the transcript in a new file",
        )
    return archive


def member(archive: zipfile.ZipFile, path: str, name: str) -> bytes:
    """The bytes of one part of an Office file. Raises ImportRefusedError where it is missing or damaged."""
    try:
        return archive.read(path)
    except KeyError:
        message = f"the part {path} is missing"
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        message = f"the part {path} is damaged or encrypted"
    raise ImportRefusedError(
        message, where=name, hint="open it in its own program and save it again, without a password"
    )
