"""Reports on the sample study: its planted design is what they state, and every quotation is somebody's words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import docx
import pytest

from codekit.formats.printed_quotes import Printed
from codekit.segmenting.printed import FAITHFUL
from codekit.workflow.results.quotes import hold_all
from codekit.workflow.study.study import Study
from sample_study import Codekit


def reported(codekit: Codekit, study: Study, *args: object) -> Any:
    """The document of a report."""
    ran = codekit(study, "report", *args, "--json")
    assert 0 == ran.exit_code, ran.err
    return json.loads(ran.out)


def test_the_methods_state_the_planted_design(codekit: Codekit, study: Study, expected: dict[str, Any]) -> None:
    """Interviews, cases, repeats, who was asked, the share coded twice, saturation: as the independent checker says."""
    document = reported(codekit, study, "methods")
    text = " ".join(one["text"] for section in document["sections"] for one in section["sentences"])
    design = expected["design"]

    assert f"{design['interviews']} interviews with {design['organizations']} cases" in text
    assert f"({', '.join(design['second_interviews'])})" in text
    contacted, took = design["contacted"], design["participating"]
    assert f"{contacted['total']} contacts were recorded, of which {took['total']} (45.3 %) took part" in text
    shares = [
        f"{name} {k} of {contacted[name]} ({k / contacted[name]:.1%})" for name, k in took.items() if name != "total"
    ]
    assert ", ".join(shares).replace("%", " %") in text
    assert "6 of 33 transcripts (18.2 %) were coded by several coders" in text
    assert "reached at interview 9 of 33 (9+2)" in text
    assert all(bool(one["records"]) != bool(one["slots"]) for s in document["sections"] for one in s["sentences"])


def test_coreq_fills_what_it_may(codekit: Codekit, study: Study) -> None:
    """32 items: 11 are left to write, 21 have facts with their source, none of which is missing here."""
    items = reported(codekit, study, "coreq")["items"]
    assert 32 == len(items)
    assert 11 == sum(item["status"] == "to be written" for item in items)
    assert {"to be written"} == {item["text"] for item in items if item["class"] == "M"}
    assert all(item["source"] for item in items if item["class"] != "M")
    assert "33 interviews with 29 cases" in next(item["text"] for item in items if item["item"] == "12")


def test_themes_have_the_counts_of_the_matrix(codekit: Codekit, study: Study, expected: dict[str, Any]) -> None:
    """Every planted theme has its k of n; quotations of different cases, each held anew and faithful."""
    document = reported(codekit, study, "themes")
    counts = {theme["code"]: f"{theme['k']} of {theme['n']}" for theme in document["themes"]}
    planted = {code: f"{theme['k']} of {theme['n']}" for code, theme in expected["themes"].items()}
    assert planted == {code: counts[code] for code in planted}

    quotes = [(theme, quote) for theme in document["themes"] for quote in theme["quotes"] + theme["disconfirming"]]
    assert len(quotes) > 50
    held = hold_all(study, [Printed(q["quote"], 0, transcript=q["transcript"], theme=t["code"]) for t, q in quotes])
    assert all(one.held.state in FAITHFUL and not one.problems for one in held.checked)
    for theme in document["themes"]:
        cases = [quote["case"] for quote in theme["quotes"]]
        assert len(set(cases)) == len(cases)
    assert ["O08"] == next(t["contrary_cases"] for t in document["themes"] if t["code"] == "GOAL.DISC")


def test_a_word_for_a_number_has_its_count(codekit: Codekit, study: Study, tmp_path: Path) -> None:
    """In the Word file each is followed by k of n; without words there is none."""
    words = r"\b(all|nearly all|most|about half|some|a few|one|none)"
    for name, options in (("with.docx", ()), ("without.docx", ("--no-words",))):
        codekit(study, "report", "themes", "-o", tmp_path / name, *options)
        table = docx.Document(str(tmp_path / name)).tables[0]
        cells = [row.cells[2].text for row in table.rows[1:]]
        assert len(cells) == 17
        pattern = rf"{words} \(\d+ of \d+\)" if not options else r"\d+ of \d+"
        assert all(re.fullmatch(pattern, cell) for cell in cells)


def test_packets_hold_one_case_each(codekit: Codekit, study: Study, tmp_path: Path) -> None:
    """A file for each case with passages, under its id; no other case's id, and no label of a speaker, is in it."""
    ran = codekit(study, "report", "member-check", "-o", tmp_path / "p")
    files = sorted((tmp_path / "p").iterdir())
    assert 28 == len(files)  # O19 said nothing that was coded
    assert "O19.docx" not in {path.name for path in files}
    assert 4 == ran.err.count("warning: O")
    cases = {case.id for case in study.registers.cases}
    for path in files:
        words = "\n".join(docx.Document(str(path)).element.itertext())
        assert {path.stem} == {case for case in cases if re.search(rf"\b{case}\b", words)}
        assert "Respondent:" not in words


