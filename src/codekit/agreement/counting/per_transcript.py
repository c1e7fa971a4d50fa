"""What each transcript adds to the sums that every coefficient is made of (`formulas.coefficients`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from codekit.agreement.counting.counts import Counts
from codekit.agreement.numeric import Bools, Ints, Numbers, Sums, summed_by


@dataclass(frozen=True, eq=False)
class PerTranscript:
    """What each transcript adds to the sums. Everything is made on demand, the transcripts on the first axis."""

    counts: Counts

    def sums(self, names: Iterable[str]) -> Sums:
        """Some of the sums by name, per transcript [T, ...]."""
        return {name: getattr(self, name) for name in names}

    def totals(self, names: Iterable[str]) -> Sums:
        """Some of the sums by name over all transcripts; most coefficients are made of the same few, added up once."""
        for name in names:
            if name not in self._totals:
                self._totals[name] = getattr(self, name).sum(axis=0)
        return {name: self._totals[name] for name in names}

    @cached_property
    def _totals(self) -> dict[str, Numbers]:
        return {}

    @cached_property
    def compared(self) -> Bools:
        """Transcripts with a unit that two coders or more rated [T]."""
        return np.asarray(self.used > 0)

    @cached_property
    def cluster(self) -> Ints | None:
        """The number of each compared transcript's cluster; None where each is one by itself."""
        names = tuple(dict.fromkeys(self.counts.transcripts))
        return self.counts.grouping.index([names[t] for t in np.flatnonzero(self.compared).tolist()])

    def clustered(self, names: Iterable[str]) -> Sums:
        """Some of the sums by name, per compared cluster of transcripts [G, ...]."""
        return {name: self.by_cluster(rows) for name, rows in self.sums(names).items()}

    @property
    def cluster_names(self) -> tuple[str, ...]:
        """What the compared clusters are called, in the order of `clustered`."""
        names = tuple(dict.fromkeys(self.counts.transcripts))
        of = self.counts.grouping.of
        return tuple(dict.fromkeys(of.get(names[t], names[t]) for t in np.flatnonzero(self.compared).tolist()))

    def by_cluster(self, rows: Numbers) -> Numbers:
        """What transcripts hold [T, ...], added up by compared cluster [G, ...]."""
        own, index = rows[self.compared], self.cluster
        return own if index is None else summed_by(own, index)

    @cached_property
    def used(self) -> Numbers:
        """Units that two coders or more rated [T]."""
        return self._laid(self.counts.n_units * (self._raters >= 2))

    @cached_property
    def rated(self) -> Numbers:
        """Units with a rating [T]."""
        return self._laid(self.counts.n_units * (self._raters >= 1))

    @cached_property
    def pairs(self) -> Numbers:
        """Pairs of ratings of one unit [T]."""
        m = self._raters
        return self._laid(self.counts.n_units * (m * (m - 1) // 2))

    @cached_property
    def pairable(self) -> Numbers:
        """Ratings in used units [T]."""
        return self._laid(self.counts.n_units * self._raters * (self._raters >= 2))

    @cached_property
    def paired(self) -> Numbers:
        """Those that are yes [T, K]."""
        return self._laid(self._given * (self._raters >= 2))

    @cached_property
    def yes(self) -> Numbers:
        """The share of yes among a unit's ratings, summed over rated units [T, K]."""
        return self._laid(self._given / np.maximum(self._raters, 1))

    @cached_property
    def used_yes(self) -> Numbers:
        """The same over used units [T, K]."""
        return self._laid(self._given * (self._raters >= 2) / np.maximum(self._raters, 1))

    @cached_property
    def unlike_pairs(self) -> Numbers:
        """Pairs of ratings that differ [T, K]."""
        return self._laid(self._unlike)

    @cached_property
    def unlike(self) -> Numbers:
        """The share of a unit's pairs that differ, summed over units [T, K]."""
        m = self._raters
        return self._laid(2 * self._unlike / np.maximum(m * (m - 1), 1))

    @cached_property
    def disagreement(self) -> Numbers:
        """Krippendorff's: ordered pairs that differ / (ratings - 1), summed over units [T, K]."""
        return self._laid(2 * self._unlike / np.maximum(self._raters - 1, 1))

    @cached_property
    def coder_n(self) -> Numbers:
        """Units of each coder [T, C]."""
        return self._laid(self.counts.n_units * self.counts.covered)

    @cached_property
    def coder_yes(self) -> Numbers:
        """Units to which each coder gave each code [T, K, C]."""
        return self._laid(self.counts.positives)

    @cached_property
    def pair_n(self) -> Numbers:
        """Units that both of a pair rated [T, P]."""
        return self._laid(np.where(self._together, self.counts.n_units, 0))

    @cached_property
    def pair_both(self) -> Numbers:
        """Those to which both gave the code [T, K, P]."""
        return self._laid(self.counts.both)

    @cached_property
    def pair_first(self) -> Numbers:
        """Those to which the first of the pair gave the code [T, K, P]."""
        return self._laid(self._of_pair[0])

    @cached_property
    def pair_second(self) -> Numbers:
        """Those to which the second gave the code [T, K, P]."""
        return self._laid(self._of_pair[1])

    @cached_property
    def _raters(self) -> Ints:
        """Coders who did each column [columns]."""
        return np.asarray(self.counts.covered.sum(axis=0), np.int64)

    @cached_property
    def everyone(self) -> bool:
        """True where every coder did every transcript."""
        return bool(self.counts.covered.all())

    @cached_property
    def _index(self) -> Ints:
        """The pairs of coders as indexes [P, 2]."""
        return np.asarray(self.counts.pairs, dtype=np.int64).reshape(-1, 2)

    @cached_property
    def _together(self) -> Bools:
        """Columns that both of a pair did [P, columns]."""
        return np.asarray(self.counts.covered[self._index[:, 0]] & self.counts.covered[self._index[:, 1]])

    @property
    def _of_pair(self) -> tuple[Ints, Ints]:
        """What the first and the second of a pair gave where both worked [K, P, columns]."""
        first, second = (self.counts.positives[:, self._index[:, side]] for side in (0, 1))
        if self.everyone:
            return first, second
        return np.where(self._together, first, 0), np.where(self._together, second, 0)

    @cached_property
    def _given(self) -> Ints:
        """How often anybody gave each code [K, columns]."""
        return np.asarray(self.counts.positives.sum(axis=1))

    @cached_property
    def _unlike(self) -> Ints:
        """Pairs of ratings that differ [K, columns]."""
        if self.everyone:  # each coder is in one pair with each other coder
            return np.asarray((len(self.counts.coders) - 1) * self._given - 2 * self.counts.both.sum(axis=1))
        first, second = self._of_pair
        return np.asarray((first + second - 2 * self.counts.both).sum(axis=1))

    def _laid(self, array: Numbers) -> Numbers:
        """An array [..., columns] with the columns of each transcript added up, transcripts first [T, ...]."""
        turned = np.moveaxis(np.asarray(array, np.float64), -1, 0)
        if self._parts is None:
            return turned
        return np.asarray(np.add.reduceat(turned, self._parts, axis=0))

    @cached_property
    def _parts(self) -> list[int] | None:
        """Where each transcript's columns begin, None where each has one."""
        names = self.counts.transcripts
        begins = [i for i, name in enumerate(names) if i == 0 or name != names[i - 1]]
        return None if len(begins) == len(names) else begins
