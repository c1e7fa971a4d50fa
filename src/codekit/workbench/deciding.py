"""Deciding about disagreements in the workbench: decide, look ahead, write the consensus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import msgspec

from codekit.errors import RoundStateError
from codekit.model.decisions import CHOICES
from codekit.workbench.desk import Desk
from codekit.workbench.operations import one_of
from codekit.workbench.views import adjudicate
from codekit.workbench.views.agreement import compared_round
from codekit.workbench.views.values import Polarity, Value

if TYPE_CHECKING:
    from codekit.workflow.deciding.outcomes import Wish

Asked = Annotated[str, one_of("AskedChoice", *CHOICES, "reopen")]


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
    value: str = ""
    keep: tuple[str, ...] = ()
    reason: str = ""
    problem: str = ""
    seen: tuple[str, ...] | None = None  # ids of what stood as the page showed it; 409 stale where that is another now


class FinaliseRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/rounds/{id}/finalise: write the consensus, of all transcripts in which everything is decided."""

    transcripts: list[str] = []


class DecisionAnswer(Value, frozen=True, kw_only=True):
    """The cluster as it is then."""

    cluster: adjudicate.ClusterShown
    progress: adjudicate.DecisionProgress


class RefusedWish(Value, frozen=True, kw_only=True):
    """Why a wish does not fit."""

    message: str
    hint: str


class DecisionPreview(Value, frozen=True, kw_only=True):
    """POST /api/decisions/preview: what it would come to, with nothing written; a reason may be missing."""

    outcome: list[adjudicate.DecidedShown] | None  # null where the wish does not fit, and then `refused` says why
    polarities: list[Polarity]  # of which the wish must name one, since the codings differ
    refused: RefusedWish | None


class Finalised(Value, frozen=True, kw_only=True):
    """The transcripts whose consensus was written."""

    transcripts: list[str]


def decide(desk: Desk, request: DecisionRequest) -> DecisionAnswer:
    """Decide about one cluster, or (choice `reopen`) take back what is decided; the cluster as it is then.

    Raises RoundStateError where the coder may not decide, StaleEditError where somebody decided since it was shown, and
    CodekitError where the wish does not fit.
    """
    from codekit.workflow.deciding import decisions

    _refuse_outsiders(desk, request.round)
    if request.choice == "reopen":
        decisions.reopen(
            desk.study, request.round, request.cluster, by=desk.coder, reason=request.reason, seen=request.seen
        )
    else:
        decisions.decide(desk.study, request.round, request.cluster, _wish(request), by=desk.coder, seen=request.seen)
    adjudication = adjudicate.adjudication_of(desk, request.round)
    cluster = adjudication.cluster(request.cluster)
    return DecisionAnswer(
        cluster=adjudicate.cluster_shown(adjudication, cluster), progress=adjudicate.progress_shown(adjudication)
    )


def preview(desk: Desk, request: DecisionRequest) -> DecisionPreview:
    """What a decision would come to, or why it does not fit; nothing is written.

    Raises what `decide` raises where nothing may be decided at all.
    """
    from codekit.workflow.deciding import decisions

    _refuse_outsiders(desk, request.round)
    foreseen = decisions.foresee(desk.study, request.round, request.cluster, _wish(request))
    refused = foreseen.refused
    return DecisionPreview(
        outcome=None if foreseen.outcome is None else adjudicate.outcome_shown(foreseen.outcome),
        polarities=list(foreseen.polarities),
        refused=RefusedWish(message=refused.message, hint=refused.hint) if refused else None,
    )


def _wish(request: DecisionRequest) -> Wish:
    from codekit.workflow.deciding.outcomes import Wish

    fields = msgspec.structs.asdict(request)
    return Wish(**{name: value for name, value in fields.items() if name not in {"round", "cluster", "seen"}})


def finalise(desk: Desk, round_id: str, asked: FinaliseRequest) -> Finalised:
    """Write the consensus of the transcripts in which everything is decided (or of those that are named).

    Raises RoundStateError where the coder may not decide or something is left to decide, UnknownNameError for a
    transcript that is not in the round.
    """
    from codekit.workflow.deciding import consensus

    _refuse_outsiders(desk, round_id)
    written = consensus.finalise(desk.study, round_id, asked.transcripts, by=desk.coder)
    if not written and not asked.transcripts and (unsettled := adjudicate.adjudication_of(desk, round_id).unsettled()):
        raise RoundStateError(f"{len(unsettled)} clusters are not decided; the next is {unsettled[0].id}")
    return Finalised(transcripts=[each.transcript for each in written])


def _refuse_outsiders(desk: Desk, round_id: str) -> None:
    round_ = compared_round(desk, round_id)
    if desk.coder not in round_.coders:
        raise RoundStateError(f"deciding is for the coders of round {round_id}: {', '.join(round_.coders)}")
