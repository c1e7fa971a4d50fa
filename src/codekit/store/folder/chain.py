"""What each new line of a ledger says of itself and of the line before it, so that a later change can be told.

A line ends with `"prev"`, the sum of the line after which it was written, and `"sum"`, the first 16 hex digits of the
SHA-256 of all that stands before it in the line. Lines of older versions have neither. Two copies of a ledger that
went apart are two branches from one line; a union of them holds every line that another one names.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from codekit.errors import Problem

_END = re.compile(rb'(?:,"prev":"([0-9a-f]{16})")?,"sum":"([0-9a-f]{16})"\}\Z')
_LENGTH = 52  # bytes of the longest such end
_CHANGED = "changed after it was written"
MISSING = "a line that was written before this one was changed or is missing"
_REMEDY = "restore it from a copy or from git"


class Standing(NamedTuple):
    """One event as it is written, and where."""

    file: str
    number: int
    line: bytes


def linked(lines: Iterable[bytes], after: bytes) -> Iterator[bytes]:
    """Lines with their sums, each naming the one before it; the first names `after`, the last line that is there."""
    before = name(after) if after else ""
    for line in lines:
        body = line.removesuffix(b"}") + (b',"prev":"%s"' % before.encode() if before else b"")
        before = _sum(body)
        yield b'%s,"sum":"%s"}' % (body, before.encode())


def name(line: bytes) -> str:
    """How the next line names this one: by the sum that it has, else by its bytes."""
    end = _end(line)
    return end[2].decode() if end else _sum(line)


def padded(line: bytes, length: int) -> bytes:
    """The same event in so many bytes, with spaces before what it says of itself."""
    end = _end(line)
    at = end.start() if end else len(line) - 1
    return line[:at] + b" " * (length - len(line)) + line[at:]


def before(line: bytes) -> str:
    """How a line names the one after which it was written; "" where it names none."""
    end = _end(line)
    return end[1].decode() if end and end[1] else ""


def digest(line: bytes) -> str:
    """The sum of all bytes of a line."""
    return _sum(line)


def problems(ledgers: Iterable[Standing], blank: Mapping[str, str] | None = None) -> Iterator[Problem]:
    """The lines that are no longer what was written, and those before which one is missing.

    `ledgers` holds all lines that may name each other: those of one writer, copies included. `blank` has the sums of
    lines whose words were taken out, each with that of what is left, and of lines that never came, with "".
    """
    redacted = blank or {}
    held = [(each, _end(each.line)) for each in ledgers]
    known = {end[2] if end else _sum(each.line).encode() for each, end in held}
    known |= {sum_.encode() for sum_ in redacted}
    for each, end in held:
        if end and not _as_written(each.line, end) and redacted.get(end[2].decode()) != _sum(each.line):
            yield Problem(each.file, each.number, _CHANGED, _REMEDY)
        elif end and end[1] and end[1] not in known:
            yield Problem(each.file, each.number, MISSING, _REMEDY)


def as_written(line: bytes) -> bool:
    """Whether a line has a sum and is what was written."""
    end = _end(line)
    return end is not None and _as_written(line, end)


def _as_written(line: bytes, end: re.Match[bytes]) -> bool:
    return _sum(line[: end.start(2) - len(b',"sum":"')]) == end[2].decode()


def _end(line: bytes) -> re.Match[bytes] | None:
    return _END.search(line, max(len(line) - _LENGTH, 0))


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
