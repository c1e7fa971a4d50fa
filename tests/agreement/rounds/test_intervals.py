"""Intervals of a report: of every kind against the definition, and when there is none."""

from __future__ import annotations

import math

import numpy as np
import pytest

from agreement.made import of_cells, of_ratings
from codekit.agreement import AgreementReport, CodeResult, Material, compare
from codekit.agreement.formulas.errors import INTERVALS
from codekit.agreement.formulas.student import t_quantile
from codekit.agreement.rounds.intervals import resampled, with_intervals
from codekit.reporting.agreement.measure import of_transcripts

CELLS = {"X": [(5, 1, 0), (5, 0, 1), (4, 1, 1), (2, 3, 0), (6, 0, 0), (3, 1, 2)], "NEVER": [(0, 0, 0)] * 6}
ONE_CODE = [(5, 1, 0), (5, 0, 1), (4, 1, 1), (3, 2, 0), (6, 1, 2), (2, 0, 1)]


def report_of(material: Material) -> AgreementReport:
    """The report with the intervals that it has by itself."""
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


def test_fisher_is_what_the_report_has_anyway(material: Material) -> None:
    """Asking for it changes no interval."""
    report = report_of(material)

    again = with_intervals(report, material, "fisher")

    assert any(code.interval for code in report.codes)
    assert [code.interval for code in report.codes] == [code.interval for code in again.codes]


def left_out(report: AgreementReport, material: Material) -> list[float]:
    """The first code's coefficient without each transcript, compared anew."""
    n = report.n_transcripts
    rest = [report_of(of_transcripts(material, [i for i in range(n) if i != t])) for t in range(n)]
    return [getattr(one.codes[0], report.coefficient) for one in rest]


def test_fishers_interval_by_its_definition(material: Material) -> None:
    """Z -+ t s / (1 - k^2), with df = 3 (sum d^2)^2 / sum d^4 - 2 between 1 and T - 1, scipy's t."""
    stats = pytest.importorskip("scipy.stats")
    report = report_of(material)
    n, value = report.n_transcripts, getattr(report.codes[0], report.coefficient)
    left = np.array(left_out(report, material))
    squares = (left - left.mean()) ** 2
    df = min(max(3 * squares.sum() ** 2 / (squares**2).sum() - 2, 1), n - 1)
    reach = float(stats.t.ppf(0.975, df)) * math.sqrt((n - 1) / n * squares.sum()) / (1 - value**2)

    interval = report.codes[0].interval

    assert interval is not None
    ends = math.tanh(math.atanh(value) - reach), math.tanh(math.atanh(value) + reach)
    assert ends == pytest.approx((interval.low, interval.high))
    assert df == pytest.approx(interval.df)
    assert "Fisher's z" in interval.method


def test_one_transcript_that_differs_leaves_few_degrees_of_freedom() -> None:
    """An error that hangs on one transcript of ten is hardly known: near one degree of freedom, not nine."""
    cells = [(5, 1, 0), (5, 0, 1)] * 4 + [(5, 1, 0), (2, 9, 7)]

    interval = one(cells).interval

    assert interval is not None
    assert 1 <= interval.df < 2


def test_the_jackknife_leaves_out_one_transcript_after_the_other(material: Material) -> None:
    """By its definition: sqrt((T-1)/T sum (k_(t) - mean)^2)."""
    report = report_of(material)
    n = report.n_transcripts
    left = left_out(report, material)
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


@pytest.mark.parametrize("kind", INTERVALS)
def test_there_is_no_interval_where_there_cannot_be_one(kind: str) -> None:
    """Undefined, perfect throughout, fewer than five transcripts, or a code that occurs in fewer."""
    undefined = of_cells({"NEVER": [(0, 0, 0)] * 6, "FIN": [(3, 0, 0)] * 6}, units=[20] * 6)
    few = of_cells({"X": CELLS["X"][:4]}, units=[20] * 4)
    scattered = of_cells({"X": [*CELLS["X"][:4], (0, 0, 0), (0, 0, 0)]}, units=[20] * 6)

    for material in (undefined, few, scattered):
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
    for kind in INTERVALS:
        changed = with_intervals(report, material, kind).to_json()
        for before, after in zip(report.to_json()["codes"], changed["codes"], strict=True):
            assert {**before, "interval": 0, "note": ""} == {**after, "interval": 0, "note": ""}


def test_another_kind_is_an_error() -> None:
    """It names the known ones."""
    material = of_cells({"X": [(1, 1, 1)]}, units=[9])

    with pytest.raises(ValueError, match="fisher, linearised, jackknife, bootstrap"):
        with_intervals(report_of(material), material, "plain")


