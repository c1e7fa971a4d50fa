"""Which clusters a decision counts for: its own, or those that were one cluster when it was made.

The rule by which differing codings belong together became narrower after teams had decided by it. A stored decision
about a cluster that fell apart since counts for each of the parts, with what its outcome has from there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import structs

from codekit.model import decisions as folds
from codekit.model.decided import Decided
from codekit.model.decisions import About
from codekit.model.events import Decision, RoundEvent

if TYPE_CHECKING:
    from codekit.agreement.rounds.clusters import Cluster


@dataclass(frozen=True)
class Counting:
    """The decisions that count by cluster, the clusters that were ever decided, the decisions that fit none."""

    by_cluster: dict[About, tuple[Decision, ...]]
    ever: frozenset[About]
    stray: tuple[Decision, ...]


def counting(events: Sequence[RoundEvent], clusters: Sequence[Cluster]) -> Counting:
    """What counts for these clusters and agreed groups, given in text order.

    A decision about just the cluster wins over those that cover it, even when it was taken back: what it
    superseded does not come back. A decision covers nothing where one of its codings is gone.
    """
    standing = folds.decisions(events)
    ever = {event.about for event in events if type(event) is Decision}
    own = {cluster.about for cluster in clusters}
    there = {id_ for about in own for id_ in about}
    covered = {about: _within(about, clusters) for about in ever - own if there.issuperset(about)}
    by_cluster = {about: list(standing[about]) for about in standing.keys() & own}
    for about, decisions in standing.items():
        for decision in decisions:
            for part, piece in _pieces(decision, covered.get(about, [])).items():
                if part not in ever:
                    by_cluster.setdefault(part, []).append(piece)
    return Counting(
        {about: tuple(decisions) for about, decisions in by_cluster.items()},
        frozenset(ever).union(cluster.about for parts in covered.values() for cluster in parts),
        tuple(d for about, ds in standing.items() for d in ds if about not in own and not covered.get(about)),
    )


def _within(about: About, clusters: Sequence[Cluster]) -> list[Cluster]:
    whole = set(about)
    return [cluster for cluster in clusters if not cluster.agreed and whole.issuperset(cluster.about)]


def _pieces(decision: Decision, clusters: Sequence[Cluster]) -> dict[About, Decision]:
    """The decision for each cluster with its part of the outcome; what comes from several, or none, is the first's."""
    outcomes: dict[About, list[Decided]] = defaultdict(list)
    for decided in decision.outcome if clusters else ():
        home = next((c for c in clusters if not set(c.about).isdisjoint(decided.sources)), clusters[0])
        outcomes[home.about].append(decided)
    return {c.about: structs.replace(decision, outcome=tuple(outcomes[c.about])) for c in clusters}
