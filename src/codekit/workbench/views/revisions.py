"""What a second pass changed, or what a round of sub-coding came to: a record, never agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codekit.model.rounds import SECOND_PASS
from codekit.workbench.desk import Desk
from codekit.workbench.views.values import Value

if TYPE_CHECKING:
    from codekit.model.events import Coding
    from codekit.reporting.revisions.record import Record, Revised


class RevisedSide(Value, frozen=True, kw_only=True):
    """A coding as it was, or as it is."""

    code: str
    polarity: str
    value: str
    words: str


class RevisedShown(Value, frozen=True, kw_only=True):
    """What became of one coding."""

    transcript: str
    turn: int | None  # as people count, from 1
    change: str
    before: RevisedSide | None
    after: RevisedSide | None
    by: str
    reason: str


class RevisedRow(Value, frozen=True, kw_only=True):
    """One code with its numbers, in the order of `columns`."""

    code: str
    numbers: list[int]


class WithoutSubcode(Value, frozen=True, kw_only=True):
    """A passage with the parent's code that has no sub-code."""

    transcript: str
    turn: int | None
    words: str


class RevisionsShown(Value, frozen=True, kw_only=True):
    """GET /api/rounds/{id}/revisions: of a second pass or a round of sub-coding."""

    round: str
    kind: str
    told: str  # what went over what, and how far it is
    note: str
    waiting: list[str]  # transcripts that are not finished, and not counted
    columns: list[str]
    rows: list[RevisedRow]
    changes: list[RevisedShown]
    without: list[WithoutSubcode]
    passages: int  # of the parent's code, in a round of sub-coding


def revisions(desk: Desk, round_id: str) -> RevisionsShown:
    """The record of a round over finished coding.

    Raises as `results.revisions.record`, and BlindRoundError or RoundStateError where others' work is not shown.
    """
    from codekit.reporting.revisions.build import sentence
    from codekit.reporting.revisions.record import NOTE

    found = _record(desk, round_id)
    columns, rows = _table(found)
    return RevisionsShown(
        round=round_id,
        kind=found.round.kind,
        told=sentence(found),
        note=NOTE,
        waiting=list(found.waiting),
        columns=columns,
        rows=rows,
        changes=[_revised(one) for one in found.revised if one.change.kind != "untouched"],
        without=[WithoutSubcode(transcript=e.transcript, turn=e.turn, words=e.words) for e in found.without],
        passages=len(found.excerpts),
    )


def _record(desk: Desk, round_id: str) -> Record:
    from codekit.workflow.results import revisions as results

    round_, sight = desk.round(round_id), desk.sight
    for one in filter(None, (round_, desk.rounds.get(round_.over) if round_.over else None)):
        sight.refuse_others(one, desk.round_state(one, sight))
    return results.record(desk.study, round_id)


def _table(found: Record) -> tuple[list[str], list[RevisedRow]]:
    from codekit.reporting.revisions.build import code_columns, heading

    if found.round.kind == SECOND_PASS:
        names = code_columns(found)
        numbers = {code: [row[name] for name in names] for code, row in found.by_code().items()}
        columns = [heading(name) for name in names]
    else:
        columns = ["codings", "excerpts", "transcripts"]
        numbers = {code: list(row.values()) for code, row in found.by_subcode().items()}
    return columns, [RevisedRow(code=code, numbers=row) for code, row in numbers.items()]


def _revised(one: Revised) -> RevisedShown:
    from codekit.reporting.revisions.build import SHOWN

    return RevisedShown(
        transcript=one.transcript,
        turn=one.turn,
        change=SHOWN[one.change.kind],
        before=_side(one.change.before, one.words[0]),
        after=_side(one.change.after, one.words[1]),
        by=one.by,
        reason=one.reason,
    )


def _side(coding: Coding | None, words: str) -> RevisedSide | None:
    if coding is None:
        return None
    return RevisedSide(code=coding.code, polarity=coding.polarity, value=coding.value, words=words)
