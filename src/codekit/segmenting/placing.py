"""Which place of a text each row of a table of quotes means: by its words, its position, and the order of the rows.

A row is placed where one place is left; nothing is preferred because it seems likelier. What a position counts
(characters, paragraphs with or without empty ones) is learned from the rows whose words stand in one place only: a way
of counting that one of them contradicts is not used, nor one that none of them shows and the table does not name. So
is the order of rows: only if those rows stand in the text's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from codekit.model.span import Span
from codekit.segmenting.quotes import EXACT, Place, Quotable

CHARACTER, PARAGRAPH = "character", "paragraph"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quote that is looked for.

    `position` is what the table says of where it begins, `counts` what that counts ("" where it does not say). `series`
    tells which rows another program listed one after the other: those of one document, code and coder.
    """

    quote: str
    position: int | None = None
    counts: str = ""
    series: Hashable = None


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a quote stands: the one place that is left, if there is just one of `places`."""

    places: tuple[Place, ...]
    found: int  # places by the words alone

    @property
    def span(self) -> Span | None:
        """The place, None where the quote is not there or it cannot be told which place is meant."""
        return self.places[0].span if len(self.places) == 1 else None

    @property
    def exact(self) -> bool:
        """True where the very characters stand there."""
        return len(self.places) == 1 and self.places[0].exactness == EXACT


def place(text: str, wanted: Sequence[Wanted]) -> list[Placed]:
    """Where each of these quotes stands in a text, in their order."""
    quotable = Quotable(text)
    by_words = {quote: tuple(quotable.places(quote)) for quote in dict.fromkeys(each.quote for each in wanted)}
    placed = [Placed(by_words[each.quote], len(by_words[each.quote])) for each in wanted]
    if any(len(each.places) > 1 for each in placed):
        _by_position(text, wanted, placed)
        _by_order(wanted, placed)
    return placed


def _by_position(text: str, wanted: Sequence[Wanted], placed: list[Placed]) -> None:
    """Leave of several places those that the row's position may mean."""
    stated = [(at, each) for at, each in enumerate(wanted) if each.position is not None and placed[at].places]
    known = [(each, placed[at].places[0].span) for at, each in stated if len(placed[at].places) == 1]
    ways = [(counts, fits, _tells(fits, known)) for counts, fits in _ways(text)]
    drift = _Drift(known)
    for at, each in stated:
        if len(placed[at].places) < 2:
            continue
        fitting = [fits for counts, fits, told in ways if told or (each.counts == counts and told is None)]
        left = tuple(p for p in placed[at].places if any(fits(each.position or 0, p.span) for fits in fitting))
        if not fitting and each.counts != PARAGRAPH and (between := drift(each.position or 0)):
            low, high = between
            left = tuple(p for p in placed[at].places if low <= p.span.start - (each.position or 0) <= high)
        placed[at] = replace(placed[at], places=left if len(left) == 1 else placed[at].places)


def _tells(fits: Callable[[int, Span], bool], known: Sequence[tuple[Wanted, Span]]) -> bool | None:
    """Whether known rows bear out a way of counting; None where no row beyond the first lines does either."""
    if not all(fits(each.position or 0, span) for each, span in known):
        return False
    return True if any((each.position or 0) > 1 for each, _ in known) else None


def _ways(text: str) -> Iterator[tuple[str, Callable[[int, Span], bool]]]:
    """What a position may count: characters or paragraphs from 0 or 1, the empty ones too or not."""
    lines, filled = [0], []
    for at, char in enumerate(text):
        if char == "\n":
            lines.append(at + 1)
    filled = [start for start, end in zip(lines, [*lines[1:], len(text) + 1], strict=True) if text[start:end].strip()]
    for first in (0, 1):
        yield CHARACTER, partial(_at_character, first)
        yield PARAGRAPH, partial(_in_paragraph, lines, first)
        yield PARAGRAPH, partial(_in_paragraph, filled, first)


def _at_character(first: int, position: int, span: Span) -> bool:
    return span.start == position - first


def _in_paragraph(starts: Sequence[int], first: int, position: int, span: Span) -> bool:
    return bisect_right(starts, span.start) - 1 == position - first


class _Drift:
    """How far characters are counted otherwise in the table's own copy of the text, which grows along it.

    Line ends of two characters, or signs that are not seen, add up: between two known rows it lies between theirs.
    """

    def __init__(self, known: Iterable[tuple[Wanted, Span]]) -> None:
        told = sorted({(each.position or 0, span.start) for each, span in known if each.counts != PARAGRAPH})
        self.positions = [position for position, _ in told]
        self.by = [start - position for position, start in told]
        self.grows = self.by in (sorted(self.by), sorted(self.by, reverse=True))

    def __call__(self, position: int) -> tuple[int, int] | None:
        """The least and the most at a position; None where it is not between two rows that tell."""
        at = bisect_right(self.positions, position)
        if not self.grows or at in {0, len(self.positions)}:
            return None
        low, high = sorted(self.by[at - 1 : at + 1])
        return (low, high) if high - low <= _FARTHEST else None


_FARTHEST = 200  # characters


def _by_order(wanted: Sequence[Wanted], placed: list[Placed]) -> None:
    """Between two rows whose places are known, those of one series stand in between."""
    series: dict[Hashable, list[int]] = defaultdict(list)
    for at, each in enumerate(wanted):
        if placed[at].places:
            series[each.series].append(at)
    for rows in series.values():
        starts = [span.start for at in rows if (span := placed[at].span)]
        if len(starts) >= 2 and starts == sorted(starts):
            for gap, low, high in _gaps(rows, placed):
                _fill(gap, low, high, wanted, placed)


def _gaps(rows: Sequence[int], placed: Sequence[Placed]) -> list[tuple[list[int], int, int | None]]:
    """The rows between two that have a place, with where the one begins, and the other (None at the end)."""
    gaps: list[tuple[list[int], int, int | None]] = []
    gap: list[int] = []
    low = -1
    for at in rows:
        span = placed[at].span
        if span is None:
            gap.append(at)
            continue
        gaps.append((gap, low, span.start))
        gap, low = [], span.start
    return [(gap, low, high) for gap, low, high in [*gaps, (gap, low, None)] if gap]


def _fill(gap: Sequence[int], low: int, high: int | None, wanted: Sequence[Wanted], placed: list[Placed]) -> None:
    """Place the rows of a gap whose quote stands in it as often as there are rows with it."""
    by_quote: dict[str, list[int]] = defaultdict(list)
    for at in gap:
        by_quote[wanted[at].quote].append(at)
    for rows in by_quote.values():
        inside = [p for p in placed[rows[0]].places if low <= p.span.start and (high is None or p.span.start <= high)]
        if len(inside) == len(rows):
            for at, only in zip(rows, inside, strict=True):
                placed[at] = replace(placed[at], places=(only,))
