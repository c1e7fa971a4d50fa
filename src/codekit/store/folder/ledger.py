"""One append-only file of events: written durably, read without ever losing a readable line."""

from __future__ import annotations

import codecs
import contextlib
import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import msgspec

from codekit.errors import Problem
from codekit.model.events import AnyEvent, LedgerEvent, RoundEvent
from codekit.model.subjects import StudyEvent
from codekit.refusals import reading
from codekit.store.folder import chain, disk, places
from codekit.store.values import Read
from codekit.tables import limits

Decoder = msgspec.json.Decoder[Any]

CODINGS: Decoder = msgspec.json.Decoder(LedgerEvent)
ROUNDS: Decoder = msgspec.json.Decoder(RoundEvent)
STUDY: Decoder = msgspec.json.Decoder(StudyEvent)
KINDS = frozenset(kind.__struct_config__.tag for kind in get_args(AnyEvent | StudyEvent))
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)  # the last: brackets by the thousand


class Header(msgspec.Struct, frozen=True, gc=False):
    """What every event says of itself, in whatever version of codekit it was written."""

    type: str
    id: str
    at: str
    by: str
    round: str = ""
    coder: str = ""
    transcript: str = ""


_HEADER = msgspec.json.Decoder(Header)


def read(path: Path) -> bytes:
    """What is in a ledger. Raises FileRefusedError where the system does not give it, CodekitError for a link."""
    with reading(path):
        status = os.lstat(path)
        if stat.S_ISLNK(status.st_mode):
            places.refuse_link(path)
        return limits.contents(path, limits.LEDGER, seen=status)


def append_lines(path: Path, lines: Sequence[bytes], *, new: bool = True) -> int:
    """Add lines to a ledger and return only when they are on disk; how many bytes that were.

    `new` lines get their sums; others stay as another ledger holds them. A file whose last byte is not a newline is
    completed first, so that nothing is glued onto a torn line. For a new file the folder is made durable too. Raises
    CodekitError where the disk refuses; the ledger is then as it was before, unless others may be writing to it too.
    """
    places.refuse_link(path)
    with disk.refusals(path):
        disk.make_folder(path.parent)
        handle = os.open(path, disk.APPENDING, 0o666)
        try:
            with disk.alone(handle) as alone:
                size = os.lseek(handle, 0, os.SEEK_END)
                data = _to_append(handle, lines, new=new)
                try:
                    if not size:
                        disk.flush_folder(path.parent)
                    disk.write_all(handle, data)
                    disk.flush(handle)
                except BaseException:
                    if alone:
                        _take_back(handle, size, data)
                    raise
        finally:
            os.close(handle)
    return len(data)


def _to_append(handle: int, lines: Sequence[bytes], *, new: bool) -> bytes:
    after = _last_whole(handle) if new else b""
    lead = b"\n" if is_torn(handle) else b""
    return lead + b"".join(line + b"\n" for line in (chain.linked(lines, after) if new else lines))


def _take_back(handle: int, size: int, data: bytes) -> None:
    """Cut off what came in of these bytes, so that doing it again writes all of it again."""
    with contextlib.suppress(OSError):
        os.lseek(handle, size, os.SEEK_SET)
        if data.startswith(os.read(handle, len(data) + 1)):
            os.ftruncate(handle, size)


def overwrite(path: Path, lines: Mapping[bytes, bytes]) -> None:
    """Write over lines of a ledger others of as many bytes, on disk when this returns; what is appended stays.

    Raises CodekitError where the disk refuses.
    """
    places.refuse_link(path)
    with disk.refusals(path):
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            with disk.alone(handle):
                at = 0
                for held in path.read_bytes().split(b"\n"):
                    if (left := lines.get(held.removesuffix(b"\r").removeprefix(codecs.BOM_UTF8))) is not None:
                        os.lseek(handle, at + held.startswith(codecs.BOM_UTF8) * len(codecs.BOM_UTF8), os.SEEK_SET)
                        disk.write_all(handle, left)
                    at += len(held) + 1
                disk.flush(handle)
        finally:
            os.close(handle)


def settle(path: Path) -> None:
    """Return when no crash loses what is in a ledger. Raises CodekitError where the disk refuses."""
    with disk.refusals(path):
        if not os.access(path, os.W_OK):  # not there, or not for this person to write, and so not written
            return
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            disk.flush(handle)
        finally:
            os.close(handle)
        disk.flush_folder(path.parent)


def is_torn(handle: int) -> bool:
    """True where the last byte of an open file is not a newline."""
    size = os.lseek(handle, 0, os.SEEK_END)
    if size == 0:
        return False
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) != b"\n"


def _last_whole(handle: int) -> bytes:
    """The last line of an open file that is an event; nothing where there is none."""
    size, length = os.lseek(handle, 0, os.SEEK_END), 4096
    while True:
        start = os.lseek(handle, max(size - length, 0), os.SEEK_SET)
        data = os.read(handle, size - start)
        line = last_whole(data if start == 0 else data.partition(b"\n")[2])
        if line or start == 0:
            return line
        length *= 8


def last_whole(data: bytes) -> bytes:
    """The last line of a ledger's bytes that is an event; nothing where there is none."""
    lines = (line.rstrip(b"\r") for line in reversed(data.removeprefix(codecs.BOM_UTF8).split(b"\n")))
    return next((line for line in lines if header(line)), b"")


def decode(data: bytes, decoder: Decoder, name: str) -> Read[Any]:
    """Events of a ledger's bytes; a line that cannot be read is reported with its number and skipped."""
    try:
        return Read(decoder.decode_lines(data.removeprefix(codecs.BOM_UTF8)))
    except UNREADABLE:
        return _decode_each_line(data.removeprefix(codecs.BOM_UTF8), decoder, name)


def _decode_each_line(data: bytes, decoder: Decoder, name: str) -> Read[Any]:
    events: list[Any] = []
    problems: list[Problem] = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            events += decoder.decode_lines(line)  # two events glued together are still two
        except UNREADABLE as error:
            problems.append(_problem(name, number, line, error))
    return Read(events, tuple(problems))


def header(line: bytes) -> Header | None:
    """What an event says of itself, or None where the line is not one whole event."""
    try:
        return _HEADER.decode(line)
    except UNREADABLE:
        return None


def _problem(name: str, number: int, line: bytes, error: Exception) -> Problem:
    """What is wrong with a line, without any of its words."""
    about = header(line)
    if about is None:
        why = "not UTF-8" if isinstance(error, UnicodeDecodeError) else "not one whole event"
        return Problem(
            name, number, f"unreadable line, kept and skipped: {why}", "codekit check --fix saves what it can"
        )
    if about.type not in KINDS:
        return Problem(
            name,
            number,
            "event of a kind that this version does not know, kept and skipped",
            "update codekit",
            "warning",
        )
    return Problem(
        name,
        number,
        f"event that does not fit, kept and skipped: {_misfit(str(error))}",
        "update codekit, or undo the edit",
    )


def _misfit(text: str) -> str:
    """The decoder's own words where they name fields and types only."""
    safe = text.startswith(("Object missing required field", "Expected `"))
    return text[0].lower() + text[1:].replace("$[0].", "") if safe else "a field has a value that is not allowed"
