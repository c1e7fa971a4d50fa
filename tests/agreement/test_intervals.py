"""Standard errors clustered by transcript, t quantiles, and when there is no interval."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from agreement.made import of_cells, of_ratings
from codekit.agreement import CodeResult, compare, count
from codekit.agreement.intervals import alpha_influence, cohen_influence, standard_error, t_quantile
from codekit.agreement.tally import Tally, yes_no

CELLS = [(5, 1, 0), (5, 0, 1), (4, 1, 1), (3, 2, 0), (6, 1, 2), (2, 0, 1)]
UNITS = [40, 30, 50, 40, 35, 20]


@pytest.mark.parametrize(
    ("probability", "df", "printed"),
    [
        (0.975, 1, 12.706),
        (0.975, 2, 4.303),
        (0.975, 4, 2.776),
        (0.95, 10, 1.812),
        (0.995, 30, 2.750),
        (0.975, 120, 1.980),
    ],
)
def test_t_quantiles_of_the_printed_tables(probability: float, df: int, printed: float) -> None:
    """Three decimals, as in the tables at the back of every statistics book."""
    assert printed == round(t_quantile(probability, df), 3)


def test_t_quantiles_equal_scipys() -> None:
    """To nine digits, over whole degrees of freedom and both tails."""
    stats = pytest.importorskip("scipy.stats")
    grid = [(p, df) for p in (0.01, 0.3, 0.5, 0.6, 0.9, 0.975, 0.9995) for df in (1, 2, 3, 4, 5, 9, 32, 119, 2000)]

    for p, df in grid:
        assert float(stats.t.ppf(p, df)) == pytest.approx(t_quantile(p, df), rel=1e-9, abs=1e-9)


def tally_of_cells() -> Tally:
    """Two coders on six transcripts of different lengths."""
    return yes_no(count(of_cells({"x": CELLS}, units=UNITS)))


def weighted(tally: Tally, weights: np.ndarray) -> Tally:
    """The tally with each transcript counted `weight` times."""
    by_value = weights[:, None]
    return replace(
        tally,
        n_units=tally.n_units * weights,
        agree=tally.agree * weights,
        first=tally.first * by_value,
        second=tally.second * by_value,
        values=tally.values * by_value,
    )


@pytest.mark.parametrize("which", ["cohen", "alpha"])
def test_influence_is_the_derivative_by_the_weight_of_a_transcript(which: str) -> None:
    """The closed forms agree with small changes of each weight."""
    tally = tally_of_cells()
    closed = {"cohen": cohen_influence(tally)[0, 0], "alpha": alpha_influence(tally)[0]}[which]

    for t in range(len(UNITS)):
        step = np.zeros(len(UNITS))
        step[t] = 1e-6
        up, down = (getattr(weighted(tally, 1 + sign * step), which)().ravel()[0] for sign in (1, -1))
        assert closed[t] == pytest.approx((up - down) / 2e-6, rel=1e-5)


def test_many_coders_have_the_interval_of_alpha() -> None:
    """Three coders on six transcripts: alpha's interval with five degrees of freedom around its value."""
    rng = np.random.default_rng(5)
    truth = [rng.random(40) < 0.3 for _ in range(6)]
    ratings = [[(t ^ (rng.random(40) < 0.1)).astype(int).tolist() for _ in range(3)] for t in truth]

    code = compare(of_ratings(ratings, coders="ABC"), round_id="r", unit="turn").codes[0]

    assert code.interval is not None
    assert ("krippendorff_alpha", 0.95, 5) == (code.interval.coefficient, code.interval.level, code.interval.df)
    assert code.interval.low < code.krippendorff_alpha < code.interval.high


def one(cells: list[tuple[int, int, int]], *, level: float = 0.95) -> CodeResult:
    """The result on one code with these cells per transcript of 40 units."""
    material = of_cells({"x": cells}, units=[40] * len(cells))
    return compare(material, round_id="r", unit="turn", level=level).codes[0]


def test_two_coders_have_the_interval_of_kappa() -> None:
    """Symmetric around kappa, wider for a higher level, never beyond 1."""
    code, wider = one(CELLS), one(CELLS, level=0.99)

    assert code.interval is not None
    assert wider.interval is not None
    assert ("cohen_kappa", 5) == (code.interval.coefficient, code.interval.df)
    assert math.isclose(code.cohen_kappa - code.interval.low, code.interval.high - code.cohen_kappa)
    assert wider.interval.low < code.interval.low
    assert wider.interval.high <= 1.0


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (CELLS[:4], "fewer than 5 transcripts: no interval"),
        (
            [(3, 0, 0)] * 6,
            "perfect, but on 18 positive units; no interval: the value does not vary between transcripts",
        ),
        ([(0, 3, 0)] * 6, "B never used it"),
        ([(0, 0, 0)] * 6, "not estimable: no coder used it"),
    ],
)
def test_no_interval_where_it_would_mislead(cells: list[tuple[int, int, int]], said: str) -> None:
    """Few transcripts, perfect agreement, kappa fixed at 0, undefined: None, and the note says why."""
    code = one(cells)

    assert code.interval is None
    assert said in code.note


def test_one_transcript_has_no_standard_error() -> None:
    """With one cluster nothing is known about how clusters vary."""
    assert np.isnan(standard_error(np.array([[0.1]]))).all()


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
