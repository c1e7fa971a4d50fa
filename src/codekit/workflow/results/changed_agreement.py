"""What a comparison by the round's codes alone could not see: differences between sub-codes, and of polarity."""

from __future__ import annotations

from dataclasses import dataclass

from codekit.model.differences import POLARITY
from codekit.model.rounds import Round
from codekit.workflow.comparing.compare import disputed
from codekit.workflow.study.study import Study


@dataclass(frozen=True, slots=True)
class NewlyVisible:
    """Differences of a compared round that its figures did not hold: on codes used (which ones), and in polarity."""

    codes: int = 0
    on: tuple[str, ...] = ()
    polarities: int = 0


def newly_visible(study: Study, round_: Round) -> NewlyVisible:
    """Count them on the round's segments (turns, where it is compared by characters).

    A difference on a code used is new where the coders agree, on that unit, on every code of the round above it.
    """
    found = disputed(study, round_)
    hidden = [row.code for row in found.hidden if row.type != POLARITY]
    on = tuple(code.id for code in found.ground.codebook.codes if code.id in set(hidden))
    return NewlyVisible(len(hidden), on, sum(row.type == POLARITY for row in found.rows))
