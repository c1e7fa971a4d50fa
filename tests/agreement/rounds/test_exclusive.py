"""An exclusive group as one nominal variable."""

from __future__ import annotations

import csv
import math
from collections.abc import Sequence
from pathlib import Path

import pytest

from agreement.made import of_sets
from codekit.agreement import (
    Material,
    compare_exclusive,
    exclusive_values,
    fleiss_kappa,
    krippendorff_alpha,
    make_material,
)
from codekit.errors import NotComparableError, ProblemsError

CODES = ["p", "q", "r"]


def annomi(folder: Path, column: str, speaker: str) -> Material:
    """Ten coders' one code per utterance of the four dialogues that all of them coded."""
    transcripts = ["7", "27", "55", "56"]
    with (folder / "corpus/coded/annomi/AnnoMI-full-dev.csv").open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["transcript_id"] in transcripts and r["interlocutor"] == speaker]
    units = {t: sorted({int(r["utterance_id"]) for r in rows if r["transcript_id"] == t}) for t in transcripts}
    coders = sorted({r["annotator_id"] for r in rows}, key=int)
    codes = sorted({r[column] for r in rows})
    lo = [units[r["transcript_id"]].index(int(r["utterance_id"])) for r in rows]
    return make_material(
        transcripts=transcripts,
        coders=coders,
        codes=codes,
        n_units=[len(units[t]) for t in transcripts],
        covered=[[True] * 4] * len(coders),
        coder=[coders.index(r["annotator_id"]) for r in rows],
        transcript=[transcripts.index(r["transcript_id"]) for r in rows],
        code=[codes.index(r[column]) for r in rows],
        lo=lo,
        hi=[u + 1 for u in lo],
    )


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("column", "speaker", "units", "alpha", "fleiss", "percent", "kappa"),
    [
        ("main_therapist_behaviour", "therapist", 166, 0.741187, 0.741031, 0.810040, 0.715112),
        ("client_talk_type", "client", 163, 0.401730, 0.401362, 0.696115, 0.478721),
    ],
)
def test_annomi_ten_coders(
    shared: Path, *, column: str, speaker: str, units: int, alpha: float, fleiss: float, percent: float, kappa: float
) -> None:
    """Alpha, Fleiss' kappa, mean pairwise agreement and one pair's kappa, as measured with three libraries."""
    material = annomi(shared, column, speaker)

    report = compare_exclusive(material, parent=column, round_id="r", unit="turn")
    values = exclusive_values(material).index.tolist()

    code, pair = report.codes[0], report.pairs[0]
    assert (units, 4, 45) == (code.n_units, code.n_transcripts, len(report.pairs))
    assert (alpha, percent) == (round(code.krippendorff_alpha, 6), round(code.percent_agreement, 6))
    assert (("0", "1"), kappa) == (pair.coders, round(pair.cohen_kappa, 6))
    assert fleiss == round(fleiss_kappa(values).value, 6)
    assert math.isclose(code.krippendorff_alpha, krippendorff_alpha(values).value)


def made(transcripts: Sequence[Sequence[Sequence[set[str]] | None]], coders: str = "AB") -> Material:
    """Material of the sub-codes p, q and r."""
    return of_sets(transcripts, codes=CODES, coders=coders)


def test_units_without_any_sub_code_are_left_out_and_a_lone_blank_is_none() -> None:
    """Four units: both p, A alone, nobody, different sub-codes: three count, one of them against none."""
    material = made([[[{"p"}, {"q"}, set(), {"p"}], [{"p"}, set(), set(), {"r"}]]])

    values = exclusive_values(material)
    code = compare_exclusive(material, parent="X", round_id="r", unit="turn").codes[0]

    assert [[0, 1, 0], [0, 3, 2]] == values.index.tolist()
    assert 1 == values.left_out
    assert (3, {"A": 3, "B": 2}) == (code.n_units, code.positives)
    assert math.isclose(1 / 3, code.percent_agreement)
    assert "one variable of 3 sub-codes and none; 1 units without any of them left out" in code.note


