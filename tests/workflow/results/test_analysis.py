"""The whole analysis in one go: complete, repeatable byte for byte, and self-contained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from codekit.workflow.results.analysis import Analysis
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, build, code, folder_of, start


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study with a compared double round and an initial round."""
    made = build(tmp_path)
    start(made)
    code(made, BOTH)
    start(made, "p1", kind="initial", coders=["lee"])
    code(made, BOTH.replace(",ana", ",lee").replace(",ben", ",lee"), round_id="p1")
    return made


def analyze(study: Study, *, compare: bool = True) -> dict[str, bytes]:
    """Run every step; the exported files with their bytes."""
    run = Analysis(open_study(folder_of(study)), compare=compare)
    for step in run.steps():
        step.run()
    exports = folder_of(study) / "exports"
    return {p.relative_to(exports).as_posix(): p.read_bytes() for p in sorted(exports.rglob("*")) if p.is_file()}


def test_everything_is_written(study: Study) -> None:
    """Tables for machines, a workbook each, figures in two forms, a page."""
    expected = {
        "agreement-r1.csv", "agreement-r1.json", "agreement-r1.xlsx", "checks.csv", "figures/agreement-r1.png",
        "figures/agreement-r1.svg", "figures/matrix-food.png", "figures/matrix-food.svg", "matrix-food.csv",
        "matrix-food.json", "matrix-food.xlsx", "summary.html",
    }  # fmt: skip

    assert expected == set(analyze(study))


def test_a_round_that_waits_is_compared_only_when_asked(study: Study) -> None:
    """Otherwise it is named: while the analysis runs, and on the page."""
    run = Analysis(study)

    told = [note.words for step in run.steps() for note in step.run()]

    assert ["agreement r1: complete, waits to be compared (codekit agree r1, or --compare)"] == [
        line for line in told if line.startswith("agreement")
    ]
    assert "not compared yet: r1." in (folder_of(study) / "exports/summary.html").read_text("utf-8")
    assert study.round("r1").compared is None
    assert "agreement-r1.json" not in analyze(study, compare=False)
    assert "agreement-r1.json" in analyze(study)
    assert "agreement-r1.json" in analyze(study, compare=False)
    assert "not compared yet" not in (folder_of(study) / "exports/summary.html").read_text("utf-8")


def test_a_second_run_writes_the_same_bytes(study: Study) -> None:
    """When nothing changed, nothing changes: CSV, JSON, figures and page."""
    before, after = analyze(study), analyze(study)

    same = {name for name in before if before[name] == after[name]}
    assert {name for name in before if not name.endswith(".xlsx")} <= same


def test_an_interrupted_run_is_made_good_by_the_next(study: Study) -> None:
    """No half-written file stays; the rest is written as if nothing had happened."""
    whole = analyze(study)
    run = Analysis(open_study(folder_of(study)))
    for step in run.steps()[:2]:
        step.run()

    again = analyze(study)

    assert whole.keys() == again.keys()
    assert whole["matrix-food.json"] == again["matrix-food.json"]


def test_the_page_loads_nothing_and_escapes_everything(study: Study) -> None:
    """No script, no address; figures are embedded."""
    page = analyze(study)["summary.html"].decode()

    assert not re.search(r"https?://|<script|@import|url\(", page)
    assert 2 == page.count("data:image/svg+xml;base64,")
    assert "Food" in page


def test_the_headline_names_k_of_n(study: Study) -> None:
    """For the terminal."""
    run = Analysis(study)
    for step in run.steps():
        step.run()

    assert any("REL 1 of 2" in line for line in run.headline())
    assert run.headline()[-1].startswith("everything is in")


def test_the_headline_of_a_failed_run_does_not_promise_everything(study: Study) -> None:
    """What was not written is not announced."""
    assert Analysis(study).headline(failed=True)[-1].startswith("not everything is in")


def test_a_study_without_coding_is_analyzed_without_figures(tmp_path: Path) -> None:
    """Checks and a page, nothing invented."""
    study = build(tmp_path)

    assert {"checks.csv", "summary.html"} == set(analyze(study))
