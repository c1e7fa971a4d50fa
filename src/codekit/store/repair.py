"""Repair ledgers: save every whole event in unreadable lines, fold in copies made by sync folders."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from codekit.model.events import Event, to_line
from codekit.store import ledger
from codekit.store.files import write_bytes
from codekit.store.folder import FolderStore, owner

_BEGINS = re.compile(rb'\{\s*"type"\s*:')
Decoder = msgspec.json.Decoder[Any]


def copies(store: FolderStore) -> list[str]:
    """Ledgers whose events belong into a ledger of another name in the same folder: a sync folder's copies."""
    return [path.relative_to(store.root).as_posix() for path, _, _ in _copies(store)]


def repair(store: FolderStore) -> Iterator[str]:
    """Repair every ledger that needs it; one line about each."""
    for path, decoder in _all(store):
        if told := _repair_lines(path, decoder):
            yield f"{path.relative_to(store.root).as_posix()}: {told}"
    for path, target, events in list(_copies(store)):
        yield _fold_in(store, path, target, events)


def _all(store: FolderStore) -> Iterator[tuple[Path, Decoder]]:
    for pattern, decoder in (("codings/*/*/*.jsonl", ledger.CODINGS), ("rounds/*/*.jsonl", ledger.ROUNDS)):
        for path in sorted(store.root.glob(pattern)):
            if not path.name.startswith("."):
                yield path, decoder


def _repair_lines(path: Path, decoder: Decoder) -> str:
    """Rewrite a ledger with unreadable lines: whole events saved, the rest kept in a file beside it."""
    good: list[bytes] = []
    rest: list[bytes] = []
    bad = saved = 0
    for line in path.read_bytes().removeprefix(codecs.BOM_UTF8).split(b"\n"):
        if not line.strip() or _readable(line, decoder):
            good += [line] if line.strip() else []
            continue
        bad += 1
        events, left = _salvage(line, decoder)
        saved += len(events)
        good += events
        rest += [left] if left.strip(b"\x00 \r\t") else []
    if not bad:
        return ""
    if rest:
        beside = path.with_name(path.name + ".unreadable")
        before = beside.read_bytes() if beside.exists() else b""
        write_bytes(beside, before + b"".join(part + b"\n" for part in rest))
    write_bytes(path, b"".join(line + b"\n" for line in good))
    kept = f"; {len(rest)} unreadable pieces are kept in {path.name}.unreadable" if rest else ""
    return f"{saved} events saved from {bad} unreadable lines{kept}"


def _readable(line: bytes, decoder: Decoder) -> bool:
    try:
        decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _is_newer(line)
    return True


def _is_newer(line: bytes) -> bool:
    """True for a whole JSON object with a type that this version does not know: kept as it is."""
    try:
        value = json.loads(line)
    except ValueError:
        return False
    return isinstance(value, dict) and {"type", "id", "at", "by"} <= value.keys()


def _salvage(line: bytes, decoder: Decoder) -> tuple[list[bytes], bytes]:
    """The whole events in a line that is not one, and what is left of it."""
    found: list[bytes] = []
    left = b""
    position = 0
    while match := _BEGINS.search(line, position):
        whole = _object_at(line, match.start())
        if whole and _readable(whole, decoder):
            left += line[position : match.start()]
            found.append(whole)
            position = match.start() + len(whole)
        else:
            left += line[position : match.end()]
            position = match.end()
    return found, left + line[position:]


def _object_at(line: bytes, start: int) -> bytes:
    text = line[start:].decode("utf-8", "surrogateescape")
    try:
        _, end = json.JSONDecoder().raw_decode(text)
    except ValueError:
        return b""
    return text[:end].encode("utf-8", "surrogateescape")


def _copies(store: FolderStore) -> Iterator[tuple[Path, Path, list[Event]]]:
    """Each copy with the ledger that it belongs to and its events."""
    for path, decoder in _all(store):
        events = ledger.decode(path.read_bytes(), decoder, path.name).events
        _, writer = owner(path.parent.name)
        targets = {store.path_of(event) for event in events if event.by == writer or decoder is ledger.ROUNDS}
        if len(targets) == 1 and (target := targets.pop()) != path and target.parent == path.parent:
            yield path, target, events


def _fold_in(store: FolderStore, path: Path, target: Path, events: list[Event]) -> str:
    """Append what the ledger lacks, then put the copy aside."""
    there = target.read_bytes() if target.exists() else b""
    decoder = ledger.CODINGS if "codings" in path.relative_to(store.root).parts[0] else ledger.ROUNDS
    known = {to_line(event) for event in ledger.decode(there, decoder, target.name).events}
    missing = [event for event in events if to_line(event) not in known]
    if missing:
        ledger.append(target, missing)
    aside = path.with_name(f"{path.name}.folded-in")
    path.replace(aside)
    name = path.relative_to(store.root).as_posix()
    return f"{name}: {len(missing)} events folded into {target.name}; the copy is now {aside.name}"
