"""The report at every level: rows set in below their codes, both summaries, what was not measured, the diagnosis."""

from __future__ import annotations

import csv
import html
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from codekit.reporting.agreement import Content, Findings, Table, build
from codekit.reporting.content import depth_of
from codekit.workflow.comparing.compare import Options
from codekit.workflow.reports import agreement_report
from codekit.workflow.reports.agreement_report import findings
from codekit.workflow.study.study import Study
from studies import BOTH, agree, code, start
from studies import build as built

ROWS = ["REL", "REL, itself", "REL.SEND", "REL.DEAL", "MONEY", "BOX.OWN"]


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A compared double round in which REL is used itself and with both sub-codes."""
    made = built(tmp_path, memory=True)
    start(made)
    code(made, BOTH)
    agree(made, "r1")
    return made


def found(study: Study, **options: Any) -> Findings:
    """What is gathered for a report."""
    wanted = Options(**options)
    return findings(study, agree(study, "r1", wanted), wanted)


def table(content: Content, title: str) -> Table:
    """A table by its title."""
    return next(each for each in content.tables if each.title == title)


def column(of: Table, title: str) -> list[object]:
    """The values of a column."""
    place = [each.title for each in of.columns].index(title)
    return [row[place] for row in of.rows]


def test_sub_codes_are_set_in_below_their_codes(study: Study) -> None:
    """With their level; the text itself stays the code, so that tables can be joined."""
    codes = table(build(found(study)), "Agreement on each code")

    assert ROWS == column(codes, "code")
    assert [0, 1, 1, 1, 0, 0] == [depth_of(row[0]) for row in codes.rows]
    assert ["top", "leaf", "leaf", "leaf", "top, leaf", "top, leaf"] == column(codes, "level")


def test_both_levels_stand_over_all_codes(study: Study) -> None:
    """As in the report of the figures, and each labelled."""
    gathered = found(study)
    levels = table(build(gathered), "By level")

    report = gathered.report
    assert report.top is not None
    assert report.leaf is not None
    assert ["top level", "leaf level"] == column(levels, "level")
    assert [report.top.pooled_kappa, report.leaf.pooled_kappa] == column(levels, "pooled kappa")
    assert [report.top.mean_kappa, report.leaf.mean_kappa] == column(levels, "mean kappa")
    assert gathered.measured.leaf_masi_alpha != gathered.measured.masi_alpha


def test_transcripts_and_pairs_are_about_the_level_of_the_summary(study: Study) -> None:
    """And say which it is."""
    for level, rows in (("all", ["REL", "MONEY", "BOX.OWN"]), ("leaf", ROWS[1:])):
        content = build(found(study, level=level))
        name = "leaf" if level == "leaf" else "top"
        parts = [part for part in content.parts if part.key in {"transcripts", "pairs"}]
        assert [True, True] == [any(f"At the {name} level" in words for words in part.paragraphs) for part in parts]
        own = next(each for each in content.tables if each.sheet == "By transcript")
        assert rows == [each.title for each in own.columns[1:]]
        assert set(rows) == set(column(table(content, "Each transcript, code by code"), "code"))


def test_what_was_not_measured_is_named_with_the_reason(tmp_path: Path) -> None:
    """Out of the scope of the round, left out when asked for some codes, or used by nobody."""
    made = built(tmp_path, memory=True)
    start(made, codes=["REL", "MONEY"])
    lines = [line for line in BOTH.splitlines() if "BOX" not in line and "MONEY" not in line]
    code(made, "\n".join([*lines, "T02,1,,ana", "T02,1,,ben"]) + "\n")

    def reasons(**options: Any) -> dict[object, object]:
        listed = table(build(found(made, **options)), "Codes whose agreement was not measured here")
        return dict(zip(column(listed, "code"), column(listed, "why not"), strict=True))

    agree(made, "r1")
    outside, unused = (
        "the round is not about it",
        "nobody used it, or anything below it, on a unit that two coders coded",
    )
    assert {"MONEY": unused, "BOX": outside, "BOX.OWN": outside} == reasons()
    asked = reasons(codes=("REL.DEAL", "MONEY"))
    assert {"left out by --codes"} == {asked["REL"], asked["REL.SEND"]}
    assert "REL.DEAL" not in asked


def test_a_book_without_used_sub_codes_has_no_column_of_levels(tmp_path: Path) -> None:
    """The report is as it was."""
    made = built(tmp_path, memory=True)
    start(made, codes=["MONEY"])
    code(
        made,
        "transcript,segment,code,coder\n"
        + "".join(f"{t},1,MONEY,{c}\n" for t in ["T01", "T02", "T03"] for c in ("ana", "ben")),
    )

    content = build(found(made))

    assert "level" not in [each.title for each in table(content, "Agreement on each code").columns]
    assert not [each for each in content.tables if each.title == "By level"]


@pytest.mark.parametrize("level", ["all", "leaf", "top"])
def test_the_diagnosis_adds_up_to_every_row(study: Study, tmp_path: Path, level: str) -> None:
    """Counted again from the file: the cells of each row that is shown, by its name."""
    gathered = found(study, level=level)
    agreement_report.write_diagnosis(gathered, tmp_path / "d.csv")

    with (tmp_path / "d.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["used"] == "yes"]
    counted = Counter((row["code"], row["ana"], row["ben"]) for row in rows)
    assert gathered.report.rows
    for row in gathered.report.rows:
        assert row.cells is not None
        cells = [counted[row.name, a, b] for a, b in (("1", "1"), ("1", "0"), ("0", "1"), ("0", "0"))]
        assert [row.cells.a, row.cells.b, row.cells.c, row.cells.d] == cells


def test_each_form_sets_sub_codes_in_and_keeps_their_text(study: Study, tmp_path: Path) -> None:
    """Excel by indentation, a page by padding, Markdown by a wide space."""
    gathered = found(study)
    for name in ("r.xlsx", "r.html", "r.md"):
        agreement_report.write_findings(gathered, tmp_path / name, {})

    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")["Codes"]
    cells = [sheet.cell(row, 1) for row in range(2, 8)]
    assert ROWS == [cell.value for cell in cells]
    first = cells[0].alignment.indent
    assert [0, 1, 1, 1, 0, 0] == [cell.alignment.indent - first for cell in cells]
    page = html.unescape((tmp_path / "r.html").read_text("utf-8"))
    assert '<th scope="row" style="padding-left: 1.6rem">REL.SEND</th>' in page
    assert "| \u2003REL.SEND | leaf |" in (tmp_path / "r.md").read_text("utf-8")


def test_the_methods_paragraph_states_both_levels(study: Study) -> None:
    """With how many codes were compared beside those of the round."""
    (words,) = next(part for part in build(found(study)).parts if part.key == "methods").paragraphs

    assert "The 3 codes of the comparison" in words
    assert "Beside them the 2 codes below them that were used" in words
    assert "Over all codes at the top level, pooled kappa" in words
    assert "At the leaf level, pooled kappa" in words
