"""The one way from a coefficient to its standard error: what each transcript adds to the sums is changed.

Segments of one interview are alike; an error that treats them as independent is far too short. All three errors
take whole transcripts (Field & Welsh 2007). U_t is the derivative of the coefficient with respect to the weight
of transcript t:

    linearised  sqrt(T/(T-1) sum U_t^2)
    jackknife   sqrt((T-1)/T sum (k_(t) - mean)^2), k_(t) without transcript t
    bootstrap   the standard deviation over resamples of transcripts, those left out where it is undefined

The interval that covers best (`fisher`) takes the jackknife error to the scale of Fisher's z, atanh(k), where the
distribution is less skew, with degrees of freedom that know how much the error hangs on few transcripts.

A coefficient is a function of `Sums`; `own` holds what transcripts add to each sum, with transcripts on the first
axis [T, ...]. Figures of codes and lists of ratings differ only in what their sums are.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final, TypeAlias

import numpy as np

from codekit.agreement.numeric import Floats, Numbers, Sums, divide, mean_of_defined

Formula: TypeAlias = Callable[[dict[str, Numbers]], Numbers]
LINEARISED: Final = "linearised"
JACKKNIFE: Final = "jackknife"
BOOTSTRAP: Final = "bootstrap"
FISHER: Final = "fisher"  # a kind of interval, not of error
CLUSTERED = (LINEARISED, JACKKNIFE, BOOTSTRAP)
INTERVALS = (FISHER, *CLUSTERED)
_STEP = 1e-40  # the step of the complex derivative: so small that its square is nothing
_MOST_AT_ONCE = 1 << 21  # sums of resamples: 16 MB
_FEWEST_AT_ONCE = 16  # resamples, however many sums each has
_MOST_ENUMERATED = 1_000_000


def influences(formula: Formula, totals: Sums, own: Sums) -> Floats:
    """The derivative of a coefficient with respect to the weight of each transcript [T, ...].

    A complex step: with an imaginary part i h in the sums, the imaginary part of the value is h times the
    derivative, to the precision of a float and without a formula for each coefficient.
    """
    stepped = formula({name: totals[name] + 1j * _STEP * added for name, added in own.items()})
    return np.asarray(stepped.imag / _STEP)


def without_each(formula: Formula, totals: Sums, own: Sums) -> Floats:
    """The coefficient without one transcript after the other [T, ...]."""
    return np.asarray(formula({name: totals[name] - added for name, added in own.items()}), np.float64)


def resampled(formula: Formula, own: Sums, times: Floats) -> Floats:
    """The coefficient where transcripts count as often as `times` [B, T] says: [B, ...]."""
    flat = {
        name: np.ascontiguousarray(added).reshape(len(added), math.prod(added.shape[1:])) for name, added in own.items()
    }
    width = sum(rows.shape[1] for rows in flat.values())
    step = max(_FEWEST_AT_ONCE, _MOST_AT_ONCE // max(width, 1))
    parts = []
    for start in range(0, len(times), step):
        drawn = times[start : start + step]
        parts.append(formula({name: (drawn @ rows).reshape(-1, *own[name].shape[1:]) for name, rows in flat.items()}))
    return np.asarray(np.concatenate(parts), np.float64)


def linearised_error(influence: Floats) -> Floats:
    """The standard error from influences [T, ...]: [...]; NaN for fewer than two transcripts."""
    transcripts = len(influence)
    if transcripts < 2:
        return np.full(influence.shape[1:], np.nan)
    return np.asarray(np.sqrt(transcripts / (transcripts - 1) * (influence**2).sum(axis=0)))


def jackknife_error(without: Floats) -> Floats:
    """The standard error from the values without each transcript [T, ...]: [...]; undefined ones are left out."""
    kept = (~np.isnan(without)).sum(axis=0)
    return np.asarray(np.sqrt(np.maximum(kept - 1, 0) * _variance(without)))


def jackknife_df(without: Floats) -> Floats:
    """The degrees of freedom of the jackknife error from the values without each transcript [T, ...]: [...].

    3 (sum d^2)^2 / sum d^4 - 2, d the distances from their mean: T - 2 degrees of freedom more or less for a normal
    distribution, fewer where the error hangs on few transcripts; limited to 1 and T - 1. NaN where nothing varies.
    """
    squares = _squares(without)
    return np.asarray(
        np.clip(3 * divide(squares.sum(axis=-1) ** 2, (squares**2).sum(axis=-1)) - 2, 1, len(without) - 1)
    )


def fisher_ends(value: Floats, error: Floats, quantile: Floats) -> tuple[Floats, Floats]:
    """Low and high ends tanh(atanh(k) -+ quantile error / (1 - k^2)) [...]; NaN where k is 1 or -1: z is infinite."""
    inner = np.where(np.abs(value) < 1, value, np.nan)
    z, reach = np.arctanh(inner), quantile * error / (1 - inner**2)
    return np.tanh(z - reach), np.tanh(z + reach)


def bootstrap_error(values: Floats) -> Floats:
    """The standard error from the values in resamples [B, ...]: [...]; undefined ones are left out."""
    return np.asarray(np.sqrt(_variance(values)))


def draws(transcripts: int, resamples: int, seed: int) -> Floats:
    """How often each transcript occurs in each resample [B, T]; the same seed gives the same draws."""
    if not transcripts:
        return np.zeros((resamples, 0))
    chosen = np.random.default_rng(seed).integers(transcripts, size=(resamples, transcripts))
    place = (np.arange(resamples)[:, None] * transcripts + chosen).ravel()
    return np.bincount(place, minlength=resamples * transcripts).reshape(resamples, transcripts).astype(np.float64)


def every_resample(transcripts: int) -> Floats:
    """All T^T resamples of T transcripts as counts [T^T, T]. Raises ValueError above a million."""
    if transcripts**transcripts > _MOST_ENUMERATED:
        raise ValueError(f"{transcripts} transcripts have too many resamples to go through; give a number of them")
    chosen = np.indices((transcripts,) * transcripts).reshape(transcripts, -1).T
    counts: Any = (chosen[:, :, None] == np.arange(transcripts)).sum(axis=1)
    return np.asarray(counts, np.float64)


def _variance(values: Floats) -> Floats:
    """The mean squared distance from the mean over the first axis, undefined values left out."""
    return mean_of_defined(_squares(values))


def _squares(values: Floats) -> Floats:
    """Squared distances from the mean over the first axis, which becomes the last one [..., T]."""
    rows = np.ascontiguousarray(np.moveaxis(values, 0, -1))  # summed in one order, whatever the other axes are
    return np.asarray((rows - mean_of_defined(rows)[..., None]) ** 2)
