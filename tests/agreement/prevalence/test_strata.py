"""Errors of stratified samples: a published example, every sample of a small world, and samples without strata."""

from __future__ import annotations

import math
from itertools import combinations, product

import numpy as np
import pytest
from pytest import approx  # noqa: PT013  (reads as in the other tests of figures)

from codekit.agreement.formulas import errors
from codekit.agreement.numeric import Numbers, Sums
from codekit.agreement.prevalence.strata import WHOLE, stratified_error
from codekit.agreement.prevalence.trust import SUMS, Design, Trust, trust

# Counties of the USA by region: all, drawn, mean and variance of the acres of farms (Lohr 2010, example 3.2).
COUNTIES = {
    "Northeast": (220, 21, 97_629.8, 7_647_472_708),
    "North Central": (1054, 103, 300_504.2, 29_618_183_543),
    "South": (1382, 135, 211_315.0, 53_587_487_856),
    "West": (422, 41, 662_295.5, 396_185_950_266),
}


def mean(sums: Sums) -> Numbers:
    """The weighted mean."""
    return np.asarray(sums["y"] / sums["w"])


def test_the_error_of_a_stratified_mean_is_the_published_one() -> None:
    """Lohr 2010: 909,736,035 acres with a standard error of 50,417,248; values of any samples with these figures."""
    values, weights, strata = [], [], []
    for h, (size, drawn, average, variance) in enumerate(COUNTIES.values()):
        noise = np.random.default_rng(h).normal(size=drawn)
        values += ((noise - noise.mean()) / noise.std(ddof=1) * math.sqrt(variance) + average).tolist()
        weights += [size / drawn] * drawn
        strata += [h] * drawn
    w, sizes = np.array(weights), np.array([size for size, *_ in COUNTIES.values()], np.float64)
    own: dict[str, Numbers] = {"y": w * values, "w": w}
    counties = sizes.sum()

    error = stratified_error(mean, own, np.array(strata), sizes)

    assert 909_736_035 == approx(counties * float(mean({name: rows.sum() for name, rows in own.items()})), rel=1e-7)
    assert 50_417_248 == approx(counties * error.value, rel=1e-5)
    assert 41 < error.df <= 296  # mostly of the West
    uncorrected = stratified_error(mean, own, np.array(strata), np.full(4, WHOLE))
    assert 50_417_248 / math.sqrt(1 - 300 / 3078) == approx(counties * uncorrected.value, rel=1e-3)


def test_over_all_samples_the_squared_error_is_the_variance() -> None:
    """Two of four and three of five in each possible way: the mean of the squared errors is the variance itself."""
    world = (np.array([1.0, 5.0, 6.0, 0.0]), np.array([2.0, 2.0, 9.0, 4.0, 7.0]))
    values, squares = [], []
    for chosen in product(combinations(range(4), 2), combinations(range(5), 3)):
        drawn = [part[list(rows)] for part, rows in zip(world, chosen, strict=True)]
        w = np.repeat([4 / 2, 5 / 3], [2, 3])
        own: dict[str, Numbers] = {"y": w * np.concatenate(drawn), "w": w}
        values.append(float(mean({name: rows.sum() for name, rows in own.items()})))
        error = stratified_error(mean, own, np.array([0, 0, 1, 1, 1]), np.array([4.0, 5.0]))
        squares.append(error.value**2)

    assert 60 == len(values)
    assert np.concatenate(world).mean() == approx(np.mean(values))
    assert np.var(values) == approx(np.mean(squares))


def test_one_stratum_without_correction_is_the_plain_jackknife() -> None:
    """The same error and degrees of freedom as everywhere else, of a ratio."""
    rng = np.random.default_rng(5)
    own: dict[str, Numbers] = {"y": rng.poisson(4, 12).astype(float), "w": rng.poisson(9, 12) + 1.0}
    totals = {name: rows.sum() for name, rows in own.items()}
    without = errors.without_each(mean, totals, own)

    found = stratified_error(mean, own, np.zeros(12, np.int64), np.array([WHOLE]))

    assert float(errors.jackknife_error(without)) == approx(found.value)
    assert float(errors.jackknife_df(without)) == approx(found.df)


