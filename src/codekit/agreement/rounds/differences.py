"""The difference of a coefficient between two rounds, or two parts of one, with an interval.

Each value is known on the scale of Fisher's z with its jackknife error over transcripts. Of two rounds on other
transcripts these are independent, and the degrees of freedom are Welch's (1947) and Satterthwaite's (1946). Transcripts
that are in both make the values go together: their covariance comes from what both lose without the same transcript,
and the degrees of freedom from the kurtosis of what the difference loses without each one. The ends of the two
intervals make those of the difference (Zou 2007, Psychological Methods 12, 399-413), so that they are on the scale of
the coefficient and never beyond -2 and 2.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from codekit.agreement.formulas.errors import jackknife_df, jackknife_error
from codekit.agreement.formulas.student import t_quantile
from codekit.agreement.measures import Measures
from codekit.agreement.numeric import Floats
from codekit.agreement.rounds.report import FEWEST_TRANSCRIPTS

INDEPENDENT = "other transcripts: errors of Fisher's z added, Welch-Satterthwaite degrees of freedom (Zou 2007)"
PAIRED = "paired by {} shared transcripts: jackknife of both on the scale of Fisher's z (Zou 2007)"
_NOTHING = 1e-12


@dataclass(frozen=True, slots=True)
class Part:
    """A coefficient of one round: its value, its values without each transcript, and in how many the code occurs."""

    value: float
    without: Mapping[str, float]
    occurrences: int


@dataclass(frozen=True, slots=True)
class Difference:
    """How much a coefficient is higher in the later of two rounds; `low` and `high` are NaN where there is no interval.

    `shared` counts the transcripts that are in both; `df` are the degrees of freedom.
    """

    coefficient: str
    value: float
    low: float = math.nan
    high: float = math.nan
    level: float = 0.95
    df: float = math.nan
    shared: int = 0
    method: str = ""

    @property
    def has_interval(self) -> bool:
        """Whether its error is known."""
        return not math.isnan(self.low)

    def to_json(self) -> dict[str, Any]:
        """Its public keys; without an interval `low`, `high` and `df` are None."""
        ends = {name: getattr(self, name) if self.has_interval else None for name in ("low", "high", "df")}
        return {
            "coefficient": self.coefficient,
            "value": self.value,
            "level": self.level,
            **ends,
            "shared_transcripts": self.shared,
            "method": self.method,
        }


def parts(figures: Measures, coefficient: str, occurrences: Sequence[int]) -> list[Part]:
    """One coefficient of each code, or of all together, in the form in which it is compared with another round's."""
    names = figures.per_transcript.cluster_names
    left = figures.without_each(coefficient).reshape(len(names), -1)
    values = np.atleast_1d(figures[coefficient]).tolist()
    return [
        Part(value, dict(zip(names, own, strict=True)), n)
        for value, own, n in zip(values, left.T.tolist(), occurrences, strict=True)
    ]


def difference(coefficient: str, before: Part, after: Part, *, level: float = 0.95) -> Difference | None:
    """The later value less the earlier one, None where one is undefined.

    There is no interval where one has none: a code in fewer than five transcripts, a value of 1 or -1 or undefined
    without one of them, or no spread; nor where the difference itself does not vary.
    """
    value = after.value - before.value
    if math.isnan(value):
        return None
    shared = [t for t in before.without if t in after.without]
    plain = Difference(coefficient, value, level=level, shared=len(shared))
    if not (_known(before) and _known(after)):
        return plain
    together, df = _together(before, after, shared)
    if math.isnan(df):
        return plain
    low, high = _ends(before, after, together, t_quantile(0.5 + level / 2, df))
    method = PAIRED.format(len(shared)) if shared else INDEPENDENT
    return Difference(coefficient, value, value - low, value + high, level, df, len(shared), method)


def _known(part: Part) -> bool:
    left = np.asarray(list(part.without.values()))
    return bool(
        part.occurrences >= FEWEST_TRANSCRIPTS
        and abs(part.value) < 1
        and not np.isnan(left).any()
        and np.ptp(left) > _NOTHING
    )


def _error(part: Part) -> float:
    """The jackknife error on the scale of Fisher's z."""
    return float(jackknife_error(np.asarray(list(part.without.values())))) / (1 - part.value**2)


def _together(before: Part, after: Part, shared: Sequence[str]) -> tuple[float, float]:
    """The correlation of the two values, and the degrees of freedom of their difference (NaN: it does not vary)."""
    first, second = _error(before) ** 2, _error(after) ** 2
    if not shared:
        own = (float(jackknife_df(np.asarray(list(part.without.values())))) for part in (before, after))
        return 0.0, (first + second) ** 2 / sum(s**2 / df for s, df in zip((first, second), own, strict=True))
    lost = [_lost(part) for part in (before, after)]
    covariance = sum(lost[0][t] * lost[1][t] for t in shared)
    everywhere = dict.fromkeys((*before.without, *after.without))
    squares = np.asarray([(lost[1].get(t, 0.0) - lost[0].get(t, 0.0)) ** 2 for t in everywhere])
    if squares.sum() < _NOTHING**2:
        return 1.0, math.nan
    df = 3 * float(squares.sum()) ** 2 / float((squares**2).sum()) - 2
    return covariance / math.sqrt(first * second), min(max(df, 1.0), len(everywhere) - 1.0)


def _lost(part: Part) -> dict[str, float]:
    """What each transcript adds to the error: the squares sum up to the squared error on the scale of z."""
    left: Floats = np.asarray(list(part.without.values()))
    scale = math.sqrt((len(left) - 1) / len(left)) / (1 - part.value**2)
    return dict(zip(part.without, (scale * (left - left.mean())).tolist(), strict=True))


def _ends(before: Part, after: Part, together: float, quantile: float) -> tuple[float, float]:
    """How far the interval of the difference reaches below and above it."""

    def reach(part: Part, side: int) -> float:
        return abs(math.tanh(math.atanh(part.value) + side * quantile * _error(part)) - part.value)

    def both(first: float, second: float) -> float:
        return math.sqrt(max(first**2 + second**2 - 2 * together * first * second, 0.0))

    return both(reach(after, -1), reach(before, 1)), both(reach(after, 1), reach(before, -1))
