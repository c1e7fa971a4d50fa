"""Types of arrays, and arithmetic in which what is undefined is NaN, never 0 and never 1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]
Floats: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = NDArray[Any]
Sums: TypeAlias = Mapping[str, Numbers]


def divide(above: Any, below: Any) -> Floats:
    """Divide arrays that broadcast, giving NaN where below is zero; complex numbers, which carry derivatives, stay.

    Denominators that can be zero are made of whole numbers, so that zero is exactly zero.
    """
    above, below = np.asarray(above), np.asarray(below)
    if above.shape != below.shape:  # asking takes a third of the time of a small division
        above, below = np.broadcast_arrays(above, below)
    out = np.full(below.shape, np.nan, np.result_type(above, below, np.float64))
    np.divide(above, below, out=out, where=below.real != 0)
    return np.asarray(out)


def summed_by(rows: Numbers, index: Ints) -> Numbers:
    """The rows [N, ...] added up by the number in `index` [N] that each has: [numbers, ...]."""
    sums = np.zeros((int(index.max(initial=-1)) + 1, *rows.shape[1:]), rows.dtype)
    np.add.at(sums, index, rows)
    return sums


def mean_of_defined(values: Numbers, axis: int = -1) -> Floats:
    """The mean over one axis of the values that are not NaN; NaN where none is."""
    defined = ~np.isnan(values)
    return divide(np.where(defined, values, 0.0).sum(axis=axis), defined.sum(axis=axis))


def median_of_defined(values: ArrayLike) -> float:
    """The median of all values of an array that are not NaN, whatever its shape; NaN where none is."""
    given = np.asarray(values, np.float64)
    defined = given[~np.isnan(given)]
    return float(np.median(defined)) if defined.size else float("nan")
