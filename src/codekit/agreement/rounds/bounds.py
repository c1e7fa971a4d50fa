"""What perfect agreement on few units still leaves open: a one-sided lower bound of kappa and alpha.

Where coders agree on everything there is no spread, hence no interval. What can be bounded is the share of disagreement
among the units that hold the rarer value (usually: the units with the code). With m independent units and no
disagreement it is at most 1 - (1 - level)^(1/m) (Clopper & Pearson 1934 for 0 of m; near 3/m). Units of one transcript
are not independent, and without any disagreement nobody can see how alike they are. So each transcript (or other
cluster) that holds the rarer value counts as one unit, however many it has. The bound is the coefficient that this much
disagreement gives at the observed prevalence. `benchmarks/lower_bound` shows how often it holds, also among perfect
runs alone.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np

from codekit.agreement.formulas import coefficients
from codekit.agreement.measures import Measures
from codekit.agreement.numeric import Floats, divide
from codekit.agreement.rounds.report import BOUND_LEVEL

_HALVINGS = 40


def lower_bounds(figures: Measures, level: float | Floats = BOUND_LEVEL) -> Floats:
    """The one-sided lower bound of kappa or alpha of each code [K]; NaN where agreement is not perfect."""
    perfect = (figures["percent_agreement"] == 1) & ~np.isnan(figures["krippendorff_alpha"])
    if not perfect.any():
        return np.full(perfect.shape, np.nan)
    nominal = figures.formulas is coefficients.NOMINAL
    bound = _of_variable(figures, level) if nominal else _of_codes(figures, level)
    return np.where(perfect, bound, np.nan)


def confidence(figures: Measures, least: float) -> Floats:
    """The level at which each code's lower bound is `least` [K]; NaN where agreement is not perfect.

    By halving, since the bound falls as the level rises.
    """
    perfect = ~np.isnan(lower_bounds(figures))
    low, high = np.zeros(perfect.shape), np.ones(perfect.shape)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        reached = lower_bounds(figures, middle) >= least
        low, high = np.where(reached, middle, low), np.where(reached, high, middle)
    return np.where(perfect, low, np.nan)


def most_unlike(units: Floats, level: float | Floats = BOUND_LEVEL) -> Floats:
    """The largest share of disagreement that 0 disagreements leave open [...], from the units of transcripts [T, ...].

    A transcript with any of them counts once. NaN where there are none.
    """
    return np.asarray(1 - (1 - level) ** divide(1, (units > 0).sum(axis=0)))


def _of_codes(figures: Measures, level: float | Floats) -> Floats:
    yes, used = figures.per_transcript.used_yes, figures.per_transcript.used[:, None]
    rare = np.where(2 * yes.sum(axis=0) <= used.sum(axis=0), yes, used - yes)
    share = divide(rare.sum(axis=0), used.sum(axis=0))
    unlike = most_unlike(figures.per_transcript.by_cluster(rare), level)
    raters = _fewest_raters(figures)
    lowest = share * (1 - unlike * (1 - raters // 2 / raters))  # the share of the rarer value that is left
    return np.asarray(1 - divide(unlike * share * _worst_split(raters), 2 * lowest * (1 - lowest)))


def _of_variable(figures: Measures, level: float | Floats) -> Floats:
    """The same for one variable, whose every unit may be disagreed on, at the observed shares of its values [1]."""
    used, values = figures.per_transcript.used, figures.per_transcript.used_yes.sum(axis=0)
    apart = 1 - (divide(values, used.sum()) ** 2).sum()
    clusters = figures.per_transcript.by_cluster(used)
    unlike = most_unlike(clusters[:, None], level) * _worst_split(_fewest_raters(figures))
    return np.maximum(1 - divide(unlike, apart), -1.0)


def _fewest_raters(figures: Measures) -> int:
    return int(figures.counts.covered.sum(axis=0)[figures.counts.compared].min(initial=len(figures.coders)))


def _worst_split(raters: int) -> float:
    """The largest share of unlike pairs that one unit's raters can have: 1 of two, 2/3 of three or four."""
    return (raters // 2) * (raters - raters // 2) / len(list(combinations(range(raters), 2)))
