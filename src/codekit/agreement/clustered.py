"""Other intervals that know of transcripts: delete-one-transcript jackknife, and bootstrap over transcripts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from codekit.agreement.intervals import FEWEST_TRANSCRIPTS, METHOD, Interval
from codekit.agreement.material import Floats, Material
from codekit.agreement.measures import measure_material
from codekit.agreement.report import AgreementReport, CodeResult

LINEARISED, JACKKNIFE, BOOTSTRAP = KINDS = ("linearised", "jackknife", "bootstrap")
RESAMPLES, SEED = 2000, 0
_WORDS = {
    LINEARISED: METHOD,
    JACKKNIFE: "delete-one-transcript jackknife, t quantile, limited to -1..1",
    BOOTSTRAP: "percentiles of {resamples:,} resamples of whole transcripts",
}
_NOTHING = 1e-12  # an interval shorter than this says that nothing varies between transcripts


def with_intervals(
    report: AgreementReport, material: Material, kind: str, *, level: float = 0.95, resamples: int = RESAMPLES
) -> AgreementReport:
    """The report with intervals of another kind, of the same coefficient; the figures stay what they are.

    `kind` is linearised, jackknife or bootstrap (the same seed each time, so the same interval). There is no
    interval below five transcripts, where the value is undefined, or where nothing varies. For the bootstrap the
    note says in how many resamples a coefficient was undefined; where it is undefined in half of them or more,
    there is no interval. Raises ValueError for another kind.
    """
    if kind not in KINDS:
        raise ValueError(f"no interval '{kind}'; known: {', '.join(KINDS)}")
    measures = measure_material(material)
    options = {"resamples": resamples, "seed": SEED}
    low, high = measures.interval(report.coefficient, kind, level=level, **options)  # type: ignore[arg-type]
    undefined = np.zeros(len(report.codes), np.int64)
    if kind == BOOTSTRAP:
        undefined = measures.bootstrap(report.coefficient, **options).n_undefined
    codes = []
    for k, code in enumerate(report.codes):
        found = _interval(report, kind, float(low[k]), float(high[k]), level=level, resamples=resamples)
        codes.append(replace(code, interval=found, note=_note(code, found, int(undefined[k]), resamples)))
    return replace(report, codes=tuple(codes))


def _interval(
    report: AgreementReport, kind: str, low: float, high: float, *, level: float, resamples: int
) -> Interval | None:
    if report.n_transcripts < FEWEST_TRANSCRIPTS or not high - low > _NOTHING:
        return None
    return Interval(
        coefficient=report.coefficient,
        level=level,
        low=low,
        high=high,
        method=_WORDS[kind].format(resamples=resamples),
        df=0 if kind == BOOTSTRAP else report.n_transcripts - 1,
    )


def _note(code: CodeResult, found: Interval | None, undefined: int, resamples: int) -> str:
    """The note, with what it says of intervals brought up to date."""
    said = [part for part in code.note.split("; ") if part and not (found and part.startswith("no interval"))]
    if undefined and "not estimable" not in code.note:
        said.append(f"undefined in {undefined:,} of {resamples:,} resamples, which are left out")
    return "; ".join(said)


def resampled(report: AgreementReport, material: Material, *, resamples: int = RESAMPLES) -> Mapping[str, Floats]:
    """The coefficient of each code in the resamples that a bootstrap interval is made of, the defined ones only."""
    values = measure_material(material).bootstrap(report.coefficient, resamples=resamples, seed=SEED).values
    return {code.code: _defined(values[:, k]) for k, code in enumerate(report.codes)}


def _defined(values: Floats) -> Floats:
    return np.asarray([value for value in values.tolist() if not math.isnan(value)], np.float64)
