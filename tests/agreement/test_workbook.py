"""The Excel report as a reader opens it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from agreement.made import of_cells, of_ratings, of_sets
from codekit.agreement import compare, compare_exclusive, workbook

CELLS = {"SCREEN": [(5, 1, 0), (5, 0, 1), (4, 1, 1)] * 2, "NEVER": [(0, 0, 0)] * 6}
ROWS = [
    {
        "type": "omission",
        "transcript": "T0",
        "turn": 3,
        "code": "SCREEN",
        "text": "=1+1 is what they said",
        "turn before": "",
    },
    {"type": "extra", "transcript": "T1", "turn": 4, "code": "SCREEN", "text": "long " * 8000, "turn before": "And?"},
]


@pytest.fixture
def book(tmp_path: Path) -> Any:
    """The report on two coders, read back."""
    path = tmp_path / "report.xlsx"
    report = compare(of_cells(CELLS, units=[40] * 6), round_id="r1", unit="turn")
    workbook.write(path, report, facts={"coders": "A, B"}, warnings=["roles are guessed"], disagreements=ROWS)
    return _load(path)


def _load(path: Path) -> Any:
    from openpyxl import load_workbook

    return load_workbook(path)


def table(sheet: Any) -> list[dict[str, Any]]:
    """Rows by the titles of the first row."""
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_sheets_for_two_coders(book: Any) -> None:
    """No sheet of pairs where there is only one pair."""
    assert ["About", "Codes", "Transcripts", "Disagreements"] == book.sheetnames


def test_about_holds_facts_warnings_and_the_summary(book: Any) -> None:
    """What was compared stands first, with the summary over codes."""
    rows = dict(row for row in book["About"].iter_rows(values_only=True) if row[0])

    assert ("A, B", "roles are guessed") == (rows["coders"], rows["warning"])
    assert "1 of 2" == rows["codes with a kappa"]
    assert rows["lowest kappas"].startswith("SCREEN (0.")
    assert "5 degrees of freedom" in rows["interval"]


def test_a_code_has_its_cells_figures_and_note(book: Any) -> None:
    """Numbers are numbers; undefined is words, never 0, 1 or an empty cell."""
    screen, never = table(book["Codes"])

    assert (28, 4, 4, 204) == tuple(screen[letter] for letter in "abcd")
    assert 0.8558 == pytest.approx(screen["Cohen's kappa"], abs=5e-5)
    assert screen["interval from"] < screen["Cohen's kappa"] < screen["to"]
    assert "not estimable" == never["Cohen's kappa"] == never["Krippendorff's alpha"]
    assert "not estimable: no coder used it" == never["note"]


def test_each_transcript_has_a_column(book: Any) -> None:
    """Kappa by transcript, with undefined in words."""
    screen, never = table(book["Transcripts"])

    assert 0.8947 == pytest.approx(screen["T0"], abs=5e-5)
    assert "not estimable" == never["T5"]


def test_words_of_interviews_stay_what_they_are(book: Any) -> None:
    """A text that begins with = is no formula; one too long for a cell goes on in the next row."""
    rows = table(book["Disagreements"])

    assert "=1+1 is what they said" == rows[0]["text"]
    assert "s" == book["Disagreements"].cell(2, 5).data_type
    assert "long " * 8000 == rows[1]["text"] + rows[2]["text"]
    assert ("T1", "T1") == (rows[1]["transcript"], rows[2]["transcript"])
    assert {"decision", "reason"} <= set(rows[0])


def test_tables_can_be_read_filtered_and_printed(book: Any) -> None:
    """Frozen first row and column, filters, repeated head, fitted to the width of a page."""
    sheets = [book[name] for name in ("Codes", "Transcripts", "Disagreements")]

    for sheet in sheets:
        assert "B2" == sheet.freeze_panes
        assert sheet.auto_filter.ref.startswith("A1:")
        assert "$1:$1" == sheet.print_title_rows
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.row_dimensions[2].height >= 15


def test_more_coders_have_a_sheet_of_pairs(tmp_path: Path) -> None:
    """Three coders: three rows a code, and no column that would be empty throughout."""
    report = compare(
        of_ratings([[[1, 1, 0], [1, 0, 0], None], [[1, 0], [1, 1], [0, 1]]], coders="ABC"), round_id="r", unit="turn"
    )
    workbook.write(tmp_path / "r.xlsx", report, facts={})
    book = _load(tmp_path / "r.xlsx")

    assert ["About", "Codes", "Pairs", "Transcripts"] == book.sheetnames
    assert [("A", "B"), ("A", "C"), ("B", "C")] == [(r["first coder"], r["second coder"]) for r in table(book["Pairs"])]
    assert "bias index" not in table(book["Codes"])[0]


def test_an_exclusive_group_leaves_out_what_speaks_of_yes_and_no(tmp_path: Path) -> None:
    """One row, no cells, no positive agreement."""
    material = of_sets([[[{"p"}, {"q"}], [{"p"}, {"p"}]]], codes=["p", "q"], coders="AB")
    workbook.write(tmp_path / "x.xlsx", compare_exclusive(material, parent="X", round_id="r", unit="turn"), facts={})

    (row,) = table(_load(tmp_path / "x.xlsx")["Codes"])

    assert "X" == row["code"]
    assert not {"a", "positive agreement", "prevalence index"} & set(row)


@pytest.mark.parametrize(("rows", "first"), [(ROWS, "omission"), ([], "none")])
def test_the_list_of_disagreements_alone(tmp_path: Path, rows: list[dict[str, Any]], first: str) -> None:
    """One sheet; an empty list says that there is none."""
    workbook.write_disagreements(tmp_path / "d.xlsx", rows, title="Study & round r1")
    book = _load(tmp_path / "d.xlsx")

    assert ["Disagreements"] == book.sheetnames
    assert first == table(book["Disagreements"])[0]["type"]
