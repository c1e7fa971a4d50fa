"""The events of a study in a folder of ledgers: one writer each, merged by set union."""

from __future__ import annotations

import contextlib
import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from codekit.errors import LedgerError, Problem
from codekit.model.events import Coding, Event, InLedger, InRound, RoundEvent
from codekit.model.layer import Layer, replay
from codekit.model.names import CONSENSUS, RULES
from codekit.store.folder import ledger, places, seals
from codekit.store.folder.places import owner

Key = tuple[str, str]  # (coder, transcript)
Frozen = Mapping[str, str]  # a ledger's path in the study -> its seal


@dataclass(frozen=True, slots=True)
class Layers:
    """What stands in the ledgers of one round, by (coder, transcript), and what could not be read."""

    by_key: dict[Key, Layer]
    problems: tuple[Problem, ...] = ()

    def get(self, coder: str, transcript: str) -> Layer:
        """One coder's work on one transcript; nothing yet where there is no ledger."""
        return self.by_key.get((coder, transcript), _NOTHING)

    @property
    def states(self) -> dict[Key, str]:
        """The assignment state by (coder, transcript)."""
        return {key: layer.state for key, layer in self.by_key.items()}


_NOTHING = Layer()


class FolderStore:
    """Events in `codings/<round>/<writer>/<transcript>.jsonl` and `rounds/<round>/<writer>.jsonl`."""

    def __init__(self, root: Path) -> None:
        """Use the ledgers below this study folder."""
        self.root = root

    def path_of(self, event: Event) -> Path:
        """The one ledger that an event belongs into."""
        if isinstance(event, InLedger):
            return places.ledger_path(
                self.root, by=event.by, round_id=event.round, coder=event.coder, transcript=event.transcript
            )
        if isinstance(event, InRound):
            return places.ledger_path(self.root, by=event.by, round_id=event.round)
        raise LedgerError(f"no ledger takes events of type {type(event).__name__}")

    def append(self, events: Sequence[Event]) -> None:
        """Write events to their writers' ledgers; on disk when this returns.

        Raises LedgerError for an event that is not the writer's own: a coder's ledger takes only that
        coder's events. Nothing is written then.
        """
        by_path: dict[Path, list[Event]] = defaultdict(list)
        for event in events:
            if isinstance(event, InLedger):
                places.refuse_foreign(by=event.by, coder=event.coder)
            by_path[self.path_of(event)].append(event)
        for path, batch in by_path.items():
            ledger.append(path, batch)

    def round_ids(self) -> list[str]:
        """The rounds that have a ledger."""
        return sorted({places.nfc(p.name) for p in places.folders(self.root / places.ROUNDS)})

    def round_events(self, round_id: str) -> ledger.Read[RoundEvent]:
        """All events of a round's own ledgers, from all writers."""
        events: list[Any] = []
        problems: list[Problem] = []
        for folder in places.named(self.root / places.ROUNDS, round_id):
            for path in places.ledgers(folder):
                read = ledger.decode(path.read_bytes(), ledger.ROUNDS, self.name(path))
                problems.extend(read.problems)
                for event in read.events:
                    if event.round == round_id and places.is_copy(path.stem, event.by):
                        events.append(event)
                    else:
                        problems.append(_foreign(self.name(path), event))
        return ledger.Read(events, tuple(problems))

    def layers(self, round_id: str, *, frozen: Frozen | None = None, only: str = "") -> Layers:
        """What stands in every ledger of a round, copies made by sync folders folded in.

        `frozen` maps ledger paths to their seals as compared: only that much of each coder's ledgers is
        read. `only` limits the reading to one transcript.
        """
        found = _Found()
        with _no_collection():
            for path in self._ledgers(round_id, only):
                coder, _ = owner(path.parent.name)
                sealed = frozen if _is_person(coder) else None
                self._read_into(found, path, round_id, sealed)
            layers = {key: replay(events) for key, events in sorted(found.events.items())}
        if frozen:
            found.problems += self._missing(frozen, only)
            found.problems += found.left_out()
        return Layers(layers, tuple(found.problems))

    def own_paths(self, round_id: str, coder: str, transcript: str) -> list[Path]:
        """One coder's ledger of one transcript, with the copies that sync folders made of it."""
        folders = places.named(self.root / places.CODINGS, round_id)
        theirs = [folder for above in folders for folder in places.folders(above) if owner(folder.name)[1] == coder]
        paths = [path for folder in theirs for path in places.ledgers(folder)]
        return [path for path in paths if owner(path.parent.name)[0] == coder and places.is_copy(path.stem, transcript)]

    def own_events(
        self, paths: Iterable[Path], round_id: str, key: Key, *, frozen: Frozen | None = None
    ) -> ledger.Read[Any]:
        """The events of one coder's ledger (`paths` from own_paths) in file order; `frozen` as for layers."""
        found = _Found()
        for path in paths:
            self._read_into(found, path, round_id, frozen)
        return ledger.Read(found.events.get(key, []), tuple(found.problems))

    def freeze(self, round_id: str, coders: Iterable[str]) -> dict[str, str]:
        """The seal of every ledger of these coders, by path in the study."""
        wanted = set(coders)
        paths = [path for path in self._ledgers(round_id) if owner(path.parent.name)[0] in wanted]
        return {self.name(path): seals.seal(path.read_bytes()) for path in paths}

    def name(self, path: Path) -> str:
        """A path as problems and seals name it: relative to the study, in one spelling."""
        return places.nfc(path.relative_to(self.root).as_posix())

    def _ledgers(self, round_id: str, only: str = "") -> Iterator[Path]:
        for round_folder in places.named(self.root / places.CODINGS, round_id):
            for folder in places.folders(round_folder):
                for path in places.ledgers(folder):
                    if not only or places.is_copy(path.stem, only):
                        yield path

    def _read_into(self, found: _Found, path: Path, round_id: str, frozen: Frozen | None) -> None:
        name, data, late = self.name(path), path.read_bytes(), b""
        if frozen is not None:
            parted = seals.part(data, frozen.get(name))
            data, late = parted.compared, parted.later
            if parted.broken:
                found.problems.append(_broken(name))
        read = ledger.decode(data, ledger.CODINGS, name)
        found.problems += read.problems
        place = _Place(round_id, *owner(path.parent.name), places.nfc(path.stem), name)
        for key, events in _accepted(read.events, place, found.problems):
            found.events[key] += events
        if late:
            for key, events in _accepted(ledger.decode(late, ledger.CODINGS, name).events, place, []):
                found.late[name, key] += events

    def _missing(self, frozen: Frozen, only: str) -> Iterator[Problem]:
        there = {self.name(path) for path in places.everywhere(self.root)}
        for name in sorted(frozen.keys() - there):
            if not only or places.is_copy(Path(name).stem, only):
                yield Problem(name, None, "was compared and is missing", "restore it from a copy or from git")


