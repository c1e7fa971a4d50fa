"""Coefficients on plain arrays: coders x units, any hashable categories, None or NaN for "did not code this".

Missing ratings follow Gwet (2014): observed agreement is the mean over units with at least two ratings of the
share of agreeing pairs, and categories' shares are means over all units with at least one.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from codekit.agreement import coefficients as formulas
from codekit.agreement.material import Floats, Ints
from codekit.agreement.result import Agreement

Row = Sequence[Any]
Categories = Sequence[Hashable]
NO_SHARED_UNIT = "no unit was coded by two coders"
NO_VARIATION = "no variation: every coder gave every unit the same value"
ONE_CATEGORY = "fewer than two categories; declare them with categories="


@dataclass(frozen=True, eq=False)
class Ratings:
    """Ratings as indexes into categories: `index` [coders, units] with -1 for missing, `counts` [units, q]."""

    categories: tuple[Hashable, ...]
    index: Ints
    counts: Ints

    @property
    def per_unit(self) -> Ints:
        """How many coders rated each unit."""
        return np.asarray(self.counts.sum(axis=1))


def read(ratings: Sequence[Row], categories: Categories | None = None) -> Ratings:
    """Number the categories of a coders x units table; a value outside the declared ones is an error."""
    rows = [list(row) for row in ratings]
    if len({len(row) for row in rows}) > 1:
        raise ValueError("every coder needs one value per unit; use None where a coder did not code it")
    known: dict[Hashable, int] = {category: i for i, category in enumerate(categories or ())}
    flat: list[int] = []
    for row in rows:
        for value in row:
            if _missing(value):
                flat.append(-1)
            elif categories is None:
                flat.append(known.setdefault(value, len(known)))
            elif value in known:
                flat.append(known[value])
            else:
                raise ValueError(f"{value!r} is not one of the declared categories")
    index = np.asarray(flat, dtype=np.int64).reshape(len(rows), -1)
    return Ratings(tuple(known), index, _count(index, len(known)))


def cohen_kappa(first: Row, second: Row) -> Agreement:
    """Cohen's (1960) kappa of two coders, on the units that both coded."""
    pair = _pair(first, second)
    n, agree = pair.index.shape[1], int((pair.index[0] == pair.index[1]).sum())
    margins = [np.bincount(row, minlength=len(pair.categories)) for row in pair.index]
    counts = np.asarray(n), np.asarray(agree), *margins
    return Agreement(
        measure="cohen_kappa",
        value=float(formulas.cohen(*counts)),
        observed=agree / n if n else math.nan,
        expected=float(formulas.chance_of_pair(counts[0], *margins)),
        n_units=n,
        n_dropped=len(first) - n,
        undefined_because=_reason(n, constant=len(np.unique(pair.index)) < 2),
    )


def scott_pi(first: Row, second: Row) -> Agreement:
    """Scott's (1955) pi of two coders, on the units that both coded: chance from the pooled shares."""
    pair = _pair(first, second)
    return _from_shares("scott_pi", pair, _chance(_shares(pair)), dropped=len(first) - pair.index.shape[1])


def fleiss_kappa(ratings: Sequence[Row], *, categories: Categories | None = None) -> Agreement:
    """Fleiss' (1971) kappa for any number of coders: chance from the pooled shares."""
    table = read(ratings, categories)
    return _from_shares("fleiss_kappa", table, _chance(_shares(table)))


def gwet_ac1(ratings: Sequence[Row], *, categories: Categories | None = None) -> Agreement:
    """Gwet's (2008) AC1; depends on the declared categories, by default those that occur."""
    table = read(ratings, categories)
    return _declared("gwet_ac1", table, float(formulas.gwet_chance(_shares(table), len(table.categories))))


