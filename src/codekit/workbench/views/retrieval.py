"""Retrieval: the codings of a code with the words around them."""

from __future__ import annotations

from typing import Any

import msgspec

from codekit.errors import CodekitError, RefusedError
from codekit.model import events as e
from codekit.model.names import CONSENSUS
from codekit.model.rounds import Round
from codekit.workbench.desk import Desk
from codekit.workbench.texts import Text
from codekit.workbench.views import library
from codekit.workbench.views.values import Excerpt, Value

CONTEXT = 160  # characters on either side


class Excerpts(Value, frozen=True, kw_only=True):
    """GET /api/codes/{code}/excerpts?round=R[&below=1][&whose=mine|visible]: retrieval, with context."""

    code: str
    total: int
    rows: list[Excerpt]


def excerpts(desk: Desk, code: str, round_id: str, *, below: bool = False, whose: str = "mine") -> Excerpts:
    """The codings of a code in a round with their context: one's own, or all that may be seen.

    A second pass has no codings where nothing was changed: what stands below it belongs to one's own.

    Raises UnknownNameError for a round or code, BlindRoundError or RoundStateError where others' work may not be seen.
    """
    round_ = desk.round(round_id)
    book = desk.codebook(round_)
    wanted = {book[code].id, *(book.descendants(code) if below else ())}
    if whose not in {"mine", "visible"}:
        raise RefusedError("invalid", "whose is mine or visible")
    rows = []
    for id_ in round_.transcripts:
        codings = own(desk, round_, id_) if whose == "mine" else _visible(desk, round_, id_)
        rows += [row for coding in codings if coding.code in wanted if (row := excerpt(desk, coding))]
        under = [coding for coding in below_of(desk, round_, id_) if coding.code in wanted]
        rows += [msgspec.structs.replace(row, below=True) for coding in under if (row := excerpt(desk, coding))]
    return Excerpts(code=code, total=len(rows), rows=rows)


def below_of(desk: Desk, round_: Round | None, id_: str) -> list[e.Coding]:
    """What a second pass of this coder goes over and has not put aside or replaced."""
    if round_ is None or desk.coder not in round_.coders_of(id_):
        return []
    rejected = {event.rejects for event in desk.ledger((round_.id, id_)).standing(e.CodingReject)}
    return [coding for coding in desk.below.codings(round_, id_) if coding.id not in rejected]


def own(desk: Desk, round_: Round | None, id_: str) -> list[e.Coding]:
    """The coder's own codings of a transcript, in the order of the text."""
    if round_ is None or desk.coder not in round_.coders_of(id_):
        return []
    return sorted(desk.ledger((round_.id, id_)).standing(e.Coding), key=lambda c: (c.start, c.end, c.id))


def _visible(desk: Desk, round_: Round, id_: str) -> list[e.Coding]:
    sight = desk.sight
    sight.refuse_others(round_, desk.round_state(round_, sight))
    layers = desk.study.layers(round_, only=id_)
    coders = [*round_.coders, CONSENSUS]
    codings = [coding for coder in coders for coding in layers.get(coder, id_).codings]
    return sorted(codings, key=lambda c: (c.start, c.end, c.coder, c.id))


def excerpt(desk: Desk, coding: e.Coding) -> Excerpt | None:
    """A coding with its words and what stands around them in its turn; None where the text cannot be read."""
    try:
        around = context(desk.text(coding.transcript), coding.start, coding.end)
    except CodekitError:
        return None
    return Excerpt(
        coding=coding.id,
        round=coding.round,
        transcript=coding.transcript,
        case=library.interview_of(desk, coding.transcript)[0].case,
        code=coding.code,
        coder=coding.coder,
        polarity=coding.polarity,
        start=coding.start,
        end=coding.end,
        memo=_memo(desk, coding),
        **around,
    )


def context(text: Text, start: int, end: int) -> dict[str, Any]:
    """The fields of an excerpt that the text gives: turn, speaker, the words, and what stands around them."""
    turn = text.turn_at(start)
    before, after = text.around(start, end, CONTEXT)
    return {
        "turn": turn.index if turn else 0,
        "speaker": turn.speaker if turn else "",
        "before": before,
        "text": text.said(start, end),
        "after": after,
    }


def _memo(desk: Desk, coding: e.Coding) -> str:
    """The first own note on a coding."""
    memos = desk.ledger((coding.round, coding.transcript)).standing(e.MemoAdd)
    return next((memo.text for memo in memos if memo.about == coding.id), "")
