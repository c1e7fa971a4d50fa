"""Every coefficient as 1 - Do/De, both functions of sums over units.

What each unit adds to these sums are its features. From them follow the value (sum over all units), jackknife
and bootstrap (sums over some, or over some twice) and, by a derivative, the linearised standard error, for every
coefficient in the same way. Do and De are disagreements, observed and expected by chance, so that "nobody
varied" is exactly zero.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal, TypeAlias

import numpy as np

from codekit.agreement.numeric import Bools, Floats, Numbers, divide
from codekit.agreement.ratings.table import Ratings, shares_of

Parts: TypeAlias = Callable[[Numbers], tuple[Any, Any]]
Weights: TypeAlias = Literal["identity", "linear", "quadratic"] | Sequence[Sequence[float]]


@dataclass(frozen=True, eq=False)
class Form:
    """A coefficient of some ratings: `features` [units, m], and Do and De from sums of features [..., m].

    `used` [units] marks the units of observed agreement, `rated` [units] those with a rating. `gwet` [rated units]
    is what Gwet's standard error adds to the derivatives of the units, where it is not the usual term.
    """

    features: Floats
    parts: Parts
    used: Bools
    rated: Bools
    gwet: Floats | None = None

    def totals(self) -> Floats:
        """The features summed over units [m]."""
        return np.asarray(self.features.sum(axis=0))

    def value(self, totals: Numbers) -> Numbers:
        """The coefficient [...] from sums of features [..., m]; NaN where it is 0/0."""
        observed, expected = self.parts(totals)
        return np.asarray(1 - divide(observed, expected))


def disagreement_weights(weights: Weights, q: int) -> Floats:
    """How much two categories differ [q, q], from 0 on the diagonal to 1; a table gives disagreements itself.

    "linear" and "quadratic" (Cohen 1968) are by the order of the categories. Raises ValueError for other weights.
    """
    if isinstance(weights, str):
        gaps = np.abs(np.subtract.outer(np.arange(q), np.arange(q))) / max(q - 1, 1)
        tables = {"identity": 1 - np.eye(q), "linear": gaps, "quadratic": gaps**2}
        if weights not in tables:
            raise ValueError(f"no weights '{weights}'; known: {', '.join(tables)}, or a table of disagreements")
        return np.asarray(tables[weights], np.float64)
    table = np.asarray(weights, np.float64)
    if table.shape != (q, q) or np.diag(table).any() or (table < 0).any():
        raise ValueError(f"disagreement weights for {q} categories are a {q} x {q} table with zeros on the diagonal")
    # The value does not depend on the scale, but Do and De are shares.
    return table / table.max() if table.any() else table


def cohen(ratings: Ratings, weights: Floats) -> Form:
    """Cohen's kappa of two coders (1960; weighted 1968) by weights [q, q]: chance from each coder's own shares."""
    q = len(ratings.categories)
    both = ratings.of(0, 1)
    index = both.by_coder
    disagree = weights[index[0], index[1]] if q else np.zeros(index.shape[1])
    features = np.column_stack((np.ones(index.shape[1]), disagree, *(_one_hot(row, q) for row in index)))

    def parts(sums: Numbers) -> tuple[Any, Any]:
        n, unlike, first, second = sums[..., 0], sums[..., 1], sums[..., 2 : 2 + q], sums[..., 2 + q :]
        return divide(unlike, n), divide((first @ weights * second).sum(axis=-1), n * n)

    everywhere = np.ones(index.shape[1], bool)
    return Form(features, parts, everywhere, everywhere)


def pooled_shares(ratings: Ratings, weights: Floats, chance: Callable[[Numbers], Numbers]) -> Form:
    """Scott's pi, Fleiss' kappa, Gwet's AC1 by weights [q, q]: chance from mean shares over all rated units.

    `chance` makes expected disagreement [...] of the shares [..., q].
    """
    rated = ratings.per_unit > 0
    used, unlike = _unlike(ratings, weights)
    features: Floats = np.column_stack((used, unlike, rated, shares_of(ratings.counts))).astype(np.float64)

    def parts(sums: Numbers) -> tuple[Any, Any]:
        return divide(sums[..., 1], sums[..., 0]), chance(divide(sums[..., 3:], sums[..., 2:3]))

    return Form(features, parts, used, rated)


def conger(ratings: Ratings, weights: Floats) -> Form:
    """Conger's (1980) kappa by weights [q, q]: chance from each coder's own shares over all units this coder rated."""
    q, index = len(ratings.categories), ratings.by_coder
    used, unlike = _unlike(ratings, weights)
    features = np.column_stack((used, unlike, *(_one_hot(row, q) for row in index)))

    def parts(sums: Numbers) -> tuple[Any, Any]:
        each = sums[..., 2:].reshape(*sums.shape[:-1], len(index), q)
        n = each.sum(axis=-1)
        # A coder without a rating has no shares: zeros, not NaN, so that the others' chance stays defined.
        shares = divide(each, np.where(n == 0, 1, n)[..., None])
        together, coders = shares.sum(axis=-2), (n != 0).sum(axis=-1)
        unequal = (together @ weights * together).sum(axis=-1) - (shares @ weights * shares).sum(axis=(-2, -1))
        return divide(sums[..., 1], sums[..., 0]), divide(unequal, coders * (coders - 1))

    return Form(features, parts, used, ratings.per_unit > 0)


def declared(ratings: Ratings, weights: Floats) -> Form:
    """Brennan & Prediger's (1981) coefficient by weights [q, q]: every declared category is as likely."""
    q = len(ratings.categories)
    used, unlike = _unlike(ratings, weights)
    chance = weights.sum() / q**2 if q else np.nan
    features: Floats = np.column_stack((used, unlike)).astype(np.float64)
    return Form(features, lambda s: (divide(s[..., 1], s[..., 0]), chance), used, ratings.per_unit > 0)


