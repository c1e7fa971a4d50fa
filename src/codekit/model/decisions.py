"""Decisions about disagreements: what stands for each cluster, folded from the round's events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from codekit.model.events import Decision, Recheck, RoundEvent
from codekit.model.rounds import cancelled
from codekit.model.standing import unite

ACCEPT, BOTH, NEITHER, UNION, INTERSECTION, OTHER_CODE, OTHER_SPAN, KEEP, DEFER = CHOICES = (
    "accept",
    "both",
    "neither",
    "union",
    "intersection",
    "other-code",
    "other-span",
    "keep",
    "defer",
)
OPEN, DECIDED, DEFERRED, CONFLICT = STATUSES = ("open", "decided", "deferred", "conflict")
# What became of a coding in the consensus; the first that fits counts.
KEPT, RESPANNED, RECODED, REPOLARISED, REVALUED, DROPPED, ADDED, UNDECIDED = FATES = (
    "kept",
    "changed span",
    "recoded",
    "other polarity",
    "other value",
    "dropped",
    "added",
    "open",
)
About = tuple[str, ...]


def decisions(events: Iterable[RoundEvent]) -> dict[About, tuple[Decision, ...]]:
    """The decisions that stand, by what they are about; order and repeats of events do not matter.

    A decision stands unless another decision supersedes it or an event takes it back; a decision that was
    superseded does not come back when the one that superseded it is taken back.
    """
    known = sorted(unite(list(events)).values(), key=lambda event: event.id)
    gone = cancelled(known) | {id_ for event in known if type(event) is Decision for id_ in event.cancels}
    by_cluster: dict[About, list[Decision]] = defaultdict(list)
    for event in known:
        if type(event) is Decision and event.id not in gone:
            by_cluster[event.about].append(event)
    return {about: tuple(events) for about, events in by_cluster.items()}


def status(standing: Sequence[Decision]) -> str:
    """Open without a decision; conflict where two that stand would not give the same."""
    if not standing:
        return OPEN
    if len({substance(decision) for decision in standing}) > 1:
        return CONFLICT
    return DEFERRED if standing[0].choice == DEFER else DECIDED


def substance(decision: Decision) -> tuple[bool, frozenset[tuple[str, int, int, str, str]]]:
    """What a decision comes to: deferred or not, and the codings of the consensus."""
    outcome = frozenset((d.code, d.start, d.end, d.polarity, d.value) for d in decision.outcome)
    return decision.choice == DEFER, outcome


def rechecked(events: Iterable[RoundEvent]) -> dict[str, set[str]]:
    """By coding, the versions (id@version) under which somebody confirmed that it still holds."""
    known = list(unite(list(events)).values())
    gone = cancelled(known)
    versions: dict[str, set[str]] = defaultdict(set)
    for event in known:
        if type(event) is Recheck and event.id not in gone:
            for id_ in event.about:
                versions[id_].add(event.codebook)
    return dict(versions)
