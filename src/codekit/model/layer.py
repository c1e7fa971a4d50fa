"""What stands in one ledger: the fold over a coder's events for one transcript."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from codekit.model.events import (
    AssignmentFinish,
    AssignmentReopen,
    Coding,
    CodingConfirm,
    CodingReject,
    CodingRemove,
    InLedger,
    LedgerEvent,
    MemoAdd,
    UnitSkip,
)
from codekit.model.standing import taken_back, unite

TODO, STARTED, FINISHED = "todo", "started", "finished"
E = TypeVar("E", bound=InLedger)


@dataclass(frozen=True, slots=True)
class Layer:
    """One coder's work on one transcript in one round, as it stands; codings and skipped spans in text order."""

    codings: tuple[Coding, ...] = ()
    rejects: tuple[CodingReject, ...] = ()
    confirms: tuple[CodingConfirm, ...] = ()
    finishes: tuple[AssignmentFinish, ...] = ()
    memos: tuple[MemoAdd, ...] = ()
    skipped: tuple[UnitSkip, ...] = ()
    state: str = TODO


def replay(events: Iterable[LedgerEvent]) -> Layer:
    """Fold events into what stands; order and repeats do not matter."""
    standing, kinds, state = _standing(events)
    codings = [e for e in standing if type(e) is Coding]
    codings.sort(key=lambda c: (c.start, c.end, c.code, c.id))
    return Layer(
        codings=tuple(codings),
        rejects=_of(standing, CodingReject, kinds),
        confirms=_of(standing, CodingConfirm, kinds),
        finishes=_of(standing, AssignmentFinish, kinds),
        memos=_of(standing, MemoAdd, kinds),
        skipped=tuple(sorted(_of(standing, UnitSkip, kinds), key=lambda e: (e.start, e.end))),
        state=state,
    )


def state_of(events: Iterable[LedgerEvent]) -> str:
    """The state of an assignment alone."""
    return _standing(events)[2]


def _standing(events: Iterable[LedgerEvent]) -> tuple[list[LedgerEvent], set[type[LedgerEvent]], str]:
    """What is not taken back, the kinds of events that there are, and the state of the assignment."""
    by_id = unite(list(events))
    standing = list(by_id.values())
    kinds = set(map(type, standing))  # most ledgers hold few kinds of events, and there may be thousands
    if not kinds.isdisjoint((CodingRemove, AssignmentReopen)):
        cancelled = taken_back(
            {e.id: e.cancels for e in standing if type(e) is CodingRemove or type(e) is AssignmentReopen}
        )
        standing = [e for e in standing if e.id not in cancelled]
    if AssignmentFinish in kinds and any(type(e) is AssignmentFinish for e in standing):
        return standing, kinds, FINISHED
    return standing, kinds, STARTED if by_id else TODO


def _of(events: list[LedgerEvent], kind: type[E], kinds: set[type[LedgerEvent]]) -> tuple[E, ...]:
    if kind not in kinds:
        return ()
    return tuple(sorted((e for e in events if type(e) is kind), key=lambda e: e.id))
