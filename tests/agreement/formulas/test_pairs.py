"""Kappa and its relatives of codes and of nominal variables, from one set of formulas."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement.made import exact_kappa
from codekit import agreement
from codekit.agreement.formulas import pairs
from codekit.agreement.formulas.pairs import Pairs, one_variable, pairs_of_cells

TABLES = st.lists(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=3, max_size=3), max_size=4)
CELLS = st.tuples(*[st.integers(0, 9)] * 4)


def rows_of(table: list[list[int]]) -> tuple[list[int], list[int]]:
    """The two coders' values that make a table."""
    flat = [(i, j) for i, j in product(range(len(table)), repeat=2) for _ in range(table[i][j])]
    return [i for i, _ in flat], [j for _, j in flat]


@given(TABLES)
def test_a_variable_of_three_values_has_the_kappa_of_the_definition(tables: list[list[list[int]]]) -> None:
    """Values counted as codes and added up, against exact fractions; its maximum is never below it."""
    for table in tables:
        first, second = rows_of(table)
        cells = np.asarray(table)
        one = Pairs(cells.sum()[None, None], *(part[:, None] for part in (np.diag(cells), cells.sum(1), cells.sum(0))))
        exact = exact_kappa(first, second)

        kappa, most = (float(formula(one, one_variable)[0, 0]) for formula in (pairs.kappa, pairs.kappa_max))

        assert (np.nan if exact is None else float(exact)) == pytest.approx(kappa, nan_ok=True)
        assert exact is None or most >= kappa - 1e-12


@given(CELLS)
def test_yes_and_no_as_two_values_are_the_code_itself(cells: tuple[int, int, int, int]) -> None:
    """One code, or a variable of two values: the same figures to the last bit."""
    a, b, c, d = cells
    code = pairs_of_cells([[[a, b, c, d]]])
    variable = pairs_of_cells([[[a, b, c, d]], [[d, c, b, a]]])._replace(n=code.n)

    for formula in (pairs.kappa, pairs.kappa_max, pairs.pooled_kappa):
        np.testing.assert_array_equal(formula(code), formula(variable, one_variable))


@given(st.lists(CELLS, min_size=1, max_size=5))
def test_figures_over_codes_of_tables_and_of_cells_are_the_same(cells: list[tuple[int, int, int, int]]) -> None:
    """Two doors to pooled, mean and summed kappa."""
    tables = [[[a, b], [c, d]] for a, b, c, d in cells]
    codes = pairs_of_cells([[one] for one in cells])

    assert agreement.pooled_kappa(tables) == pytest.approx(float(pairs.pooled_kappa(codes)[0]), nan_ok=True)
    assert agreement.summed_table_kappa(tables) == pytest.approx(float(pairs.summed_kappa(codes)[0]), nan_ok=True)
    summed = np.sum(tables, axis=0).tolist()
    value = agreement.cohen_kappa(*rows_of(summed)).value
    assert value == pytest.approx(agreement.summed_table_kappa(tables), nan_ok=True, abs=1e-12)


@given(CELLS)
def test_the_kappa_that_totals_allow_is_reached_when_the_rarer_yes_lies_in_the_other(
    cells: tuple[int, int, int, int],
) -> None:
    """The same totals with as many units alike as can be have just that kappa."""
    a, b, c, d = cells
    moved = min(b, c)
    best = pairs_of_cells([[[a + moved, b - moved, c - moved, d + moved]]])

    np.testing.assert_allclose(pairs.kappa(best), pairs.kappa_max(pairs_of_cells([[list(cells)]])), atol=1e-12)
