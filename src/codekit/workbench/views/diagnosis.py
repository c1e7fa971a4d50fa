"""Why the coders of a compared round disagree, code by code."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from codekit.workbench.desk import Desk
from codekit.workbench.views.agreement import compared_round
from codekit.workbench.views.values import Value

if TYPE_CHECKING:
    from codekit.reporting.agreement.confused import Confusion, Confusions, Side


class TypicalPassage(Value, frozen=True, kw_only=True):
    """A passage that only one of two coders gave the code."""

    transcript: str
    unit: int  # as people count, from 1
    words: str
    other: list[str]  # what the other coder gave there


class DiagnosisSide(Value, frozen=True, kw_only=True):
    """The passages that only one of two coders gave the code; a few typical ones in full."""

    coder: str
    n: int
    typical: list[TypicalPassage]


class SeparatingWord(Value, frozen=True, kw_only=True):
    """A word that separates the two sides: passages with it on the first and on the second."""

    word: str
    first: int
    second: int
    log_odds: float
    z: float


class ProposedSentence(Value, frozen=True, kw_only=True):
    """A sentence that would settle it."""

    coder: str
    sentence: str


class DiagnosedCode(Value, frozen=True, kw_only=True):
    """What coders disagree about on one code."""

    code: str
    name: str
    n: int  # decisions that differ
    types: dict[str, int]  # by kind of difference
    confused: dict[str, int]  # other codes, most often first
    coefficient: str
    value: float | None
    told: str  # what the differences are, in a sentence
    hints: list[str]  # what to ask
    changed: list[str]  # since or until another round
    definition: str
    include: str
    exclude: str
    sides: list[DiagnosisSide]
    words: list[SeparatingWord]
    proposed: list[ProposedSentence]


class DiagnosisShown(Value, frozen=True, kw_only=True):
    """GET /api/rounds/{id}/diagnosis: 409 round_state until compared."""

    round: str
    codebook: str
    coders: list[str]
    unit: str
    notes: list[str]
    codes: list[DiagnosedCode]  # most differences first
    agreed: list[str]  # codes that were used and that nobody disagrees about


def diagnosis(desk: Desk, round_id: str) -> DiagnosisShown:
    """Why coders disagree, as `codekit diagnose` says it. Raises as `compared_round`."""
    found = _found(desk, round_id)
    return DiagnosisShown(
        round=found.round,
        codebook=found.codebook,
        coders=list(found.coders),
        unit=found.unit,
        notes=list(found.notes),
        codes=[_code(one) for one in found.codes],
        agreed=list(found.agreed),
    )


def _found(desk: Desk, round_id: str) -> Confusions:
    """What may be told: of other rounds only of those that the coder knows, of others' later proposals unless blind."""
    from codekit.workflow.reports.confusions import confusions

    compared_round(desk, round_id)
    found, sight = confusions(desk.study, round_id), desk.sight
    known = {round_.id for round_ in sight.shown}

    def told(one: Confusion) -> Confusion:
        improved = tuple(step for step in one.improved if {step.before, step.after} <= known)
        proposed = tuple(p for p in one.proposed if sight.sees_totals or p[0] == desk.coder)
        return replace(one, improved=improved, proposed=proposed)

    return replace(found, codes=tuple(map(told, found.codes)))


def _code(one: Confusion) -> DiagnosedCode:
    from codekit.reporting.agreement.confused import HINTS, changed, told

    return DiagnosedCode(
        code=one.code.id,
        name=one.code.name,
        n=one.n,
        types=dict(one.types),
        confused=dict(one.confused),
        coefficient=one.coefficient,
        value=None if math.isnan(one.kappa) else one.kappa,
        told=told(one),
        hints=[HINTS[kind] for kind in one.mostly],
        changed=[changed(step) for step in one.improved],
        definition=one.code.definition,
        include=one.code.include,
        exclude=one.code.exclude,
        sides=[_side(side) for side in one.sides],
        words=[
            SeparatingWord(word=w.word, first=w.left, second=w.right, log_odds=w.log_odds, z=w.z) for w in one.words
        ],
        proposed=[ProposedSentence(coder=coder, sentence=sentence) for coder, sentence in one.proposed],
    )


def _side(side: Side) -> DiagnosisSide:
    typical = [
        TypicalPassage(transcript=p.transcript, unit=p.number, words=p.words, other=list(p.other)) for p in side.typical
    ]
    return DiagnosisSide(coder=side.coder, n=side.n, typical=typical)
