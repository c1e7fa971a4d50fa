"""Counting by borders equals counting unit by unit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from agreement.strategies import MATERIAL, materials
from codekit.agreement import Material, count, make_material


@given(materials())
def test_counts_equal_those_of_every_single_unit(material: Material) -> None:
    """Positives, intersections of pairs and units of anyone, against a grid of yes and no."""
    grid = np.zeros((*MATERIAL, material.n_units.max()), bool)
    for c, t, k, lo, hi in zip(
        material.coder, material.transcript, material.code, material.lo, material.hi, strict=True
    ):
        grid[k, c, t, lo:hi] |= material.covered[c, t]

    counts = count(material)

    assert grid.sum(axis=-1).tolist() == counts.positives.tolist()
    assert grid.any(axis=1).sum(axis=-1).tolist() == counts.anyone.tolist()
    assert 3 == len(counts.pairs)
    for p, (x, y) in enumerate(counts.pairs):
        assert (grid[:, x] & grid[:, y]).sum(axis=-1).tolist() == counts.both[:, p].tolist()


@pytest.mark.parametrize("changed", [{"coders": []}, {"codes": [], "code": []}, {"transcripts": [], "n_units": []}])
def test_nothing_to_count_is_no_error(changed: dict[str, list[str]]) -> None:
    """No coder, no code or no transcript gives empty tables."""
    given_: dict[str, list[str]] = {"transcripts": ["T"], "coders": ["A"], "codes": ["x"], "n_units": [1], **changed}  # type: ignore[list-item]
    covered = np.ones((len(given_["coders"]), len(given_["transcripts"])), bool)

    counts = count(make_material(covered=covered, **given_))

    assert (len(given_["codes"]), len(given_["coders"]), len(given_["transcripts"])) == counts.positives.shape
    assert 0 == counts.positives.sum()


def test_overlap_by_one_coder_is_not_agreement() -> None:
    """A codes 0-10 and 5-15 with one code, B nothing: both-coded is 0, and A has 15 characters."""
    material = make_material(
        transcripts=["T"],
        coders=["A", "B"],
        codes=["x"],
        n_units=[20],
        covered=[[True], [True]],
        coder=[0, 0],
        transcript=[0, 0],
        code=[0, 0],
        lo=[0, 5],
        hi=[10, 15],
    )

    counts = count(material)

    assert [[[15], [0]]] == counts.positives.tolist()
    assert [[[0]]] == counts.both.tolist()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"hi": [21]}, "within its transcript"),
        ({"lo": [3], "hi": [2]}, "within its transcript"),
        ({"code": [1]}, "outside 0..0"),
        ({"coder": [-1]}, "outside 0..1"),
        ({"coder": [0, 1]}, "equally long"),
        ({"lo": [0.5]}, "whole numbers"),
        ({"coders": ["A", "A"]}, "each occur once"),
        ({"covered": [[True], [True], [True]]}, "must fit"),
        ({"n_units": [-1]}, "negative"),
        ({"lo": [[0]]}, "one-dimensional"),
    ],
)
def test_material_that_does_not_fit_is_refused(changed: dict[str, object], said: str) -> None:
    """Each kind of misfit is an error that says which."""
    fits = {
        "transcripts": ["T"],
        "coders": ["A", "B"],
        "codes": ["x"],
        "n_units": [20],
        "covered": [[True], [True]],
        "coder": [0],
        "transcript": [0],
        "code": [0],
        "lo": [0],
        "hi": [10],
    }

    with pytest.raises(ValueError, match=said):
        make_material(**{**fits, **changed})  # type: ignore[arg-type]
