"""Deciding about disagreements in the workbench: the clusters of a compared round, decisions, the consensus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from codekit.errors import RefusedError, RoundStateError
from codekit.model.decisions import CHOICES, CONFLICT, DECIDED, DEFERRED, FATES, OPEN
from codekit.model.differences import BY_HARDNESS, MEANING
from codekit.workbench.desk import Desk
from codekit.workbench.operations import one_of
from codekit.workbench.views import values
from codekit.workbench.views.agreement import compared_round
from codekit.workbench.views.values import Polarity, Value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codekit.agreement.rounds.clusters import Cluster
    from codekit.model.events import Decided, Decision
    from codekit.workflow.deciding.adjudication import Adjudication
    from codekit.workflow.deciding.consensus import Fate
    from codekit.workflow.deciding.outcomes import Wish


Choice = Annotated[str, one_of("Choice", *CHOICES)]
Asked = Annotated[str, one_of("AskedChoice", *CHOICES, "reopen")]
Status = Annotated[str, one_of("ClusterStatus", OPEN, DECIDED, DEFERRED, CONFLICT)]


class DecisionRequest(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """POST /api/decisions: what a person decides about a cluster; the same again writes nothing.

    What each choice needs is told by `Wish` of the decisions; a reason is needed for those in `need_reason`.
    """

    round: str
    cluster: str
    choice: Asked
    coder: str = ""
    code: str = ""
    start: int | None = None
    end: int | None = None
    polarity: Polarity = ""
    keep: tuple[str, ...] = ()
    reason: str = ""
    problem: str = ""


class FinaliseRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/rounds/{id}/finalise: write the consensus, of all transcripts in which everything is decided."""

    transcripts: list[str] = []


class DecidedShown(Value, frozen=True, kw_only=True):
    """One coding of the consensus."""

    code: str
    start: int
    end: int
    polarity: Polarity


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


class DecisionAnswer(Value, frozen=True, kw_only=True):
    """The cluster as it is then."""

    cluster: ClusterShown
    progress: DecisionProgress


class RefusedWish(Value, frozen=True, kw_only=True):
    """Why a wish does not fit."""

    message: str
    hint: str


class DecisionPreview(Value, frozen=True, kw_only=True):
    """POST /api/decisions/preview: what it would come to, with nothing written; a reason may be missing."""

    outcome: list[DecidedShown] | None  # null where the wish does not fit, and then `refused` says why
    polarities: list[Polarity]  # of which the wish must name one, since the codings differ
    refused: RefusedWish | None


class Finalised(Value, frozen=True, kw_only=True):
    """The transcripts whose consensus was written."""

    transcripts: list[str]


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
    """The disagreements of a compared round and the agreed groups, in text order, with what is decided."""
    from codekit.workflow.deciding.outcomes import NEEDS_REASON

    found = _found(desk, round_id)
    rows = sorted((*found.clusters, *found.agreed), key=lambda c: (c.transcript, c.start, c.end, c.id))
    return Clusters(
        round=round_id,
        rows=[_cluster(found, one) for one in rows],
        progress=_progress(found),
        types=[DifferenceType(type=type_, meaning=MEANING[type_]) for type_ in BY_HARDNESS],
        need_reason=list(NEEDS_REASON),
    )


def decide(desk: Desk, request: DecisionRequest) -> DecisionAnswer:
    """Decide about one cluster, or (choice `reopen`) take back what is decided; the cluster as it is then."""
    from codekit.workflow.deciding import decisions

    _refuse_outsiders(desk, request.round)
    if request.choice == "reopen":
        decisions.reopen(desk.study, request.round, request.cluster, by=desk.coder, reason=request.reason)
    else:
        decisions.decide(desk.study, request.round, request.cluster, _wish(request), by=desk.coder)
    found = _found(desk, request.round)
    return DecisionAnswer(cluster=_cluster(found, found.cluster(request.cluster)), progress=_progress(found))


