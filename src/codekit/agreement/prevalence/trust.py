"""How far a rule can be trusted by a sample that people coded, and what its count of a whole corpus then comes to.

Units of the sample are counted by transcript: the rule and the people both gave the code (`tp`), the rule alone (`fp`),
people alone (`fn`), nobody (`tn`); each transcript counts with its weight. Every figure is a function of these sums,
and every error the jackknife over clusters within the strata that were drawn from (`strata`): passages of one interview
are alike.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from codekit.agreement.formulas import errors
from codekit.agreement.formulas.student import t_quantile
from codekit.agreement.numeric import Floats, Ints, Numbers, Sums, divide, summed_by
from codekit.agreement.prevalence.strata import WHOLE, stratified_error

SUMS = ("tp", "fp", "fn", "tn")
Formula = Callable[[Sums], Numbers]

ENDS = "every unit says the same, so there is no interval: take a larger sample"
LONE = "undefined without one of the transcripts, so there is no interval: take a larger sample"
FEW = "fewer than two transcripts of the sample were drawn apart"
_BECAUSE = {
    "precision": "the rule gives it to nothing in the sample",
    "recall": "nobody gave it to anything in the sample",
    "specificity": "everything in the sample has it",
    "share": "the sample is empty",
    "corrected": "the rule gives it as often where it is not as where it is, or one of the two is not in the sample",
    "calibrated": "the rule gives it to nothing in the sample, or to everything",
}


@dataclass(frozen=True, slots=True)
class Design:
    """How the transcripts of a sample were drawn: what each stands for, what is one, and from which strata."""

    weights: Floats  # [T]
    clusters: Ints  # [T]
    strata: Ints  # [T], numbers below H; a cluster is in one
    sizes: Floats  # [H]: how many clusters there are in all; infinite where no correction is to be made

    @classmethod
    def of(
        cls, weights: ArrayLike, clusters: ArrayLike, strata: ArrayLike | None = None, sizes: ArrayLike | None = None
    ) -> Design:
        """Numbers as arrays; one stratum where none are given. Raises ValueError for shapes that do not fit."""
        weight, cluster = np.asarray(weights, np.float64), np.asarray(clusters, np.int64)
        stratum = np.zeros(len(cluster), np.int64) if strata is None else np.asarray(strata, np.int64)
        size = np.full(stratum.max(initial=0) + 1, WHOLE) if sizes is None else np.asarray(sizes, np.float64)
        if not weight.shape == cluster.shape == stratum.shape or stratum.max(initial=-1) >= len(size):
            raise ValueError("a weight, a cluster and a stratum for each transcript, a size for each stratum")
        return cls(weight, cluster, stratum, size)

    def among(self, kept: Ints) -> tuple[Floats, Ints, Ints]:
        """Of those transcripts that are kept, weights that add up to those of their strata, clusters and strata.

        Clusters are numbered from 0, and have a stratum each.
        """
        whole, own = (
            np.bincount(self.strata[rows], weights=self.weights[rows], minlength=len(self.sizes))
            for rows in (slice(None), kept)
        )
        weights = self.weights[kept] * divide(whole, own)[self.strata[kept]]
        _, first, index = np.unique(self.clusters[kept], return_index=True, return_inverse=True)
        return weights, np.asarray(index, np.int64), self.strata[kept][first]


class Figure(NamedTuple):
    """A figure with its interval; NaN with a reason where one of the two is undefined."""

    value: float
    low: float
    high: float
    because: str = ""


@dataclass(frozen=True, slots=True)
class Trust:
    """What is known of one code. `apparent` is the rule's share of the whole corpus: counted, and without error."""

    code: str
    units: int
    transcripts: int
    counts: tuple[int, int, int, int]  # tp, fp, fn, tn, as counted in the sample
    precision: Figure
    recall: Figure
    specificity: Figure
    share: Figure  # of the corpus, by the sample alone
    apparent: float
    corrected: Figure  # Rogan and Gladen
    calibrated: Figure  # double sampling


def precision(sums: Sums) -> Numbers:
    """Of what the rule gives, the share that people give."""
    return divide(sums["tp"], sums["tp"] + sums["fp"])


def recall(sums: Sums) -> Numbers:
    """Of what people give, the share that the rule gives; in medicine the sensitivity."""
    return divide(sums["tp"], sums["tp"] + sums["fn"])


def specificity(sums: Sums) -> Numbers:
    """Of what people do not give, the share that the rule does not give."""
    return divide(sums["tn"], sums["tn"] + sums["fp"])


def share(sums: Sums) -> Numbers:
    """The share that people give."""
    return divide(sums["tp"] + sums["fn"], sums["tp"] + sums["fp"] + sums["fn"] + sums["tn"])


def rogan_gladen(apparent: ArrayLike, sensitivity: Numbers, specificity_: Numbers) -> Numbers:
    """(apparent + specificity - 1) / (sensitivity + specificity - 1): the share once errors are known.

    Rogan and Gladen 1978. NaN where the rule tells nothing: its sensitivity is not above 1 - specificity.
    """
    informed = sensitivity + specificity_ - 1
    useful = np.where(informed.real > 0, informed, np.nan)
    return np.asarray((np.asarray(apparent) + specificity_ - 1) / useful)


