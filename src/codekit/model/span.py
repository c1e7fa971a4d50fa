"""Half-open ranges of Unicode code points, and the few things one does with them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of Unicode code points in one transcript."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Raises ValueError for what is not a range of at least one character."""
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        """Characters in the span."""
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """True when the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True when the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


def union(spans: Iterable[Span]) -> list[Span]:
    """Merge overlapping and touching spans; the result is sorted and disjoint."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def among(span: Span, ordered: Sequence[Span]) -> bool:
    """True where a span shares a character with one of these, which are apart and in order."""
    before = bisect_left(ordered, span.end, key=attrgetter("start"))
    return before > 0 and ordered[before - 1].end > span.start


def shared(span: Span, others: Iterable[Span]) -> list[Span]:
    """The parts of a span that lie in one of the others, in their order."""
    ends = ((max(span.start, other.start), min(span.end, other.end)) for other in others)
    return [Span(start, end) for start, end in ends if start < end]


def outside(span: Span, allowed: Iterable[Span]) -> list[Span]:
    """The parts of a span that none of the allowed spans covers, in order."""
    rest: list[Span] = []
    start = span.start
    for cover in union(allowed):
        if cover.end <= start or span.end <= cover.start:
            continue
        if start < cover.start:
            rest.append(Span(start, cover.start))
        start = max(start, cover.end)
        if span.end <= start:
            return rest
    if start < span.end:
        rest.append(Span(start, span.end))
    return rest
