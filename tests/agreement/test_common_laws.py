"""Laws that every coefficient must keep, held against each by its name; and each against its exact value."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from agreement import exact
from agreement.made import exact_kappa
from codekit import agreement
from codekit.agreement import Agreement

Rows = list[list[int | None]]
Function = Callable[..., Agreement]


def two(function: Callable[..., Agreement], **options: Any) -> Function:
    """A coefficient of two coders, of a table's first two rows."""
    return lambda rows: function(rows[0], rows[1], **options)


def of_values(rows: Rows, function: Callable[..., float]) -> float:
    """A figure of two coders that is a bare number."""
    return function(rows[0], rows[1])


OF_ALL: dict[str, Function] = {
    "percent_agreement": agreement.percent_agreement,
    "percent_agreement_pairs": lambda rows: agreement.percent_agreement(rows, over="pairs"),
    "percent_agreement_values": lambda rows: agreement.percent_agreement(rows, over="values"),
    "fleiss_kappa": agreement.fleiss_kappa,
    "conger_kappa": agreement.conger_kappa,
    "light_kappa": agreement.light_kappa,
    "gwet_ac1": lambda rows: agreement.gwet_ac1(rows, categories=[0, 1]),
    "gwet_ac2": lambda rows: agreement.gwet_ac2(rows, categories=[0, 1]),
    "brennan_prediger": lambda rows: agreement.brennan_prediger(rows, categories=[0, 1]),
    "pabak": agreement.pabak,
    "positive_agreement": agreement.positive_agreement,
    "negative_agreement": agreement.negative_agreement,
    "mean_pairwise_f1": agreement.mean_pairwise_f1,
    **{
        f"alpha_{level}": lambda rows, level=level: agreement.krippendorff_alpha(rows, level=level)
        for level in ("nominal", "ordinal", "interval", "ratio")
    },
}
OF_TWO: dict[str, Function] = {
    "cohen_kappa": two(agreement.cohen_kappa),
    "scott_pi": two(agreement.scott_pi),
    "weighted_linear": two(agreement.weighted_kappa, categories=[0, 1]),
    "weighted_quadratic": two(agreement.weighted_kappa, weights="quadratic", categories=[0, 1]),
}
COEFFICIENTS = OF_ALL | OF_TWO
NUMBERS: dict[str, Callable[..., float]] = {
    "kappa_max": agreement.kappa_max,
    "holsti": agreement.holsti,
    "bias_index": agreement.bias_index,
}
# what 1 - Pe or the base is counted in stays defined where nobody varied: these have a value there
DEFINED_WITHOUT_VARIATION = {
    "percent_agreement",
    "percent_agreement_pairs",
    "percent_agreement_values",
    "gwet_ac1",
    "gwet_ac2",
    "brennan_prediger",
    "pabak",
}
values = st.sampled_from([0, 1])
few = settings(max_examples=25)  # for each of some twenty coefficients
by_name = pytest.mark.parametrize("name", COEFFICIENTS)


@st.composite
def tables(draw: st.DrawFn, *, most: int = 1, coders: int = 3, missing: bool = True) -> Rows:
    """Coders x units of numbers from 0 to `most`, some missing."""
    value: st.SearchStrategy[int | None] = st.integers(0, most)
    value = value | st.none() if missing else value
    units = draw(st.integers(0, 8))
    return draw(st.lists(st.lists(value, min_size=units, max_size=units), min_size=coders, max_size=coders))


def same(one: Agreement, other: Agreement) -> bool:
    """Equal values, or both undefined."""
    return bool(one.value == pytest.approx(other.value, abs=1e-10, nan_ok=True))


@by_name
@few
@given(rows=tables(), rng=st.randoms(use_true_random=False))
def test_the_order_of_units_does_not_matter(name: str, rows: Rows, rng: Any) -> None:
    """Units have no order."""
    order = list(range(len(rows[0])))
    rng.shuffle(order)

    assert same(COEFFICIENTS[name](rows), COEFFICIENTS[name]([[row[i] for i in order] for row in rows]))


