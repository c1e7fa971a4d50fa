"""What counting pairs of codes found: tables of codes by codes, and each pair with its coefficients."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from codekit.matrix.excerpts import Ints
from codekit.matrix.result import Matrix

OVERLAP = "overlap"
NEVER_CODED = "no transcript is coded for both"
UNUSED = "neither was found"

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two codes: how often each was found, and how often together, where both were looked for.

    `first`, `second` and `both` count units, or excerpts and their overlapping pairs. Undefined is NaN, with a note.
    """

    codes: tuple[str, str]
    first: int
    second: int
    both: int
    transcripts: int  # with both in one unit
    cases: int
    units: int | None  # None where excerpts are counted
    coded: int  # transcripts that are coded for both
    jaccard: float
    expected: float
    ratio: float
    note: str

    def to_json(self) -> dict[str, Any]:
        """The pair as plain values; undefined is None."""
        return {
            "codes": list(self.codes),
            "n": [self.first, self.second],
            "both": self.both,
            "transcripts": self.transcripts,
            "cases": self.cases,
            "n_units": self.units,
            "n_transcripts": self.coded,
            "jaccard": _number(self.jaccard),
            "expected": _number(self.expected),
            "ratio": _number(self.ratio),
            "note": self.note,
        }


@dataclass(frozen=True)
class Cooccurrence:
    """Every pair of codes; all arrays are [code, code] and, but for `own`, symmetric.

    `own[a, b]` counts the units (or excerpts) of a in transcripts coded for a and b, `both` those with b too.
    """

    matrix: Matrix
    by: str
    kinds: tuple[str, ...]
    codes: tuple[str, ...]
    own: Ints
    both: Ints
    transcripts: Ints
    cases: Ints
    units: Ints
    coded: Ints
    related: Flags  # the same code, or one above the other
    passed_over: tuple[tuple[str, int], ...] = ()  # (code, its units or excerpts where it is not coded)

    @cached_property
    def jaccard(self) -> Floats:
        """Units with both, of those with either; NaN where neither was found."""
        return _share(self.both, self.own + self.own.T - self.both)

    @cached_property
    def expected(self) -> Floats:
        """Units with both if the two had nothing to do with each other; NaN where excerpts are counted."""
        if self.by == OVERLAP:
            return np.full(self.both.shape, np.nan)
        return _share(self.own * self.own.T, self.units)

    @cached_property
    def ratio(self) -> Floats:
        """Observed by expected; NaN where nothing was to be expected."""
        return _share(self.both, self.expected)

    def pairs(self) -> Iterator[Pair]:
        """Every pair that is not above and below each other, in the order of the codes."""
        for a, first in enumerate(self.codes):
            for b in range(a + 1, len(self.codes)):
                if not self.related[a, b]:
                    yield self._pair(a, b, (first, self.codes[b]))

    def _pair(self, a: int, b: int, codes: tuple[str, str]) -> Pair:
        coded, found = int(self.coded[a, b]), int(self.own[a, b] + self.own[b, a])
        return Pair(
            codes=codes,
            first=int(self.own[a, b]),
            second=int(self.own[b, a]),
            both=int(self.both[a, b]),
            transcripts=int(self.transcripts[a, b]),
            cases=int(self.cases[a, b]),
            units=None if self.by == OVERLAP else int(self.units[a, b]),
            coded=coded,
            jaccard=float(self.jaccard[a, b]),
            expected=float(self.expected[a, b]),
            ratio=float(self.ratio[a, b]),
            note=NEVER_CODED if not coded else UNUSED if not found else "",
        )

    @property
    def warnings(self) -> tuple[str, ...]:
        """What was found, but in transcripts where not finding it would mean nothing."""
        what = "excerpt" if self.by == OVERLAP else self.by
        return tuple(
            f"{code}: {n} {what}{'s' * (n != 1)} with it in transcripts that are not coded for it, not counted"
            for code, n in self.passed_over
        )

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit cooccur --json`."""
        diagonal = zip(self.codes, np.diag(self.own), np.diag(self.transcripts), np.diag(self.cases), strict=True)
        return {
            "codebook": self.matrix.codebook.id,
            "version": self.matrix.codebook.version,
            "layer": self.matrix.layer,
            "by": self.by,
            "polarity": list(self.kinds),
            "codes": [{"code": c, "n": int(n), "transcripts": int(t), "cases": int(o)} for c, n, t, o in diagonal],
            "pairs": [pair.to_json() for pair in self.pairs()],
        }


def _share(part: Ints, whole: Ints | Floats) -> Floats:
    """One by the other; NaN where the whole is 0 or NaN."""
    shares = np.full(part.shape, np.nan)
    np.divide(part, whole, out=shares, where=np.asarray(whole) > 0)
    return shares


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value
