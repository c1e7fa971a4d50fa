"""Presence with polarity: docs/statistics.md, "Presence with polarity"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from differential.recount.agreement import Given as Decisions
from differential.recount.agreement import Span, touches, units_of
from differential.recount.rows import Row
from differential.world import Code, Round, World

Values = dict[str, dict[tuple[str, int], frozenset[str]]]


def values(
    world: World, round_: Round, row: Row, decisions: Decisions, scheme: str, segments: Mapping[str, Sequence[Span]]
) -> Values:
    """What each coder says of a row on each unit that the coder did: the set of polarities, empty for absent."""
    book, given = world.book(round_.version), Values()
    spans = {t: units_of(world, t, scheme, segments) for t in round_.transcripts}
    code = row.counting[0]
    for coder, own in decisions.items():
        mine = [c for c in round_.codings if c.coder == coder and c.code in row.counting]
        given[coder] = {
            unit: frozenset(
                _as_seen(book, c.code, code, c.polarity)
                for c in mine
                if c.transcript == unit[0] and touches(c, spans[unit[0]][unit[1]])
            )
            for unit in own
        }
    return given


def _as_seen(book: dict[str, Code], code: str, above: str, polarity: str) -> str:
    """The polarity with which a coding counts above its code: contrary above one that rolls up so."""
    while code != above:
        if book[code].contrary:
            return "contrary"
        code = book[code].parent
    return polarity


def word(value: frozenset[str]) -> str:
    """A value as the document names it."""
    return " + ".join(sorted(value)) or "absent"
