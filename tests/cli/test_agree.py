"""`codekit agree` and `codekit disagreements` as people type them: the table, the document, the coefficients."""

from __future__ import annotations

import json
from pathlib import Path

from cli.conftest import Codekit


def test_agree_prints_a_table_with_its_facts(codekit: Codekit, coded: Path) -> None:
    """Unit, rule, blindness and coders stand above the figures."""
    ran = codekit("agree", "r1", "--study", coded)

    assert 0 == ran.exit_code
    for words in (
        "unit: turn",
        "blind: not known: imported from a table",
        "coders: ana, ben",
        "pooled kappa (de Vries)",
        "no interval",
    ):
        assert words in ran.out


def test_agree_json_is_one_document_with_the_keys_of_the_contract(codekit: Codekit, coded: Path) -> None:
    """And nothing else on stdout."""
    document = json.loads(codekit("agree", "r1", "--json", "--study", coded).out)

    head = ["round", "unit", "coders", "n_transcripts", "cluster", "n_clusters", "skipped"]
    assert [*head, "codes", "pairs", "summary", "level", "as_applied", "origins"] == list(document)
    keys = (
        "code n_units n_transcripts positives percent_agreement positive_agreement negative_agreement cohen_kappa "
        "krippendorff_alpha gwet_ac1 pabak prevalence_index bias_index interval cells note with_polarity "
        "name level levels depth lower_bound p_value values"
    )
    assert keys.split() == list(document["codes"][0])
    assert ["code", "coders", "n_units", "cells", "cohen_kappa"] == list(document["pairs"][0])
    keys = "pooled_kappa mean_kappa n_defined n_codes worst pooled_interval mean_interval mean_without permutation"
    assert [*keys.split(), "top", "leaf", "differ_in_polarity"] == list(document["summary"])
    assert keys.split() == list(document["summary"]["top"]) == list(document["summary"]["leaf"])


def test_disagreements_print_type_and_words_and_go_to_excel(codekit: Codekit, coded: Path, tmp_path: Path) -> None:
    """After the comparison."""
    assert 1 == codekit("disagreements", "r1", "--study", coded).exit_code
    codekit("agree", "r1", "--study", coded)

    table = codekit("disagreements", "r1", "-o", tmp_path / "d.csv", "--study", coded)
    assert (1, False) == (table.exit_code, (tmp_path / "d.csv").exists())
    assert table.err.startswith("error: d.csv: the list is an Excel file")
    ran = codekit("disagreements", "r1", "-o", tmp_path / "d.xlsx", "--json", "--study", coded)

    rows = json.loads(ran.out)
    assert {"omission", "extra", "parent/child"} == {row["type"] for row in rows}
    assert all(row["text"] for row in rows)
    assert (tmp_path / "d.xlsx").is_file()


def test_coefficients_by_name_and_kappa_by_unit(codekit: Codekit, coded: Path) -> None:
    """Undefined is null with a note; the round's own unit is marked; an unknown name ends no blindness."""
    refused = codekit("agree", "r1", "--coefficient", "fleis", "--study", coded)
    assert (1, "error: no coefficient 'fleis'\nhint:  did you mean 'fleiss'?\n") == (refused.exit_code, refused.err)
    assert "has not been compared" in codekit("disagreements", "r1", "--study", coded).err

    asked = (
        "agree",
        "r1",
        "--coefficient",
        "fleiss,cu-alpha",
        "--coefficient",
        "holsti",
        "--by-unit",
        "--study",
        coded,
    )
    document = json.loads(codekit(*asked, "--json").out)

    assert {"fleiss", "cu-alpha", "holsti"} == set(document["codes"][0]["coefficients"])
    assert document["codes"][0]["coefficients"]["cu-alpha"] is None
    assert "exclusive" in document["codes"][0]["coefficient_notes"]["cu-alpha"]
    assert {"holsti"} == set(document["summary"]["coefficients"])
    own = [entry for entry in document["by_unit"] if entry["round_unit"]]
    assert (["turn"], 4) == ([entry["unit"] for entry in own], len(document["by_unit"]))
    rows = [*document["codes"], *document["as_applied"]]
    assert {row["name"]: row["cohen_kappa"] for row in rows} == own[0]["codes"]
    assert document["summary"]["pooled_kappa"] == own[0]["pooled_kappa"]
    shown = codekit(*asked).out
    assert "turn (the round's)" in shown
    assert "fleiss: Fleiss' kappa (Fleiss 1971)" in shown
    assert {"window": 0, "sheet": 0, "table": 6, "unknown": 0} == document["origins"]
