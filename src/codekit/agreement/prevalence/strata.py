"""The error of what was drawn within strata: the jackknife stratum by stratum, less what was drawn of the whole.

A cluster is left out of its own stratum, whose others then stand for it (JKn; Wolter 2007, section 4.5; Lohr 2010,
section 9.3). With n_h of N_h clusters of stratum h drawn, f_h = n_h / N_h, k_(hi) without cluster i of it:

    sum over h of (1 - f_h) (n_h - 1) / n_h  sum over i of (k_(hi) - mean of stratum h)^2
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from codekit.agreement.formulas.errors import Formula
from codekit.agreement.numeric import Floats, Ints, Sums, divide

WHOLE = math.inf  # the size of a stratum of which nobody knows how many clusters it has, or of which none were drawn


class Error(NamedTuple):
    """A standard error with its degrees of freedom; both NaN where there is none."""

    value: float
    df: float
    is_undefined: bool = False  # the figure is, without one of the clusters


def stratified_error(formula: Formula, own: Sums, stratum: Ints, sizes: Floats) -> Error:
    """The standard error of a figure of what clusters add to its sums [C], each in a stratum [C] of such a size [H].

    A size is how many clusters the stratum has in all; infinite for no correction. Strata with one cluster are taken
    together (collapsed strata: the error is rather too long), the only such one with the smallest other. Degrees of
    freedom are those of `errors.jackknife_df`, limited to clusters less strata. NaN for fewer than two clusters, and
    where nothing varies; 0 where everything was drawn.
    """
    of, whole = collapsed(stratum, sizes)
    drawn = np.bincount(of)
    if len(of) < 2:
        return Error(math.nan, math.nan)
    values = _without_each(formula, own, of, drawn)
    if np.isnan(values).any():
        return Error(math.nan, math.nan, is_undefined=True)
    means = divide(np.bincount(of, weights=values), drawn)
    left = np.maximum(1 - drawn / whole, 0) * (drawn - 1) / drawn
    parts = left[of] * (values - means[of]) ** 2
    if not left.any():
        return Error(0.0, 1.0)
    df = 3 * divide(parts.sum() ** 2, (parts**2).sum()) - 2
    return Error(float(np.sqrt(parts.sum())), float(np.clip(df, 1, max(len(of) - len(drawn), 1))))


def _without_each(formula: Formula, own: Sums, of: Ints, drawn: Ints) -> Floats:
    """The figure without one cluster after the other [C], the others of its stratum standing for it."""
    n = drawn[of]
    more = np.divide(n, n - 1, out=np.ones(len(of)), where=n > 1)  # alone in a stratum that was read whole: it stays
    rest = {}
    for name, added in own.items():
        strata = np.bincount(of, weights=added, minlength=len(drawn))
        without = np.where(n > 1, (strata[of] - added) * more, strata[of])
        rest[name] = strata.sum() - strata[of] + without
    return np.asarray(formula(rest), np.float64)


def collapsed(stratum: Ints, sizes: Floats) -> tuple[Ints, Floats]:
    """Strata [C] and their sizes [H], numbered from 0 by those that are there, without any that cannot vary by itself.

    One cluster that is all of its stratum stays: nothing of it was left to chance.
    """
    there, of = np.unique(stratum, return_inverse=True)
    whole, drawn = np.asarray(sizes, np.float64)[there], np.bincount(of)
    lonely = np.flatnonzero((drawn == 1) & (whole > 1))
    if len(lonely) == 1 and (drawn > 1).any():
        others = np.flatnonzero(drawn > 1)
        lonely = np.append(lonely, others[np.argmin(drawn[others])])
    if len(lonely) < 2:
        return np.asarray(of, np.int64), whole
    joint = np.where(np.isin(np.arange(len(there)), lonely), lonely[0], np.arange(len(there)))
    kept, renumbered = np.unique(joint, return_inverse=True)
    together = np.bincount(renumbered, weights=whole, minlength=len(kept)).astype(np.float64)
    return np.asarray(renumbered[of], np.int64), together