@by_name
@few
@given(rows=tables(), rng=st.randoms(use_true_random=False))
def test_the_order_of_coders_does_not_matter(name: str, rows: Rows, rng: Any) -> None:
    """Coders have no order."""
    shuffled = rows[: 2 if name in OF_TWO else None]
    before = COEFFICIENTS[name](shuffled)
    rng.shuffle(shuffled)

    assert same(before, COEFFICIENTS[name](shuffled))


@pytest.mark.parametrize("name", NUMBERS)
@given(rows=tables(coders=2))
def test_figures_of_two_coders_turned_round(name: str, rows: Rows) -> None:
    """Kappa max and Holsti are symmetric; the bias index changes its sign."""
    turned = of_values(rows[::-1], NUMBERS[name])

    assert of_values(rows, NUMBERS[name]) == pytest.approx(-turned if name == "bias_index" else turned, nan_ok=True)


@by_name
@few
@given(rows=tables(), units=st.integers(1, 4), value=values)
def test_units_that_nobody_shares_change_no_kappa_and_no_alpha(name: str, rows: Rows, units: int, value: int) -> None:
    """A transcript of one coder is no evidence about agreement.

    By Gwet's definition the shares of Fleiss' and Conger's kappa and of AC1 are of all rated units: these are held to
    a transcript that nobody did.
    """
    gwet = name in {"fleiss_kappa", "conger_kappa", "gwet_ac1", "gwet_ac2"}
    alone = [None if gwet else value] * units
    longer = [row + (alone if i == 0 else [None] * units) for i, row in enumerate(rows)]

    assert same(COEFFICIENTS[name](rows), COEFFICIENTS[name](longer))


@pytest.mark.parametrize(
    "name", ["fleiss_kappa", "conger_kappa", "light_kappa", "alpha_nominal", "cohen_kappa", "scott_pi"]
)
@given(rows=tables(most=2))
def test_renaming_categories_changes_nothing(name: str, rows: Rows) -> None:
    """Categories are names."""
    names = {None: None, 0: "housing", 1: "food", 2: "住房"}

    assert same(COEFFICIENTS[name](rows), COEFFICIENTS[name]([[names[v] for v in row] for row in rows]))


@pytest.mark.parametrize("function", [agreement.fleiss_kappa, agreement.conger_kappa])
@given(rows=tables(most=2))
def test_kappa_does_not_depend_on_declared_categories(function: Function, rows: Rows) -> None:
    """A category that nobody used changes no kappa."""
    assert same(function(rows), function(rows, categories=[0, 1, 2, 3]))


@pytest.mark.parametrize("function", [agreement.gwet_ac1, agreement.brennan_prediger])
@given(rows=tables(most=1))
def test_ac1_and_brennan_prediger_depend_on_declared_categories(function: Function, rows: Rows) -> None:
    """Where coders disagree at all, more categories mean less agreement by chance, and a larger coefficient."""
    before = function(rows, categories=[0, 1])
    assume(before.defined and before.observed < 1)

    assert before.value < function(rows, categories=[0, 1, 2]).value


@by_name
@pytest.mark.parametrize("value", [0, 1])
def test_without_variation(name: str, value: int) -> None:
    """0/0 is NaN with a reason; what has a value there is 1."""
    found = COEFFICIENTS[name]([[value] * 5] * 3)

    defined = DEFINED_WITHOUT_VARIATION | (
        {"positive_agreement", "mean_pairwise_f1"} if value else {"negative_agreement"}
    )
    if name in defined:
        assert found.value == 1
    else:
        assert math.isnan(found.value)
        assert found.undefined_because


