"""Where the coders of a compared round differ, in the clusters that a team decides about, and what is decided."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from codekit.errors import UnknownNameError
from codekit.model import decisions as folds
from codekit.model.decided import Decided
from codekit.model.decisions import CONFLICT, DECIDED, DEFERRED, OPEN
from codekit.model.events import Coding, Decision, MemoAdd
from codekit.model.layer import FINISHED
from codekit.model.names import CONSENSUS
from codekit.model.rounds import Round
from codekit.store.values import Layers
from codekit.workflow.comparing import axes
from codekit.workflow.comparing.compare import comparable, disputed
from codekit.workflow.comparing.disputes import Disputed, counts_as, scope
from codekit.workflow.deciding.covering import counting
from codekit.workflow.deciding.outcomes import as_they_are
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement.rounds.clusters import Cluster, Placed
    from codekit.agreement.rounds.disagreements import Disagreement
    from codekit.model.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a round's decisions are; `agreed` codings are no decisions, and `revoked` ones of them are."""

    total: int
    decided: int
    deferred: int
    conflicts: int
    agreed: int
    revoked: int

    @property
    def open(self) -> int:
        """Clusters that keep the round from being closed: undecided, deferred, or decided in two ways."""
        return self.total - self.decided

    def __str__(self) -> str:
        """`12 / 41 · 3 deferred · 1 conflict`."""
        parts = [f"{self.decided} / {self.total}"]
        parts += [f"{self.deferred} deferred"] if self.deferred else []
        parts += [f"{self.conflicts} conflict{'s' * (self.conflicts > 1)}"] if self.conflicts else []
        return " · ".join(parts)


@dataclass(frozen=True)
class Adjudication:
    """The clusters of a round in text order, the agreed groups, and the decisions that stand for each.

    `stray` are decisions that count for no cluster (any more), which a changed ledger can bring about.
    """

    round: Round
    codebook: Codebook
    clusters: tuple[Cluster, ...]
    agreed: tuple[Cluster, ...]
    layers: Layers
    decisions: Mapping[tuple[str, ...], tuple[Decision, ...]] = field(default_factory=dict)
    ever: frozenset[tuple[str, ...]] = frozenset()
    stray: tuple[Decision, ...] = ()
    found: Disputed | None = None  # what the clusters were made of

    def coders_of(self, transcript: str) -> tuple[str, ...]:
        """The coders who finished a transcript."""
        return self._finished.get(transcript, ())

    @cached_property
    def _finished(self) -> dict[str, tuple[str, ...]]:
        """Who finished each transcript; kept, since a sheet asks for every row."""
        return {
            id_: tuple(c for c in self.round.coders_of(id_) if self.layers.get(c, id_).state == FINISHED)
            for id_ in self.round.transcripts
        }

    def cluster(self, id_: str) -> Cluster:
        """A cluster or an agreed group by its id; raises UnknownNameError for an unknown one."""
        known = {cluster.id: cluster for cluster in (*self.clusters, *self.agreed)}
        if id_ not in known:
            raise UnknownNameError("cluster", id_, known, where=f"round {self.round.id}")
        return known[id_]

    def standing(self, cluster: Cluster) -> tuple[Decision, ...]:
        """The decisions that stand about a cluster; two that differ are a conflict, and both are shown."""
        return self.decisions.get(cluster.about, ())

    def superseded(self, cluster: Cluster) -> tuple[str, ...]:
        """The ids of the decisions that a new one about a cluster cancels: those that count for it alone."""
        return tuple(decision.id for decision in self.standing(cluster) if self._clusters_of[decision.id] == 1)

    @cached_property
    def _clusters_of(self) -> Counter[str]:
        """How many clusters each decision counts for; kept, since a sheet asks for every row."""
        return Counter(decision.id for standing in self.decisions.values() for decision in standing)

    def status(self, cluster: Cluster) -> str:
        """Open, decided, deferred or conflict.

        What is agreed is decided without a decision. So is what never had one, in a transcript whose consensus
        somebody coded and finished by hand.
        """
        status = folds.status(self.standing(cluster))
        if status == OPEN and (cluster.agreed or self.by_hand(cluster)):
            return DECIDED
        return status

    def by_hand(self, cluster: Cluster) -> bool:
        """True where nobody decided, and somebody coded and finished the transcript's consensus by hand."""
        return cluster.about not in self.ever and self.layers.get(CONSENSUS, cluster.transcript).state == FINISHED

    def outcome(self, cluster: Cluster) -> tuple[Decided, ...] | None:
        """What the consensus gets from a cluster by decision or agreement; None where that is open."""
        standing = self.standing(cluster)
        if not standing:
            return tuple(as_they_are(cluster, cluster.codings)) if cluster.agreed else None
        return standing[0].outcome if folds.status(standing) == DECIDED else None

    def notes(self, cluster: Cluster) -> tuple[MemoAdd, ...]:
        """What the coders noted about these codings or on this stretch of text."""
        memos = [m for coder in self.coders_of(cluster.transcript) for m in self._memos(coder, cluster.transcript)]
        ids = set(cluster.about)
        return tuple(m for m in memos if m.about in ids or (not m.about and _near(m, cluster)))

    def _memos(self, coder: str, transcript: str) -> Iterable[MemoAdd]:
        return self.layers.get(coder, transcript).memos

    @property
    def progress(self) -> Progress:
        """How many clusters are decided, deferred, decided in two ways."""
        counts = Counter(map(self.status, self.clusters))
        revoked = [cluster for cluster in self.agreed if self.standing(cluster)]
        return Progress(
            total=len(self.clusters),
            decided=counts[DECIDED],
            deferred=counts[DEFERRED],
            conflicts=counts[CONFLICT] + sum(self.status(cluster) == CONFLICT for cluster in revoked),
            agreed=len(self.agreed),
            revoked=len(revoked),
        )

    @property
    def waits_for_consensus(self) -> bool:
        """True where everything is decided and the consensus of some transcript is not written yet."""
        states = {self.layers.get(CONSENSUS, id_).state for id_ in self.round.transcripts}
        return not self.unsettled() and states != {FINISHED}

    def unsettled(self) -> list[Cluster]:
        """Every cluster and agreed group that keeps the round from being closed."""
        return [cluster for cluster in (*self.clusters, *self.agreed) if self.status(cluster) != DECIDED]