def test_many_coders_have_the_interval_of_alpha() -> None:
    """Three coders on six transcripts: alpha's interval around its value."""
    rng = np.random.default_rng(5)
    truth = [rng.random(40) < 0.3 for _ in range(6)]
    ratings = [[(t ^ (rng.random(40) < 0.1)).astype(int).tolist() for _ in range(3)] for t in truth]

    code = compare(of_ratings(ratings, coders="ABC"), round_id="r", unit="turn").codes[0]

    assert code.interval is not None
    assert ("krippendorff_alpha", 0.95) == (code.interval.coefficient, code.interval.level)
    assert 1 <= code.interval.df <= 5
    assert code.interval.low < code.krippendorff_alpha < code.interval.high


def one(cells: list[tuple[int, int, int]], *, level: float = 0.95) -> CodeResult:
    """The result on one code with these cells per transcript of 40 units."""
    material = of_cells({"x": cells}, units=[40] * len(cells))
    return compare(material, round_id="r", unit="turn", level=level).codes[0]


def test_two_coders_have_the_interval_of_kappa() -> None:
    """Symmetric around kappa on the scale of z, so longer to the side of 0; wider for a higher level; below 1."""
    code, wider = one(ONE_CODE), one(ONE_CODE, level=0.99)

    assert code.interval is not None
    assert wider.interval is not None
    assert "cohen_kappa" == code.interval.coefficient
    z, low, high = map(math.atanh, (code.cohen_kappa, code.interval.low, code.interval.high))
    assert math.isclose(z - low, high - z)
    assert code.cohen_kappa - code.interval.low > code.interval.high - code.cohen_kappa
    assert wider.interval.low < code.interval.low
    assert code.interval.high < wider.interval.high < 1.0


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (ONE_CODE[:4], "fewer than 5 transcripts: no interval"),
        (
            [(3, 0, 0)] * 6,
            "at least .73 (95 %, one-sided); no interval: agreement is perfect in every transcript",
        ),
        (
            [(5, 1, 0), (4, 0, 2), *[(0, 0, 0)] * 3, (3, 0, 0)],
            "no interval: it occurs in 3 of 6 transcripts, fewer than 5 (T0 0.89, T1 0.77, T5 1.00)",
        ),
        (
            [(40, 0, 0), *[(0, 0, 0)] * 5],
            "no interval: it occurs in 1 of 6 transcripts, fewer than 5 (T0 undefined)",
        ),
        ([(0, 3, 0)] * 6, "no interval: kappa is 0 by construction, since B never used it"),
        ([(9, 31, 0)] * 6, "no interval: kappa is 0 by construction, since A put it on every unit"),
        ([(40, 0, 0)] * 5 + [(30, 5, 2)], "no interval: it varies within one transcript only"),
        ([(0, 20, 20)] * 6, "no interval: the value is -1, which has none on the scale of Fisher's z"),
        ([(5, 1, 2)] * 6, "no interval: the value does not vary between transcripts"),
        ([(0, 0, 0)] * 6, "not estimable: no coder used it"),
    ],
)
def test_no_interval_where_it_would_mislead(cells: list[tuple[int, int, int]], said: str) -> None:
    """Too few transcripts, at the ends of the scale, kappa fixed at 0, undefined: None, and the note says why."""
    code = one(cells)

    assert code.interval is None
    assert said in code.note


@pytest.mark.slow
def test_the_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    """Transcripts that differ from each other: 95 % intervals cover 88 to 99 % of the time with 10 transcripts."""
    rng = np.random.default_rng(11)
    hits, runs = 0, 400
    for _ in range(runs):
        prevalence = rng.beta(2, 8, 10)
        truth = [rng.random(200) < p for p in prevalence]
        cells = []
        for yes in truth:
            a, b = (np.where(yes, rng.random(200) < 0.85, rng.random(200) < 0.03) for _ in range(2))
            cells.append((int((a & b).sum()), int((a & ~b).sum()), int((~a & b).sum())))
        interval = compare(of_cells({"x": cells}, units=[200] * 10), round_id="r", unit="turn").codes[0].interval
        assert interval is not None
        hits += interval.low < TRUE_KAPPA < interval.high

    assert 0.88 < hits / runs < 0.99


# Mean prevalence .2, sensitivity .85, false positives .03, two independent coders: the pooled kappa of the population.
_YES = 0.2 * 0.85 + 0.8 * 0.03
_BOTH = 0.2 * 0.85**2 + 0.8 * 0.03**2
TRUE_KAPPA = 1 - 2 * (_YES - _BOTH) / (2 * _YES * (1 - _YES))
