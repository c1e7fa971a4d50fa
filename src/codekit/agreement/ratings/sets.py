"""Distances between sets of codes, for units that hold any number of codes."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from codekit.agreement.numeric import Floats, divide


def jaccard_distance(first: Collection[Hashable], second: Collection[Hashable]) -> float:
    """1 - |A and B| / |A or B|; two empty sets have distance 0, an empty and another one 1."""
    return float(set_distances([frozenset(first), frozenset(second)], masi=False)[0, 1])


def masi_distance(first: Collection[Hashable], second: Collection[Hashable]) -> float:
    """Passonneau's (2006) MASI distance, 1 - J x M.

    J is the Jaccard index and M is 1 for equal sets, 2/3 where one holds the other, 1/3 where they overlap, 0
    where they are disjoint. Two empty sets have distance 0, an empty and another one 1.
    """
    return float(set_distances([frozenset(first), frozenset(second)], masi=True)[0, 1])


def set_distances(sets: Sequence[frozenset[Hashable]], *, masi: bool) -> Floats:
    """Jaccard or MASI distances between all of D sets [D, D]."""
    place = {code: i for i, code in enumerate(dict.fromkeys(_flat(sets)))}
    member = np.zeros((len(sets), len(place)), np.float32)  # counts below 2^24 are exact
    for row, held in enumerate(sets):
        member[row, [place[code] for code in held]] = 1
    return member_distances(member, member, masi=masi)


def member_distances(first: NDArray[np.float32], second: NDArray[np.float32], *, masi: bool) -> Floats:
    """Jaccard or MASI distances between sets given as rows of 0 and 1 [D, codes] and [E, codes]: [D, E]."""
    shared = np.asarray(first @ second.T, np.float64)
    return distance(
        shared, first.sum(axis=1, dtype=np.float64)[:, None], second.sum(axis=1, dtype=np.float64), masi=masi
    )


def distance(shared: Floats, size: Floats, other: Floats, *, masi: bool) -> Floats:
    """Jaccard or MASI distance between sets of these sizes that share so many members; arrays of any shape."""
    either = size + other - shared
    alike = np.where(either == 0, 1.0, divide(shared, np.where(either == 0, 1, either)))
    if masi:
        nested = shared == np.minimum(size, other)
        alike *= np.where(nested & (size == other), 1.0, np.where(nested, 2 / 3, 1 / 3))
    return np.asarray(1 - alike)


def _flat(sets: Iterable[frozenset[Hashable]]) -> Iterable[Hashable]:
    for held in sets:
        yield from sorted(held, key=repr)
