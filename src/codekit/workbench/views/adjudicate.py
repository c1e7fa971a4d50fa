"""What there is to decide in a compared round, what is decided, and what became of a coder's codings."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Annotated

from codekit.model.decisions import CHOICES, CONFLICT, DECIDED, DEFERRED, FATES, OPEN
from codekit.model.differences import BY_HARDNESS, MEANING
from codekit.workbench.desk import Desk
from codekit.workbench.operations import one_of
from codekit.workbench.views import values
from codekit.workbench.views.agreement import compared_round
from codekit.workbench.views.values import Polarity, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from codekit.agreement.rounds.clusters import Cluster
    from codekit.model.decided import Decided
    from codekit.model.events import Decision
    from codekit.workbench.texts import Text
    from codekit.workflow.deciding.adjudication import Adjudication
    from codekit.workflow.deciding.consensus import Fate


Choice = Annotated[str, one_of("Choice", *CHOICES)]
Status = Annotated[str, one_of("ClusterStatus", OPEN, DECIDED, DEFERRED, CONFLICT)]


class DecidedShown(Value, frozen=True, kw_only=True):
    """One coding of the consensus."""

    code: str
    start: int
    end: int
    polarity: Polarity
    value: str


class DecisionShown(Value, frozen=True, kw_only=True):
    """What was decided about a cluster."""

    id: str
    at: str
    by: str
    choice: Choice
    coder: str
    reason: str
    problem: str
    outcome: list[DecidedShown]


class ClusterShown(Value, frozen=True, kw_only=True):
    """Codings of several coders that belong together; agreed where all have the same."""

    id: str  # "T07:3"
    transcript: str
    start: int
    end: int
    type: str  # one of the types of Clusters
    agreed: bool
    status: Status
    coders: list[str]  # who finished this transcript, in order
    codings: list[values.Coding]  # of all coders
    memos: list[values.Memo]  # on these codings, or on this stretch of text
    decisions: list[DecisionShown]  # what stands: none or one; two or more are a conflict
    by_hand: list[DecidedShown] | None  # what a consensus has here that was coded by hand, without decisions


class DecisionProgress(Value, frozen=True, kw_only=True):
    """How far a round's decisions are."""

    total: int
    decided: int
    deferred: int
    conflicts: int
    agreed: int
    open: int
    revoked: int


class DifferenceType(Value, frozen=True, kw_only=True):
    """A type of cluster and what it means."""

    type: str
    meaning: str


class Clusters(Value, frozen=True, kw_only=True):
    """GET /api/clusters?round=R: what there is to decide, agreed groups among it; 409 until compared."""

    round: str
    rows: list[ClusterShown]  # in text order
    progress: DecisionProgress
    types: list[DifferenceType]  # from easy to hard
    need_reason: list[Choice]


class FateRow(Value, frozen=True, kw_only=True):
    """What became of one coding; `coding` is null where something was added."""

    transcript: str
    coding: values.Coding | None
    fate: Annotated[str, one_of("FateWord", *FATES)]
    became: list[DecidedShown]
    reason: str
    by: str
    text: str


class Became(Value, frozen=True, kw_only=True):
    """GET /api/became?round=R: what became of this coder's codings, and what was added to them."""

    round: str
    rows: list[FateRow]


def clusters(desk: Desk, round_id: str) -> Clusters:
    """The disagreements of a compared round and the agreed groups, with what is decided. Raises as `compared_round`."""
    from codekit.workflow.deciding.outcomes import NEEDS_REASON

    adjudication = adjudication_of(desk, round_id)
    in_order = sorted(
        (*adjudication.clusters, *adjudication.agreed), key=lambda c: (c.transcript, c.start, c.end, c.id)
    )
    return Clusters(
        round=round_id,
        rows=[cluster_shown(adjudication, cluster) for cluster in in_order],
        progress=progress_shown(adjudication),
        types=[DifferenceType(type=type_, meaning=MEANING[type_]) for type_ in BY_HARDNESS],
        need_reason=list(NEEDS_REASON),
    )


def became(desk: Desk, round_id: str) -> Became:
    """What became of the coder's own codings, and what was added to them.

    Raises as `compared_round`, and UnknownNameError for a coder who is not of the round.
    """
    from codekit.workflow.deciding import consensus

    text_of = cache(partial(desk.text_of, compared_round(desk, round_id)))
    rows = [_fate(text_of, fate) for fate in consensus.fates(desk.study, round_id, desk.coder)]
    return Became(round=round_id, rows=rows)


def adjudication_of(desk: Desk, round_id: str) -> Adjudication:
    """The clusters of a round with their decisions. Raises as `compared_round`."""
    from codekit.workflow.deciding.adjudication import adjudication

    compared_round(desk, round_id)
    return adjudication(desk.study, round_id)


def progress_shown(adjudication: Adjudication) -> DecisionProgress:
    """How far the decisions are, as the page gets it."""
    progress = adjudication.progress
    return DecisionProgress(**{name: getattr(progress, name) for name in DecisionProgress.__struct_fields__})


def cluster_shown(adjudication: Adjudication, cluster: Cluster) -> ClusterShown:
    """A cluster as the page gets it."""
    return ClusterShown(
        id=cluster.id,
        transcript=cluster.transcript,
        start=cluster.start,
        end=cluster.end,
        type=cluster.type,
        agreed=cluster.agreed,
        status=adjudication.status(cluster),
        coders=list(adjudication.coders_of(cluster.transcript)),
        codings=[values.coding(coding) for coding in cluster.codings],
        memos=[values.memo(note) for note in adjudication.notes(cluster)],
        decisions=[_decision(decision) for decision in adjudication.standing(cluster)],
        by_hand=_by_hand(adjudication, cluster),
    )


def _by_hand(adjudication: Adjudication, cluster: Cluster) -> list[DecidedShown] | None:
    from codekit.workflow.deciding.by_hand import written

    by_hand = not cluster.agreed and adjudication.by_hand(cluster)
    return outcome_shown(written(adjudication, cluster)) if by_hand else None


def _decision(decision: Decision) -> DecisionShown:
    return DecisionShown(
        id=decision.id,
        at=decision.at,
        by=decision.by,
        choice=decision.choice,
        coder=decision.accepts,
        reason=decision.reason,
        problem=decision.problem,
        outcome=outcome_shown(decision.outcome),
    )


def outcome_shown(codings: Iterable[Decided]) -> list[DecidedShown]:
    """The codings that a decision makes, as the page gets them."""
    return [DecidedShown(code=c.code, start=c.start, end=c.end, polarity=c.polarity, value=c.value) for c in codings]


def _fate(text_of: Callable[[str], Text], fate: Fate) -> FateRow:
    transcript = fate.cluster.rpartition(":")[0]
    place = fate.coding or (fate.outcome[0] if fate.outcome else None)
    text = text_of(transcript).said(place.start, place.end) if place else ""
    return FateRow(
        transcript=transcript,
        coding=values.coding(fate.coding) if fate.coding else None,
        fate=fate.what,
        became=outcome_shown(fate.outcome),
        reason=fate.reason,
        by=fate.by,
        text=text,
    )
