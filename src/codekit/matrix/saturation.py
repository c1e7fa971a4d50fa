"""Saturation: how many new codes each further interview brings, and from when on it brings hardly any.

The method is that of Guest, Namey and Chen (2020, PLoS ONE 15(5): e0232076). The base is the codes found in the first
interviews; a run is a few interviews in a row after them; where a run brings no more new codes than a small share of
the base, saturation is reached at the interview before it. Runs slide by one interview.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from codekit.matrix.columns import KINDS
from codekit.matrix.result import Matrix
from codekit.model.cases import Interview
from codekit.model.polarities import POLARITIES, SUPPORTING

LEAF, TOP, ALL = LEVELS = ("leaf", "top", "all")
HELD, CODED = ORDERS = ("interview", "coding")
BASES, RUNS, THRESHOLDS = (4, 5, 6), (2, 3), (0.05, 0.0)
NOT_CODED = "not coded for all of these codes"


@dataclass(frozen=True, slots=True)
class Asked:
    """The size of the base, the length of a run (both in interviews), and the largest share of new codes in a run."""

    base: int = 4
    run: int = 2
    threshold: float = 0.05

    @property
    def name(self) -> str:
        """Base and run, as a table names them."""
        return f"base {self.base}, run {self.run}"

    @property
    def limit(self) -> str:
        """The threshold, as a table names it."""
        return f"<={self.threshold:.0%}" if self.threshold else "0%"


@dataclass(frozen=True, slots=True)
class Run:
    """Interviews in a row, counted from 1, and the new codes that they brought; `ratio` is NaN for an empty base."""

    first: int
    last: int
    new: int
    ratio: float


@dataclass(frozen=True)
class Saturation:
    """Which codes each interview brought first: `new` stands beside `interviews`, in their order."""

    matrix: Matrix
    level: str
    order: str
    codes: tuple[str, ...]  # those that were looked for
    interviews: tuple[Interview, ...]
    new: tuple[tuple[str, ...], ...]
    left_out: tuple[tuple[str, str], ...] = ()  # (transcript, why)

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """The number of new codes of each interview."""
        return tuple(len(codes) for codes in self.new)

    @cached_property
    def cumulative(self) -> tuple[int, ...]:
        """The number of codes found by each interview."""
        return tuple(np.cumsum(self.counts, dtype=np.int64).tolist())

    @property
    def found(self) -> int:
        """How many of the codes were found at all."""
        return sum(self.counts)

    def base_codes(self, base: int) -> int | None:
        """The codes found in the first interviews; None where there are not so many."""
        return self.cumulative[base - 1] if base <= len(self.counts) else None

    def runs(self, base: int, run: int) -> tuple[Run, ...]:
        """Every run after the base, each one interview further."""
        whole = self.base_codes(base)
        if whole is None:
            return ()
        windows = ((at, sum(self.counts[at : at + run])) for at in range(base, len(self.counts) - run + 1))
        return tuple(Run(at + 1, at + run, new, new / whole if whole else math.nan) for at, new in windows)

    def reached(self, asked: Asked) -> int | None:
        """The interview, counted from 1, at which saturation is reached; None where it is not."""
        runs = self.runs(asked.base, asked.run)
        return next((run.first - 1 for run in runs if run.ratio <= asked.threshold), None)

    def shown(self, asked: Asked) -> str | None:
        """Saturation as it is written, the interviews and the run: 6+2. None where it is not reached."""
        at = self.reached(asked)
        return None if at is None else f"{at}+{asked.run}"

    def later(self, at: int) -> list[tuple[int, str]]:
        """The codes that came after an interview: (number of the interview that brought it, code)."""
        return [(n, code) for n, codes in enumerate(self.new[at:], at + 1) for code in codes]

    @property
    def repeated(self) -> tuple[str, ...]:
        """The cases with several of these interviews: they count more than once in it."""
        cases = [interview.case for interview in self.interviews]
        return tuple(dict.fromkeys(case for case in cases if cases.count(case) > 1))

    def to_json(self, asked: Iterable[Asked]) -> dict[str, Any]:
        """The document of `codekit saturation --json`, with what comes of each of these settings."""
        settings: dict[str, dict[str, str | None]] = {}
        for one in asked:
            settings.setdefault(one.name, {})[one.limit] = self.shown(one)
        return {
            "codebook": self.matrix.codebook.id,
            "version": self.matrix.codebook.version,
            "layer": self.matrix.layer,
            "level": self.level,
            "order": self.order,
            "n_interviews": len(self.interviews),
            "n_codes": len(self.codes),
            "n_found": self.found,
            "repeated": list(self.repeated),
            "interviews": [
                {"transcript": interview.transcript, "case": interview.case, "new": list(new), "cumulative": so_far}
                for interview, new, so_far in zip(self.interviews, self.new, self.cumulative, strict=True)
            ],
            "settings": settings,
            "runs": {
                f"base {base}, run {run}": {
                    "base_codes": self.base_codes(base),
                    "runs": [
                        {
                            "first": r.first,
                            "last": r.last,
                            "new": r.new,
                            "ratio": None if math.isnan(r.ratio) else r.ratio,
                        }
                        for r in self.runs(base, run)
                    ],
                }
                for base, run in dict.fromkeys((one.base, one.run) for one in asked)
            },
            "left_out": [{"transcript": transcript, "why": why} for transcript, why in self.left_out],
        }


def grid(asked: Asked) -> tuple[Asked, ...]:
    """The settings that are always reported, since they can differ, and the one that was asked for."""
    usual = [Asked(base, run, most) for base in BASES for run in RUNS for most in THRESHOLDS]
    return tuple(dict.fromkeys([*usual, asked]))


def saturation(
    matrix: Matrix, interviews: Sequence[Interview], *, level: str = LEAF, order: str = HELD, codes: Sequence[str] = ()
) -> Saturation:
    """The codes that each interview brought first, over what counts in a matrix.

    A code is found where a supporting passage of a respondent speaks to it; above the leaves rolled up. An interview
    that is not coded for all of the codes is left out: its silence would mean nothing.

    Args:
        matrix: What `tabulate` found.
        interviews: Those of the matrix, in the order in which they are to be read.
        level: Codes with nothing below them (leaf), the uppermost that are assigned (top), or every one (all).
        order: What the order is, to be told.
        codes: These instead of a level.

    Raises UnknownNameError for an unknown code.
    """
    chosen = tuple(dict.fromkeys(matrix.codebook[code].id for code in codes)) or codes_of(matrix, level)
    presence = _presence(matrix)
    row_of = {transcript.id: row for row, transcript in enumerate(matrix.evidence.ground.transcripts)}
    column_of = {code: column for column, code in enumerate(matrix.codes)}
    entering, new, left_out = list[Interview](), list[tuple[str, ...]](), list[tuple[str, str]]()
    missing = dict.fromkeys(chosen)
    for interview in interviews:
        if interview.transcript not in row_of or not matrix.coded.get(interview.transcript, frozenset()) >= {*chosen}:
            left_out.append((interview.transcript, NOT_CODED))
            continue
        held = presence[row_of[interview.transcript]]
        first = tuple(code for code in missing if held[column_of[code]])
        missing = {code: None for code in missing if code not in first}
        entering.append(interview)
        new.append(first)
    named = "chosen" if codes else level
    return Saturation(matrix, named, order, chosen, tuple(entering), tuple(new), tuple(left_out))


def without_order(interviews: Iterable[Interview]) -> list[str]:
    """The transcripts of which neither order nor date is on record: nobody can say what they brought that was new."""
    return [i.transcript for i in interviews if not i.order.strip() and not i.date.strip()]


def codes_of(matrix: Matrix, level: str) -> tuple[str, ...]:
    """The codes of a level that are in use, in the order of the tree; a retired one stands for its successor."""
    book = matrix.codebook
    current = [code for code in matrix.codes if not book[code].replaced_by]
    if level == LEAF:
        below: Mapping[str, Sequence[str]] = book.children
        return tuple(code for code in current if not any(child in current for child in below[code]))
    if level == TOP:
        top = set(book.round_codes())
        return tuple(code for code in current if code in top)
    return tuple(code for code in current if book[code].assignable)


def _presence(matrix: Matrix) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Whether a transcript of the ground has a supporting excerpt of a code [transcripts, codes]."""
    merged = matrix.evidence.columns.merged
    code, kind = np.divmod(merged.group, KINDS)
    found = np.zeros((len(matrix.evidence.ground.transcripts), len(matrix.codes)), np.bool_)
    supporting = kind == POLARITIES.index(SUPPORTING)
    found[merged.transcript[supporting], code[supporting]] = True
    return found
