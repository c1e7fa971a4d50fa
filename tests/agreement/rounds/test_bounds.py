"""The lower bound of perfect agreement, and intervals of what is over all codes."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement.made import of_cells, of_ratings
from codekit.agreement import AgreementReport, Material, compare, compare_exclusive, measure
from codekit.agreement.formulas.errors import INTERVALS
from codekit.agreement.rounds.bounds import lower_bounds
from codekit.agreement.rounds.intervals import with_intervals
from codekit.reporting.agreement.measure import of_transcripts

MIXED = {
    "X": [(5, 1, 0), (5, 0, 1), (4, 1, 1), (2, 3, 0), (6, 0, 0), (3, 1, 2)],
    "Y": [(2, 1, 0), (3, 2, 1), (4, 0, 1), (2, 0, 0), (3, 1, 1), (3, 1, 0)],
    "ONCE": [(2, 1, 0), *[(0, 0, 0)] * 5],
}


def report_of(material: Material) -> AgreementReport:
    """The report as it is by itself."""
    return compare(material, round_id="r", unit="turn")


def perfect(cells: list[int], units: int = 50) -> float:
    """The bound of a code that both gave to so many units of each transcript."""
    material = of_cells({"x": [(n, 0, 0) for n in cells]}, units=[units] * len(cells))
    return report_of(material).codes[0].lower_bound


def test_the_bound_by_hand() -> None:
    """7 units in 3 of 4 transcripts of 50: .05^(1/3) of agreement is left, and kappa follows at prevalence 7/200."""
    unlike = 1 - 0.05 ** (1 / 3)
    share = 7 / 200 * (1 - unlike / 2)

    assert perfect([3, 2, 2, 0]) == pytest.approx(1 - unlike * 7 / 200 / (2 * share * (1 - share)))


@given(st.lists(st.integers(0, 20), min_size=1, max_size=8))
def test_what_is_common_is_bounded_as_what_is_rare(cells: list[int]) -> None:
    """Yes and no may change places; no bound reaches 1; the bound is of a perfect value that is defined only."""
    bound, turned = perfect(cells), perfect([50 - n for n in cells])

    assert (math.isnan(bound) and math.isnan(turned)) or bound == pytest.approx(turned)
    assert math.isnan(bound) == (sum(cells) == 0)
    assert not bound >= 1


def test_more_transcripts_give_a_higher_bound_and_more_units_of_one_do_not() -> None:
    """Units of one transcript are one another's repeats."""
    assert perfect([4, 0, 0, 0]) < perfect([2, 2, 0, 0]) < perfect([1, 1, 1, 1])


def test_disagreement_has_no_bound_and_json_says_null() -> None:
    """Beside a perfect code, whose bound has its level and method."""
    report = report_of(of_cells({"x": [(3, 1, 0)] * 6, "y": [(3, 0, 0)] * 6}, units=[30] * 6))

    x, y = report.to_json()["codes"]

    assert x["lower_bound"] is None
    assert ["value", "level", "method"] == list(y["lower_bound"])
    assert (report.codes[1].lower_bound, 0.95) == (y["lower_bound"]["value"], y["lower_bound"]["level"])
    assert math.isnan(report.codes[0].lower_bound)


def test_one_of_three_coders_would_disagree_on_two_of_three_pairs() -> None:
    """So that three coders' bound lies above that of two, and is of alpha."""
    rows = [[1, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0], [0, 0, 0, 1, 0, 0]]
    two, three = (report_of(of_ratings([[row] * n for row in rows], coders="ABC"[:n])).codes[0] for n in (2, 3))
    unlike, third = 1 - 0.05 ** (1 / 3), 1 / 3
    share = 3 / 18 * (1 - unlike * (1 - third))

    assert three.lower_bound == pytest.approx(1 - unlike * 3 / 18 * 2 / 3 / (2 * share * (1 - share)))
    assert two.lower_bound < three.lower_bound < 1


