"""The table of counts is additive: what is counted apart and merged is what is counted at once."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement.strategies import MATERIAL, materials
from codekit.agreement import Counts, Material, Measures, count, measure
from codekit.agreement.counting.arrays import count_arrays
from codekit.agreement.counting.per_transcript import PerTranscript
from codekit.reporting.agreement.measure import of_transcripts

TRANSCRIPTS = MATERIAL[-1]
PLACES = st.permutations(range(TRANSCRIPTS))


def listed(counts: Counts) -> dict[str, object]:
    """The table as plain lists."""
    values = {field.name: getattr(counts, field.name) for field in fields(counts)}
    return {name: value.tolist() if isinstance(value, np.ndarray) else value for name, value in values.items()}


def in_order(counts: Counts) -> Counts:
    """The table with its transcripts by name."""
    return counts.of([int(t) for t in np.argsort(counts.transcripts)])


@given(materials(), PLACES, st.integers(0, TRANSCRIPTS))
def test_counts_of_a_union_are_the_counts_of_its_parts_merged(material: Material, order: list[int], cut: int) -> None:
    """Any split of the transcripts, merged in either order, is the table of all of them."""
    parts = [count(of_transcripts(material, some)) for some in (order[:cut], order[cut:])]

    for one, other in (parts, parts[::-1]):
        assert listed(count(material)) == listed(in_order(one.merge(other)))


@given(materials(), PLACES, st.integers(0, TRANSCRIPTS))
def test_every_sum_of_a_union_is_the_sum_of_its_parts(material: Material, order: list[int], cut: int) -> None:
    """All sums that coefficients are made of, over both parts and over the whole."""
    whole, *parts = (
        PerTranscript(count(made))
        for made in (material, of_transcripts(material, order[:cut]), of_transcripts(material, order[cut:]))
    )

    names = {need for coefficient in Measures(whole.counts).formulas.values() for need in coefficient.needs}
    assert len(names) > 10
    for name in names:
        summed = [getattr(one, name).sum(axis=0) for one in (whole, *parts)]
        np.testing.assert_allclose(summed[0], summed[1] + summed[2], atol=1e-12, err_msg=name)


@given(materials(), PLACES, st.integers(0, TRANSCRIPTS))
def test_merging_is_associative(material: Material, order: list[int], cut: int) -> None:
    """Where the brackets stand does not matter."""
    a, b, c = (count(of_transcripts(material, some)) for some in (order[:cut], order[cut : cut + 1], order[cut + 1 :]))

    assert listed(a.merge(b).merge(c)) == listed(a.merge(b.merge(c)))


def test_columns_of_one_transcript_are_added_up() -> None:
    """A transcript done in parts has a column for each set of coders, and one figure."""
    decisions = np.ones((3, 1, 6), bool)
    covered = np.array([[1, 1, 1, 1, 1, 1], [1, 1, 1, 0, 0, 0], [0, 0, 1, 1, 1, 1]], bool)

    counts = count_arrays(decisions, covered, [4, 2], transcripts=["T1", "T2"])

    assert ("T1", "T2") == Measures(counts).transcripts
    assert len(counts.transcripts) > 2
    assert [4, 2] == PerTranscript(counts).rated.tolist()
    assert [4, 2] == PerTranscript(counts).used.tolist()


def test_what_cannot_be_merged_is_refused() -> None:
    """Other coders or codes, and a transcript that both tables hold."""
    counts = measure(np.zeros((2, 1, 3), bool), transcripts=["T"]).counts

    with pytest.raises(ValueError, match="both hold T"):
        counts.merge(counts)
    with pytest.raises(ValueError, match="the same coders and codes"):
        counts.merge(replace(counts, transcripts=("U",), codes=("other",)))


@given(materials(), st.data())
def test_some_codes_are_counted_as_they_are_among_all(material: Material, data: st.DataObject) -> None:
    """In any order: counted of the material cut to them, or taken out of the table; and so are the figures."""
    some = data.draw(st.lists(st.sampled_from(range(len(material.codes))), unique=True))

    assert listed(count(material.of_codes(some))) == listed(count(material).of_codes(some))
    whole = Measures(count(material))
    assert np.array_equal(whole["cohen_kappa"][some], whole.of_codes(some)["cohen_kappa"], equal_nan=True)


@given(materials())
def test_a_code_occurs_where_two_coders_finished_the_transcript(material: Material) -> None:
    """As the table of the compared transcripts has it."""
    counts = count(material)
    compared = counts.of(counts.compared)

    assert compared.anyone.any(axis=1).tolist() == material.occurring().tolist()
