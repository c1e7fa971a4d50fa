"""Intervals that know that units come in transcripts, and these in cases or other clusters.

Of Fisher's z, linearised, jackknife, and bootstrap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

import numpy as np

from codekit.agreement.counting.grouping import Grouping
from codekit.agreement.counting.material import Material
from codekit.agreement.formulas.errors import BOOTSTRAP, FISHER, INTERVALS, JACKKNIFE, LINEARISED
from codekit.agreement.measures import Clustered, Kind, Measures, measure_compared
from codekit.agreement.numeric import Floats, Ints
from codekit.agreement.rounds.notes import NO_SPREAD, UNDEFINED
from codekit.agreement.rounds.report import FEWEST_TRANSCRIPTS, AgreementReport, CodeResult
from codekit.agreement.rounds.summary import MEAN, POOLED, Interval
from codekit.model.notes import Note

RESAMPLES, SEED = 2000, 0
RESAMPLED = "resampled"  # the kind of note
_WORDS = {
    FISHER: (
        "Fisher's z with the delete-one-{cluster} jackknife error, t quantile whose degrees of freedom follow from "
        "the kurtosis of the jackknife values"
    ),
    LINEARISED: "linearised standard error clustered by {cluster}, t quantile, limited to -1..1",
    JACKKNIFE: "delete-one-{cluster} jackknife, t quantile, limited to -1..1",
    BOOTSTRAP: "percentiles of {resamples:,} resamples of whole {clusters}",
}
_ERRORS = {FISHER: JACKKNIFE, LINEARISED: LINEARISED, JACKKNIFE: JACKKNIFE}
_NOTHING = 1e-12  # an interval shorter than this is a point but for rounding: nothing varies between clusters


def overall(figures: Measures, coefficient: str, kind: str, *, level: float) -> Interval | None:
    """The interval of pooled or mean kappa, by any kind.

    There is none with fewer than five transcripts in which any code occurs, where the value is undefined, 1 or -1, or
    where nothing varies. A code whose kappa is undefined without a transcript is left out of that one mean.
    """
    occurrences = n_occurrences(figures)
    if occurrences < FEWEST_TRANSCRIPTS:
        return None
    made, _ = of_kind(figures, coefficient, kind, [occurrences], level=level)
    return made[0]


def n_occurrences(figures: Measures) -> int:
    """The clusters in which any code occurs."""
    columns = np.flatnonzero(figures.counts.anyone.any(axis=0)).tolist()
    return figures.counts.grouping.count(figures.counts.transcripts[column] for column in columns)


def intervals(
    figures: Measures, coefficient: str, kind: str, occurrences: Sequence[int], *, level: float
) -> list[Interval | None]:
    """The interval of each code, by any kind but the bootstrap.

    `occurrences` counts the clusters in which each code occurs. There is no interval below five of them, where
    the value is undefined, or where nothing varies.
    """
    if max(occurrences, default=0) < FEWEST_TRANSCRIPTS:  # of a transcript by itself, and there may be thousands
        return [None] * len(occurrences)
    low, high = map(np.atleast_1d, figures.interval(coefficient, cast("Kind", kind), level=level))
    error = np.atleast_1d(figures.standard_error(coefficient, cast("Clustered", _ERRORS[kind])))
    df = np.atleast_1d(figures.degrees(coefficient, cast("Kind", kind)))
    pattern = Interval(coefficient, level, 0, 0, method(kind, figures.counts.grouping), 0, kind)
    return [
        replace(interval, df=v if kind == FISHER else int(v), error=e) if interval else None
        for interval, v, e in zip(
            _between(low, high, pattern=pattern, occurrences=occurrences), df.tolist(), error.tolist(), strict=True
        )
    ]


def method(kind: str, grouping: Grouping, resamples: int = RESAMPLES) -> str:
    """How an interval of this kind is made, in words."""
    cluster = grouping.one.replace(" ", "-") if kind in {FISHER, JACKKNIFE} else grouping.one
    return _WORDS[kind].format(cluster=cluster, clusters=grouping.many, resamples=resamples)


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
    figures = measure_compared(material)
    clusters = {row.name: row.n_clusters_with_it for row in report.rows}
    occurrences = [clusters.get(name, 0) for name in material.codes]
    made, undefined = of_kind(figures, report.coefficient, kind, occurrences, level=level, resamples=resamples)
    of_name = dict(zip(material.codes, zip(made, undefined.tolist(), strict=True), strict=True))

    def again(code: CodeResult) -> CodeResult:
        interval, n = of_name[code.name]
        return replace(code, interval=interval, notes=_notes(code, interval, n, resamples))

    codes, alone = tuple(map(again, report.codes)), tuple(map(again, report.as_applied))
    pooled, mean = (overall(figures, name, kind, level=level) for name in (POOLED, MEAN))
    summary = replace(report.summary, pooled_interval=pooled, mean_interval=mean)
    return replace(report, codes=codes, as_applied=alone, summary=summary)


def of_kind(
    figures: Measures,
    coefficient: str,
    kind: str,
    occurrences: Sequence[int],
    *,
    level: float,
    resamples: int = RESAMPLES,
) -> tuple[list[Interval | None], Ints]:
    """The interval of each code by any kind, and in how many resamples of a bootstrap it is undefined [K]."""
    if kind != BOOTSTRAP:
        return intervals(figures, coefficient, kind, occurrences, level=level), np.zeros(len(occurrences), np.int64)
    drawn = figures.bootstrap(coefficient, resamples=resamples, seed=SEED)
    words = method(kind, figures.counts.grouping, resamples)
    pattern = Interval(coefficient, level, 0, 0, words, 0, kind)
    low, high = map(np.atleast_1d, drawn.percentiles(level))
    return _between(low, high, pattern=pattern, occurrences=occurrences), np.atleast_1d(drawn.n_undefined)


def resampled(report: AgreementReport, material: Material, *, resamples: int = RESAMPLES) -> Mapping[str, Floats]:
    """The coefficient of each row by name in the resamples of a bootstrap, the defined ones only [up to B]."""
    drawn = measure_compared(material).bootstrap(report.coefficient, resamples=resamples, seed=SEED)
    return {name: own[~np.isnan(own)] for name, own in zip(material.codes, drawn.values.T, strict=True)}


def _between(low: Floats, high: Floats, *, pattern: Interval, occurrences: Sequence[int]) -> list[Interval | None]:
    """Intervals with these ends [K]; none for a code in few clusters, where undefined, or where nothing varies."""
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
