"""Styles are values; rows show their whole text; links and pages are what Excel takes."""

from __future__ import annotations

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from codekit.tables import look
from codekit.tables.style import BOLD, NOTE, PLAIN, TITLE, Style, edges

TEXTS = st.text(st.sampled_from("ab  \n好é"), max_size=60)


def new_sheet() -> Worksheet:
    """An empty sheet."""
    return openpyxl.Workbook().worksheets[0]


def read_again(sheet: Worksheet) -> Worksheet:
    """A sheet as a program finds it in the file."""
    file = io.BytesIO()
    assert sheet.parent is not None
    sheet.parent.save(file)
    return openpyxl.load_workbook(file).worksheets[0]


@pytest.mark.parametrize("style", [PLAIN, BOLD, NOTE, TITLE, Style(lines=edges("top"), form="0.0%", open=True)])
def test_a_style_that_is_given_again_is_the_same(style: Style) -> None:
    """The second cell copies the first, whatever stood between; another workbook begins anew."""
    sheets = [new_sheet(), new_sheet()]
    for sheet in sheets:
        for row, worn in enumerate((style, PLAIN.but(italic=True), style), start=1):
            look.show(sheet.cell(row, 1), "x", worn)
    first, between, again = (read_again(sheets[0]).cell(row, 1) for row in (1, 2, 3))
    other = read_again(sheets[1])["A3"]

    for part in ("font", "fill", "border", "alignment", "number_format", "protection"):
        assert 1 == len({repr(getattr(cell, part)) for cell in (first, again, other)})
    assert (style.size, style.bold, style.form, not style.open) == (
        first.font.sz, first.font.b, first.number_format, first.protection.locked
    )  # fmt: skip
    assert between.font.i


@given(TEXTS, st.floats(3, 80), st.sampled_from([9.0, 10.0, 11.0, 16.0]))
def test_a_row_is_as_high_as_its_longest_text(text: str, width: float, size: float) -> None:
    """More text, less room or larger letters never make it lower; Excel's limit holds; numbers take one line."""
    sheet = new_sheet()
    rows = {
        1: (text, width, size),
        2: (text + " and more", width, size),
        3: (text, width / 2, size),
        4: (text, width, 20),
    }
    for row, (said, room, points) in rows.items():
        look.show(sheet.cell(row, 1), 0.123456789123)
        look.show(sheet.cell(row, 2), said)
        look.fit_row(sheet, row, [4.0, room], size=points)
    look.fit_row(sheet, 5, [4.0, 4.0], least=2)
    lowest, *others = (sheet.row_dimensions[row].height or 0 for row in rows)

    assert lowest >= text.count("\n") * size
    assert all(lowest <= height <= look.MAX_ROW_POINTS for height in others)
    assert 2 * look.LINE_POINTS < (sheet.row_dimensions[5].height or 0)


def test_nothing_is_no_text() -> None:
    """A cell that is only dressed stays empty; what looks like a formula stays a text."""
    sheet = new_sheet()
    for row, value in enumerate(("", None, 0, "=1+1"), start=1):
        look.show(sheet.cell(row, 1), value, BOLD)

    assert [None, None, 0, "=1+1"] == [cell.value for (cell,) in read_again(sheet).iter_rows()]
    assert "s" == sheet["A4"].data_type


def test_the_foot_of_a_page_says_what_it_is() -> None:
    """An ampersand is a sign of its own there."""
    sheet = new_sheet()
    look.page(sheet, head=2, foot="Care & cure", last="C9", freeze="B3", left="A:A")
    found = read_again(sheet)

    assert found.oddFooter is not None
    assert ("Care && cure", "&A, page &P of &N") == (found.oddFooter.left.text, found.oddFooter.right.text)
    assert ("A2:C9", "B3", "$2:$2") == (found.auto_filter.ref, found.freeze_panes, found.print_title_rows)
