"""How certain it is that a coefficient reaches a threshold: by the distribution of its interval.

Of a t interval (on the scale of Fisher's z or plain) it is a probability of Student's t, of a bootstrap the share of
the resamples. Where agreement is perfect there is no interval: then it is the confidence with which the lower bound
(`rounds.bounds`) reaches the threshold. What has neither cannot be judged.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from codekit.agreement.formulas.chances import at_least
from codekit.agreement.formulas.errors import BOOTSTRAP
from codekit.agreement.measures import Measures
from codekit.agreement.numeric import Floats
from codekit.agreement.rounds.bounds import confidence
from codekit.agreement.rounds.intervals import RESAMPLES, SEED, intervals, n_occurrences
from codekit.agreement.rounds.report import ALPHA, COHEN, FEWEST_TRANSCRIPTS

_LEVEL = 0.95  # any: only whether there is an interval, its error and its degrees of freedom are used


def chances(figures: Measures, coefficient: str, kind: str, least: float, occurrences: Sequence[int]) -> Floats:
    """The probability that each code's coefficient is at least `least` [K]; NaN where it cannot be judged.

    `occurrences` counts the transcripts in which each code occurs; `coefficient` may also be pooled or mean kappa [1].
    """
    if kind == BOOTSTRAP:
        return _of_resamples(figures, coefficient, least, occurrences)
    values = np.atleast_1d(figures[coefficient]).tolist()
    made = intervals(figures, coefficient, kind, occurrences, level=_LEVEL)
    known = [
        at_least(least, value, interval.error, interval.df, kind) if interval else np.nan
        for value, interval in zip(values, made, strict=True)
    ]
    return _with_perfect(figures, coefficient, least, np.asarray(known, np.float64))


def chance_overall(figures: Measures, coefficient: str, kind: str, least: float) -> float:
    """The same for pooled or mean kappa."""
    return float(chances(figures, coefficient, kind, least, [n_occurrences(figures)])[0])


def _of_resamples(figures: Measures, coefficient: str, least: float, occurrences: Sequence[int]) -> Floats:
    drawn = figures.bootstrap(coefficient, resamples=RESAMPLES, seed=SEED).values.reshape(RESAMPLES, -1)
    defined = (~np.isnan(drawn)).sum(axis=0)
    usable = (2 * defined > RESAMPLES) & (np.asarray(occurrences) >= FEWEST_TRANSCRIPTS)
    usable &= np.nanmax(np.where(usable, drawn, 0), axis=0) > np.nanmin(np.where(usable, drawn, 0), axis=0)
    share = (drawn >= least).sum(axis=0) / np.maximum(defined, 1)
    return _with_perfect(figures, coefficient, least, np.where(usable, share, np.nan))


def _with_perfect(figures: Measures, coefficient: str, least: float, known: Floats) -> Floats:
    """The confidence of the lower bound where agreement is perfect; it is a bound of kappa and alpha."""
    if coefficient not in {COHEN, ALPHA}:
        return known
    of_bound = confidence(figures, least)
    return np.where(np.isnan(of_bound), known, of_bound)
