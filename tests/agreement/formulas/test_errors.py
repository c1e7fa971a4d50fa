"""From any formula to its standard error: the derivative, leaving one out, and every resample, by their definitions."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement.made import of_cells
from codekit.agreement import Counts, Measures, count, kappa_of, read
from codekit.agreement.formulas import errors
from codekit.agreement.formulas.coefficients import YES_NO
from codekit.agreement.numeric import Numbers, Sums, divide

CELLS = [
    (5, 1, 0),
    (5, 0, 1),
    (4, 1, 1),
    (3, 2, 0),
    (6, 1, 2),
    (2, 0, 2),
]  # unequal totals: at equal ones kappa max has a corner
UNITS = [40, 30, 50, 40, 35, 20]


def ratio(sums: Sums) -> Numbers:
    """The simplest coefficient: a sum over another one."""
    return divide(sums["above"], sums["below"])


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 20)), min_size=2, max_size=5))
def test_errors_of_a_ratio_by_their_definitions(own: list[tuple[int, int]]) -> None:
    """The derivative in closed form, each transcript left out, and all T^T resamples one by one."""
    above, below = np.asarray(own, float).T
    parts, totals = {"above": above, "below": below}, {"above": above.sum(), "below": below.sum()}
    value, t = above.sum() / below.sum(), len(own)
    derivatives = (above - value * below) / below.sum()
    left = [(above.sum() - a) / (below.sum() - b) for a, b in own]
    drawn = [sum(own[i][0] for i in rows) / sum(own[i][1] for i in rows) for rows in product(range(t), repeat=t)]

    influence = errors.influences(ratio, totals, parts)
    without = errors.without_each(ratio, totals, parts)
    every = errors.resampled(ratio, parts, errors.every_resample(t))

    assert derivatives.tolist() == pytest.approx(influence.tolist())
    assert left == pytest.approx(without.tolist())
    assert sorted(drawn) == pytest.approx(sorted(every.tolist()))
    assert math.sqrt(t / (t - 1) * (derivatives**2).sum()) == pytest.approx(errors.linearised_error(influence))
    assert math.sqrt((t - 1) / t * ((left - np.mean(left)) ** 2).sum()) == pytest.approx(
        errors.jackknife_error(without)
    )
    assert np.std(drawn) == pytest.approx(errors.bootstrap_error(every))


def weighted(counts: Counts, weights: Any) -> Counts:
    """The counts with each transcript counted `weight` times."""
    names = ("n_units", "positives", "both", "anyone")
    return replace(counts, **{name: getattr(counts, name) * weights for name in names})


@pytest.mark.parametrize("name", YES_NO)
def test_influence_is_the_derivative_by_the_weight_of_a_transcript(name: str) -> None:
    """Of every coefficient: the complex step agrees with small changes of each weight."""
    counts = count(of_cells({"x": CELLS}, units=UNITS))
    influence = Measures(counts).influence(name).ravel()

    for t in range(len(UNITS)):
        step = np.zeros(len(UNITS))
        step[t] = 1e-6
        up, down = (float(np.ravel(Measures(weighted(counts, 1 + sign * step))[name])[0]) for sign in (1, -1))
        assert (up - down) / 2e-6 == pytest.approx(influence[t], rel=1e-5, abs=1e-8)


def test_one_transcript_has_no_standard_error() -> None:
    """With one cluster nothing is known about how clusters vary."""
    assert np.isnan(errors.linearised_error(np.array([[0.1]]))).all()


def test_values_that_are_undefined_are_left_out() -> None:
    """The errors of what is left; of nothing, none."""
    values = np.array([[0.1, np.nan], [np.nan, np.nan], [0.3, np.nan]])

    assert [0.1, True] == [
        pytest.approx(errors.bootstrap_error(values)[0]),
        math.isnan(errors.bootstrap_error(values)[1]),
    ]
    assert 0.1 == pytest.approx(errors.jackknife_error(values)[0])


def test_resamples_beyond_counting_are_refused() -> None:
    """Eight transcripts have 16 million; the message says what to do."""
    with pytest.raises(ValueError, match="give a number of them"):
        errors.every_resample(8)


@pytest.mark.parametrize("method", ["linearised", "jackknife", "bootstrap"])
def test_rounds_arrays_and_lists_have_the_same_error_of_kappa(method: Any) -> None:
    """Ranges of a round, and the ratings that they stand for."""
    figures = Measures(count(of_cells({"x": CELLS}, units=UNITS)))
    rows: list[list[int]] = [[], []]
    for (a, b, c), n in zip(CELLS, UNITS, strict=True):
        rows[0] += [1] * (a + b) + [0] * (n - a - b)
        rows[1] += [1] * a + [0] * b + [1] * c + [0] * (n - a - b - c)
    clusters = np.repeat(range(len(UNITS)), UNITS).tolist()

    listed = kappa_of(read(rows), se=method, clusters=clusters, resamples=300).se

    assert figures.standard_error("cohen_kappa", method, resamples=300)[0] == pytest.approx(listed, rel=1e-9)