def corrected(apparent: Floats) -> Formula:
    """`rogan_gladen` of a corpus's apparent shares [K], with sensitivity and specificity of the sample."""
    return lambda sums: rogan_gladen(apparent, recall(sums), specificity(sums))


def calibrated(apparent: Floats) -> Formula:
    """Double sampling: apparent x precision + (1 - apparent) x share of people's among what the rule leaves.

    Tenenbein 1970. It never leaves 0..1, and is right only where the sample was drawn from the corpus.
    """

    def formula(sums: Sums) -> Numbers:
        missed = divide(sums["fn"], sums["fn"] + sums["tn"])
        # Where the rule gives it to nothing in the whole corpus, its precision does not matter.
        return np.where(apparent > 0, apparent * precision(sums), 0) + (1 - apparent) * missed

    return formula


def trust(
    codes: Sequence[str],
    counts: dict[str, Ints],
    apparent: ArrayLike,
    *,
    design: Design,
    coded: ArrayLike | None = None,
    level: float = 0.95,
) -> tuple[Trust, ...]:
    """What is known of each code: `counts` are tp, fp, fn and tn [T, K], `apparent` [K], the design of T transcripts.

    `coded` [T, K] is False where a transcript was not searched for a code: it says nothing there, and the others of its
    stratum stand for it. Intervals of shares are t intervals on the scale of the logit with the jackknife's degrees of
    freedom, those of corrected shares on their own scale, cut at 0 and 1. Raises ValueError for shapes that do not fit.
    """
    given = {name: np.asarray(counts[name], np.int64) for name in SUMS}
    seen, shape = np.asarray(apparent, float), given["tp"].shape
    done = np.ones(shape, bool) if coded is None else np.asarray(coded, bool)
    transcripts = len(design.weights)
    if any(array.shape != shape for array in (*given.values(), done)) or shape != (transcripts, len(codes)):
        raise ValueError(f"counts are {transcripts} transcripts x {len(codes)} codes")
    if seen.shape != (len(codes),):
        raise ValueError("an apparent share for each code")
    return tuple(
        _of_code(code, {name: np.where(done, array, 0)[:, k] for name, array in given.items()}, seen[k], design, level)
        for k, code in enumerate(codes)
    )


def _of_code(code: str, counts: dict[str, Ints], apparent: float, design: Design, level: float) -> Trust:
    units = np.sum([*counts.values()], axis=0)
    kept = np.flatnonzero(units > 0)
    weight, index, stratum = design.among(kept)
    own = _Own(
        {name: summed_by(column[kept] * weight, index) for name, column in counts.items()}, stratum, design.sizes
    )
    tp, fp, fn, tn = (int(counts[name].sum()) for name in SUMS)
    return Trust(
        code,
        int(units.sum()),
        kept.size,
        (tp, fp, fn, tn),
        precision=_rate("precision", precision, own, level),
        recall=_rate("recall", recall, own, level),
        specificity=_rate("specificity", specificity, own, level),
        share=_rate("share", share, own, level),
        apparent=float(apparent),
        corrected=_level("corrected", corrected(np.asarray(apparent)), own, level),
        calibrated=_level("calibrated", calibrated(np.asarray(apparent)), own, level),
    )


class _Own(NamedTuple):
    """What each cluster adds to the sums [C], its stratum [C], and the sizes of the strata [H]."""

    sums: Sums
    strata: Ints
    sizes: Floats


class _Parts(NamedTuple):
    """A figure of one code, its jackknife error, the quantile that reaches to its ends, and why there are none."""

    value: float
    error: float = math.nan
    quantile: float = math.nan
    because: str = ""


def _rate(name: str, formula: Formula, own: _Own, level: float) -> Figure:
    """A share with its interval on the scale of the logit, which is Fisher's z of 2 p - 1."""
    parts = _parts(name, formula, own, level)
    if parts.error == 0:
        return Figure(parts.value, parts.value, parts.value)
    value, error, quantile = np.array(2 * parts.value - 1), np.array(2 * parts.error), np.array(parts.quantile)
    low, high = errors.fisher_ends(value, error, quantile)
    return Figure(parts.value, float(low + 1) / 2, float(high + 1) / 2, parts.because)


def _level(name: str, formula: Formula, own: _Own, level: float) -> Figure:
    """A corrected share with its interval, all cut at 0 and 1."""
    parts = _parts(name, formula, own, level)
    reach = parts.quantile * parts.error
    value, low, high = (
        float(np.clip(end, 0.0, 1.0)) for end in (parts.value, parts.value - reach, parts.value + reach)
    )
    beyond = f"it comes to {parts.value:.3f}, and is cut to {value:.0f}" if value != parts.value else ""
    known = "" if math.isnan(parts.value) else beyond
    return Figure(value, low, high, "; ".join(filter(None, (known, parts.because))))


def _parts(name: str, formula: Formula, own: _Own, level: float) -> _Parts:
    totals = {part: column.sum(axis=0) for part, column in own.sums.items()}
    value = float(formula(totals))
    if math.isnan(value):
        return _Parts(value, because=_BECAUSE[name])
    if len(own.strata) < 2:
        return _Parts(value, because=FEW)
    error = stratified_error(formula, own.sums, own.strata, own.sizes)
    if math.isnan(error.df):
        return _Parts(value, because=LONE if error.is_undefined else ENDS)
    return _Parts(value, error.value, t_quantile(0.5 + level / 2, error.df))
