"""A report reads each table of turns once, and a sheet keeps none of its rows, however long they are."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from weakref import ref

import openpyxl
import pytest

import studies
from codekit.reporting import excel_table
from codekit.reporting.content import Column, Made, Table, Value
from codekit.workflow.comparing import axes, compare
from codekit.workflow.reports import agreement_report
from codekit.workflow.reports.findings import trend
from codekit.workflow.results import tabulate
from codekit.workflow.study.study import open_study
from work import counted, opening


def compared(root: Path) -> Path:
    """A study with a compared round of ana and ben."""
    study = studies.build(root)
    studies.start(study)
    studies.code(study, studies.BOTH)
    studies.agree(study, "r1")
    return studies.folder_of(study)


def test_a_table_of_turns_is_read_once(tmp_path: Path) -> None:
    """Agreement needs turns for who speaks and as units; the report goes over the units again and again."""
    root = compared(tmp_path / "study")
    study, read = open_study(root), Counter[str]()

    def told(path: object) -> None:
        name = Path(str(path)).as_posix()
        if "/segments/turn/" in name and name.endswith(".csv"):
            read[name.rpartition("/")[2]] += 1

    with opening(told):
        comparison = compare.agree(study, "r1")
        agreement_report.findings(study, comparison)
    assert {"T01.csv"} <= read.keys()
    assert {1} == set(read.values())


def test_a_rounds_ledgers_are_read_once_for_all_that_a_report_says(tmp_path: Path) -> None:
    """Figures, states, disagreements, claims and diagnosis each ask for what stands in them."""
    root = compared(tmp_path / "study")
    study, read = open_study(root), Counter[str]()

    def told(path: object) -> None:
        name = Path(str(path)).as_posix()
        if "/codings/r1/" in name:
            read[name.partition("/codings/r1/")[2]] += 1

    comparison = compare.agree(study, "r1")
    with opening(told):
        agreement_report.findings(study, comparison)
    assert {"ana/T01.jsonl", "ben/T01.jsonl"} <= read.keys()
    assert {1} == set(read.values())


def test_what_another_program_coded_is_news_to_who_asked_before(tmp_path: Path) -> None:
    """What stands in a round is the same only as long as nobody writes there, and is kept for nobody."""
    root = compared(tmp_path / "study")
    study = open_study(root)
    studies.start(study, "r2")
    before = study.layers(study.round("r2"))
    assert before is study.layers(study.round("r2"))
    kept = ref(study.layers(study.round("r1")))
    assert kept() is None
    studies.code(open_study(root), studies.BOTH, round_id="r2")

    assert not before.by_key
    assert study.layers(study.round("r2")).get("ana", "T01").codings


def test_units_are_laid_out_once_for_a_report(tmp_path: Path) -> None:
    """The same units are asked for by figures, disagreements, decisions and the trend."""
    study = open_study(compared(tmp_path / "study"))
    comparison = compare.agree(study, "r1")
    again = counted(lambda: compare.agree(study, "r1"))

    assert comparison.ground.axes
    assert not again.named["_axis"]
    study.refresh()  # a text or a role may be another one
    assert len(comparison.ground.axes) == counted(lambda: compare.agree(study, "r1")).named["_axis"]


def test_a_report_does_not_compare_its_round_again_for_the_trend(tmp_path: Path) -> None:
    """The trend takes the figures that are there already, and they are those that it would compute."""
    study = open_study(compared(tmp_path / "study"))
    comparison = compare.agree(study, "r1")

    work = counted(lambda: agreement_report.findings(study, comparison))

    assert not work.named["_computed"]
    found = agreement_report.findings(study, comparison)
    assert 1 == len(found.trend)
    assert trend(study, study.round("r1")) == found.trend
    by_character = compare.Options(unit="character")
    other = agreement_report.findings(study, compare.agree(study, "r1", by_character), by_character)
    assert found.trend == other.trend


def test_codings_are_laid_out_once_for_any_lists_of_codes(tmp_path: Path) -> None:
    """Figures, disagreements, levels and coefficients ask for the same codings as different codes."""
    study = open_study(compared(tmp_path / "study"))
    ground = compare.agree(study, "r1").ground
    fresh = replace(ground, unit=ground.unit)  # nothing is laid yet
    codes = [code.id for code in ground.codebook.codes]

    work = counted(lambda: [axes.to_material(fresh, [code]) for code in codes])

    assert len(codes) > 1
    assert 1 == work.named["_lay_codings"]


@pytest.mark.parametrize(("form", "other"), [(".xlsx", "svg"), (".docx", "svg"), (".html", "png")])
def test_a_figure_is_saved_in_the_form_that_the_report_takes(tmp_path: Path, form: str, other: str) -> None:
    """A workbook and Word hold a PNG, a page an SVG; the other one is not made."""
    study = open_study(compared(tmp_path / "study"))
    collected = agreement_report.findings(study, compare.agree(study, "r1"))

    work = counted(lambda: agreement_report.write_findings(collected, tmp_path / f"report{form}"))

    assert not work.named[f"print_{other}"]
    assert 1 == work.named["print_png" if other == "svg" else "print_svg"]


def test_a_workbook_makes_each_passage_once_and_reads_no_sentences(tmp_path: Path) -> None:
    """Passages are shown, sealed and held against quotations; who divided into sentences is told without them."""
    study, read = open_study(compared(tmp_path / "study")), Counter[str]()
    matrix = tabulate.matrix(study, study.codebook_ids()[0], coder="ana")

    def told(path: object) -> None:
        name = Path(str(path))
        read[f"{name.parent.name}{name.suffix}"] += 1

    with opening(told):
        work = counted(lambda: tabulate.write_workbook(study, matrix, tmp_path / "m.xlsx"))

    assert work.named["_put_together"]
    assert len(matrix.evidence._made) == work.named["_put_together"]
    assert not read["sentence.csv"]


class Row(tuple[Value, ...]):  # noqa: SLOT001  (it is counted)
    """A row that says how many of it there are."""

    there = most = 0

    def __init__(self, _values: object) -> None:
        """One more."""
        Row.there += 1
        Row.most = max(Row.most, Row.there)

    def __del__(self) -> None:
        """One less."""
        Row.there -= 1


def test_rows_of_a_long_table_are_not_kept() -> None:
    """They are made one by one as the sheet is written, over as many sheets as they need."""
    rows = Made(range(50), lambda n: Row((f"T{n}", n)))
    book = openpyxl.Workbook()
    names = excel_table.fill(book, Table("Long", (Column("a"), Column("b")), rows, sheet="Long"), foot="", most=23)

    assert ["Long", "Long (2)", "Long (3)"] == names
    assert (50, 0) == (len(rows), Row.there)
    assert Row.most < 5
