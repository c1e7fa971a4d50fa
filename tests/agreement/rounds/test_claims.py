"""Nominal states of cases: the figures against exact fractions, intervals, and what is left out."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement import exact
from agreement.made import exact_kappa
from codekit.agreement.counting.arrays import count_arrays
from codekit.agreement.formulas.coefficients import NOMINAL
from codekit.agreement.measures import Measures
from codekit.agreement.rounds.claim_report import Figures
from codekit.agreement.rounds.claims import MISSING, States, compare_cells, compare_pairs, compare_themes, summarise
from codekit.agreement.rounds.nominal import disagree, nominal
from codekit.agreement.rounds.notes import FEW_OCCURRENCES, FEW_TRANSCRIPTS, NO_SPREAD, UNDEFINED

Q = 4
VALUES = st.integers(2, 4).flatmap(
    lambda c: st.lists(
        st.lists(st.one_of(st.none(), st.integers(0, Q - 1)), min_size=c, max_size=c), min_size=1, max_size=9
    )
)


def figures(rows: list[list[int | None]], case: list[int] | None = None, q: int = Q) -> Figures:
    """The figures of ratings [coders][units], each unit a case of its own unless said."""
    values = np.array([[MISSING if v is None else v for v in row] for row in rows], np.int64)
    own = np.arange(values.shape[1]) if case is None else np.array(case)
    names = [f"O{i}" for i in range(int(own.max(initial=-1)) + 1)]
    return nominal(values, own, coders=[f"c{i}" for i in range(len(rows))], cases=names, q=q)


def close(expected: Fraction | None, actual: float) -> bool:
    """Whether a figure is an exact one; None is NaN."""
    return math.isnan(actual) if expected is None else math.isclose(float(expected), actual, abs_tol=1e-12)


def mean_kappa(rows: list[list[int | None]]) -> Fraction | None:
    """The mean of the pairs' kappas that are defined."""
    pairs = [exact.pair(first, second) for first, second in combinations(rows, 2)]
    kappas = [exact_kappa(*zip(*shared, strict=True)) for shared in pairs if shared]
    return exact.mean([kappa for kappa in kappas if kappa is not None])


@given(VALUES)
def test_figures_are_those_of_exact_fractions(units: list[list[int | None]]) -> None:
    """Percent agreement, kappa, alpha and AC1 with all declared states, whoever is missing; units by two count."""
    kept = [unit for unit in units if sum(v is not None for v in unit) > 1]
    rows = [list(row) for row in zip(*units, strict=True)]
    found = figures(rows)

    assert len(kept) == found.n_units == found.n_cases
    assert sum(len({v for v in unit if v is not None}) > 1 for unit in kept) == found.n_differ
    if not kept:
        assert math.isnan(found.percent_agreement)
        assert [UNDEFINED] == [note.kind for note in found.notes]
        return
    compared = [list(row) for row in zip(*kept, strict=True)]
    assert close(exact.percent(compared), found.percent_agreement)
    assert close(mean_kappa(compared), found.cohen_kappa)
    assert close(exact.alpha(compared, lambda x, y: Fraction(x != y)), found.krippendorff_alpha)
    assert close(exact.ac1(compared, q=Q), found.gwet_ac1)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=5, max_size=14))
def test_the_interval_is_the_fisher_interval_with_cases_as_clusters(pairs: list[tuple[int, int]]) -> None:
    """The same ends as `Measures` gives for one unit in each case; where there is none the note says why."""
    rows = [list(row) for row in zip(*pairs, strict=True)]
    found = figures(rows, q=3)
    decisions = np.array(rows)[:, None] == np.arange(3)[:, None]
    low, high = Measures(count_arrays(decisions, None, [1] * len(pairs)), NOMINAL).interval("cohen_kappa")

    usual = max(range(3), key=lambda v: (sum(row.count(v) for row in rows), -v))
    uncommon = sum(pair != (usual, usual) for pair in pairs)
    if found.interval is None:
        kinds = {note.kind for note in found.notes}
        assert kinds <= {UNDEFINED, FEW_OCCURRENCES, NO_SPREAD}
        assert kinds
        assert uncommon < 5 or math.isnan(low[0]) or high[0] - low[0] < 1e-9
    else:
        assert uncommon >= 5
        assert (low[0], high[0]) == pytest.approx((found.interval.low, found.interval.high), abs=1e-12)
        assert "delete-one-case" in found.interval.method


