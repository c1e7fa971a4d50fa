"""Ratings on plain arrays: coders x units, any hashable categories, None or NaN for "did not code this"."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np

from codekit.agreement.numeric import Floats, Ints

Row: TypeAlias = Sequence[Any]
Categories: TypeAlias = Sequence[Hashable] | int
ONE_CATEGORY = "fewer than two categories; declare them with categories="


@dataclass(frozen=True, eq=False)
class Ratings:
    """Ratings as indexes into categories: `index` [coders, units], -1 for missing; `table` holds bare counts.

    Of `index` and `table` [units, categories] one is given; coefficients that must know which coder gave which
    value need the index.
    """

    categories: tuple[Any, ...]
    index: Ints | None = None
    table: Ints | None = None

    @cached_property
    def counts(self) -> Ints:
        """How many coders gave each unit each value [units, categories]."""
        if self.table is not None:
            return self.table
        q, (_, units) = len(self.categories), self.by_coder.shape
        place = (np.arange(units) * q + self.by_coder)[self.by_coder >= 0]
        return np.bincount(place, minlength=units * q).reshape(units, q).astype(np.int64)

    @cached_property
    def per_unit(self) -> Ints:
        """How many coders rated each unit [units]."""
        if self.index is None:
            return np.asarray(self.counts.sum(axis=1))
        return np.asarray((self.index >= 0).sum(axis=0))

    @property
    def by_coder(self) -> Ints:
        """The index [coders, units]. Raises ValueError where only counts per unit are known."""
        if self.index is None:
            raise ValueError("this coefficient needs to know which coder gave which value, not counts per unit")
        return self.index

    @property
    def constant(self) -> bool:
        """True where all ratings are of one category, or there are none."""
        return bool(np.count_nonzero(self.counts.sum(axis=0)) < 2)

    def of(self, first: int, second: int) -> Ratings:
        """Two coders on the units that both rated. Raises ValueError where only counts per unit are known."""
        both = self.by_coder[[first, second]]
        return Ratings(self.categories, both[:, (both >= 0).all(axis=0)])

    def in_order(self) -> Ratings:
        """The same ratings with the categories in ascending order. Raises ValueError where one is no number."""
        order = sorted(range(len(self.categories)), key=lambda i: _number(self.categories[i]))
        categories = tuple(self.categories[i] for i in order)
        if self.index is None:
            return Ratings(categories, table=self.counts[:, order])
        place = np.argsort(np.asarray(order, dtype=np.int64))
        return Ratings(categories, np.where(self.index >= 0, place[self.index], -1) if order else self.index)


def read(ratings: Sequence[Row] | Ratings, categories: Categories | None = None) -> Ratings:
    """Number the categories of a coders x units table.

    `categories` lists the categories or says how many there are, those that nobody used included. Raises ValueError
    for rows of unequal length, and for values beyond the declared ones.
    """
    if isinstance(ratings, Ratings):
        return _declare(ratings, categories)
    rows = [list(row) for row in ratings]
    if len({len(row) for row in rows}) > 1:
        raise ValueError("every coder needs one value per unit; use None where a coder did not code it")
    listed = None if isinstance(categories, int) else categories
    known: dict[Hashable, int] = {category: i for i, category in enumerate(listed or ())}
    flat: list[int] = []
    for row in rows:
        for value in row:
            if _missing(value):
                flat.append(-1)
            elif listed is None:
                flat.append(known.setdefault(value, len(known)))
            elif value in known:
                flat.append(known[value])
            else:
                raise ValueError(f"{value!r} is not one of the declared categories")
    index = np.asarray(flat, dtype=np.int64).reshape(len(rows), len(rows[0]) if rows else 0)
    return Ratings(_padded(tuple(known), categories), index)


def from_table(table: Sequence[Sequence[int]], categories: Sequence[Hashable] | None = None) -> Ratings:
    """The ratings of two coders that make a contingency table [q, q], rows the first coder, columns the second.

    Raises ValueError for a table that is not square or holds no counts, and where the categories are not as many.
    """
    cells: Ints = np.asarray(table, dtype=np.int64)
    cells = cells if len(cells) else cells.reshape(0, 0)
    if cells.ndim != 2 or cells.shape[0] != cells.shape[1] or (cells < 0).any():
        raise ValueError("a table of two coders is square and holds counts")
    labels = tuple(range(len(cells)) if categories is None else categories)
    if len(labels) != len(cells):
        raise ValueError(f"{len(cells)} rows, but {len(labels)} categories")
    places = np.indices(cells.shape).reshape(2, -1)
    return Ratings(labels, np.repeat(places, cells.ravel(), axis=1).astype(np.int64))


def from_counts(counts: Sequence[Sequence[int]], categories: Sequence[Hashable] | None = None) -> Ratings:
    """Ratings of which only the counts per unit are known [units, categories]. Raises ValueError for no counts."""
    table: Ints = np.asarray(counts, dtype=np.int64)
    table = table if len(table) else table.reshape(0, len(categories or ()))
    if table.ndim != 2 or (table < 0).any():
        raise ValueError("counts are a table of units x categories without negative numbers")
    return Ratings(tuple(range(table.shape[1]) if categories is None else categories), table=table)


def _declare(ratings: Ratings, categories: Categories | None) -> Ratings:
    if categories is None or categories == ratings.categories:
        return ratings
    if isinstance(categories, int):
        return Ratings(_padded(ratings.categories, categories), ratings.index, _widened(ratings.table, categories))
    place = {category: i for i, category in enumerate(categories)}
    if any(category not in place for category in ratings.categories):
        raise ValueError("a value is not one of the declared categories")
    to = np.asarray([place[category] for category in ratings.categories], dtype=np.int64)
    if ratings.index is None:
        table = np.zeros((len(ratings.counts), len(place)), np.int64)
        table[:, to] = ratings.counts
        return Ratings(tuple(categories), table=table)
    return Ratings(tuple(categories), np.append(to, -1)[ratings.index])


def _padded(occurring: tuple[Any, ...], categories: Categories | None) -> tuple[Any, ...]:
    """The categories that occur, and nameless ones up to the declared number."""
    if not isinstance(categories, int):
        return occurring
    if len(occurring) > categories:
        raise ValueError(f"{len(occurring)} categories occur, but only {categories} are declared")
    return (*occurring, *(f"never used {i}" for i in range(categories - len(occurring))))


def _widened(table: Ints | None, q: int) -> Ints | None:
    return None if table is None else np.pad(table, ((0, 0), (0, q - table.shape[1])))


def shares_of(counts: Ints) -> Floats:
    """Each unit's ratings as shares of the unit [units, categories]; zeros where nobody rated it."""
    return np.asarray(counts / np.maximum(counts.sum(axis=1, keepdims=True), 1))


def _missing(value: Any) -> bool:
    return value is None or type(value).__name__ == "NAType" or (isinstance(value, float) and math.isnan(value))


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError):
        raise ValueError("ordinal, interval and ratio levels need numbers") from None
