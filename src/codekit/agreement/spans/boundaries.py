"""Where two people cut a text: boundary similarity (Fournier 2013)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from codekit.agreement.result import Agreement


def boundary_similarity(first: Sequence[int], second: Sequence[int], *, n_t: int = 2) -> Agreement:
    """Fournier's (2013) B of two segmentations of one text, given as the lengths of their segments.

    B = 1 - (|A| + sum of w) / (|A| + |T| + |M|): M are cuts made by both, T near misses, up to n_t - 1 places
    apart (w = places / n_t), A cuts of one only. Symmetric, without a window. Undefined where nobody cut. Raises
    ValueError for segmentations of texts of unequal length, and for segments without length.
    """
    if sum(first) != sum(second):
        raise ValueError(f"both segment one text; these are {sum(first)} and {sum(second)} long")
    if min((*first, *second), default=1) < 1:
        raise ValueError("segments have a length of at least 1")
    first_cuts, second_cuts = (set(accumulate(masses[:-1])) for masses in (first, second))
    matches = first_cuts & second_cuts
    near, left = _near_misses(first_cuts - matches, second_cuts - matches, n_t)
    n = len(matches) + len(near) + left
    if not n:
        return Agreement(
            "boundary_similarity", float("nan"), float("nan"), 0.0, 0, undefined_because="no cut by either"
        )
    value = 1 - (left + sum(near) / n_t) / n
    return Agreement("boundary_similarity", value, value, 0.0, n)


def _near_misses(first: set[int], second: set[int], n_t: int) -> tuple[list[int], int]:
    """The distances of near misses, the closest first and from left to right, and how many cuts are left."""
    distances = []
    for apart in range(1, n_t):
        for place in sorted(first | second):
            here, there = (first, second) if place in first else (second, first)
            if place in here and place + apart in there:
                here.remove(place)
                there.remove(place + apart)
                distances.append(apart)
    return distances, len(first) + len(second)
