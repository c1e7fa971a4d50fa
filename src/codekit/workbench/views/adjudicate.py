"""Deciding about disagreements in the workbench: the clusters of a compared round, decisions, the consensus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from codekit.errors import RefusedError, RoundStateError
from codekit.model.differences import BY_HARDNESS, MEANING
from codekit.workbench.desk import Desk
from codekit.workbench.views import values
from codekit.workbench.views.results import compared_round

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codekit.agreement.rounds.clusters import Cluster
    from codekit.model.events import Decided, Decision
    from codekit.workflow.deciding.adjudication import Adjudication
    from codekit.workflow.deciding.consensus import Fate
    from codekit.workflow.deciding.outcomes import Wish


class Request(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What a person decides about a cluster, as the page says it."""

    round: str
    cluster: str
    choice: str
    coder: str = ""
    code: str = ""
    start: int | None = None
    end: int | None = None
    polarity: str = ""
    keep: tuple[str, ...] = ()
    reason: str = ""
    problem: str = ""


def clusters(desk: Desk, round_id: str) -> dict[str, Any]:
    """The disagreements of a compared round and the agreed groups, in text order, with what is decided."""
    from codekit.workflow.deciding.outcomes import NEEDS_REASON

    found = _found(desk, round_id)
    rows = sorted((*found.clusters, *found.agreed), key=lambda c: (c.transcript, c.start, c.end, c.id))
    return {
        "round": round_id,
        "rows": [_cluster(found, one) for one in rows],
        "progress": _progress(found),
        "types": [{"type": type_, "meaning": MEANING[type_]} for type_ in BY_HARDNESS],
        "need_reason": list(NEEDS_REASON),
    }


def decide(desk: Desk, request: Request) -> dict[str, Any]:
    """Decide about one cluster, or (choice `reopen`) take back what is decided; the cluster as it is then."""
    from codekit.workflow.deciding import decisions

    _refuse_outsiders(desk, request.round)
    if request.choice == "reopen":
        decisions.reopen(desk.study, request.round, request.cluster, by=desk.coder, reason=request.reason)
    else:
        decisions.decide(desk.study, request.round, request.cluster, _wish(request), by=desk.coder)
    found = _found(desk, request.round)
    return {"cluster": _cluster(found, found.cluster(request.cluster)), "progress": _progress(found)}


def preview(desk: Desk, request: Request) -> dict[str, Any]:
    """What a decision would come to, or why it does not fit; nothing is written.

    Raises what `decide` raises where nothing may be decided at all.
    """
    from codekit.workflow.deciding import decisions

    _refuse_outsiders(desk, request.round)
    seen = decisions.foresee(desk.study, request.round, request.cluster, _wish(request))
    return {
        "outcome": None if seen.outcome is None else _outcome(seen.outcome),
        "polarities": list(seen.polarities),
        "refused": seen.refused and {"message": seen.refused.message, "hint": seen.refused.hint},
    }


def _wish(request: Request) -> Wish:
    from codekit.workflow.deciding.outcomes import Wish

    fields = msgspec.structs.asdict(request)
    return Wish(**{name: value for name, value in fields.items() if name not in {"round", "cluster"}})


def finalise(desk: Desk, round_id: str, body: Any) -> dict[str, Any]:
    """Write the consensus of the transcripts in which everything is decided (or of those that are named)."""
    from codekit.workflow.deciding import consensus

    _refuse_outsiders(desk, round_id)
    named = body.get("transcripts", []) if isinstance(body, dict) else []
    if not isinstance(named, list) or not all(isinstance(name, str) for name in named):
        raise RefusedError("invalid", "transcripts is a list of ids")
    done = consensus.finalise(desk.study, round_id, named, by=desk.coder)
    if not done and not named and (left := _found(desk, round_id).unsettled()):
        raise RoundStateError(f"{len(left)} clusters are not decided; the next is {left[0].id}")
    return {"transcripts": [one.transcript for one in done]}


def became(desk: Desk, round_id: str) -> dict[str, Any]:
    """What became of the coder's own codings, and what was added to them."""
    from codekit.workflow.deciding import consensus

    compared_round(desk, round_id)
    rows = [_fate(desk, fate) for fate in consensus.fates(desk.study, round_id, desk.coder)]
    return {"round": round_id, "rows": rows}


def _found(desk: Desk, round_id: str) -> Adjudication:
    from codekit.workflow.deciding.adjudication import adjudication

    compared_round(desk, round_id)
    return adjudication(desk.study, round_id)


def _refuse_outsiders(desk: Desk, round_id: str) -> None:
    round_ = compared_round(desk, round_id)
    if desk.coder not in round_.coders:
        raise RoundStateError(f"deciding is for the coders of round {round_id}: {', '.join(round_.coders)}")


def _progress(found: Adjudication) -> dict[str, int]:
    now = found.progress
    names = ("total", "decided", "deferred", "conflicts", "agreed", "open", "revoked")
    return {name: getattr(now, name) for name in names}


def _cluster(found: Adjudication, one: Cluster) -> dict[str, Any]:
    return {
        "id": one.id,
        "transcript": one.transcript,
        "start": one.start,
        "end": one.end,
        "type": one.type,
        "agreed": one.agreed,
        "status": found.status(one),
        "coders": list(found.coders_of(one.transcript)),
        "codings": [values.coding(coding) for coding in one.codings],
        "memos": [values.memo(note) for note in found.notes(one)],
        "decisions": [_decision(decision) for decision in found.standing(one)],
    }


def _decision(one: Decision) -> dict[str, Any]:
    return {
        "id": one.id,
        "at": one.at,
        "by": one.by,
        "choice": one.choice,
        "coder": one.accepts,
        "reason": one.reason,
        "problem": one.problem,
        "outcome": _outcome(one.outcome),
    }


def _outcome(found: Iterable[Decided]) -> list[dict[str, Any]]:
    return [{"code": one.code, "start": one.start, "end": one.end, "polarity": one.polarity} for one in found]


def _fate(desk: Desk, fate: Fate) -> dict[str, Any]:
    transcript = fate.cluster.rpartition(":")[0]
    place = fate.coding or (fate.outcome[0] if fate.outcome else None)
    text = desk.text(transcript).transcript.text[place.start : place.end] if place else ""
    return {
        "transcript": transcript,
        "coding": values.coding(fate.coding) if fate.coding else None,
        "fate": fate.what,
        "became": _outcome(fate.outcome),
        "reason": fate.reason,
        "by": fate.by,
        "text": text,
    }
