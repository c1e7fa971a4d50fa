"""What became of a compared round's disagreements, counted from the events of its decisions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from codekit.model.decisions import ACCEPT, DECIDED, DEFER
from codekit.model.names import CONSENSUS
from codekit.reporting.agreement.findings import NO_CODER, Resolved
from codekit.workflow.deciding.adjudication import Adjudication

if TYPE_CHECKING:
    from codekit.agreement.rounds.clusters import Cluster
    from codekit.model.events import Decision
    from codekit.workflow.study.study import Study


def resolved(settled: Adjudication, study: Study) -> Resolved:
    """How many disagreements there were, what was decided about them, and by whom that was recorded.

    Coders are named by their ids; of whoever is none nothing but a login is known, and that is not told.
    """
    coders = {*study.settings.coders, *settled.round.coders}
    decided = [cluster for cluster in settled.clusters if settled.status(cluster) == DECIDED]
    first = [settled.standing(cluster)[0] for cluster in decided if settled.standing(cluster)]
    by_hand = [cluster for cluster in decided if not settled.standing(cluster)]
    revoked = [cluster for cluster in settled.agreed if settled.standing(cluster)]
    recorded = {decision.id: decision.by for decision in _decisions(settled, [*decided, *revoked])}
    return Resolved(
        clusters=len(settled.clusters),
        disagreements=sum(len(cluster.disagreements) for cluster in settled.clusters),
        open=len(settled.clusters) - len(decided),
        choices=Counter(decision.choice for decision in first),
        accepted=Counter(decision.accepts for decision in first if decision.choice == ACCEPT),
        by_hand=len(by_hand),
        finished_by=tuple(who for who in _finished_by(settled, by_hand) if who in coders),
        revoked=len(revoked),
        by=Counter(who if who in coders else NO_CODER for who in recorded.values()),
        signed=settled.round.signed,
    )


def _decisions(settled: Adjudication, clusters: list[Cluster]) -> list[Decision]:
    """The decisions that stand about some clusters; one that is only put off is none."""
    standing = [decision for cluster in clusters for decision in settled.standing(cluster)]
    return [decision for decision in standing if decision.choice != DEFER]


def _finished_by(settled: Adjudication, clusters: list[Cluster]) -> tuple[str, ...]:
    """Who finished the consensus of the transcripts of these clusters."""
    layers = (settled.layers.get(CONSENSUS, cluster.transcript) for cluster in clusters)
    return tuple(sorted({finish.by for layer in layers for finish in layer.finishes}))
