"""Laws that hold for every comparison, whatever the data."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement.made import of_ratings, of_sets
from agreement.strategies import CODES, Transcripts, transcripts
from codekit.agreement import Material, compare, count, make_material, roll_up

SYMMETRIC = (
    "n_units",
    "percent_agreement",
    "positive_agreement",
    "negative_agreement",
    "cohen_kappa",
    "krippendorff_alpha",
    "gwet_ac1",
    "pabak",
    "prevalence_index",
)


def figures(material: Material, *, also: tuple[str, ...] = ()) -> dict[str, list[Any]]:
    """The figures of every code, rounded so that the order of summing does not show."""
    codes = compare(material, round_id="r", unit="turn").to_json()["codes"]
    return {c["code"]: [c[k] if c[k] is None else round(c[k], 10) for k in (*SYMMETRIC, *also)] for c in codes}


@given(transcripts(), st.randoms())
def test_the_order_of_coders_transcripts_and_codes_does_not_matter(made: Transcripts, rng: Any) -> None:
    """Shuffling any of them leaves every symmetric figure of every code as it was."""
    names = [f"c{i}" for i in range(len(made[0]))]
    before = figures(of_sets(made, codes=CODES, coders=names))
    order, codes = list(range(len(names))), list(CODES)
    rng.shuffle(order)
    rng.shuffle(codes)
    shuffled = [[row[i] for i in order] for row in made]
    rng.shuffle(shuffled)

    after = figures(of_sets(shuffled, codes=codes, coders=[names[i] for i in order]))

    assert before == after


@given(transcripts(coders=2))
def test_swapping_two_coders_swaps_b_and_c_and_turns_the_bias_index(made: Transcripts) -> None:
    """Kappa and alpha stay; b and c change places; bias changes sign."""
    names = ["A", "B"]
    before = compare(of_sets(made, codes=CODES, coders=names), round_id="r", unit="turn").codes
    swapped = [[second, first] for first, second in made]

    after = compare(of_sets(swapped, codes=CODES, coders=["B", "A"]), round_id="r", unit="turn").codes

    for one, other in zip(before, after, strict=True):
        assert one.cells is not None
        assert other.cells is not None
        assert (one.cells.b, one.cells.c) == (other.cells.c, other.cells.b)
        assert one.bias_index == pytest.approx(-other.bias_index, nan_ok=True)


@given(transcripts(), st.integers(0, 5))
def test_a_transcript_that_nobody_shares_changes_nothing(made: Transcripts, units: int) -> None:
    """A transcript of one coder, or of none, is not evidence about agreement."""
    names = [f"c{i}" for i in range(len(made[0]))]
    alone: list[list[set[str]] | None] = [[{"a"}] * units, *([None] * (len(names) - 1))]

    assert figures(of_sets(made, codes=CODES, coders=names)) == figures(
        of_sets([*made, alone], codes=CODES, coders=names)
    )


@given(transcripts(coders=2))
def test_a_unit_nobody_coded_leaves_positive_agreement_alone(made: Transcripts) -> None:
    """More silence raises percent agreement, never positive agreement."""
    longer = [[None if row is None else [*row, set()] for row in per_coder] for per_coder in made]

    before, after = (
        compare(of_sets(m, codes=CODES, coders=["A", "B"]), round_id="r", unit="turn").codes for m in (made, longer)
    )

    for one, other in zip(before, after, strict=True):
        if one.n_units:
            assert one.percent_agreement <= other.percent_agreement + 1e-12
            assert one.positive_agreement == pytest.approx(other.positive_agreement, nan_ok=True)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 30), st.integers(1, 9)), max_size=12), st.integers(1, 8))
def test_touching_and_repeated_pieces_count_as_the_whole(spans: list[tuple[int, int, int]], cut: int) -> None:
    """Cutting spans into touching pieces, or giving them twice, changes no count of characters."""

    def counted(rows: list[tuple[int, int, int]]) -> Any:
        return count(
            make_material(
                transcripts=["T"],
                coders=["A", "B", "C"],
                codes=["x"],
                n_units=[40],
                covered=[[True]] * 3,
                coder=[c for c, _, _ in rows],
                transcript=[0] * len(rows),
                code=[0] * len(rows),
                lo=[lo for _, lo, _ in rows],
                hi=[hi for _, _, hi in rows],
            )
        )

    whole = [(coder, lo, lo + length) for coder, lo, length in spans]
    cuts = [(c, a, b) for c, lo, hi in whole for a, b in ((lo, min(lo + cut, hi)), (min(lo + cut, hi), hi))]

    before, after = counted(whole), counted(cuts + whole)

    assert before.positives.tolist() == after.positives.tolist()
    assert before.both.tolist() == after.both.tolist()
    assert before.anyone.tolist() == after.anyone.tolist()


def test_pabak_and_ac1_depend_on_the_declared_categories_fleiss_kappa_does_not() -> None:
    """A third category that nobody used changes the first two only."""
    from codekit.agreement import brennan_prediger, fleiss_kappa, gwet_ac1

    ratings = [list("aabba"), list("abbba")]

    assert brennan_prediger(ratings).value != brennan_prediger(ratings, categories="abc").value
    assert gwet_ac1(ratings).value != gwet_ac1(ratings, categories="abc").value
    assert fleiss_kappa(ratings).value == fleiss_kappa(ratings, categories="abc").value


@given(transcripts())
def test_roll_up_is_idempotent(made: Transcripts) -> None:
    """Rolling up what is already rolled up changes no figure."""
    names = [f"c{i}" for i in range(len(made[0]))]
    material = of_sets(made, codes=CODES, coders=names)
    targets = [[0], [1, 0], [2, 0], [3]]

    once = rolled(material, targets)

    assert figures(once) == figures(rolled(once, targets))


def rolled(material: Material, targets: list[list[int]]) -> Material:
    """The material with every coding counted as its targets."""
    rows, code = roll_up(material.code, targets)
    columns = {name: getattr(material, name)[rows] for name in ("coder", "transcript", "lo", "hi")}
    return replace(material, code=code, **columns)


def test_two_sub_codes_of_one_parent_in_a_unit_count_once() -> None:
    """A unit with a.1 and a.2 is one unit of a; a code without a target drops out."""
    material = of_sets([[[{"a.1", "a.2"}, {"b"}], [{"a"}, set()]]], codes=CODES, coders="AB")

    code = compare(rolled(material, [[0], [0], [0], []]), round_id="r", unit="turn").codes[0]

    assert {"A": 1, "B": 1} == code.positives
    assert 1.0 == code.cohen_kappa


def test_roll_up_keeps_the_row_of_each_coding() -> None:
    """Each coding appears once per target, with its own row."""
    rows, codes = roll_up(np.array([2, 0, 1]), [[0], [1, 0], [2, 1, 0]])

    assert [0, 0, 0, 1, 2, 2] == rows.tolist()
    assert [2, 1, 0, 0, 1, 0] == codes.tolist()


def test_missing_is_not_no() -> None:
    """A coder who did not finish a transcript is left out there, not read as silent."""
    with_gap = of_ratings([[[1, 0, 1], [1, 0, 0]], [[1, 1], None]])
    silent = of_ratings([[[1, 0, 1], [1, 0, 0]], [[1, 1], [0, 0]]])

    gap, no = (compare(m, round_id="r", unit="turn").codes[0] for m in (with_gap, silent))

    assert (3, 1) == (gap.n_units, gap.n_transcripts)
    assert {"A": 2, "B": 1} == gap.positives
    assert 5 == no.n_units