def test_fewer_than_five_cases_have_no_interval() -> None:
    """Whatever they hold."""
    found = figures([[0, 1, 2, 1], [0, 2, 2, 1]])

    assert found.interval is None
    assert [FEW_TRANSCRIPTS] == [note.kind for note in found.notes]


def test_cells_of_one_case_are_one_cluster() -> None:
    """Twenty cells in four cases are four clusters, however many cells there are."""
    found = figures([[0, 1] * 10, [0, 1, 1, 0] * 5], case=[i // 5 for i in range(20)])

    assert (20, 4) == (found.n_units, found.n_cases)
    assert found.interval is None


@given(st.lists(st.lists(st.integers(-1, 3), min_size=3, max_size=3), max_size=6))
def test_missing_values_differ_from_nothing(units: list[list[int]]) -> None:
    """Two unlike values make a difference, a missing one does not."""
    values = np.array(units, np.int64).reshape(-1, 3).T

    assert [len(set(unit) - {MISSING}) > 1 for unit in units] == disagree(values).tolist()


def states(index: list[list[list[int]]]) -> States:
    """States of two coders from indexes [coders, cases, themes]: 0 present, 1 contrary, 2 nothing, -1 missing."""
    given_ = np.array(index, np.int64)
    cases, themes = given_.shape[1:]
    return States(
        coders=tuple("AB"),
        cases=tuple(f"O{i}" for i in range(cases)),
        themes=tuple(f"T{i}" for i in range(themes)),
        states=("present", "contrary", "nothing"),
        index=given_,
        by_hand=np.zeros((cases, themes), bool),
        excerpts=np.where(given_ == 0, 2, 0),
        contrary=np.where(given_ == 1, 1, 0),
        possible={f"T{i}": ("present", "contrary", "nothing") for i in range(themes)},
        found=frozenset({"present"}),
        determinate=frozenset({"present", "contrary", "nothing"}),
        nothing=frozenset({"nothing"}),
    )


def test_an_example_by_hand() -> None:
    """Two themes in four cases: k of n, what differs, the table of states, the pooled kappa."""
    given_ = states([[[0, 0], [0, 2], [2, 2], [1, 2]], [[0, 0], [2, 2], [2, 0], [0, -1]]])
    first, second = compare_themes(given_)
    (pair,) = compare_pairs(given_)
    summary = summarise(given_, (first, second), (pair,))

    assert ["2 of 4", "2 of 4"] == [first.k_of_n(coder) for coder in "AB"]
    assert ["1 of 4", "2 of 3"] == [second.k_of_n(coder) for coder in "AB"]
    assert (0, 0.0, 2) == (first.difference_k, first.difference_share, first.states.n_differ)
    # over the three cases that count for both: 1 of 3 and 2 of 3
    assert (1, 3) == (second.difference_k, second.states.n_cases)
    assert pytest.approx(1 / 3) == second.difference_share
    assert [("O1", "T0"), ("O2", "T1"), ("O3", "T0")] == [(c.case, c.code) for c in compare_cells(given_)]
    assert (("present", "contrary", "nothing"), ((2, 0, 1), (1, 0, 0), (1, 0, 2))) == (pair.states, pair.counts)
    assert (7, 3, 2) == (summary.cells.n_units, summary.cells.n_differ, summary.present_against_none)
    # Po 2/4 and 2/3, Pe (2*2 + 1*2)/16 and (1*2 + 2*1)/9
    observed, expected = (1 / 2 + 2 / 3) / 2, (6 / 16 + 4 / 9) / 2
    assert pytest.approx((observed - expected) / (1 - expected)) == summary.pooled_kappa == pair.pooled_kappa
    assert ("T1",) == summary.widest


def test_one_state_throughout_is_undefined_and_says_so() -> None:
    """Agreement of 1, but no kappa and no alpha; None in JSON."""
    made = compare_themes(states([[[0], [0], [0]], [[0], [0], [0]]]))[0].to_json()

    assert (1.0, None, None) == (made["percent_agreement"], made["cohen_kappa"], made["krippendorff_alpha"])
    assert "not estimable: one state throughout" == made["note"] == made["present"]["note"]
