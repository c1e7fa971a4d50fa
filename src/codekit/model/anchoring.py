"""Where the words of a coding are in a corrected text: by position, else by the words themselves and what is around.

A pure function of both texts, so that two copies of a study that learn of a correction at different times say the
same. Nothing is guessed: words that are gone, or found at several places alike, are lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher

from codekit.model.alignment import Alignment
from codekit.model.span import Span

SAME, MOVED, CHANGED, LOST = OUTCOMES = ("same", "moved", "changed", "lost")
KEPT = 0.25  # of the characters, below which the words are other words
_LEAST = 12  # characters that words must have to be looked for elsewhere
_AROUND = 60  # characters before and after that tell equal words apart
_LEAD = 0.2  # by which one place must fit better than the next
Text = Callable[[], str]


@dataclass(frozen=True)
class Anchored:
    """What became of a span: where it is now (None where it is lost), and how."""

    outcome: str
    span: Span | None = None


def outcome(before: Span, words: str, after: Span | None, text: str) -> Anchored:
    """What to call it: the same place and words, other place, other words, or lost."""
    if after is None:
        return Anchored(LOST)
    if text[after.start : after.end].split() != words.split():
        return Anchored(CHANGED, after)
    return Anchored(SAME if before == after else MOVED, after)


def step(span: Span, alignment: Alignment, old: Text, new: Text) -> Span | None:
    """Where a span is in the next text; None where its words are gone. Texts are asked for only where they matter."""
    moved = alignment.moved(span)
    if moved and len(moved) == len(span) == alignment.kept(span):
        return moved
    if moved and alignment.kept(span) >= KEPT * len(span):
        return _trimmed(moved, span, new(), old())
    return found(span, alignment, old(), new())


def _trimmed(moved: Span, span: Span, text: str, old: str) -> Span | None:
    """Without white space at an edge where there was none."""
    words, before = text[moved.start : moved.end], old[span.start : span.end]
    start = moved.start + (len(words) - len(words.lstrip()) if before == before.lstrip() else 0)
    end = moved.end - (len(words) - len(words.rstrip()) if before == before.rstrip() else 0)
    return Span(start, end) if start < end else None


def found(span: Span, alignment: Alignment, old: str, new: str) -> Span | None:
    """The one place among what is new where the words of a span stand; of several, the one with the same around it.

    Where the words stood already at another place, somebody said them twice: that is no place for them.
    """
    words = old[span.start : span.end].strip()
    if len(words) < _LEAST:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    back = alignment.inverse()
    places = [Span(*match.span()) for match in pattern.finditer(new)]
    places = [place for place in places if 2 * back.kept(place) <= len(place)]
    if len(places) < 2:
        return places[0] if places else None
    ranked = sorted(((_around(span, old, place, new), place) for place in places), reverse=True)
    (best, place), (next_best, _) = ranked[:2]
    return place if best - next_best >= _LEAD else None


def _around(span: Span, old: str, place: Span, new: str) -> float:
    """How alike is what stands before and after two places."""
    before = (old[max(0, span.start - _AROUND) : span.start], new[max(0, place.start - _AROUND) : place.start])
    after = (old[span.end : span.end + _AROUND], new[place.end : place.end + _AROUND])
    return sum(SequenceMatcher(None, *pair, autojunk=False).ratio() for pair in (before, after)) / 2