@by_name
@pytest.mark.parametrize("rows", [[[], [], []], [[None] * 3] * 3, [[1, 0, None], [None, None, 1], [None, None, None]]])
def test_without_a_shared_unit(name: str, rows: Rows) -> None:
    """No unit that two coders rated: undefined, with a reason."""
    found = COEFFICIENTS[name](rows)

    assert math.isnan(found.value)
    assert found.undefined_because
    assert found.n_units == 0


@by_name
@few
@given(rows=tables())
def test_a_value_or_a_reason(name: str, rows: Rows) -> None:
    """A coefficient is at most 1, or undefined with a reason, and never infinite."""
    found = COEFFICIENTS[name](rows)

    assert found.defined == (not found.undefined_because)
    assert math.isnan(found.value) or -math.inf < found.value <= 1 + 1e-12
    assert len(rows[0]) == found.n_units + found.n_dropped


@by_name
@pytest.mark.parametrize("method", ["fleiss-cohen-everitt", "gwet", "linearised", "jackknife", "bootstrap"])
def test_every_coefficient_has_every_standard_error(name: str, method: str) -> None:
    """A number that is positive where transcripts differ, and that the order of transcripts does not change."""
    rows = [[1, 0, 1, 0, 1, 0, 0, 1, 0, 1], [1, 0, 0, 0, 1, 1, 0, 1, 0, 1], [1, 1, 1, 0, 1, 0, 0, 0, 0, 1]]
    clusters = list("aabbbccddd")
    found = with_error(name, rows, method, clusters)
    turned = with_error(name, [row[::-1] for row in rows], method, clusters[::-1])

    assert found.se_method == method
    assert found.se > 0
    assert found.se == pytest.approx(turned.se, rel=0.1 if method == "bootstrap" else 1e-9)


def with_error(name: str, rows: list[list[int]], method: str, clusters: Sequence[str]) -> Agreement:
    """A coefficient with a standard error."""
    options: dict[str, Any] = {"se": method}
    if method in {"linearised", "jackknife", "bootstrap"}:
        options["clusters"] = clusters
    if name.startswith("alpha_"):
        return agreement.krippendorff_alpha(rows, level=name.removeprefix("alpha_"), **options)  # type: ignore[arg-type]
    if name.startswith("percent_agreement"):
        over = name.removeprefix("percent_agreement").strip("_") or "units"
        return agreement.percent_agreement(rows, over=over, **options)  # type: ignore[arg-type]
    if name.startswith("weighted"):
        return agreement.weighted_kappa(*rows[:2], weights=name.removeprefix("weighted_"), **options)  # type: ignore[arg-type]
    function: Function = getattr(agreement, name)
    found = function(*rows[:2], **options) if name in OF_TWO else function(rows, **options)
    assert isinstance(found, Agreement)
    return found


EXACT: dict[str, tuple[Function, Callable[[Rows], Fraction | None]]] = {
    "percent_agreement": (agreement.percent_agreement, exact.percent),
    "fleiss_kappa": (agreement.fleiss_kappa, exact.fleiss),
    "conger_kappa": (agreement.conger_kappa, exact.conger),
    "light_kappa": (agreement.light_kappa, exact.light),
    "gwet_ac1": (lambda rows: agreement.gwet_ac1(rows, categories=4), lambda rows: exact.ac1(rows, q=4)),
    "brennan_prediger": (
        lambda rows: agreement.brennan_prediger(rows, categories=4),
        lambda rows: exact.brennan_prediger(rows, q=4),
    ),
    "positive_agreement": (agreement.positive_agreement, exact.specific),
    "alpha_nominal": (agreement.krippendorff_alpha, lambda rows: exact.alpha(rows, lambda x, y: Fraction(x != y))),
    "alpha_interval": (
        lambda rows: agreement.krippendorff_alpha(rows, level="interval"),
        lambda rows: exact.alpha(rows, lambda x, y: Fraction(x - y) ** 2),
    ),
    "alpha_ratio": (
        lambda rows: agreement.krippendorff_alpha(rows, level="ratio"),
        lambda rows: exact.alpha(rows, lambda x, y: Fraction(x - y, x + y) ** 2 if x + y else Fraction(0)),
    ),
}


