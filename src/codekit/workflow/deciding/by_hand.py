"""What became of codings in a consensus that somebody coded by hand, without a decision about each cluster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from codekit.model.decided import Decided
from codekit.model.events import Coding
from codekit.model.names import CONSENSUS
from codekit.workflow.deciding.adjudication import Adjudication

if TYPE_CHECKING:
    from codekit.agreement.rounds.clusters import Cluster


def written(adjudicated: Adjudication, cluster: Cluster) -> tuple[Decided, ...]:
    """What a consensus by hand has where a cluster lies; each with the cluster's codings that it may come from.

    A coding of the consensus comes from those of each coder that overlap it and have its code, else from those that
    overlap it and whose own code the consensus does not have there.
    """
    there = adjudicated.layers.get(CONSENSUS, cluster.transcript).codings
    coders = adjudicated.coders_of(cluster.transcript)
    everything = [own for coder in coders for own in adjudicated.layers.get(coder, cluster.transcript).codings]
    here = [coding for coding in there if any(_overlap(coding, own) for own in cluster.codings)]
    return tuple(
        Decided(
            code=coding.code,
            start=coding.start,
            end=coding.end,
            polarity=coding.polarity,
            sources=_sources(coding, cluster.codings, here, everything),
        )
        for coding in here
    )


def _sources(
    coding: Coding, codings: Sequence[Coding], here: Sequence[Coding], everything: Sequence[Coding]
) -> tuple[str, ...]:
    beside = [own for own in codings if _overlap(own, coding)]
    alike = {own.coder for own in everything if own.code == coding.code and _overlap(own, coding)}
    stand = {other.code for other in here}
    return tuple(own.id for own in beside if (own.code == coding.code if own.coder in alike else own.code not in stand))


def _overlap(one: Coding, other: Coding) -> bool:
    return one.start < other.end and other.start < one.end
