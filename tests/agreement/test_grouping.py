"""Clusters of transcripts: errors and intervals as if what hangs together were one transcript, and as before else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement.made import of_cells
from agreement.strategies import MATERIAL, materials
from codekit.agreement import Grouping, Material, Measures, compare, count
from codekit.agreement.counting.counts import Counts
from codekit.agreement.measures import Clustered, Kind
from codekit.agreement.rounds.intervals import with_intervals

TRANSCRIPTS = MATERIAL[-1]
CASES = st.lists(st.sampled_from(["p", "q", "r", None]), min_size=TRANSCRIPTS, max_size=TRANSCRIPTS)
CLUSTERED: tuple[Clustered, ...] = ("linearised", "jackknife")
KINDS: tuple[Kind, ...] = ("fisher", "linearised", "jackknife", "bootstrap")


def grouped(material: Material, cases: list[str | None]) -> Material:
    """The material with these clusters; None is a transcript by itself."""
    of = {t: case for t, case in zip(material.transcripts, cases, strict=True) if case is not None}
    return replace(material, grouping=Grouping("case", of))


def merged(material: Material, cases: list[str | None]) -> Counts:
    """The counts with the transcripts of one cluster under one name, one after the other."""
    counts = count(material)
    names = [case or f"alone {t}" for t, case in enumerate(cases)]
    order = sorted(range(len(names)), key=lambda t: (names.index(names[t]), t))
    return replace(counts.of(order), transcripts=tuple(names[t] for t in order))


@given(materials(), CASES)
def test_clusters_are_as_if_their_transcripts_were_one(material: Material, cases: list[str | None]) -> None:
    """Every error and interval of every coefficient; the values themselves do not change."""
    clustered, one = Measures(count(grouped(material, cases))), Measures(merged(material, cases))

    assert clustered.n_clusters <= one.n_clusters  # a merged transcript may have a column that only one coder did
    if clustered.n_clusters != one.n_clusters:
        return
    for name in clustered.names:
        np.testing.assert_allclose(clustered[name], one[name], atol=1e-12, err_msg=name)


@given(materials(), CASES)
def test_errors_of_clusters_are_those_of_merged_transcripts(material: Material, cases: list[str | None]) -> None:
    """Where every coder did everything, so that no transcript drops out."""
    everything = replace(material, covered=np.ones_like(material.covered))
    clustered, one = Measures(count(grouped(everything, cases))), Measures(merged(everything, cases))

    assert one.n_clusters == clustered.n_clusters
    for name in ("cohen_kappa", "krippendorff_alpha", "gwet_ac1", "pooled_kappa"):
        for method in CLUSTERED:
            first, second = (figures.standard_error(name, method) for figures in (clustered, one))
            np.testing.assert_allclose(first, second, atol=1e-7, err_msg=f"{name} {method}")
        varies = one.standard_error(name, "jackknife") > 1e-6  # else the degrees of freedom are those of rounding
        degrees, other = (np.where(varies, figures.degrees(name), 0) for figures in (clustered, one))
        np.testing.assert_allclose(degrees, other, atol=1e-4, err_msg=name)
        (low, high), (other_low, other_high) = (figures.interval(name, "linearised") for figures in (clustered, one))
        np.testing.assert_allclose([low, high], [other_low, other_high], atol=1e-6, err_msg=name)


@given(materials())
def test_a_cluster_for_each_transcript_changes_no_bit(material: Material) -> None:
    """By whatever name."""
    plain = Measures(count(material))
    apart = Measures(count(grouped(material, [f"case {t}" for t in range(TRANSCRIPTS)])))

    for kind in KINDS:
        for low_high in zip(plain.interval("cohen_kappa", kind), apart.interval("cohen_kappa", kind), strict=True):
            np.testing.assert_array_equal(*low_high)


def report_of(cases: list[str | None]) -> Material:
    """Two coders, eight transcripts of ten units, a code that varies, and one that occurs in four transcripts."""
    cells = {
        "x": [(3, 1, 0), (2, 0, 1), (4, 1, 1), (1, 0, 0), (2, 1, 1), (3, 0, 0), (2, 2, 0), (5, 0, 1)],
        "y": [(1, 0, 0), (1, 1, 0), (2, 0, 0), (1, 0, 1), (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)],
    }
    return grouped(of_cells(cells, units=[10] * 8), cases)


def test_the_guard_counts_clusters_and_its_words_name_them() -> None:
    """Six cases of eight transcripts; a code in two cases; four cases are too few for any interval."""
    some = compare(report_of(["p", "p", "q", "q", None, None, None, None]), round_id="r", unit="turn")
    few = compare(report_of(["p", "p", "q", "q", "r", "r", "s", "s"]), round_id="r", unit="turn")

    assert ("case", 6) == (some.to_json()["cluster"], some.to_json()["n_clusters"])
    assert some.codes[0].interval
    assert "delete-one-case jackknife" in some.codes[0].interval.method
    assert some.codes[0].interval.df <= 5
    assert "no interval: it occurs in 2 of 6 cases, fewer than 5 (T0 1.00, " in some.codes[1].note
    assert ["fewer than 5 cases: no interval"] * 2 == [code.note.rpartition("; ")[2] for code in few.codes]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_interval_takes_clusters(kind: str) -> None:
    """And says so; values and cells stay those of the transcripts."""
    cases: list[str | None] = ["p", "p", "q", "q", None, None, None, None]
    material = report_of(cases)
    plain = replace(material, grouping=Grouping())
    made, before = (with_intervals(compare(m, round_id="r", unit="turn"), m, kind) for m in (material, plain))
    one, other = made.codes[0], before.codes[0]

    assert one.interval
    assert other.interval
    assert "case" in one.interval.method
    assert "case" not in other.interval.method
    assert (one.interval.low, one.interval.high) != (other.interval.low, other.interval.high)
    assert (one.cohen_kappa, one.cells, one.by_transcript) == (other.cohen_kappa, other.cells, other.by_transcript)


def test_clusters_of_different_kinds_are_not_put_together() -> None:
    """A case and a document of one name are not one cluster; nor are a case and a transcript of its name."""
    with pytest.raises(ValueError, match="by case and by document"):
        Grouping("case", {"T1": "p"}).joined(Grouping("document", {"T2": "p"}))

    assert 2 == Grouping("case", {"T1": "T2"}).count(["T1", "T2"])
