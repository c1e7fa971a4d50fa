"""The values that coders gave the units of a round, code by code, laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from codekit.model.codebook import Code
from codekit.model.scales import ORDINAL
from codekit.workflow.comparing.axes import Axis, Ground

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport
    from codekit.agreement.numeric import Bools, Floats, Ints
    from codekit.agreement.rounds.values import Given, ValuesResult
    from codekit.model.events import Coding


def with_values(report: AgreementReport, ground: Ground) -> AgreementReport:
    """The report with the agreement on values, for each of its codes that has some in the codebook."""
    book = ground.codebook
    if not any(code.code in book and book[code.code].values for code in report.codes):
        return report
    codes = [
        replace(code, of_values=_result(ground, book[code.code]))
        if code.code in book and book[code.code].values
        else code
        for code in report.codes
    ]
    return replace(report, codes=tuple(codes))


def _result(ground: Ground, code: Code) -> ValuesResult:
    from codekit.agreement.rounds.values import compare_values

    values = [value.value for value in code.values]
    return compare_values(ground.round.coders, code.scale, values, given_values(ground, code))


class _Units(NamedTuple):
    """One coder's codings of a code on the units of a transcript, all [units]: given at all, the value, several."""

    given: Bools
    rating: Floats
    several: Bools


def given_values(ground: Ground, code: Code) -> Given:
    """The units to which at least two coders gave this very code, with the value that each gave.

    What is coded below the code does not count: its values are its own.
    """
    from codekit.agreement.counting.grouping import Grouping
    from codekit.agreement.rounds.values import Given

    parts: list[tuple[Bools, Floats, Ints]] = []
    several = 0
    for number, id_ in enumerate(ground.transcripts):
        laid = [
            _laid(ground.axes[id_], [c for c in ground.work.get((coder, id_), ()) if c.code == code.id], code.scale)
            for coder in ground.round.coders
        ]
        given = np.array([units.given for units in laid])
        shared = given.sum(axis=0) >= 2
        several += int(np.array([units.several for units in laid])[:, shared].sum())
        rating = np.array([units.rating for units in laid])[:, shared]
        parts.append((given[:, shared], rating, np.full(int(shared.sum()), number, np.int64)))
    givens, ratings, transcripts = zip(*parts, strict=True)
    transcript = np.concatenate(transcripts)
    grouping = ground.grouping or Grouping()
    index = grouping.index(ground.transcripts)
    return Given(
        np.concatenate(givens, axis=1),
        np.concatenate(ratings, axis=1),
        transcript,
        several,
        transcript if index is None else index[transcript],
        grouping,
    )


def _laid(axis: Axis, codings: Sequence[Coding], scale: str) -> _Units:
    """The value of each unit: of several the highest on an ordinal scale, the mean on an interval scale."""
    n = axis.n_units
    starts = np.array([c.start for c in codings], np.int64)
    ends = np.array([c.end for c in codings], np.int64)
    low, high = axis.ranges(starts, ends)
    times = high - low
    row = np.repeat(np.arange(len(codings)), times)
    unit = np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times) + low[row]
    given = np.bincount(unit, minlength=n) > 0
    value = np.array([float(c.value) if c.value else np.nan for c in codings])[row]
    valued = ~np.isnan(value)
    unit, value = unit[valued], value[valued]
    most, least = np.full(n, -np.inf), np.full(n, np.inf)
    np.maximum.at(most, unit, value)
    np.minimum.at(least, unit, value)
    count = np.bincount(unit, minlength=n)
    if scale == ORDINAL:
        rating = np.where(count > 0, most, np.nan)
    else:
        rating = np.bincount(unit, weights=value, minlength=n) / np.where(count > 0, count, np.nan)
    return _Units(given, rating, most > least)
