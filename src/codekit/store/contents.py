"""What the ledgers of a round hold, read one by one: what stands where it belongs, and what of it was compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from codekit.errors import Problem
from codekit.model import groups
from codekit.model.events import Coding, UnitSkip
from codekit.model.names import CONSENSUS, RULES
from codekit.store.folder import ledger, places, seals
from codekit.store.folder.places import owner
from codekit.store.values import Frozen, Key

_SPANS: dict[Any, str] = {Coding: "coding", UnitSkip: "skip"}  # the events that lie on characters


@dataclass(frozen=True, slots=True)
class Place:
    """Whose events a ledger may hold."""

    round: str
    coder: str
    writer: str
    stem: str
    name: str


def place_of(name: str) -> Place:
    """The place of a ledger by its name."""
    _, round_id, folder, file = name.split("/")
    return Place(round_id, *owner(folder), file.removesuffix(places.SUFFIX), name)


@dataclass(slots=True)
class Compared:
    """The ledgers that a comparison sealed; what was compared counts in whichever of a writer's ledgers it stands."""

    ledgers: Frozen
    _wanted: dict[str, frozenset[str]] = field(default_factory=dict)

    def part(self, name: str, data: bytes) -> seals.Parted:
        """What of a ledger was compared."""
        return seals.part(data, self.ledgers.get(name), lambda: self._of_folder(name.rpartition("/")[0]))

    def _of_folder(self, folder: str) -> frozenset[str]:
        if folder not in self._wanted:
            sealed = (seal for name, seal in self.ledgers.items() if name.rpartition("/")[0] == folder)
            self._wanted[folder] = frozenset(e.hash for seal in sealed for e in seals.events_of(seal) or ())
        return self._wanted[folder]


class Contents:
    """What is read of a round's ledgers, or, with the seals of a comparison, of people's work what was compared."""

    def __init__(self, frozen: Frozen | None = None) -> None:
        """Hold nothing yet."""
        self.events: dict[Key, list[Any]] = defaultdict(list)
        self.problems: list[Problem] = []
        self._compared = None if frozen is None else Compared(frozen)
        self._late: dict[tuple[str, Key], list[Any]] = defaultdict(list)
        self._parted: dict[str, tuple[seals.Parted, bytes]] = {}
        self._found: set[str] = set()  # hashes of what was compared, as far as it was looked for one by one
        self._looked = False
        self._gone_ids: set[str] = set()  # how the ids of lost events begin
        self._halves = Halves()

    def read(self, name: str, data: bytes) -> None:
        """Take in a ledger, or as much of it as was compared."""
        place = place_of(name)
        read = ledger.decode(data, ledger.CODINGS, name)
        self.problems += read.problems
        events = read.events
        if self._compared is not None and _is_person(place.coder):
            events = self._part(place, data, events)
        self._halves.note(name, data, events)
        for key, accepted in _accepted(events, place, self.problems):
            self.events[key] += accepted

    def _part(self, place: Place, data: bytes, events: list[Any]) -> list[Any]:
        assert self._compared is not None
        parted = self._compared.part(place.name, data)
        self._parted[place.name] = (parted, data)
        self._found |= parted.found
        if parted.broken:
            self.problems.append(_changed(place.name))
        if not parted.later and (parted.whole or parted.broken):
            return events
        for key, late in _accepted(ledger.decode(parted.later, ledger.CODINGS, place.name).events, place, []):
            self._late[place.name, key] += late
        return ledger.decode(parted.compared, ledger.CODINGS, place.name).events

    def standing(self) -> dict[Key, list[Any]]:
        """What was read, by coder and transcript, without halves of operations; these are named."""
        self.problems += self._halves.problems()
        whole = groups.whole if self._halves.any else list[Any]
        return {key: whole(events) for key, events in sorted(self.events.items())}

    def lost(self, only: str = "", *, read: bool = False) -> list[Problem]:
        """What was compared and is not there as it was, perhaps of one transcript only; each line that can be named.

        `read`: of the ledgers only that were read.
        """
        frozen = {} if self._compared is None else self._compared.ledgers
        if read:
            frozen = {name: seal for name, seal in frozen.items() if name in self._parted}
        mine = [name for name in sorted(frozen) if not only or places.is_copy(PurePosixPath(name).stem, only)]
        return [problem for name in mine for problem in self._lost(name, frozen)]

    def _lost(self, name: str, frozen: Frozen) -> Iterable[Problem]:
        parted, data = self._parted.get(name, (seals.Parted(b""), b""))
        if parted.whole:
            return []
        named = seals.events_of(frozen[name])
        gone = [] if named is None else self._missing(named, frozen)
        if name not in self._parted and (gone or named is None):
            return [Problem(name, None, "was compared and is missing", "restore it from a copy or from git")]
        self._gone_ids |= {event.id for event in gone}
        lines = {seals.line_of(data, event.id) for event in gone}
        return [_changed(name, line) for line in sorted(lines, key=lambda line: (line is None, line))]

    def _missing(self, named: Sequence[seals.Sealed], frozen: Frozen) -> list[seals.Sealed]:
        gone = [event for event in named if event.hash not in self._found]
        if gone and not self._looked:  # in a ledger that is as it was compared, events are not looked for
            self._looked = True
            whole = [name for name, (parted, _) in self._parted.items() if parted.whole]
            self._found |= {event.hash for name in whole for event in seals.events_of(frozen[name]) or ()}
        return [event for event in gone if event.hash not in self._found]

    def left_out(self) -> Iterator[Problem]:
        """Ledgers with events that the comparison did not see; copies of what it saw, and what was lost, are told."""
        for (name, key), events in self._late.items():
            known = {event.id for event in self.events.get(key, ())}
            new = {event.id for event in events if seals.short(event.id) not in self._gone_ids} - known
            if new:
                yield Problem(name, None, f"{len(new)} events after the comparison are left out", level="warning")


