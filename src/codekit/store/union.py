"""Bring two stores' events together: a set union of lines, whatever version wrote them."""

from __future__ import annotations

from collections import Counter, defaultdict

from codekit.errors import Problem
from codekit.store.protocols import EventStore
from codekit.store.values import Absorbed


def absorb(store: EventStore, other: EventStore) -> Absorbed:
    """Append what the other store has and this one lacks; everything is read before anything is written.

    Raises CodekitError where this store refuses; running it again goes on from there.
    """
    wanted: dict[str, dict[bytes, None]] = defaultdict(dict)
    problems: list[Problem] = []
    for name, line in other.lines(problems):
        wanted[name][line] = None
    by_round: Counter[str] = Counter()
    for name, lines in wanted.items():
        by_round[name.split("/")[1]] += store.add_missing(name, lines)
    return Absorbed(by_round.total(), tuple(problems), by_round)
