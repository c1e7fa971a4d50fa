"""The events of a study in named ledgers: what a ledger may hold, what stands in it, what a comparison froze.

These rules hold for every store; a store only says which ledgers it has and what lines they hold.
"""

from __future__ import annotations

import contextlib
import gc
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from codekit.errors import LedgerError, Problem
from codekit.model.events import Coding, Event, InLedger, InRound, RoundEvent, UnitSkip, to_line
from codekit.model.layer import replay
from codekit.model.names import CONSENSUS, RULES
from codekit.store.folder import ledger, places, seals
from codekit.store.folder.places import owner
from codekit.store.values import Frozen, Key, Layers, Own, Read

Lines = Iterable[tuple[str, bytes]]  # a ledger's name and what it holds
_NOWHERE = PurePosixPath()
_SPANS: dict[Any, str] = {Coding: "coding", UnitSkip: "skip"}  # the events that lie on characters


class Ledgers(ABC):
    """Events in ledgers named `codings/<round>/<writer>/<transcript>.jsonl` and `rounds/<round>/<writer>.jsonl`."""

    @abstractmethod
    def coded(self, round_id: str, *, coder: str = "", transcript: str = "") -> Lines:
        """The ledgers of a round's codings and their copies, sorted; of one coder's own or one transcript only."""

    @abstractmethod
    def of_round(self, round_id: str, *, by: str = "") -> Lines:
        """The round's own ledgers and their copies, sorted; of one writer only."""

    @abstractmethod
    def coders(self, round_id: str) -> list[str]:
        """The coders and shared layers that may have ledgers in a round, sorted."""

    @abstractmethod
    def add_lines(self, name: str, lines: bytes) -> None:
        """Append whole lines to a ledger and return only when no crash loses them."""

    def append(self, events: Sequence[Event]) -> None:
        """Write events to their writers' ledgers, as `EventStore` promises. Raises what `name_of` raises."""
        by_name: dict[str, list[Event]] = defaultdict(list)
        for event in events:  # all of them before any is written: one that is refused keeps all others out
            by_name[name_of(event)].append(event)
        for name, batch in by_name.items():
            self.add_lines(name, lines_of(batch))

    def round_events(self, round_id: str) -> Read[RoundEvent]:
        """All events of a round's own ledgers, from all writers."""
        return _round_events(self.of_round(round_id), round_id)

    def layers(self, round_id: str, *, frozen: Frozen | None = None, only: str = "") -> Layers:
        """What stands in every ledger of a round, copies made by sync folders folded in."""
        contents = _Contents()
        with _no_collection():
            for name, data in self.coded(round_id, transcript=only):
                place = _place(name)
                contents.read(place, data, frozen if _is_person(place.coder) else None)
            layers = {key: replay(events) for key, events in sorted(contents.events.items())}
        if frozen:
            contents.problems += contents.missing(frozen, only)
            contents.problems += contents.left_out()
        return Layers(layers, tuple(contents.problems))

    def own_events(self, place: Own, *, frozen: Frozen | None = None) -> Read[Any]:
        """The events of one coder's ledger of one transcript, or of the coder's own ledger of a round."""
        round_id, coder, transcript = place
        if not transcript:
            events = _round_events(self.of_round(round_id, by=coder), round_id).events
            return Read([event for event in events if event.by == coder])
        contents = _Contents()
        for name, data in self.coded(round_id, coder=coder, transcript=transcript):
            contents.read(_place(name), data, frozen)
        return Read(contents.events.get((coder, transcript), []), tuple(contents.problems))

    def rules(self, round_id: str) -> list[str]:
        """The coders `rules:<name>` of a round."""
        return [coder for coder in self.coders(round_id) if coder.startswith(RULES)]

    def freeze(self, round_id: str, coders: Iterable[str]) -> dict[str, str]:
        """The seal of every ledger of these coders, by name."""
        wanted = set(coders)
        return {name: seals.seal(data) for name, data in self.coded(round_id) if _place(name).coder in wanted}


