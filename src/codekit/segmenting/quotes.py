"""A quoted passage found again in a text: exactly, then by the same words in another typography.

A quote that went through another program has other white space, quotation marks, dashes, ellipses, hyphens of
layout, ligatures or compositions of letters. Every place that it may come from is found; none is preferred, so that
whoever asks can tell a place that is certain from one that would be guessed.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from codekit.model.span import Span

EXACT, TOLERANT = "exact", "tolerant"
MOST = 1_000  # places that are looked for; a quote of more is no help to anybody
_SINGLE = "\N{PRIME}`´ʹʼˈ‘’‚‛‹›"
_DOUBLE = "\N{DOUBLE PRIME}“”„‟«»〝〞〟＂"
_DASH = "‐‑‒–—―−﹘﹣－"
_MARKS = {**dict.fromkeys(_SINGLE, "'"), **dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_DASH, "-"), "…": "…"}
_RUNS = re.compile(r"(?P<plain>[!-,/-~]+)|\s+|.", re.DOTALL)  # what folding leaves as it is, at once
_IN_A_ROW = {"--": "-", "..": "…", "….": "…", "……": "…", ".…": "…"}  # many of these in a row are one sign


@dataclass(frozen=True, slots=True)
class Place:
    """One place that a quote may come from, and whether it says exactly that there."""

    span: Span
    exactness: str  # EXACT or TOLERANT


def find(text: str, quote: str, *, near: int | None = None) -> list[Span]:
    """Every place of a text that a quote may come from, in order; see `Quotable.places`.

    With `near`, a position, only the places that begin nearest to it: one, or two where both are as near. An empty
    list says that the quote is not there, more than one that it cannot be told which is meant.
    """
    spans = [place.span for place in Quotable(text).places(quote)]
    if near is None or not spans:
        return spans
    nearest = min(abs(span.start - near) for span in spans)
    return [span for span in spans if abs(span.start - near) == nearest]


class Quotable:
    """A text that many quotes are looked for in; it is folded once."""

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self.text = text

    def places(self, quote: str) -> list[Place]:
        """Every place that the quote may come from, in order, `MOST` at the most.

        EXACT are those of its very characters, white space at its edges left out. TOLERANT are the others that are the
        same once white space is left out, quotation marks, dashes, dots in a row and ligatures are alike, letters are
        composed alike, and what is not seen (soft hyphens, zero-width signs) is gone. A place never begins or ends
        within a character; it begins and ends within a word only where white space is as in the quote.
        """
        bare = quote.strip()
        if not bare:
            return []
        exact = [Span(at, at + len(bare)) for at in _hits(self.text, bare) if self._whole(at, at + len(bare))]
        starts = {span.start for span in exact}
        places = [Place(span, EXACT) for span in exact]
        places += [Place(span, TOLERANT) for span in self._tolerant(bare) if span.start not in starts]
        return sorted(places, key=lambda place: place.span)[:MOST]

    def _tolerant(self, quote: str) -> Iterator[Span]:
        folded = _Folded(quote)
        if not folded.signs:
            return
        here = self._folded
        for at in _hits(here.signs, folded.signs):
            last = at + len(folded.signs) - 1
            if not here.between(at) or not here.between(last + 1):
                continue
            start, end = here.start(at), here.end(last)
            spaced = here.spaces_in(at, last) == folded.spaces_in(0, len(folded.signs) - 1)
            if self._whole(start, end) and (spaced or self._on_words(start, end)):
                yield Span(start, end)

    @cached_property
    def _folded(self) -> _Folded:
        return _Folded(self.text)

    def _whole(self, start: int, end: int) -> bool:
        """True where no letter is parted from its accents."""
        return not (_is_mark(self.text[end : end + 1]) or (start and _is_mark(self.text[start])))

    def _on_words(self, start: int, end: int) -> bool:
        cut_before = start > 0 and self.text[start - 1].isalnum() and self.text[start].isalnum()
        cut_after = end < len(self.text) and self.text[end - 1].isalnum() and self.text[end].isalnum()
        return not cut_before and not cut_after


class _Folded:
    """The signs of a text that matter, and where each begins and ends in the text; white space is none.

    Signs that are as in the text are kept as one run of them.
    """

    def __init__(self, text: str) -> None:
        signs: list[str] = []
        self._first, self._starts, self._ends = array("l"), array("l"), array("l")  # of each run: its sign, its place
        self._plain = bytearray()
        self.spaces = array("l")  # signs that white space stands before, ascending
        number, spaced = 0, False
        for run in _RUNS.finditer(text):
            start, end = run.span()
            plain = run.lastgroup == "plain"
            for sign in (run[0],) if plain else _signs(run[0]):
                if sign.isspace():
                    spaced = True
                elif signs and not spaced and not plain and (one := _IN_A_ROW.get(signs[-1] + sign)):
                    signs[-1], self._ends[-1] = one, end
                else:
                    if spaced:
                        self.spaces.append(number)
                        spaced = False
                    signs.append(sign)
                    self._first.append(number)
                    self._starts.append(start)
                    self._ends.append(end)
                    self._plain.append(plain)
                    number += len(sign)
        self.signs = "".join(signs)

    def start(self, at: int) -> int:
        """Where a sign begins in the text."""
        run = bisect_right(self._first, at) - 1
        return self._starts[run] + (at - self._first[run] if self._plain[run] else 0)

    def end(self, at: int) -> int:
        """Where a sign ends in the text."""
        run = bisect_right(self._first, at) - 1
        return self._starts[run] + at - self._first[run] + 1 if self._plain[run] else self._ends[run]

    def between(self, at: int) -> bool:
        """True where one character of the text ends before this sign, and another begins."""
        return at in {0, len(self.signs)} or self.start(at) >= self.end(at - 1)

    def spaces_in(self, first: int, last: int) -> list[int]:
        """Which signs within a stretch have white space before them, counted from its first."""
        inside = self.spaces[bisect_right(self.spaces, first) : bisect_right(self.spaces, last)]
        return [at - first for at in inside]


@lru_cache(maxsize=8192)
def _signs(char: str) -> str:
    """What a character comes to: itself, a common sign, its parts, or nothing where it is not seen."""
    if char.isspace():
        return " "
    if char in _MARKS:
        return _MARKS[char]
    if unicodedata.category(char) == "Cf":
        return ""
    return "".join(_MARKS.get(part, part) for part in unicodedata.normalize("NFKD", char))


def _hits(text: str, wanted: str) -> Iterator[int]:
    """Where a text has a sequence of characters, overlapping ones too, up to one more than `MOST`."""
    at = text.find(wanted)
    for _ in range(MOST + 1):
        if at < 0:
            return
        yield at
        at = text.find(wanted, at + 1)


def _is_mark(char: str) -> bool:
    return bool(char) and unicodedata.category(char).startswith("M")
