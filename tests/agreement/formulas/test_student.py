"""Student's t against printed tables and scipy."""

from __future__ import annotations

import pytest

from codekit.agreement.formulas.student import t_probability, t_quantile


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
def test_t_quantiles_of_the_printed_tables(probability: float, df: float, printed: float) -> None:
    """Three decimals, as in the tables at the back of every statistics book."""
    assert printed == round(t_quantile(probability, df), 3)


def test_t_quantiles_equal_scipys() -> None:
    """To nine digits, over whole and fractional degrees of freedom and both tails."""
    stats = pytest.importorskip("scipy.stats")
    grid = [
        (p, df)
        for p in (0.01, 0.3, 0.5, 0.6, 0.9, 0.975, 0.9995)
        for df in (1, 1.01, 1.5, 2, 2.7, 3, 4.4, 9, 32, 119.5, 2000)
    ]

    for p, df in grid:
        assert float(stats.t.ppf(p, df)) == pytest.approx(t_quantile(p, df), rel=1e-9, abs=1e-9)


def test_the_probability_is_the_inverse_of_the_quantile() -> None:
    """For fractional degrees of freedom too, and at both ends of the line."""
    for df in (1, 1.3, 6.28, 250.5):
        for p in (0.001, 0.4, 0.5, 0.975):
            assert p == pytest.approx(t_probability(t_quantile(p, df), df), abs=1e-12)
        assert (0, 1) == (t_probability(float("-inf"), df), t_probability(float("inf"), df))
