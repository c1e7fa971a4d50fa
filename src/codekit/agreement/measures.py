"""Every figure of a comparison in one object, from boolean arrays or from spans.

Units are counted once, per transcript. The figures, each transcript's own, and three kinds of standard errors
are then made from the counts when they are asked for. Errors take clusters of transcripts as `counts.grouping` says;
by default each transcript is one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from codekit.agreement.counting.arrays import count_arrays
from codekit.agreement.counting.borders import count
from codekit.agreement.counting.counts import Counts
from codekit.agreement.counting.material import Material
from codekit.agreement.counting.per_transcript import PerTranscript
from codekit.agreement.formulas import coefficients, errors
from codekit.agreement.formulas.coefficients import Coefficient
from codekit.agreement.formulas.errors import BOOTSTRAP, CLUSTERED, FISHER, INTERVALS, JACKKNIFE, LINEARISED
from codekit.agreement.formulas.pairs import Pairs
from codekit.agreement.formulas.student import t_quantile
from codekit.agreement.numeric import Floats, Ints, Numbers, Sums, mean_of_defined, median_of_defined

Clustered = Literal["linearised", "jackknife", "bootstrap"]
Kind = Literal["fisher", "linearised", "jackknife", "bootstrap"]


class Resampled(NamedTuple):
    """A coefficient in resamples of transcripts [B, ...], and in how many of them it is undefined [...]."""

    values: Floats
    n_undefined: Ints

    def percentiles(self, level: float) -> tuple[Floats, Floats]:
        """Low and high ends [...] that hold `level` of the resamples; NaN where half or more are undefined."""
        usable = 2 * self.n_undefined < len(self.values)
        tails = [0.5 - level / 2, 0.5 + level / 2]
        low, high = np.nanquantile(np.where(usable, self.values, 0.0), tails, axis=0)
        return np.where(usable, low, np.nan), np.where(usable, high, np.nan)


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

    `measures["gwet_ac1"]` is an array over codes [K]; `names` lists the coefficients. "pair_kappa" is [K, P];
    "pooled_kappa" and "mean_kappa" are single values. For more than two coders kappa, positive and negative agreement
    are means over the pairs where they are defined. With `coefficients.NOMINAL` the codes are the values of one
    variable, and K is 1.
    """

    counts: Counts
    formulas: Mapping[str, Coefficient] = field(default_factory=lambda: coefficients.YES_NO)
    _kept: dict[tuple[str, str], Floats] = field(default_factory=dict, init=False, repr=False)  # asked for before

    @cached_property
    def transcripts(self) -> tuple[str, ...]:
        """The transcripts that have figures of their own."""
        return tuple(dict.fromkeys(self.counts.transcripts))

    @property
    def coders(self) -> tuple[str, ...]:
        """The coders."""
        return self.counts.coders

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes."""
        return self.counts.codes

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The pairs of coders, as indexes."""
        return self.counts.pairs

    @cached_property
    def per_transcript(self) -> PerTranscript:
        """What each transcript adds to the sums."""
        return PerTranscript(self.counts)

    @property
    def names(self) -> tuple[str, ...]:
        """The coefficients."""
        return tuple(self.formulas)

    def __getitem__(self, name: str) -> Floats:
        """One coefficient over all transcripts [K]. Raises KeyError for a name that is not in `names`."""
        formula, needs = self._known(name)
        if (name, "all") not in self._kept:  # columns, intervals and notes ask for the same ones
            self._kept[name, "all"] = np.asarray(formula(self._totals(needs)), np.float64)
        return self._kept[name, "all"]

    @cached_property
    def of_pairs(self) -> Pairs:
        """What each pair of coders gave each code, over all transcripts [K, P]."""
        return coefficients.pairs_of(self._totals(coefficients.PAIRS))

    @cached_property
    def cells(self) -> Ints:
        """A both, b first only, c second only, d neither, per code and pair [K, P, 4]."""
        n, both, first, second = self.of_pairs
        return np.stack((both, first - both, second - both, n - first - second + both), axis=-1).astype(np.int64)

    @property
    def pair_units(self) -> Ints:
        """Units that each pair of coders shares [P]."""
        return np.asarray(self.of_pairs.n[0], np.int64)

    @property
    def n_units(self) -> int:
        """Units that two coders or more rated."""
        return int(self.per_transcript.used.sum())

    @cached_property
    def n_clusters(self) -> int:
        """Clusters with a unit that two coders or more rated: transcripts, or what `counts.grouping` makes of them."""
        index = self.per_transcript.cluster
        return int(self.per_transcript.compared.sum() if index is None else index.max() + 1)

    def by_transcript(self, name: str) -> Floats:
        """One coefficient of each transcript by itself [T, K]."""
        formula, needs = self._known(name)
        return np.asarray(formula(self.per_transcript.sums(needs)), np.float64)

    def standard_error(
        self, name: str, method: Clustered = LINEARISED, *, resamples: int = 2000, seed: int = 0
    ) -> Floats:
        """The standard error of a coefficient [K], clustered by transcript or grouping (Field & Welsh 2007).

        NaN where the coefficient is undefined or fewer than two clusters are compared. Undefined resamples are
        left out (`bootstrap` counts them). Raises ValueError for another method.
        """
        value = self[name]
        if self.n_clusters < 2:
            return np.full(value.shape, np.nan)
        if method == BOOTSTRAP:
            error = errors.bootstrap_error(self.bootstrap(name, resamples=resamples, seed=seed).values)
        elif method == JACKKNIFE:
            error = errors.jackknife_error(self.without_each(name))
        elif method == LINEARISED:
            error = errors.linearised_error(self.influence(name))
        else:
            raise ValueError(f"no method '{method}'; known: {', '.join(CLUSTERED)}")
        return np.where(np.isnan(value), np.nan, error)

    def interval(
        self,
        name: str,
        method: Kind = FISHER,
        *,
        level: float = 0.95,
        resamples: int = 2000,
        seed: int = 0,
    ) -> tuple[Floats, Floats]:
        """Low and high ends of an interval [K]: t with `degrees` of freedom, for the bootstrap its percentiles.

        NaN with fewer than two clusters, where the value is undefined, for "fisher" where it is 1 or -1, does not
        vary, or is undefined without one of the clusters, and for the bootstrap where half of the resamples are
        undefined. Raises ValueError for another method.
        """
        value = self[name]
        if method == BOOTSTRAP:
            usable = ~np.isnan(value) & (self.n_clusters >= 2)
            low, high = self.bootstrap(name, resamples=resamples, seed=seed).percentiles(level)
            return np.where(usable, low, np.nan), np.where(usable, high, np.nan)
        df = self.degrees(name, method)
        quantile = np.array([t_quantile(0.5 + level / 2, v) if v >= 1 else np.nan for v in df.ravel().tolist()])
        if method == FISHER:
            return errors.fisher_ends(value, self.standard_error(name, JACKKNIFE), quantile.reshape(df.shape))
        reach = quantile.reshape(df.shape) * self.standard_error(name, method)
        return np.maximum(value - reach, -1.0), np.minimum(value + reach, 1.0)

    def degrees(self, name: str, method: Kind = FISHER) -> Floats:
        """The degrees of freedom of an interval [K]; NaN where there is none, and for the bootstrap, which has none.

        Clusters - 1, for "fisher" the `jackknife_df` of how the value changes without each. Raises ValueError for
        another method.
        """
        if method not in INTERVALS:
            raise ValueError(f"no interval '{method}'; known: {', '.join(INTERVALS)}")
        value, clusters = self[name], self.n_clusters
        if method == BOOTSTRAP or clusters < 2:
            return np.full(value.shape, np.nan)
        if method != FISHER:
            return np.full(value.shape, clusters - 1.0)
        return errors.jackknife_df(self.without_each(name))

    def influence(self, name: str) -> Floats:
        """The derivative of a coefficient with respect to the weight of each compared cluster [G, K]."""
        formula, needs = self._known(name)
        return errors.influences(formula, self._totals(needs), self._own(needs))

    def without_each(self, name: str) -> Floats:
        """A coefficient without one compared cluster after the other [G, K]."""
        formula, needs = self._known(name)
        if (name, "left") not in self._kept:  # an interval asks for its error and for its degrees of freedom
            self._kept[name, "left"] = errors.without_each(formula, self._totals(needs), self._own(needs))
        return self._kept[name, "left"]

    def bootstrap(self, name: str, *, resamples: int = 2000, seed: int = 0) -> Resampled:
        """A coefficient in resamples of clusters [B, K], drawn with replacement; the same seed, the same draws.

        Transcripts that fewer than two coders did are not drawn.
        """
        formula, needs = self._known(name)
        own = self._own(self._drawn(needs))
        times = errors.draws(self.n_clusters, resamples, seed)
        values = errors.resampled(lambda sums: formula(self._paired(sums)), own, times)
        return Resampled(values, np.isnan(values).sum(axis=0))

    def over_codes(self) -> OverCodes:
        """Pooled, mean and median kappa over codes."""
        kappas = self["cohen_kappa"]
        return OverCodes(
            pooled_kappa=float(self["pooled_kappa"]),
            mean_kappa=float(mean_of_defined(kappas)),
            median_kappa=median_of_defined(kappas),
            n_defined=int((~np.isnan(kappas)).sum()),
            n_codes=len(kappas),
            summed_table_kappa=float(coefficients.summed_table_kappa(self._totals(coefficients.PAIRS))),
        )

    def of_codes(self, keep: Sequence[int] | Ints) -> Measures:
        """The figures of some yes/no codes by their indexes, in this order; nothing is counted again."""
        return Measures(self.counts.of_codes(keep), self.formulas)

    def _totals(self, needs: Sequence[str]) -> Sums:
        return self.per_transcript.totals(needs)

    def _own(self, needs: Sequence[str]) -> Sums:
        return self.per_transcript.clustered(needs)

    def _drawn(self, needs: Sequence[str]) -> tuple[str, ...]:
        """The sums to draw: where everybody did everything, a pair's margins are its coders' counts."""
        if "pair_first" in needs and self.per_transcript.everyone:
            return ("pair_n", "pair_both", "coder_yes")
        return tuple(needs)

    def _paired(self, drawn: dict[str, Numbers]) -> Sums:
        """Margins of pairs from the counts of coders."""
        if "coder_yes" not in drawn or "pair_both" not in drawn:
            return drawn
        first, second = np.asarray(self.pairs, dtype=np.int64).reshape(-1, 2).T
        yes = drawn.pop("coder_yes")  # let go of, so that its memory serves the formula: a sixth of the time
        return {**drawn, "pair_first": yes[..., first], "pair_second": yes[..., second]}

    def _known(self, name: str) -> Coefficient:
        if name not in self.formulas:
            raise KeyError(f"no coefficient '{name}'; known: {', '.join(self.formulas)}")
        return self.formulas[name]


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

    `lengths` [transcripts] are the units of each, in order; without them all units are of one transcript and there
    are no standard errors. `covered` says who did what, by transcript [coders, transcripts] or by unit [coders,
    units]; where both shapes fit it is read by transcript. Decisions where it is False are missing, not "no".
    Raises TypeError for arrays that are not boolean, ValueError for shapes that do not fit.
    """
    return Measures(count_arrays(decisions, covered, lengths, coders=coders, codes=codes, transcripts=transcripts))


def measure_material(material: Material) -> Measures:
    """Every figure of the material of a comparison: ranges of units per coder, code and transcript."""
    return Measures(count(material))


def measure_compared(material: Material) -> Measures:
    """The figures of a report: of the transcripts only that two coders or more finished."""
    counts = count(material)
    return Measures(counts.of(counts.compared))
