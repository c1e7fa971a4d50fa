"""Spans: characters, segments, the u-alpha family, segmentations and MAXQDA's modes."""

from __future__ import annotations

import math
from itertools import permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit import agreement
from codekit.agreement import CodedSpan, UnitizedText, boundary_similarity, on_characters, on_segments, trim, unitize
from codekit.agreement.spans.gamma import assignment, gamma_observed_disorder

LENGTH = 40
Spans = list[tuple[int, int, str]]


@st.composite
def spans(draw: st.DrawFn, codes: str = "ab") -> Spans:
    """Units of one coder that do not overlap."""
    cuts = sorted(draw(st.lists(st.integers(0, LENGTH), max_size=8, unique=True)))
    return [(lo, hi, draw(st.sampled_from(codes))) for lo, hi in zip(cuts[::2], cuts[1::2], strict=False)]


def text(*coders: Spans) -> UnitizedText:
    """One text by some coders."""
    return UnitizedText(LENGTH, {f"c{i}": own for i, own in enumerate(coders)})


def figures(found: agreement.Unitized) -> list[float]:
    """The whole family, codes by name."""
    by_code = [v for code in sorted(map(str, found.codes)) for v in (found.ku_alpha(code).value, found.coverage(code))]
    return [found.u_alpha().value, found.u_alpha_binary().value, found.cu_alpha().value, found.coverage(), *by_code]


def alike(first: list[float], second: list[float]) -> bool:
    """Equal, undefined together."""
    return len(first) == len(second) and bool(np.allclose(first, second, equal_nan=True, atol=1e-9))