def of(rows: list[tuple[int, int, int, int]], strata: list[int], sizes: list[float]) -> Trust:
    """One code, from the counts of transcripts that were drawn from strata."""
    table = np.array(rows)[:, None, :]
    times = np.bincount(strata)
    weights = [sizes[h] / times[h] if math.isfinite(sizes[h]) else 1.0 for h in strata]
    design = Design.of(weights, np.arange(len(rows)), strata, sizes)
    (found,) = trust(["C"], {name: table[..., i] for i, name in enumerate(SUMS)}, [0.2], design=design)
    return found


ROWS = [(3, 1, 1, 9), (4, 2, 2, 8), (3, 1, 2, 9), (0, 1, 1, 30), (1, 0, 1, 31), (0, 1, 2, 29)]


def test_strata_that_differ_make_intervals_shorter() -> None:
    """What separates strata is no error, and neither is what was read."""
    one, two = of(ROWS, [0] * 6, [WHOLE]), of(ROWS, [0, 0, 0, 1, 1, 1], [WHOLE, WHOLE])
    few, most = (of(ROWS, [0, 0, 0, 1, 1, 1], [n, n]) for n in (300.0, 4.0))

    def width(found: Trust) -> float:
        return found.share.high - found.share.low

    assert one.share.value == two.share.value
    assert width(most) < width(few) < width(two) < width(one)
    assert width(few) == approx(width(two), rel=0.02)


def test_who_read_everything_has_no_error() -> None:
    """The ends of the interval are the value, and nothing is undefined."""
    whole = of(ROWS, [0, 0, 0, 1, 1, 1], [3.0, 3.0])

    assert (whole.share.value, whole.share.value) == whole.share[1:3]
    assert (whole.corrected.value, whole.corrected.value) == whole.corrected[1:3]
    assert not whole.share.because


@pytest.mark.parametrize(
    ("strata", "same", "sizes"),
    [
        ([0, 0, 0, 0, 1, 2], [0, 0, 0, 0, 1, 1], [50, 100]),  # two that have one each
        ([0, 0, 0, 1, 1, 2], [0, 0, 0, 1, 1, 1], [50, 100]),  # the only one, with the smallest other
        ([0, 1, 2, 3, 4, 5], [0, 0, 0, 0, 0, 0], [300]),
    ],
)
def test_a_stratum_with_one_transcript_is_taken_with_others(
    strata: list[int], same: list[int], sizes: list[float]
) -> None:
    """It has no variance of its own; the error is that of the two as one."""
    own: dict[str, Numbers] = {"y": np.array([3.0, 1, 4, 1, 5, 9]), "w": np.array([9.0, 8, 9, 7, 9, 8])}

    found = stratified_error(mean, own, np.array(strata), np.full(max(strata) + 1, 50.0))

    assert found.value > 0
    assert stratified_error(mean, own, np.array(same), np.array(sizes, np.float64)) == found


def test_transcripts_that_are_missing_are_stood_for_by_their_own_stratum() -> None:
    """A code that half of a stratum was not searched for: the share is that of strata as large as they are."""
    coded = np.array([[True], [False], [False], [True], [True], [True]])
    table = np.array(ROWS)[:, None, :]
    design = Design.of([2.0] * 6, np.arange(6), [0, 0, 0, 1, 1, 1], [6.0, 6.0])

    counts = {name: table[..., i] for i, name in enumerate(SUMS)}
    (found,) = trust(["C"], counts, [0.2], design=design, coded=coded)

    first, rest = np.array(ROWS[0]), np.array(ROWS[3:]).sum(0)
    weighted = 6 * first + 2 * rest
    assert (weighted[0] + weighted[2]) / weighted.sum() == approx(found.share.value)