class Halves:
    """Operations of which events are missing in some ledger, until another one turns out to have them."""

    def __init__(self) -> None:
        """Know of none yet."""
        self._at: dict[groups.Group, tuple[str, int | None]] = {}
        self._events: list[Any] = []

    @property
    def any(self) -> bool:
        """True where there was an operation of several events, whole or not."""
        return bool(self._events)

    def note(self, name: str, data: bytes, events: Sequence[Any]) -> None:
        """Remember the operations that this ledger does not hold as a whole."""
        several = [event for event in events if event.of > 1]
        if not several:  # few ledgers hold any, and there may be thousands
            return
        for group in groups.unfinished(several):
            self._at.setdefault(group, (name, seals.line_of(data, group[0], field="op")))
        self._events += several

    def problems(self) -> Iterator[Problem]:
        """Those of which events are missing in all ledgers."""
        for group, there in groups.unfinished(self._events).items():
            name, line = self._at[group]
            message = f"{there} of {group[1]} events of one operation; the others were not written, and none counts"
            yield Problem(
                name, line, message, "do it again if it is missed; codekit merge brings it from a copy", "warning"
            )


def _accepted(events: list[Any], place: Place, problems: list[Problem]) -> Iterator[tuple[Key, list[Any]]]:
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
            problems.append(foreign(place.name, event))
        elif type(event) in _SPANS and not 0 <= event.start < event.end:
            problems.append(Problem(place.name, None, f"{_SPANS[type(event)]} {event.id} has no characters, left out"))
        else:
            yield (coder, event.transcript), [event]


def foreign(name: str, event: Any) -> Problem:
    """An event that stands in somebody else's ledger, or in that of another round or transcript."""
    return Problem(
        name,
        None,
        f"event {event.id} by {event.by} does not belong into this ledger, left out",
        "only a writer's own events of this round and transcript are accepted",
    )


def _is_person(coder: str) -> bool:
    """Only people's work is frozen by a comparison: the consensus is written after it."""
    return coder != CONSENSUS and not coder.startswith(RULES)


def _changed(name: str, line: int | None = None) -> Problem:
    return Problem(name, line, "changed since the round was compared", "restore it from a copy or from git")
