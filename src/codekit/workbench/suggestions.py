"""What rules proposed for a transcript: stored apart, and nobody's codings until a person accepts each."""

from __future__ import annotations

from codekit.model.events import Coding
from codekit.model.layer import replay
from codekit.model.rounds import Round
from codekit.workflow.study.study import Study


def standing(study: Study, round_: Round, transcript: str) -> list[Coding]:
    """The proposals that stand for one transcript of a round, in text order."""
    codings: list[Coding] = []
    for rules in study.store.rules(round_.id):
        codings += replay(study.store.own_events((round_.id, rules, transcript)).events).codings
    if carrier := study.carrier(transcript):
        codings = [coding for coding in map(carrier.carried, codings) if coding is not None]
    return sorted(codings, key=lambda c: (c.start, c.end, c.code, c.id))
