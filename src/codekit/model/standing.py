"""What is taken back: an event names the one it cancels, and may itself be cancelled, as undo and redo do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping


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
