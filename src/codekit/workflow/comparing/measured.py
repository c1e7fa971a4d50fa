"""Whose agreement was measured: the codes that some compared double round was about, and that somebody used there."""

from __future__ import annotations

from dataclasses import dataclass

from codekit.errors import CodekitError
from codekit.model.rounds import DOUBLE, Round
from codekit.workflow.comparing import axes, variables
from codekit.workflow.rounds.scope import about
from codekit.workflow.study.study import Study


@dataclass(frozen=True, slots=True)
class MeasuredCodes:
    """The codes of a codebook whose agreement some compared double round measured, and which rounds these are.

    `warnings` name the rounds that could not be read.
    """

    codes: frozenset[str] = frozenset()
    rounds: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def measured_codes(study: Study, codebook: str) -> MeasuredCodes:
    """The codes measured in the compared double rounds of a codebook, of any version of it.

    A code was measured where it was among those that the round was about, and some coder gave it, or a code below it,
    to a unit that two coders coded. Training rounds are not for report, and do not count.
    """
    doubles = [r for r in study.rounds() if r.kind == DOUBLE and r.codebook_id == codebook]
    compared = [r for r in doubles if r.compared and r.independent]
    codes: set[str] = set()
    warnings = []
    for round_ in compared:
        try:
            codes |= in_round(study, round_)
        except CodekitError as error:
            warnings.append(f"whose agreement round {round_.id} measured cannot be said: {error.message}")
    return MeasuredCodes(frozenset(codes), tuple(round_.id for round_ in compared), tuple(warnings))


def in_round(study: Study, round_: Round) -> frozenset[str]:
    """The codes whose agreement a round measured. Raises CodekitError where its units are not stored."""
    study = study.as_of(round_)
    ground = axes.lay(study, round_, study.layers(round_), unit=round_.unit)
    return variables.used_codes(ground) & about(round_, ground.codebook)
