"""What every event has, and how it is written: an id, a time, a writer, one line of a ledger."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag_field="type"):
    """What every event has: an id, a time (UTC, for people; never used to order), and its writer.

    `op` names the operation of the workbench that the event is part of; `undoes` the operation that this one
    takes back, or, where that one took something back itself, brings to bear again. Both are for undo and
    history only. `of` is how many events the operation has, where it has several: as long as one of them is missing,
    none of them counts.
    """

    id: str
    at: str
    by: str
    op: str = ""
    undoes: str = ""
    of: int = 0


_encoder = msgspec.json.Encoder()
_MOMENT = dt.timedelta(seconds=1)


def stamp(by: str) -> dict[str, Any]:
    """The id, time and writer of a new event: `Coding(**stamp("ana"), ...)`."""
    return {"id": str(uuid.uuid4()), "at": now(), "by": by}


def now() -> str:
    """The time as events have it: UTC, to the thousandth of a second."""
    return _said(dt.datetime.now(dt.UTC))


def after(latest: str, at: str) -> str:
    """A time behind the latest one, where it is the same or a moment before; a clock that was set back is believed."""
    if at > latest:
        return at
    next_ = dt.datetime.fromisoformat(latest) + dt.timedelta(milliseconds=1)
    return _said(next_) if next_ - dt.datetime.fromisoformat(at) < _MOMENT else at


def _said(at: dt.datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def to_line(event: Event) -> bytes:
    """The event as one line of a ledger, newline included."""
    return _encoder.encode(event) + b"\n"
