"""What is seen now of a round that was closed when disagreements were listed on the codes of the round only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from codekit.model.decisions import DECIDED
from codekit.model.differences import TYPES
from codekit.model.rounds import Round
from codekit.workflow.comparing.compare import disputed
from codekit.workflow.deciding.adjudication import adjudication
from codekit.workflow.study.study import Study


@dataclass(frozen=True, slots=True)
class NewlySeen:
    """Disagreements below the round's codes, or of polarity, by type; in how many clusters they lie.

    `undecided` are the clusters of the round that nobody decided about. The round stays closed with its consensus.
    """

    types: Mapping[str, int]
    clusters: int
    undecided: tuple[str, ...]

    def __str__(self) -> str:
        """`closed before disagreements were listed on the codes used: 3 more are seen now (2 polarity, ...)`."""
        n = sum(self.types.values())
        listed = ", ".join(f"{self.types[type_]} {type_}" for type_ in TYPES if type_ in self.types)
        places = f"{self.clusters} cluster{'' if self.clusters == 1 else 's'}"
        found = f"{n} more {'is' if n == 1 else 'are'} seen now in {places} ({listed})" if n else "no more are seen now"
        left = f"; not decided: {', '.join(self.undecided)}" if self.undecided else "; all clusters are decided"
        return f"closed before disagreements were listed on the codes used: {found}{left}; its consensus stays as it is"

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        return {**asdict(self), "types": dict(self.types), "undecided": list(self.undecided)}


def newly_seen(study: Study, round_: Round) -> NewlySeen | None:
    """What is seen now of a closed round; None of one that is not closed, or was closed with all this in view.

    None too where nothing more is seen and everything is decided.
    """
    if not round_.closed or round_.codes_used or round_.compared is None:
        return None
    if not round_.measures:
        return None
    found = disputed(study, round_)
    adjudicated = adjudication(study, round_.id)
    undecided = [c.id for c in adjudicated.clusters if adjudicated.status(c) != DECIDED]
    hidden = {
        (row.transcript, found.ground.axes[row.transcript].segments[row.unit].index, row.code): row.type
        for row in found.hidden
    }
    clusters = sum(
        any((row.transcript, row.unit, row.code) in hidden for row in cluster.disagreements)
        for cluster in adjudicated.clusters
    )
    if not hidden and not undecided:
        return None
    return NewlySeen(dict(Counter(hidden.values())), clusters, tuple(undecided))
