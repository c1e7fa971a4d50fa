"""The stretch of a text that a person means by its words: all of them, or the first and the last with dots between."""

from __future__ import annotations

import re

from codekit.model.span import Span
from codekit.segmenting.quotes import Quotable

_DOTS = re.compile(r"\s*[\[(]?\s*(?:\.{3,}|…)\s*[\])]?\s*")


def stretches(text: str, words: str, *, within: Span) -> list[Span]:
    """Every stretch within a span that the words may mean, in order; nothing is preferred where there are several.

    Dots are taken for the text's own where the words stand there with them. White space, quotation marks and dashes may
    be others, as in `Quotable.places`.
    """
    quotable = Quotable(text[within.start : within.end])
    found = [place.span for place in quotable.places(words)] or _between(quotable, words)
    return [Span(span.start + within.start, span.end + within.start) for span in found]


def _between(quotable: Quotable, words: str) -> list[Span]:
    """From the first words to the last ones after them."""
    ends = [(words[: dots.start()], words[dots.end() :]) for dots in _DOTS.finditer(words)]
    found = {
        Span(first.span.start, last.span.end)
        for before, after in ends
        if before.strip() and after.strip()
        for first in quotable.places(before)
        for last in quotable.places(after)
        if first.span.end <= last.span.start
    }
    return sorted(found)
