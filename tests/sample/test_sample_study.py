"""The sample study through the whole chain, against values that an independent checker computed.

`transcripts_sample/check_truth.py` uses the standard library alone and shares no code with codekit.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from codekit.matrix.crosstab import crosstab
from codekit.workflow import agreement_report, compare, counted, example, tabulate
from codekit.workflow.study import Study

SAMPLE = Path(__file__).resolve().parents[2] / "transcripts_sample"


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """The example as `codekit init --example` lays it out."""
    return example.create(tmp_path_factory.mktemp("sample") / "study", "social-care")


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    """What the independent checker says."""
    document: dict[str, Any] = json.loads((SAMPLE / "truth" / "expected.json").read_text("utf-8"))
    return document


@pytest.mark.parametrize("script", [["locate.py", "--check"], ["check_truth.py"]])
def test_truth_is_consistent(script: list[str]) -> None:
    """Every quoted passage stands in its transcript once, and the planted cells are the published ones."""
    name, *options = script

    done = subprocess.run([sys.executable, str(SAMPLE / name), *options], capture_output=True, text=True, check=False)

    assert 0 == done.returncode, done.stdout + done.stderr


def test_round_1_has_the_planted_cells_and_coefficients(study: Study, expected: dict[str, Any]) -> None:
    """Cells, percent and positive agreement, kappa and alpha of all eleven codes."""
    report = compare.agree(study, "r1").report.to_json()

    found = {code["code"]: {**code["cells"], **code} for code in report["codes"]}
    names = ("a", "b", "c", "d", "percent_agreement", "positive_agreement", "cohen_kappa", "krippendorff_alpha")
    assert expected["round1"]["codes"].keys() == found.keys()
    for code, values in expected["round1"]["codes"].items():
        assert [values[name] for name in names] == pytest.approx([found[code][name] for name in names], abs=1e-9)
    summary = report["summary"]
    assert expected["round1"]["pooled_kappa"] == pytest.approx(summary["pooled_kappa"], abs=1e-9)
    assert expected["round1"]["mean_kappa"] == pytest.approx(summary["mean_kappa"], abs=1e-9)
    assert (10, 11) == (summary["n_defined"], summary["n_codes"])


def test_round_1_has_the_planted_disagreements(study: Study) -> None:
    """59, by type."""
    compare.agree(study, "r1")

    types = Counter(row.type for row in agreement_report.disagreement_rows(study, "r1"))

    assert {"omission": 27, "substitution": 14, "boundary": 8, "extra": 10} == dict(types)


def test_the_matrix_has_the_planted_states(study: Study, expected: dict[str, Any]) -> None:
    """Every state, k and n of the eight organizations."""
    found = tabulate.matrix(study, "cbo-relationships").to_json()

    states = {(cell["case"], cell["code"]): cell["state"] for cell in found["cells"]}
    planted = {(cell["case"], cell["code"]): cell["state"] for cell in expected["cells"]}
    assert len(planted) >= 64
    assert planted == {key: states[key] for key in planted}
    themes = {theme["code"]: {"k": theme["k"], "n": theme["n"], "states": theme["states"]} for theme in found["themes"]}
    assert expected["themes"] == {code: themes[code] for code in expected["themes"]}


def test_wrong_answers_do_not_appear(study: Study) -> None:
    """Nine interviews are eight organizations; denials are not relationships."""
    total = tabulate.matrix(study, "cbo-relationships").totals["CBO_REL"]

    assert "6 of 8" == str(total)
    assert str(total) not in {"7 of 9", "6 of 9", "8 of 8", "7 of 8"}


def test_crosstabs_have_the_planted_counts(study: Study, expected: dict[str, Any]) -> None:
    """Organizations with a theme by group."""
    rows = crosstab(tabulate.matrix(study, "cbo-relationships"), themes=tuple(expected["themes"]))
    found = {(row.attribute, row.value, row.theme): len(row.present) for row in rows}

    planted = {
        (attribute, value, theme): count
        for attribute, groups in expected["crosstab_present"].items()
        for value, counts in groups.items()
        for theme, count in counts.items()
        if theme != "n"
    }
    assert planted
    assert planted == {key: found[key] for key in planted}


def test_the_second_pass_is_a_record_of_revisions(study: Study) -> None:
    """As many as truth/pass2.csv has of each kind."""
    lines = (SAMPLE / "truth" / "pass2.csv").read_text("utf-8").splitlines()[1:]
    planted = Counter(line.split(",")[1] for line in lines)

    found = counted.revisions(study, study.round("pass2"))

    assert (planted["add"], planted["remove"]) == (found.added, found.removed)
    assert (planted["respan"], planted["recode"]) == (found.respanned, found.recoded)


def test_a_second_interview_adds_excerpts_to_its_organization(study: Study, expected: dict[str, Any]) -> None:
    """O03: three excerpts in the first, one in the second, one organization."""
    cell = tabulate.matrix(study, "cbo-relationships").cells["O03", "GOAL.REF"]

    assert (4, 2) == (cell.excerpts, cell.interviews)
    assert expected["excerpts"]
