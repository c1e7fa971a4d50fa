"""A transcript, and a coder's own work on it in one round; others' work where it may be seen."""

from __future__ import annotations

from typing import Any

from codekit.errors import UnknownNameError
from codekit.model import events as e
from codekit.model.layer import FINISHED
from codekit.model.names import CONSENSUS
from codekit.model.rounds import SECOND_PASS, Round
from codekit.workbench import suggestions
from codekit.workbench.desk import Desk
from codekit.workbench.views import library, values
from codekit.workflow.rounds.counted import label
from codekit.workflow.rounds.visibility import has_suggestions


def transcript(desk: Desk, id_: str) -> dict[str, Any]:
    """The text with turns, sentences and speakers; offsets are code points."""
    text = desk.text(id_)
    found = text.transcript
    interview, name = library.interview_of(desk, id_)
    return {
        "id": found.id,
        "sha256": found.sha256,
        "text_sha": found.text_id,
        "text": found.text,
        "turns": [
            {
                "index": turn.index,
                "start": turn.start,
                "end": turn.end,
                "speaker": turn.speaker,
                "role": found.role(turn.speaker),
                "time": turn.time,
            }
            for turn in found.turns
        ],
        "sentences": [[s.start, s.end, s.turn] for s in text.sentences if s.start < s.end],
        "speakers": library.speakers(found),
        "roles_confirmed": found.roles_confirmed,
        "case": interview.case,
        "case_name": name,
        "date": interview.date,
        "words": text.words,
        "problem": "",
    }


def own(desk: Desk, round_id: str, id_: str) -> dict[str, Any]:
    """A coder's own work on one transcript in one round."""
    round_ = _assigned(desk, round_id, id_)
    held = desk.ledger((round_id, id_))
    finishes = held.standing(e.AssignmentFinish)
    allowed = desk.below.allowed(round_, id_)
    return {
        "round": round_id,
        "transcript": id_,
        "state": desk.state((round_id, id_)),
        "finished_at": max((event.at for event in finishes), default=""),
        "readonly": _readonly(desk, round_, id_),
        "codings": _codings(held.standing(e.Coding)),
        "memos": [values.memo(event) for event in held.standing(e.MemoAdd)],
        "below": _below(desk, round_, id_),
        "allowed": None if allowed is None else [[span.start, span.end] for span in allowed],
        "suggestions": _suggestions(desk, round_, id_),
        "problems": [str(problem) for problem in held.problems],
    }


def _assigned(desk: Desk, round_id: str, id_: str) -> Round:
    round_ = desk.round(round_id)
    if id_ not in round_.transcripts:
        raise UnknownNameError("transcript", id_, round_.transcripts, where=f"round {round_id}")
    return round_


def _codings(events: list[e.Coding]) -> list[values.Coding]:
    return [values.coding(event) for event in sorted(events, key=lambda c: (c.start, c.end, c.code, c.id))]


def _readonly(desk: Desk, round_: Round, id_: str) -> dict[str, Any] | None:
    if desk.coder not in round_.coders_of(id_):
        return _why("not_assigned", f"{id_} is not assigned to you in round {round_.id}.")
    if round_.closed:
        return _why("closed", f"Round {round_.id} is closed.")
    if round_.compared:
        return _why("compared", f"Round {round_.id} was compared: its codings are kept as they were.")
    if problem := desk.unreadable(id_):
        return _why("text_changed", problem)
    if desk.state((round_.id, id_)) == FINISHED:
        return _why("finished", f"You finished {id_}.", can_reopen=True)
    return None


def _why(reason: str, message: str, *, can_reopen: bool = False) -> dict[str, Any]:
    return {"reason": reason, "message": message, "can_reopen": can_reopen}


def _below(desk: Desk, round_: Round, id_: str) -> dict[str, Any] | None:
    if round_.kind != SECOND_PASS:
        return None
    held = desk.ledger((round_.id, id_))
    return {
        "label": label(desk.study.round(round_.over)),
        "codings": _codings(desk.below.codings(round_, id_)),
        "rejected": [event.rejects for event in held.standing(e.CodingReject)],
        "confirmed": [event.confirms for event in held.standing(e.CodingConfirm)],
    }


def _suggestions(desk: Desk, round_: Round, id_: str) -> list[dict[str, Any]]:
    if not has_suggestions(round_):
        return []
    held = desk.ledger((round_.id, id_))
    accepted = {coding.derived_from for coding in held.standing(e.Coding)}
    rejected = {event.rejects for event in held.standing(e.CodingReject)}

    def state(id_: str) -> str:
        return "accepted" if id_ in accepted else "rejected" if id_ in rejected else "open"

    found = suggestions.found(desk.study, round_, id_)
    return [
        {"id": s.id, "code": s.code, "start": s.start, "end": s.end, "by": s.coder, "state": state(s.id)} for s in found
    ]


def others(desk: Desk, round_id: str, id_: str) -> dict[str, Any]:
    """What the other coders of a round did on a transcript. Raises BlindRoundError while that must stay unknown."""
    round_ = _assigned(desk, round_id, id_)
    sight = desk.sight
    sight.refuse_others(round_, desk.round_state(round_, sight))
    layers = desk.study.layers(round_, only=id_)
    found = []
    for coder in round_.coders_of(id_):
        if coder == desk.coder:
            continue
        layer = layers.get(coder, id_)
        found.append(
            {
                "coder": coder,
                "state": layer.state,
                "codings": [values.coding(coding) for coding in layer.codings],
                "memos": [values.memo(memo) for memo in layer.memos],
            }
        )
    consensus = layers.by_key.get((CONSENSUS, id_))
    return {
        "coders": found,
        "consensus": {"state": consensus.state, "codings": [values.coding(c) for c in consensus.codings]}
        if consensus
        else None,
    }
