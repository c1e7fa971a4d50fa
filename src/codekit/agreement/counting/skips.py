"""Units that a coder skipped: a transcript is counted in parts, one for every set of coders who did some of it.

What a coder skipped is missing there, neither a "no" nor a whole missing transcript. A unit is skipped where a
skipped stretch touches it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from codekit.agreement.numeric import Bools, Ints

if TYPE_CHECKING:
    from codekit.agreement.counting.material import Material


def _none() -> Ints:
    return np.zeros(0, np.int64)


class Grouped:
    """Rows by transcript, sorted once: looking through all rows for each one grows with the square of a study."""

    def __init__(self, transcript: Ints, rows: Ints) -> None:
        """`transcript` [N] is the transcript of every row, `rows` are those that are wanted."""
        self._rows = rows[np.argsort(transcript[rows], kind="stable")]
        self._transcript = transcript[self._rows]

    def of(self, t: int) -> Ints:
        """The rows of one transcript, in their order."""
        first, last = np.searchsorted(self._transcript, (t, t + 1))
        return np.asarray(self._rows[first:last])


@dataclass(frozen=True, eq=False)
class Skips:
    """Half-open ranges of units [M] that a coder skipped in a transcript; `coder` and `transcript` are indexes."""

    coder: Ints = field(default_factory=_none)
    transcript: Ints = field(default_factory=_none)
    lo: Ints = field(default_factory=_none)
    hi: Ints = field(default_factory=_none)

    @cached_property
    def by_transcript(self) -> Grouped:
        """The ranges of each transcript."""
        return Grouped(self.transcript, np.arange(self.transcript.size))

    def kept(self, place: Ints) -> Skips:
        """Those of some transcripts: `place` [T] is the new index of each, -1 for one that is left out."""
        here = place[self.transcript] >= 0
        return Skips(self.coder[here], place[self.transcript[here]], self.lo[here], self.hi[here])


def skipped_units(material: Material, t: int) -> Bools:
    """Which units of one transcript each coder skipped [C, units]."""
    skips = material.skips
    out = np.zeros((len(material.coders), int(material.n_units[t])), bool)
    for row in skips.by_transcript.of(t).tolist():
        out[skips.coder[row], skips.lo[row] : skips.hi[row]] = True
    return out


def n_skipped(material: Material) -> Ints:
    """How many units each coder skipped in the transcripts that the coder finished [C]."""
    parts = by_parts(material)
    finished, done = ((m.covered * m.n_units).sum(axis=1) for m in (material, parts))
    return np.asarray(finished - done, np.int64)


def by_parts(material: Material) -> Material:
    """The material with a transcript for every part that the same coders did, under one name and one after the other.

    Within a part the units stand in their order, those of other parts left out, so that counts are right and places
    are not. What a coder coded in a skipped unit is left out. Without a skipped unit the material comes back as it is.
    """
    skips, covered = material.skips, material.covered
    real = (skips.lo < skips.hi) & covered[skips.coder, skips.transcript]
    if not real.any():
        return material
    runs = _Runs(material, real)
    rows = np.flatnonzero(material.usable())
    base = runs.base[material.transcript[rows]]
    row, run = runs.within(base + material.lo[rows], base + material.hi[rows])
    lo = np.maximum(base[row] + material.lo[rows][row], runs.starts[run]) - runs.starts[run]
    hi = np.minimum(base[row] + material.hi[rows][row], runs.ends[run]) - runs.starts[run]
    columns: dict[str, Any] = {
        "coder": material.coder[rows][row],
        "code": material.code[rows][row],
        "transcript": runs.part[run],
        "lo": runs.offset[run] + lo,
        "hi": runs.offset[run] + hi,
    }
    return replace(
        material,
        transcripts=tuple(material.transcripts[t] for t in runs.transcript_of_part),
        n_units=runs.units_of_part,
        covered=runs.covered_of_part,
        skips=Skips(),
        **columns,
    )


class _Runs:
    """Runs of units in which nobody begins or ends to skip, over all transcripts laid end to end, and their parts.

    `starts`, `ends`, `part` and `offset` are [runs]: where a run lies, its part, and the units of the part before it.
    An empty transcript is one run without units.
    """

    def __init__(self, material: Material, real: Bools) -> None:
        skips = material.skips
        stops = np.cumsum(material.n_units)
        self.base = stops - material.n_units
        lo, hi = (side[real] + self.base[skips.transcript[real]] for side in (skips.lo, skips.hi))
        borders = np.unique(np.concatenate((lo, hi, self.base, stops)))
        edges = np.zeros((len(material.coders), len(borders)), np.int64)
        np.add.at(edges, (skips.coder[real], np.searchsorted(borders, lo)), 1)
        np.subtract.at(edges, (skips.coder[real], np.searchsorted(borders, hi)), 1)
        skipped = edges.cumsum(axis=1)[:, :-1] > 0
        transcript = np.searchsorted(stops, borders[:-1], side="right")
        empty = np.flatnonzero(material.n_units == 0)
        self.starts = np.concatenate((borders[:-1], self.base[empty]))
        self.ends = np.concatenate((borders[1:], self.base[empty]))
        did = np.concatenate((material.covered[:, transcript] & ~skipped, material.covered[:, empty]), axis=1)
        self._gather(np.concatenate((transcript, empty)), did)
        self._filled = len(borders) - 1

    def _gather(self, transcript: Ints, did: Bools) -> None:
        """Put runs that the same coders did [C, runs] together, transcript by transcript."""
        order = np.lexsort((self.starts, *did, transcript))
        keys = np.vstack((transcript[order], did[:, order]))
        first = np.concatenate(([True], (keys[:, 1:] != keys[:, :-1]).any(axis=0)))
        sizes = (self.ends - self.starts)[order]
        before = np.cumsum(sizes) - sizes
        begins = np.flatnonzero(first)
        part = np.cumsum(first) - 1
        self.part, self.offset = np.zeros_like(transcript), np.zeros_like(transcript)
        self.part[order] = part
        self.offset[order] = before - before[begins][part]
        self.units_of_part = np.add.reduceat(sizes, begins)
        self.covered_of_part = did[:, order[begins]]
        self.transcript_of_part = transcript[order[begins]].tolist()

    def within(self, lo: Ints, hi: Ints) -> tuple[Ints, Ints]:
        """Every run that each range [N] shares a unit with: (row of the range, run) [M] each."""
        begins = self.starts[: self._filled]
        first = np.searchsorted(begins, lo, side="right") - 1
        times = np.searchsorted(begins, hi, side="left") - first
        row = np.repeat(np.arange(len(lo)), times)
        inside = np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times)
        return row, first[row] + inside
