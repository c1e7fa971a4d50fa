"""Rows that are not kept look and say what openpyxl's own would, and a full sheet or cell is never silent."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock

from codekit.errors import CodekitError
from codekit.tables import look
from codekit.tables import streamed as rows
from codekit.tables.streamed import BARE, Link, Parts, Rows
from codekit.tables.style import BOLD, LINKED, NOTE, PLAIN, Style, edges
from codekit.tables.text import MAX_CELL, fitting, pieces, split
from codekit.tables.write import save

STYLES = (PLAIN, BOLD, NOTE, Style(side="right", form="0.000", lines=edges("bottom")), Style(open=True, form="@"))
TEXTS = st.text(max_size=30) | st.sampled_from(["=1+1", " edge ", "a\r\nb", "<&>\"'", "bell\x07", "ab\ud800", "🙂"])
VALUES = st.none() | TEXTS | st.integers(-(10**12), 10**12) | st.floats(-1e300, 1e300)
TABLES = st.lists(st.lists(st.tuples(VALUES, st.sampled_from(STYLES)), min_size=3, max_size=3), min_size=1, max_size=5)


def again(book: openpyxl.Workbook, path: Path, **options: Any) -> Any:
    """A workbook as a program finds it in its file."""
    save(book, path)
    return openpyxl.load_workbook(path, **options)


@settings(max_examples=20, deadline=None)
@given(TABLES)
@example([[("a\rb", PLAIN), (None, PLAIN), ("bell\x07", NOTE)]])
def test_a_row_is_what_openpyxl_would_write(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[tuple[Any, Style]]]
) -> None:
    """Values, their types and every part of their look, above a row of openpyxl's that stands below."""
    book = openpyxl.Workbook()
    kept, streamed = book.worksheets[0], book.create_sheet("streamed")
    block = Rows(streamed, 2)
    for sheet in (kept, streamed):
        look.show(sheet.cell(1, 1), "head", BOLD)
        look.show(sheet.cell(len(table) + 3, 1), "below", NOTE)
    for number, row in enumerate(table, start=2):
        for column, (value, style) in enumerate(row, start=1):
            look.show(kept.cell(number, column), value, style)
        look.fit_row(kept, number, [10.0] * 3)
        values = [value for value, _ in row]
        block.add(values, [block.wear(style) for _, style in row], look.row_height(values, [10.0] * 3))

    read = again(book, tmp_path_factory.mktemp("rows") / "x.xlsx")

    one, other = read.worksheets
    assert (one.max_row, one.max_column) == (other.max_row, other.max_column)
    for row in one.iter_rows():
        assert row[0].parent.row_dimensions[row[0].row].height == other.row_dimensions[row[0].row].height
        for cell in row:
            same = other[cell.coordinate]
            value = pytest.approx(cell.value, rel=1e-15) if isinstance(cell.value, float) else cell.value
            assert (value, cell.data_type) == (same.value, same.data_type)
            for part in ("font", "fill", "border", "alignment", "number_format", "protection"):
                assert repr(getattr(cell, part)) == repr(getattr(same, part))


def test_work_does_not_grow_with_rows_beyond_writing_them() -> None:
    """Openpyxl keeps the head alone, and each look is found out once, however many rows there are."""
    kept, looks = [], []
    for count in (3, 300):
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        look.heading(sheet, ["a", "b"], [10, 10])
        block = Rows(sheet, 2)
        worn = [block.wear(PLAIN), block.wear(BOLD)]
        for number in range(count):
            block.add([number, "x"], worn)
        kept.append(sheet.max_row)
        file = io.BytesIO()
        book.save(file)
        looks.append(zipfile.ZipFile(file).read("xl/styles.xml").count(b"<xf "))
        assert count + 1 == block.last
    assert [1, 1] == kept
    assert looks[0] == looks[1]


