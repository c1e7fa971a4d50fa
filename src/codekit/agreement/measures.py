"""Every figure of a comparison of yes/no codes in one object, from boolean arrays or from spans.

Units are counted once, per transcript. The figures, each transcript's own, and three kinds of standard errors
are then made from the counts when they are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from codekit.agreement import sums as formulas
from codekit.agreement.bits import count_arrays
from codekit.agreement.coefficients import Numbers, mean_of_defined
from codekit.agreement.counts import Counts, count
from codekit.agreement.intervals import t_quantile
from codekit.agreement.material import Bools, Floats, Ints, Material
from codekit.agreement.per_transcript import PerTranscript, Sums
from codekit.agreement.uncertainty import draws

Clustered = Literal["linearised", "jackknife", "bootstrap"]
CLUSTERED = ("linearised", "jackknife", "bootstrap")
_STEP = 1e-40
_AT_ONCE = 1 << 21


class Resampled(NamedTuple):
    """A coefficient in resamples of transcripts [B, ...], and in how many of them it is undefined [...]."""

    values: Floats
    n_undefined: Ints


class OverCodes(NamedTuple):
    """Figures over all codes; the last one adds up all tables, mixes rare and frequent codes and looks better."""

    pooled_kappa: float
    mean_kappa: float
    median_kappa: float
    n_defined: int
    n_codes: int
    summed_table_kappa: float


@dataclass(frozen=True, eq=False)
class Measures:
    """All figures of K codes, C coders, P pairs of coders and T transcripts; NaN is undefined.

    `measures["gwet_ac1"]` is an array over codes [K]; `names` lists the coefficients. "pair_kappa" is [K, P] and
    "pooled_kappa" a single value. For more than two coders kappa, positive and negative agreement are means over
    the pairs where they are defined.
    """

    transcripts: tuple[str, ...]
    coders: tuple[str, ...]
    codes: tuple[str, ...]
    pairs: tuple[tuple[int, int], ...]
    per_transcript: PerTranscript

    @property
    def names(self) -> tuple[str, ...]:
        """The coefficients."""
        return tuple(formulas.COEFFICIENTS)

    def __getitem__(self, name: str) -> Floats:
        """One coefficient over all transcripts."""
        value, needs = _known(name)
        return np.asarray(value({key: self._totals(key) for key in needs}), np.float64)

    @cached_property
    def cells(self) -> Ints:
        """A both, b first only, c second only, d neither, per code and pair [K, P, 4]."""
        n, both, first, second = (self._totals(key) for key in formulas.PAIRS)
        return np.stack((both, first - both, second - both, n - first - second + both), axis=-1).astype(np.int64)

    @property
    def pair_units(self) -> Ints:
        """Units that each pair of coders shares [P]."""
        return self._totals("pair_n").astype(np.int64)

    @property
    def n_units(self) -> int:
        """Units that two coders or more rated."""
        return int(self._totals("used"))

    def by_transcript(self, name: str) -> Floats:
        """One coefficient of each transcript by itself [T, ...]."""
        value, needs = _known(name)
        return np.asarray(value(self.per_transcript.sums(needs)), np.float64)

    def standard_error(
        self, name: str, method: Clustered = "linearised", *, resamples: int = 2000, seed: int = 0
    ) -> Floats:
        """The standard error of a coefficient, clustered by transcript (Field & Welsh 2007).

        NaN where the coefficient is undefined or fewer than two transcripts are compared. Undefined resamples are
        left out (`bootstrap` counts them).
        """
        t = self._compared.sum()
        value = self[name]
        if t < 2:
            return np.full(value.shape, np.nan)
        if method == "bootstrap":
            spread = _deviation(self.bootstrap(name, resamples=resamples, seed=seed).values)
        elif method == "jackknife":
            left = self._changed(name, lambda total, own: total - own)
            kept = (~np.isnan(left)).sum(axis=0)
            spread = np.sqrt(np.maximum(kept - 1, 0)) * _deviation(left)
        elif method == "linearised":
            spread = np.sqrt(t / (t - 1) * (self.influence(name) ** 2).sum(axis=0))
        else:
            raise ValueError(f"no method '{method}'; known: {', '.join(CLUSTERED)}")
        return np.where(np.isnan(value), np.nan, spread)

    def interval(
        self,
        name: str,
        method: Clustered = "linearised",
        *,
        level: float = 0.95,
        resamples: int = 2000,
        seed: int = 0,
    ) -> tuple[Floats, Floats]:
        """Low and high ends of an interval: t with T-1 degrees of freedom, for the bootstrap its percentiles.

        NaN with fewer than two transcripts, where the value is undefined, and for the bootstrap where half of the
        resamples are.
        """
        if method == "bootstrap":
            values, undefined = self.bootstrap(name, resamples=resamples, seed=seed)
            usable = (2 * undefined < len(values)) & ~np.isnan(self[name]) & (self._compared.sum() >= 2)
            filled = np.where(usable, values, 0.0)
            ends = np.nanquantile(filled, [0.5 - level / 2, 0.5 + level / 2], axis=0)
            return np.where(usable, ends[0], np.nan), np.where(usable, ends[1], np.nan)
        value = self[name]
        t = int(self._compared.sum())
        reach = t_quantile(0.5 + level / 2, max(t - 1, 1)) * self.standard_error(name, method)
        return np.maximum(value - reach, -1.0), np.minimum(value + reach, 1.0)

    def influence(self, name: str) -> Floats:
        """The derivative of a coefficient with respect to the weight of each transcript [T, ...]."""
        complex_step = self._changed(name, lambda total, own: total + 1j * _STEP * own)
        return np.asarray(complex_step.imag / _STEP)

    def bootstrap(self, name: str, *, resamples: int = 2000, seed: int = 0) -> Resampled:
        """A coefficient in resamples of transcripts, drawn with replacement; the same seed gives the same draws.

        Transcripts that fewer than two coders did are not drawn.
        """
        value, needs = _known(name)
        kept = self._compared
        own = {key: array[kept] for key, array in self.per_transcript.sums(self._drawn(needs)).items()}
        t = int(kept.sum())
        width = sum(int(np.prod(array.shape[1:])) for array in own.values())
        times = draws(t, resamples, seed) if t else np.zeros((resamples, 0))
        step = max(16, _AT_ONCE // max(width, 1))
        flat = {key: (np.ascontiguousarray(array).reshape(t, -1), array.shape[1:]) for key, array in own.items()}
        parts = []
        for i in range(0, resamples, step):
            drawn = times[i : i + step]
            parts.append(value(self._paired({k: (drawn @ rows).reshape(-1, *end) for k, (rows, end) in flat.items()})))
        values = np.asarray(np.concatenate(parts), np.float64)
        return Resampled(values, np.isnan(values).sum(axis=0))

    def _drawn(self, needs: Sequence[str]) -> tuple[str, ...]:
        """The sums to draw: where everybody did everything, a pair's margins are its coders' counts."""
        if "pair_first" in needs and self.per_transcript.everyone:
            return ("pair_n", "pair_both", "coder_yes")
        return tuple(needs)

    def _paired(self, drawn: Sums) -> Sums:
        """Margins of pairs from the counts of coders."""
        if "coder_yes" in drawn and "pair_both" in drawn:
            first, second = np.asarray(self.pairs, dtype=np.int64).reshape(-1, 2).T
            yes = drawn.pop("coder_yes")
            return {**drawn, "pair_first": yes[..., first], "pair_second": yes[..., second]}
        return drawn

    def over_codes(self) -> OverCodes:
        """Pooled, mean and median kappa over codes."""
        kappas = self["cohen_kappa"]
        defined = kappas[~np.isnan(kappas)]
        summed = self.cells.sum(axis=0)
        a, b, c, d = np.moveaxis(summed, -1, 0)
        n = a + b + c + d
        totals = {"pair_n": n, "pair_both": a[None], "pair_first": (a + b)[None], "pair_second": (a + c)[None]}
        return OverCodes(
            pooled_kappa=float(self["pooled_kappa"]),
            mean_kappa=float(mean_of_defined(kappas)),
            median_kappa=float(np.median(defined)) if defined.size else float("nan"),
            n_defined=int(defined.size),
            n_codes=len(self.codes),
            summed_table_kappa=float(formulas.cohen_kappa(totals)[0]),
        )

    @cached_property
    def _compared(self) -> Bools:
        """Transcripts with a unit that two coders or more rated."""
        return np.asarray(self.per_transcript.used > 0)

    def _totals(self, key: str) -> Numbers:
        return np.asarray(getattr(self.per_transcript, key).sum(axis=0))

    def _changed(self, name: str, change: Any) -> Numbers:
        """A coefficient of sums that each compared transcript has changed [T, ...]."""
        value, needs = _known(name)
        changed: Sums = {}
        for key in needs:
            own = getattr(self.per_transcript, key)
            changed[key] = change(own.sum(axis=0), own[self._compared])
        return np.asarray(value(changed))


def measure(
    decisions: ArrayLike,
    covered: ArrayLike | None = None,
    lengths: Sequence[int] | Ints | None = None,
    *,
    coders: Sequence[str] | None = None,
    codes: Sequence[str] | None = None,
    transcripts: Sequence[str] | None = None,
) -> Measures:
    """Every figure of boolean decisions [coders, codes, units].

    `lengths` are the units of each transcript, in order; without them all units are of one transcript and there
    are no standard errors. `covered` says who did what, by transcript [coders, transcripts] or by unit [coders,
    units]; where both shapes fit it is read by transcript. Decisions where it is False are missing, not "no".
    Raises TypeError for arrays that are not boolean, ValueError for shapes that do not fit.
    """
    counts, transcript = count_arrays(decisions, covered, lengths, coders=coders, codes=codes, transcripts=transcripts)
    return _measures(counts, transcript)


def measure_material(material: Material) -> Measures:
    """Every figure of the material of a comparison: ranges of units per coder, code and transcript."""
    counts = count(material)
    return _measures(counts, np.arange(len(counts.transcripts)))


def _measures(counts: Counts, transcript: Ints) -> Measures:
    names = tuple(dict.fromkeys(counts.transcripts))
    return Measures(names, counts.coders, counts.codes, counts.pairs, PerTranscript(counts, transcript))


def _known(name: str) -> tuple[Any, tuple[str, ...]]:
    if name not in formulas.COEFFICIENTS:
        raise KeyError(f"no coefficient '{name}'; known: {', '.join(formulas.COEFFICIENTS)}")
    return formulas.COEFFICIENTS[name]


def _deviation(values: Floats) -> Floats:
    """The standard deviation over the first axis, undefined values left out, divisor n."""
    mean = mean_of_defined(values, axis=0)
    return np.asarray(np.sqrt(mean_of_defined((values - mean) ** 2, axis=0)))
