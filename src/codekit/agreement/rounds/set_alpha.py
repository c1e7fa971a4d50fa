"""Alpha over the set of codes that each unit has: one figure of all codes together."""

from __future__ import annotations

from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from codekit.agreement.counting.material import Material
from codekit.agreement.counting.skips import by_parts
from codekit.agreement.numeric import Floats, Ints, divide
from codekit.agreement.ratings.sets import distance as distance_of
from codekit.agreement.ratings.sets import member_distances
from codekit.agreement.result import Agreement, of_disagreement
from codekit.agreement.rounds.runs import distinct, runs

_AT_ONCE = 1 << 22  # distances: 32 MB


def set_alpha(material: Material, distance: Literal["masi", "jaccard"] = "masi") -> Agreement:
    """Krippendorff's alpha over the sets of codes that units have, with MASI (Passonneau 2006) or Jaccard distance.

    A unit without a code holds the empty set where a coder finished the transcript, and is missing where not, or where
    the coder skipped it.
    """
    held, size, covered = runs(by_parts(material))[:3]
    m = covered.sum(axis=0)
    used = m >= 2
    sets, index = distinct(held[:, used])
    size, covered, m = size[used], covered[:, used], m[used]
    totals = np.zeros(len(sets))
    unlike = 0.0
    for row, here in zip(index, covered, strict=True):
        totals += np.bincount(row[here], weights=size[here], minlength=len(sets))
    for x, y in combinations(range(len(index)), 2):
        both = covered[x] & covered[y]
        unlike += 2 * _between(sets, index[x][both], index[y][both], (size / (m - 1))[both], masi=distance == "masi")
    n = totals.sum()
    observed = float(divide(unlike, n))
    expected = float(divide(_chance(sets, totals, masi=distance == "masi"), n * (n - 1)))
    units = int(size.sum())
    dropped = int(material.n_units.sum()) - units
    return of_disagreement(f"krippendorff_alpha ({distance})", observed, expected, n_units=units, n_dropped=dropped)


def _between(sets: NDArray[np.float32], first: Ints, second: Ints, weight: Floats, *, masi: bool) -> float:
    """The weighted sum of distances between two coders' sets, each different pair of sets computed once.

    `sets` is [D, K]; `first` and `second` index it in each run that both did [runs], `weight` [runs] is of the run.
    """
    key, index = np.unique(first * len(sets) + second, return_inverse=True)
    times = np.bincount(index, weights=weight, minlength=len(key))
    a, b = sets[key // len(sets)], sets[key % len(sets)]
    shared, size, other = (np.asarray(part.sum(axis=1), np.float64) for part in (a * b, a, b))
    return float((distance_of(shared, size, other, masi=masi) * times).sum())


def _chance(sets: NDArray[np.float32], totals: Floats, *, masi: bool) -> float:
    """The sum of distances between all ordered pairs of values: sets [D, K], `totals` [D] of each, some at a time."""
    step = max(1, _AT_ONCE // max(len(sets), 1))
    parts = range(0, len(sets), step)
    return sum(
        float(totals[i : i + step] @ member_distances(sets[i : i + step], sets, masi=masi) @ totals) for i in parts
    )
