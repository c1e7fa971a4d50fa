"""Laws that hold for every coefficient: order, names, missing ratings, and exact arithmetic on small tables."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from agreement.made import exact_alpha, exact_kappa, ratio
from codekit import agreement
from codekit.agreement import Agreement

Rows = list[list[Any]]
Exact = Fraction | None
VALUES = (0, 1, 2)
CODERS_MATTER_IN_ORDER = {"bias_index"}


def value(found: Agreement | float) -> float:
    """The number."""
    return found.value if isinstance(found, Agreement) else found


MANY: dict[str, Callable[[Rows], Agreement | float]] = {
    "percent_agreement": agreement.percent_agreement,
    "percent_agreement by pairs": lambda r: agreement.percent_agreement(r, over="pairs"),
    "percent_agreement by values": lambda r: agreement.percent_agreement(r, over="values"),
    "fleiss_kappa": agreement.fleiss_kappa,
    "fleiss_kappa, quadratic": lambda r: agreement.fleiss_kappa(r, weights="quadratic", categories=VALUES),
    "conger_kappa": agreement.conger_kappa,
    "conger_kappa, linear": lambda r: agreement.conger_kappa(r, weights="linear", categories=VALUES),
    "light_kappa": agreement.light_kappa,
    "gwet_ac1": lambda r: agreement.gwet_ac1(r, categories=VALUES),
    "gwet_ac2": lambda r: agreement.gwet_ac2(r, categories=VALUES),
    "brennan_prediger": lambda r: agreement.brennan_prediger(r, categories=VALUES),
    "krippendorff_alpha": agreement.krippendorff_alpha,
    "krippendorff_alpha, ordinal": lambda r: agreement.krippendorff_alpha(r, level="ordinal"),
    "krippendorff_alpha, interval": lambda r: agreement.krippendorff_alpha(r, level="interval"),
    "krippendorff_alpha, ratio": lambda r: agreement.krippendorff_alpha(r, level="ratio"),
    "positive_agreement": agreement.positive_agreement,
    "negative_agreement": agreement.negative_agreement,
    "mean_pairwise_f1": agreement.mean_pairwise_f1,
    "prevalence_index": agreement.prevalence_index,
}
TWO: dict[str, Callable[[Rows], Agreement | float]] = {
    "cohen_kappa": lambda r: agreement.cohen_kappa(*r),
    "weighted_kappa": lambda r: agreement.weighted_kappa(*r, weights="linear", categories=VALUES),
    "scott_pi": lambda r: agreement.scott_pi(*r),
    "bias_index": lambda r: agreement.bias_index(*r),
    "kappa_max": lambda r: agreement.kappa_max(*r),
    "holsti": lambda r: agreement.holsti(*r),
}
EVERY = {**MANY, **TWO}
SHARED_ONLY = set(EVERY) - {
    "fleiss_kappa",
    "fleiss_kappa, quadratic",
    "conger_kappa",
    "conger_kappa, linear",
    "gwet_ac1",
    "gwet_ac2",
    "holsti",
}  # fmt: skip  these take shares of categories, or decisions, from units that one coder rated as well
NOMINAL = set(EVERY) - {
    "fleiss_kappa, quadratic", "conger_kappa, linear", "gwet_ac2", "weighted_kappa", "krippendorff_alpha, ordinal",
    "krippendorff_alpha, interval", "krippendorff_alpha, ratio", "positive_agreement", "negative_agreement",
    "mean_pairwise_f1", "prevalence_index", "bias_index", "holsti",
}  # fmt: skip


@st.composite
def rows(draw: st.DrawFn, coders: int | None = None, *, missing: bool = True) -> Rows:
    """Ratings of a few coders and units."""
    how_many = coders or draw(st.integers(2, 4))
    units = draw(st.integers(0, 8))
    rating = st.sampled_from([*VALUES, None] if missing else VALUES)
    return draw(st.lists(st.lists(rating, min_size=units, max_size=units), min_size=how_many, max_size=how_many))


def of(name: str) -> int | None:
    """How many coders a coefficient takes."""
    return 2 if name in TWO else None


def same(first: Agreement | float, second: Agreement | float) -> bool:
    """Equal, or undefined together."""
    a, b = value(first), value(second)
    return (math.isnan(a) and math.isnan(b)) or math.isclose(a, b, abs_tol=1e-12)


@pytest.mark.parametrize("name", EVERY)
@given(data=st.data())
def test_the_order_of_units_does_not_matter(name: str, data: st.DataObject) -> None:
    """Whatever the order in which units are listed."""
    made = data.draw(rows(of(name)))
    order = data.draw(st.permutations(range(len(made[0]))))

    assert same(EVERY[name](made), EVERY[name]([[row[i] for i in order] for row in made]))


@pytest.mark.parametrize("name", EVERY)
@given(data=st.data())
def test_the_order_of_coders_does_not_matter(name: str, data: st.DataObject) -> None:
    """The bias index, which has a direction, changes its sign."""
    made = data.draw(rows(of(name)))
    order = data.draw(st.permutations(made))
    turned = name in CODERS_MATTER_IN_ORDER and order != made

    found = value(EVERY[name](made))

    assert same(-found if turned else found, EVERY[name](list(order)))


@pytest.mark.parametrize("name", sorted(NOMINAL))
@given(data=st.data())
def test_renaming_categories_does_not_matter(name: str, data: st.DataObject) -> None:
    """For coefficients that only ask whether two values are equal."""
    made = data.draw(rows(of(name)))
    names = dict(zip(VALUES, data.draw(st.permutations(VALUES)), strict=True))
    renamed = [[None if v is None else names[v] for v in row] for row in made]

    assert same(EVERY[name](made), EVERY[name](renamed))


@pytest.mark.parametrize("name", sorted(SHARED_ONLY))
@given(data=st.data())
def test_units_that_nobody_shares_change_nothing(name: str, data: st.DataObject) -> None:
    """A transcript that one coder did alone says nothing about agreement."""
    made = data.draw(rows(of(name)))
    alone = data.draw(st.lists(st.sampled_from(VALUES), max_size=4))
    who = data.draw(st.integers(0, len(made) - 1))
    longer = [row + (alone if c == who else [None] * len(alone)) for c, row in enumerate(made)]

    assert same(EVERY[name](made), EVERY[name](longer))


@pytest.mark.parametrize("name", EVERY)
@given(data=st.data())
def test_a_coefficient_says_why_it_is_undefined(name: str, data: st.DataObject) -> None:
    """NaN and a reason come together, and nothing is ever infinite or above 1."""
    found = EVERY[name](data.draw(rows(of(name))))

    assert math.isnan(value(found)) or value(found) <= 1 + 1e-12
    assert not math.isinf(value(found))
    if isinstance(found, Agreement):
        assert math.isnan(found.value) == bool(found.undefined_because)


@pytest.mark.parametrize("name", sorted(set(MANY) - {"positive_agreement", "mean_pairwise_f1", "prevalence_index"}))
def test_full_agreement_is_one(name: str) -> None:
    """Whatever the coefficient, as soon as values vary."""
    assert value(MANY[name]([[0, 1, 2, 1]] * 3)) == pytest.approx(1)


# Exact arithmetic


def pairs_of(units: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """The values of units with two ratings or more."""
    return [kept for unit in units if len(kept := [v for v in unit if v is not None]) >= 2]


def mean_agreement(units: Sequence[Sequence[Any]]) -> Exact:
    """The mean over units of the share of agreeing pairs."""
    shares = [
        Fraction(sum(a == b for a, b in combinations(unit, 2)), len(unit) * (len(unit) - 1) // 2)
        for unit in pairs_of(units)
    ]
    return ratio(sum(shares, Fraction(0)), len(shares))


def shares_of(units: Sequence[Sequence[Any]]) -> dict[Hashable, Fraction]:
    """The mean share of each category over rated units."""
    rated = [kept for unit in units if (kept := [v for v in unit if v is not None])]
    return (
        {v: sum((Fraction(u.count(v), len(u)) for u in rated), Fraction(0)) / len(rated) for v in VALUES}
        if rated
        else {}
    )


def corrected(observed: Exact, expected: Exact) -> Exact:
    """(Po - Pe) / (1 - Pe)."""
    return None if observed is None or expected is None else ratio(observed - expected, 1 - expected)


def exact_fleiss(made: Rows) -> Exact:
    """Chance from pooled shares."""
    units = list(zip(*made, strict=True))
    return corrected(mean_agreement(units), sum((p * p for p in shares_of(units).values()), Fraction(0)))


def exact_ac1(made: Rows) -> Exact:
    """Gwet's chance, three categories declared."""
    units = list(zip(*made, strict=True))
    return corrected(mean_agreement(units), sum((p * (1 - p) for p in shares_of(units).values()), Fraction(0)) / 2)


