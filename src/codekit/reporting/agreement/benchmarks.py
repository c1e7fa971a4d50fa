"""Scales of words for coefficients, with their sources; shown only where somebody asks for one.

A word belongs to a range of the coefficient, and a coefficient is known only within an interval. So the
probability of each range is given (Gwet 2014, chapter 6: interval membership probabilities), taken from the
distribution that the interval was made with: Student's t cut off at -1 and 1, or the resamples of a bootstrap.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from codekit.agreement.formulas.chances import places
from codekit.agreement.formulas.student import t_probability
from codekit.agreement.rounds.report import ALPHA, COHEN, CodeResult
from codekit.errors import UnknownNameError


@dataclass(frozen=True, slots=True)
class Band:
    """A word for the values from `low` (included) up to the next band's."""

    low: float
    word: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A published scale of words: bands from the lowest up, the coefficient it was made for, and its source."""

    name: str
    title: str
    coefficient: str
    source: str
    bands: tuple[Band, ...]

    def word(self, value: float) -> str:
        """The word of a value, "" where it is undefined."""
        words = [band.word for band in self.bands if value >= band.low]
        return words[-1] if words else ""

    def ranges(self) -> list[str]:
        """Each band in words, from the lowest up."""
        lows = [band.low for band in self.bands[1:]]
        words = [f"below {lows[0]:.3g}: {self.bands[0].word}"]
        for band, high in zip(self.bands[1:], [*lows[1:], math.inf], strict=True):
            words.append(
                f"{band.low:.3g} and above: {band.word}" if math.isinf(high) else f"from {band.low:.3g}: {band.word}"
            )
        return words


def _bands(*pairs: tuple[float, str]) -> tuple[Band, ...]:
    return tuple(Band(low, word) for low, word in pairs)


SCALES = {
    scale.name: scale
    for scale in (
        Scale(
            "landis-koch",
            "Landis and Koch",
            COHEN,
            "Landis and Koch 1977, Biometrics 33, 159-174; its limits are, in the authors' words, arbitrary",
            _bands(
                (-1.0, "poor"),
                (0.0, "slight"),
                (0.21, "fair"),
                (0.41, "moderate"),
                (0.61, "substantial"),
                (0.81, "almost perfect"),
            ),
        ),
        Scale(
            "fleiss",
            "Fleiss",
            COHEN,
            "Fleiss 1981, Statistical Methods for Rates and Proportions, 2nd ed.; NVivo's help gives the same limits",
            _bands((-1.0, "poor"), (0.40, "fair to good"), (0.75, "excellent")),
        ),
        Scale(
            "mchugh",
            "McHugh",
            COHEN,
            "McHugh 2012, Biochemia Medica 22, 276-282",
            _bands(
                (-1.0, "none"),
                (0.21, "minimal"),
                (0.40, "weak"),
                (0.60, "moderate"),
                (0.80, "strong"),
                (0.91, "almost perfect"),
            ),
        ),
        Scale(
            "krippendorff",
            "Krippendorff",
            ALPHA,
            "Krippendorff 2004, Content Analysis, 2nd ed.: at least .800, tentative conclusions from .667",
            _bands((-1.0, "below both limits"), (0.667, "tentative conclusions"), (0.800, "reliable")),
        ),
    )
}


def scale(name: str) -> Scale:
    """A scale by name. Raises UnknownNameError for an unknown one."""
    if name not in SCALES:
        raise UnknownNameError("scale", name, SCALES)
    return SCALES[name]


def probabilities(scale_: Scale, value: float, error: float, *, below: Callable[[float], float]) -> list[float]:
    """The probability of each band, from the lowest up, for a value with this standard error.

    `below(z)` is the probability that the interval's distribution lies below z standard errors. NaN for all
    bands where value or error is undefined or nothing varies.
    """
    if not (math.isfinite(value) and math.isfinite(error) and error > 0):
        return [math.nan] * len(scale_.bands)
    edges = [-1.0, *(band.low for band in scale_.bands[1:]), 1.0]
    heights = [below((edge - value) / error) for edge in edges]
    whole = heights[-1] - heights[0]
    return [(high - low) / whole for low, high in pairwise(heights)]


def of_interval(scale_: Scale, code: CodeResult) -> list[float]:
    """The probability of each band for a code, from the t interval of the scale's coefficient; empty without one."""
    interval = code.interval
    if interval is None or interval.coefficient != scale_.coefficient or interval.df < 1:
        return []
    value = getattr(code, interval.coefficient)
    place = places(interval.kind, value, interval.error)
    return probabilities(scale_, value, interval.error, below=lambda z: t_probability(place(z), interval.df))


def of_resamples(scale_: Scale, values: Sequence[float]) -> list[float]:
    """The share of resamples in each band; empty without any."""
    if not len(values):
        return []
    lows = [-math.inf, *(band.low for band in scale_.bands[1:]), math.inf]
    return [sum(low <= value < high for value in values) / len(values) for low, high in pairwise(lows)]
