"""Excerpts: touching or overlapping codings of one code within one respondent turn, merged.

Everything is computed at once over the whole study. The texts are thought of as laid end to end, in the order
of cases and interviews, so that a place in the study is one number; a coding becomes one piece for each
respondent turn it touches, and what lies outside respondents' speech falls away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from codekit.executor import Executor, default
from codekit.matrix.rollup import targets
from codekit.model.codebook import Codebook
from codekit.model.events import Coding
from codekit.model.polarities import POLARITIES
from codekit.model.transcript import Transcript

RULE = (
    "Touching or overlapping codings of the same code and kind of evidence by one layer within one respondent turn "
    "are one excerpt; interviewers' speech is never evidence."
)

Ints = NDArray[np.int64]
_NO_CODING: Ints = np.zeros(0, dtype=np.int64)
_NUMBER_OF = {polarity: number for number, polarity in enumerate(POLARITIES)}


@dataclass(frozen=True)
class Ground:
    """The respondents' turns of all transcripts, laid end to end."""

    transcripts: tuple[Transcript, ...]
    base: Ints  # where each text begins
    size: int
    turn_start: Ints
    turn_end: Ints
    turn_transcript: Ints

    @classmethod
    def lay(cls, transcripts: Sequence[Transcript]) -> Ground:
        """Lay the texts in the order given, one character apart."""
        lengths = np.array([len(t.text) + 1 for t in transcripts], dtype=np.int64)
        base = np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.int64) if len(lengths) else lengths
        spans = [
            (s.start + at, s.end + at, i)
            for i, at in enumerate(base.tolist())
            for s in sorted(transcripts[i].respondent_speech)
        ]
        turns = np.array(spans, dtype=np.int64).reshape(-1, 3)
        return cls(tuple(transcripts), base, int(lengths.sum()) + 1, turns[:, 0], turns[:, 1], turns[:, 2])


@dataclass(frozen=True)
class Laid:
    """The codings that count, as columns [number of codings]; a place is a number on the ground (code points)."""

    start: Ints
    end: Ints
    code: Ints
    polarity: Ints
    first: Ints  # the first coding of each transcript; one more at the end


@dataclass(frozen=True)
class Merged:
    """Excerpts as columns [number of excerpts], sorted by group and then by place on the ground (code points)."""

    group: Ints
    start: Ints
    end: Ints
    transcript: Ints


def lay_codings(
    ground: Ground,
    codings: Sequence[Sequence[Coding]],
    code_of: Mapping[str, int],
    *,
    executor: Executor | None = None,
) -> Laid:
    """The codings of each transcript of the ground as columns; `code_of` numbers every code that occurs."""
    first = np.concatenate(([0], np.cumsum([len(listed) for listed in codings]))).astype(np.int64)
    base = np.repeat(ground.base, np.diff(first))
    # One transcript at a time: a million codings are read from memory once, not once for each column.
    mapped = (executor or default(len(codings), light=True)).map(partial(_columns, code_of=code_of), codings)
    columns = [(_NO_CODING,) * 4, *mapped]
    start, end, code, polarity = (np.concatenate(column) for column in zip(*columns, strict=True))
    return Laid(start + base, end + base, code, polarity, first)


def _columns(codings: Sequence[Coding], code_of: Mapping[str, int]) -> tuple[Ints, Ints, Ints, Ints]:
    """Start and end in the text, number of the code and of the polarity of each coding of one transcript."""
    return (
        _column([c.start for c in codings]),
        _column([c.end for c in codings]),
        _column([code_of[c.code] for c in codings]),
        _column([_NUMBER_OF[c.polarity] for c in codings]),
    )


def _column(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def touches_speech(ground: Ground, laid: Laid) -> tuple[Ints, Ints]:
    """For each coding the first respondent turn it touches, and how many it touches; both [number of codings]."""
    low = np.searchsorted(ground.turn_end, laid.start, side="right")
    high = np.searchsorted(ground.turn_start, laid.end, side="left")
    return low.astype(np.int64), np.maximum(high - low, 0).astype(np.int64)


def find(ground: Ground, laid: Laid, groups: Groups) -> Merged:
    """Every excerpt of every code and kind of evidence, rolled up; each passage once in a group."""
    low, times = touches_speech(ground, laid)
    coding, nth = spread(times)
    turn = low[coding] + nth
    start = np.maximum(laid.start[coding], ground.turn_start[turn])
    end = np.minimum(laid.end[coding], ground.turn_end[turn])
    own = groups.of(laid.code[coding], laid.polarity[coding])
    piece, nth = spread(groups.count[own])
    group = groups.flat[groups.first[own[piece]] + nth]
    return merge(group, start[piece], end[piece], turn[piece], ground)


def spread(times: Ints) -> tuple[Ints, Ints]:
    """Repeat each row as often as said: the row it came from, and the how-manieth repetition it is."""
    row = np.repeat(np.arange(len(times)), times)
    nth = np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times)
    return row.astype(np.int64), nth.astype(np.int64)


def merge(group: Ints, start: Ints, end: Ints, turn: Ints, ground: Ground) -> Merged:
    """Merge what touches or overlaps within one group and one turn; all columns are [number of pieces]."""
    # Group and place in one number, so that sorting and the furthest end so far take one pass, not one per group.
    order = np.argsort(group * ground.size + start, kind="stable")
    group, start, end, turn = group[order], start[order], end[order], turn[order]
    reach = np.maximum.accumulate(group * ground.size + end) if len(group) else end
    fresh = np.ones(len(group), dtype=bool)
    fresh[1:] = (group[1:] != group[:-1]) | (turn[1:] != turn[:-1]) | (group[1:] * ground.size + start[1:] > reach[:-1])
    heads = np.flatnonzero(fresh)
    ends = np.maximum.reduceat(end, heads) if len(heads) else end
    return Merged(group[heads], start[heads], ends, ground.turn_transcript[turn[heads]])


@dataclass(frozen=True)
class Groups:
    """Numbers for (code, kind of evidence), and which of them a coding's own number rolls up to."""

    first: Ints
    count: Ints
    flat: Ints

    @classmethod
    def of_codebook(cls, codebook: Codebook, codes: Sequence[str]) -> Groups:
        """Work out the roll-up once for every code and polarity."""
        place = {code: i for i, code in enumerate(codes)}
        kind = {polarity: i for i, polarity in enumerate(POLARITIES)}
        lists = [
            [place[above] * len(POLARITIES) + kind[as_] for above, as_ in targets(codebook, code, polarity)]
            for code in codes
            for polarity in POLARITIES
        ]
        count = np.array([len(numbers) for numbers in lists], dtype=np.int64)
        flat = np.array([group for numbers in lists for group in numbers], dtype=np.int64)
        return cls(np.cumsum(count) - count, count, flat)

    @staticmethod
    def of(code: Ints, kind: Ints) -> Ints:
        """The number of a code's own kind of evidence."""
        return code * len(POLARITIES) + kind

    def leading(self) -> dict[int, frozenset[int]]:
        """For each number, the own numbers of the codings that speak to it."""
        leading: dict[int, set[int]] = {}
        owner = np.repeat(np.arange(len(self.count)), self.count)
        for own, group in zip(owner.tolist(), self.flat.tolist(), strict=True):
            leading.setdefault(group, set()).add(own)
        return {group: frozenset(owns) for group, owns in leading.items()}
