"""Alpha over the set of codes that each unit has: one figure of all codes together."""

from __future__ import annotations

from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from codekit.agreement.counting.material import Material
from codekit.agreement.counting.skips import by_parts
from codekit.agreement.numeric import Bools, Floats, Ints, divide
from codekit.agreement.ratings.sets import distance as distance_of
from codekit.agreement.ratings.sets import member_distances
from codekit.agreement.result import Agreement, of_disagreement

_AT_ONCE = 1 << 22  # distances: 32 MB


def set_alpha(material: Material, distance: Literal["masi", "jaccard"] = "masi") -> Agreement:
    """Krippendorff's alpha over the sets of codes that units have, with MASI (Passonneau 2006) or Jaccard distance.

    A unit without a code holds the empty set where a coder finished the transcript, and is missing where not, or where
    the coder skipped it.
    """
    held, size, covered = _pieces(by_parts(material))
    m = covered.sum(axis=0)
    used = m >= 2
    sets, index = _distinct(held[:, used])
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


def _pieces(material: Material) -> tuple[Bools, Ints, Bools]:
    """Runs of units in which no range begins or ends: codes held [C, runs, K], units in each, who did it [C, runs]."""
    keep = material.usable()
    ends = np.cumsum(material.n_units)
    base = (ends - material.n_units)[material.transcript[keep]]
    lo, hi = base + material.lo[keep], base + material.hi[keep]
    total = int(material.n_units.sum())
    borders = np.unique(np.concatenate((lo, hi, ends, [0, total])))
    transcript = np.searchsorted(ends, borders[:-1], side="right")
    shape = (len(material.coders), len(borders), len(material.codes))
    edges = np.zeros(shape, np.int32)
    coder, code = material.coder[keep], material.code[keep]
    np.add.at(edges, (coder, np.searchsorted(borders, lo), code), 1)
    np.subtract.at(edges, (coder, np.searchsorted(borders, hi), code), 1)
    held = np.cumsum(edges, axis=1)[:, :-1] > 0
    return held, np.diff(borders), material.covered[:, transcript]


def _distinct(held: Bools) -> tuple[NDArray[np.float32], Ints]:
    """The different sets as rows of 0 and 1 [D, K], and which one each coder has in each run [C, runs]."""
    coders, runs, codes = held.shape
    packed = np.packbits(held.reshape(coders * runs, codes), axis=-1)
    if not packed.shape[1]:
        return np.zeros((1, 0), np.float32), np.zeros((coders, runs), np.int64)
    rows = packed.view([("", packed.dtype)] * packed.shape[1])[:, 0]
    _, first, index = np.unique(rows, return_index=True, return_inverse=True)
    return held.reshape(coders * runs, codes)[first].astype(np.float32), index.reshape(coders, runs)


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
