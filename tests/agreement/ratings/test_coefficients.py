"""The coefficients on plain arrays: papers, missing values, and libraries as oracles where installed."""

from __future__ import annotations

import math

import numpy as np
import pytest

from codekit.agreement import (
    Agreement,
    brennan_prediger,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    holsti,
    krippendorff_alpha,
    percent_agreement,
    scott_pi,
)

KRIPPENDORFF_2011_C = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


def expand(table: list[list[int]]) -> tuple[list[int], list[int]]:
    """Two coders' ratings that make a table."""
    cells = [(i, j) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]
    return [i for i, _ in cells], [j for _, j in cells]


def test_artstein_poesio_2008_page_558() -> None:
    """Observed .7, expected .54, kappa .348."""
    result = cohen_kappa(*expand([[20, 10], [20, 50]]))

    assert (0.7, 0.54, 0.348) == (result.observed, round(result.expected, 2), round(result.value, 3))
    assert (100, 0, "") == (result.n_units, result.n_dropped, result.undefined_because)


def test_feinstein_cicchetti_1990_paradox() -> None:
    """Two tables with observed agreement .85: kappa .70 and .32."""
    values = [round(cohen_kappa(*expand(t)).value, 2) for t in ([[40, 9], [6, 45]], [[80, 10], [5, 5]])]

    assert [0.70, 0.32] == values