def test_the_trail_tells_the_rounds_in_order(codekit: Codekit, study: Study) -> None:
    """Training, double, initial, second pass, sub-codes; what the second pass changed; the codebook's new version."""
    entries = reported(codekit, study, "audit")["entries"]
    started = [entry["what"].partition(":")[0] for entry in entries if entry["kind"] == "round started"]
    assert ["training", "r1", "r2", "pass1", "pass2", "sub"] == started
    assert 33 == sum(entry["kind"] == "import" for entry in entries)
    assert 4 == sum(entry["kind"] == "sign-off" for entry in entries)
    assert any(entry["kind"] == "second pass" and "62 added, 24 removed" in entry["what"] for entry in entries)
    assert all(
        entry["who"] in {"A (first coder)", "B (second coder)"} for entry in entries if entry["kind"] == "sign-off"
    )


def test_the_codebook_tells_what_its_versions_changed(codekit: Codekit, study: Study) -> None:
    """With the rounds that used each."""
    document = reported(codekit, study, "codebook", "--codebook", "social-care-domains")
    assert [("1.0", ["training", "r1"]), ("1.1", ["r2"])] == [(v["version"], v["rounds"]) for v in document["versions"]]
    assert document["versions"][1]["changes"] != ["nothing"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("report", "methds"), "no kind of report 'methds'"),
        (("report", "methods", "-o", "m.rtf"), "a report is an Excel file, a Word file, an HTML page or Markdown"),
        (("report", "methods", "-o", "m.csv"), "m.csv"),
        (("report", "member-check", "-o", "p.docx"), "packets go into a folder"),
        (("report", "codebook"), "which codebook?"),
        (("report", "themes", "--words", "most"), "'most' is no word with a share"),
        (("report", "themes", "--words", "most=.5", "--no-words"), "contradict"),
        (("report", "methods", "--codebook", "none"), "none"),
        (("report", "methods", "--no-words"), "are of themes, not of methods"),
        (("report", "coreq", "--quotes", "own.csv"), "are of themes, not of coreq"),
        (("diagnose", "pass1"), "pass1"),
        (("diagnose", "r1", "--code", "NONE"), "NONE"),
        (("diagnose", "r1", "--propose", "Words."), "a proposal needs a code"),
        (("diagnose", "r1", "--code", "CBO", "--propose", " ", "--coder", "A"), "write the sentence"),
        (("memo", " ", "--coder", "A"), "codekit memo 'The note.'"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    codekit: Codekit, study: Study, args: tuple[str, ...], message: str
) -> None:
    """With how to mend it; nothing is printed as a result."""
    ran = codekit(study, *args)
    assert 1 == ran.exit_code
    assert message in ran.err
    assert "hint:" in ran.err
    assert "" == ran.out


def test_the_change_after_the_next_round_is_told(codekit: Codekit, study: Study) -> None:
    """Every code of both rounds rose or fell as `round trend` says."""
    trend = json.loads(codekit(study, "round", "trend", "--json").out)
    steps = {one["code"]: one["value"] for step in trend["differences"] for one in step["codes"]}
    found = json.loads(codekit(study, "diagnose", "r1", "--json").out)
    changes = {one["code"]: change["value"] for one in found["codes"] for change in one["changes"]}
    assert len(changes) >= 9
    assert changes == {code: steps[code] for code in changes}
