"""What a project's numbers count: code points or UTF-16 units, and a CRLF as one or as two.

Programs differ, and none says what it does. So the numbers are read in every way that makes a difference, and the
way in which selections begin and end at words, and hold the words that their names quote, is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from codekit.formats.projects.refi.marks import PROGRAM

CODE_POINTS, UTF16 = "code points", "UTF-16 units"
_LEAD = 0.1  # by which the best way must be ahead of the next, or the usual one of the program decides
_WHOLE_NAME = 60  # letters up to which a program gives a quote as a whole
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way to count: a CRLF as one or two, characters as code points or UTF-16 units."""

    newline: int = 2
    unit: str = CODE_POINTS

    def __str__(self) -> str:
        """In words."""
        return f"positions count {self.unit}, and a CRLF as {'one' if self.newline == 1 else 'two'}"


SPEC = Dialect()


@dataclass(frozen=True)
class Raw:
    """A text as codekit holds it, with the places where other ways to count count two."""

    text: str
    newlines: tuple[int, ...] = ()  # of those that were CRLF
    wide: tuple[int, ...] = ()  # of characters that UTF-16 writes as two

    @classmethod
    def of(cls, written: str, *, astral: bool = True) -> Raw:
        """From a file's text without its byte-order mark; `astral` is False where none of its characters is wide."""
        text, newlines = written, tuple[int, ...]()
        if "\r" in written:
            ends = (match.start() for match in re.finditer("\r\n", written))
            newlines = tuple(place - before for before, place in enumerate(ends))
            text = written.replace("\r\n", "\n").replace("\r", "\n")
        wide = tuple(match.start() for match in _ASTRAL.finditer(text)) if astral and not text.isascii() else ()
        return cls(text, newlines, wide)

    @cached_property
    def _doubled(self) -> dict[Dialect, list[int]]:
        return {}

    def _doubles(self, dialect: Dialect) -> list[int]:
        """Where, in a dialect's own count, each character begins that it counts as two."""
        if dialect not in self._doubled:
            newlines = self.newlines if dialect.newline == 2 else ()
            places = sorted((*newlines, *(self.wide if dialect.unit == UTF16 else ())))
            self._doubled[dialect] = [place + before for before, place in enumerate(places)]
        return self._doubled[dialect]

    def place(self, position: int, dialect: Dialect) -> tuple[int, bool]:
        """A position in code points of the text, and whether it lies within a character."""
        doubles = self._doubles(dialect)
        if not doubles:
            return position, False
        before = bisect_right(doubles, position - 2)
        split = before < len(doubles) and doubles[before] == position - 1
        return position - before - split, split


@dataclass(frozen=True, slots=True)
class Stretch:
    """Two positions as a file says them, and what the selection is called."""

    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch in code points of its text; `fits` is False where it lies outside or cuts a character."""

    start: int
    end: int
    fits: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """The way that was taken: how well it fits, how well the next best, and on how many selections they differ."""

    dialect: Dialect
    score: float  # of all selections
    of: int  # selections
    differing: int = 0
    own: float = 1.0  # of those selections that the ways read differently
    next_best: float = 0.0
    by_origin: bool = False  # the program's usual way decided

    def __str__(self) -> str:
        """In words, with the scores."""
        fit = f"{self.score:.2f} of the ends of {self.of:,} selections lie at words"
        if not self.differing:
            return f"{fit}; every way to count gives the same"
        lead = f"where ways to count differ ({self.differing:,} selections) {self.own:.2f} against {self.next_best:.2f}"
        return f"{fit}; {lead}" + (", so what this program usually does was taken" if self.by_origin else "")


Material = Sequence[tuple[Raw, Sequence[Stretch]]]


def named(unit: str) -> str:
    """What codekit writes behind its name, so that it need not find out how it counted."""
    return f" (positions count {unit})" if unit != CODE_POINTS else ""


def usual(origin: str) -> Dialect:
    """How the program that a file says it comes from was seen to count."""
    if origin.startswith(f"{PROGRAM} "):
        return Dialect(1, UTF16 if origin.endswith(named(UTF16)) else CODE_POINTS)
    name = origin.casefold()
    if "nvivo" in name and "win" in name:
        return Dialect(2, UTF16)
    return Dialect(1) if "atlas" in name or "qualcoder" in name else SPEC


def place(raw: Raw, stretch: Stretch, dialect: Dialect) -> Placed:
    """A stretch in code points of its text."""
    start, cut = raw.place(stretch.start, dialect)
    end, cut_too = raw.place(stretch.end, dialect)
    return Placed(start, end, fits=not (cut or cut_too) and 0 <= start <= end <= len(raw.text))


def decide(material: Material, origin: str) -> Verdict:
    """The way in which the selections of a project were counted."""
    prior = usual(origin)
    every = [(raw, stretch) for raw, found in material for stretch in found]
    if origin.startswith(f"{PROGRAM} "):
        return Verdict(prior, _points(every, [prior])[prior], len(every))
    newlines = (1, 2) if any(raw.newlines and found for raw, found in material) else (prior.newline,)
    units = (CODE_POINTS, UTF16) if any(raw.wide and found for raw, found in material) else (prior.unit,)
    ways = [Dialect(newline, unit) for newline in newlines for unit in units]
    if len(ways) == 1:
        return Verdict(ways[0], _points(every, ways)[ways[0]], len(every))
    differing = [(raw, stretch) for raw, stretch in every if len({place(raw, stretch, way) for way in ways}) > 1]
    scores = _points(differing, ways)
    best = max(ways, key=lambda way: (scores[way], way == prior))
    chosen = prior if scores[best] - scores[prior] < _LEAD else best
    rest = max(scores[way] for way in ways if way != chosen)
    by_origin = bool(differing) and scores[chosen] - rest < _LEAD
    return Verdict(
        chosen, _points(every, [chosen])[chosen], len(every), len(differing), scores[chosen], rest, by_origin
    )


def _points(stretches: Sequence[tuple[Raw, Stretch]], ways: Sequence[Dialect]) -> dict[Dialect, float]:
    """The share of what speaks for each way: starts and ends at words, and quotes that are met."""
    points = dict.fromkeys(ways, 0)
    most = 0
    for raw, stretch in stretches:
        placed = {way: place(raw, stretch, way) for way in ways}
        named = {way: bool(stretch.name) and _is_named(raw.text, placed[way], stretch.name) for way in ways}
        most += 4 if any(named.values()) else 2
        for way in ways:
            points[way] += _at_words(raw.text, placed[way]) + 2 * named[way]
    return {way: max(0.0, found / most) if most else 1.0 for way, found in points.items()}


def _at_words(text: str, placed: Placed) -> int:
    """One for each end that cuts no word and leaves no white space within; two less than none for what cannot be."""
    if not placed.fits:
        return -2
    start, end = placed.start, placed.end
    if start == end:
        return 0
    begins = not text[start].isspace() and not (start and text[start - 1].isalnum() and text[start].isalnum())
    ends = not text[end - 1].isspace() and not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())
    return begins + ends


def _is_named(text: str, placed: Placed, name: str) -> bool:
    """True where a selection's name quotes its words, as a whole or its beginning."""
    if not placed.fits:
        return False
    start = " ".join(name.removesuffix("…").removesuffix("...").split())
    quote = " ".join(text[placed.start : min(placed.end, placed.start + 2 * len(name) + 100)].split())
    cut = name.endswith(("…", "...")) or len(start) >= _WHOLE_NAME
    return bool(start) and (quote.startswith(start) if cut else quote == start)