def test_links_lead_to_cells_and_become_formulas_where_there_are_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A link says its text either way: a program that does not calculate finds it beside the formula."""
    monkeypatch.setattr(rows, "MOST_LINKS", 1)
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    block = Rows(sheet, 1)
    for text in ('say "yes" & go', 'say "no"'):
        block.add([Link(text, "Sheet", "B4")], [block.wear(LINKED)])

    first, second = again(book, tmp_path / "x.xlsx").worksheets[0]["A"]
    shown = openpyxl.load_workbook(tmp_path / "x.xlsx", data_only=True).worksheets[0]["A2"]

    assert ("'Sheet'!B4", 'say "yes" & go') == (first.hyperlink.location, first.value)
    assert ("f", '=HYPERLINK("#\'Sheet\'!B4","say ""no""")') == (second.data_type, second.value)
    assert shown.value == 'say "no"'


def test_parts_of_a_text_are_bold_or_not(tmp_path: Path) -> None:
    """A passage keeps which of its parts are in dispute, and its spaces."""
    book = openpyxl.Workbook()
    block = Rows(book.worksheets[0], 1)
    block.add([Parts([("before ", False), ("this", True), ("", False)])], [block.wear(PLAIN)])

    value = again(book, tmp_path / "x.xlsx", rich_text=True).worksheets[0]["A1"].value

    assert isinstance(value, CellRichText)
    bold = [(str(part), isinstance(part, TextBlock) and bool(part.font.b)) for part in value]
    assert [("before ", False), ("this", True)] == bold


def test_a_full_sheet_is_refused_in_one_line() -> None:
    """Never a file that Excel cannot open: beyond the last row there is an error that says so."""
    block = Rows(openpyxl.Workbook().worksheets[0], 1, most=2)
    block.add([1], [BARE])
    block.add([2], [BARE])

    with pytest.raises(CodekitError, match="more than the 2 rows that a sheet can hold"):
        block.add([3], [BARE])


def test_a_text_longer_than_a_cell_says_so_at_its_end(tmp_path: Path) -> None:
    """What is missing is counted in the cell itself, whoever writes it, as Excel counts."""
    text = "🙂" * MAX_CELL
    book = openpyxl.Workbook()
    look.show(book.worksheets[0].cell(1, 1), text)
    Rows(book.worksheets[0], 2).add([text], [BARE])

    cells = [cell.value for cell in again(book, tmp_path / "x.xlsx").worksheets[0]["A"]]

    assert cells == [fitting(text)] * 2
    kept = cells[0].count("🙂")
    assert f"[… {MAX_CELL - kept:,} more characters: too long for a cell]" in cells[0]
    assert MAX_CELL - 60 <= len(cells[0].encode("utf-16-le")) / 2 <= MAX_CELL


def test_a_row_with_a_long_text_goes_on_below() -> None:
    """The pieces join to the whole; short values stand in each row, other rows are passed on as they are."""
    long, short = "x" * (MAX_CELL + 5), ("a", 1)

    assert [("a", 1)] == list(split(short))
    parts = list(split(("a", 1, long)))
    assert [["a", 1], ["a", 1]] == [part[:2] for part in parts]
    assert long == "".join(str(part[2]) for part in parts)
    assert [part[2] for part in parts] == pieces(long)


@settings(deadline=None)
@given(st.text(st.sampled_from("ab é好 "), max_size=80), st.floats(1, 30))
def test_lines_are_counted_line_by_line_as_word_by_word(text: str, width: float) -> None:
    """The quick way to count wrapped lines gives what breaking at every word gives."""
    assert look._by_word(text, width) == look._wrapped(text, width)


@settings(deadline=None)
@given(st.lists(st.lists(VALUES, min_size=2, max_size=2), min_size=1, max_size=4), st.sampled_from([1, 2]))
def test_heights_of_a_table_are_those_of_its_rows(table: list[list[Any]], least: int) -> None:
    """What is remembered of a text for its column gives what is worked out anew for each row."""
    heights = look.Heights([4.0, 25.0], size=10, least=least)

    for row in table * 2:
        assert look.row_height(row, [4.0, 25.0], size=10, least=least) == heights.of(row)


def test_a_workbook_written_again_is_the_same_file(tmp_path: Path) -> None:
    """In another second of the same day, too: by that it is told that the same was written twice."""
    for name, moment in (("one.xlsx", 9), ("two.xlsx", 17)):
        book = openpyxl.Workbook()
        book.properties.created = dt.datetime(2020, 1, 2, moment)  # noqa: DTZ001  (as openpyxl has it)
        Rows(book.worksheets[0], 1).add(["x"], [BARE])
        save(book, tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
