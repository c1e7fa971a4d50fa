"""A study that came as a zip file, unpacked: all of it, under the names that it was packed with, or nothing."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from codekit.errors import CodekitError, FileRefusedError
from codekit.refusals import writing
from codekit.tables import limits
from codekit.tables.archive import BROKEN, refuse_lists

MAX_UNZIPPED = 4 * 1024**3  # bytes; no study of texts is so large, but a small zip file may unpack to any size
MAX_MEMBERS = 1_000_000
_SMALL_ENOUGH = 100 * 1024**2  # bytes; below this any ratio is harmless: ledgers of one coder repeat themselves
_UTF_8 = 0x800  # the flag by which a zip file says that a name is UTF-8
_UNICODE_PATH = 0x7075  # the extra field in which some programs give the name in UTF-8 beside one in another encoding


def unpack(path: Path, place: Path, *, so: str = "nothing was merged") -> None:
    """Unpack a zip file into a folder; `so` says what an error means for the person.

    Raises CodekitError for one that is broken or encrypted, would unpack without end, points outside, or has names
    in an encoding that it does not tell, a pipe or a device, and where the disk does not take it.
    """
    limits.refuse_above(path, limits.PROJECT)
    try:
        with path.open("rb") as file:
            refuse_lists(file, str(path))
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            _refuse_size(path, members)
            for member, name in _named(path, members, so):
                target = place / name
                if not target.resolve().is_relative_to(place.resolve()):
                    raise CodekitError(f"{path}: a member points outside the archive; {so}")
                member.filename = name
                with writing(target):
                    archive.extract(member, place)
    except FileRefusedError as error:  # a full disk, or a name that no file can have
        raise CodekitError(f"{path}: cannot be unpacked: {error.what}", hint=error.hint) from error
    except (*BROKEN, struct.error):
        raise CodekitError(
            f"{path}: is no zip file, is damaged or has a password; {so}", hint="ask for the file again"
        ) from None


def _refuse_size(path: Path, members: list[zipfile.ZipInfo]) -> None:
    unpacked, packed = sum(m.file_size for m in members), path.stat().st_size
    without_end = unpacked > _SMALL_ENOUGH and unpacked > limits.RATIO * packed
    if unpacked > MAX_UNZIPPED or without_end or len(members) > MAX_MEMBERS:
        raise CodekitError(
            f"{path}: too large unpacked ({unpacked / 1024**2:,.0f} MB of {packed / 1024**2:,.1f} MB)",
            hint="if it is a study, unpack it and name the folder",
        )


def _named(path: Path, members: list[zipfile.ZipInfo], so: str) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    """Each member with the name that it was packed with; all of them are known before any is unpacked."""
    names = [_name(member) for member in members]
    if unknown := sum(name is None for name in names):
        raise CodekitError(
            f"{path}: {unknown} names in it are in an encoding that the file does not tell; {so}",
            hint="unpack it on the computer that packed it, and name the folder; or pack it again with UTF-8 names",
        )
    return ((member, name) for member, name in zip(members, names, strict=True) if name is not None)


def _name(member: zipfile.ZipInfo) -> str | None:
    """A member's name; None where nothing says in which encoding it is.

    A zip file without the flag was to hold names of DOS, and holds those of the computer that packed it: macOS gives
    UTF-8 without saying so, Windows its own code page.
    """
    if member.flag_bits & _UTF_8 or member.filename.isascii():
        return member.filename
    raw = member.filename.encode("cp437")
    given = _unicode_path(member.extra, raw)
    try:
        return given if given is not None else raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The name in the extra field that belongs to this name, as its checksum tells."""
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and field[:1] == b"\x01" and field[1:5] == struct.pack("<L", zlib.crc32(raw)):
            return field[5:].decode("utf-8")
    return None
