"""Undo and redo over everything a coder did in the workbench, worked out from the ledgers alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import Any

import msgspec

from codekit.model import events as e
from codekit.store.own import OwnLedger
from codekit.workbench.glance import Glance

Place = tuple[str, str]  # (round, transcript); the transcript is "" for a round's own ledger


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One operation as the ledger holds it."""

    op_id: str
    place: Place
    kind: str
    at: str
    events: tuple[Any, ...]
    undoes: str = ""


Key = tuple[str, int, Place, int]  # when, which of those added since the ledgers were read, where, which there
Fits = Callable[[Entry], bool]
May = Callable[[Place], bool]


class InLedger:
    """The operations of one ledger in the order of the file, and which of them are undone.

    `undone` maps an operation to the one that took it back. `dated` are all with their keys: the time never runs
    backwards in a ledger, though a clock may be set back between two operations.
    """

    def __init__(self, place: Place, found: Iterable[Entry]) -> None:
        """Take in the operations that the ledger holds."""
        self.entries: dict[str, Entry] = {}
        self.undone: dict[str, str] = {}
        self.dated: list[tuple[Key, Entry]] = []
        self._place, self._latest = place, ""
        for entry in found:
            self.add(entry, max(self._latest, entry.at))

    def add(self, entry: Entry, at: str, added: int = 0) -> None:
        """Take in the next operation; one that is known already changes nothing."""
        if entry.op_id in self.entries:
            return
        self.entries[entry.op_id] = entry
        self._latest = at
        self.dated.append(((at, added, self._place, len(self.dated)), entry))
        if entry.undoes:
            about = self.about(entry)
            if entry.undoes == about:
                self.undone[about] = entry.op_id
            else:
                self.undone.pop(about, None)

    def about(self, entry: Entry) -> str:
        """The operation that an undo or a redo is about: what was done in the first place."""
        target = self.entries.get(entry.undoes)
        return target.undoes if target is not None and target.undoes else entry.undoes


class _Head:
    """The newest operation of a ledger that was not given out yet; the newest of all is the least."""

    __slots__ = ("_at", "_dated", "entry", "key")

    def __init__(self, dated: Sequence[tuple[Key, Entry]], at: int = -1) -> None:
        """The operation in this place of a ledger's, by default the last."""
        self._dated, self._at = dated, at % len(dated)
        self.key, self.entry = dated[self._at]

    def __lt__(self, other: _Head) -> bool:
        """True for the newer one."""
        return other.key < self.key

    def below(self) -> _Head | None:
        """The one before it in its ledger."""
        return _Head(self._dated, self._at - 1) if self._at else None


class OpLog:
    """The operations of one coder, and which of them are undone: a ledger's are made out when they are asked for.

    What is done and what is undone last is found from the newest operation back, since a coder may have made tens of
    thousands. Between ledgers the time decides.
    """

    def __init__(self, glances: Mapping[Place, Glance], ledger: Callable[[Place], OwnLedger]) -> None:
        """Read no ledger yet: `ledger` opens one when its operations are asked for."""
        self._glances, self._ledger = dict(glances), ledger
        self._latest = {place: (held.latest, 0) for place, held in glances.items() if held.latest}
        self._now, self._added = max((at for at, _ in self._latest.values()), default=""), 0
        self._read: dict[Place, InLedger] = {}
        self._places: dict[str, Place] | None = None

    def of(self, place: Place) -> InLedger:
        """The operations of one ledger."""
        if place not in self._read:
            held = self._ledger(place)
            self._read[place] = InLedger(place, entries(place, held.events.values(), held))
        return self._read[place]

    def get(self, op_id: str) -> Entry | None:
        """One operation by its id, in whichever ledger it is."""
        if self._places is None:
            self._places = {op: place for place, held in self._glances.items() for op in held.ops}
            self._places |= {op: place for place, read in self._read.items() for op in read.entries}
        place = self._places.get(op_id)
        return self.of(place).entries.get(op_id) if place else None

    def next_at(self, at: str) -> str:
        """The time of a next operation: no two have one, or a restart could not tell which was the last."""
        return e.after(self._now, at) if self._now else at

    def expect(self, place: Place) -> None:
        """Make out what is in a ledger before more is written to it: what is then added comes after that."""
        self.of(place)

    def add(self, entry: Entry) -> None:
        """Take in the newest operation of a ledger of which this was expected."""
        self._now, self._added = max(self._now, entry.at), self._added + 1
        self.of(entry.place).add(entry, self._now, self._added)
        self._latest[entry.place] = (self._now, self._added)
        if self._places is not None:
            self._places[entry.op_id] = entry.place

    def newest(self, may: May = lambda _: True) -> Iterator[Entry]:
        """The operations, the newest first; those of ledgers that may not be are passed over."""
        ledgers = sorted((*at, place) for place, at in self._latest.items())
        heads: list[_Head] = []
        while ledgers or heads:
            while ledgers and (not heads or ledgers[-1] >= heads[0].key[:3]):
                place = ledgers.pop()[2]
                if may(place) and self.of(place).dated:
                    heappush(heads, _Head(self.of(place).dated))
            if heads:
                yield heads[0].entry
                head = heappop(heads)
                if below := head.below():
                    heappush(heads, below)

    def about(self, entry: Entry) -> str:
        """The operation that an undo or a redo is about: what was done in the first place."""
        return self.of(entry.place).about(entry)

    def kind(self, entry: Entry) -> str:
        """The name of an operation; undo and redo are known by what they take back."""
        if not entry.undoes:
            return entry.kind
        return "undo" if entry.undoes == self.about(entry) else "redo"

    def undone_by(self, entry: Entry) -> str:
        """The operation that took one back, or "" where it is not undone."""
        return self.of(entry.place).undone.get(entry.op_id, "")

    def done(self, may: May = lambda _: True) -> Iterator[Entry]:
        """Those that an undo may take back, the last one first: as they were done, or done again."""
        seen: set[str] = set()
        for entry in self.newest(may):
            first = self._first(entry) if self.kind(entry) != "undo" else None
            if first is not None and first.op_id not in seen and not self.undone_by(first):
                seen.add(first.op_id)
                yield first

    def redo(self) -> Iterator[Entry]:
        """The way forward again, the next step first; it is lost with the next new operation."""
        seen: set[str] = set()
        for entry in self.newest():
            if not entry.undoes:
                return
            first = self._first(entry)
            if first is not None and first.op_id not in seen and self.undone_by(first):
                seen.add(first.op_id)
                yield first

    def _first(self, entry: Entry) -> Entry | None:
        """What an operation is about in the first place: itself, or what it takes back or does again."""
        return self.of(entry.place).entries.get(self.about(entry)) if entry.undoes else entry

    def last_done(self, fits: Fits, may: May = lambda _: True) -> Entry | None:
        """The last operation that is not undone and fits."""
        return next(filter(fits, self.done(may)), None)

    def last_undone(self, fits: Fits) -> Entry | None:
        """The operation that redo would bring back."""
        return next(filter(fits, self.redo()), None)


