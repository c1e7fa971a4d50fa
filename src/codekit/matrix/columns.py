"""The evidence of every cell as columns: what is counted, before anyone looks at a single passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from codekit.matrix.excerpts import Ground, Ints, Merged
from codekit.model.polarities import POLARITIES, SUPPORTING
from codekit.words import Words

KINDS = len(POLARITIES)
_SUPPORTING = POLARITIES.index(SUPPORTING)


@dataclass(frozen=True)
class Columns:
    """Excerpts sorted by case, code, kind of evidence and place, and their sums by cell."""

    merged: Merged
    words: Ints  # of each excerpt, by `codekit.words`
    first: Ints  # the first excerpt of each (case, code, kind); one more at the end
    excerpts: Ints  # case x code x kind
    word_sums: Ints  # case x code x kind
    interviews: Ints  # case x code: distinct interviews with supporting evidence
    speech: Ints  # respondents' words of each case

    def rows(self, case: int, code: int, kind: int) -> range:
        """Which excerpts belong to a cell."""
        at = (case * self.excerpts.shape[1] + code) * KINDS + kind
        return range(int(self.first[at]), int(self.first[at + 1]))


def by_cell(ground: Ground, merged: Merged, case_of: Ints, *, cases: int, codes: int, worded: bool = True) -> Columns:
    """Sort the excerpts into cells and sum them up.

    `case_of` [number of transcripts] gives the row of each transcript's case. Words are 0 everywhere where they are not
    `worded`, that is counted.
    """
    groups = codes * KINDS
    cell = case_of[merged.transcript] * groups + merged.group
    order = np.argsort(cell, kind="stable")
    cell = cell[order]
    merged = Merged(merged.group[order], merged.start[order], merged.end[order], merged.transcript[order])
    words, speech = _words(ground, merged) if worded else _unworded(ground, merged)
    counts = np.bincount(cell, minlength=cases * groups).astype(np.int64)
    sums = np.bincount(cell, weights=words, minlength=cases * groups).astype(np.int64)
    shape = (cases, codes, KINDS)
    return Columns(
        merged,
        words,
        np.concatenate(([0], np.cumsum(counts))),
        counts.reshape(shape),
        sums.reshape(shape),
        _distinct(cell, merged.transcript, cases * groups).reshape(shape)[:, :, _SUPPORTING],
        np.bincount(case_of, weights=speech, minlength=cases).astype(np.int64),
    )


def _distinct(cell: Ints, transcript: Ints, size: int) -> Ints:
    """How many interviews each cell's excerpts come from; within a cell they stand in order."""
    fresh = np.ones(len(cell), dtype=bool)
    fresh[1:] = (cell[1:] != cell[:-1]) | (transcript[1:] != transcript[:-1])
    return np.bincount(cell[fresh], minlength=size).astype(np.int64)


def _words(ground: Ground, merged: Merged) -> tuple[Ints, Ints]:
    """The words of each excerpt [excerpts], and the respondents' words of each transcript [transcripts]."""
    words = np.zeros(len(merged.start), dtype=np.int64)
    speech = np.zeros(len(ground.transcripts), dtype=np.int64)
    excerpts = _sorted_slices(merged.transcript, len(speech))
    turns = _sorted_slices(ground.turn_transcript, len(speech))
    for number, transcript in enumerate(ground.transcripts):
        counter, base = Words(transcript.text), ground.base[number]
        mine = excerpts[number]
        words[mine] = counter.count(merged.start[mine] - base, merged.end[mine] - base)
        said = turns[number]
        speech[number] = counter.count(ground.turn_start[said] - base, ground.turn_end[said] - base).sum()
    return words, speech


def _unworded(ground: Ground, merged: Merged) -> tuple[Ints, Ints]:
    return np.zeros(len(merged.start), dtype=np.int64), np.zeros(len(ground.transcripts), dtype=np.int64)


def _sorted_slices(owner: Ints, owners: int) -> Sequence[Ints]:
    order = np.argsort(owner, kind="stable")
    return np.split(order, np.cumsum(np.bincount(owner, minlength=owners))[:-1])
