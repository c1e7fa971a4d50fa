"""Figures of yes/no decisions: agreement on yes and on no, how common yes is, and how far kappa could go."""

from __future__ import annotations

import math
from collections.abc import Collection, Hashable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Unpack

import numpy as np

from codekit.agreement.formulas import coefficients, pairs
from codekit.agreement.formulas.pairs import Pairs
from codekit.agreement.numeric import divide
from codekit.agreement.ratings import forms
from codekit.agreement.ratings.coefficients import ErrorOptions, Table, brennan_prediger, of_form
from codekit.agreement.ratings.table import Ratings, Row, read
from codekit.agreement.result import NO_SHARED_UNIT, Agreement


def positive_agreement(ratings: Table, *, positive: Hashable = 1, **error: Unpack[ErrorOptions]) -> Agreement:
    """Agreement on yes, 2a / (2a + b + c) (Cicchetti & Feinstein 1990), which equals F1.

    For more than two coders the mean over the pairs for which it is defined: those with a yes.
    """
    return _specific("positive_agreement", read(ratings), positive, error)


def negative_agreement(ratings: Table, *, positive: Hashable = 1, **error: Unpack[ErrorOptions]) -> Agreement:
    """Agreement on everything but yes, 2d / (2d + b + c) (Cicchetti & Feinstein 1990)."""
    return _specific("negative_agreement", _only(read(ratings), positive), 0, error)


def mean_pairwise_f1(ratings: Table, *, positive: Hashable = 1, **error: Unpack[ErrorOptions]) -> Agreement:
    """The mean F1 of all pairs of coders (Hripcsak & Rothschild 2005), over the pairs for which it is defined."""
    return _specific("mean_pairwise_f1", read(ratings), positive, error)


def pabak(ratings: Table, **error: Unpack[ErrorOptions]) -> Agreement:
    """Prevalence-adjusted bias-adjusted kappa (Byrt, Bishop & Carlin 1993) of yes/no ratings: 2 Po - 1."""
    return replace(brennan_prediger(ratings, categories=2, **error), measure="pabak")


def prevalence_index(ratings: Table, *, positive: Hashable = 1) -> float:
    """(a - d) / n (Byrt, Bishop & Carlin 1993); for more coders 2 x (mean share of yes) - 1. NaN without a unit."""
    yes = _only(read(ratings), positive)
    used = yes.per_unit >= 2
    shares = divide(yes.counts[used, 1], yes.per_unit[used])
    sums = {"used": np.asarray(used.sum()), "used_yes": np.asarray([shares.sum()])}
    return float(coefficients.prevalence_index(sums)[0])


def bias_index(first: Row, second: Row, *, positive: Hashable = 1) -> float:
    """(b - c) / n (Byrt, Bishop & Carlin 1993): how much more often the first coder said yes. NaN without a unit.

    Raises ValueError for rows of unequal length.
    """
    return float(pairs.bias(_pair(_only(read((first, second)), positive)))[1, 0])


def kappa_max(first: Row, second: Row) -> float:
    """The largest kappa that the two coders' totals allow (Cohen 1960, p. 42). NaN where kappa is undefined.

    Raises ValueError for rows of unequal length.
    """
    return float(pairs.kappa_max(_pair(read((first, second))), pairs.one_variable)[0, 0])


def _pair(ratings: Ratings) -> Pairs:
    """What two coders gave, every category a code [q, 1], on the units that both rated."""
    first, second = ratings.of(0, 1).by_coder[..., None] == np.arange(len(ratings.categories))
    counted = (part.sum(axis=0)[:, None] for part in (first & second, first, second))
    return Pairs(np.asarray([[len(first)]]), *counted)


def holsti(first: Row, second: Row) -> float:
    """Holsti's (1969) 2M / (N1 + N2): decisions on which two coders agree, over all decisions that they made.

    Where units hold sets of codes, or only yes and no (1 and 0), the decisions are applications of codes;
    else every rating is one. Only units that both coders rated count: what one of them did not rate (None) is missing,
    and no decision against the other's; an empty set is a rating. NaN without a decision. Raises ValueError for rows of
    unequal length.
    """
    if len(first) != len(second):
        raise ValueError(f"two coders rate the same units; these are {len(first)} and {len(second)} values")
    both = [pair for pair in zip(first, second, strict=True) if not any(map(_missing, pair))]
    sides = [[_applied(pair[side]) for pair in both] for side in (0, 1)]
    if all(value in {0, 1} for pair in both for value in pair if not isinstance(value, Collection)):
        sides = [[held - {0} for held in row] for row in sides]
    shared = sum(len(a & b) for a, b in zip(*sides, strict=True))
    decisions = sum(len(held) for row in sides for held in row)
    return 2 * shared / decisions if decisions else math.nan


def _missing(value: Hashable | Collection[Hashable]) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def _applied(value: Hashable | Collection[Hashable]) -> frozenset[Hashable]:
    if isinstance(value, Collection) and not isinstance(value, str):
        return frozenset(value)
    return frozenset([value])


def _specific(measure: str, table: Ratings, category: Hashable, error: ErrorOptions) -> Agreement:
    form = forms.specific(table, _place(table, category))
    result = of_form(measure, form, error=error)
    if result.defined:
        return result
    shared = any(((x >= 0) & (y >= 0)).any() for x, y in combinations(table.by_coder, 2))
    return replace(result, undefined_because="nobody gave this value" if shared else NO_SHARED_UNIT)


def _only(table: Ratings, positive: Hashable) -> Ratings:
    """Yes (1) against everything else (0)."""
    place = _place(table, positive)
    if table.index is None:
        yes = table.counts[:, place] if place >= 0 else np.zeros(len(table.counts), np.int64)
        return Ratings((0, 1), table=np.column_stack((table.per_unit - yes, yes)))
    return Ratings((0, 1), np.where(table.index >= 0, table.index == place, -1).astype(np.int64))


def _place(table: Ratings, category: Hashable) -> int:
    """The index of a category; -2 where nobody used it."""
    return table.categories.index(category) if category in table.categories else -2


def ratings_of_code(sets: Sequence[Sequence[Collection[Hashable] | None]], code: Hashable) -> list[list[int | None]]:
    """Yes/no ratings of one code from the set of codes of each coder and unit; None stays missing."""
    return [[None if held is None else int(code in held) for held in row] for row in sets]
