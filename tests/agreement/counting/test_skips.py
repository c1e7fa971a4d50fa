"""Skipped units are missing: the same figures as boolean arrays with `covered` by unit, and as before without any."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement.strategies import MATERIAL, materials
from codekit.agreement import (
    Material,
    Measures,
    Skips,
    compare,
    compare_exclusive,
    count,
    exclusive_values,
    krippendorff_alpha,
    make_material,
    set_alpha,
    with_skips,
)
from codekit.agreement.counting.arrays import count_units
from codekit.agreement.counting.skips import by_parts, n_skipped, skipped_units
from codekit.agreement.numeric import Bools
from codekit.agreement.rounds.disagreements import disagreements
from codekit.agreement.rounds.exclusive import MISSING


@st.composite
def skipping(draw: st.DrawFn) -> Material:
    """Any material, with any ranges that any coder skipped: empty, overlapping, of coders who did not finish."""
    material = draw(materials())
    _, coders, transcripts = MATERIAL
    rows = []
    for _ in range(draw(st.integers(0, 6))):
        t = draw(st.integers(0, transcripts - 1))
        lo = draw(st.integers(0, int(material.n_units[t])))
        rows.append((draw(st.integers(0, coders - 1)), t, lo, draw(st.integers(lo, int(material.n_units[t])))))
    return with_skips(material, Skips(*np.asarray(rows, np.int64).reshape(-1, 4).T))


def as_arrays(material: Material) -> tuple[Bools, Bools]:
    """What each coder decided on each unit [C, K, units], and which units each did [C, units], unit by unit."""
    base = np.cumsum(material.n_units) - material.n_units
    units = int(material.n_units.sum())
    decisions = np.zeros((len(material.coders), len(material.codes), units), bool)
    for c, t, k, lo, hi in zip(
        material.coder, material.transcript, material.code, material.lo, material.hi, strict=True
    ):
        decisions[c, k, base[t] + lo : base[t] + hi] = True
    did = np.repeat(material.covered, material.n_units, axis=1)
    skips = material.skips
    for c, t, lo, hi in zip(skips.coder, skips.transcript, skips.lo, skips.hi, strict=True):
        did[c, base[t] + lo : base[t] + hi] = False
    return decisions, did


def by_unit(material: Material) -> Measures:
    """The figures of the same decisions as arrays."""
    decisions, did = as_arrays(material)
    names = {"coders": material.coders, "codes": material.codes, "transcripts": material.transcripts}
    return Measures(count_units(decisions, did, material.n_units, **names))


@given(skipping())
def test_every_figure_is_that_of_arrays_with_what_each_coder_did_by_unit(material: Material) -> None:
    """Coefficients, each transcript's own, and clustered errors."""
    laid, arrays = Measures(count(material)), by_unit(material)

    rows = [laid.transcripts.index(name) for name in arrays.transcripts]  # arrays know no transcript without a unit
    for name in laid.names:
        np.testing.assert_allclose(laid[name], arrays[name], atol=1e-12, err_msg=name)
        np.testing.assert_allclose(laid.by_transcript(name)[rows], arrays.by_transcript(name), atol=1e-12, err_msg=name)
        one, other = (figures.standard_error(name, "jackknife") for figures in (laid, arrays))
        np.testing.assert_allclose(one, other, atol=1e-7, err_msg=name)


@given(skipping())
def test_alpha_over_sets_takes_a_skipped_unit_as_missing(material: Material) -> None:
    """As Krippendorff's alpha of ratings in which the set is not there."""
    decisions, did = as_arrays(material)
    rows = [
        [set(np.flatnonzero(held).tolist()) if there else None for held, there in zip(own.T, mine, strict=True)]
        for own, mine in zip(decisions, did, strict=True)
    ]

    expected = krippendorff_alpha(rows, level="masi").value if did.any() else np.nan
    np.testing.assert_allclose(set_alpha(material).value, expected, atol=1e-12)


@given(materials())
def test_with_nothing_skipped_nothing_is_touched(material: Material) -> None:
    """The material itself comes back; a range without units, or of a coder who did not finish, skips nothing."""
    empty = with_skips(material, Skips(*np.zeros((4, 2), np.int64)))

    assert by_parts(material) is material
    assert by_parts(empty) is empty
    assert [0] * len(material.coders) == n_skipped(empty).tolist()


