"""What a project's numbers count: code points or UTF-16 units, and a CRLF as one or as two.

Programs differ, and none says what it does. So the numbers are read in every way that makes a difference, and the
way in which selections begin and end at words, and hold the words that their names quote, is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from codekit.formats.projects.refi.marks import PROGRAM
from codekit.formats.projects.refi.raw import CODE_POINTS, SPEC, UTF16, Dialect, Placed, Raw, Stretch

_LEAD = 0.1  # by which the best way must be ahead of the next, or the usual one of the program decides
_LOOKED_AT, _SCORED = 300, 100  # selections by which a way is chosen, and by which the chosen one is judged
_WHOLE_NAME = 60  # letters up to which a program gives a quote as a whole


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


def decide(material: Material, origin: str) -> Verdict:
    """The way in which the selections of a project were counted."""
    prior = usual(origin)
    ways = [prior] if origin.startswith(f"{PROGRAM} ") else _ways(material, prior)
    every = [(raw, stretch) for raw, found in material for stretch in found]
    looked_at = _some(every, _SCORED)

    def whole(way: Dialect) -> float:
        return _points(_read(looked_at, [way]), 1)[0]

    if len(ways) == 1:
        return Verdict(prior, whole(prior), len(looked_at), len(every))
    may_differ = _some([(raw, stretch) for raw, stretch in every if raw.first < stretch.end], _LOOKED_AT)
    differing = [one for one in _read(may_differ, ways) if len({*one[2]}) > 1]
    scores = dict(zip(ways, _points(differing, len(ways)), strict=True))
    best = max(ways, key=lambda way: (scores[way], way == prior))
    chosen = prior if scores[best] - scores[prior] < _LEAD else best
    rest = max(scores[way] for way in ways if way != chosen)
    by_origin = bool(differing) and scores[chosen] - rest < _LEAD
    return Verdict(chosen, whole(chosen), len(looked_at), len(every), len(differing), scores[chosen], rest, by_origin)


_InWays = tuple[str, str, tuple[Placed, ...]]  # the text, what the selection is called, and where it lies in each way


def _some(found: Sequence[_Found], most: int) -> Sequence[_Found]:
    """So many at the most, from all over the project: some hundreds say as much as thousands."""
    step = -(-len(found) // most)
    return found[::step] if step > 1 else found


def _read(found: Iterable[_Found], ways: Sequence[Dialect]) -> Iterator[_InWays]:
    """Selections as they are read in each way; those of one text stand together."""
    for _, group in groupby(found, lambda one: id(one[0])):
        held = list(group)
        raw, stretches = held[0][0], [stretch for _, stretch in held]
        read = zip(*(raw.places(stretches, way) for way in ways), strict=True)
        yield from ((raw.text, stretch.name, placed) for stretch, placed in zip(stretches, read, strict=True))


def _ways(material: Material, prior: Dialect) -> list[Dialect]:
    """The ways that may make a difference in these texts."""
    newlines = (1, 2) if any(raw.newlines is not None and found for raw, found in material) else (prior.newline,)
    units = (CODE_POINTS, UTF16) if any(raw.wide is not None and found for raw, found in material) else (prior.unit,)
    return [Dialect(newline, unit) for newline in newlines for unit in units]


def _points(read: Iterable[_InWays], ways: int) -> list[float]:
    """The share of what speaks for each way: starts and ends at words, and quotes that are met."""
    points, most = [0] * ways, 0
    for text, name, placed in read:
        named = [bool(name) and _is_named(text, one, name) for one in placed]
        most += 4 if any(named) else 2
        for at, one in enumerate(placed):
            points[at] += _at_words(text, one) + 2 * named[at]
    return [max(0.0, found / most) if most else 1.0 for found in points]


def _at_words(text: str, placed: Placed) -> int:
    """One for each end that cuts no word and leaves no white space within; two less than none for what cannot be."""
    start, end, fits = placed
    if not fits:
        return -2
    if start == end:
        return 0
    begins = not text[start].isspace() and not (start and text[start - 1].isalnum() and text[start].isalnum())
    ends = not text[end - 1].isspace() and not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())
    return begins + ends


def _is_named(text: str, placed: Placed, name: str) -> bool:
    """True where a selection's name quotes its words, as a whole or its beginning."""
    begin, finish, fits = placed
    if not fits:
        return False
    start = " ".join(name.removesuffix("…").removesuffix("...").split())
    quote = " ".join(text[begin : min(finish, begin + 2 * len(name) + 100)].split())
    cut = name.endswith(("…", "...")) or len(start) >= _WHOLE_NAME
    return bool(start) and (quote.startswith(start) if cut else quote == start)
