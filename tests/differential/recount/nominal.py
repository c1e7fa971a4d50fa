"""Agreement on values that have no order: polarities, and the states of cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any

Given = Mapping[str, Mapping[Any, Hashable]]  # by coder and unit, the value


def units(given: Given) -> list[Any]:
    """The units that two coders or more gave a value."""
    counts = Counter(unit for own in given.values() for unit in own)
    return [unit for unit, n in counts.items() if n >= 2]


def percent(given: Given) -> Fraction | None:
    """The mean over units of the share of pairs of coders with the same value."""
    shares = []
    for unit in units(given):
        values = [own[unit] for own in given.values() if unit in own]
        pairs = list(combinations(values, 2))
        shares.append(Fraction(sum(a == b for a, b in pairs), len(pairs)))
    return _mean(shares)


def kappa(given: Given) -> Fraction | None:
    """Cohen's, for more than two coders the mean of the pairs' that are defined."""
    values = [_of_pair(given[x], given[y]) for x, y in combinations(given, 2)]
    return _mean([value for value in values if value is not None])


def _of_pair(first: Mapping[Any, Hashable], second: Mapping[Any, Hashable]) -> Fraction | None:
    both = [(first[unit], second[unit]) for unit in first.keys() & second.keys()]
    if not both:
        return None
    n = len(both)
    left, right = Counter(a for a, _ in both), Counter(b for _, b in both)
    observed = Fraction(sum(a == b for a, b in both), n)
    expected = Fraction(sum(left[value] * right[value] for value in left), n * n)
    return None if expected == 1 else (observed - expected) / (1 - expected)


def alpha(given: Given) -> Fraction | None:
    """Krippendorff's, from the coincidences of values within units."""
    rated: list[Sequence[Hashable]] = [[own[u] for own in given.values() if u in own] for u in units(given)]
    totals = Counter(value for values in rated for value in values)
    n = sum(totals.values())
    apart = sum(
        (Fraction(2 * sum(a != b for a, b in combinations(values, 2)), len(values) - 1) for values in rated),
        Fraction(0),
    )
    expected = n * n - sum(count * count for count in totals.values())
    return None if expected == 0 else 1 - (n - 1) * apart / expected


def _mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, Fraction(0)) / len(values) if values else None