@given(st.lists(spans(), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_order_of_coders_and_units_does_not_matter(made: list[Spans], random: Any) -> None:
    """For every member of the family."""
    before = figures(unitize([text(*made)]))
    shuffled = [list(own) for own in made]
    for own in (*shuffled, shuffled):
        random.shuffle(own)

    assert alike(before, figures(unitize([text(*shuffled)])))


@given(st.lists(spans(), min_size=2, max_size=3))
def test_renaming_codes_does_not_matter(made: list[Spans]) -> None:
    """Other names, the same figures."""
    renamed = [[(s, e, {"a": "x", "b": "y"}[c]) for s, e, c in own] for own in made]

    assert alike(figures(unitize([text(*made)])), figures(unitize([text(*renamed)])))


@given(st.lists(spans(), min_size=2, max_size=3), spans())
def test_a_text_that_nobody_shares_changes_nothing(made: list[Spans], alone: Spans) -> None:
    """One coder's own text is no evidence of agreement."""
    shared = text(*made)

    assert alike(figures(unitize([shared])), figures(unitize([shared, UnitizedText(LENGTH, {"c0": alone})])))


@given(spans(), spans())
def test_character_figures_do_not_see_where_a_span_is_cut(first: Spans, second: Spans) -> None:
    """Touching pieces, repeats and empty spans are nothing new."""
    pieces = [
        piece for s, e, c in first for m in [(s + e) // 2] for piece in ((s, m, c), (m, e, c), (s, e, c), (m, m, c))
    ]
    rows = [
        on_characters([CodedSpan(*span) for span in own], LENGTH, codes="a").tolist() for own in (first, pieces, second)
    ]

    assert rows[0] == rows[1]
    kappas = [agreement.cohen_kappa(row, rows[2]).value for row in rows[:2]]
    assert alike(kappas[:1], kappas[1:])


def test_touching_units_stay_two_and_overlapping_ones_become_one() -> None:
    """Unitizing counts units, so that a cut matters there."""
    other: Spans = [(0, 10, "a"), (20, 24, "b")]
    whole = unitize([text([(0, 10, "a")], other)]).u_alpha().value
    cut = unitize([text([(0, 5, "a"), (5, 10, "a")], other)]).u_alpha().value
    overlapping = unitize([text([(0, 6, "a"), (4, 10, "a")], other)]).u_alpha().value

    assert whole == overlapping
    assert whole != cut


def test_a_coder_whose_codes_overlap_is_refused_and_taken_code_by_code() -> None:
    """The family supposes a partition of the text."""
    made = text([(0, 10, "a"), (5, 15, "b")], [(0, 10, "a")])

    with pytest.raises(ValueError, match="one code at a time"):
        unitize([made])
    assert 1 == unitize([made], code="a").u_alpha().value


def test_with_three_coders_one_reading_of_cu_alpha_is_taken() -> None:
    """The mean over other coders of squared overlaps: .72408 on the published example, which prints .724."""
    alex: Spans = [(2, 9, "1"), (11, 17, "2"), (24, 30, "5"), (32, 36, "6"), (36, 44, "6"), (44, 60, "7")]
    paul: Spans = [(2, 9, "1"), (11, 17, "3"), (19, 25, "5"), (32, 44, "6")]
    suzan: Spans = [(2, 9, "1"), (11, 17, "4"), (21, 27, "5"), (32, 36, "6"), (36, 40, "6"), (40, 44, "6")]
    found = unitize([UnitizedText(60, {"Alex": alex, "Paul": paul, "Suzan": suzan})])

    values = [found.u_alpha().value, found.u_alpha_binary().value, found.cu_alpha().value]
    assert [0.50967, 0.41323, 0.72408] == pytest.approx(values, abs=5e-6)


def test_edges_of_white_space_are_trimmed_inward_only() -> None:
    """A span of white space only becomes empty."""
    assert [(2, 4, "a"), (6, 6, "b")] == trim("  ab   ", [CodedSpan(0, 6, "a"), CodedSpan(4, 6, "b")])


def test_any_character_or_most_of_them() -> None:
    """Half of a segment is not most of it."""
    made = [CodedSpan(0, 5, "a"), CodedSpan(10, 16, "a")]

    assert [1, 1, 0] == on_segments(made, [(0, 10), (10, 20), (20, 30)]).tolist()
    assert [0, 1, 0] == on_segments(made, [(0, 10), (10, 20), (20, 30)], rule="majority").tolist()


@given(st.lists(st.integers(1, 4), min_size=1, max_size=8), st.data())
def test_boundary_similarity_is_symmetric_and_one_for_itself(masses: list[int], data: st.DataObject) -> None:
    """Undefined where nobody cut."""
    total = sum(masses)
    cuts = sorted(data.draw(st.sets(st.integers(1, total - 1)))) if total > 1 else []
    other = np.diff([0, *cuts, total]).tolist()
    one, two = boundary_similarity(masses, other), boundary_similarity(other, masses)

    assert one.value == two.value or (math.isnan(one.value) and bool(one.undefined_because))
    assert len(masses) == 1 or 1 == boundary_similarity(masses, masses).value


@given(st.integers(0, 10_000), st.integers(1, 5))
def test_the_assignment_is_the_cheapest(seed: int, n: int) -> None:
    """Against all permutations."""
    cost = np.random.default_rng(seed).integers(0, 9, (n, n)).astype(float)
    rows, columns = assignment(cost)

    assert sorted(columns.tolist()) == list(range(n))
    assert cost[rows, columns].sum() == min(sum(cost[i, p[i]] for i in range(n)) for p in permutations(range(n)))


def test_observed_disorder_of_the_same_units_is_zero() -> None:
    """And of units without an answer one."""
    made: Spans = [(0, 5, "a"), (9, 20, "b")]

    assert 0 == gamma_observed_disorder(made, made)
    assert 2 == gamma_observed_disorder(made, [])


def test_maxqda_modes_state_what_the_overlap_is_a_share_of() -> None:
    """The shorter of two spans is easier to cover than both together."""
    first, second = [(0, 100, "x"), (200, 210, "y")], [(0, 50, "x"), (200, 210, "y")]

    assert 0.5 == agreement.segment_overlap_agreement(first, second).value
    assert 1 == agreement.segment_overlap_agreement(first, second, overlap="shorter").value
    assert 0 == agreement.segment_overlap_brennan_prediger(first, second).value
    assert "one code" in agreement.segment_overlap_brennan_prediger(first[:1], second[:1]).undefined_because
    assert "nobody" in agreement.segment_overlap_agreement([], []).undefined_because
