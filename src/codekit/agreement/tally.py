"""The tally: per transcript, what pairs of coders did alike and how often each value was given.

Everything reported follows from it: pooled and per-transcript coefficients, pairs and standard errors.
Only transcripts that at least two coders finished are in it, so that all figures speak of the same units.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from codekit.agreement import coefficients as formulas
from codekit.agreement.counts import Counts
from codekit.agreement.material import Bools, Floats, Ints

NO, YES = 0, 1


@dataclass(frozen=True, eq=False)
class Tally:
    """Counts of V variables (codes) with q values each, by transcript T and pair of coders P.

    Shapes: `n_units` [T], `covered` [C, T], `agree` [V, P, T], `first` and `second` [V, P, T, q] (each coder's
    values on the units the pair shares), `values` [V, T, q] (over all coders).
    """

    transcripts: tuple[str, ...]
    coders: tuple[str, ...]
    pairs: tuple[tuple[int, int], ...]
    n_units: Ints
    covered: Bools
    agree: Ints
    first: Ints
    second: Ints
    values: Ints

    @cached_property
    def raters(self) -> Ints:
        """Coders who finished each transcript [T]."""
        return np.asarray(self.covered.sum(axis=0), np.int64)

    @cached_property
    def shared(self) -> Ints:
        """Units that both coders of each pair finished [P, T]."""
        index = np.asarray(self.pairs, dtype=np.int64).reshape(-1, 2)
        return np.where(self.covered[index[:, 0]] & self.covered[index[:, 1]], self.n_units, 0)

    @cached_property
    def unlike(self) -> Ints:
        """Pairs of coders who differ, summed over units [V, T]."""
        return np.asarray((self.shared - self.agree).sum(axis=1))

    @cached_property
    def disagreement(self) -> Floats:
        """Krippendorff's observed disagreement: unlike ordered pairs / (coders - 1) [V, T]."""
        return formulas.divide(2 * self.unlike, self.raters - 1)

    def percent_agreement(self) -> Floats:
        """The mean over units of the share of agreeing coder pairs (Gwet) [V]."""
        pairs = self.raters * (self.raters - 1) // 2
        return formulas.divide((self.n_units - formulas.divide(self.unlike, pairs)).sum(axis=-1), self.n_units.sum())

    def shares(self) -> Floats:
        """The mean over units of the share of coders who gave each value [V, q]."""
        by_unit = formulas.divide(self.values, self.raters[:, None])
        return formulas.divide(by_unit.sum(axis=1), self.n_units.sum())

    def cohen(self) -> Floats:
        """Cohen's kappa of each pair over the transcripts they share [V, P]."""
        return formulas.cohen(*self.pair_sums())

    def pair_sums(self) -> tuple[Ints, Ints, Ints, Ints]:
        """Per pair: shared units [P], alike [V, P], and the two coders' values [V, P, q]."""
        return self.shared.sum(axis=-1), self.agree.sum(axis=-1), self.first.sum(axis=-2), self.second.sum(axis=-2)

    def alpha(self) -> Floats:
        """Krippendorff's nominal alpha over all coders [V]."""
        return formulas.alpha(self.disagreement.sum(axis=-1), self.values.sum(axis=1))

    def by_transcript(self) -> Floats:
        """Each transcript's own value [V, T]: kappa for two coders, alpha for more."""
        if len(self.coders) == 2:
            return formulas.cohen(self.shared, self.agree, self.first, self.second)[:, 0]
        return formulas.alpha(self.disagreement, self.values)


def yes_no(counts: Counts) -> Tally:
    """The tally of one yes/no variable per code, over the transcripts that two or more coders finished."""
    kept = counts.compared
    n_units, covered, both = counts.n_units[kept], counts.covered[:, kept], counts.both[:, :, kept]
    positives = np.where(covered, counts.positives[:, :, kept], 0)
    index = np.asarray(counts.pairs, dtype=np.int64).reshape(-1, 2)
    shared = np.where(covered[index[:, 0]] & covered[index[:, 1]], n_units, 0)
    yes = [np.where(shared > 0, positives[:, index[:, side]], 0) for side in (0, 1)]
    return Tally(
        transcripts=tuple(counts.transcripts[t] for t in kept),
        coders=counts.coders,
        pairs=counts.pairs,
        n_units=n_units,
        covered=covered,
        agree=shared - yes[0] - yes[1] + 2 * both,
        first=_with_no(shared, yes[0]),
        second=_with_no(shared, yes[1]),
        values=_with_no(covered.sum(axis=0) * n_units, positives.sum(axis=1)),
    )


def _with_no(total: Ints, yes: Ints) -> Ints:
    return np.stack((total - yes, yes), axis=-1)
