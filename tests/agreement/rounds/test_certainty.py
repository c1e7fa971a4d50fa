"""How certain it is that a coefficient reaches a threshold."""

from __future__ import annotations

import math

import numpy as np
import pytest

from agreement.made import of_cells
from codekit.agreement import compare
from codekit.agreement.formulas.chances import at_least
from codekit.agreement.formulas.errors import BOOTSTRAP, FISHER, INTERVALS
from codekit.agreement.measures import measure_compared
from codekit.agreement.rounds.bounds import confidence
from codekit.agreement.rounds.certainty import chance_overall, chances

CELLS = {
    "X": [(5, 1, 0), (5, 0, 1), (4, 1, 1), (2, 3, 0), (6, 0, 0), (3, 1, 2)],
    "PERFECT": [(3, 0, 0)] * 6,
    "NEVER": [(0, 0, 0)] * 6,
    "TWICE": [(3, 1, 0), (2, 1, 1), *[(0, 0, 0)] * 4],
}
MATERIAL = of_cells(CELLS, units=[30] * 6)
REPORT = compare(MATERIAL, round_id="r", unit="turn")
FIGURES = measure_compared(MATERIAL)
OCCURS = [len(code.occurs_in) for code in REPORT.codes]


def known(least: float, kind: str = FISHER, name: str = "cohen_kappa") -> list[float]:
    """The probabilities of the four codes."""
    return [float(one) for one in chances(FIGURES, name, kind, least, OCCURS)]


def test_the_ends_of_the_interval_are_reached_with_97_and_3_percent() -> None:
    """The probability is that of the interval's own distribution."""
    interval = REPORT.codes[0].interval
    assert interval is not None

    assert known(interval.low)[0] == pytest.approx(0.975)
    assert known(interval.high)[0] == pytest.approx(0.025)
    assert known(REPORT.codes[0].cohen_kappa)[0] == pytest.approx(0.5)


@pytest.mark.parametrize("kind", INTERVALS)
def test_a_higher_threshold_is_never_more_certain(kind: str) -> None:
    """From 1 at -1 down to 0 at 1, for every kind, also over all codes."""
    steps = np.linspace(-1, 1, 21).tolist()
    code = [known(least, kind)[0] for least in steps]
    overall = [chance_overall(FIGURES, "pooled_kappa", kind, least) for least in steps]

    for values in (code, overall):
        assert values == sorted(values, reverse=True)
        assert values[0] == pytest.approx(1)
        assert values[-1] == pytest.approx(0, abs=1e-9)


def test_a_bootstrap_gives_the_share_of_its_resamples() -> None:
    """Those of the interval, the same each time."""
    drawn = FIGURES.bootstrap("cohen_kappa").values[:, 0]

    assert known(0.7, BOOTSTRAP)[0] == pytest.approx(float((drawn >= 0.7).mean()))


def test_perfect_agreement_is_judged_by_its_lower_bound() -> None:
    """The bound at 95 % is reached with .95; for figures that it is no bound of, nothing can be said."""
    bound = REPORT.codes[1].lower_bound

    assert known(bound)[1] == pytest.approx(0.95)
    assert confidence(FIGURES, bound)[1] == pytest.approx(0.95)
    assert known(bound, BOOTSTRAP)[1] == pytest.approx(0.95)
    assert math.isnan(known(0.5, name="gwet_ac1")[1])


def test_without_an_interval_nothing_can_be_judged() -> None:
    """A code that nobody used, and one in two transcripts."""
    for kind in INTERVALS:
        assert [True, True] == [math.isnan(chance) for chance in known(0.1, kind)[2:]]


def test_no_error_no_probability() -> None:
    """Neither 0 nor 1."""
    assert math.isnan(at_least(0.5, 0.7, 0.0, 4, FISHER))
    assert math.isnan(at_least(0.5, math.nan, 0.1, 4, FISHER))


def test_a_distribution_wider_than_the_scale_is_cut_off_on_both_sides() -> None:
    """A plain t interval that is clipped at -1 and at 1: what lies between them is all there is, by scipy's t."""
    t = pytest.importorskip("scipy.stats").t(4, 0.1, 2.0)

    for least in (-1, -0.3, 0.1, 0.8, 1):
        expected = (t.cdf(1) - t.cdf(least)) / (t.cdf(1) - t.cdf(-1))
        assert at_least(least, 0.1, 2.0, 4, "jackknife") == pytest.approx(float(expected), abs=1e-9)
