"""Standard errors of coefficients on ratings, from their forms.

"fleiss-cohen-everitt" is the large-sample error of Fleiss, Cohen & Everitt (1969), which equals the
infinitesimal jackknife over units with divisor n; "gwet" is Gwet's (2014) with divisor n(n - 1). Both take units
as independent. "linearised", "jackknife" and "bootstrap" take whole transcripts (`clusters`); without clusters
each unit is one. U_t is the derivative of the coefficient with respect to the weight of transcript t:

    linearised  sqrt(T/(T-1) sum U_t^2)
    jackknife   sqrt((T-1)/T sum (k_(t) - mean)^2), k_(t) without transcript t
    bootstrap   the standard deviation over resamples of transcripts, those left out where it is undefined
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias

import numpy as np

from codekit.agreement.forms import Form
from codekit.agreement.material import Floats

Method: TypeAlias = Literal["fleiss-cohen-everitt", "gwet", "linearised", "jackknife", "bootstrap"]
METHODS = ("fleiss-cohen-everitt", "gwet", "linearised", "jackknife", "bootstrap")
_STEP = 1e-40  # the step of the complex derivative: so small that its square is nothing
_MOST_AT_ONCE = 1 << 22
_MOST_ENUMERATED = 1_000_000


class Spread(NamedTuple):
    """A standard error, the values it was made of (jackknife, bootstrap), and how many were undefined."""

    error: float
    values: Floats
    n_undefined: int


def influence(form: Form, added: Floats) -> Floats:
    """The derivative of the coefficient with respect to the weight of each row of `added` [rows, m].

    A complex step: with an imaginary part i h in the sums, the imaginary part of the value is h times the
    derivative, to the precision of a float and without a formula for each coefficient.
    """
    return np.asarray(form.value(form.totals() + 1j * _STEP * added).imag / _STEP)


def standard_error(
    form: Form,
    method: Method,
    *,
    clusters: Sequence[Hashable] | None = None,
    resamples: int | Literal["all"] = 2000,
    seed: int = 0,
) -> Spread:
    """The standard error of a coefficient by one method; NaN where the coefficient is undefined or T < 2."""
    if method not in METHODS:
        raise ValueError(f"no method '{method}'; known: {', '.join(METHODS)}")
    if math.isnan(float(form.value(form.totals()))):
        return Spread(math.nan, np.zeros(0), 0)
    if method in {"fleiss-cohen-everitt", "gwet"}:
        error = _delta(form) if method == "fleiss-cohen-everitt" else _gwet(form)
        return Spread(error, np.zeros(0), 0)
    groups = grouped(form.features, clusters)
    if len(groups) < 2:
        return Spread(math.nan, np.zeros(0), 0)
    if method == "linearised":
        t = len(groups)
        return Spread(math.sqrt(t / (t - 1) * float((influence(form, groups) ** 2).sum())), np.zeros(0), 0)
    if method == "jackknife":
        return jackknife(form, groups)
    return bootstrap(form, groups, resamples=resamples, seed=seed)


def grouped(features: Floats, clusters: Sequence[Hashable] | None) -> Floats:
    """Features summed by cluster [T, m]; clusters in any order, units without clusters stand alone."""
    if clusters is None:
        return features
    if len(clusters) != len(features):
        raise ValueError(f"{len(features)} units, but {len(clusters)} entries in clusters")
    known: dict[Hashable, int] = {}
    index = np.asarray([known.setdefault(c, len(known)) for c in clusters], dtype=np.int64)
    sums = np.zeros((len(known), features.shape[1]))
    np.add.at(sums, index, features)
    return sums


def jackknife(form: Form, groups: Floats) -> Spread:
    """Delete one transcript at a time; where the rest is undefined it is left out and counted."""
    values = np.asarray(form.value(groups.sum(axis=0) - groups), np.float64)
    kept = values[~np.isnan(values)]
    t = len(kept)
    error = math.sqrt((t - 1) / t * float(((kept - kept.mean()) ** 2).sum())) if t > 1 else math.nan
    return Spread(error, values, len(values) - t)


def bootstrap(form: Form, groups: Floats, *, resamples: int | Literal["all"], seed: int) -> Spread:
    """Draw as many transcripts as there are, with replacement; "all" goes through every possible resample."""
    times = every_resample(len(groups)) if resamples == "all" else draws(len(groups), resamples, seed)
    rows = max(1, _MOST_AT_ONCE // max(groups.size, 1))
    parts = [form.value(times[i : i + rows] @ groups) for i in range(0, len(times), rows)]
    values = np.asarray(np.concatenate(parts), np.float64)
    kept = values[~np.isnan(values)]
    return Spread(float(kept.std()) if len(kept) > 1 else math.nan, values, len(values) - len(kept))


def draws(transcripts: int, resamples: int, seed: int) -> Floats:
    """How often each transcript occurs in each resample [B, T]; the same seed gives the same draws."""
    chosen = np.random.default_rng(seed).integers(transcripts, size=(resamples, transcripts))
    place = (np.arange(resamples)[:, None] * transcripts + chosen).ravel()
    return np.bincount(place, minlength=resamples * transcripts).reshape(resamples, transcripts).astype(np.float64)


def every_resample(transcripts: int) -> Floats:
    """All T^T resamples of T transcripts as counts [T^T, T]; ValueError above a million."""
    if transcripts**transcripts > _MOST_ENUMERATED:
        raise ValueError(f"{transcripts} transcripts have too many resamples to go through; give a number of them")
    chosen = np.indices((transcripts,) * transcripts).reshape(transcripts, -1).T
    counts: Any = (chosen[:, :, None] == np.arange(transcripts)).sum(axis=1)
    return np.asarray(counts, np.float64)


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
