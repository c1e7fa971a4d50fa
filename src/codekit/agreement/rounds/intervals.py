"""Intervals that know that units come in transcripts: linearised, jackknife, and bootstrap over transcripts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

import numpy as np

from codekit.agreement.counting.material import Material
from codekit.agreement.formulas.errors import BOOTSTRAP, CLUSTERED, JACKKNIFE, LINEARISED
from codekit.agreement.measures import Clustered, Measures, measure_compared
from codekit.agreement.numeric import Floats
from codekit.agreement.rounds.notes import NO_SPREAD, UNDEFINED
from codekit.agreement.rounds.report import FEWEST_TRANSCRIPTS, AgreementReport, CodeResult, Interval
from codekit.model.notes import Note

RESAMPLES, SEED = 2000, 0
RESAMPLED = "resampled"  # the kind of note
_WORDS = {
    LINEARISED: "linearised standard error clustered by transcript, t quantile, limited to -1..1",
    JACKKNIFE: "delete-one-transcript jackknife, t quantile, limited to -1..1",
    BOOTSTRAP: "percentiles of {resamples:,} resamples of whole transcripts",
}
_NOTHING = 1e-12  # an interval shorter than this is a point but for rounding: nothing varies between transcripts


def linearised(figures: Measures, coefficient: str, level: float) -> list[Interval | None]:
    """The interval that a report has by itself, of each code."""
    ends = figures.interval(coefficient, LINEARISED, level=level)
    pattern = Interval(coefficient, level, 0, 0, _WORDS[LINEARISED], len(figures.transcripts) - 1)
    return _between(*ends, pattern=pattern, transcripts=len(figures.transcripts))


def with_intervals(
    report: AgreementReport, material: Material, kind: str, *, level: float = 0.95, resamples: int = RESAMPLES
) -> AgreementReport:
    """The report with intervals of another kind, of the same coefficient; the figures stay what they are.

    `kind` is linearised, jackknife or bootstrap (the same seed each time, so the same interval). There is no
    interval below five transcripts, where the value is undefined, or where nothing varies. For the bootstrap the
    note says in how many resamples a coefficient was undefined; where it is undefined in half of them or more,
    there is no interval. Raises ValueError for another kind.
    """
    if kind not in CLUSTERED:
        raise ValueError(f"no interval '{kind}'; known: {', '.join(CLUSTERED)}")
    figures, undefined = measure_compared(material), np.zeros(len(report.codes), np.int64)
    if kind == BOOTSTRAP:
        drawn = figures.bootstrap(report.coefficient, resamples=resamples, seed=SEED)
        ends, undefined = drawn.percentiles(level), drawn.n_undefined
    else:
        ends = figures.interval(report.coefficient, cast("Clustered", kind), level=level)
    words, df = _WORDS[kind].format(resamples=resamples), 0 if kind == BOOTSTRAP else report.n_transcripts - 1
    pattern = Interval(report.coefficient, level, 0, 0, words, df)
    intervals = _between(*ends, pattern=pattern, transcripts=report.n_transcripts)
    codes = tuple(
        replace(code, interval=interval, notes=_notes(code, interval, n, resamples))
        for code, interval, n in zip(report.codes, intervals, undefined.tolist(), strict=True)
    )
    return replace(report, codes=codes)


def resampled(report: AgreementReport, material: Material, *, resamples: int = RESAMPLES) -> Mapping[str, Floats]:
    """The coefficient of each code in the resamples of a bootstrap interval, the defined ones only [up to B]."""
    drawn = measure_compared(material).bootstrap(report.coefficient, resamples=resamples, seed=SEED)
    return {code.code: own[~np.isnan(own)] for code, own in zip(report.codes, drawn.values.T, strict=True)}


def _between(low: Floats, high: Floats, *, pattern: Interval, transcripts: int) -> list[Interval | None]:
    """Intervals with these ends [K]; none below five transcripts, where undefined, or where nothing varies."""
    return [
        replace(pattern, low=a, high=b) if transcripts >= FEWEST_TRANSCRIPTS and b - a > _NOTHING else None
        for a, b in zip(low.tolist(), high.tolist(), strict=True)
    ]


def _notes(code: CodeResult, interval: Interval | None, undefined: int, resamples: int) -> tuple[Note, ...]:
    """The notes, with what they say of intervals brought up to date."""
    said = [note for note in code.notes if not (interval and note.kind == NO_SPREAD)]
    if undefined and not code.has_note(UNDEFINED):
        said.append(Note(RESAMPLED, f"undefined in {undefined:,} of {resamples:,} resamples, which are left out"))
    return tuple(said)
