"""Clusters: the pieces in which coders' differences are decided about.

Codings that every coder of a transcript made in the same way (code, span, polarity, value) are agreed; whoever skipped
all of their units, and so could not code them, is not among these coders. The others form
clusters: the connected components of codings that overlap, by which several coders give one unit the same code,
or that one disagreement on a unit is about. A disagreement on a unit ties together all codings that give the
unit its code, and by its type also

boundary      the other's codings of the same code in the stretch of the turn, or touching it
parent/child  the other's coding of the ancestor or descendant on this unit
substitution  the other's codings that give this unit the paired code

so every disagreement belongs to exactly one cluster, and every coding to one cluster or one agreed group.

What ties may be coarser than what is listed: codings that count as one code of the round are decided about together,
while the disagreements speak of the codes that were used. Then `ties` are the disagreements on the round's codes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from codekit.agreement.rounds.disagreements import Disagreement
from codekit.model import differences as kinds
from codekit.model.events import Coding


class Placed(NamedTuple):
    """A coding with the half-open range of units it touches and the codes it counts as: its own and those above it.

    Only the round's codes and what is below them are among these; a coding of another code counts as none.
    """

    coding: Coding
    lo: int
    hi: int
    counts_as: frozenset[str]


@dataclass(frozen=True)
class Cluster:
    """Codings of one transcript that are decided about together, and the disagreements they amount to.

    `id` is for people: the transcript and a number in text order, `T07:3`; agreed groups count apart, `T07:a1`.
    `outside` holds the ids of the codings that touch no unit or count as no code.
    """

    id: str
    transcript: str
    codings: tuple[Coding, ...]
    disagreements: tuple[Disagreement, ...] = ()
    agreed: bool = False
    outside: frozenset[str] = frozenset()

    @cached_property
    def about(self) -> tuple[str, ...]:
        """The ids of the codings, sorted: what a decision names the cluster by."""
        return tuple(sorted(coding.id for coding in self.codings))

    @cached_property
    def start(self) -> int:
        """Where the first coding begins."""
        return min(coding.start for coding in self.codings)

    @cached_property
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

        Where no unit is in dispute: "outside" where no coding of it counts on any unit, "polarity" where only that
        differs, "value" where only that does, "span" for other borders or another place within the units.
        """
        if self.agreed:
            return kinds.AGREED
        if self.disagreements:
            often = Counter(row.type for row in self.disagreements)
            return max(kinds.TYPES, key=lambda type_: often[type_])
        counted = [coding for coding in self.codings if coding.id not in self.outside]
        if not counted:
            return kinds.OUTSIDE
        coders = sorted({coding.coder for coding in counted})
        by_coder = [_seen(counted, coder) for coder in coders]
        if len(by_coder) < 2 or len(set(by_coder)) > 1:
            return kinds.SPAN
        by_polarity, by_value = (
            {frozenset((*_place(c), getattr(c, field)) for c in counted if c.coder == own) for own in coders}
            for field in ("polarity", "value")
        )
        return kinds.VALUE if len(by_polarity) == 1 and len(by_value) > 1 else kinds.POLARITY


def _place(coding: Coding) -> tuple[str, int, int]:
    return coding.code, coding.start, coding.end


def _seen(codings: Iterable[Coding], coder: str) -> frozenset[tuple[str, int, int]]:
    return frozenset(_place(c) for c in codings if c.coder == coder)


def clusters(
    transcript: str,
    placed: Sequence[Placed],
    *,
    coders: Sequence[str],
    disagreements: Sequence[Disagreement] = (),
    ties: Sequence[Disagreement] | None = None,
    skipped: Mapping[str, Sequence[tuple[int, int]]] | None = None,
) -> list[Cluster]:
    """The clusters of one transcript in text order, then its agreed groups; the order of the input is no matter.

    `coders` are those who finished the transcript, `disagreements` the rows about it in the units of `placed`, and
    `ties` those that tie codings together, by default the same. `skipped` are the half-open ranges of units that a
    coder skipped.
    """
    agreed, open_ = _parted(placed, coders, skipped or {})
    tied = _Ties(open_)
    for row in disagreements if ties is None else ties:
        tied.of(row)
    for row in disagreements:  # which may be finer: what puts one code on one unit is decided about together
        tied.tie(tied.cause(row))
    rows: dict[int, list[Disagreement]] = defaultdict(list)
    for row in disagreements:
        if cause := tied.cause(row):
            rows[tied.root(cause[0])].append(row)
    outside = frozenset(laid.coding.id for laid in open_ if laid.lo >= laid.hi or not laid.counts_as)
    disputed = [
        _cluster(transcript, [open_[i].coding for i in members], rows[root], outside)
        for root, members in tied.components()
    ]
    groups = [Cluster("", transcript, _ordered(codings), agreed=True) for codings in agreed]
    return [*_numbered(disputed, ""), *_numbered(groups, "a")]


def _cluster(
    transcript: str, codings: Sequence[Coding], rows: Iterable[Disagreement], outside: frozenset[str]
) -> Cluster:
    here = outside.intersection(coding.id for coding in codings)
    return Cluster("", transcript, _ordered(codings), _sorted(rows), outside=here)


def _parted(
    placed: Sequence[Placed], coders: Sequence[str], skipped: Mapping[str, Sequence[tuple[int, int]]]
) -> tuple[list[list[Coding]], list[Placed]]:
    """Groups of identical codings by every coder, and all other codings in text order."""
    same: dict[tuple[str, int, int, str, str], list[Placed]] = defaultdict(list)
    for laid in placed:
        coding = laid.coding
        same[coding.code, coding.start, coding.end, coding.polarity, coding.value].append(laid)
    agreed, open_ = [], []
    for group in same.values():
        who = {laid.coding.coder for laid in group}
        away = {coder for coder, ranges in skipped.items() if _all_skipped(group[0], ranges)}
        if who | away >= set(coders):
            agreed.append([laid.coding for laid in group])
        else:
            open_ += group
    return agreed, sorted(open_, key=lambda laid: _order(laid.coding))


def _all_skipped(laid: Placed, ranges: Sequence[tuple[int, int]]) -> bool:
    """True where a coding has units and these ranges hold all of them; on a unit of the rest coders may differ."""
    units = range(laid.lo, laid.hi)
    return bool(units) and bool(ranges) and all(any(a <= unit < b for a, b in ranges) for unit in units)


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

    def of(self, row: Disagreement) -> None:
        """Tie what a disagreement is about."""
        self.tie([*self.cause(row), *self._others(row)])

    def cause(self, row: Disagreement) -> list[int]:
        """The codings that put the code on the unit."""
        return self._at(row.unit, row.has, row.code)

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
        yield replace(cluster, id=f"{cluster.transcript}:{mark}{number}")