@dataclass(slots=True)
class _Found:
    """What reading the ledgers of a round brought together so far."""

    events: dict[Key, list[Any]] = field(default_factory=lambda: defaultdict(list))
    late: dict[tuple[str, Key], list[Any]] = field(default_factory=lambda: defaultdict(list))
    problems: list[Problem] = field(default_factory=list)

    def left_out(self) -> Iterator[Problem]:
        """Ledgers with events that the comparison did not see; copies of what it saw are nothing new."""
        for (name, key), events in self.late.items():
            known = {event.id for event in self.events.get(key, ())}
            if new := len({event.id for event in events} - known):
                yield Problem(name, None, f"{new} events after the comparison are left out", level="warning")


@dataclass(frozen=True, slots=True)
class _Place:
    """Whose events a ledger may hold."""

    round: str
    coder: str
    writer: str
    stem: str
    name: str


def _accepted(events: list[Any], place: _Place, problems: list[Problem]) -> Iterator[tuple[Key, list[Any]]]:
    """The events that belong into this ledger, by coder and transcript; the others are reported."""
    round_id, coder, writer, stem = place.round, place.coder, place.writer, place.stem
    strange = [
        event
        for event in events
        if event.transcript != stem
        or event.by != writer
        or event.coder != coder
        or event.round != round_id
        or (type(event) is Coding and not 0 <= event.start < event.end)
    ]
    if not strange:
        yield (coder, stem), events
        return
    for event in events:
        theirs = event.by != writer or event.coder != coder or event.round != round_id
        if theirs or not places.is_copy(stem, event.transcript):
            problems.append(_foreign(place.name, event))
        elif type(event) is Coding and not 0 <= event.start < event.end:
            problems.append(Problem(place.name, None, f"coding {event.id} has no characters, left out"))
        else:
            yield (coder, event.transcript), [event]


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Events hold no cycles; looking for some among a million of them takes longer than folding them."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _is_person(coder: str) -> bool:
    """Only people's work is frozen by a comparison: the consensus is written after it."""
    return coder != CONSENSUS and not coder.startswith(RULES)


def _foreign(name: str, event: Any) -> Problem:
    return Problem(
        name,
        None,
        f"event {event.id} by {event.by} does not belong into this ledger, left out",
        "only a writer's own events of this round and transcript are accepted",
    )


def _broken(name: str) -> Problem:
    return Problem(name, None, "changed since the round was compared", "restore it from a copy or from git")
