"""The table of counts: what each transcript holds of each code, coder and pair of coders.

It is the one form in which a comparison goes on: ranges (`counting.borders`) and boolean arrays
(`counting.arrays`) are two ways to fill it. Counts are additive: every sum over units is a sum over the table's
columns, so that tables of different transcripts, counted anywhere and in any order, are merged by laying them
side by side, and one transcript is left out or drawn twice without a second look at the data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Any

import numpy as np

from codekit.agreement.counting.grouping import Grouping
from codekit.agreement.numeric import Bools, Ints

_COUNTED = ("n_units", "covered", "positives", "both", "anyone")


@dataclass(frozen=True, eq=False)
class Counts:
    """How many units each coder, each pair of coders, and anyone gave each code, per transcript.

    Shapes: `n_units` [T], `covered` [C, T], `positives` [K, C, T], `both` [K, P, T], `anyone` [K, T]. What a coder
    did not cover holds zeros, and so does a pair's count where one of the two did not. A transcript that coders did
    in parts has a column for each part, one after the other under one name. A nominal variable is as many codes as it
    has values. `grouping` says which transcripts are one cluster, for errors and intervals.
    """

    transcripts: tuple[str, ...]
    coders: tuple[str, ...]
    codes: tuple[str, ...]
    pairs: tuple[tuple[int, int], ...]
    n_units: Ints
    covered: Bools
    positives: Ints
    both: Ints
    anyone: Ints
    grouping: Grouping = field(default_factory=Grouping)

    @property
    def compared(self) -> Ints:
        """The columns that have units and that at least two coders finished, as indexes."""
        return np.flatnonzero((self.covered.sum(axis=0) >= 2) & (self.n_units > 0))

    def of(self, columns: Sequence[int] | Ints) -> Counts:
        """The counts of some columns by their indexes, in this order."""
        kept = np.asarray(columns, np.int64)
        counted: dict[str, Any] = {name: getattr(self, name)[..., kept] for name in _COUNTED}
        return replace(self, transcripts=tuple(self.transcripts[t] for t in kept), **counted)

    def of_codes(self, keep: Sequence[int] | Ints) -> Counts:
        """The counts of some codes by their indexes, in this order."""
        kept = np.asarray(keep, np.int64)
        counted: dict[str, Any] = {name: getattr(self, name)[kept] for name in ("positives", "both", "anyone")}
        return replace(self, codes=tuple(self.codes[k] for k in kept), **counted)

    def merge(self, other: Counts) -> Counts:
        """The counts of the transcripts of both tables; nothing is counted again. Raises ValueError as `joined`."""
        return joined((self, other))


def joined(tables: Sequence[Counts]) -> Counts:
    """The counts of the transcripts of one table or more; nothing is counted again.

    Raises ValueError where coders, codes or the kind of clusters are not the same, or a transcript is in two tables.
    """
    first = tables[0]
    if any((first.coders, first.codes) != (table.coders, table.codes) for table in tables):
        raise ValueError("counts are merged of the same coders and codes, in the same order")
    held = Counter(name for table in tables for name in set(table.transcripts))
    if twice := [name for name, times in held.items() if times > 1]:
        raise ValueError(f"counts are merged of different transcripts; both hold {', '.join(sorted(twice))}")
    together: dict[str, Any] = {
        name: np.concatenate([getattr(table, name) for table in tables], axis=-1) for name in _COUNTED
    }
    grouping = reduce(Grouping.joined, (table.grouping for table in tables))
    transcripts = tuple(name for table in tables for name in table.transcripts)
    return replace(first, transcripts=transcripts, grouping=grouping, **together)
