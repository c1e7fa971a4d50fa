"""Krippendorff's alpha on plain arrays: any number of coders, missing ratings, six ways to differ."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any, Literal

import numpy as np

from codekit.agreement.numeric import Bools, Floats, Numbers, divide
from codekit.agreement.ratings import uncertainty
from codekit.agreement.ratings.forms import Form
from codekit.agreement.ratings.sets import set_distances
from codekit.agreement.ratings.table import Ratings, Row, read
from codekit.agreement.result import Agreement, of_disagreement

Level = Literal["nominal", "ordinal", "interval", "ratio", "jaccard", "masi"]
Distance = Callable[[Sequence[Any], Numbers], Numbers]


def krippendorff_alpha(
    ratings: Sequence[Row] | Ratings,
    *,
    level: Level = "nominal",
    se: uncertainty.Method | None = None,
    clusters: Sequence[Hashable] | None = None,
    resamples: int | Literal["all"] = 2000,
    seed: int = 0,
) -> Agreement:
    """Krippendorff's (2004, 2011) alpha of a coders x units table; a unit with one rating drops out.

    `level` says how values differ: "nominal", "ordinal", "interval", "ratio" (Krippendorff 2011, section 5), or
    for units that hold sets of codes "jaccard" and "masi" (Passonneau 2006). `observed` and `expected` are
    1 - Do and 1 - De, so that value = (observed - expected) / (1 - expected). `se` names a method of
    `ratings.uncertainty`, `clusters` the transcript of each unit. Gwet's error leaves out the factor 1 - 1/n, n
    being the number of values. Raises ValueError for another level, for values that a level cannot order, for rows
    of unequal length, and for what `uncertainty.standard_error` refuses.
    """
    if level not in DISTANCES:
        raise ValueError(f"no level '{level}'; known: {', '.join(DISTANCES)}")
    table = read(_as_sets(ratings) if level in {"jaccard", "masi"} else ratings)
    table = table.in_order() if level in {"ordinal", "interval", "ratio"} else table
    used = np.asarray(table.per_unit >= 2)
    observed, expected = (float(part) for part in _parts(table, used, level))
    n_units = int(used.sum())
    result = of_disagreement("krippendorff_alpha", observed, expected, n_units=n_units, n_dropped=len(used) - n_units)
    if se is None or not result.defined:
        return replace(result, se_method=se or "")
    form = alpha_form(table, level, with_replacement=se == "gwet")
    return uncertainty.standard_error(form, se, clusters=clusters, resamples=resamples, seed=seed).of(result, se)


def alpha_form(table: Ratings, level: Level, *, with_replacement: bool = False) -> Form:
    """Alpha as a function of sums over units; `with_replacement` leaves out the correction 1 - 1/n.

    The features of a unit [q + 1, ordinal q + q²] are how often it has each value, and its disagreement.
    """
    used = np.asarray(table.per_unit >= 2)
    counts = np.where(used[:, None], table.counts, 0)
    q = counts.shape[1]
    if level == "ordinal":  # the distance depends on the totals, so all pairs of values are kept apart
        pairs = counts[:, :, None] * (counts[:, None, :] - np.eye(q, dtype=np.int64))
        each = (pairs / np.maximum(table.per_unit - 1, 1)[:, None, None]).reshape(len(counts), q * q)
    else:
        distance = DISTANCES[level](table.categories, counts.sum(axis=0))
        each = _unlike(table, used, distance)[:, None]

    def parts(sums: Numbers) -> tuple[Numbers, Numbers]:
        values = sums[..., :q]
        n = values.sum(axis=-1)
        between = DISTANCES[level](table.categories, values)
        if level == "ordinal":
            unlike = (sums[..., q:].reshape(*sums.shape[:-1], q, q) * between).sum(axis=(-2, -1))
        else:
            unlike = sums[..., q]
        chance = (values[..., None] * values[..., None, :] * between).sum(axis=(-2, -1))
        return divide(unlike, n), divide(chance, n * (n if with_replacement else n - 1))

    form = Form(np.column_stack((counts, each)), parts, used, used)
    return replace(form, gwet=_gwet_term(form, table)) if with_replacement else form


def _gwet_term(form: Form, table: Ratings) -> Floats:
    """Where numbers of ratings differ, Gwet corrects observed agreement by its value after 1 - 1/n [used units]."""
    m = table.per_unit[form.used]
    return np.asarray((float(form.value(form.totals())) - 1) / m.sum() * (m / m.mean() - 1))


def _parts(table: Ratings, used: Bools, level: Level) -> tuple[Numbers, Numbers]:
    """Do and De over all units, without a table of units by categories where the categories are many."""
    values = _occurrences(table, used)
    n = values.sum()
    distance = DISTANCES[level](table.categories, values)
    unlike = _unlike(table, used, distance).sum()
    return divide(unlike, n), divide(values @ distance @ values, n * (n - 1))


def _occurrences(table: Ratings, used: Bools) -> Numbers:
    """How often each value occurs in the units with two ratings or more [q]."""
    if table.index is None:
        return np.asarray(table.counts[used].sum(axis=0))
    kept = table.index[:, used]
    return np.bincount(kept[kept >= 0], minlength=len(table.categories))


def _unlike(table: Ratings, used: Bools, distance: Floats) -> Floats:
    """Each unit's sum of distances over ordered pairs of its values, divided by its values less one [units]."""
    if table.index is None or len(table.categories) <= 2 * len(table.index):
        counts = table.counts  # of few categories this is the smaller table; of many the pairs of coders are
        total = ((counts @ distance) * counts).sum(axis=1)  # a value is at distance 0 from itself
    else:
        total = np.zeros(table.index.shape[1])
        for first, second in combinations(table.index, 2):
            both = np.flatnonzero((first >= 0) & (second >= 0))
            total[both] += 2 * distance[first[both], second[both]]
    return np.where(used, total / np.maximum(table.per_unit - 1, 1), 0.0)


def _as_sets(ratings: Sequence[Row] | Ratings) -> Sequence[Row] | Ratings:
    if isinstance(ratings, Ratings):
        return ratings
    return [[None if held is None else frozenset(held) for held in row] for row in ratings]


# Distances of q categories [q, q]; by rank they depend on how often each occurs: totals [..., q] give [..., q, q].


def _nominal(categories: Sequence[Any], _totals: Numbers) -> Numbers:
    return 1 - np.eye(len(categories))


def _ordinal(_categories: Sequence[Any], totals: Numbers) -> Numbers:
    """Squared number of ranks between two values, counting half of each end."""
    middle = np.cumsum(totals, axis=-1) - totals / 2
    return np.asarray((middle[..., :, None] - middle[..., None, :]) ** 2)


def _interval(categories: Sequence[Any], _totals: Numbers) -> Numbers:
    values = np.asarray([float(c) for c in categories])
    return np.asarray((values[:, None] - values) ** 2)


def _ratio(categories: Sequence[Any], _totals: Numbers) -> Numbers:
    values = np.asarray([float(c) for c in categories])
    share = divide(values[:, None] - values, values[:, None] + values)
    return np.asarray(np.where(values[:, None] == values, 0.0, share) ** 2)


def _jaccard(categories: Sequence[Any], _totals: Numbers) -> Numbers:
    return set_distances(categories, masi=False)


def _masi(categories: Sequence[Any], _totals: Numbers) -> Numbers:
    return set_distances(categories, masi=True)


DISTANCES: dict[str, Distance] = {
    "nominal": _nominal,
    "ordinal": _ordinal,
    "interval": _interval,
    "ratio": _ratio,
    "jaccard": _jaccard,
    "masi": _masi,
}