def brennan_prediger(ratings: Sequence[Row], *, categories: Categories | None = None) -> Agreement:
    """Brennan & Prediger's (1981) coefficient, chance 1/q of the declared categories; for yes/no it is PABAK."""
    table = read(ratings, categories)
    q = len(table.categories)
    return _declared("brennan_prediger", table, 1 / q if q else math.nan)


def percent_agreement(ratings: Sequence[Row], *, over: Literal["units", "pairs", "values"] = "units") -> Agreement:
    """The share of agreeing coder pairs; with missing ratings the three definitions differ.

    "units" is the mean over units (Gwet), "pairs" pools all pairs of coders, and "values" weights each unit by
    its number of ratings, which is 1 - Krippendorff's observed disagreement. Nothing is corrected for chance.
    """
    table = read(ratings)
    share, usable = _agreeing(table)
    m = table.per_unit[usable]
    weights = {"units": np.ones_like(m), "pairs": m * (m - 1), "values": m}[over]
    value = float(formulas.divide((share * weights).sum(), weights.sum()))
    reason = "" if m.size else NO_SHARED_UNIT
    return Agreement("percent_agreement", value, value, 0.0, m.size, int((~usable).sum()), reason)


def _chance(shares: Floats) -> float:
    """The chance that two draws from the pooled shares agree."""
    return float((shares**2).sum()) if shares.size else math.nan


def _missing(value: Any) -> bool:
    return value is None or type(value).__name__ == "NAType" or (isinstance(value, float) and math.isnan(value))


def _count(index: Ints, q: int) -> Ints:
    units = index.shape[1]
    place = (np.arange(units) * q + index)[index >= 0]
    return np.bincount(place, minlength=units * q).reshape(units, q).astype(np.int64)


def _pair(first: Row, second: Row) -> Ratings:
    """Two coders' ratings on the units that both coded."""
    if len(first) != len(second):
        raise ValueError(f"two coders rate the same units; these are {len(first)} and {len(second)} values")
    both = read((first, second))
    index = both.index[:, (both.index >= 0).all(axis=0)]
    return Ratings(both.categories, index, _count(index, len(both.categories)))


def _agreeing(table: Ratings) -> tuple[Floats, Any]:
    """The share of agreeing pairs of each unit with two or more ratings, and which units these are."""
    m = table.per_unit
    usable = m >= 2
    same = (table.counts * (table.counts - 1)).sum(axis=1)
    return formulas.divide(same[usable], (m * (m - 1))[usable]), usable


def _shares(table: Ratings) -> Floats:
    """Mean shares of the categories over all units with a rating."""
    m = table.per_unit
    rated = m > 0
    return formulas.divide((table.counts[rated] / m[rated, None]).sum(axis=0), rated.sum())


def _from_shares(measure: str, table: Ratings, expected: float, *, dropped: int = 0) -> Agreement:
    share, usable = _agreeing(table)
    observed = float(share.mean()) if share.size else math.nan
    constant = int((table.counts.sum(axis=0) > 0).sum()) < 2
    value = math.nan if constant else float(formulas.chance_corrected(np.asarray(observed), np.asarray(expected)))
    n_dropped = dropped + int((~usable).sum())
    return Agreement(measure, value, observed, expected, share.size, n_dropped, _reason(share.size, constant=constant))


def _declared(measure: str, table: Ratings, expected: float) -> Agreement:
    """A coefficient that has a value even where nobody varied, as long as two categories are declared."""
    share, usable = _agreeing(table)
    observed = float(share.mean()) if share.size else math.nan
    few = len(table.categories) < 2
    value = math.nan if few else float(formulas.chance_corrected(np.asarray(observed), np.asarray(expected)))
    reason = NO_SHARED_UNIT if not share.size else ONE_CATEGORY if few else ""
    return Agreement(measure, value, observed, expected, share.size, int((~usable).sum()), reason)


def _reason(n: int, *, constant: bool) -> str:
    if not n:
        return NO_SHARED_UNIT
    return NO_VARIATION if constant else ""
