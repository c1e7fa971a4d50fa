"""No cell of a CSV file that people open is a formula, and each comes back as it was."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.tables.read import read_sheets
from codekit.tables.write import as_written, export_text, inert, save_csv

LIVE = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=", "＝1", "'=1", "''-x"]


@given(st.text(st.sampled_from("'=+-@\t\r\n1.,a ＝"), max_size=6))
def test_what_is_made_harmless_comes_back(text: str) -> None:
    """Whatever a passage begins with, apostrophes of its own too."""
    assert text == as_written(inert(text))


@pytest.mark.parametrize("text", [text for text in LIVE if text != "="])
def test_no_cell_begins_like_a_formula(text: str) -> None:
    """Excel, LibreOffice and Google go by the first sign."""
    ((cell, _),) = csv.reader(io.StringIO(export_text([(text, "x")]), newline=""))

    assert cell == "'" + text.replace("\r", "\n")


@pytest.mark.parametrize("value", [-0.25, -3, "-0.25", "-1,5", "+3", "-", "+", "I said = once", "", None, "a-b"])
def test_figures_stay_figures(value: object) -> None:
    """A negative coefficient must be one in every program; a dash alone is none."""
    assert value == inert(value)


def test_a_table_for_people_is_read_back(tmp_path: Path) -> None:
    """By our own readers, to the sign."""
    cells = [text.strip() for text in LIVE]
    save_csv([["code"], *([cell] for cell in cells)], tmp_path / "t.csv")

    (sheet,) = read_sheets(tmp_path / "t.csv")
    assert cells == [row[0] for _, row in sheet.rows[1:]]
