"""Standard errors and intervals that know that units come in transcripts.

The linearised (infinitesimal jackknife) standard error clustered by transcript: U_t is the derivative of the
coefficient with respect to the weight of transcript t, SE = sqrt(T/(T-1) sum U_t^2), and the interval takes the
t quantile with T-1 degrees of freedom (Field & Welsh 2007). Segments of one interview are alike; an interval
that treats them as independent is far too short.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from codekit.agreement.coefficients import divide
from codekit.agreement.material import Floats
from codekit.agreement.tally import Tally

FEWEST_TRANSCRIPTS = 5
METHOD = "linearised standard error clustered by transcript, t quantile, limited to -1..1"
_NOTHING = 1e-12  # a standard error below this is zero but for rounding


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval of one coefficient, with all that a reader needs to repeat it."""

    coefficient: str
    level: float
    low: float
    high: float
    method: str
    df: int


def cohen_influence(tally: Tally) -> Floats:
    """Each transcript's influence on Cohen's kappa of each pair [V, P, T]."""
    n, agree, first, second = tally.pair_sums()
    above, below = n * (n - agree), n * n - (first * second).sum(axis=-1)
    n_t, n, unlike = tally.shared, n[:, None], (n - agree)[..., None]
    d_above = n_t * unlike + n * (n_t - tally.agree)
    cross = (tally.first * second[..., None, :] + first[..., None, :] * tally.second).sum(axis=-1)
    d_below = 2 * n * n_t - cross
    return -divide(d_above - divide(above, below)[..., None] * d_below, below[..., None])


def alpha_influence(tally: Tally) -> Floats:
    """Each transcript's influence on Krippendorff's nominal alpha [V, T]."""
    values, disagreement = tally.values.sum(axis=1), tally.disagreement.sum(axis=-1)
    n, n_t = values.sum(axis=-1), tally.values.sum(axis=-1)
    above, below = disagreement * (n - 1), n * n - (values * values).sum(axis=-1)
    d_above = tally.disagreement * (n - 1)[:, None] + disagreement[:, None] * n_t
    d_below = 2 * n[:, None] * n_t - 2 * (tally.values * values[:, None, :]).sum(axis=-1)
    return -divide(d_above - divide(above, below)[:, None] * d_below, below[:, None])


def standard_error(influence: Floats) -> Floats:
    """The clustered standard error from influences on the last axis; NaN for fewer than two transcripts."""
    transcripts = influence.shape[-1]
    if transcripts < 2:
        return np.full(influence.shape[:-1], np.nan)
    return np.asarray(np.sqrt(transcripts / (transcripts - 1) * (influence**2).sum(axis=-1)))


def interval(coefficient: str, value: float, error: float, *, transcripts: int, level: float = 0.95) -> Interval | None:
    """The interval around a value, or None below five transcripts, where undefined, or where nothing varies."""
    if transcripts < FEWEST_TRANSCRIPTS or not (math.isfinite(value) and error > _NOTHING):
        return None
    reach = t_quantile(0.5 + level / 2, transcripts - 1) * error
    return Interval(
        coefficient=coefficient,
        level=level,
        low=float(max(-1.0, value - reach)),
        high=float(min(1.0, value + reach)),
        method=METHOD,
        df=transcripts - 1,
    )


@lru_cache(maxsize=256)
def t_quantile(probability: float, df: int) -> float:
    """The quantile of Student's t for whole degrees of freedom, to the precision of a float."""
    if not (0 < probability < 1 and df >= 1):
        raise ValueError("needs 0 < probability < 1 and df >= 1")
    if probability < 0.5:
        return -t_quantile(1 - probability, df)
    low, high = 0.0, math.pi / 2
    for _ in range(200):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        low, high = (middle, high) if _inside(middle, df) < 2 * probability - 1 else (low, middle)
    return math.sqrt(df) * math.tan(low)


def t_probability(value: float, df: int) -> float:
    """The probability that Student's t with whole degrees of freedom lies below a value."""
    inside = _inside(math.atan(abs(value) / math.sqrt(df)), df)
    return 0.5 + math.copysign(inside / 2, value)


def _inside(angle: float, df: int) -> float:
    """P(|T| < sqrt(df) tan(angle)): the finite sums of Abramowitz & Stegun 26.7.3 and 26.7.4."""
    sine, cosine = math.sin(angle), math.cos(angle)
    odd = df % 2
    term = cosine if odd else 1.0
    terms = [term] if df > 1 else []
    for k in range(2 + odd, df, 2):
        term *= (k - 1) / k * cosine * cosine
        terms.append(term)
    total = sine * math.fsum(terms)
    return 2 / math.pi * (angle + total) if odd else total
