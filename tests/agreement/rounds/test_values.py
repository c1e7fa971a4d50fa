"""Agreement on the values of a code: the figures of rating tables, on the units that two coders gave the code."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.agreement import krippendorff_alpha, percent_agreement, weighted_kappa
from codekit.agreement.rounds.values import MISSING, NO_INTERVAL, PAIRS, SEVERAL, UNDEFINED, Given, compare_values
from codekit.model.scales import INTERVAL, ORDINAL

VALUES = ("0", "1", "2", "3")
NUMBERS = [0.0, 1.0, 2.0, 3.0]
SCORE = st.sampled_from([*NUMBERS, math.nan])


def laid(rows: list[list[float]], transcript: list[int] | None = None, several: int = 0) -> Given:
    """What coders gave units that all of them gave the code."""
    rating = np.array(rows, np.float64)
    places = np.array(transcript or [0] * rating.shape[1], np.int64)
    return Given(np.ones(rating.shape, bool), rating, places, several)


def known(row: list[float]) -> list[float | None]:
    """A row for the functions on lists, in which None is missing."""
    return [None if math.isnan(value) else value for value in row]


@given(st.integers(2, 4).flatmap(lambda n: st.lists(st.tuples(*[SCORE] * n), max_size=12)), st.sampled_from([ORDINAL]))
def test_the_figures_are_those_of_a_table_of_ratings(units: list[tuple[float, ...]], scale: str) -> None:
    """Percent, alpha and for two coders weighted kappa are what the functions on plain lists give."""
    if not units:
        return
    rows = [list(row) for row in zip(*units, strict=True)]
    coders = [f"c{n}" for n in range(len(rows))]
    found = compare_values(coders, scale, VALUES, laid(rows))
    lists = [known(row) for row in rows]
    assert krippendorff_alpha(lists, level="ordinal").value == pytest.approx(found.alpha, nan_ok=True)
    assert percent_agreement(lists).value == pytest.approx(found.percent_exact, nan_ok=True)
    for weights, value in (
        ("linear", found.weighted_kappa_linear),
        ("quadratic", found.weighted_kappa_quadratic),
    ):
        pairs = [
            weighted_kappa(lists[x], lists[y], weights=weights, categories=NUMBERS).value  # type: ignore[arg-type]
            for x in range(len(lists))
            for y in range(x + 1, len(lists))
        ]
        defined = [kappa for kappa in pairs if not math.isnan(kappa)]
        assert (sum(defined) / len(defined) if defined else math.nan) == pytest.approx(value, nan_ok=True)


@given(st.lists(st.tuples(SCORE, SCORE), min_size=1, max_size=12))
def test_on_an_interval_scale_distances_are_those_of_the_numbers(units: list[tuple[float, float]]) -> None:
    """Alpha is the interval alpha, and quadratic kappa weighs squared differences of numbers that are no ranks."""
    apart = {0.0: 0.0, 1.0: 1.0, 2.0: 5.0, 3.0: 6.5}
    rows = [[apart.get(value, math.nan) for value in row] for row in zip(*units, strict=True)]
    found = compare_values(("a", "b"), INTERVAL, ("0", "1", "5", "6.5"), laid(rows))
    first, second = (known(row) for row in rows)
    numbers = list(apart.values())
    squares = [[(x - y) ** 2 for y in numbers] for x in numbers]
    assert krippendorff_alpha([first, second], level="interval").value == pytest.approx(found.alpha, nan_ok=True)
    assert weighted_kappa(first, second, weights=squares, categories=numbers).value == pytest.approx(
        found.weighted_kappa_quadratic, nan_ok=True
    )


def test_missing_values_and_several_values_are_said() -> None:
    """A coding without a value counts as missing; what was made of several values is told."""
    found = compare_values(("a", "b"), ORDINAL, VALUES, laid([[1, 2, math.nan], [1, 3, 0]], several=2))
    assert (3, 2, 1) == (found.n_given, found.n_units, found.n_missing)
    assert {MISSING, SEVERAL, NO_INTERVAL} == {note.kind for note in found.notes}
    assert pytest.approx(-0.5) == found.mean_difference
    assert ((0, 0, 0, 0), (0, 1, 0, 0), (0, 0, 0, 1), (0, 0, 0, 0)) == found.table
    assert {"a": 1.5, "b": 2.0} == dict(found.means)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([[], []], "no unit was given the code by two coders"),
        ([[math.nan], [1.0]], "no unit has a value from two coders"),
        ([[2.0, 2.0], [2.0, 2.0]], "every value is the same"),
    ],
)
def test_undefined_is_none_with_its_reason(rows: list[list[float]], reason: str) -> None:
    """Without variation, or without values, alpha is neither 0 nor 1."""
    found = compare_values(("a", "b"), ORDINAL, VALUES, laid(rows))
    assert None is found.to_json()["alpha"]
    assert UNDEFINED in [note.kind for note in found.notes]
    assert reason in found.note


def test_three_coders_have_a_mean_kappa_and_no_direction() -> None:
    """Weighted kappa is the mean of the pairs that are defined; a difference has a direction, which three have not."""
    found = compare_values(("a", "b", "c"), ORDINAL, VALUES, laid([[1, 2, 2], [1, 3, 2], [math.nan] * 3]))
    assert not math.isnan(found.weighted_kappa_linear)
    assert math.isnan(found.mean_difference)
    assert found.table is None
    assert PAIRS in [note.kind for note in found.notes]


def test_the_interval_goes_by_transcripts() -> None:
    """From five transcripts on; units of one transcript twice over give the same value, and no narrower interval."""
    random = np.random.default_rng(4)
    first = random.integers(0, 4, 60).astype(float)
    second = np.clip(first + random.integers(-1, 2, 60), 0, 3)
    places = np.repeat(np.arange(6), 10).tolist()
    found = compare_values(("a", "b"), ORDINAL, VALUES, laid([first.tolist(), second.tolist()], places))
    assert found.interval
    assert found.kappa_interval
    assert found.interval.low < found.alpha < found.interval.high
    assert found.kappa_interval.low < found.weighted_kappa_quadratic < found.kappa_interval.high
    twice = [np.repeat(row, 2).tolist() for row in (first, second)]
    doubled = compare_values(("a", "b"), ORDINAL, VALUES, laid(twice, np.repeat(places, 2).tolist()))
    assert doubled.kappa_interval
    assert pytest.approx(found.kappa_interval.low) == doubled.kappa_interval.low
    few = compare_values(("a", "b"), ORDINAL, VALUES, laid([first.tolist(), second.tolist()], [n % 4 for n in places]))
    assert few.interval is None
    assert "fewer than 5 transcripts" in few.note