@pytest.mark.parametrize("name", EXACT)
@given(rows=tables(most=3))
def test_the_exact_value(name: str, rows: Rows) -> None:
    """Three coders, gaps, four categories: by definition in rational numbers, or undefined in both."""
    function, by_definition = EXACT[name]
    expected = by_definition(rows)

    assert function(rows).value == pytest.approx(
        math.nan if expected is None else float(expected), abs=1e-10, nan_ok=True
    )


@pytest.mark.parametrize(("weights", "power"), [("linear", 1), ("quadratic", 2)])
@given(rows=tables(most=3, coders=2, missing=False))
def test_the_exact_weighted_kappa(weights: Any, power: int, rows: list[list[int]]) -> None:
    """Weights by rank, as Cohen (1968) defines it."""
    first, second = rows
    expected = exact.weighted(first, second, lambda x, y: Fraction(abs(x - y), 3) ** power)
    found = agreement.weighted_kappa(first, second, weights=weights, categories=[0, 1, 2, 3])

    assert found.value == pytest.approx(math.nan if expected is None else float(expected), abs=1e-10, nan_ok=True)


@given(rows=tables(most=3, coders=2))
def test_the_exact_kappa_of_two_coders(rows: Rows) -> None:
    """Cohen's kappa on the units that both rated."""
    shared = exact.pair(*rows)
    expected = exact_kappa([x for x, _ in shared], [y for _, y in shared])

    assert agreement.cohen_kappa(*rows).value == pytest.approx(
        math.nan if expected is None else float(expected), abs=1e-10, nan_ok=True
    )


@given(rows=tables(coders=2))
def test_for_two_coders_coefficients_meet(rows: Rows) -> None:
    """On units that both rated Fleiss is Scott, Conger and Light are Cohen, and alpha follows from pi."""
    shared = [list(row) for row in zip(*exact.pair(*rows), strict=True)] or [[], []]
    n = len(shared[0])

    assert same(agreement.fleiss_kappa(shared), agreement.scott_pi(*shared))
    assert same(agreement.conger_kappa(shared), agreement.cohen_kappa(*shared))
    assert same(agreement.light_kappa(shared), agreement.cohen_kappa(*shared))
    if n:
        pi = agreement.scott_pi(*shared).value
        assert agreement.krippendorff_alpha(shared).value == pytest.approx(
            1 - (1 - pi) * (1 - 1 / (2 * n)), nan_ok=True
        )


sets = st.frozensets(st.sampled_from("abcd"), max_size=3)


@pytest.mark.parametrize("level", ["jaccard", "masi"])
@given(
    rows=st.integers(0, 6).flatmap(
        lambda n: st.lists(st.lists(sets | st.none(), min_size=n, max_size=n), min_size=3, max_size=3)
    )
)
def test_the_exact_alpha_over_sets(level: Any, rows: list[list[frozenset[str] | None]]) -> None:
    """Alpha with a distance between sets, and renaming codes leaves it alone."""

    def distance(x: frozenset[str], y: frozenset[str]) -> Fraction:
        if x == y:
            return Fraction(0)
        nested = Fraction(2, 3) if x <= y or y <= x else Fraction(1, 3)
        return 1 - Fraction(len(x & y), len(x | y)) * (nested if level == "masi" else 1)

    expected = exact.alpha(rows, distance)  # type: ignore[arg-type]
    renamed = [[None if v is None else frozenset(f"new {c}" for c in v) for v in row] for row in rows]

    found = agreement.krippendorff_alpha(rows, level=level)

    assert found.value == pytest.approx(math.nan if expected is None else float(expected), abs=1e-10, nan_ok=True)
    assert same(found, agreement.krippendorff_alpha(renamed, level=level))
