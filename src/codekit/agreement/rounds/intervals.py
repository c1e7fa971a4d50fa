"""Intervals that know that units come in transcripts: of Fisher's z, linearised, jackknife, and bootstrap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

import numpy as np

from codekit.agreement.counting.material import Material
from codekit.agreement.formulas.errors import BOOTSTRAP, FISHER, INTERVALS, JACKKNIFE, LINEARISED
from codekit.agreement.measures import Clustered, Kind, Measures, measure_compared
from codekit.agreement.numeric import Floats
from codekit.agreement.rounds.notes import NO_SPREAD, UNDEFINED
from codekit.agreement.rounds.report import FEWEST_TRANSCRIPTS, AgreementReport, CodeResult, Interval
from codekit.model.notes import Note

RESAMPLES, SEED = 2000, 0
RESAMPLED = "resampled"  # the kind of note
_WORDS = {
    FISHER: (
        "Fisher's z with the delete-one-transcript jackknife error, t quantile whose degrees of freedom follow from "
        "the kurtosis of the jackknife values"
    ),
    LINEARISED: "linearised standard error clustered by transcript, t quantile, limited to -1..1",
    JACKKNIFE: "delete-one-transcript jackknife, t quantile, limited to -1..1",
    BOOTSTRAP: "percentiles of {resamples:,} resamples of whole transcripts",
}
FISHER_WORDS = _WORDS[FISHER]
_ERRORS = {FISHER: JACKKNIFE, LINEARISED: LINEARISED, JACKKNIFE: JACKKNIFE}
_NOTHING = 1e-12  # an interval shorter than this is a point but for rounding: nothing varies between transcripts


def intervals(
    figures: Measures, coefficient: str, kind: str, occurrences: Sequence[int], *, level: float
) -> list[Interval | None]:
    """The interval of each code, by any kind but the bootstrap.

    `occurrences` counts the transcripts in which each code occurs. There is no interval below five of them, where
    the value is undefined, or where nothing varies.
    """
    low, high = figures.interval(coefficient, cast("Kind", kind), level=level)
    error = figures.standard_error(coefficient, cast("Clustered", _ERRORS[kind]))
    df = figures.degrees(coefficient, cast("Kind", kind))
    pattern = Interval(coefficient, level, 0, 0, _WORDS[kind], 0, kind)
    return [
        replace(interval, df=v if kind == FISHER else int(v), error=e) if interval else None
        for interval, v, e in zip(
            _between(low, high, pattern=pattern, occurrences=occurrences), df.tolist(), error.tolist(), strict=True
        )
    ]


def with_intervals(
    report: AgreementReport, material: Material, kind: str, *, level: float = 0.95, resamples: int = RESAMPLES
) -> AgreementReport:
    """The report with intervals of another kind, of the same coefficient; the figures stay what they are.

    `kind` is fisher, linearised, jackknife or bootstrap (the same seed each time, so the same interval). There is no
    interval where `intervals` gives none. For the bootstrap the note says in how many resamples a coefficient was
    undefined; where it is undefined in half of them or more, there is no interval. Raises ValueError for another kind.
    """
    if kind not in INTERVALS:
        raise ValueError(f"no interval '{kind}'; known: {', '.join(INTERVALS)}")
    figures, undefined = measure_compared(material), np.zeros(len(report.codes), np.int64)
    occurrences = [len(code.occurs_in) for code in report.codes]
    if kind == BOOTSTRAP:
        drawn = figures.bootstrap(report.coefficient, resamples=resamples, seed=SEED)
        undefined, words = drawn.n_undefined, _WORDS[kind].format(resamples=resamples)
        pattern = Interval(report.coefficient, level, 0, 0, words, 0, kind)
        made = _between(*drawn.percentiles(level), pattern=pattern, occurrences=occurrences)
    else:
        made = intervals(figures, report.coefficient, kind, occurrences, level=level)
    codes = tuple(
        replace(code, interval=interval, notes=_notes(code, interval, n, resamples))
        for code, interval, n in zip(report.codes, made, undefined.tolist(), strict=True)
    )
    return replace(report, codes=codes)


def resampled(report: AgreementReport, material: Material, *, resamples: int = RESAMPLES) -> Mapping[str, Floats]:
    """The coefficient of each code in the resamples of a bootstrap interval, the defined ones only [up to B]."""
    drawn = measure_compared(material).bootstrap(report.coefficient, resamples=resamples, seed=SEED)
    return {code.code: own[~np.isnan(own)] for code, own in zip(report.codes, drawn.values.T, strict=True)}


def _between(low: Floats, high: Floats, *, pattern: Interval, occurrences: Sequence[int]) -> list[Interval | None]:
    """Intervals with these ends [K]; none for a code in few transcripts, where undefined, or where nothing varies."""
    return [
        replace(pattern, low=a, high=b) if n >= FEWEST_TRANSCRIPTS and b - a > _NOTHING else None
        for a, b, n in zip(low.tolist(), high.tolist(), occurrences, strict=True)
    ]


def _notes(code: CodeResult, interval: Interval | None, undefined: int, resamples: int) -> tuple[Note, ...]:
    """The notes, with what they say of intervals brought up to date."""
    said = [note for note in code.notes if not (interval and note.kind == NO_SPREAD)]
    if undefined and not code.has_note(UNDEFINED):
        said.append(Note(RESAMPLED, f"undefined in {undefined:,} of {resamples:,} resamples, which are left out"))
    return tuple(said)
