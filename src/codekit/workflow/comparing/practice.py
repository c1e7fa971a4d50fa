"""Agreement so far in a training round that is not blind, for its coders to learn from; never to be reported."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codekit.errors import NotComparableError
from codekit.model.rounds import TRAINING, Round
from codekit.workflow.comparing import axes, variables
from codekit.workflow.rounds.visibility import practises, refuse_blind
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement.rounds.report import PairResult

NOTE = "A training round whose coders may see each other: for learning, never to be reported as agreement."


@dataclass(frozen=True, slots=True)
class Practised:
    """One code as two coders gave it, on the units that both finished; where there is a key, `first` is the key."""

    code: str
    first: str
    second: str
    n_units: int
    both: int
    only_first: int
    only_second: int
    kappa: float

    def to_json(self) -> dict[str, Any]:
        """The row as plain values."""
        fields = {name: getattr(self, name) for name in self.__slots__}
        return fields | {"kappa": None if math.isnan(self.kappa) else self.kappa}


@dataclass(frozen=True)
class Practice:
    """How far the coders of a training round are alike, in the transcripts that two of them finished."""

    round: str
    key: str  # the coder whose codings are the known answers, or ""
    unit: str
    transcripts: int
    rows: tuple[Practised, ...]

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit round practice --json`."""
        rows = [row.to_json() for row in self.rows]
        about = {"round": self.round, "key": self.key or None, "unit": self.unit, "transcripts": self.transcripts}
        return about | {"note": NOTE, "rows": rows}


def practice(study: Study, round_id: str) -> Practice:
    """The agreement so far of a training round that is not blind; nothing is written.

    Raises UnknownNameError for an unknown round, BlindRoundError for a blind one, NotComparableError for one of
    another kind, or of fewer than two coders.
    """
    from codekit.agreement import compare

    round_ = study.round(round_id)
    refuse_blind(round_)
    if not practises(round_):
        what = "is not a training round" if round_.kind != TRAINING else "was blind"
        raise NotComparableError(
            f"round {round_id} {what}: live figures are of training rounds that are not blind",
            hint=f"codekit agree {round_id}",
        )
    ground = axes.lay(study, round_, study.layers(round_), unit=round_.unit)
    listed, material = variables.lay(ground, variables.compared_codes(round_, ground.codebook))
    report = compare(material, round_id=round_.id, unit=round_.unit, variables=listed)
    own = {row.code for row in report.codes}
    rows = tuple(_rows(round_, [pair for pair in report.pairs if pair.code in own]))
    return Practice(round_.id, round_.key, round_.unit, report.n_transcripts, rows)


def _rows(round_: Round, pairs: list[PairResult]) -> Iterator[Practised]:
    """The pairs, or where there is a key each coder beside the key; codes that neither gave are left out."""
    for pair in pairs:
        cells = pair.cells
        if cells is None or (round_.key and round_.key not in pair.coders) or cells.a + cells.b + cells.c == 0:
            continue
        (first, second), (one, other) = pair.coders, (cells.b, cells.c)
        if second == round_.key:
            first, second, one, other = second, first, other, one
        yield Practised(pair.code, first, second, pair.n_units, cells.a, one, other, pair.cohen_kappa)
