"""What two coders gave, and what follows from it: kappa in all its forms, bias, agreement on yes and on no.

For one yes/no code let n be the units that both rated, x and y the units to which the first and the second said
yes. They differ on x + y - 2 both units; by chance alone on (x (n - y) + y (n - x)) / n. A nominal variable is as
many codes as it has values, of which each unit has one: summed over them, both numbers count every unit twice.
So one formula serves codes and variables (`Over`), and kappa is 1 - n unlike / apart for both.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from codekit.agreement.numeric import Numbers, divide

Over: TypeAlias = Callable[[Numbers, int], Numbers]


def each_code(counted: Numbers, _codes: int) -> Numbers:
    """Every code is a variable of its own: the counts as they are, whatever their shape."""
    return counted


def one_variable(counted: Numbers, codes: int) -> Numbers:
    """The codes are the values of one variable; `codes` is their axis, which keeps a length of 1."""
    return np.asarray(counted.sum(axis=codes, keepdims=True) / 2)


class Pairs(NamedTuple):
    """Units that both coders of a pair rated, and to which both, the first, the second gave a code.

    Arrays that broadcast to [..., codes, pairs of coders]; of one variable, whose codes share their units, `n` is
    [..., 1, pairs].
    """

    n: Numbers
    both: Numbers
    first: Numbers
    second: Numbers

    @property
    def unlike(self) -> Numbers:
        """Units on which the two differ [..., codes, pairs]."""
        return np.asarray(self.first + self.second - 2 * self.both)

    @property
    def least_unlike(self) -> Numbers:
        """The fewest units on which they can differ, given how often each said yes [..., codes, pairs]."""
        return np.maximum(self.first, self.second) - np.minimum(self.first, self.second)

    @property
    def apart(self) -> Numbers:
        """n² times the chance that they differ, given how often each said yes [..., codes, pairs]."""
        return np.asarray(self.first * (self.n - self.second) + self.second * (self.n - self.first))


def pairs_of_cells(cells: ArrayLike) -> Pairs:
    """The pairs of fourfold tables [..., codes, pairs, 4]: a both, b first only, c second only, d neither."""
    a, b, c, d = np.moveaxis(np.asarray(cells, np.int64), -1, 0)
    return Pairs(a + b + c + d, a, a + b, a + c)


def kappa(pairs: Pairs, over: Over = each_code) -> Numbers:
    """Cohen's (1960) kappa of each pair [..., codes, pairs]."""
    return np.asarray(1 - divide(pairs.n * over(pairs.unlike, -2), over(pairs.apart, -2)))


def kappa_max(pairs: Pairs, over: Over = each_code) -> Numbers:
    """The largest kappa that the totals of the two allow (Cohen 1960, p. 42) [..., codes, pairs]."""
    apart = over(pairs.apart, -2)
    return divide(apart - pairs.n * over(pairs.least_unlike, -2), apart)


def pooled_kappa(pairs: Pairs, over: Over = each_code) -> Numbers:
    """Kappa of the means of Po and Pe over codes (de Vries et al. 2008) [..., pairs].

    A code without variation adds 1 to both sums and so changes nothing.
    """
    square = pairs.n * pairs.n
    observed = divide(pairs.n - over(pairs.unlike, -2), pairs.n)
    expected = divide(square - over(pairs.apart, -2), square)
    return divide((observed - expected).sum(axis=-2), (1 - expected).sum(axis=-2))


def summed_kappa(pairs: Pairs, over: Over = each_code) -> Numbers:
    """Kappa of the sum of all codes' tables [..., pairs]."""
    each_n = np.broadcast_to(pairs.n, (*pairs.n.shape[:-2], *pairs.both.shape[-2:]))
    summed = (part.sum(axis=-2, keepdims=True) for part in (each_n, *pairs[1:]))
    return pooled_kappa(Pairs(*summed), over)


def bias(pairs: Pairs) -> Numbers:
    """(b - c) / n (Byrt, Bishop & Carlin 1993): how much more often the first said yes [..., codes, pairs]."""
    return divide(pairs.first - pairs.second, pairs.n)


def positive_agreement(pairs: Pairs) -> Numbers:
    """Agreement on yes, 2a / (2a + b + c), which equals F1 (Cicchetti & Feinstein 1990) [..., codes, pairs]."""
    return divide(2 * pairs.both, pairs.first + pairs.second)


def negative_agreement(pairs: Pairs) -> Numbers:
    """Agreement on no, 2d / (2d + b + c) [..., codes, pairs]."""
    n, both, first, second = pairs
    return divide(2 * (n - first - second + both), 2 * n - first - second)