def exact_brennan(made: Rows) -> Exact:
    """One in three."""
    return corrected(mean_agreement(list(zip(*made, strict=True))), Fraction(1, 3))


def exact_conger(made: Rows) -> Exact:
    """The mean over pairs of coders of the chance that their own shares agree."""
    own = [[v for v in row if v is not None] for row in made]
    own = [row for row in own if row]
    chances = [
        sum((Fraction(a.count(v) * b.count(v), len(a) * len(b)) for v in VALUES), Fraction(0))
        for a, b in combinations(own, 2)
    ]
    return corrected(mean_agreement(list(zip(*made, strict=True))), ratio(sum(chances, Fraction(0)), len(chances)))


def exact_light(made: Rows) -> Exact:
    """The mean of the kappas of all pairs."""
    kappas = []
    for first, second in combinations(made, 2):
        shared = [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]
        kappas.append(exact_kappa([a for a, _ in shared], [b for _, b in shared]))
    return None if None in kappas else sum(kappas, Fraction(0)) / len(kappas)  # type: ignore[arg-type,operator]


def exact_krippendorff(made: Rows) -> Exact:
    """Nominal alpha."""
    return exact_alpha(pairs_of(list(zip(*made, strict=True))))


EXACT: dict[str, Callable[[Rows], Exact]] = {
    "percent_agreement": lambda made: mean_agreement(list(zip(*made, strict=True))),
    "fleiss_kappa": exact_fleiss,
    "conger_kappa": exact_conger,
    "light_kappa": exact_light,
    "gwet_ac1": exact_ac1,
    "brennan_prediger": exact_brennan,
    "krippendorff_alpha": exact_krippendorff,
}


