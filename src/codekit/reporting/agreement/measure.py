"""What a report shows beside the report of a round: each transcript by itself, and each pair over all codes."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from codekit.agreement import Material, Measures, count, set_alpha
from codekit.agreement.counting.grouping import Grouping
from codekit.agreement.formulas.pairs import pooled_kappa
from codekit.agreement.measures import measure_compared
from codekit.agreement.numeric import mean_of_defined
from codekit.agreement.rounds.exclusive import MISSING, exclusive_values
from codekit.agreement.rounds.report import AgreementReport

FEWEST_FOR_OUTLIERS = 5
SMALLEST_GAP = 0.1  # less than that below the lower quartile is no matter, however alike the others are
Compare = Callable[[Material], AgreementReport]


@dataclass(frozen=True, slots=True)
class OneTranscript:
    """A transcript by itself.

    `without_it` is the pooled kappa of all other transcripts. `outlier` is True where its own pooled kappa
    lies more than 1.5 interquartile ranges (Tukey 1977), and more than .1, below the lower quartile of all.
    """

    transcript: str
    report: AgreementReport
    coders: tuple[str, ...]
    unlike: int
    without_it: float
    outlier: bool = False


@dataclass(frozen=True, slots=True)
class OnePair:
    """Two coders over all codes, on the units that both finished."""

    coders: tuple[str, str]
    n_units: int
    n_transcripts: int
    pooled_kappa: float
    mean_kappa: float
    n_defined: int


@dataclass(frozen=True, slots=True)
class Measured:
    """Transcripts and pairs, the units that each coder finished, and figures over all codes.

    `masi_alpha` is Krippendorff's alpha over the set of codes that each unit has (NaN by character), `leaf_masi_alpha`
    the same over the codes as they were applied, where that is another set.
    `summed_kappa` is the kappa of the sum of all codes' tables, which mixes prevalences and looks better than the
    codes do. `uncoded` is the share of the units that no coder gave any code.
    """

    transcripts: tuple[OneTranscript, ...] = ()
    pairs: tuple[OnePair, ...] = ()
    units_of: Mapping[str, int] = field(default_factory=dict)
    masi_alpha: float = math.nan
    leaf_masi_alpha: float = math.nan
    summed_kappa: float = math.nan
    uncoded: float = math.nan


def measure(material: Material, report: AgreementReport, compare: Compare) -> Measured:
    """Measure each transcript and each pair of coders; `compare` is what made the report from the material."""
    kept = [material.transcripts.index(name) for name in report.transcripts]
    own = [compare(of_transcripts(material, [t])) for t in kept]
    apart = replace(material, grouping=Grouping())  # a transcript is left out by itself, whatever intervals cluster by
    figures = measure_compared(apart) if _yes_no(report) else None
    transcripts = flag_outliers(_transcripts(material, kept, own, figures))
    return Measured(
        transcripts=tuple(transcripts),
        pairs=tuple(_pairs(material, report, figures)),
        units_of=_units_of(material, figures),
        masi_alpha=_sets(material, report),
        summed_kappa=figures.over_codes().summed_table_kappa if figures else math.nan,
        uncoded=_uncoded(material, kept),
    )


def _yes_no(report: AgreementReport) -> bool:
    """True where each code is a variable of its own, False for one of exclusive codes, or without a code."""
    return bool(report.pairs) and all(pair.cells for pair in report.pairs)


def _sets(material: Material, report: AgreementReport) -> float:
    """Alpha over sets of codes; not for one variable of exclusive codes."""
    if tuple(code.code for code in report.codes) != material.codes:
        return math.nan
    return alpha_over_sets(material, report.unit)


def alpha_over_sets(material: Material, unit: str) -> float:
    """Alpha over the sets of the material's codes that units have; NaN by character."""
    return math.nan if unit == "character" else set_alpha(material).value


