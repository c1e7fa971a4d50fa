"""Intervals by jackknife and bootstrap over transcripts, against the definition."""

from __future__ import annotations

import math

import numpy as np
import pytest

from agreement.made import of_cells, of_ratings
from codekit.agreement import AgreementReport, Material, compare
from codekit.agreement.intervals import t_quantile
from codekit.agreement.rounds.clustered import KINDS, resampled, with_intervals
from codekit.reporting.agreement.measure import of_transcripts

CELLS = {"X": [(5, 1, 0), (5, 0, 1), (4, 1, 1), (2, 3, 0), (6, 0, 0), (3, 1, 2)], "NEVER": [(0, 0, 0)] * 6}


def report_of(material: Material) -> AgreementReport:
    """The report with linearised intervals."""
    return compare(material, round_id="r", unit="turn")


@pytest.fixture(params=["two", "three"])
def material(request: pytest.FixtureRequest) -> Material:
    """Two coders on cells, or three coders of whom one did not finish a transcript."""
    if request.param == "two":
        return of_cells(CELLS, units=[20] * 6)
    rng = np.random.default_rng(4)
    rows = [[(rng.random(12) < p).astype(int).tolist() for p in (0.4, 0.5, 0.4)] for _ in range(6)]
    missing: list[list[list[int] | None]] = [[*row[:2], None if t == 2 else row[2]] for t, row in enumerate(rows)]
    return of_ratings(missing, coders="ABC")


def test_linearised_is_what_the_report_has_anyway(material: Material) -> None:
    """Two implementations of one formula."""
    report = report_of(material)

    again = with_intervals(report, material, "linearised")

    for code, other in zip(report.codes, again.codes, strict=True):
        assert (code.interval is None) == (other.interval is None)
        if code.interval and other.interval:
            ends = (code.interval.low, code.interval.high)
            assert ends == pytest.approx((other.interval.low, other.interval.high), abs=1e-9)
            assert code.interval.df == other.interval.df


def test_the_jackknife_leaves_out_one_transcript_after_the_other(material: Material) -> None:
    """By its definition: sqrt((T-1)/T sum (k_(t) - mean)^2)."""
    report = report_of(material)
    n = report.n_transcripts
    left = []
    for t in range(n):
        rest = report_of(of_transcripts(material, [i for i in range(n) if i != t]))
        left.append(getattr(rest.codes[0], report.coefficient))
    error = math.sqrt((n - 1) / n * sum((value - np.mean(left)) ** 2 for value in left))
    reach = t_quantile(0.975, n - 1) * error
    value = getattr(report.codes[0], report.coefficient)

    interval = with_intervals(report, material, "jackknife").codes[0].interval

    assert interval is not None
    assert (max(-1, value - reach), min(1, value + reach)) == pytest.approx((interval.low, interval.high))
    assert ("jackknife" in interval.method, n - 1) == (True, interval.df)


def test_the_bootstrap_takes_percentiles_of_resamples_of_transcripts(material: Material) -> None:
    """The same every time; its ends are the quantiles of the values that it is made of."""
    report = report_of(material)

    interval = with_intervals(report, material, "bootstrap", resamples=500).codes[0].interval

    assert interval is not None
    values = resampled(report, material, resamples=500)[report.codes[0].code]
    assert np.quantile(values, [0.025, 0.975]) == pytest.approx((interval.low, interval.high), abs=1e-12)
    assert ("500 resamples" in interval.method, 0) == (True, interval.df)
    assert interval == with_intervals(report, material, "bootstrap", resamples=500).codes[0].interval


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_no_interval_where_there_cannot_be_one(kind: str) -> None:
    """Undefined, perfect throughout, or fewer than five transcripts."""
    undefined = of_cells({"NEVER": [(0, 0, 0)] * 6, "FIN": [(3, 0, 0)] * 6}, units=[20] * 6)
    few = of_cells({"X": CELLS["X"][:4]}, units=[20] * 4)

    for material in (undefined, few):
        found = with_intervals(report_of(material), material, kind)
        assert {None} == {code.interval for code in found.codes}


def test_resamples_in_which_a_code_is_undefined_are_counted_in_its_note() -> None:
    """A code that occurs in one transcript only: the resamples without it say nothing."""
    material = of_cells({"X": [(5, 1, 1), *[(0, 0, 0)] * 5]}, units=[20] * 6)

    (code,) = with_intervals(report_of(material), material, "bootstrap").codes

    assert "of 2,000 resamples, which are left out" in code.note


def test_figures_do_not_change_by_the_kind_of_interval(material: Material) -> None:
    """Only the intervals and what the notes say of them."""
    report = report_of(material)
    for kind in KINDS:
        changed = with_intervals(report, material, kind).to_json()
        for before, after in zip(report.to_json()["codes"], changed["codes"], strict=True):
            assert {**before, "interval": 0, "note": ""} == {**after, "interval": 0, "note": ""}


def test_another_kind_is_an_error() -> None:
    """It names the known ones."""
    material = of_cells({"X": [(1, 1, 1)]}, units=[9])

    with pytest.raises(ValueError, match="linearised, jackknife, bootstrap"):
        with_intervals(report_of(material), material, "plain")
