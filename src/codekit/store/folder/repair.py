"""Repair ledgers: save every whole event in unreadable lines, fold in copies made by sync folders.

A ledger is never rewritten, since someone may be appending to it: saved events are appended, and the bytes
that cannot be read are kept in a file beside it and then blanked where they stand. Events that were compared
stay as they are.
"""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from codekit.model.rounds import fold_round
from codekit.store.files import write_bytes
from codekit.store.folder import disk, ledger, places, seals
from codekit.store.folder.salvage import whole_events
from codekit.store.folder.seals import plain
from codekit.store.folder.union import add_missing, belonging
from codekit.store.protocols import EventStore

Seals = dict[str, str]


def copies(store: EventStore, root: Path) -> list[str]:
    """Ledgers whose events belong into a ledger of another name: the copies that a sync folder made."""
    return [places.name_in(root, path) for path, _ in _copies(root, _seals(store))]


def repair(store: EventStore, root: Path) -> Iterator[str]:
    """Repair every ledger that needs it; one line about each. Raises CodekitError where the system refuses to write."""
    sealed = _seals(store)
    for path in list(places.everywhere(root)):
        if repaired := _repair_lines(path, sealed.get(places.name_in(root, path))):
            yield f"{places.name_in(root, path)}: {repaired}"
    for path, target in list(_copies(root, sealed)):
        yield _fold_in(root, path, target)


def _seals(store: EventStore) -> Seals:
    """The seals of all compared rounds, by ledger."""
    rounds = [fold_round(store.round_events(id_).events) for id_ in store.round_ids()]
    return {name: seal for r in rounds if r and r.compared for name, seal in r.compared.ledgers.items()}


def _repair_lines(path: Path, sealed: str | None) -> str:
    """Save the whole events of unreadable lines, then blank those lines outside the sealed part."""
    with disk.refusals(path):
        if not _torn_lines(ledger.read(path)):
            return ""
        handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        try:
            with disk.alone(handle):
                return _repair_open(handle, path, sealed)
        finally:
            os.close(handle)


def _repair_open(handle: int, path: Path, sealed: str | None) -> str:
    data = path.read_bytes()
    torn = _torn_lines(data)
    saved: dict[bytes, None] = {}
    rests: dict[bytes, None] = {}
    for _, line in torn:
        events, rest = whole_events(line)
        saved |= dict.fromkeys(events)
        rests |= {rest: None} if rest else {}
    known = set(plain(data).split(b"\n"))
    new = [line for line in saved if line not in known]
    blank = _may_go(data, torn, sealed)
    if not new and not blank:
        return ""
    _keep_beside(path, rests)
    lead = b"\n" if ledger.is_torn(handle) else b""
    os.lseek(handle, 0, os.SEEK_END)
    disk.write_all(handle, lead + b"".join(line + b"\n" for line in new))
    disk.flush(handle)  # what was saved is on disk before the lines that it comes from are blanked
    for start, line in blank:
        os.lseek(handle, start, os.SEEK_SET)
        disk.write_all(handle, b" " * len(line))
    disk.flush(handle)
    kept = f"; {len(rests)} unreadable pieces are kept in {path.name}.unreadable" if rests else ""
    return f"{len(new)} events saved from {len(torn)} unreadable lines{kept}"


def _torn_lines(data: bytes) -> list[tuple[int, bytes]]:
    """Lines that are not events, with their place in the file; events of a newer version are events."""
    start = len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0
    torn: list[tuple[int, bytes]] = []
    for line in data[start:].split(b"\n"):
        if line.strip() and not ledger.header(line):
            torn.append((start, line.removesuffix(b"\r")))
        start += len(line) + 1
    return torn


def _may_go(data: bytes, torn: list[tuple[int, bytes]], sealed: str | None) -> list[tuple[int, bytes]]:
    """The unreadable lines that can be blanked without touching what was compared.

    A seal that names its events leaves all of them free. An older one is of bytes or lines, unreadable ones included.
    """
    if sealed is None or seals.events_of(sealed) is not None:
        return torn
    blanked = bytearray(data)
    for start, line in torn:
        blanked[start : start + len(line)] = b" " * len(line)
    if not seals.part(bytes(blanked), sealed).broken:
        return torn
    size = sealed.partition(":")[0]
    length = int(size) if size.isdecimal() and plain(data) == data else len(data)
    return [(start, line) for start, line in torn if start >= length]


def _keep_beside(path: Path, rests: Iterable[bytes]) -> None:
    beside = path.with_name(path.name + ".unreadable")
    before = beside.read_bytes().removesuffix(b"\n").split(b"\n") if beside.exists() else []
    if new := [rest for rest in rests if rest not in before]:
        write_bytes(beside, b"".join(part + b"\n" for part in [*before, *new]))


def _copies(root: Path, sealed: Seals) -> Iterator[tuple[Path, Path]]:
    """Each copy with the ledger that it belongs to; a copy that was compared as it is stays."""
    for path in places.everywhere(root):
        if places.name_in(root, path) in sealed:
            continue
        target = next((root / name for name, _ in _belonging(root, path)), path)
        if target != path and not (target.exists() and target.samefile(path)):
            yield path, target


def _belonging(root: Path, path: Path) -> Iterator[tuple[str, bytes]]:
    return belonging(places.name_in(root, path), ledger.read(path), [])


def _fold_in(root: Path, path: Path, target: Path) -> str:
    """Append what the ledger lacks, then put the copy aside."""
    lines = {line: None for name, line in _belonging(root, path) if root / name == target}
    added = add_missing(target, lines)
    aside = _free_name(path.with_name(f"{path.name}.folded-in"))
    with disk.refusals(path):
        path.replace(aside)
    return f"{places.name_in(root, path)}: {added} events folded into {target.name}; the copy is now {aside.name}"


def _free_name(path: Path) -> Path:
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.name}-{number}")
    return free
