"""One append-only file of events: written durably, read without ever losing a readable line."""

from __future__ import annotations

import codecs
import contextlib
import os
from pathlib import Path
from typing import Any, get_args

import msgspec

from codekit.errors import Problem
from codekit.model.events import AnyEvent, LedgerEvent, RoundEvent
from codekit.refusals import reading
from codekit.store.folder import disk, places
from codekit.store.values import Read

Decoder = msgspec.json.Decoder[Any]

CODINGS: Decoder = msgspec.json.Decoder(LedgerEvent)
ROUNDS: Decoder = msgspec.json.Decoder(RoundEvent)
KINDS = frozenset(kind.__struct_config__.tag for kind in get_args(AnyEvent))
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
    places.refuse_link(path)
    with reading(path):
        return path.read_bytes()


def append_lines(path: Path, lines: bytes) -> None:
    """Add whole lines to a ledger and return only when they are on disk.

    A file whose last byte is not a newline is completed first, so that nothing is glued onto a torn line.
    For a new file the folder is made durable too. Raises CodekitError where the disk refuses; what was not
    acknowledged may then be there, and is read as far as it is whole.
    """
    places.refuse_link(path)
    with disk.refusals(path):
        new = not path.exists()
        if new:
            disk.make_folder(path.parent)
        handle = os.open(path, disk.APPENDING, 0o666)
        try:
            with disk.alone(handle):
                size = os.lseek(handle, 0, os.SEEK_END)
                data = b"\n" + lines if is_torn(handle) else lines
                try:
                    disk.write_all(handle, data)
                    disk.flush(handle)
                except OSError:
                    _take_back(handle, size, data)
                    raise
        finally:
            os.close(handle)
        if new:
            disk.flush_folder(path.parent)


def _take_back(handle: int, size: int, data: bytes) -> None:
    """Cut off what came in of these bytes, so that doing it again writes all of it again."""
    with contextlib.suppress(OSError):
        os.lseek(handle, size, os.SEEK_SET)
        if data.startswith(os.read(handle, len(data) + 1)):
            os.ftruncate(handle, size)


def is_torn(handle: int) -> bool:
    """True where the last byte of an open file is not a newline."""
    size = os.lseek(handle, 0, os.SEEK_END)
    if size == 0:
        return False
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) != b"\n"


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