def name_of(event: Event) -> str:
    """The one ledger that an event belongs into.

    Raises LedgerError for an event that is not its writer's own, of a kind that no ledger takes, or with a name that
    is no id.
    """
    about = {"by": event.by, "round_id": getattr(event, "round", "")}
    if isinstance(event, InLedger):
        places.refuse_foreign(by=event.by, coder=event.coder)
        about |= {"coder": event.coder, "transcript": event.transcript}
    elif not isinstance(event, InRound):
        raise LedgerError(f"no ledger takes events of type {type(event).__name__}")
    return places.ledger_path(_NOWHERE, **about).as_posix()


def own_name(place: Own) -> str:
    """The name of the ledger into which a writer writes what is about a place. Raises LedgerError for no id."""
    round_id, coder, transcript = place
    about = {"coder": coder, "transcript": transcript} if transcript else {}
    return places.ledger_path(_NOWHERE, by=coder, round_id=round_id, **about).as_posix()


def lines_of(events: Iterable[Event]) -> bytes:
    """Events as a ledger holds them."""
    return b"".join(map(to_line, events))


def _round_events(ledgers: Lines, round_id: str) -> Read[RoundEvent]:
    events: list[Any] = []
    problems: list[Problem] = []
    for name, data in ledgers:
        read = ledger.decode(data, ledger.ROUNDS, name)
        problems.extend(read.problems)
        for event in read.events:
            if event.round == round_id and places.is_copy(_stem(name), event.by):
                events.append(event)
            else:
                problems.append(_foreign(name, event))
    return Read(events, tuple(problems))


def _stem(name: str) -> str:
    return PurePosixPath(name).stem


@dataclass(slots=True)
class _Contents:
    """What the ledgers of a round hold, as far as they were read."""

    events: dict[Key, list[Any]] = field(default_factory=lambda: defaultdict(list))
    late: dict[tuple[str, Key], list[Any]] = field(default_factory=lambda: defaultdict(list))
    problems: list[Problem] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def read(self, place: _Place, data: bytes, frozen: Frozen | None) -> None:
        """Take in a ledger, or as much of it as was compared."""
        late = b""
        self.names.add(place.name)
        if frozen is not None:
            parted = seals.part(data, frozen.get(place.name))
            data, late = parted.compared, parted.later
            if parted.broken:
                self.problems.append(_broken(place.name))
        read = ledger.decode(data, ledger.CODINGS, place.name)
        self.problems += read.problems
        for key, events in _accepted(read.events, place, self.problems):
            self.events[key] += events
        if late:
            later = ledger.decode(late, ledger.CODINGS, place.name)
            self.problems += [problem._replace(line=None) for problem in later.problems]  # counted from the seal on
            for key, events in _accepted(later.events, place, []):
                self.late[place.name, key] += events

    def missing(self, frozen: Frozen, only: str) -> Iterator[Problem]:
        """Ledgers that were compared and are not there any more."""
        for name in sorted(frozen.keys() - self.names):
            if not only or places.is_copy(_stem(name), only):
                yield Problem(name, None, "was compared and is missing", "restore it from a copy or from git")

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


def _place(name: str) -> _Place:
    _, round_id, folder, file = name.split("/")
    return _Place(round_id, *owner(folder), file.removesuffix(places.SUFFIX), name)


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
        or (type(event) in _SPANS and not 0 <= event.start < event.end)
    ]
    if not strange:  # nearly always: the whole ledger goes on at once
        yield (coder, stem), events
        return
    for event in events:
        theirs = event.by != writer or event.coder != coder or event.round != round_id
        if theirs or not places.is_copy(stem, event.transcript):
            problems.append(_foreign(place.name, event))
        elif type(event) in _SPANS and not 0 <= event.start < event.end:
            problems.append(Problem(place.name, None, f"{_SPANS[type(event)]} {event.id} has no characters, left out"))
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
