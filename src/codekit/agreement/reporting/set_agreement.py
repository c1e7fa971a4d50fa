"""Agreement on the whole set of codes that each unit has: Krippendorff's alpha with a distance between sets."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from codekit.agreement.coefficients import Numbers, divide
from codekit.agreement.material import Bools, Floats, Ints, Material

MISSING = -1
_BLOCK = 512


def masi_alpha(material: Material) -> float:
    """Krippendorff's alpha over the sets of codes that each coder gave each unit, MASI distance (Passonneau 2006).

    A coder who did not finish a transcript is missing there. NaN where no unit has two values, or where all sets
    are the same. The work is in the number of distinct sets, not of units.
    """
    values, members = _sets(material)
    values = values[:, (values != MISSING).sum(axis=0) >= 2]
    counts = np.bincount(values[values != MISSING], minlength=len(members))
    n = counts.sum()
    if not n:
        return float("nan")
    observed = _observed(values, members) / n
    return float(1 - divide(observed, _expected(counts, members) / (n * (n - 1))))


def _observed(values: Ints, members: Bools) -> float:
    """Distances of all ordered pairs of values within units, each divided by the values of the unit less one."""
    coded = values != MISSING
    weight = 2 / (coded.sum(axis=0) - 1)
    size = members.sum(axis=1)
    total = 0.0
    for x, y in combinations(range(len(values)), 2):
        both = np.flatnonzero(coded[x] & coded[y])
        first, second = values[x, both], values[y, both]
        shared = (members[first] & members[second]).sum(axis=1)
        total += float((_masi(shared, size[first], size[second]) * weight[both]).sum())
    return total


def _expected(counts: Ints, members: Bools) -> float:
    """Distances of all ordered pairs of values whatever the unit, in blocks so that memory stays small."""
    used = np.flatnonzero(counts)
    counts, held = counts[used], members[used].astype(np.float32)
    size = held.sum(axis=1)
    return sum(
        float(counts[i : i + _BLOCK] @ _masi(held[i : i + _BLOCK] @ held.T, size[i : i + _BLOCK, None], size) @ counts)
        for i in range(0, len(used), _BLOCK)
    )


def _masi(shared: Numbers, first: Numbers, second: Numbers) -> Floats:
    """MASI distance from the sizes of two sets and of what they share; two empty sets have distance 0."""
    either = first + second - shared
    jaccard = np.where(either == 0, 1.0, shared / np.maximum(either, 1))
    nested = shared == np.minimum(first, second)
    same = nested & (first == second)
    return np.asarray(1 - jaccard * np.where(same, 1.0, np.where(nested, 2 / 3, 1 / 3)), np.float64)


def _sets(material: Material) -> tuple[Ints, Bools]:
    """The set that each coder gave each unit, as a number [C, units], and the sets by number [D, K]."""
    lengths = material.n_units
    bases = np.cumsum(lengths) - lengths
    rows = np.zeros((len(material.coders), int(lengths.sum()), max(len(material.codes), 1)), bool)
    usable = material.usable()
    for c, t, k, lo, hi in zip(
        *(getattr(material, name)[usable].tolist() for name in ("coder", "transcript", "code", "lo", "hi")), strict=True
    ):
        rows[c, bases[t] + lo : bases[t] + hi, k] = True
    packed = np.packbits(rows, axis=-1)
    flat = np.ascontiguousarray(packed.reshape(-1, packed.shape[-1]))
    _, first, number = np.unique(flat.view(f"V{flat.shape[1]}").ravel(), return_index=True, return_inverse=True)
    missing = ~np.repeat(material.covered, lengths, axis=1)
    values = np.where(missing, MISSING, number.reshape(missing.shape))
    return values, rows.reshape(-1, rows.shape[-1])[first]
