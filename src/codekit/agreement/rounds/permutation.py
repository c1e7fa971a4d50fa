"""Does agreement exceed what it is when one coder's units are put in another order within each transcript?

What a transcript is like (how often each coder gave each code in it) stays; which unit has it is left to chance. Given
these margins every coefficient rises with what coders share, so that shared units are all that is counted. p = (1 + the
orders that share as much or more) / (1 + all orders drawn), so that it is never 0 (Phipson and Smyth 2010). Three ways:

of codes      the units that j coders said yes to are drawn, coder after coder, from their hypergeometric distribution:
              the same as reordering units, without any units
over codes    units are reordered with all codes that they hold, so that codes that go together stay together
shifts        each coder's sequence of units is shifted round as a whole, so that neighbours stay neighbours
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from codekit.agreement.counting.counts import Counts
from codekit.agreement.counting.material import Material
from codekit.agreement.counting.skips import by_parts
from codekit.agreement.measures import Measures, measure_compared
from codekit.agreement.numeric import Bools, Floats, Ints, divide
from codekit.agreement.rounds.report import AgreementReport
from codekit.agreement.rounds.runs import distinct, runs
from codekit.agreement.rounds.summary import Permutation

ORDERS, SHIFTS = "orders", "shifts"
_MOST = 400_000_000  # units to be put in order, times orders: about ten seconds
_SLACK = 1e-9  # sums of the same numbers in another order are the same
SEED = 0


@dataclass(frozen=True, eq=False)
class _Transcript:
    """The units of one transcript: what coders gave [C, runs, K], the units of each run [runs], and who did it."""

    held: Bools
    size: Ints
    coders: tuple[int, ...]

    @property
    def pairs(self) -> list[tuple[int, int]]:
        return list(combinations(self.coders, 2))

    def of(self, coder: int) -> Bools:
        """What a coder gave each unit [units, K]."""
        return np.repeat(self.held[coder], self.size, axis=0)


def with_permutations(
    report: AgreementReport, material: Material, n: int, *, scheme: str = ORDERS, seed: int = SEED
) -> AgreementReport:
    """The report with the p value of each code, and of pooled kappa; the same seed gives the same values.

    A code's is NaN where its coefficient is undefined. That of pooled kappa is NaN, with the reason, where too many
    units (characters) would have to be put in order. Raises ValueError for another scheme, or n below 1.
    """
    if scheme not in {ORDERS, SHIFTS} or n < 1:
        raise ValueError(f"no scheme '{scheme}', or no order; known: {ORDERS}, {SHIFTS}")
    figures = measure_compared(material)
    own, overall = (_shifted if scheme == SHIFTS else _reordered)(material, figures, n, seed)
    defined = ~np.isnan(figures[report.coefficient])
    values = dict(zip(material.codes, np.where(defined, own, np.nan).tolist(), strict=True))
    codes, alone = (
        tuple(replace(row, p_value=values[row.name]) for row in rows) for rows in (report.codes, report.as_applied)
    )
    why_not = "too many units to be put in order" if np.isnan(overall) else ""
    drawn = Permutation(
        n, scheme, seed, overall if figures["pooled_kappa"] == figures["pooled_kappa"] else np.nan, why_not
    )
    return replace(report, codes=codes, as_applied=alone, summary=replace(report.summary, permutation=drawn))


def p_values(counts: Counts, n: int, *, seed: int = SEED) -> Floats:
    """The p value of each code [K] by orders of units, from counts alone; 1 where nothing can vary."""
    raters = counts.covered.sum(axis=0)
    weight = 2 / np.maximum(raters - 1, 1)
    values = []
    for k in range(len(counts.codes)):
        rng = np.random.default_rng([seed, k])
        classes = _classes(counts.positives[k], counts.n_units, n, rng)
        unlike = sum(j * (raters - j) * held for j, held in enumerate(classes))
        observed = ((raters - 1) * counts.positives[k].sum(axis=0) - 2 * counts.both[k].sum(axis=0)) * weight
        values.append(_p(-np.asarray((unlike * weight).sum(axis=-1)), -float(observed.sum())))
    return np.asarray(values, np.float64)


def _classes(positives: Ints, units: Ints, n: int, rng: np.random.Generator) -> list[Ints]:
    """How many units 0, 1, ... coders said yes to, in n orders: C + 1 arrays [n, T], from `positives` [C, T]."""
    whole, nothing = np.broadcast_to(units, (n, len(units))), np.zeros((n, len(units)), np.int64)
    classes = [whole - positives[0], nothing + positives[0]]
    for yes in positives[1:]:
        left, pool, moved = nothing + yes, whole, []
        for held in classes[:-1]:
            pool = pool - held
            moved.append(rng.hypergeometric(held, pool, left))
            left = left - moved[-1]
        moved.append(left)  # the rest can only be in the last class
        steps = zip([*classes, nothing], [*moved, nothing], [nothing, *moved], strict=True)
        classes = [held - up + down for held, up, down in steps]
    return classes


def _reordered(material: Material, figures: Measures, n: int, seed: int) -> tuple[Floats, float]:
    own = p_values(figures.counts, n, seed=seed)
    if n * len(material.coders) * figures.n_units > _MOST:
        return own, np.nan
    rng, weights = np.random.default_rng([seed, len(own)]), _weights(figures)
    drawn, observed = np.zeros(n), 0.0
    for transcript in _transcripts(material):
        sets, index = distinct(transcript.held)
        shared = (sets @ sets.T).astype(np.float64)
        each = {c: np.repeat(index[c], transcript.size) for c in transcript.coders}
        ordered = {c: np.broadcast_to(given, (n, len(given))) for c, given in each.items()}
        for c in transcript.coders[1:]:
            ordered[c] = rng.permuted(ordered[c], axis=1)
        for x, y in transcript.pairs:
            drawn += weights[x, y] * shared[ordered[x], ordered[y]].sum(axis=1)
            observed += weights[x, y] * float(shared[each[x], each[y]].sum())
    return own, _p(drawn, observed)


def _shifted(material: Material, figures: Measures, n: int, seed: int) -> tuple[Floats, float]:
    rng, weights = np.random.default_rng(seed), _weights(figures)
    drawn, observed = np.zeros((len(material.codes), n)), np.zeros(len(material.codes))
    overall, here = np.zeros(n), 0.0
    for transcript in _transcripts(material):
        units = int(transcript.size.sum())
        offset = {c: rng.integers(units, size=n) for c in transcript.coders}
        waves = {c: np.fft.rfft(transcript.of(c), axis=0) for c in transcript.coders}
        for x, y in transcript.pairs:
            shared = np.rint(np.fft.irfft(np.conj(waves[x]) * waves[y], units, axis=0)).T  # codes x shifts
            moved = shared[:, (offset[y] - offset[x]) % units]
            drawn += moved / (len(transcript.coders) - 1)
            observed += shared[:, 0] / (len(transcript.coders) - 1)
            overall += weights[x, y] * moved.sum(axis=0)
            here += weights[x, y] * float(shared[:, 0].sum())
    own = [_p(*pair) for pair in zip(drawn, observed.tolist(), strict=True)]
    return np.asarray(own, np.float64), _p(overall, here)


def _p(drawn: Floats, observed: float) -> float:
    """(1 + how many are as large or larger) / (1 + all)."""
    slack = _SLACK * max(abs(observed), 1.0)
    return (1 + int((drawn >= observed - slack).sum())) / (1 + len(drawn))


def _weights(figures: Measures) -> Floats:
    """What one shared unit adds to pooled kappa, up to a factor, by pair of coders [C, C]; 0 where it is undefined."""
    apart = figures.of_pairs.apart.sum(axis=0)
    weights = np.zeros((len(figures.coders),) * 2)
    for (x, y), value in zip(figures.pairs, np.nan_to_num(divide(figures.pair_units, apart)).tolist(), strict=True):
        weights[x, y] = value
    largest = weights.max(initial=0.0)
    return weights / largest if largest else weights


def _transcripts(material: Material) -> Iterator[_Transcript]:
    """The transcripts that two coders or more finished, with their units; parts that others did are apart."""
    held, size, covered, transcript = runs(by_parts(material))[:4]
    borders = np.searchsorted(transcript, np.unique(transcript))  # runs stand transcript by transcript
    for rows in np.split(np.arange(transcript.size), borders[1:]) if transcript.size else ():
        coders: Sequence[int] = np.flatnonzero(covered[:, rows[0]]).tolist()
        if len(coders) >= 2:
            yield _Transcript(held[:, rows], size[rows], tuple(coders))
