"""Retrieval: the codings of a code in a round, with their words and what stands around them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from codekit.errors import CodekitError, RefusedError
from codekit.model import events as e
from codekit.model.names import CONSENSUS
from codekit.model.rounds import Round
from codekit.store.protocols import Look
from codekit.workbench.desk import Desk
from codekit.workbench.texts import Text
from codekit.workbench.views.interviews import Tables
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
    look = desk.study.store.look()
    codings = (lambda id_: own(desk, round_, id_, look)) if whose == "mine" else _visible(desk, round_, look)
    tables, notes = Tables(desk), _notes(desk, look)
    rows = []
    for id_ in round_.transcripts:
        found = [coding for coding in codings(id_) if coding.code in wanted]
        under = [coding for coding in below_of(desk, round_, id_, look) if coding.code in wanted]
        rows += [row for coding in found if (row := _excerpt(desk, coding, tables, notes))]
        rows += [replace(row, below=True) for coding in under if (row := _excerpt(desk, coding, tables, notes))]
    return Excerpts(code=code, total=len(rows), rows=rows)


def below_of(desk: Desk, round_: Round | None, id_: str, look: Look) -> list[e.Coding]:
    """What a second pass of this coder goes over and has not removed or replaced."""
    if round_ is None or desk.coder not in round_.coders_of(id_):
        return []
    below = desk.below.codings(round_, id_)
    rejected = (
        {event.rejects for event in desk.ledger((round_.id, id_), look).standing(e.CodingReject)} if below else ()
    )
    return [coding for coding in below if coding.id not in rejected]


def own(desk: Desk, round_: Round | None, id_: str, look: Look) -> list[e.Coding]:
    """The coder's own codings of a transcript, in the order of the text."""
    if round_ is None or desk.coder not in round_.coders_of(id_):
        return []
    return sorted(desk.ledger((round_.id, id_), look).standing(e.Coding), key=lambda c: (c.start, c.end, c.id))


def _visible(desk: Desk, round_: Round, look: Look) -> Callable[[str], list[e.Coding]]:
    sight = desk.sight_of(look)
    sight.refuse_others(round_, desk.round_state(round_, sight, look))
    layers = desk.study.layers(round_)

    def codings(id_: str) -> list[e.Coding]:
        theirs = [coding for coder in (*round_.coders, CONSENSUS) for coding in layers.get(coder, id_).codings]
        return sorted(theirs, key=lambda c: (c.start, c.end, c.coder, c.id))

    return codings


def _notes(desk: Desk, look: Look) -> Callable[[e.Coding], str]:
    """The first own note on a coding; what stands in a ledger is asked once."""
    held: dict[tuple[str, str], list[e.MemoAdd]] = {}

    def note(coding: e.Coding) -> str:
        place = (coding.round, coding.transcript)
        if place not in held:
            held[place] = desk.ledger(place, look).standing(e.MemoAdd)
        return next((memo.text for memo in held[place] if memo.about == coding.id), "")

    return note


def _excerpt(desk: Desk, coding: e.Coding, tables: Tables, note: Callable[[e.Coding], str]) -> Excerpt | None:
    """A coding with its words and what stands around them in its turn; None where the text cannot be read."""
    try:
        around = context(desk.text(coding.transcript), coding.start, coding.end)
    except CodekitError:
        return None
    return Excerpt(
        coding=coding.id,
        round=coding.round,
        transcript=coding.transcript,
        case=tables.interview(coding.transcript)[0].case,
        code=coding.code,
        coder=coding.coder,
        polarity=coding.polarity,
        start=coding.start,
        end=coding.end,
        memo=note(coding),
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