def test_an_exclusive_group_has_one_too() -> None:
    """Every unit may be disagreed on: 1 - .776 / (1 - sum of squared shares) from two transcripts."""
    cells = {"a": [(4, 0, 0), (2, 0, 0)], "b": [(0, 0, 0), (0, 0, 0)]}
    material = of_cells(cells, units=[4, 4])
    second = of_cells({"a": [(0, 0, 0), (2, 0, 0)], "b": [(4, 0, 0), (0, 0, 0)]}, units=[4, 2])

    (alone,) = compare_exclusive(material, parent="P", round_id="r", unit="turn").codes
    (both,) = compare_exclusive(second, parent="P", round_id="r", unit="turn").codes

    assert math.isnan(alone.lower_bound)
    assert both.lower_bound == pytest.approx(max(-1, 1 - (1 - 0.05**0.5) / (1 - (1 / 9 + 4 / 9))))
    assert "at least" in both.note


@pytest.mark.slow
def test_the_bound_holds_as_often_as_it_says_among_perfect_runs() -> None:
    """Sensitivity varies between transcripts; of the runs without a disagreement 95 % at least lie above it."""
    rng = np.random.default_rng(3)
    runs, units = 4000, 60
    p, s = 0.05, 0.8
    true = 1 - (p * s - p * s * s) / (p * s * (1 - p * s))
    there = rng.random((runs, 3 * units)) < p
    seen = [rng.random(there.shape) < np.repeat(rng.beta(8, 2, (runs, 3)), units, axis=1) for _ in range(2)]
    bounds = lower_bounds(measure(np.stack([there & one for one in seen]), None, [units] * 3))
    given_ = bounds[~np.isnan(bounds)]

    assert len(given_) > 100
    assert (given_ <= true).mean() >= 0.95


@pytest.mark.parametrize("kind", INTERVALS)
def test_pooled_and_mean_kappa_have_intervals_of_every_kind(kind: str) -> None:
    """Around the value, of the kind that was asked for."""
    material = of_cells(MIXED, units=[20] * 6)

    summary = with_intervals(report_of(material), material, kind).summary

    for interval, value in (
        (summary.pooled_interval, summary.pooled_kappa),
        (summary.mean_interval, summary.mean_kappa),
    ):
        assert interval is not None
        assert interval.low < value < interval.high
        assert kind == interval.kind


def test_the_intervals_over_codes_by_their_definition() -> None:
    """The jackknife error of what is reported without each transcript; the code in one transcript drops out once."""
    material = of_cells(MIXED, units=[20] * 6)
    left = [report_of(of_transcripts(material, [i for i in range(6) if i != t])).summary for t in range(6)]

    summary = report_of(material).summary

    assert {2, 3} == {one.n_defined for one in left}
    for interval, name in ((summary.pooled_interval, "pooled_kappa"), (summary.mean_interval, "mean_kappa")):
        assert interval is not None
        values = np.array([getattr(one, name) for one in left])
        assert interval.error == pytest.approx(math.sqrt(5 / 6 * ((values - values.mean()) ** 2).sum()))


def test_fewer_than_five_transcripts_with_a_code_or_no_spread_give_none() -> None:
    """As for a single code."""
    few = of_cells({name: cells[:4] for name, cells in MIXED.items()}, units=[20] * 4)
    scattered = of_cells({"X": [*MIXED["X"][:4], (0, 0, 0), (0, 0, 0)]}, units=[20] * 6)
    perfect_ = of_cells({"X": [(3, 0, 0)] * 6}, units=[20] * 6)

    for material in (few, scattered, perfect_):
        for kind in INTERVALS:
            summary = with_intervals(report_of(material), material, kind).summary
            assert (None, None) == (summary.pooled_interval, summary.mean_interval)


def test_the_mean_without_codes_that_are_0_by_construction() -> None:
    """One that B never used and one that A put everywhere are named; the mean of the others stands beside the mean."""
    cells = {"X": MIXED["X"], "UNUSED": [(0, 3, 0)] * 6, "ALL": [(9, 11, 0)] * 6, "NEVER": [(0, 0, 0)] * 6}
    report = report_of(of_cells(cells, units=[20] * 6))

    summary = report.summary

    assert ("UNUSED", "ALL") == summary.zeros
    assert summary.mean_kappa == pytest.approx(report.codes[0].cohen_kappa / 3)
    assert summary.mean_kappa_without_zeros == pytest.approx(report.codes[0].cohen_kappa)
    assert {"mean_kappa": summary.mean_kappa_without_zeros, "codes": ["UNUSED", "ALL"]} == report.to_json()["summary"][
        "mean_without"
    ]