@pytest.mark.parametrize("name", EXACT)
@given(made=rows())
def test_the_value_is_that_of_exact_arithmetic(name: str, made: Rows) -> None:
    """Fractions, unit by unit, from the definition; undefined in both or in none."""
    expected, found = EXACT[name](made), value(MANY[name](made))

    assert math.isnan(found) if expected is None else math.isclose(expected, found, abs_tol=1e-12)


@given(made=rows(2, missing=False))
def test_two_coders_are_a_special_case(made: Rows) -> None:
    """Fleiss is Scott, Conger and Light are Cohen, and alpha is pi with its correction for few values."""
    cohen, pi = agreement.cohen_kappa(*made), agreement.scott_pi(*made)

    assert same(cohen, agreement.conger_kappa(made))
    assert same(cohen, agreement.light_kappa(made))
    assert same(pi, agreement.fleiss_kappa(made))
    assume(pi.defined)
    n = len(made[0])
    assert agreement.krippendorff_alpha(made).value == pytest.approx(1 - (1 - pi.value) * (1 - 1 / (2 * n)))


@given(made=rows(missing=False))
def test_equal_weights_change_nothing(made: Rows) -> None:
    """A table of ones off the diagonal is no weighting."""
    ones = [[0, 1, 1], [1, 0, 1], [1, 1, 0]]

    assert same(agreement.fleiss_kappa(made), agreement.fleiss_kappa(made, weights=ones, categories=VALUES))
    assert same(agreement.gwet_ac1(made, categories=VALUES), agreement.gwet_ac2(made, weights=ones, categories=VALUES))


# Standard errors


WITH_ERRORS: dict[str, Callable[..., Agreement]] = {
    "cohen_kappa": lambda r, **e: agreement.cohen_kappa(r[0], r[1], **e),
    "fleiss_kappa": agreement.fleiss_kappa,
    "conger_kappa": agreement.conger_kappa,
    "light_kappa": agreement.light_kappa,
    "krippendorff_alpha": agreement.krippendorff_alpha,
    "gwet_ac1": lambda r, **e: agreement.gwet_ac1(r, categories=VALUES, **e),
    "percent_agreement": agreement.percent_agreement,
}


@pytest.mark.parametrize("name", sorted(set(WITH_ERRORS) - {"krippendorff_alpha"}))
@settings(max_examples=15)
@given(made=rows(missing=False), data=st.data())
def test_the_linearised_error_is_the_limit_of_small_weights(name: str, made: Rows, data: st.DataObject) -> None:
    """Repeating every unit many times and one a little more often moves the value by its influence.

    Not for alpha, whose correction for few values vanishes when units are repeated.
    """
    units = len(made[0])
    assume(units >= 2)
    clusters = data.draw(st.lists(st.integers(0, 2), min_size=units, max_size=units))
    assume(len(set(clusters)) >= 2)
    function, often = WITH_ERRORS[name], 300
    base = function(made, se="linearised", clusters=clusters)
    assume(base.defined)
    influences = []
    for cluster in sorted(set(clusters)):
        more = [often + (own == cluster) for own in clusters]
        less = [often - (own == cluster) for own in clusters]
        up, down = (
            function([[v for v, n in zip(row, t, strict=True) for _ in range(n)] for row in made]).value
            for t in (more, less)
        )
        influences.append((up - down) / 2 * often)
    t = len(influences)

    assert math.sqrt(t / (t - 1) * sum(u * u for u in influences)) == pytest.approx(base.se, rel=1e-2, abs=1e-4)


@pytest.mark.parametrize("name", WITH_ERRORS)
@pytest.mark.parametrize("method", ["linearised", "jackknife", "bootstrap"])
def test_errors_do_not_depend_on_the_order_of_transcripts(name: str, method: Any) -> None:
    """For the bootstrap, where every resample is gone through."""
    made = [[0, 1, 1, 2, 0, 1, 2, 0], [0, 1, 2, 2, 0, 0, 2, 1], [0, 1, 1, 2, 1, 1, 2, 0]]
    clusters = ["a", "a", "b", "b", "c", "c", "c", "b"]
    order = [6, 2, 7, 4, 0, 1, 3, 5]
    moved = [[row[i] for i in order] for row in made]

    one = WITH_ERRORS[name](made, se=method, clusters=clusters, resamples="all")
    other = WITH_ERRORS[name](moved, se=method, clusters=[clusters[i] for i in order], resamples="all")

    assert one.se > 0
    assert one.se == pytest.approx(other.se)