def raw(ratings: Ratings, over: str) -> Form:
    """Percent agreement by one of its three definitions ("units", "pairs", "values"); not corrected for chance."""
    q = len(ratings.categories)
    used, unlike = _unlike(ratings, disagreement_weights("identity", q))
    m = ratings.per_unit  # Do is a mean of shares over units, and De is 1: the value is 1 - Do
    weight = np.where(used, {"units": np.ones_like(m), "pairs": m * (m - 1), "values": m}[over], 0)
    rated = ratings.per_unit > 0 if over == "units" else used  # Gwet's error counts all rated units, as for the others
    return Form(np.column_stack((weight, unlike * weight)), lambda s: (divide(s[..., 1], s[..., 0]), 1.0), used, rated)


def specific(ratings: Ratings, category: int) -> Form:
    """Agreement on one value (Cicchetti & Feinstein 1990), the mean over the pairs for which it is defined."""
    yes = np.where(ratings.by_coder >= 0, ratings.by_coder == category, -1)
    pairs = list(combinations(range(len(yes)), 2))
    columns = []
    for x, y in pairs:
        both = (yes[x] >= 0) & (yes[y] >= 0)
        columns += [both & (yes[x] != yes[y]), np.where(both, yes[x] + yes[y], 0)]
    features = np.column_stack([np.asarray(c, np.float64) for c in columns]) if columns else np.zeros((yes.shape[1], 0))

    def parts(sums: Numbers) -> tuple[Any, Any]:
        unlike, given = sums[..., 0::2], sums[..., 1::2]  # two columns for each pair of coders
        defined = given != 0
        each = np.where(defined, divide(unlike, np.where(defined, given, 1)), 0)
        return divide(each.sum(axis=-1), defined.sum(axis=-1)), 1.0

    used = ratings.per_unit >= 2
    return Form(features, parts, used, used)


def light(ratings: Ratings) -> Form:
    """Light's (1971) kappa, the mean of the pairwise kappas; undefined if one of them is.

    A mean of ratios is no ratio of means, so Do is the mean of 1 - kappa and De is 1.
    """
    q, index = len(ratings.categories), ratings.by_coder
    weights = disagreement_weights("identity", q)
    blocks = []
    for x, y in combinations(range(len(index)), 2):
        both = (index[x] >= 0) & (index[y] >= 0)
        own = [_one_hot(np.where(both, index[i], -1), q) for i in (x, y)]
        blocks.append(np.column_stack((both, both & (index[x] != index[y]), *own)))
    width = 2 + 2 * q
    features = np.column_stack(blocks) if blocks else np.zeros((index.shape[1], 0))

    def parts(sums: Numbers) -> tuple[Any, Any]:
        if not sums.shape[-1]:
            return np.full(sums.shape[:-1], np.nan), 1.0
        each = sums.reshape(*sums.shape[:-1], -1, width)
        n, unlike, first, second = each[..., 0], each[..., 1], each[..., 2 : 2 + q], each[..., 2 + q :]
        return divide(unlike * n, (first @ weights * second).sum(axis=-1)).mean(axis=-1), 1.0

    used = ratings.per_unit >= 2
    return Form(np.asarray(features, np.float64), parts, used, used)


def _unlike(ratings: Ratings, weights: Floats) -> tuple[Bools, Floats]:
    """Which units have two ratings or more, and their pairs' share of disagreement (0 elsewhere), both [units]."""
    counts, m = ratings.counts, ratings.per_unit
    used = np.asarray(m >= 2)
    unlike = np.einsum("uk,kl,ul->u", counts, weights, counts, optimize=True) if counts.size else np.zeros(len(m))
    return used, np.where(used, divide(unlike, np.where(used, m * (m - 1), 1)), 0.0)


def _one_hot(index: Any, q: int) -> Floats:
    """One coder's values [units] as columns of 0 and 1 [units, q]; a missing one is all zeros."""
    return np.asarray(index[:, None] == np.arange(q), np.float64)
