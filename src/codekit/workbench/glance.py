"""What is asked of every own ledger at once: little, and kept where the events themselves are not."""

from __future__ import annotations

from operator import attrgetter

import msgspec

from codekit.model import events as e
from codekit.model.layer import FINISHED, STARTED, TODO
from codekit.store.own import OwnLedger
from codekit.store.values import Token


class Glance(msgspec.Struct, frozen=True, gc=False):
    """One own ledger: the state of the assignment, how much stands in it, and which operations wrote it."""

    state: str = TODO
    events: int = 0
    codings: int = 0  # that stand, as do the next two
    memos: int = 0
    marks: int = 0  # memos to be discussed
    touched: str = ""  # when anything was last written, "" where nothing was
    latest: str = ""  # when an operation last wrote
    ops: tuple[str, ...] = ()
    only_adds: bool = True  # no operation did anything but code a place
    text: Token = ()  # of the text on which the codings lie


NOTHING = Glance()
_at, _op = attrgetter("at"), attrgetter("op")  # of thousands of events at once


def glance(held: OwnLedger) -> Glance:
    """What a ledger holds, at a glance."""
    if not held.events:
        return Glance(text=held.text) if held.text else NOTHING
    events = list(held.events.values())
    standing = [event for event in events if held.stands(event.id)] if held.gone or held.astray else events
    kinds = list(map(type, standing))
    of_ops = [event for event in events if event.op]
    return Glance(
        state=FINISHED if e.AssignmentFinish in kinds else STARTED,
        events=len(events),
        codings=kinds.count(e.Coding),
        memos=kinds.count(e.MemoAdd),
        marks=sum(event.discuss for event in standing if type(event) is e.MemoAdd) if e.MemoAdd in kinds else 0,
        touched=max(map(_at, events)),
        latest=max(map(_at, of_ops), default=""),
        ops=tuple(map(_op, of_ops)),
        only_adds={e.Coding}.issuperset(map(type, of_ops)),
        text=held.text,
    )
