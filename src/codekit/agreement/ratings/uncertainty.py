"""Standard errors of coefficients on ratings, from their forms.

"fleiss-cohen-everitt" is the large-sample error of Fleiss, Cohen & Everitt (1969), which equals the
infinitesimal jackknife over units with divisor n; "gwet" is Gwet's (2014) with divisor n(n - 1). Both take units
as independent. "linearised", "jackknife" and "bootstrap" take whole transcripts (`clusters`), as
`codekit.agreement.formulas.errors` says; without clusters each unit is one.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple, TypeAlias

import numpy as np

from codekit.agreement.formulas import errors
from codekit.agreement.numeric import Floats, Numbers, Sums, summed_by
from codekit.agreement.ratings.forms import Form
from codekit.agreement.result import Agreement

Method: TypeAlias = Literal["fleiss-cohen-everitt", "gwet", "linearised", "jackknife", "bootstrap"]
METHODS = ("fleiss-cohen-everitt", "gwet", *errors.CLUSTERED)
_FEATURES = "features"


class Spread(NamedTuple):
    """A standard error, the values it was made of (jackknife [T], bootstrap [B]), and how many were undefined."""

    error: float
    values: Floats
    n_undefined: int

    def of(self, result: Agreement, method: Method) -> Agreement:
        """The result with this standard error."""
        return replace(result, se=self.error, se_method=method, n_undefined_resamples=self.n_undefined)


NO_SPREAD = Spread(math.nan, np.zeros(0), 0)


def standard_error(
    form: Form,
    method: Method,
    *,
    clusters: Sequence[Hashable] | None = None,
    resamples: int | Literal["all"] = 2000,
    seed: int = 0,
) -> Spread:
    """The standard error of a coefficient by one method; NaN where the coefficient is undefined or T < 2.

    Raises ValueError for another method, for clusters that are not one per unit, and for "all" resamples of too
    many transcripts.
    """
    if method not in METHODS:
        raise ValueError(f"no method '{method}'; known: {', '.join(METHODS)}")
    if math.isnan(float(form.value(form.totals()))):
        return NO_SPREAD
    if method in {"fleiss-cohen-everitt", "gwet"}:
        return NO_SPREAD._replace(error=_delta(form) if method == "fleiss-cohen-everitt" else _gwet(form))
    groups = grouped(form.features, clusters)
    if len(groups) < 2:
        return NO_SPREAD
    if method == errors.LINEARISED:
        return NO_SPREAD._replace(error=float(errors.linearised_error(influence(form, groups))))
    if method == errors.JACKKNIFE:
        totals = {_FEATURES: groups.sum(axis=0)}
        values = errors.without_each(_formula(form), totals, {_FEATURES: groups})
        return _spread(float(errors.jackknife_error(values)), values)
    times = errors.every_resample(len(groups)) if resamples == "all" else errors.draws(len(groups), resamples, seed)
    values = errors.resampled(_formula(form), {_FEATURES: groups}, times)
    return _spread(float(errors.bootstrap_error(values)), values)


def influence(form: Form, added: Floats) -> Floats:
    """The derivative of the coefficient with respect to the weight of each row of `added` [rows, m]."""
    return errors.influences(_formula(form), {_FEATURES: form.totals()}, {_FEATURES: added})


def grouped(features: Floats, clusters: Sequence[Hashable] | None) -> Floats:
    """Features [units, m] summed by cluster [T, m]; clusters in any order, units without clusters stand alone.

    Raises ValueError where the clusters are not one per unit.
    """
    if clusters is None:
        return features
    if len(clusters) != len(features):
        raise ValueError(f"{len(features)} units, but {len(clusters)} entries in clusters")
    known: dict[Hashable, int] = {}
    index = np.asarray([known.setdefault(c, len(known)) for c in clusters], dtype=np.int64)
    return np.asarray(summed_by(features, index))


def _formula(form: Form) -> errors.Formula:
    """The coefficient as a function of sums: those of the features."""

    def value(sums: Sums) -> Numbers:
        return form.value(sums[_FEATURES])

    return value


def _spread(error: float, values: Floats) -> Spread:
    """The error from values of which those left out are counted; one value alone says nothing."""
    kept = int((~np.isnan(values)).sum())
    return Spread(error if kept > 1 else math.nan, values, len(values) - kept)


def _delta(form: Form) -> float:
    return math.sqrt(float((influence(form, form.features) ** 2).sum()))


def _gwet(form: Form) -> float:
    """Gwet's error; in units with one rating it takes the observed agreement as 0 before centring.

    For units with two ratings this is the linearised term, so that only unequal numbers of ratings differ.
    """
    rated = form.rated
    n, n_used = int(rated.sum()), int(form.used.sum())
    if n < 2 or not n_used:
        return math.nan
    value = float(form.value(form.totals()))
    shift = value * (n / n_used * form.used[rated] - 1) if form.gwet is None else form.gwet
    terms = n * influence(form, form.features)[rated] + shift
    return math.sqrt(float((terms**2).sum()) / (n * (n - 1)))
