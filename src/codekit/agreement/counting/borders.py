"""Counting units by the borders of ranges: per code, transcript and coder, and per pair of coders.

The work is one sort of the borders, whatever the length of the texts: ranges of one coder and code are united
first, so that no unit counts twice, and what two coders share is |A| + |B| - |A or B|.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Literal

import numpy as np

from codekit.agreement.counting.counts import Counts
from codekit.agreement.counting.material import Material
from codekit.agreement.counting.skips import by_parts
from codekit.agreement.numeric import Bools, Ints


def count(material: Material) -> Counts:
    """Count units per code, coder, pair of coders and transcript; ranges where a coder is missing are ignored.

    A transcript of which somebody skipped some units has a column for each part that the same coders did.
    """
    material = by_parts(material)
    axis = _Axis(material)
    keep = material.usable()
    place = axis.place(material.transcript[keep], material.code[keep])
    base = material.coder[keep] * axis.length + place
    starts, ends = _union(base + material.lo[keep], base + material.hi[keep], kind="quicksort")
    cuts = np.searchsorted(starts, np.arange(len(material.coders) + 1) * axis.length)
    own = [(starts[a:b] - i * axis.length, ends[a:b] - i * axis.length) for i, (a, b) in enumerate(pairwise(cuts))]
    lengths = [axis.lengths(*ranges) for ranges in own]
    pairs = tuple(combinations(range(len(material.coders)), 2))
    both = [_shared(axis, material.covered, own, lengths, pair) for pair in pairs]
    everyone = _union(np.concatenate([s for s, _ in own]), np.concatenate([e for _, e in own])) if own else None
    return Counts(
        transcripts=material.transcripts,
        coders=material.coders,
        codes=material.codes,
        pairs=pairs,
        n_units=material.n_units,
        covered=material.covered,
        positives=axis.stack(lengths),
        both=axis.stack(both),
        anyone=axis.lengths(*everyone) if everyone else axis.nothing(),
        grouping=material.grouping,
    )


class _Axis:
    """All (code, transcript) groups laid end to end, with a gap after each so that ranges never touch across."""

    def __init__(self, material: Material) -> None:
        self.shape = (len(material.codes), len(material.transcripts))
        self.width = int(material.n_units.max(initial=0)) + 1
        self.length = self.shape[0] * self.shape[1] * self.width

    def place(self, transcript: Ints, code: Ints) -> Ints:
        """Where the groups of these transcripts and codes begin on the axis, of ranges [N]."""
        return (code * self.shape[1] + transcript) * self.width

    def lengths(self, starts: Ints, ends: Ints) -> Ints:
        """Units per code and transcript [K, T] of disjoint sorted ranges [N]."""
        total = np.concatenate(([0], np.cumsum(ends - starts)))
        borders = np.arange(self.shape[0] * self.shape[1] + 1) * self.width
        return np.diff(total[np.searchsorted(starts, borders)]).reshape(self.shape)

    def nothing(self) -> Ints:
        return np.zeros(self.shape, np.int64)

    def stack(self, tables: list[Ints]) -> Ints:
        """Tables per coder or pair as one array [K, coder or pair, T]."""
        if not tables:
            return np.zeros((self.shape[0], 0, self.shape[1]), np.int64)
        return np.ascontiguousarray(np.stack(tables, axis=1))


def _union(starts: Ints, ends: Ints, *, kind: Literal["quicksort", "stable"] = "stable") -> tuple[Ints, Ints]:
    """Disjoint sorted ranges of the same units as ranges [N]; "stable" is the fast sort where sorted runs are merged.

    Starts and ends are sorted each for itself: a gap opens before the i-th start when all i ranges that began
    earlier have ended.
    """
    starts, ends = np.sort(starts, kind=kind), np.sort(ends, kind=kind)
    if not starts.size:
        return starts, ends
    gap = starts[1:] > ends[:-1]
    return starts[np.concatenate(([True], gap))], ends[np.concatenate((gap, [True]))]


def _shared(
    axis: _Axis, covered: Bools, own: list[tuple[Ints, Ints]], lengths: list[Ints], pair: tuple[int, int]
) -> Ints:
    """Units that both coders of a pair gave the code, per code and transcript [K, T]."""
    first, second = pair
    starts, ends = (np.concatenate((own[first][i], own[second][i])) for i in (0, 1))
    together = axis.lengths(*_union(starts, ends))
    return np.where(covered[first] & covered[second], lengths[first] + lengths[second] - together, 0)
