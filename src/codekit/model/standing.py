"""What stands: events each once, and without those that are taken back.

An event names the one it cancels, and may itself be cancelled, as undo and redo do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeVar

from codekit.model.events import to_line


class Superseding(Protocol):
    """An event that names those on the same place that its writer saw."""

    @property
    def id(self) -> str:
        """Its own."""

    @property
    def replaces(self) -> tuple[str, ...]:
        """What it supersedes."""


Named = TypeVar("Named", bound="Superseding")


def unite(events: list[Any]) -> dict[str, Any]:
    """Events by id, each once; where two differ under one id the smaller line wins, whatever the order."""
    by_id: dict[str, Any] = {event.id: event for event in events}
    if len(by_id) == len(events):
        return by_id
    by_id = {}
    for event in events:
        other = by_id.setdefault(event.id, event)
        if other is not event and other != event:
            by_id[event.id] = min(other, event, key=to_line)
    return by_id


def taken_back(cancels: Mapping[str, str]) -> set[str]:
    """Ids of the events that do not stand, given what each cancelling event names: its id -> the id it cancels.

    A cancelling event that is cancelled has no effect, so that what it named stands again. The order of
    events does not matter. Events that cancel each other in a ring have no effect.
    """
    targets = set(cancels.values())
    if targets.isdisjoint(cancels):  # nearly always: nobody took a taking back back
        return targets
    waiting: defaultdict[str, int] = defaultdict(int)
    for target in cancels.values():
        waiting[target] += 1
    ready = [id_ for id_ in cancels if not waiting[id_]]
    gone: set[str] = set()
    while ready:
        id_ = ready.pop()
        target = cancels[id_]
        if id_ not in gone:
            gone.add(target)
        waiting[target] -= 1
        if not waiting[target] and target in cancels:
            ready.append(target)
    return gone


def not_superseded(events: Sequence[Named]) -> tuple[Named, ...]:
    """The events that no other one names in `replaces`: those that did not see each other all stand.

    A ring of events that name each other loses nothing: all of them stand.
    """
    seen = {id_ for event in events for id_ in event.replaces if id_ != event.id}
    return tuple(event for event in events if event.id not in seen) or tuple(events)
