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
    unite,
)

TODO, STARTED, FINISHED = "todo", "started", "finished"
E = TypeVar("E", bound=InLedger)


@dataclass(frozen=True, slots=True)
class Layer:
    """One coder's work on one transcript in one round, as it stands; codings in text order."""

    codings: tuple[Coding, ...] = ()
    rejects: tuple[CodingReject, ...] = ()
    confirms: tuple[CodingConfirm, ...] = ()
    finishes: tuple[AssignmentFinish, ...] = ()
    memos: tuple[MemoAdd, ...] = ()
    state: str = TODO


def replay(events: Iterable[LedgerEvent]) -> Layer:
    """Fold events into what stands; order and repeats do not matter."""
    by_id = unite(list(events))
    if not by_id:
        return Layer()
    cancelled = {e.cancels for e in by_id.values() if type(e) is CodingRemove or type(e) is AssignmentReopen}
    standing = [e for id_, e in by_id.items() if id_ not in cancelled] if cancelled else list(by_id.values())
    codings = [e for e in standing if type(e) is Coding]
    codings.sort(key=lambda c: (c.start, c.end, c.code, c.id))
    if len(codings) == len(standing):
        return Layer(codings=tuple(codings), state=STARTED)
    finishes = _of(standing, AssignmentFinish)
    return Layer(
        codings=tuple(codings),
        rejects=_of(standing, CodingReject),
        confirms=_of(standing, CodingConfirm),
        finishes=finishes,
        memos=_of(standing, MemoAdd),
        state=FINISHED if finishes else STARTED,
    )


def _of(events: list[LedgerEvent], kind: type[E]) -> tuple[E, ...]:
    return tuple(sorted((e for e in events if type(e) is kind), key=lambda e: e.id))
