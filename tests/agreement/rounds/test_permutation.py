"""The permutation test within transcripts: against every order, against its own law, and what it leaves out."""

from __future__ import annotations

import math
from itertools import permutations, product

import numpy as np
import pytest

from agreement.made import of_cells, of_ratings, of_sets
from codekit.agreement import AgreementReport, Material, compare, krippendorff_alpha, measure
from codekit.agreement.measures import measure_compared
from codekit.agreement.rounds.permutation import ORDERS, SHIFTS, p_values, with_permutations

Rows = list[list[list[int] | None]]
TWO: Rows = [[[1, 1, 0, 0, 0], [1, 0, 0, 1, 0]], [[1, 0, 0, 0], [1, 0, 0, 0]]]
THREE: Rows = [[[1, 1, 0, 0], [1, 0, 0, 0], [1, 1, 0, 0]], [[1, 0, 0], [1, 0, 0], None]]


def permuted(material: Material, n: int = 20_000, scheme: str = ORDERS) -> AgreementReport:
    """The report with its p values."""
    return with_permutations(compare(material, round_id="r", unit="turn"), material, n, scheme=scheme)


def alpha(rows: Rows) -> float:
    """Krippendorff's alpha of all transcripts together."""
    coders = len(rows[0])
    units: list[list[int | None]] = [[] for _ in range(coders)]
    for transcript in rows:
        for row, laid in zip(transcript, units, strict=True):
            laid.extend([None] * len(transcript[0] or ()) if row is None else row)
    return krippendorff_alpha(units).value


def exact(rows: Rows, *, shifts: bool) -> float:
    """The share of all orders (shifts) of the second and later coders' units whose alpha is as high or higher."""
    here = alpha(rows)

    def orders(row: list[int] | None) -> list[list[int] | None]:
        if row is None:
            return [None]
        if shifts:
            return [row[i:] + row[:i] for i in range(len(row))]
        return [list(order) for order in permutations(row)]

    free = [orders(row) for transcript in rows for row in transcript[1:]]
    width = len(rows[0]) - 1
    values = []
    for chosen in product(*free):
        parts = [list(chosen[i : i + width]) for i in range(0, len(chosen), width)]
        values.append(alpha([[t[0], *part] for t, part in zip(rows, parts, strict=True)]))
    return float(np.mean(np.asarray(values) >= here - 1e-9))


@pytest.mark.parametrize("rows", [TWO, THREE], ids=["two", "three"])
@pytest.mark.parametrize("scheme", [ORDERS, SHIFTS])
def test_p_values_are_those_of_all_orders(rows: Rows, scheme: str) -> None:
    """Alpha rises with what coders share while the margins stay; 20,000 draws come within .02."""
    report = permuted(of_ratings(rows, coders="ABC"[: len(rows[0])]), scheme=scheme)
    expected = exact(rows, shifts=scheme == SHIFTS)

    assert report.codes[0].p_value == pytest.approx(expected, abs=0.02)
    assert report.summary.permutation is not None
    if len(rows[0]) == 2:
        assert report.summary.permutation.p_value == pytest.approx(expected, abs=0.02)


def test_codes_of_one_unit_stay_together_in_the_test_of_pooled_kappa() -> None:
    """Two codes that are always given together say no more than one: the p value of both is that of each."""
    single = [[[{"a"}, {"a"}, set(), set(), set()], [{"a"}, {"a"}, set(), set(), set()]]]
    double = [[[{"a", "b"} if held else set() for held in row] for row in rows] for rows in single]
    one, two = (permuted(of_sets(s, codes=["a", "b"], coders="AB")).summary.permutation for s in (single, double))

    assert one is not None
    assert two is not None
    assert one.p_value == pytest.approx(0.1, abs=0.01)  # 1 of the 10 ways to choose two of five units
    assert two.p_value == pytest.approx(0.1, abs=0.01)


def test_chance_gives_uniform_p_values() -> None:
    """400 codes given at random: about one in ten has a p value of .1 or less, never many more."""
    rng = np.random.default_rng(2)
    figures = measure(rng.random((3, 400, 90)) < 0.3, None, [30, 40, 20])

    values = p_values(figures.counts, 199)

    assert (values <= 0.1).mean() == pytest.approx(0.1, abs=0.045)
    assert 0 < values.min()


def test_runs_of_turns_make_reordering_optimistic_and_shifting_not() -> None:
    """Codes in long runs, given independently: shifts reject about 5 % of the time, orders far more often."""

    def long_runs(rng: np.random.Generator) -> list[int]:
        blocks = np.repeat(rng.random(5) < 0.3, 12).astype(int)
        return np.roll(blocks, rng.integers(60)).tolist()  # type: ignore[no-any-return]

    rng = np.random.default_rng(7)
    small = {ORDERS: 0, SHIFTS: 0}
    for _ in range(60):
        material = of_ratings([[long_runs(rng) for _ in range(2)] for _ in range(5)])
        for scheme in small:
            small[scheme] += permuted(material, 199, scheme).codes[0].p_value <= 0.05

    assert small[SHIFTS] <= 9
    assert small[ORDERS] > 2 * small[SHIFTS]


def test_where_nothing_can_be_said_nothing_is_said() -> None:
    """No p value of an undefined coefficient; 1 where nothing can vary; without asking there is none."""
    material = of_cells({"x": [(3, 1, 0)] * 3, "never": [(0, 0, 0)] * 3, "unused": [(0, 4, 0)] * 3}, units=[20] * 3)
    plain, report = compare(material, round_id="r", unit="turn"), permuted(material, 99)

    assert [True, True, True] == [math.isnan(code.p_value) for code in plain.codes]
    assert plain.summary.permutation is None
    assert (0.01, 1.0) == (report.codes[0].p_value, report.codes[2].p_value)
    assert math.isnan(report.codes[1].p_value)
    assert {"n": 99, "scheme": "orders", "seed": 0, "p_value": 0.01, "why_not": ""} == report.to_json()["summary"][
        "permutation"
    ]
    assert report.to_json() == permuted(material, 99).to_json()


def test_too_many_characters_are_not_put_in_order() -> None:
    """The p value of a code needs no units; that of pooled kappa does, and says why there is none."""
    material = of_cells({"x": [(900, 100, 50)] * 2}, units=[600_000] * 2)

    report = permuted(material, 199)

    assert 0.005 == report.codes[0].p_value
    assert report.summary.permutation is not None
    assert "too many units" in report.summary.permutation.why_not
    assert len(measure_compared(material).transcripts) == 2


def test_another_scheme_is_an_error() -> None:
    """It names the known ones."""
    material = of_cells({"x": [(1, 1, 1)]}, units=[9])

    with pytest.raises(ValueError, match="orders, shifts"):
        permuted(material, 9, "shuffle")
