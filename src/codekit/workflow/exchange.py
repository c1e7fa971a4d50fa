"""Carry work between people: codings as a table, another copy of the study merged in."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from codekit.errors import CodekitError
from codekit.model.events import Coding, Event, InLedger, to_line
from codekit.model.rounds import Round
from codekit.store import ledger
from codekit.store.files import digest, write_bytes
from codekit.store.settings import FILE
from codekit.workflow.study import Study, find_study

MAX_UNZIPPED = 4 * 1024**3
TABLES = (FILE, "cases.csv", "interviews.csv", "coverage.csv", "cells.csv")


def export_codings(study: Study, path: Path, *, coder: str = "") -> int:
    """Write all codings that may be seen as a table; returns how many.

    Codings of a blind round that has not been compared are left out, unless they are the coder's own.
    """
    from codekit.formats import coding_tables

    if path.suffix.lower() not in {".csv", ".xlsx"}:
        raise CodekitError(f"{path.name}: not a kind of table", hint="name it .csv or .xlsx")
    codings = [c for round_ in study.rounds() for c in visible(study, round_, coder)]
    coding_tables.write(path, codings)
    return len(codings)


def visible(study: Study, round_: Round, viewer: str) -> Iterator[Coding]:
    """The codings of a round that a viewer may see: all of them, or only the viewer's own while it is blind."""
    blind = round_.blind and not round_.compared and not round_.closed
    for (coder, _), layer in study.layers(round_).by_key.items():
        if not blind or coder == viewer:
            yield from layer.codings


@dataclass(frozen=True)
class Merged:
    """What another copy of the study brought."""

    events: int
    files: tuple[str, ...]
    different: tuple[str, ...]


def merge(study: Study, path: Path) -> Merged:
    """Take over what another copy of the study has and this one lacks: a set union of events.

    Tables, codebooks and texts that both have with other content are left as they are and named.
    """
    if not path.exists():
        raise CodekitError(f"{path}: no such folder or zip file")
    if path.is_dir():
        return _merge_folder(study, find_study(path))
    if not zipfile.is_zipfile(path):
        raise CodekitError(f"{path}: neither a folder nor a zip file")
    with tempfile.TemporaryDirectory() as place:
        _unzip(path, Path(place))
        inside = sorted(Path(place).rglob(FILE))
        if not inside:
            raise CodekitError(f"{path}: holds no study ({FILE})")
        return _merge_folder(study, inside[0].parent)


def _unzip(path: Path, place: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        members = [m for m in archive.infolist() if not m.is_dir()]
        if sum(m.file_size for m in members) > MAX_UNZIPPED:
            raise CodekitError(f"{path}: too large unpacked", hint="unpack it and merge the folder")
        for member in members:
            target = (place / member.filename).resolve()
            if not target.is_relative_to(place.resolve()):
                raise CodekitError(f"{path}: a member points outside the archive; nothing was merged")
            archive.extract(member, place)


def _merge_folder(study: Study, other: Path) -> Merged:
    if other.resolve() == study.root.resolve():
        raise CodekitError("a study cannot be merged into itself")
    files, different = _merge_files(study.root, other)
    events = sum(_merge_ledger(study, path, other) for path in _ledgers(other))
    study.refresh()
    return Merged(events, tuple(files), tuple(different))


def _ledgers(root: Path) -> list[Path]:
    return sorted([*root.glob("codings/*/*/*.jsonl"), *root.glob("rounds/*/*.jsonl")])


def _merge_ledger(study: Study, path: Path, other: Path) -> int:
    """Append the events of one ledger that are missing here, in their order; each once."""
    decoder = ledger.ROUNDS if path.relative_to(other).parts[0] == "rounds" else ledger.CODINGS
    events: list[Event] = ledger.decode(path.read_bytes(), decoder, path.name).events
    targets: dict[Path, list[Event]] = {}
    for event in events:
        if isinstance(event, InLedger) and event.coder not in {event.by, "consensus"}:
            continue
        targets.setdefault(study.store.path_of(event), []).append(event)
    added = 0
    for target, mine in targets.items():
        there = target.read_bytes() if target.exists() else b""
        known = {to_line(event) for event in ledger.decode(there, decoder, target.name).events}
        missing = [event for line, event in {to_line(e): e for e in mine}.items() if line not in known]
        if missing:
            ledger.append(target, missing)
        added += len(missing)
    return added


def _merge_files(root: Path, other: Path) -> tuple[list[str], list[str]]:
    patterns = ("codebooks/**/*.yaml", "transcripts/*", "segments/*/*", "memos/**/*", "originals/*")
    paths = [p for pattern in patterns for p in other.glob(pattern) if p.is_file()]
    paths += [other / name for name in TABLES if (other / name).is_file()]
    taken: list[str] = []
    different: list[str] = []
    for path in sorted(paths):
        name = path.relative_to(other).as_posix()
        data, target = path.read_bytes(), root / name
        if not target.exists():
            write_bytes(target, data)
            taken.append(name)
        elif digest(target.read_bytes()) != digest(data):
            different.append(name)
    return taken, different
