"""Which stored units a span touches, for all spans at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Offsets = npt.NDArray[np.int64]


def touched(
    span_starts: npt.ArrayLike, span_ends: npt.ArrayLike, unit_starts: npt.ArrayLike, unit_ends: npt.ArrayLike
) -> tuple[Offsets, Offsets]:
    """For each half-open span the half-open range [low, high) of units in which any of its characters lies.

    In: starts and ends in code points, [S] of spans and [U] of units; out: low and high, [S] each, indexes of
    units. Units are sorted, disjoint and not empty (leave out the turns in which nothing is said). Where a
    span touches no unit, low equals high.
    """
    low = np.searchsorted(np.asarray(unit_ends), np.asarray(span_starts), side="right").astype(np.int64)
    high = np.searchsorted(np.asarray(unit_starts), np.asarray(span_ends), side="left").astype(np.int64)
    return low, np.maximum(low, high)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without white space at its edges; empty at `start` where nothing else is in it."""
    held = text[start:end]
    lead = len(held) - len(held.lstrip())
    if lead == len(held):
        return start, start
    return start + lead, start + len(held.rstrip())
