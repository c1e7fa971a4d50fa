"""`agree --claims` and `agree --stability` from the command line: what is said, written and refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Codekit
from codekit.workflow.study.study import open_study
from studies import BOTH, code, start


def test_claims_compare_a_round_that_waits_as_agree_does(codekit: Codekit, coded: Path) -> None:
    """It ends blindness and says so; the second time it only reads."""
    first = codekit("agree", "r1", "--claims", "food", "--study", coded)
    second = codekit("agree", "r1", "--claims", "food", "--study", coded)

    assert (0, 0) == (first.exit_code, second.exit_code)
    assert "its blindness has ended" in first.err
    assert "its blindness has ended" not in second.err
    assert first.out == second.out
    assert "MONEY" in first.out
    assert "1 of 2" in first.out
    assert "cells differ (2 cases, " in first.out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--claims", "foot"], "error: no codebook 'foot'"),
        (["--claims", "food", "--themes", "MONY"], "error: codebook food@1.0: no code 'MONY'"),
        (["--themes", "MONEY"], "error: themes are of a table of claims"),
        (["--coder", "ana"], "error: --coder is for --stability"),
        (["--stability", "p1", "--claims", "food"], "error: --stability is a figure of its own"),
        (["--stability", "p1"], "error: round r1 is blind"),
        (["--claims", "food", "--report", "r.pdf"], "error: r.pdf: a report is an Excel file"),
    ],
)
def test_what_cannot_be_had_ends_no_blindness(codekit: Codekit, coded: Path, options: list[str], message: str) -> None:
    """It is refused before the comparison is logged."""
    ran = codekit("agree", "r1", *options, "--study", coded)

    assert 1 == ran.exit_code
    assert message in ran.err
    assert open_study(coded).round("r1").compared is None


def test_an_incomplete_round_has_no_claims(codekit: Codekit, coded: Path) -> None:
    """Not with --incomplete either, which would tell what a blind coder did in each case."""
    codekit("code", "--reopen", "T02", "--coder", "ana", "--round", "r1", "--study", coded)
    ran = codekit("agree", "r1", "--claims", "food", "--incomplete", "--study", coded)

    assert 1 == ran.exit_code
    assert "error: round r1 has not been compared, so its codings are blind" in ran.err
    assert "" == ran.out


def test_claims_as_a_document_and_in_the_report(codekit: Codekit, coded: Path, tmp_path: Path) -> None:
    """One document on stdout; the report has the themes that were asked for."""
    options = ["--claims", "food", "--themes", "MONEY", "--json", "--report", tmp_path / "r.md"]
    ran = codekit("agree", "r1", *options, "--study", coded)
    document, report = json.loads(ran.out), (tmp_path / "r.md").read_text("utf-8")

    keys = ["round", "codebook", "coders", "n_cases", "left_out", "partial", "outside", "themes", "cells", "states"]
    assert [*keys, "summary"] == list(document)
    assert ["MONEY"] == [theme["code"] for theme in document["themes"]]
    assert "## What a reader of the table sees" in report
    assert "| MONEY | 1 of 2 | 1 of 2 | 0 |" in report
    assert "| REL | 1 of 2" not in report


def test_stability_is_said_to_be_no_agreement(codekit: Codekit, coded: Path, tmp_path: Path) -> None:
    """In the head, in the sentence, in the report; a document of its own."""
    study = open_study(coded)
    start(study, "p2", kind="initial", coders=["lee"])
    code(study, BOTH.replace(",ana", ",lee").replace(",ben", ",lee"), round_id="p2")
    said = codekit("agree", "p2", "--stability", "p1", "--report", tmp_path / "s.md", "--study", coded)
    document = json.loads(codekit("agree", "p2", "--stability", "p1", "--json", "--study", coded).out)

    assert 0 == said.exit_code
    assert said.out.startswith("stability of one coder over time; never inter-coder agreement: p1 and p2; unit: turn")
    assert "lee coded 3 transcripts in rounds p1 and p2" in said.out
    assert "never inter-coder agreement" in (tmp_path / "s.md").read_text("utf-8")
    assert ["lee"] == [coder["coder"] for coder in document["coders"]]
    assert {1.0, None} >= {c["cohen_kappa"] for c in document["coders"][0]["codes"]}
    trend = json.loads(codekit("round", "trend", "--training", "--json", "--study", coded).out)
    assert [] == trend["rounds"]
