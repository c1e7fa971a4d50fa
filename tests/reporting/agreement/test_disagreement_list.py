"""The list of disagreements as an Excel file of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codekit.reporting.agreement import disagreement_list as workbook

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


def written(folder: Path, rows: list[dict[str, Any]]) -> tuple[Any, list[dict[str, Any]]]:
    """The one sheet, and its rows by the titles of the first row."""
    from openpyxl import load_workbook

    workbook.write_disagreements(folder / "d.xlsx", rows, title="Study & round r1")
    book = load_workbook(folder / "d.xlsx")
    assert ["Disagreements"] == book.sheetnames
    head, *body = book["Disagreements"].iter_rows(values_only=True)
    titles = [str(title) for title in head]
    return book["Disagreements"], [dict(zip(titles, row, strict=True)) for row in body]


def test_words_of_interviews_stay_what_they_are(tmp_path: Path) -> None:
    """A text that begins with = is no formula; one too long for a cell goes on in the next row."""
    sheet, rows = written(tmp_path, ROWS)

    assert "=1+1 is what they said" == rows[0]["text"]
    assert "s" == sheet.cell(2, 5).data_type
    assert "long " * 8000 == rows[1]["text"] + rows[2]["text"]
    assert ("T1", "T1") == (rows[1]["transcript"], rows[2]["transcript"])
    assert {"decision", "reason"} <= set(rows[0])


def test_it_can_be_read_filtered_and_printed(tmp_path: Path) -> None:
    """Frozen first row and column, filters, repeated head, fitted to the width of a page, the title at its foot."""
    sheet, _ = written(tmp_path, ROWS)

    assert "B2" == sheet.freeze_panes
    assert "A1:H4" == sheet.auto_filter.ref
    assert "$1:$1" == sheet.print_title_rows
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "Study && round r1" == sheet.oddFooter.left.text


def test_an_empty_list_says_that_there_is_none(tmp_path: Path) -> None:
    """Not an empty sheet."""
    _, rows = written(tmp_path, [])

    assert ["none"] == [row["type"] for row in rows]


@pytest.mark.parametrize("name", ["turn", "unit"])
def test_numbers_are_numbers(tmp_path: Path, name: str) -> None:
    """So that units sort as they stand in the interview."""
    sheet, rows = written(tmp_path, [{"type": "extra", name: 12}])

    assert 12 == rows[0][name]
    assert "0" == sheet.cell(2, 2).number_format
