"""Which values the codings of each case have, for codes that have values in the codebook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from codekit.matrix.excerpts import touches_speech
from codekit.model.polarities import SUPPORTING

if TYPE_CHECKING:
    from codekit.matrix.result import Matrix


def cell_values(matrix: Matrix) -> dict[tuple[str, str], Mapping[str, int]]:
    """By case and code the number of supporting codings with each value, in ascending order; the code's own only.

    Cells without any are left out.
    """
    book, evidence = matrix.codebook, matrix.evidence
    if not any(code.values for code in book.codes):
        return {}
    case_of = {interview.transcript: case for case, held in matrix.interviews.items() for interview in held}
    spoken = touches_speech(evidence.ground, evidence.laid)[1] > 0
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for number, (transcript, codings) in enumerate(zip(evidence.ground.transcripts, evidence.codings, strict=True)):
        first, after = int(evidence.laid.first[number]), int(evidence.laid.first[number + 1])
        for nth in np.flatnonzero(spoken[first:after]).tolist():
            coding = codings[nth]
            if coding.value and coding.polarity == SUPPORTING:
                cell = counts.setdefault((case_of[transcript.id], book.current(coding.code)), {})
                cell[coding.value] = cell.get(coding.value, 0) + 1
    return {at: {value: cell[value] for value in sorted(cell, key=float)} for at, cell in counts.items()}
