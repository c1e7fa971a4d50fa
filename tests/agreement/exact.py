"""Coefficients by their definitions in rational numbers, for small tables; None is undefined, and missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from typing import Any

from agreement.made import exact_kappa, ratio

Rows = Sequence[Sequence[int | None]]
Exact = Fraction | None


def units(rows: Rows, *, least: int = 1) -> list[list[int]]:
    """The values of each unit that has at least so many."""
    found = [[value for value in unit if value is not None] for unit in zip(*rows, strict=True)]
    return [unit for unit in found if len(unit) >= least]


def mean(values: Sequence[Fraction]) -> Exact:
    """Their mean, None of nothing."""
    return ratio(sum(values, Fraction(0)), len(values))


def unlike(unit: Sequence[int], weight: Callable[[int, int], Fraction] = lambda x, y: Fraction(x != y)) -> Fraction:
    """The mean disagreement of ordered pairs of a unit's values."""
    pairs = list(permutations(unit, 2))
    return sum((weight(x, y) for x, y in pairs), Fraction(0)) / len(pairs)


def corrected(rows: Rows, chance: Exact) -> Exact:
    """1 - (mean disagreement of units) / (disagreement expected by chance)."""
    observed = mean([unlike(unit) for unit in units(rows, least=2)])
    if observed is None or chance is None:
        return None
    share = ratio(observed, chance)
    return None if share is None else 1 - share


def shares(rows: Rows) -> list[Fraction]:
    """The mean share of each category over rated units."""
    rated = units(rows)
    values = sorted({value for unit in rated for value in unit})
    return [sum((Fraction(unit.count(v), len(unit)) for unit in rated), Fraction(0)) / len(rated) for v in values]


def fleiss(rows: Rows) -> Exact:
    """Fleiss' kappa."""
    return corrected(rows, 1 - sum((p * p for p in shares(rows)), Fraction(0)))


def conger(rows: Rows) -> Exact:
    """Conger's kappa: the mean over pairs of coders of the chance that they disagree."""
    own = [Counter(value for value in row if value is not None) for row in rows]
    known = [(counts, sum(counts.values())) for counts in own if counts]
    pairs = [
        Fraction(1) - sum((Fraction(a[v] * b[v], n * m) for v in a), Fraction(0))
        for (a, n), (b, m) in combinations(known, 2)
    ]
    return corrected(rows, mean(pairs))


def ac1(rows: Rows, *, q: int) -> Exact:
    """Gwet's AC1."""
    return corrected(rows, 1 - sum((p * (1 - p) for p in shares(rows)), Fraction(0)) / (q - 1))


def brennan_prediger(rows: Rows, *, q: int) -> Exact:
    """Brennan and Prediger's coefficient."""
    return corrected(rows, 1 - Fraction(1, q))


def percent(rows: Rows) -> Exact:
    """The mean over units of the share of agreeing pairs."""
    observed = mean([unlike(unit) for unit in units(rows, least=2)])
    return None if observed is None else 1 - observed


def light(rows: Rows) -> Exact:
    """The mean of the kappas of all pairs."""
    each = [
        exact_kappa(*zip(*shared, strict=True)) if (shared := pair(x, y)) else None for x, y in combinations(rows, 2)
    ]
    defined = [kappa for kappa in each if kappa is not None]
    return mean(defined) if len(defined) == len(each) else None


def pair(first: Sequence[int | None], second: Sequence[int | None]) -> list[tuple[int, int]]:
    """The values of the units that both rated."""
    return [(x, y) for x, y in zip(first, second, strict=True) if x is not None and y is not None]


def specific(rows: Rows, *, value: int = 1) -> Exact:
    """Agreement on one value, the mean over the pairs where it occurs."""
    found = []
    for x, y in combinations(rows, 2):
        shared = pair(x, y)
        both = sum(a == b == value for a, b in shared)
        given = sum((a == value) + (b == value) for a, b in shared)
        if given:
            found.append(Fraction(2 * both, given))
    return mean(found)


def alpha(rows: Rows, distance: Callable[[Any, Any], Fraction]) -> Exact:
    """Krippendorff's alpha with a distance between two values."""
    pairable = units(rows, least=2)
    values = [value for unit in pairable for value in unit]
    n = len(values)
    if not n:
        return None
    observed = sum((unlike(unit, distance) * len(unit) for unit in pairable), Fraction(0)) / n
    share = ratio(observed, unlike(values, distance))
    return None if share is None else 1 - share


def weighted(first: Sequence[int], second: Sequence[int], weight: Callable[[int, int], Fraction]) -> Exact:
    """Cohen's weighted kappa."""
    n = len(first)
    if not n:
        return None
    observed = sum((weight(x, y) for x, y in zip(first, second, strict=True)), Fraction(0)) / n
    chance = sum((weight(x, y) for x in first for y in second), Fraction(0)) / n**2
    share = ratio(observed, chance)
    return None if share is None else 1 - share
