"""The distribution that a t interval is made with: how likely the coefficient lies above a value."""

from __future__ import annotations

import math
from collections.abc import Callable

from codekit.agreement.formulas.errors import FISHER
from codekit.agreement.formulas.student import t_probability

Place = Callable[[float], float]


def places(kind: str, value: float, error: float) -> Place:
    """Where a place z standard errors from the value lies on the scale of this kind of interval, in its errors."""
    return _on_fisher_scale(value, error) if kind == FISHER else (lambda z: z)


def at_least(least: float, value: float, error: float, df: float, kind: str) -> float:
    """The probability that a coefficient is `least` or more: Student's t of an interval of this kind, from -1 to 1.

    NaN where value or error is undefined or nothing varies.
    """
    if not (math.isfinite(value) and math.isfinite(error) and error > 0 and df >= 1):
        return math.nan
    place = places(kind, value, error)
    low, here, high = (t_probability(place((edge - value) / error), df) for edge in (-1.0, least, 1.0))
    return (high - here) / (high - low)


def _on_fisher_scale(value: float, error: float) -> Place:
    """How many standard errors of atanh(value) lie between it and a place z plain standard errors away."""

    def place(z: float) -> float:
        edge = value + z * error
        if abs(edge) > 1 - 1e-12:  # -1 and 1, which are infinitely far
            return math.copysign(math.inf, edge)
        return (math.atanh(edge) - math.atanh(value)) * (1 - value**2) / error

    return place
