"""One append-only file of events: written durably, read without ever losing a readable line."""

from __future__ import annotations

import codecs
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import msgspec

from codekit.errors import CodekitError, Problem
from codekit.model.events import Event, LedgerEvent, RoundEvent, to_line
from codekit.store.files import make_folder, sync_folder

E = TypeVar("E")

CODINGS: msgspec.json.Decoder[Any] = msgspec.json.Decoder(LedgerEvent)
ROUNDS: msgspec.json.Decoder[Any] = msgspec.json.Decoder(RoundEvent)


@dataclass(frozen=True, slots=True)
class Read(Generic[E]):
    """The events of a ledger in file order, and the lines that could not be read."""

    events: list[E]
    problems: tuple[Problem, ...] = ()


def append(path: Path, events: Sequence[Event]) -> None:
    """Add events to a ledger and return only when they are on disk.

    A file whose last byte is not a newline is completed first, so that nothing is glued onto a torn line.
    For a new file the folder is made durable too. Raises CodekitError where the disk refuses; what was not
    acknowledged may then be there, and is read as far as it is whole.
    """
    data = b"".join(map(to_line, events))
    new = not path.exists()
    if new:
        make_folder(path.parent)
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)
        try:
            _write_all(handle, b"\n" + data if _is_torn(handle) else data)
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as error:
        raise CodekitError(
            f"{path}: could not be written ({error.strerror})",
            hint="nothing is lost: free some space or mend the permission, then do it again",
        ) from error
    if new:
        sync_folder(path.parent)


def _is_torn(handle: int) -> bool:
    size = os.lseek(handle, 0, os.SEEK_END)
    if size == 0:
        return False
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) != b"\n"


def _write_all(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def decode(data: bytes, decoder: msgspec.json.Decoder[Any], name: str) -> Read[Any]:
    """Events of a ledger's bytes; a line that cannot be read is reported with its number and skipped."""
    if data.startswith(codecs.BOM_UTF8):
        data = data[3:]
    try:
        return Read(decoder.decode_lines(data))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _decode_each_line(data, decoder, name)


def _decode_each_line(data: bytes, decoder: msgspec.json.Decoder[Any], name: str) -> Read[Any]:
    events: list[Any] = []
    problems: list[Problem] = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            events.append(decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            problems.append(Problem(name, number, f"unreadable event, kept and skipped: {reason(error)}", REMEDY))
    return Read(events, tuple(problems))


REMEDY = "codekit check --fix repairs what can be repaired"


def reason(error: Exception) -> str:
    """Why a line could not be read, without any of its words."""
    text = str(error).partition(":")[0].partition(" - at")[0]
    return "not UTF-8" if isinstance(error, UnicodeDecodeError) else text.lower()
