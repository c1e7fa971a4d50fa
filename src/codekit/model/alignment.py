"""Which characters of a text are still there in another text of the same interview, and where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from codekit.model.span import Span

Block = tuple[int, int, int]  # where it begins in the old text, in the new one, and how many characters
_STRETCH = 20  # characters by which words that took the place of coded ones may be longer than twice these


@dataclass(frozen=True)
class Alignment:
    """The stretches that two texts share, in the order of both; what lies between them was changed."""

    blocks: tuple[Block, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [old for old, _, _ in self.blocks]

    @cached_property
    def _ends(self) -> list[int]:
        return [old + length for old, _, length in self.blocks]

    def inverse(self) -> Alignment:
        """The same seen from the new text."""
        return Alignment(tuple((new, old, length) for old, new, length in self.blocks))

    def share(self, before: int, after: int) -> float:
        """What both texts have, as a share of the longer; these are their lengths."""
        return sum(length for _, _, length in self.blocks) / max(before, after, 1)

    def kept(self, span: Span) -> int:
        """How many characters of a span are still there."""
        return sum(min(span.end, o + n) - max(span.start, o) for o, _, n in self._touching(span))

    def moved(self, span: Span) -> Span | None:
        """Where the characters of a span are now, with what took the place of others; None where none is left."""
        touching = self._touching(span)
        if not touching:
            return None
        return Span(self._start(span, touching[0]), self._end(span, touching[-1]))

    def _touching(self, span: Span) -> tuple[Block, ...]:
        return self.blocks[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]

    def _start(self, span: Span, first: Block) -> int:
        old, new, _ = first
        if span.start >= old:
            return new + span.start - old
        before = bisect_left(self._starts, old) - 1
        gap_old, gap_new = self._ends[before] if before >= 0 else 0, self._new_end(before)
        return gap_new if _belongs(old - span.start, old - gap_old, new - gap_new) else new

    def _end(self, span: Span, last: Block) -> int:
        old, new, length = last
        if span.end <= old + length:
            return new + span.end - old
        after = bisect_left(self._starts, old) + 1
        if after == len(self.blocks):
            return new + length  # nothing is kept behind it, so nobody knows how far its words go
        gap_old, gap_new = self._starts[after], self.blocks[after][1]
        belongs = _belongs(span.end - old - length, gap_old - old - length, gap_new - new - length)
        return gap_new if belongs else new + length

    def _new_end(self, index: int) -> int:
        return self.blocks[index][1] + self.blocks[index][2] if index >= 0 else 0

    def __str__(self) -> str:
        """As it is stored: `old:new:length`, one for each stretch."""
        return " ".join(f"{old}:{new}:{length}" for old, new, length in self.blocks)

    @classmethod
    def parse(cls, stored: str) -> Alignment:
        """What was stored. Raises ValueError for anything else, and for stretches out of order."""
        blocks = []
        at = (0, 0)
        for part in stored.split():
            old, new, length = map(int, part.split(":"))
            if length < 1 or old < at[0] or new < at[1]:
                raise ValueError("stretches out of order")
            at = (old + length, new + length)
            blocks.append((old, new, length))
        return cls(tuple(blocks))


def _belongs(coded: int, gap: int, new: int) -> bool:
    """Whether what took the place of a changed stretch belongs to a coding of a part of it."""
    return 2 * coded >= gap and new <= 2 * coded + _STRETCH
