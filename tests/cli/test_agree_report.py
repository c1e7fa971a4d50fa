"""Reports from the command line: what is written, what is said, what is refused before the comparison."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cli.conftest import Codekit
from codekit.workflow.study.study import open_study

WORDS = re.compile(r"pantry|shelf|flood|volunteers|church|grant|June", re.IGNORECASE)


@pytest.mark.parametrize("name", ["r.xlsx", "r.docx", "r.html", "r.md"])
def test_a_report_is_written_and_named_on_stderr(codekit: Codekit, coded: Path, tmp_path: Path, name: str) -> None:
    """In each form; the terminal has the figures and no word of an interview."""
    ran = codekit("agree", "r1", "--report", tmp_path / name, "--study", coded)

    assert 0 == ran.exit_code
    assert f"report: {tmp_path / name}" in ran.err
    assert (tmp_path / name).stat().st_size > 5000
    assert not WORDS.search(ran.out + ran.err)


def test_the_diagnosis_is_written_as_csv(codekit: Codekit, coded: Path, tmp_path: Path) -> None:
    """One row per unit and row of the report, with or without a report; --json stays one document."""
    ran = codekit("agree", "r1", "--diagnosis", tmp_path / "d.csv", "--json", "--study", coded)
    document = json.loads(ran.out)

    lines = (tmp_path / "d.csv").read_text("utf-8").splitlines()
    assert f"diagnosis: {len(lines) - 1} rows, {tmp_path / 'd.csv'}" in ran.err
    assert 13 * len(document["codes"] + document["as_applied"]) == 13 * 6 == len(lines) - 1
    assert ran.out.startswith("{")
    assert not WORDS.search("\n".join(lines))


def test_words_of_a_scale_stand_in_the_report_only_when_asked(codekit: Codekit, coded: Path, tmp_path: Path) -> None:
    """With the source beside them."""
    codekit("agree", "r1", "--report", tmp_path / "a.md", "--study", coded)
    codekit("agree", "r1", "--report", tmp_path / "b.md", "--benchmarks", "landis-koch", "--study", coded)

    plain, asked = ((tmp_path / f"{name}.md").read_text("utf-8") for name in "ab")
    assert "substantial" not in plain
    assert "Landis and Koch 1977" in asked
    assert "substantial" in asked


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--report", "r.rtf"], "error: r.rtf: a report is an Excel file, a Word file, an HTML page or Markdown"),
        (["--diagnosis", "d.xlsx"], "error: d.xlsx: the diagnosis is a CSV file"),
        (["--benchmarks", "mchugh"], "error: words of a scale stand in the report only"),
        (["--benchmarks", "x", "--report", "r.md"], "error: no scale 'x'"),
    ],
)
def test_what_cannot_be_written_ends_no_blindness(
    codekit: Codekit, coded: Path, options: list[str], message: str
) -> None:
    """It is refused before the comparison is logged."""
    ran = codekit("agree", "r1", *options, "--study", coded)

    assert 1 == ran.exit_code
    assert ran.err.startswith(message)
    assert open_study(coded).round("r1").compared is None


def test_levels_and_codes_are_chosen(codekit: Codekit, coded: Path) -> None:
    """Sub-codes stand below their codes, a code as applied among them; each level has its own line of figures."""
    whole = codekit("agree", "r1", "--study", coded).out
    assert re.search(r"\n REL .*\n(?:.*\n)*   REL, itself .*\n(?:.*\n)*   REL\.SEND .*\n(?:.*\n)*   REL\.DEAL ", whole)
    assert re.search(r"\ntop level: pooled kappa .*\nleaf level: pooled kappa .*lowest: ", whole)

    top, leaf = (codekit("agree", "r1", "--level", level, "--study", coded).out for level in ("top", "leaf"))
    assert "REL.SEND" not in top
    assert re.search(r"\npooled kappa ", top)
    assert not re.search(r"\n +REL  ", leaf)
    assert re.search(r"\n REL\.SEND ", leaf)
    some = codekit("agree", "r1", "--codes", "REL.DEAL, MONEY", "--study", coded).out
    assert re.search(r"codes: REL\.DEAL, MONEY", some)
    assert "REL.SEND" not in some


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--level", "leafs"), "did you mean 'leaf'"),
        (("--codes", "MONY"), "did you mean 'MONEY'"),
        (("--codes", "MONEY", "--exclusive", "REL"), "one variable"),
    ],
)
def test_what_is_no_level_or_code_ends_no_blindness(
    codekit: Codekit, coded: Path, options: tuple[str, ...], words: str
) -> None:
    """It is refused with a hint, before anything is written."""
    ran = codekit("agree", "r1", *options, "--study", coded)

    assert 1 == ran.exit_code
    assert words in ran.err
    assert open_study(coded).round("r1").compared is None


def test_the_matrix_says_whose_agreement_nobody_measured(codekit: Codekit, coded: Path) -> None:
    """On stderr, and in the JSON."""
    before = codekit("matrix", "food", "--coder", "ana", "--json", "--study", coded)
    assert "has no compared double round" in before.err
    codekit("agree", "r1", "--study", coded)
    after = codekit("matrix", "food", "--coder", "ana", "--json", "--study", coded)

    assert "nobody measured" not in after.err
    assert json.loads(before.out)["unmeasured"]
    assert [] == json.loads(after.out)["unmeasured"]


def test_the_permutation_test_is_told_where_it_was_asked_for(codekit: Codekit, coded: Path, tmp_path: Path) -> None:
    """In the terminal, in --json and in the report, with what it must not be taken for."""
    at = ("--permutations", "199", "--study", coded)
    ran = codekit("agree", "r1", "--report", tmp_path / "r.md", *at)
    document = json.loads(codekit("agree", "r1", "--json", "--shifts", *at).out)

    assert "permutation test within transcripts (199 orders)" in ran.out
    assert "too small: see --shifts" in ran.out
    assert "p (permutation)" in (tmp_path / "r.md").read_text("utf-8")
    assert (199, "shifts") == (document["summary"]["permutation"]["n"], document["summary"]["permutation"]["scheme"])
    assert {float} == {type(code["p_value"]) for code in document["codes"]}


@pytest.mark.parametrize(
    "options", [("--permutations", "5"), ("--shifts",), ("--permutations", "99", "--exclusive", "REL")]
)
def test_a_permutation_test_that_means_nothing_is_refused(
    codekit: Codekit, coded: Path, options: tuple[str, ...]
) -> None:
    """Before blindness ends."""
    assert 1 == codekit("agree", "r1", *options, "--study", coded).exit_code
    assert '"state": "complete"' in codekit("round", "show", "r1", "--json", "--study", coded).out


def test_all_that_can_be_asked_for_stands_in_one_document(codekit: Codekit, coded: Path) -> None:
    """Coefficients, units, diagnosis and p values together change no figure that each has alone; certainty decides."""
    at = ("agree", "r1", "--study", coded)
    options = (("--coefficient", "all"), ("--by-unit",), ("--diagnose",), ("--permutations", "99"))
    alone = [json.loads(codekit(*at, *option, "--json").out) for option in options]
    ran = codekit(*at, *(word for option in options for word in option), "--json", "--require", "kappa=-1")
    document = json.loads(ran.out)

    plain = list(json.loads(codekit(*at, "--json").out))
    assert [*plain, "by_unit", "diagnosis"] == list(document)
    assert document["by_unit"] == alone[1]["by_unit"]
    assert document["diagnosis"] == alone[2]["diagnosis"]
    assert document["summary"]["permutation"] == alone[3]["summary"]["permutation"]
    for code, named, tested in zip(document["codes"], alone[0]["codes"], alone[3]["codes"], strict=True):
        assert {**named, "p_value": tested["p_value"]} == code
    assert 0 == ran.exit_code
    sure = codekit(*at, *options[0], *options[1], *options[2], "--require", "kappa=-1", "--certainty", ".95")
    assert 1 == sure.exit_code
    assert "kappa by unit" in sure.out
    assert "Drift: not given" in sure.out
    assert "cannot be judged" in sure.err


def test_an_exclusive_group_has_coefficients_units_and_a_bound_together(codekit: Codekit, coded: Path) -> None:
    """One variable: its figures by name are those of its entry, and the diagnosis says why there is none."""
    asked = ("--exclusive", "REL", "--coefficient", "kappa,ku-alpha", "--by-unit", "--diagnose", "--json")
    document = json.loads(codekit("agree", "r1", *asked, "--study", coded).out)
    (code,) = document["codes"]

    assert code["cohen_kappa"] == code["coefficients"]["kappa"]
    assert {"lower_bound", "p_value", "coefficients", "coefficient_notes"} <= set(code)
    assert {"sub_codes", "by_unit", "diagnosis"} <= set(document)
    assert ["all"] == list(document["diagnosis"]["why_not"])
