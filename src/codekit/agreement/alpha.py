"""Krippendorff's alpha on plain arrays: any number of coders, missing ratings, four levels of measurement."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import numpy as np

from codekit.agreement.coefficients import divide
from codekit.agreement.material import Floats, Ints
from codekit.agreement.ratings import NO_SHARED_UNIT, NO_VARIATION, Ratings, Row, read
from codekit.agreement.result import Agreement

Level = Literal["nominal", "ordinal", "interval", "ratio"]


def krippendorff_alpha(ratings: Sequence[Row], *, level: Level = "nominal") -> Agreement:
    """Krippendorff's (2011) alpha of a coders x units table; a unit with one rating drops out.

    `observed` and `expected` are 1 - Do and 1 - De, so that value = (observed - expected) / (1 - expected).
    """
    if level not in DISTANCES:
        raise ValueError(f"no level '{level}'; known: {', '.join(DISTANCES)}")
    table = _in_order(read(ratings)) if level != "nominal" else read(ratings)
    usable = table.per_unit >= 2
    counts = table.counts[usable]
    totals = counts.sum(axis=0)
    distance = DISTANCES[level](table.categories, totals)
    n = int(totals.sum())
    observed = float(divide((_coincidences(counts) * distance).sum(), n))
    expected = float(divide((np.outer(totals, totals) * distance).sum(), n * (n - 1)))
    return Agreement(
        measure="krippendorff_alpha",
        value=float(1 - divide(observed, expected)),
        observed=1 - observed,
        expected=1 - expected,
        n_units=int(usable.sum()),
        n_dropped=int((~usable).sum()),
        undefined_because=NO_SHARED_UNIT if not n else "" if expected > 0 else NO_VARIATION,
    )


def _coincidences(counts: Ints) -> Floats:
    """Pairs of values within units, each unit weighted by 1 / (its ratings - 1) [q, q]."""
    weights = 1 / (counts.sum(axis=1) - 1)
    table = np.asarray(counts.T * weights, np.float64) @ counts
    return np.asarray(table - np.diag((counts * weights[:, None]).sum(axis=0)))


def _in_order(table: Ratings) -> Ratings:
    """The same ratings with the categories in ascending order."""
    order = sorted(range(len(table.categories)), key=lambda i: _number(table.categories[i]))
    place = np.argsort(np.asarray(order, dtype=np.int64))
    index = np.where(table.index >= 0, place[table.index], -1) if order else table.index
    return Ratings(tuple(table.categories[i] for i in order), index, table.counts[:, order])


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise ValueError("ordinal, interval and ratio levels need numbers") from None


def _nominal(categories: Sequence[Any], _totals: Ints) -> Floats:
    return 1 - np.eye(len(categories))


def _ordinal(_categories: Sequence[Any], totals: Ints) -> Floats:
    """Squared number of ranks between two values, counting half of each end."""
    middle = np.cumsum(totals) - totals / 2
    return np.asarray((middle[:, None] - middle) ** 2, np.float64)


def _interval(categories: Sequence[Any], _totals: Ints) -> Floats:
    values = np.asarray([float(c) for c in categories])
    return np.asarray((values[:, None] - values) ** 2)


def _ratio(categories: Sequence[Any], _totals: Ints) -> Floats:
    values = np.asarray([float(c) for c in categories])
    share = divide(values[:, None] - values, values[:, None] + values)
    return np.asarray(np.where(values[:, None] == values, 0.0, share) ** 2)


DISTANCES: dict[str, Callable[[Sequence[Any], Ints], Floats]] = {
    "nominal": _nominal,
    "ordinal": _ordinal,
    "interval": _interval,
    "ratio": _ratio,
}
