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
    """Length and SHA-256 of a ledger's plain bytes."""
    data = plain(data)
    return f"{len(data)}:{hashlib.sha256(data).hexdigest()}"


def part(data: bytes, sealed: str | None) -> Parted:
    """What of a ledger was compared; nothing where the comparison did not know the ledger."""
    data = plain(data)
    if sealed is None:
        return Parted(b"", data)
    size = sealed.partition(":")[0]
    compared = data[: int(size)] if size.isdecimal() else b""
    return Parted(compared, data[len(compared) :]) if seal(compared) == sealed else Parted(data, broken=True)