def preview(desk: Desk, request: DecisionRequest) -> DecisionPreview:
    """What a decision would come to, or why it does not fit; nothing is written.

    Raises what `decide` raises where nothing may be decided at all.
    """
    from codekit.workflow.deciding import decisions

    _refuse_outsiders(desk, request.round)
    seen = decisions.foresee(desk.study, request.round, request.cluster, _wish(request))
    refused = seen.refused
    return DecisionPreview(
        outcome=None if seen.outcome is None else _outcome(seen.outcome),
        polarities=list(seen.polarities),
        refused=RefusedWish(message=refused.message, hint=refused.hint) if refused else None,
    )


def _wish(request: DecisionRequest) -> Wish:
    from codekit.workflow.deciding.outcomes import Wish

    fields = msgspec.structs.asdict(request)
    return Wish(**{name: value for name, value in fields.items() if name not in {"round", "cluster"}})


def finalise(desk: Desk, round_id: str, body: Any) -> Finalised:
    """Write the consensus of the transcripts in which everything is decided (or of those that are named)."""
    from codekit.workflow.deciding import consensus

    _refuse_outsiders(desk, round_id)
    named = body.get("transcripts", []) if isinstance(body, dict) else []
    if not isinstance(named, list) or not all(isinstance(name, str) for name in named):
        raise RefusedError("invalid", "transcripts is a list of ids")
    done = consensus.finalise(desk.study, round_id, named, by=desk.coder)
    if not done and not named and (left := _found(desk, round_id).unsettled()):
        raise RoundStateError(f"{len(left)} clusters are not decided; the next is {left[0].id}")
    return Finalised(transcripts=[one.transcript for one in done])


def became(desk: Desk, round_id: str) -> Became:
    """What became of the coder's own codings, and what was added to them."""
    from codekit.workflow.deciding import consensus

    compared_round(desk, round_id)
    rows = [_fate(desk, fate) for fate in consensus.fates(desk.study, round_id, desk.coder)]
    return Became(round=round_id, rows=rows)


def _found(desk: Desk, round_id: str) -> Adjudication:
    from codekit.workflow.deciding.adjudication import adjudication

    compared_round(desk, round_id)
    return adjudication(desk.study, round_id)


def _refuse_outsiders(desk: Desk, round_id: str) -> None:
    round_ = compared_round(desk, round_id)
    if desk.coder not in round_.coders:
        raise RoundStateError(f"deciding is for the coders of round {round_id}: {', '.join(round_.coders)}")


def _progress(found: Adjudication) -> DecisionProgress:
    now = found.progress
    return DecisionProgress(**{name: getattr(now, name) for name in DecisionProgress.__struct_fields__})


def _cluster(found: Adjudication, one: Cluster) -> ClusterShown:
    return ClusterShown(
        id=one.id,
        transcript=one.transcript,
        start=one.start,
        end=one.end,
        type=one.type,
        agreed=one.agreed,
        status=found.status(one),
        coders=list(found.coders_of(one.transcript)),
        codings=[values.coding(coding) for coding in one.codings],
        memos=[values.memo(note) for note in found.notes(one)],
        decisions=[_decision(decision) for decision in found.standing(one)],
    )


def _decision(one: Decision) -> DecisionShown:
    return DecisionShown(
        id=one.id,
        at=one.at,
        by=one.by,
        choice=one.choice,
        coder=one.accepts,
        reason=one.reason,
        problem=one.problem,
        outcome=_outcome(one.outcome),
    )


def _outcome(codings: Iterable[Decided]) -> list[DecidedShown]:
    return [DecidedShown(code=one.code, start=one.start, end=one.end, polarity=one.polarity) for one in codings]


def _fate(desk: Desk, fate: Fate) -> FateRow:
    transcript = fate.cluster.rpartition(":")[0]
    place = fate.coding or (fate.outcome[0] if fate.outcome else None)
    text = desk.text(transcript).transcript.text[place.start : place.end] if place else ""
    return FateRow(
        transcript=transcript,
        coding=values.coding(fate.coding) if fate.coding else None,
        fate=fate.what,
        became=_outcome(fate.outcome),
        reason=fate.reason,
        by=fate.by,
        text=text,
    )
