"""Other intervals that know of transcripts: delete-one-transcript jackknife, and bootstrap over transcripts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from codekit.agreement import coefficients as formulas
from codekit.agreement.counts import count
from codekit.agreement.intervals import FEWEST_TRANSCRIPTS, METHOD, Interval, t_quantile
from codekit.agreement.material import Floats, Material
from codekit.agreement.rounds.compare import main_errors
from codekit.agreement.rounds.notes import NO_SPREAD, UNDEFINED
from codekit.agreement.rounds.report import AgreementReport, CodeResult
from codekit.agreement.tally import Tally, yes_no
from codekit.agreement.uncertainty import draws
from codekit.model.notes import Note

LINEARISED, JACKKNIFE, BOOTSTRAP = KINDS = ("linearised", "jackknife", "bootstrap")
RESAMPLES, SEED = 2000, 0
RESAMPLED = "resampled"  # the kind of note
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
    tally = yes_no(count(material))
    value = _weighted(tally, np.ones((1, len(tally.transcripts))))[:, 0]
    values = _weighted(tally, _weights(tally, kind, resamples))
    undefined = np.isnan(values).sum(axis=1) if kind == BOOTSTRAP else np.zeros(len(value), np.int64)
    low, high = _percentiles(values, level) if kind == BOOTSTRAP else _around(tally, kind, value, values, level)
    codes = []
    for k, code in enumerate(report.codes):
        found = _interval(report, kind, float(low[k]), float(high[k]), level=level, resamples=resamples)
        codes.append(replace(code, interval=found, notes=_notes(code, found, int(undefined[k]), resamples)))
    return replace(report, codes=tuple(codes))


def _weights(tally: Tally, kind: str, resamples: int) -> Floats:
    """How often each transcript counts [B, T]: all but one for the jackknife, as drawn for the bootstrap."""
    transcripts = len(tally.transcripts)
    if kind == BOOTSTRAP:
        return draws(transcripts, resamples, SEED) if transcripts else np.zeros((resamples, 0))
    return np.asarray(1 - np.eye(transcripts))


def _weighted(tally: Tally, weights: Floats) -> Floats:
    """The coefficient that intervals are of, with transcripts counted as often as the weights say [V, B]."""
    if len(tally.coders) == 2:
        first, second = (np.einsum("vtq,bt->vbq", given[:, 0], weights) for given in (tally.first, tally.second))
        return formulas.cohen(tally.shared[0] @ weights.T, tally.agree[:, 0] @ weights.T, first, second)
    return formulas.alpha(tally.disagreement @ weights.T, np.einsum("vtq,bt->vbq", tally.values, weights))


def _around(tally: Tally, kind: str, value: Floats, values: Floats, level: float) -> tuple[Floats, Floats]:
    """The value and t with T-1 degrees of freedom times its standard error either way, limited to -1..1."""
    transcripts = len(tally.transcripts)
    if kind == LINEARISED:
        error = main_errors(tally)[1]
    else:
        apart = values - formulas.mean_of_defined(values)[:, None]
        kept = np.maximum((~np.isnan(values)).sum(axis=1), 1)
        error = np.sqrt((kept - 1) * formulas.mean_of_defined(apart**2))
    reach = t_quantile(0.5 + level / 2, max(transcripts - 1, 1)) * error
    return np.maximum(value - reach, -1.0), np.minimum(value + reach, 1.0)


def _percentiles(values: Floats, level: float) -> tuple[Floats, Floats]:
    """The percentiles of the resamples that are defined; NaN where half of them or more are not."""
    usable = (2 * np.isnan(values).sum(axis=1) < values.shape[1])[:, None]
    ends = np.nanquantile(np.where(usable, values, 0.0), [0.5 - level / 2, 0.5 + level / 2], axis=1)
    return np.where(usable[:, 0], ends[0], np.nan), np.where(usable[:, 0], ends[1], np.nan)


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


def _notes(code: CodeResult, found: Interval | None, undefined: int, resamples: int) -> tuple[Note, ...]:
    """The notes, with what they say of intervals brought up to date."""
    said = [note for note in code.notes if not (found and note.kind == NO_SPREAD)]
    if undefined and not code.has_note(UNDEFINED):
        said.append(Note(RESAMPLED, f"undefined in {undefined:,} of {resamples:,} resamples, which are left out"))
    return tuple(said)


def resampled(report: AgreementReport, material: Material, *, resamples: int = RESAMPLES) -> Mapping[str, Floats]:
    """The coefficient of each code in the resamples that a bootstrap interval is made of, the defined ones only."""
    tally = yes_no(count(material))
    values = _weighted(tally, _weights(tally, BOOTSTRAP, resamples))
    return {code.code: _defined(values[k]) for k, code in enumerate(report.codes)}


def _defined(values: Floats) -> Floats:
    return np.asarray([value for value in values.tolist() if not math.isnan(value)], np.float64)
