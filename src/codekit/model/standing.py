"""What stands: events each once, and without those that are taken back.

An event names the one it cancels, and may itself be cancelled, as undo and redo do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from codekit.model.events import to_line


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
