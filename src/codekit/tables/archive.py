"""Office files are zip archives; no part is unpacked before its size is checked."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import IO

from codekit.errors import ImportRefusedError
from codekit.tables import limits
from codekit.tables.decoding import what_it_is

BROKEN = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, OverflowError, MemoryError),
    *(NotImplementedError, RuntimeError, LookupError, struct.error),
)  # what reading a damaged or encrypted archive may raise
_CHUNK = 1024 * 1024
_OPEN_TABLE = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"  # its first part, never packed
_END, _END_SIZE = b"PK\x05\x06", 22
_LOCATOR, _LOCATOR_SIZE, _RECORD_SIZE = b"PK\x06\x07", 20, 56  # of the list of a zip file larger than 4 GB


def open_archive(data: bytes, name: str, kind: str) -> zipfile.ZipFile:
    """Open an Office file for reading. Raises ImportRefusedError for what is none, is damaged, or lists too much."""
    if not data.startswith(b"PK"):
        actual = what_it_is(data) or "something else"
        raise ImportRefusedError(
            f"this is {actual}, not {kind}", where=name, hint=f"open it and save it again as {kind}, without a password"
        )
    refuse_lists(io.BytesIO(data), name)
    if data[30:88].startswith(_OPEN_TABLE) and kind.startswith("an Excel"):
        raise ImportRefusedError(
            f"this is an OpenDocument spreadsheet (.ods), not {kind}", where=name, hint=f"save it again as {kind}"
        )
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except BROKEN:
        raise ImportRefusedError(
            "the file is damaged and cannot be opened",
            where=name,
            hint="ask for it again, or open it in its own program and save it",
        ) from None


def member(archive: zipfile.ZipFile, path: str, name: str) -> bytes:
    """The bytes of one part of an Office file. Raises ImportRefusedError where it is missing, damaged or too large."""
    try:
        part = archive.getinfo(path)
        refuse_bombs([part], name, limits.PART)
        data = archive.read(part)
    except KeyError:
        message = f"the part {path} is missing"
    except BROKEN:
        message = f"the part {path} is damaged or encrypted"
    else:
        if data.count(b"<") > limits.TAGS:
            raise too_large(name, f"the part {path} has more than {limits.TAGS:,} marks")
        return data
    raise ImportRefusedError(
        message, where=name, hint="open it in its own program and save it again, without a password"
    )


def refuse_bombs(parts: Iterable[zipfile.ZipInfo], name: str, most: int) -> None:
    """Raises ImportRefusedError where these parts unpack to more than that, or one to much more than it was packed."""
    listed = list(parts)
    # What a part says of its size is the most that zipfile reads of it.
    unpacked = sum(part.file_size for part in listed)
    swollen = any(
        part.file_size > limits.HARMLESS and part.file_size > limits.RATIO * part.compress_size for part in listed
    )
    if unpacked > most or swollen:
        raise too_large(name, f"unpacked the file would take {unpacked / limits.MB:,.0f} MB")


def files_of(archive: zipfile.ZipFile, name: str, most: int) -> list[zipfile.ZipInfo]:
    """The parts of an archive that are no folders. Raises ImportRefusedError as `refuse_bombs` does."""
    # A part without any name is no folder: ZipInfo.is_dir fails for it.
    parts = [part for part in archive.infolist() if not part.filename.endswith("/")]
    refuse_bombs(parts, name, most)
    return parts


def refuse_lists(file: IO[bytes], name: str) -> None:
    """Raises ImportRefusedError for a zip file whose list of parts is too long: opening it reads all of that."""
    if _listing(file) > limits.LISTING:
        raise too_large(name, "the list of its files is too long")
    file.seek(0)


def _listing(file: IO[bytes]) -> int:
    """How long a zip file says that its list of parts is."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END_SIZE - _LOCATOR_SIZE - 0xFFFF))
    tail = file.read()
    plain = len(tail) - _END_SIZE
    place = plain if tail[plain:].startswith(_END) and tail.endswith(b"\0\0") else tail.rfind(_END)
    if place < 0 or len(tail) < place + _END_SIZE:
        return 0
    said: int = struct.unpack_from("<L", tail, place + 12)[0]
    locator = tail[max(0, place - _LOCATOR_SIZE) : place]
    if not locator.startswith(_LOCATOR):
        return said
    file.seek(min(size, struct.unpack_from("<Q", locator, 8)[0]))
    record = file.read(_RECORD_SIZE)
    return struct.unpack_from("<Q", record, 40)[0] if len(record) == _RECORD_SIZE else said


def refuse_marks(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str, most: Mapping[str, tuple[tuple[bytes, ...], int]]
) -> None:
    """Raises ImportRefusedError where a part has more of something than that; it is never in memory as a whole.

    `most` gives for each thing how it begins in the bytes, and how often it may stand there.
    """
    found: Counter[str] = Counter()
    with archive.open(part) as file:
        while chunk := file.read(_CHUNK):  # one that begins in one chunk and ends in the next is not missed
            for what, (begins, limit) in most.items():
                found[what] += sum(map(chunk.count, begins))
                if found[what] > limit:
                    raise too_large(name, f"the part {part.filename} has more than {limit:,} {what}")


def too_large(name: str, what: str) -> ImportRefusedError:
    """The error for an Office file that holds more than people write."""
    hint = "this is no ordinary file; save only what is needed in a new one, or a table as CSV"
    return ImportRefusedError(what, where=name, hint=hint)