def test_the_json_has_one_entry_named_after_the_parent() -> None:
    """What speaks of yes and no is null; PABAK declares the sub-codes and none."""
    entry = compare_exclusive(made([[[{"p"}, {"q"}], [{"p"}, {"p"}]]]), parent="X", round_id="r", unit="turn").to_json()

    (code,) = entry["codes"]

    assert ("X", 1) == (code["code"], entry["summary"]["n_codes"])
    nulls = ("positive_agreement", "negative_agreement", "prevalence_index", "bias_index", "cells", "interval")
    assert [None] * 6 == [code[key] for key in nulls]
    assert math.isclose((0.5 - 0.25) / 0.75, code["pabak"])


def test_two_sub_codes_in_one_unit_are_an_error_that_names_every_place() -> None:
    """Transcript, unit, coder and the two codes, for each place at once."""
    material = made([[[{"p", "q"}, set()], [set(), {"r"}]], [[{"p"}], [{"q", "r"}]]])

    with pytest.raises(ProblemsError) as caught:
        compare_exclusive(material, parent="X", round_id="r", unit="turn", place=lambda _, u: f"turn {2 * u + 1}")

    assert ["T0: turn 1: A has p and q", "T1: turn 1: B has q and r"] == [str(p) for p in caught.value.problems]


def test_a_coder_who_did_not_finish_a_transcript_is_missing_there() -> None:
    """Alpha over the coders who were there, as on the plain table."""
    material = made(
        [[[{"p"}, {"q"}], [{"p"}, {"r"}], None], [[{"p"}], [{"p"}], [{"q"}]], [None, [{"q"}], None]], coders="ABC"
    )

    code = compare_exclusive(material, parent="X", round_id="r", unit="turn").codes[0]

    table: list[list[str | None]] = [["p", "q", "p"], ["p", "r", "p"], [None, None, "q"]]
    assert (3, 2) == (code.n_units, code.n_transcripts)
    assert math.isclose(krippendorff_alpha(table).value, code.krippendorff_alpha)


def test_an_unused_group_is_not_estimable() -> None:
    """No coder used any sub-code: nothing to compare, and the note says so."""
    code = compare_exclusive(made([[[set()], [set()]]]), parent="X", round_id="r", unit="turn").codes[0]

    assert math.isnan(code.krippendorff_alpha)
    assert "not estimable: no coder used a sub-code in a unit that two coders coded" == code.note


def test_the_same_value_everywhere_is_not_estimable() -> None:
    """No variation is 0/0, not 1."""
    code = compare_exclusive(made([[[{"p"}] * 3, [{"p"}] * 3]]), parent="X", round_id="r", unit="turn").codes[0]

    assert math.isnan(code.cohen_kappa)
    assert code.note.startswith("not estimable: every coder gave every unit the same value")


def test_one_coder_cannot_be_compared() -> None:
    """Agreement of one is refused."""
    with pytest.raises(NotComparableError, match="only A"):
        compare_exclusive(made([[[{"p"}]]], coders="A"), parent="X", round_id="r", unit="turn")


def test_transcripts_without_the_group_stay_compared() -> None:
    """Six transcripts, two with the group: no note of fewer than five transcripts, and none where nobody used it."""
    used: list[list[set[str]]] = [[{"p"}, set()], [{"q"}, set()]]
    blank: list[list[set[str]]] = [[set(), set()], [set(), set()]]

    some = compare_exclusive(made([used, used, blank, blank, blank, blank]), parent="X", round_id="r", unit="turn")
    none = compare_exclusive(made([blank] * 6), parent="X", round_id="r", unit="turn")

    assert (6, 6) == (some.n_transcripts, none.n_transcripts)
    assert "no interval: it occurs in 2 of 6 transcripts" in some.codes[0].note
    assert 2 == some.codes[0].n_units
    assert "not estimable: no coder used a sub-code in a unit that two coders coded" == none.codes[0].note
    assert none.to_json()["summary"]["pooled_kappa"] is None


def test_none_is_declared_though_nobody_has_it() -> None:
    """AC1 and Brennan and Prediger's coefficient count it, as they do where it occurs; the note says so."""
    full = compare_exclusive(made([[[{"p"}, {"q"}], [{"p"}, {"p"}]]]), parent="X", round_id="r", unit="turn").codes[0]
    blank = compare_exclusive(made([[[{"p"}, {"q"}], [{"p"}, set()]]]), parent="X", round_id="r", unit="turn").codes[0]

    assert full.pabak == blank.pabak == (0.5 - 0.25) / 0.75
    assert "which no coder has here" in full.note
    assert "which no coder has here" not in blank.note
