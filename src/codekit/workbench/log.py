"""Undo and redo over everything a coder did in the workbench, worked out from the ledgers alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from codekit.model import events as e
from codekit.store.own import OwnLedger

Place = tuple[str, str]  # (round, transcript); the transcript is "" for a round's own ledger


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One operation as the ledger holds it."""

    op_id: str
    place: Place
    kind: str
    at: str
    events: tuple[Any, ...]
    undoes: str = ""


@dataclass
class OpLog:
    """The operations of one coder in the order in which they were made, and which of them are undone.

    `done` are those that an undo may take back, the last one last; `undone` maps an operation to the one
    that took it back; `redo` is the way forward again, lost with the next new operation.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    undone: dict[str, str] = field(default_factory=dict)
    redo: list[str] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Take in the next operation; one that is known already changes nothing."""
        if entry.op_id in self.entries:
            return
        self.entries[entry.op_id] = entry
        if not entry.undoes:
            self.done.append(entry.op_id)
            self.redo.clear()
            return
        about = self.about(entry)
        if entry.undoes == about:
            self._take_back(about, entry.op_id)
        else:
            self._again(about)

    def _take_back(self, op_id: str, by: str) -> None:
        if op_id in self.done:
            self.done.remove(op_id)
        self.undone[op_id] = by
        self.redo.append(op_id)

    def _again(self, op_id: str) -> None:
        self.undone.pop(op_id, None)
        if op_id in self.redo:
            self.redo.remove(op_id)
        self.done.append(op_id)

    def about(self, entry: Entry) -> str:
        """The operation that an undo or a redo is about: what was done in the first place."""
        target = self.entries.get(entry.undoes)
        return target.undoes if target is not None and target.undoes else entry.undoes

    def kind(self, entry: Entry) -> str:
        """The name of an operation; undo and redo are known by what they take back."""
        if not entry.undoes:
            return entry.kind
        return "undo" if entry.undoes == self.about(entry) else "redo"

    def last_done(self, fits: Callable[[Entry], bool]) -> Entry | None:
        """The last operation that is not undone and fits."""
        return self._last(self.done, fits)

    def last_undone(self, fits: Callable[[Entry], bool]) -> Entry | None:
        """The operation that redo would bring back."""
        return self._last(self.redo, fits)

    def _last(self, ids: list[str], fits: Callable[[Entry], bool]) -> Entry | None:
        latest_first = (self.entries.get(id_) for id_ in reversed(ids))
        return next((entry for entry in latest_first if entry is not None and fits(entry)), None)


def read(ledgers: Mapping[Place, OwnLedger]) -> OpLog:
    """The log that these ledgers make.

    Within a ledger the order of the file decides; between ledgers the time, which never runs backwards in
    one of them.
    """
    ordered: list[tuple[str, Place, int, Entry]] = []
    for place, ledger in ledgers.items():
        latest = ""  # a clock may be set back between two operations; the order of the file goes on
        for number, entry in enumerate(entries(place, ledger.events.values(), ledger)):
            latest = max(latest, entry.at)
            ordered.append((latest, place, number, entry))
    log = OpLog()
    for _, _, _, entry in sorted(ordered, key=lambda item: item[:3]):
        log.add(entry)
    return log


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
