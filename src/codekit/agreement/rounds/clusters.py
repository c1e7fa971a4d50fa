"""Clusters: the pieces in which coders' differences are decided about.

Codings that every coder of a transcript made in the same way (code, span, polarity, value) are agreed. The others form
clusters: the connected components of codings that overlap, by which several coders give one unit the same code,
or that one disagreement on a unit is about. A disagreement on a unit ties together all codings that give the
unit its code, and by its type also

boundary      the other's codings of the same code in the stretch of the turn, or touching it
parent/child  the other's coding of the ancestor or descendant on this unit
substitution  the other's codings that give this unit the paired code

so every disagreement belongs to exactly one cluster, and every coding to one cluster or one agreed group.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from codekit.agreement.rounds.disagreements import Disagreement
from codekit.model import differences as kinds
from codekit.model.events import Coding


@dataclass(frozen=True, slots=True)
class Placed:
    """A coding with the half-open range of units it touches and the compared codes it counts as."""

    coding: Coding
    lo: int
    hi: int
    counts_as: frozenset[str]


@dataclass(frozen=True)
class Cluster:
    """Codings of one transcript that are decided about together, and the disagreements they amount to.

    `id` is for people: the transcript and a number in text order, `T07:3`; agreed groups count apart, `T07:a1`.
    """

    id: str
    transcript: str
    codings: tuple[Coding, ...]
    disagreements: tuple[Disagreement, ...] = ()
    agreed: bool = False

    @cached_property
    def about(self) -> tuple[str, ...]:
        """The ids of the codings, sorted: what a decision names the cluster by."""
        return tuple(sorted(coding.id for coding in self.codings))

    @property
    def start(self) -> int:
        """Where the first coding begins."""
        return min(coding.start for coding in self.codings)

    @property
    def end(self) -> int:
        """Where the last coding ends."""
        return max(coding.end for coding in self.codings)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that occur, by first occurrence."""
        return tuple(dict.fromkeys(coding.code for coding in self.codings))

    @property
    def coders(self) -> tuple[str, ...]:
        """The coders whose codings these are, sorted."""
        return tuple(sorted({coding.coder for coding in self.codings}))

    @cached_property
    def type(self) -> str:
        """The most frequent type of its disagreements (the earlier one where two are as frequent).

        Where no unit is in dispute: "polarity" where only that differs, "value" where only that does, "sub-code" where
        coders differ below the codes of the round, "span" for other borders or another place within the units.
        """
        if self.agreed:
            return kinds.AGREED
        if self.disagreements:
            often = Counter(row.type for row in self.disagreements)
            return max(kinds.TYPES, key=lambda type_: often[type_])
        by_coder = [_seen(self.codings, coder) for coder in self.coders]
        codes = {frozenset(code for code, _, _ in seen) for seen in by_coder}
        if len(codes) > 1:
            return kinds.SUB_CODE
        if len(by_coder) < 2 or len(set(by_coder)) > 1:
            return kinds.SPAN
        by_polarity, by_value = (
            {frozenset((*_place(c), getattr(c, field)) for c in self.codings if c.coder == own) for own in self.coders}
            for field in ("polarity", "value")
        )
        return kinds.VALUE if len(by_polarity) == 1 and len(by_value) > 1 else kinds.POLARITY


def _place(coding: Coding) -> tuple[str, int, int]:
    return coding.code, coding.start, coding.end


def _seen(codings: Iterable[Coding], coder: str) -> frozenset[tuple[str, int, int]]:
    return frozenset(_place(c) for c in codings if c.coder == coder)


def clusters(
    transcript: str, placed: Sequence[Placed], *, coders: Sequence[str], disagreements: Sequence[Disagreement] = ()
) -> list[Cluster]:
    """The clusters of one transcript in text order, then its agreed groups; the order of the input is no matter.

    `coders` are those who finished the transcript, `disagreements` the rows about it in the units of `placed`.
    """
    agreed, open_ = _parted(placed, coders)
    ties = _Ties(open_)
    rows = [(row, ties.of(row)) for row in disagreements]
    tied: dict[int, list[Disagreement]] = defaultdict(list)
    for row, cause in rows:
        if cause:
            tied[ties.root(cause[0])].append(row)
    disputed = [
        Cluster("", transcript, _ordered(open_[i].coding for i in members), _sorted(tied[root]))
        for root, members in ties.components()
    ]
    groups = [Cluster("", transcript, _ordered(codings), agreed=True) for codings in agreed]
    return [*_numbered(disputed, ""), *_numbered(groups, "a")]


