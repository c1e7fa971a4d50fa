"""Seals: how much of a ledger was compared, so that what came later stays out of the figures."""

from __future__ import annotations

import codecs
import hashlib
from typing import NamedTuple


class Parted(NamedTuple):
    """A ledger's bytes as compared and since; `broken` where the compared part is no longer what it was."""

    compared: bytes
    later: bytes = b""
    broken: bool = False


def plain(data: bytes) -> bytes:
    """A ledger's bytes without what editors and git may add: a BOM, carriage returns at line ends."""
    data = data.removeprefix(codecs.BOM_UTF8)
    return data.replace(b"\r\n", b"\n") if b"\r" in data else data


def seal(data: bytes) -> str:
    """Length and SHA-256 of a ledger's plain bytes, then how many different lines they hold and their SHA-256.

    The second pair does not depend on the order of lines: two copies of a ledger that went apart and were
    merged on two machines hold the same events in another order.
    """
    data = plain(data)
    lines = _lines(data)
    return f"{len(data)}:{hashlib.sha256(data).hexdigest()}:{len(lines)}:{_digest(lines)}"


def part(data: bytes, sealed: str | None) -> Parted:
    """What of a ledger was compared; nothing where the comparison did not know the ledger."""
    data = plain(data)
    if sealed is None:
        return Parted(b"", data)
    size, digest, *rest = [*sealed.split(":"), ""]
    compared = data[: int(size)] if size.isdecimal() else b""
    if hashlib.sha256(compared).hexdigest() == digest and str(len(compared)) == size:
        return Parted(compared, data[len(compared) :])
    return _by_lines(data, rest) or Parted(data, broken=True)


def _by_lines(data: bytes, wanted: list[str]) -> Parted | None:
    """The first lines of a ledger, where they are those that were compared, in whatever order."""
    if len(wanted) < 2 or not wanted[0].isdecimal():
        return None
    lines = _lines(data)
    count = int(wanted[0])
    first, later = lines[:count], lines[count:]
    if len(first) != count or _digest(first) != wanted[1]:
        return None
    return Parted(b"".join(line + b"\n" for line in first), b"".join(line + b"\n" for line in later))


def _lines(data: bytes) -> list[bytes]:
    """The lines that say something, each once, in their order."""
    return list(dict.fromkeys(line for line in data.split(b"\n") if line.strip()))


def _digest(lines: list[bytes]) -> str:
    return hashlib.sha256(b"\n".join(sorted(lines))).hexdigest()