@pytest.mark.parametrize(
    ("level", "printed"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_krippendorff_2011_example_c(level: str, printed: float) -> None:
    """Four coders, twelve units with gaps; the unit with one rating drops out."""
    result = krippendorff_alpha(KRIPPENDORFF_2011_C, level=level)  # type: ignore[arg-type]

    assert printed == round(result.value, 3)
    assert (11, 1) == (result.n_units, result.n_dropped)


def test_the_three_percent_agreements_on_krippendorff_2011_example_c() -> None:
    """Mean over units, all pairs pooled, and 1 - Do are .8182, .7818 and .8000."""
    by = [percent_agreement(KRIPPENDORFF_2011_C, over=over).value for over in ("units", "pairs", "values")]

    assert [0.8182, 0.7818, 0.8] == [round(value, 4) for value in by]


def test_none_and_nan_are_missing_and_any_hashable_is_a_category() -> None:
    """Words, numbers and sets are categories; None and NaN are not."""
    first = ["a", None, frozenset("ab"), float("nan"), 3, "a"]
    second = ["a", "a", frozenset("ba"), "a", 3, "b"]

    result = cohen_kappa(first, second)

    assert (4, 2, 0.75) == (result.n_units, result.n_dropped, result.observed)


UNDEFINED = [
    pytest.param([[0, 0], [0, 0]], "no variation", id="one value"),
    pytest.param([[1, None], [None, 1]], "no unit was coded by two coders", id="no shared unit"),
    pytest.param([[], []], "no unit was coded by two coders", id="no unit"),
]


@pytest.mark.parametrize(("ratings", "why"), UNDEFINED)
def test_undefined_is_nan_with_a_reason(ratings: list[list[int | None]], why: str) -> None:
    """0/0 is never 0 or 1."""
    results = [cohen_kappa(*ratings), scott_pi(*ratings), fleiss_kappa(ratings), krippendorff_alpha(ratings)]

    for result in results:
        assert math.isnan(result.value)
        assert not result.defined
        assert result.undefined_because.startswith(why)


def test_declared_categories_define_ac1_and_brennan_prediger_without_variation() -> None:
    """A code nobody used has AC1 1 where two categories are declared, and none where only one is known."""
    silent = [[0, 0, 0], [0, 0, 0]]

    assert [1.0, 1.0] == [measure(silent, categories=[0, 1]).value for measure in (gwet_ac1, brennan_prediger)]
    assert ["fewer than two categories; declare them with categories="] * 2 == [
        measure(silent).undefined_because for measure in (gwet_ac1, brennan_prediger)
    ]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: cohen_kappa([1], [1, 2]), "1 and 2 values"),
        (lambda: krippendorff_alpha([[1], [1, 2]]), "one value per unit"),
        (lambda: gwet_ac1([["a"], ["x"]], categories="ab"), "'x' is not one of the declared"),
        (lambda: krippendorff_alpha([["a"], ["b"]], level="interval"), "need numbers"),
        (lambda: krippendorff_alpha([["a"], ["b"]], level="nomnial"), "no level 'nomnial'"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_meant_is_refused(call: object, said: str) -> None:
    """Unequal lengths, undeclared values, words on a numeric level, an unknown level."""
    with pytest.raises(ValueError, match=said):
        call()  # type: ignore[operator]


def test_one_unit_on_which_coders_differ_has_alpha_zero() -> None:
    """Expected disagreement is as large as observed."""
    assert 0.0 == krippendorff_alpha([[1], [0]]).value


@pytest.fixture(params=range(5))
def table(request: pytest.FixtureRequest) -> np.ndarray:
    """Three coders, sixty units, four categories, some agreement."""
    rng = np.random.default_rng(request.param)
    truth = rng.integers(0, 4, 60)
    return np.where(rng.random((3, 60)) < 0.6, truth, rng.integers(0, 4, (3, 60)))


def test_scikit_learn_agrees(table: np.ndarray) -> None:
    """Cohen's kappa, and the value is (observed - expected) / (1 - expected)."""
    metrics = pytest.importorskip("sklearn.metrics")

    result = cohen_kappa(table[0], table[1])

    assert float(metrics.cohen_kappa_score(table[0], table[1])) == pytest.approx(result.value)
    assert (result.observed - result.expected) / (1 - result.expected) == pytest.approx(result.value)


def test_statsmodels_agrees(table: np.ndarray) -> None:
    """Fleiss' kappa and, with uniform chance, Brennan and Prediger's coefficient."""
    rater = pytest.importorskip("statsmodels.stats.inter_rater")
    counts, _ = rater.aggregate_raters(table.T)

    assert float(rater.fleiss_kappa(counts)) == pytest.approx(fleiss_kappa(table.tolist()).value)
    assert float(rater.fleiss_kappa(counts, method="rand")) == pytest.approx(brennan_prediger(table.tolist()).value)


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_krippendorff_library_agrees(table: np.ndarray, level: str) -> None:
    """Alpha at four levels with a fifth of the ratings missing."""
    library = pytest.importorskip("krippendorff")
    gaps = np.where(np.random.default_rng(7).random(table.shape) < 0.2, np.nan, table + 1.0)

    expected = float(library.alpha(reliability_data=gaps, level_of_measurement=level))

    assert expected == pytest.approx(krippendorff_alpha(gaps.tolist(), level=level).value)  # type: ignore[arg-type]


def test_results_are_values() -> None:
    """Equal inputs give equal results."""
    assert cohen_kappa([1, 0], [1, 1]) == cohen_kappa([1, 0], [1, 1])
    assert isinstance(percent_agreement([[1], [1]]), Agreement)


def test_holsti_is_of_the_units_that_both_rated() -> None:
    """A unit that one coder did not rate is missing for both; an empty set is a rating."""
    first, second = ["a", "b", None, "c", "a"], ["a", None, "b", "c", "b"]
    assert 2 * 2 / 6 == pytest.approx(holsti(first, second))
    assert holsti(["a", "c", "a"], ["a", "c", "b"]) == holsti(first, second)

    assert 2 * 1 / 3 == pytest.approx(holsti([{"p"}, {"q"}, None], [{"p"}, set(), {"r"}]))
    assert 2 * 1 / 3 == pytest.approx(holsti([1, 1, 0, None], [1, 0, 0, 1]))
    assert math.isnan(holsti(["a", None], [None, "a"]))


def test_gwets_error_of_percent_agreement_counts_units_rated_once() -> None:
    """By its definition: n/n' times a unit's agreement, 0 where it was rated once; divisor n (n - 1)."""
    rows = [[1, 1, 0, None, 1, 0], [1, 0, 0, 1, None, 0], [1, 1, None, None, None, 1]]
    agree = [1.0, 1 / 3, 1.0, 0.0, 0.0, 1 / 3]
    n, used = 6, 4
    value = sum(agree) / used
    expected = math.sqrt(sum((n / used * a - value) ** 2 for a in agree) / (n * (n - 1)))

    found = percent_agreement(rows, se="gwet")

    assert found.value == pytest.approx(value)
    assert found.se == pytest.approx(expected)
    assert (used, n - used) == (found.n_units, found.n_dropped)