def _units_of(material: Material, figures: Measures | None) -> Mapping[str, int]:
    """The compared units that each coder did: neither skipped, nor in a transcript that the coder did not finish."""
    if figures:
        done = figures.per_transcript.coder_n.sum(axis=0)
    elif material.codes:
        done = (exclusive_values(material).index != MISSING).sum(axis=1)
    else:
        done = np.zeros(len(material.coders))
    return {coder: int(n) for coder, n in zip(material.coders, done.tolist(), strict=True)}


def of_transcripts(material: Material, keep: Sequence[int]) -> Material:
    """The material of some of the transcripts only."""
    place = np.full(len(material.transcripts), -1)
    place[list(keep)] = np.arange(len(keep))
    rows = place[material.transcript] >= 0
    return replace(
        material,
        transcripts=tuple(material.transcripts[t] for t in keep),
        n_units=material.n_units[list(keep)],
        covered=material.covered[:, list(keep)],
        coder=material.coder[rows],
        transcript=place[material.transcript[rows]],
        code=material.code[rows],
        lo=material.lo[rows],
        hi=material.hi[rows],
        skips=material.skips.kept(place),
    )


def _transcripts(
    material: Material, kept: Sequence[int], own: Sequence[AgreementReport], figures: Measures | None
) -> list[OneTranscript]:
    without = figures.without_each("pooled_kappa").tolist() if figures else [math.nan] * len(kept)
    unlike = figures.per_transcript.unlike_pairs.sum(axis=-1).tolist() if figures else [0] * len(kept)
    return [
        OneTranscript(
            transcript=material.transcripts[t],
            report=report,
            coders=tuple(material.coders[c] for c in np.flatnonzero(material.covered[:, t])),
            unlike=int(unlike[i]),
            without_it=without[i],
        )
        for i, (t, report) in enumerate(zip(kept, own, strict=True))
    ]


def flag_outliers(transcripts: Sequence[OneTranscript]) -> list[OneTranscript]:
    """Mark transcripts far below the others; with fewer than five that have a kappa, none."""
    values = np.array([transcript.report.summary.pooled_kappa for transcript in transcripts], np.float64)
    defined = values[~np.isnan(values)]
    if defined.size < FEWEST_FOR_OUTLIERS:
        return list(transcripts)
    low, high = np.quantile(defined, [0.25, 0.75])
    fence = low - max(1.5 * (high - low), SMALLEST_GAP)
    # The slack is for rounding, so that a value on the fence is never below it.
    return [
        replace(transcript, outlier=bool(value < fence - 1e-12))
        for transcript, value in zip(transcripts, values, strict=True)
    ]


def _pairs(material: Material, report: AgreementReport, figures: Measures | None) -> list[OnePair]:
    by_pair: Mapping[tuple[str, str], list[float]] = {
        pair: [p.cohen_kappa for p in report.pairs if p.coders == pair]
        for pair in dict.fromkeys(p.coders for p in report.pairs)
    }
    overall = pooled_kappa(figures.of_pairs).tolist() if figures else [math.nan] * len(by_pair)
    place = {name: index for index, name in enumerate(material.coders)}
    each = []
    for (pair, kappas), value in zip(by_pair.items(), overall, strict=True):
        both = material.covered[place[pair[0]]] & material.covered[place[pair[1]]] & (material.n_units > 0)
        each.append(
            OnePair(
                coders=pair,
                n_units=next(p.n_units for p in report.pairs if p.coders == pair),
                n_transcripts=int(both.sum()),
                pooled_kappa=value,
                mean_kappa=float(mean_of_defined(np.array(kappas))),
                n_defined=sum(not math.isnan(k) for k in kappas),
            )
        )
    return each


def _uncoded(material: Material, kept: Sequence[int]) -> float:
    """The share of compared units that no coder gave any of the codes."""
    together = of_transcripts(replace(material, codes=("any",), code=np.zeros_like(material.code)), kept)
    units = int(together.n_units.sum())
    return math.nan if not units else 1 - int(count(together).anyone.sum()) / units
