"""Excerpts: every coding with its words and what a reader must know of them, one row each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from codekit.model.events import Coding
from codekit.model.numbering import counted
from codekit.model.polarities import SUPPORTING
from codekit.model.reviews import comments, in_words
from codekit.model.said import Spoken
from codekit.reporting.coded.content import ABOVE
from codekit.tables.records import Records, write
from codekit.workflow.coding.export import Exported
from codekit.workflow.exports.ground import Ground, day_of, memos_of
from codekit.workflow.rounds.reviews import Reviews
from codekit.workflow.study.study import Study

CONTEXT = 160  # characters on either side, as in the window
WIDTHS = {
    "transcript": 14.0,
    "case": 12.0,
    "turn": 7.0,
    "speaker": 14.0,
    "role": 12.0,
    "seconds": 9.0,
    "code": 18.0,
    "code_name": 24.0,
    "code_path": 34.0,
    "polarity": 12.0,
    "value": 8.0,
    "coder": 12.0,
    "coder_name": 20.0,
    "round": 10.0,
    "before": 30.0,
    "quote": 70.0,
    "after": 30.0,
    "memo": 40.0,
    "review": 13.0,
    "review_comment": 40.0,
    "start": 8.0,
    "end": 8.0,
    "codebook": 22.0,
    "at": 22.0,
    "id": 38.0,
}
COLUMNS = tuple(WIDTHS)
CASE, INTERVIEW = "case.", "interview."  # before the names of columns of cases.csv and interviews.csv
_FACT = 14.0


def write_table(path: Path, codings: Sequence[Coding], study: Study) -> str:
    """Write excerpts as CSV, Excel or JSON lines."""
    found = records(study, codings)
    write(path, found)
    return f"{len(found.rows)} excerpts"


def records(study: Study, codings: Sequence[Coding]) -> Records:
    """The excerpts as rows, in the order of the transcripts. Raises ProblemsError where the tables need mending."""
    ground = Ground(study)
    memos = memos_of(codings.memos) if isinstance(codings, Exported) else {}
    reviews = Reviews(study, codings.sight if isinstance(codings, Exported) else None)
    facts = [*(CASE + name for name in ground.attributes), *(INTERVIEW + name for name in ground.facts)]
    rows = [_row(ground, coding, memos.get(coding.id, ""), reviews) for coding in in_order(codings)]
    return Records("Excerpts", (*COLUMNS, *facts), rows, (*WIDTHS.values(), *(_FACT for _ in facts)), day_of(codings))


def in_order(codings: Sequence[Coding]) -> list[Coding]:
    """Codings as they stand in the transcripts; what is at one place by code, coder and round."""
    return sorted(codings, key=lambda c: (c.transcript, c.start, c.end, c.code, c.coder, c.round, c.id))


def _row(ground: Ground, coding: Coding, memo: str, reviews: Reviews) -> list[Any]:
    case = ground.case(coding.transcript)
    interview = ground.interviews.get(coding.transcript)
    said = interview.columns if interview else {}
    values = {
        **{name: getattr(coding, name) for name in ("transcript", "code", "value", "coder", "round", "start", "end")},
        **{name: getattr(coding, name) for name in ("codebook", "at", "id")},
        **_place(ground.under(coding), coding),
        "case": case.id,
        "coder_name": ground.coder(coding.coder),
        "code_name": ground.name(coding.codebook, coding.code),
        "code_path": ABOVE.join(ground.path(coding.codebook, coding.code)),
        "polarity": coding.polarity or SUPPORTING,
        "memo": memo,
        "review": in_words(reviews.of(coding.id)),
        "review_comment": comments(reviews.of(coding.id)),
    }
    facts = [case.attributes.get(name, "") for name in ground.attributes]
    return [*(values[name] for name in COLUMNS), *facts, *(said.get(name, "") for name in ground.facts)]


def _place(spoken: Spoken | None, coding: Coding) -> dict[str, Any]:
    """Who says it where, and what stands around it; of a text that is no longer there, the words alone."""
    turn = spoken.turn_at(coding.start) if spoken else None
    before, after = spoken.around(coding.start, coding.end, CONTEXT) if spoken else ("", "")
    return {
        "turn": counted(turn.index) if turn else None,
        "speaker": turn.speaker if turn else "",
        "role": spoken.transcript.role(turn.speaker) if spoken and turn else "",
        "seconds": turn.time if turn else None,
        "before": before.strip(),
        "quote": spoken.said(coding.start, coding.end) if spoken else coding.quote,
        "after": after.strip(),
    }
