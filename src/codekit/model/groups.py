"""Operations of several events: all of them count, or none does."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from codekit.model.events import Event

E = TypeVar("E", bound=Event)
Group = tuple[str, int]  # an operation, and how many events it said that it has


def together(events: Sequence[E]) -> list[E]:
    """The events of one operation, each saying how many they are where they are several."""
    n = len(events)
    return [msgspec.structs.replace(event, of=n) for event in events] if n > 1 else list(events)


def as_one(events: Sequence[E]) -> list[E]:
    """Events that are one operation: under one id, so that all of them count, or none does."""
    op = str(uuid.uuid4())
    return together([msgspec.structs.replace(event, op=op) for event in events])


def unfinished(events: Iterable[Event]) -> dict[Group, int]:
    """The operations of which events are missing, and how many are there; what was done again as a whole is none."""
    ids = _ids(events)
    done = {op for (op, of), there in ids.items() if len(there) >= of}
    return {group: len(there) for group, there in ids.items() if len(there) < group[1] and group[0] not in done}


def whole(events: list[E]) -> list[E]:
    """The events without those of operations of which some are missing."""
    ids = _ids(events)
    if all(len(there) >= of for (_, of), there in ids.items()):
        return events
    return [event for event in events if event.of < 2 or len(ids[event.op, event.of]) >= event.of]


def _ids(events: Iterable[Event]) -> dict[Group, set[str]]:
    ids: defaultdict[Group, set[str]] = defaultdict(set)
    for event in events:
        if event.of > 1:
            ids[event.op, event.of].add(event.id)
    return ids
