"""Draw transcripts or turns by chance within strata: the same draw whoever draws, and however many share the work.

Each unit has a number that follows from the seed and its name; the smallest of a stratum are drawn. That is a simple
random sample of the stratum without replacement, and parts can be looked at in any order.
"""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np

from codekit.corpus.base.alone import steady
from codekit.corpus.base.corpus import Corpus
from codekit.corpus.base.layout import Layout
from codekit.corpus.building import attributes
from codekit.corpus.finding.question import Question
from codekit.corpus.finding.speech import Speech
from codekit.errors import CodekitError, UnknownNameError
from codekit.executor import Executor, InProcess
from codekit.model.transcript import RESPONDENT

TRANSCRIPT, TURN = UNITS = ("transcript", "turn")
PROPORTIONAL, EQUAL = ALLOCATIONS = ("proportional", "equal")
HELD, NOT_HELD = "found", "not found"
WHOLE = -1  # the turn of a unit that is a transcript


class Unit(NamedTuple):
    """A transcript, or one turn of it, by its number in the draw."""

    number: str
    transcript: str
    turn: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What is drawn: so many units, how they are parted, and what only counts as one."""

    size: int
    unit: str = TRANSCRIPT
    by: str = ""  # an attribute
    holding: Question | None = None  # two strata: units that hold what it looks for, and the others
    allocation: str = PROPORTIONAL
    seed: int = 1
    words: int = 1  # that respondents say in a unit, at least

    def __post_init__(self) -> None:
        """Raise UnknownNameError or CodekitError for what cannot be drawn."""
        if self.unit not in UNITS:
            raise UnknownNameError("unit to draw", self.unit, UNITS)
        if self.allocation not in ALLOCATIONS:
            raise UnknownNameError("way to part a sample", self.allocation, ALLOCATIONS)
        if self.size < 1:
            raise CodekitError("a sample has one unit at least", hint="--size 30")


@dataclass(frozen=True, slots=True)
class Work:
    """A part to draw from; `stratum_of` has the attribute of its transcripts."""

    root: Path
    part: str
    asked: Asked
    stratum_of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Candidates:
    """How many units of each stratum a part has, and those with the smallest numbers."""

    sizes: Counter[str]
    first: Mapping[str, Sequence[Unit]]


@dataclass(frozen=True, slots=True)
class Stratum:
    """One stratum with the units that were drawn; each stands for `weight` of them."""

    name: str
    size: int
    drawn: tuple[Unit, ...] = field(default=())

    @property
    def weight(self) -> float:
        """Units of the corpus that one drawn unit stands for."""
        return self.size / len(self.drawn)


@steady
def draw(corpus: Corpus, asked: Asked, *, executor: Executor | None = None) -> tuple[Stratum, ...]:
    """The strata with their draws, by name.

    Raises UnknownNameError for an attribute that nobody gave, CodekitError where there are fewer units than asked for,
    or fewer places than strata.
    """
    stratum_of = attributes.of(corpus, asked.by) if asked.by else {}
    works = [Work(corpus.layout.root, part, asked, _own(corpus, part, stratum_of)) for part in corpus.parts]
    sizes: Counter[str] = Counter()
    first: dict[str, list[Unit]] = {}
    mapped = (executor or InProcess()).map(candidates, works)
    with closing(mapped):
        for found in mapped:
            sizes.update(found.sizes)
            for name, units in found.first.items():
                first[name] = heapq.nsmallest(asked.size, [*first.get(name, []), *units])
    places = allocated(sizes, asked)
    return tuple(Stratum(name, sizes[name], tuple(first[name][: places[name]])) for name in sorted(sizes))


def _own(corpus: Corpus, part: str, stratum_of: Mapping[str, str]) -> dict[str, str]:
    if not stratum_of:
        return {}
    return {id_: stratum_of[id_] for id_ in Speech(corpus.layout, part).ids}


def allocated(sizes: Mapping[str, int], asked: Asked) -> dict[str, int]:
    """How many are drawn of each stratum: one at least, never more than there are, as many in all as were asked for.

    Raises CodekitError where that cannot be.
    """
    whole = sum(sizes.values())
    if whole < asked.size:
        raise CodekitError(f"there are {whole:,} such {asked.unit}s, and {asked.size:,} are asked for")
    if len(sizes) > asked.size:
        raise CodekitError(
            f"{asked.size:,} places for {len(sizes):,} strata: each needs one", hint="a larger --size, or another --by"
        )
    places = dict.fromkeys(sorted(sizes), 1)
    for _ in range(asked.size - len(sizes)):
        open_ = [name for name in places if places[name] < sizes[name]]
        share = {name: sizes[name] if asked.allocation == PROPORTIONAL else 1 for name in open_}
        # The one that is furthest behind its share; the first by name of those that are level.
        chosen = min(open_, key=lambda name: ((places[name] + 0.5) / share[name], name))
        places[chosen] += 1
    return places


def candidates(work: Work) -> Candidates:
    """How many units of each stratum a part has, and as many with the smallest numbers as may be drawn."""
    sizes: Counter[str] = Counter()
    kept: dict[str, list[Unit]] = {}
    for name, units in _units(work):
        sizes[name] += len(units)
        kept[name] = heapq.nsmallest(work.asked.size, [*kept.get(name, []), *units])
    return Candidates(sizes, kept)


def _units(work: Work) -> Iterator[tuple[str, list[Unit]]]:
    """The units of a part by stratum, transcript by transcript."""
    asked, speech = work.asked, Speech(Layout(work.root), work.part)
    said = np.asarray(speech.turns["role"].to_numpy(zero_copy_only=False) == RESPONDENT)
    words = np.where(said, speech.turns["words"].to_numpy(), 0)
    held = _holding(speech, asked.holding) if asked.holding else frozenset()
    firsts = np.concatenate(([0], np.cumsum(speech.heads["turns"].to_numpy()))).tolist()
    for row, id_ in enumerate(speech.ids):
        turns = range(firsts[row], firsts[row + 1])
        if asked.unit == TRANSCRIPT:
            of_unit = {WHOLE: turns} if words[turns.start : turns.stop].sum() >= asked.words else {}
        else:
            of_unit = {turn - turns.start: range(turn, turn + 1) for turn in turns if words[turn] >= asked.words}
        by_name: dict[str, list[Unit]] = {}
        for turn, inside in of_unit.items():
            names = [work.stratum_of[id_]] if asked.by else []
            names += [HELD if any(one in held for one in inside) else NOT_HELD] if asked.holding else []
            by_name.setdefault(", ".join(names), []).append(Unit(_number(asked.seed, id_, turn), id_, turn))
        yield from by_name.items()


def _holding(speech: Speech, question: Question) -> frozenset[int]:
    from codekit.corpus.finding.scan import found

    return frozenset(hit.turn for hit in found(speech, question))


def _number(seed: int, transcript: str, turn: int) -> str:
    return hashlib.sha256(f"{seed}\0{transcript}\0{turn}".encode()).hexdigest()


def drawn(strata: Iterable[Stratum]) -> list[tuple[Unit, Stratum]]:
    """Every drawn unit with its stratum, by transcript and turn."""
    pairs = [(unit, stratum) for stratum in strata for unit in stratum.drawn]
    return sorted(pairs, key=lambda pair: (pair[0].transcript, pair[0].turn))
