"""What a project's numbers count: code points or UTF-16 units, and a CRLF as one or as two.

Programs differ, and none says what it does. So the numbers are read in every way that makes a difference, and the
way in which selections begin and end at words, and hold the words that their names quote, is taken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from operator import add
from typing import Any, NamedTuple

from codekit.formats.projects.refi.marks import PROGRAM

CODE_POINTS, UTF16 = "code points", "UTF-16 units"
_LEAD = 0.1  # by which the best way must be ahead of the next, or the usual one of the program decides
_LOOKED_AT = 300  # selections
_WHOLE_NAME = 60  # letters up to which a program gives a quote as a whole
_WIDE = b"\xf0"
_SIGNS = bytes(_WIDE[0] if byte >= 0xF0 else byte for byte in range(256))  # each first byte that begins a wide sign
_WITHIN = bytes(range(0x80, 0xC0))  # the other bytes of a sign


class Dialect(NamedTuple):
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
    newlines: Sequence[int] = ()  # of those that were CRLF
    wide: Sequence[int] = ()  # of characters that UTF-16 writes as two

    @classmethod
    def of(cls, written: bytes) -> Raw:
        """From a file in UTF-8 without its byte-order mark; in bytes all of it is found sooner than in characters.

        Raises UnicodeDecodeError for what is no UTF-8.
        """
        body = written.replace(b"\r\n", b"\n")
        text = body.replace(b"\r", b"\n").decode("utf-8")
        if len(body) == len(written) and body.isascii():
            return cls(text)
        signs = written.translate(_SIGNS, _WITHIN)
        newlines = _places(signs, b"\r\n") if len(body) < len(written) else []
        wide = _places(signs.replace(b"\r\n", b"\n"), _WIDE) if _WIDE in signs else []
        return cls(text, [place - before for before, place in enumerate(newlines)], wide)

    @cached_property
    def first(self) -> int:
        """The first place that some way counts as two; behind the text where there is none."""
        return min([len(self.text), *self.newlines[:1], *self.wide[:1]])

    @cached_property
    def _doubled(self) -> dict[Dialect, list[int]]:
        return {}

    def doubles(self, dialect: Dialect) -> list[int]:
        """Where, in a dialect's own count, each character begins that it counts as two."""
        if (known := self._doubled.get(dialect)) is not None:
            return known
        newlines = self.newlines if dialect.newline == 2 else ()
        wide = self.wide if dialect.unit == UTF16 else ()
        places = sorted((*newlines, *wide)) if newlines and wide else newlines or wide
        found = self._doubled[dialect] = list(map(add, places, count()))
        return found


class Stretch(NamedTuple):
    """Two positions as a file says them, and what the selection is called."""

    start: int
    end: int
    name: str = ""
    element: Any = None  # where it stands


class Placed(NamedTuple):
    """A stretch in code points of its text; `fits` is False where it lies outside or cuts a character."""

    start: int
    end: int
    fits: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """The way that was taken: how well it fits, how well the next best, and on how many selections they differ."""

    dialect: Dialect
    score: float  # of all selections
    of: int  # selections that were looked at
    all: int  # selections
    differing: int = 0
    own: float = 1.0  # of those selections that the ways read differently
    next_best: float = 0.0
    by_origin: bool = False  # the program's usual way decided

    def __str__(self) -> str:
        """In words, with the scores."""
        many = f"{self.of:,} of {self.all:,}" if self.of < self.all else f"{self.all:,}"
        fit = f"{self.score:.2f} of the ends of {many} selections lie at words"
        if not self.differing:
            return f"{fit}; every way to count gives the same"
        lead = f"where ways to count differ ({self.differing:,} selections) {self.own:.2f} against {self.next_best:.2f}"
        return f"{fit}; {lead}" + (", so what this program usually does was taken" if self.by_origin else "")


_Found = tuple[Raw, Stretch]
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
    doubles = raw.doubles(dialect)
    if not doubles:
        return Placed(stretch.start, stretch.end, stretch.start <= stretch.end <= len(raw.text))
    start, cut = _inverse(doubles, stretch.start)
    end, cut_too = _inverse(doubles, stretch.end)
    return Placed(start, end, not (cut or cut_too) and start <= end <= len(raw.text))


def _inverse(doubles: list[int], position: int) -> tuple[int, bool]:
    """A position in code points of the text, and whether it lies within a character."""
    before = bisect_right(doubles, position - 2)
    split = before < len(doubles) and doubles[before] == position - 1
    return position - before - split, split


def _places(signs: bytes, sign: bytes) -> list[int]:
    """Where a sign stands, the first of two."""
    import numpy as np

    each = np.frombuffer(signs, np.uint8)
    here = each == sign[0]
    if len(sign) > 1:
        here[:-1] &= each[1:] == sign[1]
        here[-1] = False
    places: list[int] = np.flatnonzero(here).tolist()
    return places


def decide(material: Material, origin: str) -> Verdict:
    """The way in which the selections of a project were counted."""
    prior = usual(origin)
    ways = [prior] if origin.startswith(f"{PROGRAM} ") else _ways(material, prior)
    every = [(raw, stretch) for raw, found in material for stretch in found]
    looked_at = _read(_some(every), ways)
    if len(ways) == 1:
        return Verdict(prior, _points(looked_at, [0])[0], len(looked_at), len(every))
    may_differ = _some([(raw, stretch) for raw, stretch in every if raw.first < stretch.end])
    differing = [one for one in _read(may_differ, ways) if len({*one.placed}) > 1]
    scores = dict(zip(ways, _points(differing, range(len(ways))), strict=True))
    best = max(ways, key=lambda way: (scores[way], way == prior))
    chosen = prior if scores[best] - scores[prior] < _LEAD else best
    rest = max(scores[way] for way in ways if way != chosen)
    by_origin = bool(differing) and scores[chosen] - rest < _LEAD
    whole = _points(looked_at, [ways.index(chosen)])[0]
    return Verdict(chosen, whole, len(looked_at), len(every), len(differing), scores[chosen], rest, by_origin)


class _Ways(NamedTuple):
    """One selection as it is read in each way."""

    text: str
    name: str
    placed: list[Placed]


def _some(found: Sequence[_Found]) -> Sequence[_Found]:
    """At most some hundreds, from all over the project: they say as much as thousands."""
    step = -(-len(found) // _LOOKED_AT)
    return found[::step] if step > 1 else found


def _read(found: Iterable[_Found], ways: Sequence[Dialect]) -> list[_Ways]:
    return [_Ways(raw.text, stretch.name, [place(raw, stretch, way) for way in ways]) for raw, stretch in found]


def _ways(material: Material, prior: Dialect) -> list[Dialect]:
    """The ways that may make a difference in these texts."""
    newlines = (1, 2) if any(raw.newlines and found for raw, found in material) else (prior.newline,)
    units = (CODE_POINTS, UTF16) if any(raw.wide and found for raw, found in material) else (prior.unit,)
    return [Dialect(newline, unit) for newline in newlines for unit in units]


def _points(read: Iterable[_Ways], ways: Sequence[int]) -> list[float]:
    """The share of what speaks for each way: starts and ends at words, and quotes that are met."""
    points, most = [0] * len(ways), 0
    for text, name, placed in read:
        named = [bool(name) and _is_named(text, placed[way], name) for way in ways]
        most += 4 if any(named) else 2
        for at, way in enumerate(ways):
            points[at] += _at_words(text, placed[way]) + 2 * named[at]
    return [max(0.0, found / most) if most else 1.0 for found in points]


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
