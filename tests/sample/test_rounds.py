"""Double coding: both rounds, their disagreements, their consensus, what the new codebook puts in doubt."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from sample_study import SAMPLE, table

if TYPE_CHECKING:
    from codekit.workflow.study.study import Study
    from sample_study import Codekit

FIGURES = ("percent_agreement", "positive_agreement", "negative_agreement", "cohen_kappa", "krippendorff_alpha")
ROUNDS = [("r1", "round1"), ("r2", "round2")]


@pytest.mark.parametrize(("round_id", "name"), ROUNDS)
def test_cells_and_coefficients(
    study: Study, codekit: Codekit, expected: dict[str, Any], round_id: str, name: str
) -> None:
    """Cells, percent and positive agreement, kappa and alpha of all eleven codes."""
    report = codekit(study, "agree", round_id, "--json").json

    found = {code["code"]: code for code in report["codes"] if "top" in code["levels"]}
    planned = expected[name]["codes"]
    assert 11 == len(planned)
    assert planned.keys() == found.keys()
    for code, values in planned.items():
        assert {cell: values[cell] for cell in "abcd"} == found[code]["cells"]
        assert [values[key] for key in FIGURES] == pytest.approx([found[code][key] for key in FIGURES], abs=1e-9)
    assert expected[name]["n_units"] == found["SCREEN"]["n_units"]


@pytest.mark.parametrize(("round_id", "name", "defined"), [("r1", "round1", 10), ("r2", "round2", 11)])
def test_summary(
    study: Study, codekit: Codekit, expected: dict[str, Any], round_id: str, name: str, defined: int
) -> None:
    """Pooled and mean kappa; in round 1 nobody used PATIENT, so that the mean is over ten codes."""
    summary = codekit(study, "agree", round_id, "--json").json["summary"]

    assert expected[name]["pooled_kappa"] == pytest.approx(summary["pooled_kappa"], abs=1e-9)
    assert expected[name]["mean_kappa"] == pytest.approx(summary["mean_kappa"], abs=1e-9)
    assert (defined, 11) == (summary["n_defined"], summary["n_codes"])


@pytest.mark.parametrize(("round_id", "name", "n"), [("r1", "round1", 105), ("r2", "round2", 12)])
def test_disagreements_by_type(
    study: Study, codekit: Codekit, expected: dict[str, Any], round_id: str, name: str, n: int
) -> None:
    """As many of each kind as a recount finds on the codes used; by domain as many as were planted (below)."""
    rows = codekit(study, "disagreements", round_id, "--json").json

    assert n == len(rows)
    assert expected[name]["disagreements_on_codes_used"] == dict(Counter(row["type"] for row in rows))


def test_round_1_has_the_kinds_of_the_design(expected: dict[str, Any]) -> None:
    """59: 32 omissions, 14 substitutions (seven units), 13 extra codes; by turns there is no boundary."""
    planted = {"omission": 32, "substitution": 14, "extra": 13}
    assert planted == expected["round1"]["disagreements"]


@pytest.mark.parametrize("round_id", ["r1", "r2"])
def test_both_rounds_end_in_a_signed_consensus(study: Study, codekit: Codekit, round_id: str) -> None:
    """Closed, signed by both coders, the consensus in the place of their codings."""
    shown = codekit(study, "round", "show", round_id, "--json").json

    assert "closed" == shown["state"]
    assert ["A", "B"] == shown["signed"]
    layers = study.layers(study.round(round_id))
    assert shown["transcripts"]
    for transcript in shown["transcripts"]:
        assert layers.get("consensus", transcript).codings


def test_training_is_not_for_report(study: Study, codekit: Codekit) -> None:
    """Its figures come only when asked for, and say so."""
    refused = codekit(study, "agree", "training")
    shown = codekit(study, "agree", "training", "--training")

    assert 1 == refused.exit_code
    assert 0 == shown.exit_code
    assert "not for report" in shown.err


def test_the_rounds_use_two_versions_of_the_codebook(study: Study, codekit: Codekit) -> None:
    """Round 1 was coded under 1.0, round 2 under 1.1; the rules of three codes changed in between."""
    versions = {row["round"]: row["codebook"] for row in codekit(study, "round", "list", "--json").json}
    assert ("social-care-domains@1.0", "social-care-domains@1.1") == (versions["r1"], versions["r2"])

    changed = codekit(study, "codebook", "diff", "social-care-domains@1.0", "social-care-domains@1.1")

    assert "codings made under social-care-domains@1.0 need a check: CBO, PROG, REFER" in changed.out


def test_the_second_pass_is_a_record_of_revisions(study: Study, codekit: Codekit) -> None:
    """62 added, 24 removed, 15 changed spans, 19 recoded; and no coefficient."""
    revisions = codekit(study, "round", "show", "pass2", "--json").json["revisions"]

    found = tuple(revisions[kind] for kind in ("added", "removed", "respanned", "recoded"))
    assert (62, 24, 15, 19) == found
    document = codekit(study, "revisions", "pass2", "--json").json
    assert revisions == document["revisions"]
    assert 62 + 24 + 15 + 19 == len(document["changes"])
    assert {"to the end of the answer"} <= {change["reason"] for change in document["changes"]}


def test_the_sub_codes_by_passage(study: Study, codekit: Codekit) -> None:
    """Every sub-code lies in a passage of the parent; those without are listed."""
    document = codekit(study, "revisions", "sub", "--json").json
    listed = [sub["id"] for excerpt in document["excerpts"] for sub in excerpt["subcodes"]]

    coded = [row for row in table(SAMPLE / "study" / "codings" / "sub.csv") if row["code"]]
    assert len(coded) == len(set(listed)) == len(listed)
    assert document["n_without"] == sum(not excerpt["subcodes"] for excerpt in document["excerpts"]) > 0
    assert 1 == codekit(study, "agree", "pass2").exit_code
