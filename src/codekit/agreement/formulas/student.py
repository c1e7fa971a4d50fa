"""Student's t for whole degrees of freedom."""

from __future__ import annotations

import math
from functools import lru_cache


@lru_cache(maxsize=256)
def t_quantile(probability: float, df: int) -> float:
    """The quantile of Student's t for whole degrees of freedom, to the precision of a float.

    Raises ValueError for a probability that is not between 0 and 1, and without a degree of freedom.
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
