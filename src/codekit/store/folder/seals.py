"""Seals: which events of a ledger were compared, so that what came later stays out of the figures."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from codekit.store.folder.salvage import each_event

_ID = re.compile(rb'"id":"([^"\\]{1,8})')
_HASH = 16  # hex digits of an event's SHA-256
_MOST_TRIED = 2000  # lines of a ledger in which the run of others is looked for: each try hashes all of them


class Parted(NamedTuple):
    """A ledger's bytes as compared and since; `broken` where the compared part is no longer what it was.

    `found` are the sealed events among them, `whole` says that these are all that the ledger's own seal names.
    """

    compared: bytes
    later: bytes = b""
    broken: bool = False
    found: frozenset[str] = frozenset()
    whole: bool = False


class Sealed(NamedTuple):
    """An event as a seal names it: how its id begins, and its hash."""

    id: str
    hash: str


def plain(data: bytes) -> bytes:
    """A ledger's bytes without what editors and git may add: a BOM, carriage returns at line ends."""
    data = data.removeprefix(codecs.BOM_UTF8)
    return data.replace(b"\r\n", b"\n") if b"\r" in data else data


def seal(data: bytes, events: Iterable[bytes] | None = None) -> str:
    """Length and SHA-256 of a ledger's plain bytes, how many different lines they hold and their SHA-256, its events.

    `events` are the lines that were compared. They alone decide what counts: two copies of a ledger that went apart
    and were merged on two machines hold the same events in another order, between others. The rest lets an unchanged
    ledger be known at once, and is all that older versions wrote.
    """
    data = plain(data)
    lines = _lines(data)
    sealed = f"{len(data)}:{hashlib.sha256(data).hexdigest()}:{len(lines)}:{_digest(lines)}"
    return sealed if events is None else f"{sealed}:{','.join(dict.fromkeys(map(_named, events)))}"


def _named(line: bytes) -> str:
    match = _ID.search(line)
    return f"{short(match[1].decode('utf-8', 'replace')) if match else ''}={event_hash(line)}"


def event_hash(line: bytes) -> str:
    """What an event is known again by: nothing in it can change, and its place does not matter."""
    return hashlib.sha256(line).hexdigest()[:_HASH]


def short(id_: str) -> str:
    """How an id begins, without the signs that seals are written with."""
    return re.sub(r"[:,=]", "", id_[:8])


def events_of(sealed: str) -> list[Sealed] | None:
    """The events that a seal names; None for a seal of an older version, which names none."""
    parts = sealed.split(":")
    if len(parts) < 5:
        return None
    pairs = (each.partition("=") for each in parts[4].split(",") if each)
    return [Sealed(id_, hash_) for id_, _, hash_ in pairs]


def line_of(data: bytes, begins: str, *, field: str = "id") -> int | None:
    """The number of the first line in which the field begins so; None where there is none."""
    at = data.find(f'"{field}":"{begins}'.encode()) if begins else -1
    return data.count(b"\n", 0, at) + 1 if at >= 0 else None


def part(data: bytes, sealed: str | None, wanted: Callable[[], AbstractSet[str]] = frozenset) -> Parted:
    """What of a ledger was compared: what its own seal says, and whatever else is among the `wanted` hashes.

    Of a ledger that the comparison did not know nothing is, but for events that were compared in another one.
    """
    data = plain(data)
    size, digest, *rest = [*(sealed or "").split(":"), ""]
    first = data[: int(size)] if size.isdecimal() else b""
    if sealed and str(len(first)) == size and hashlib.sha256(first).hexdigest() == digest:
        later = _by_hash(data[len(first) :], wanted) if len(first) < len(data) else Parted(b"")
        return later._replace(compared=first + later.compared, whole=True)
    if sealed and events_of(sealed) is None:
        return _by_lines(data, rest) or Parted(data, broken=True)
    return _by_hash(data, wanted)


def _by_hash(data: bytes, wanted_: Callable[[], AbstractSet[str]]) -> Parted:
    """Lines that were compared, wherever they stand, and all others."""
    if not (wanted := wanted_()):
        return Parted(b"", data)
    compared: list[bytes] = []
    later: list[bytes] = []
    found: set[str] = set()
    for _, line in each_event(data):
        is_wanted = (hash_ := event_hash(line)) in wanted
        (compared if is_wanted else later).append(line + b"\n")
        found.update([hash_] if is_wanted else ())
    return Parted(b"".join(compared), b"".join(later), found=frozenset(found))


def _by_lines(data: bytes, wanted: list[str]) -> Parted | None:
    """The lines of a ledger that an older seal was made of: all but one run of others, in whatever order.

    Without a merge the others are the last; a merge of two copies puts them before what came in from the other.
    """
    if len(wanted) < 2 or not wanted[0].isdecimal():
        return None
    lines = _lines(data)
    count = int(wanted[0])
    others = len(lines) - count
    if others < 0:
        return None
    for at in range(count, -1 if others and len(lines) <= _MOST_TRIED else count - 1, -1):
        kept = lines[:at] + lines[at + others :]
        if _digest(kept) == wanted[1]:
            later = lines[at : at + others]
            return Parted(b"".join(line + b"\n" for line in kept), b"".join(line + b"\n" for line in later))
    return None


def _lines(data: bytes) -> list[bytes]:
    """The lines that say something, each once, in their order."""
    return list(dict.fromkeys(line for line in data.split(b"\n") if line.strip()))


def _digest(lines: list[bytes]) -> str:
    return hashlib.sha256(b"\n".join(sorted(lines))).hexdigest()