def _parted(placed: Sequence[Placed], coders: Sequence[str]) -> tuple[list[list[Coding]], list[Placed]]:
    """Groups of identical codings by every coder, and all other codings in text order."""
    same: dict[tuple[str, int, int, str, str], list[Placed]] = defaultdict(list)
    for laid in placed:
        coding = laid.coding
        same[coding.code, coding.start, coding.end, coding.polarity, coding.value].append(laid)
    everyone = set(coders)
    agreed, open_ = [], []
    for group in same.values():
        if {laid.coding.coder for laid in group} == everyone:
            agreed.append([laid.coding for laid in group])
        else:
            open_ += group
    return agreed, sorted(open_, key=lambda laid: _order(laid.coding))


class _Ties:
    """Which codings belong together: union-find over codings in text order."""

    def __init__(self, placed: Sequence[Placed]) -> None:
        self.placed = placed
        self.above = list(range(len(placed)))
        self.by_unit: dict[int, list[int]] = defaultdict(list)
        for i, laid in enumerate(placed):
            for unit in range(laid.lo, laid.hi):
                self.by_unit[unit].append(i)
        self._overlaps()
        self._same_code()

    def root(self, i: int) -> int:
        while self.above[i] != i:
            self.above[i] = self.above[self.above[i]]
            i = self.above[i]
        return i

    def tie(self, members: Sequence[int]) -> None:
        for i in members[1:]:
            first, other = sorted((self.root(members[0]), self.root(i)))
            self.above[other] = first

    def _overlaps(self) -> None:
        """Codings that share a character; in text order each meets the one that reaches furthest so far."""
        furthest = 0
        for i, laid in enumerate(self.placed):
            if i and laid.coding.start < self.placed[furthest].coding.end:
                self.tie([furthest, i])
            if not i or laid.coding.end > self.placed[furthest].coding.end:
                furthest = i

    def _same_code(self) -> None:
        """Codings by which several coders give one unit the same code."""
        for here in self.by_unit.values():
            by_code: dict[str, list[int]] = defaultdict(list)
            for i in here:
                for code in self.placed[i].counts_as:
                    by_code[code].append(i)
            for members in by_code.values():
                if len({self.placed[i].coding.coder for i in members}) > 1:
                    self.tie(members)

    def of(self, row: Disagreement) -> list[int]:
        """Tie what a disagreement is about; gives the codings that put the code on the unit."""
        cause = self._at(row.unit, row.has, row.code)
        self.tie([*cause, *self._others(row)])
        return cause

    def _others(self, row: Disagreement) -> list[int]:
        if row.type == kinds.BOUNDARY:
            return [i for unit in range(*row.reach) for i in self._at(unit, row.lacks, row.code)]
        if row.type == kinds.SUBSTITUTION:
            return self._at(row.unit, row.lacks, row.other)
        if row.type == kinds.PARENT_CHILD:
            here = [i for i in self.by_unit.get(row.unit, ()) if self.placed[i].coding.code == row.other]
            return [i for i in here if self.placed[i].coding.coder in row.lacks]
        return []

    def _at(self, unit: int, coders: Sequence[str], code: str) -> list[int]:
        """The codings by which these coders give a unit a code."""
        here = [(i, self.placed[i]) for i in self.by_unit.get(unit, ())]
        return [i for i, laid in here if laid.coding.coder in coders and code in laid.counts_as]

    def components(self) -> Iterator[tuple[int, list[int]]]:
        members: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self.placed)):
            members[self.root(i)].append(i)
        yield from members.items()


def _order(coding: Coding) -> tuple[int, int, str, str, str]:
    return coding.start, coding.end, coding.coder, coding.code, coding.id


def _ordered(codings: Iterable[Coding]) -> tuple[Coding, ...]:
    return tuple(sorted(codings, key=_order))


def _sorted(rows: Iterable[Disagreement]) -> tuple[Disagreement, ...]:
    return tuple(sorted(rows, key=lambda row: (row.unit, row.code)))


def _numbered(unnumbered: list[Cluster], mark: str) -> Iterator[Cluster]:
    ordered = sorted(unnumbered, key=lambda cluster: _order(cluster.codings[0]))
    for number, cluster in enumerate(ordered, start=1):
        yield Cluster(
            f"{cluster.transcript}:{mark}{number}",
            cluster.transcript,
            cluster.codings,
            cluster.disagreements,
            cluster.agreed,
        )