def entries(place: Place, events: Iterable[Any], ledger: OwnLedger) -> list[Entry]:
    """The operations among these events, in order."""
    by_op: dict[str, list[Any]] = {}
    for event in events:
        if event.op:
            by_op.setdefault(event.op, []).append(event)
    return [entry_of(place, op_id, tuple(batch), ledger) for op_id, batch in by_op.items()]


def entry_of(place: Place, op_id: str, batch: tuple[Any, ...], ledger: OwnLedger) -> Entry:
    """One operation from its events."""
    if len(batch) == 1 and type(batch[0]) is e.Coding:  # nearly always, and there may be tens of thousands
        kind = _ADDED[bool(batch[0].derived_from)]
    else:
        kind = _kind(batch, [ledger.events.get(event.cancels) for event in batch if hasattr(event, "cancels")])
    return Entry(op_id, place, kind, batch[0].at, batch, batch[0].undoes)


_ADDED = ("coding.add", "suggestion.accept")  # by whether a coding comes from another one
_SINGLE: dict[type[Any], str] = {
    e.CodingReject: "coding.reject",
    e.CodingConfirm: "coding.confirm",
    e.MemoAdd: "memo.add",
    e.RoundMemo: "memo.add",
    e.CodePropose: "code.propose",
    e.UnitSkip: "unit.skip",
    e.AssignmentFinish: "assignment.finish",
    e.AssignmentReopen: "assignment.reopen",
}
_REMOVAL: dict[type[Any], str] = {
    e.Coding: "coding.remove",
    e.MemoAdd: "memo.remove",
    e.RoundMemo: "memo.remove",
    e.CodePropose: "proposal.remove",
    e.UnitSkip: "unit.unskip",
}


def _kind(batch: tuple[Any, ...], cancelled: list[Any]) -> str:
    """What an operation was, from what it wrote."""
    kinds = {type(event) for event in batch}
    codings = sum(type(event) is e.Coding for event in batch)
    removed = sum(type(event) is e.Coding for event in cancelled)
    if codings:
        if e.CodingReject in kinds:
            return "coding.revise"
        if not removed:
            return _ADDED[any(type(event) is e.Coding and event.derived_from for event in batch)]
        return "coding.split" if codings > 1 else "coding.merge" if removed > 1 else "coding.replace"
    if kinds & {e.MemoAdd, e.RoundMemo} and cancelled:
        return "memo.edit"
    if kinds <= {e.CodingRemove, e.RoundRetract}:
        first = next((event for event in cancelled if event is not None), None)
        kind: type[Any] = type(first)
        return _REMOVAL.get(kind, "coding.remove")
    return next((name for kind, name in _SINGLE.items() if kind in kinds), "coding.remove")
