"""The session, the rounds with what the coder may do in them, and the library of own assignments."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

from codekit import __version__
from codekit.errors import CodekitError
from codekit.model import events as e
from codekit.model.cases import Interview, Registers
from codekit.model.layer import FINISHED, STARTED, TODO
from codekit.model.rounds import COMPARABLE, COMPLETE, DOUBLE, TRAINING, Round
from codekit.model.transcript import Transcript
from codekit.workbench.desk import Desk
from codekit.workbench.undo import next_redo, next_undo, step
from codekit.workbench.views.values import Step
from codekit.workflow.rounds.visibility import Sight, blind_in, has_suggestions

UNNAMED = Interview(transcript="", case="")


def session(desk: Desk) -> dict[str, Any]:
    """Who works on what, and what may be done in each round."""
    sight = desk.sight
    undo, redo = undo_and_redo(desk)
    return {
        "codekit": __version__,
        "study": {"id": study_id(desk), "title": desk.study.title},
        "coder": desk.coder,
        "rounds": [round_(desk, each, sight) for each in sight.shown],
        "blind": sight.blind,
        "undo": undo,
        "redo": redo,
    }


def undo_and_redo(desk: Desk) -> tuple[Step | None, Step | None]:
    """What undo and redo would do now."""
    undo, redo = next_undo(desk), next_redo(desk)
    return (step(desk, undo) if undo else None), (step(desk, redo) if redo else None)


def study_id(desk: Desk) -> str:
    """A name for this study that says nothing about it, for the settings that a browser keeps."""
    return hashlib.sha256(desk.study.store.identity.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def round_(desk: Desk, each: Round, sight: Sight) -> dict[str, Any]:
    """One round, as far as the coder may know it."""
    state = desk.round_state(each, sight)
    mine = desk.coder in each.coders
    own = (
        Counter(sight.own.get((each.id, t), TODO) for t in each.transcripts_of(desk.coder)) if mine else Counter[str]()
    )
    others = sight.sees_others(each, state)
    return {
        "id": each.id,
        "kind": each.kind,
        "state": state,
        "blind": blind_in(each),
        "codebook": each.codebook,
        "codes": list(each.codes),
        "unit": each.unit,
        "over": each.over,
        "parent": each.parent,
        "transcripts": list(each.transcripts),
        "assigned": list(each.transcripts_of(desk.coder)),
        "coders": list(each.coders),
        "mine": mine,
        "my": {name: own[name] for name in (TODO, STARTED, FINISHED)},
        "waiting": _waiting(desk, each) if sight.knows_progress(each) else None,
        "started": each.started,
        "compared": {"at": each.compared.at, "by": each.compared.by} if each.compared else None,
        "signed": list(each.signed) if others else [],
        "may": _may(each, state, mine=mine, others=others, sight=sight),
    }


def _waiting(desk: Desk, each: Round) -> int:
    """How many other coders have not finished."""
    if each.compared or each.closed:
        return 0
    assignments = desk.progress(each).assignments
    unfinished = {coder for (coder, _), state in assignments.items() if state != FINISHED}
    return len(unfinished - {desk.coder})


def _may(each: Round, state: str, *, mine: bool, others: bool, sight: Sight) -> dict[str, Any]:
    comparable = each.kind in COMPARABLE and len(each.coders) > 1 and each.blind
    frozen = bool(each.compared or each.closed)
    why: dict[str, str] = {}
    if not mine:
        why["code"] = f"You are not a coder of round {each.id}."
    elif frozen:
        why["code"] = "The round has been compared: its codings are kept as they were. Go on in a second pass."
    if not others:
        why["see_others"] = (
            "The round is blind: you see only your own codings until it is compared."
            if blind_in(each)
            else "Others' codings are shown when everybody has finished."
        )
    if not comparable:
        why["compare"] = why["agreement"] = f"Agreement comes from a blind double round; this one is {each.kind}."
    elif state != COMPLETE and not frozen:
        why["compare"] = why["agreement"] = "Not everybody has finished."
    elif frozen:
        why["compare"] = "It was compared already."
    return {
        "code": mine and not frozen,
        "see_others": others,
        "compare": comparable and mine and state == COMPLETE and not frozen,
        "agreement": comparable and frozen,
        "decide": mine and each.kind in {DOUBLE, TRAINING} and bool(each.compared) and not each.closed,
        "sign": mine and state != "open" and not each.closed and sight.coder not in each.signed,
        "close": mine and state != "open" and not each.closed and others,
        "suggestions": has_suggestions(each),
        "why": why,
    }


def library(desk: Desk, round_id: str = "") -> dict[str, Any]:
    """One row for each own assignment."""
    rounds = [r for r in desk.sight.shown if desk.coder in r.coders and round_id in {"", r.id}]
    return {"rows": [_row(desk, r.id, t) for r in rounds for t in r.transcripts_of(desk.coder)]}


def _row(desk: Desk, round_id: str, id_: str) -> dict[str, Any]:
    held = desk.ledger((round_id, id_))
    memos = held.standing(e.MemoAdd)
    return {
        "round": round_id,
        **about(desk, id_),
        "state": desk.state((round_id, id_)),
        "codings": len(held.standing(e.Coding)),
        "memos": len(memos),
        "marks": sum(memo.discuss for memo in memos),
        "touched": max((event.at for event in held.events.values()), default=""),
    }


def about(desk: Desk, id_: str) -> dict[str, Any]:
    """What a row of the library says of a transcript; `problem` where it cannot be read."""
    interview, name = interview_of(desk, id_)
    row: dict[str, Any] = {
        "transcript": id_,
        "case": interview.case,
        "case_name": name,
        "date": interview.date,
        "speakers": [],
        "turns": 0,
        "words": 0,
        "characters": 0,
        "problem": desk.unreadable(id_),
    }
    if row["problem"]:
        return row
    text = desk.text(id_)
    transcript = text.transcript
    return row | {
        "speakers": speakers(transcript),
        "turns": len(transcript.turns),
        "words": text.words,
        "characters": len(transcript.text),
    }


def speakers(transcript: Transcript) -> list[dict[str, Any]]:
    """Who speaks, with role and number of turns, in order of appearance."""
    turns = Counter(turn.speaker for turn in transcript.turns)
    return [{"label": label, "role": transcript.role(label), "turns": n} for label, n in turns.items()]


def interview_of(desk: Desk, id_: str) -> tuple[Interview, str]:
    """The row of interviews.csv about a transcript, and its case's name; empty where there is none."""
    registers = _registers(desk)
    interview = next((i for i in registers.interviews if i.transcript == id_), UNNAMED)
    case = next((c for c in registers.cases if c.id == interview.case), None)
    return interview, case.attributes.get("name", "") if case else ""


def _registers(desk: Desk) -> Registers:
    """The study's tables; a table that needs mending must not keep anybody from coding."""
    try:
        return desk.study.registers
    except CodekitError:
        return Registers()