def _near(memo: MemoAdd, cluster: Cluster) -> bool:
    return memo.start < cluster.end and cluster.start < memo.end


def adjudication(study: Study, round_id: str, *, only: str = "", layers: Layers | None = None) -> Adjudication:
    """The clusters of a compared round with their decisions; `only` reads one transcript, which is fast.

    `layers` are those of the round, where they were read already.

    Raises NotComparableError before the comparison, which would end blindness, and UnknownNameError for an unknown
    round or transcript.
    """
    round_ = comparable(study, round_id)
    if only:
        if only not in round_.transcripts:
            raise UnknownNameError("transcript", only, round_.transcripts, where=f"round {round_.id}")
        round_ = replace(round_, transcripts=(only,))
    events, study = study.store.round_events(round_.id).events, study.as_of(round_)
    layers = layers or study.layers(round_, only=only)
    found = disputed(study, round_, layers)
    clusters = list(_clusters(round_, found))
    counted = counting(events, clusters)
    return Adjudication(
        round=round_,
        codebook=found.ground.codebook,
        clusters=tuple(cluster for cluster in clusters if not cluster.agreed),
        agreed=tuple(cluster for cluster in clusters if cluster.agreed),
        layers=layers,
        decisions=counted.by_cluster,
        ever=counted.ever,
        stray=tuple(decision for decision in counted.stray if decision.transcript in round_.transcripts),
        found=found,
    )


def _clusters(round_: Round, found: Disputed) -> Iterator[Cluster]:
    from codekit.agreement.rounds.clusters import clusters

    ground, rows, ties = found.ground, _by_transcript(found.rows), _by_transcript(found.ties)
    book, codes = ground.codebook, frozenset(scope(ground.codebook, round_))
    above = {code: counts_as(book, code, codes) for code in book.by_id}
    for id_ in round_.transcripts:
        coders = [coder for coder in round_.coders_of(id_) if (coder, id_) in ground.work]
        placed = [coding for coder in coders for coding in _placed(ground, id_, ground.work[coder, id_], above)]
        skipped = {coder: axes.skipped_units(ground, coder, id_) for coder in coders}
        made = clusters(id_, placed, coders=coders, disagreements=rows[id_], ties=ties[id_], skipped=skipped)
        for cluster in made:
            yield _renumbered(cluster, ground.axes[id_])


def _by_transcript(disagreements: Iterable[Disagreement]) -> dict[str, list[Disagreement]]:
    rows: dict[str, list[Disagreement]] = defaultdict(list)
    for row in disagreements:
        rows[row.transcript].append(row)
    return rows


def _renumbered(cluster: Cluster, axis: axes.Axis) -> Cluster:
    """The cluster with units as people find them: the numbers in the stored segmentation."""
    rows = [replace(row, unit=axis.segments[row.unit].index) for row in cluster.disagreements]
    return replace(cluster, disagreements=tuple(rows))


def _placed(
    ground: axes.Ground, id_: str, codings: Iterable[Coding], above: Mapping[str, frozenset[str]]
) -> Iterator[Placed]:
    from codekit.agreement.rounds.clusters import Placed

    listed = list(codings)
    starts = np.fromiter((c.start for c in listed), dtype=np.int64)
    ends = np.fromiter((c.end for c in listed), dtype=np.int64)
    lo, hi = ground.axes[id_].ranges(starts, ends)
    for coding, low, high in zip(listed, lo.tolist(), hi.tolist(), strict=True):
        yield Placed(coding, low, high, above.get(coding.code, frozenset()))