@given(skipping())
def test_skipped_units_are_counted_once_each(material: Material) -> None:
    """However often they were skipped, in the transcripts that the coder finished."""
    _, did = as_arrays(material)
    finished = np.repeat(material.covered, material.n_units, axis=1)

    assert (finished & ~did).sum(axis=1).tolist() == n_skipped(material).tolist()


@given(skipping())
def test_nobody_disagrees_on_a_unit_that_was_skipped(material: Material) -> None:
    """A disagreement names only coders who did the unit; where two did it and differ, there is one."""
    turns = [np.zeros(n, np.int64) for n in material.n_units.tolist()]
    rows = disagreements(material, parents={}, turns=turns)
    decisions, did = as_arrays(material)
    base = dict(zip(material.transcripts, np.cumsum(material.n_units) - material.n_units, strict=True))

    found = set()
    for row in rows:
        t = material.transcripts.index(row.transcript)
        away = skipped_units(material, t)[:, row.unit]
        assert not any(away[material.coders.index(coder)] for coder in (*row.has, *row.lacks))
        found.add((int(base[row.transcript]) + row.unit, material.codes.index(row.code)))
    yes, no = (decisions & did[:, None]).any(axis=0), (~decisions & did[:, None]).any(axis=0)
    assert {(int(u), int(k)) for k, u in np.argwhere(yes & no)} == found


@pytest.mark.parametrize("n_transcripts", [1, 2, 4])
def test_an_exclusive_group_takes_a_skipped_unit_as_missing(n_transcripts: int) -> None:
    """Of three coders two have the unit; as many units as transcripts are no matter; two codes there are no clash."""
    each = make_material(
        transcripts=[f"T{t}" for t in range(n_transcripts)],
        coders=["a", "b", "c"],
        codes=["x", "y"],
        n_units=[4] * n_transcripts,
        covered=np.ones((3, n_transcripts), bool),
        coder=[0, 0, 1, 2, 2, 0],
        transcript=[0] * 6,
        code=[0, 1, 0, 1, 0, 0],
        lo=[0, 0, 0, 0, 1, 2],
        hi=[1, 1, 1, 1, 2, 3],
    )
    material = with_skips(each, Skips(np.array([0]), np.array([0]), np.array([0]), np.array([1])))
    values = exclusive_values(material)
    report = compare_exclusive(material, parent="p", round_id="r", unit="turn")

    assert [MISSING, 0, 1] == values.index[:, 0].tolist()
    assert {"a": 1, "b": 0, "c": 0} == report.skipped
    ratings = [[None if v == MISSING else v for v in row] for row in values.index.tolist()]
    assert report.codes[0].krippendorff_alpha == pytest.approx(krippendorff_alpha(ratings).value)


def test_a_report_uses_the_units_that_two_coders_did() -> None:
    """The cells add up to them; the note of a skipped unit is a number, and no `no`."""
    material = make_material(
        transcripts=["T"],
        coders=["a", "b"],
        codes=["x"],
        n_units=[6],
        covered=[[True], [True]],
        coder=[0, 1, 1],
        transcript=[0, 0, 0],
        code=[0, 0, 0],
        lo=[0, 0, 4],
        hi=[2, 1, 6],
    )
    before = compare(material, round_id="r", unit="turn")
    after = compare(
        with_skips(material, Skips(np.array([0]), np.array([0]), np.array([4]), np.array([6]))),
        round_id="r",
        unit="turn",
    )

    assert (6, 4) == (before.codes[0].n_units, after.codes[0].n_units)
    assert {} == before.skipped
    assert {"a": 2, "b": 0} == after.skipped
    assert after.codes[0].cells
    assert (1, 1, 0, 2) == tuple(getattr(after.codes[0].cells, name) for name in "abcd")
    assert {"a": 2, "b": 1} == after.codes[0].positives


def test_a_skipped_range_lies_within_its_transcript() -> None:
    """As every range must."""
    material = make_material(transcripts=["T"], coders=["a"], codes=[], n_units=[3], covered=[[True]])

    with pytest.raises(ValueError, match="within"):
        with_skips(material, Skips(np.array([0]), np.array([0]), np.array([1]), np.array([4])))
