"""The material of a comparison: who coded which units of which transcript, with missing kept apart from "no".

Every unit of analysis comes down to the same form. A transcript is an axis of `n_units` units (respondents'
turns, paragraphs or sentences, or the characters of respondents' speech), and each coder who finished it has
half-open ranges of units per code. A coder who did not finish it is missing there and says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from codekit.agreement.counting.grouping import Grouping
from codekit.agreement.counting.skips import Grouped, Skips
from codekit.agreement.numeric import Bools, Ints

_RANGE_COLUMNS = ("coder", "transcript", "code", "lo", "hi")
_SKIP_COLUMNS = ("coder", "transcript", "lo", "hi")


@dataclass(frozen=True, eq=False)
class Material:
    """Ranges of units per coder, transcript and code; `coder` to `hi` [N] hold one range per row.

    `n_units` is [T]; `covered` [C, T] is True where that coder finished that transcript. `lo` to `hi` are units of
    their transcript, half-open. `skips` are ranges that a coder skipped: missing, whatever is coded there. `grouping`
    says which transcripts are one cluster.
    """

    transcripts: tuple[str, ...]
    coders: tuple[str, ...]
    codes: tuple[str, ...]
    n_units: Ints
    covered: Bools
    coder: Ints
    transcript: Ints
    code: Ints
    lo: Ints
    hi: Ints
    skips: Skips = field(default_factory=Skips)
    grouping: Grouping = field(default_factory=Grouping)

    def usable(self) -> Bools:
        """True for each range that holds a unit and belongs to a coder who finished the transcript [N]."""
        return np.asarray((self.lo < self.hi) & self.covered[self.coder, self.transcript])

    @cached_property
    def usable_rows(self) -> Grouped:
        """The usable ranges of each transcript."""
        return Grouped(self.transcript, np.flatnonzero(self.usable()))

    def occurring(self) -> Bools:
        """True for each code that somebody gave a unit of a transcript that two coders or more finished [K]."""
        rows = self.usable() & (self.covered.sum(axis=0) >= 2)[self.transcript]
        return np.bincount(self.code[rows], minlength=len(self.codes)) > 0

    def of_codes(self, keep: Sequence[int] | Ints) -> Material:
        """The material of some codes only, by their indexes, in this order."""
        kept = np.asarray(keep, np.int64)
        place = np.full(len(self.codes), -1)
        place[kept] = np.arange(kept.size)
        rows = place[self.code] >= 0
        columns: dict[str, Any] = {name: getattr(self, name)[rows] for name in _RANGE_COLUMNS}
        columns["code"] = place[columns["code"]]
        return replace(self, codes=tuple(self.codes[k] for k in kept), **columns)


def make_material(
    *,
    transcripts: Sequence[str],
    coders: Sequence[str],
    codes: Sequence[str],
    n_units: ArrayLike,
    covered: ArrayLike,
    coder: ArrayLike = (),
    transcript: ArrayLike = (),
    code: ArrayLike = (),
    lo: ArrayLike = (),
    hi: ArrayLike = (),
) -> Material:
    """Check and freeze the material of a comparison; `coder`, `transcript` and `code` [N] are indexes.

    Shapes are those of `Material`. Ranges of length zero are allowed and say nothing. Raises ValueError for anything
    else that does not fit.
    """
    columns: dict[str, Any] = {"coder": coder, "transcript": transcript, "code": code, "lo": lo, "hi": hi}
    rows: dict[str, Any] = {name: _integers(name, values) for name, values in columns.items()}
    finished = np.asarray(covered, dtype=bool)
    if not finished.size:
        finished = finished.reshape(len(coders), len(transcripts))
    material = Material(
        transcripts=_unique("transcripts", transcripts),
        coders=_unique("coders", coders),
        codes=_unique("codes", codes),
        n_units=_integers("n_units", n_units),
        covered=finished,
        **rows,
    )
    _check(material)
    return material


def with_skips(material: Material, skips: Skips) -> Material:
    """The material with what coders skipped. Raises ValueError for indexes or ranges that do not fit it."""
    skipping = replace(material, skips=skips)
    _check(skipping)
    return skipping


def roll_up(codes: ArrayLike, targets: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
    """Expand codings [N] to the codes they count as [M]: (row of the coding, code) for every target of its code.

    `targets[k]` lists the indexes that code k counts as: itself where it is wanted, and each wanted ancestor.
    A code with no target drops out. Counting twice in one unit is harmless: ranges are united afterwards. Raises
    ValueError where `codes` are not whole numbers in one dimension.
    """
    index = _integers("codes", codes)
    flat = np.fromiter((target for listed in targets for target in listed), dtype=np.int64)
    sizes = np.fromiter((len(listed) for listed in targets), dtype=np.int64, count=len(targets))
    starts = np.cumsum(sizes) - sizes
    times = sizes[index]
    rows = np.repeat(np.arange(index.size), times)
    within = np.arange(rows.size) - np.repeat(np.cumsum(times) - times, times)
    return rows, flat[starts[index][rows] + within] if rows.size else np.zeros(0, np.int64)


def _integers(name: str, values: ArrayLike) -> Ints:
    array = np.asarray(values)
    if array.ndim != 1:
        raise ValueError(f"{name} must be one-dimensional")
    if array.size and not np.issubdtype(array.dtype, np.integer):
        raise ValueError(f"{name} must hold whole numbers")
    return array.astype(np.int64)


def _unique(name: str, values: Sequence[str]) -> tuple[str, ...]:
    if len(set(values)) != len(values):
        raise ValueError(f"{name} must each occur once")
    return tuple(values)


def _check(material: Material) -> None:
    shape = (len(material.coders), len(material.transcripts))
    if material.covered.shape != shape or material.n_units.shape != shape[1:]:
        raise ValueError(f"n_units and covered must fit {shape[0]} coders x {shape[1]} transcripts")
    if (material.n_units < 0).any():
        raise ValueError("n_units must not be negative")
    limits = {"coder": material.coders, "transcript": material.transcripts, "code": material.codes}
    _check_ranges(material, _RANGE_COLUMNS, limits, material.n_units)
    _check_ranges(material.skips, _SKIP_COLUMNS, limits, material.n_units)


def _check_ranges(
    ranges: Material | Skips, columns: Sequence[str], limits: Mapping[str, Sequence[str]], n_units: Ints
) -> None:
    rows = [getattr(ranges, name) for name in columns]
    if len({array.size for array in rows}) != 1:
        raise ValueError("the columns of the ranges must be equally long")
    for name, array in zip(columns, rows, strict=True):
        known = limits.get(name)
        if known is not None and array.size and not (array.min() >= 0 and array.max() < len(known)):
            raise ValueError(f"{name} holds an index outside 0..{len(known) - 1}")
    if ((ranges.lo < 0) | (ranges.hi < ranges.lo) | (ranges.hi > n_units[ranges.transcript])).any():
        raise ValueError("each range must lie within its transcript's units")
