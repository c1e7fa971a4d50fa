"""The formulas, written once, on sums of counts; each works on arrays of any shape.

Every denominator that can be zero is a sum of whole numbers, so that zero is exactly zero, and a coefficient
that is 0/0 is NaN, never 0 and never 1. Where a last axis `q` is named it runs over the values of a variable:
no and yes for one code, or the sub-codes and "none" of an exclusive group.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from codekit.agreement.material import Floats

Numbers: TypeAlias = NDArray[Any]


def divide(above: Any, below: Any) -> Floats:
    """Divide, giving NaN where below is zero; complex numbers, which carry derivatives, stay complex."""
    above, below = np.broadcast_arrays(above, below)
    out = np.full(below.shape, np.nan, np.result_type(above, below, np.float64))
    np.divide(above, below, out=out, where=below.real != 0)
    return np.asarray(out)


def mean_of_defined(values: Numbers, axis: int = -1) -> Floats:
    """The mean of the values that are not NaN; NaN where none is."""
    defined = ~np.isnan(values)
    return divide(np.where(defined, values, 0.0).sum(axis=axis), defined.sum(axis=axis))


def cohen(n: Numbers, agree: Numbers, first: Numbers, second: Numbers) -> Floats:
    """Cohen's (1960) kappa of a pair: `n` shared units, `agree` of them alike, marginal counts [..., q]."""
    return 1 - divide(n * (n - agree), n * n - (first * second).sum(axis=-1))


def chance_of_pair(n: Numbers, first: Numbers, second: Numbers) -> Floats:
    """Cohen's expected agreement: the chance that two coders with these marginals agree."""
    return divide((first * second).sum(axis=-1), n * n)


def alpha(disagreement: Numbers, values: Numbers) -> Floats:
    """Krippendorff's (2011) nominal alpha.

    `disagreement` is the sum over units of (ordered pairs of unlike values) / (values in the unit - 1);
    `values` [..., q] counts the pairable values, that is those in units with at least two.
    """
    n = values.sum(axis=-1)
    return 1 - divide(disagreement * (n - 1), n * n - (values * values).sum(axis=-1))


def gwet_chance(shares: Numbers, q: int) -> Floats:
    """Gwet's (2008) expected agreement for AC1, from mean shares [..., q] over all units."""
    return divide((shares * (1 - shares)).sum(axis=-1), q - 1)


def chance_corrected(observed: Numbers, expected: Numbers) -> Floats:
    """(observed - expected) / (1 - expected), NaN where expected agreement is 1."""
    return divide(observed - expected, 1 - expected)


def specific_agreement(both: Numbers, first: Numbers, second: Numbers) -> Floats:
    """Agreement on one value (Cicchetti & Feinstein 1990): 2a / (2a + b + c), which equals F1."""
    return divide(2 * both, first + second)


def pooled(observed: Numbers, expected: Numbers) -> Floats:
    """Pooled kappa over codes on the first axis (de Vries et al. 2008): means of Po and Pe, then kappa.

    A code without variation adds 1 to both sums and so changes nothing.
    """
    return divide((observed - expected).sum(axis=0), (1 - expected).sum(axis=0))


def pooled_kappa(tables: Sequence[Sequence[Sequence[int]]]) -> float:
    """Pooled kappa (de Vries et al. 2008) of one two-coder table per code, rows the first coder."""
    first, second, agree, n = _margins(tables)
    return float(pooled(divide(agree, n), chance_of_pair(n, first, second)))


def mean_kappa(tables: Sequence[Sequence[Sequence[int]]]) -> float:
    """The mean of the kappas that are defined, over one two-coder table per code."""
    first, second, agree, n = _margins(tables)
    return float(mean_of_defined(cohen(n, agree, first, second)))


def summed_table_kappa(tables: Sequence[Sequence[Sequence[int]]]) -> float:
    """Cohen's kappa of the sum of all codes' tables: it mixes rare and frequent codes and looks better than it is."""
    first, second, agree, n = (part.sum(axis=0) for part in _margins(tables))
    return float(cohen(n, agree, first, second))


def _margins(tables: Sequence[Sequence[Sequence[int]]]) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    stacked = np.asarray(tables, dtype=np.int64).reshape(np.shape(tables) if len(tables) else (0, 2, 2))
    agree = np.trace(stacked, axis1=1, axis2=2)
    return stacked.sum(axis=2), stacked.sum(axis=1), agree, stacked.sum(axis=(1, 2))
