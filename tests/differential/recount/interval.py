"""The interval: docs/statistics.md, "The interval"; Student's quantile by integrating the density."""

from __future__ import annotations

import math
from collections.abc import Sequence


def fisher(value: float, without_each: Sequence[float], level: float = 0.95) -> tuple[float, float, float] | None:
    """Low end, high end and degrees of freedom, from the coefficient without each cluster; None where there is none."""
    t = len(without_each)
    if t < 2 or math.isnan(value) or abs(value) == 1 or any(map(math.isnan, without_each)):
        return None
    mean = math.fsum(without_each) / t
    distances = [k - mean for k in without_each]
    squares = math.fsum(d * d for d in distances)
    if squares == 0:
        return None
    error = math.sqrt((t - 1) / t * squares)
    df = min(max(3 * squares**2 / math.fsum(d**4 for d in distances) - 2, 1.0), t - 1.0)
    reach = quantile(0.5 + level / 2, df) * error / (1 - value * value)
    z = math.atanh(value)
    return math.tanh(z - reach), math.tanh(z + reach), df


def quantile(p: float, df: float) -> float:
    """The point below which Student's t with `df` degrees of freedom lies with probability `p` > 1/2."""
    low, high = 0.0, 1.0
    while _above(high, df) > 1 - p:
        low, high = high, 2 * high
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _above(middle, df) > 1 - p else (low, middle)
    return (low + high) / 2


def _above(t: float, df: float) -> float:
    """The probability beyond t > 0: half the regularised incomplete beta function at df / (df + t^2)."""
    return _beta(df / (df + t * t), df / 2, 0.5) / 2


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (Abramowitz and Stegun 26.5.8)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    value = 0.0
    for m in range(300, 0, -1):  # from the inside out
        k = m // 2
        if m % 2:
            d = -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1))
        else:
            d = k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k))
        value = d / (1 + value)
    return front / a / (1 + value)
