"""The JSON that other programs rely on, and the notes that people read."""

from __future__ import annotations

import json

import numpy as np
import pytest

from agreement.made import of_cells, of_ratings, of_sets
from codekit.agreement import compare
from codekit.agreement.rounds.notes import FEW_TRANSCRIPTS, UNDEFINED
from codekit.errors import NotComparableError

SUMMARY_KEYS = [
    "pooled_kappa",
    "mean_kappa",
    "n_defined",
    "n_codes",
    "worst",
    "pooled_interval",
    "mean_interval",
    "mean_without",
    "permutation",
]
CODE_KEYS = [
    "code",
    "n_units",
    "n_transcripts",
    "positives",
    "percent_agreement",
    "positive_agreement",
    "negative_agreement",
    "cohen_kappa",
    "krippendorff_alpha",
    "gwet_ac1",
    "pabak",
    "prevalence_index",
    "bias_index",
    "interval",
    "cells",
    "note",
    "with_polarity",
    "name",
    "level",
    "levels",
    "depth",
    "lower_bound",
    "p_value",
    "values",
]


def test_keys_of_the_json_for_two_coders() -> None:
    """Exactly the agreed keys, in the agreed order, at every level."""
    document = compare(
        of_cells({"x": [(5, 1, 2)] * 5 + [(4, 0, 1)]}, units=[40] * 6), round_id="r1", unit="turn"
    ).to_json()
    (code,), (pair,) = document["codes"], document["pairs"]

    head = ["round", "unit", "coders", "n_transcripts", "cluster", "n_clusters", "skipped"]
    assert [*head, "codes", "pairs", "summary", "level", "as_applied"] == list(document)
    assert CODE_KEYS == list(code)
    assert ["coefficient", "level", "low", "high", "method", "df"] == list(code["interval"])
    assert {"a": 29, "b": 5, "c": 11, "d": 195} == code["cells"] == pair["cells"]
    assert ["code", "coders", "n_units", "cells", "cohen_kappa"] == list(pair)
    assert [*SUMMARY_KEYS, "top", "leaf", "differ_in_polarity"] == list(document["summary"])


def test_more_than_two_coders_have_their_cells_in_pairs() -> None:
    """No cells and no bias index on the code; three pairs with cells; kappa is their mean."""
    report = compare(of_ratings([[[1, 1, 0, 0], [1, 0, 0, 0], [0, 1, 0, 0]]], coders="ABC"), round_id="r", unit="turn")
    document = report.to_json()
    (code,) = document["codes"]

    assert (None, None) == (code["cells"], code["bias_index"])
    assert [["A", "B"], ["A", "C"], ["B", "C"]] == [pair["coders"] for pair in document["pairs"]]
    assert np.mean([pair["cohen_kappa"] for pair in document["pairs"]]) == pytest.approx(code["cohen_kappa"])
    assert "krippendorff_alpha" == report.coefficient


def test_the_json_is_plain_and_the_same_every_time() -> None:
    """Only plain values, no NaN, and the same text for the same material."""
    material = of_sets([[[{"a"}, set()], [{"a"}, {"b"}]]] * 6, codes=["a", "b", "c"], coders="AB")

    first, second = (
        json.dumps(compare(material, round_id="r", unit="turn").to_json(), allow_nan=False) for _ in range(2)
    )

    assert first == second
    assert {float, int, str, dict, list, type(None)} >= _types(json.loads(first))
    assert {float, int, str, dict, list, type(None)} >= _types(compare(material, round_id="r", unit="turn").to_json())


def _types(value: object) -> set[type]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return {type(value)}.union(*map(_types, inner))


def test_fewer_than_two_coders_are_refused() -> None:
    """One coder has nobody to agree with."""
    with pytest.raises(NotComparableError, match="round r1: only A to compare"):
        compare(of_ratings([[[1]]], coders="A"), round_id="r1", unit="turn")


def test_coders_who_share_no_transcript_are_undefined() -> None:
    """No shared unit: everything is null and the note says why; nothing is 1 or 0."""
    report = compare(of_ratings([[[1, 0], None], [None, [1, 1]]]), round_id="r", unit="turn")
    code = report.to_json()["codes"][0]

    assert (0, 0) == (code["n_units"], report.n_transcripts)
    assert {None} == {code[key] for key in CODE_KEYS[4:13]}
    assert "not estimable: no unit was coded by two coders" == code["note"]
    assert (None, None, 0) == (*(report.to_json()["summary"][k] for k in ("pooled_kappa", "mean_kappa")), 0)


def test_a_coder_who_finished_nothing_has_no_positives() -> None:
    """Missing is not zero: C is not among the positives, and did not "never use it"."""
    report = compare(of_ratings([[[1, 0], [1, 1], None]], coders="ABC"), round_id="r", unit="turn")

    assert {"A": 1, "B": 2} == report.codes[0].positives
    assert "never" not in report.codes[0].note


@pytest.mark.parametrize(
    ("cells", "units", "said"),
    [
        ((0, 0, 0), 40, "not estimable: no coder used it"),
        ((40, 0, 0), 40, "not estimable: every coder put it on every unit"),
        ((0, 12, 0), 100, "B never used it"),
        ((3, 1, 1), 100, "few: only 5 units coded by anyone"),
        ((0, 1, 0), 100, "few: only 1 unit coded by anyone"),
        ((4, 0, 0), 100, "perfect, but on 4 positive units: at least .07 (95 %, one-sided)"),
        ((4, 8, 6), 200, "rare: read kappa together with AC1, PABAK and positive agreement"),
        ((190, 5, 5), 200, "on nearly every unit: read kappa together with AC1, PABAK and positive agreement"),
        ((20, 20, 0), 100, "coders differ in how often they use it (by 0.20 of the units)"),
    ],
)
def test_notes_say_what_the_figures_hide(cells: tuple[int, int, int], units: int, said: str) -> None:
    """Each condition has its words."""
    note = compare(of_cells({"x": [cells]}, units=[units]), round_id="r", unit="turn").codes[0].note

    assert said in note.split("; ")


def test_notes_have_kinds_that_programs_ask_for() -> None:
    """Their words need not be known: what is said elsewhere is left out by its kind, the others stay in order."""
    few, undefined = compare(
        of_cells({"x": [(4, 0, 0)], "y": [(0, 0, 0)]}, units=[40]), round_id="r", unit="turn"
    ).codes

    assert (
        "perfect, but on 4 positive units: at least .04 (95 %, one-sided); fewer than 5 transcripts: no interval"
        == few.note
    )
    assert "perfect, but on 4 positive units: at least .04 (95 %, one-sided)" == few.note_without(FEW_TRANSCRIPTS)
    assert [False, True] == [code.has_note(UNDEFINED) for code in (few, undefined)]


def test_a_good_code_needs_no_note() -> None:
    """Enough units, enough transcripts, nothing odd: no words."""
    cells = [(9, 1, 0), (8, 0, 1), (9, 1, 1), (8, 0, 0), (7, 1, 1)]

    assert "" == compare(of_cells({"x": cells}, units=[30] * 5), round_id="r", unit="turn").codes[0].note


def test_a_mean_over_some_of_the_pairs_says_so() -> None:
    """A and B never used it, C did: one of the three kappas is 0/0."""
    material = of_ratings([[[0, 0, 0], [0, 0, 0], [1, 0, 0]]], coders="ABC")

    assert "kappa is the mean of 2 of 3 pairs" in compare(material, round_id="r", unit="turn").codes[0].note
