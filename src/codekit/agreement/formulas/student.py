"""Student's t for any degrees of freedom from one on, whole or not."""

from __future__ import annotations

import math
from functools import lru_cache

_FAR = 40  # beyond this many mean squares of t the series for the tail is the short one


@lru_cache(maxsize=4096)
def t_quantile(probability: float, df: float) -> float:
    """The quantile of Student's t, to about nine digits.

    Raises ValueError for a probability that is not between 0 and 1, and below one degree of freedom.
    """
    if not (0 < probability < 1 and df >= 1):
        raise ValueError("needs 0 < probability < 1 and df >= 1")
    if probability < 0.5:
        return -t_quantile(1 - probability, df)
    low, high = 0.0, math.pi / 2
    for _ in range(200):  # halvings: more than it takes until two floats have none between them
        middle = (low + high) / 2
        if not low < middle < high:
            break
        low, high = (middle, high) if _inside(middle, df) < 2 * probability - 1 else (low, middle)
    return math.sqrt(df) * math.tan(low)


def t_probability(value: float, df: float) -> float:
    """The probability that Student's t lies below a value."""
    inside = _inside(math.atan(abs(value) / math.sqrt(df)), df)
    return 0.5 + math.copysign(inside / 2, value)


def _inside(angle: float, df: float) -> float:
    """P(|T| < sqrt(df) tan(angle)), which is I_x(1/2, df/2) at x = sin(angle)^2 (Abramowitz & Stegun 26.7.1)."""
    inner, outer = math.sin(angle) ** 2, math.cos(angle) ** 2
    return _beta(0.5, df / 2, inner) if inner <= min(0.5, _FAR / df) else 1 - _beta(df / 2, 0.5, outer)


def _beta(a: float, b: float, x: float) -> float:
    """The incomplete beta function I_x(a, b) for x below 1, by a series of positive terms (A&S 26.5.4)."""
    if not x:
        return 0.0
    term = math.exp(math.lgamma(a + b) - math.lgamma(a + 1) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x))
    total, n = term, 0
    while term > total * 1e-17:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    return total
