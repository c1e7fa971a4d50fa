"""A report's workbook: tables that are longer than a sheet go on in further sheets, and About names them all."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from codekit.reporting.content import COUNT, LONG, Column, Content, Part, Table
from codekit.reporting.excel import sheets_of
from codekit.tables.write import save


def content(rows: int) -> Content:
    """A report with one table of so many rows."""
    columns = (Column("unit", COUNT), Column("words"))
    table = Table("Unit by unit", columns, tuple((n, f"word {n}") for n in range(rows)), note="the note", sheet="Units")
    return Content("Report", "Study", (Part("units", "Units", tables=(table,)),))


def test_a_table_longer_than_a_sheet_goes_on_in_further_ones(tmp_path: Path) -> None:
    """Every row is there once, below a head of its own; no sheet is longer than allowed; each says that it goes on."""
    save(sheets_of(content(25), most=13), tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")

    names = ["Units", "Units (2)", "Units (3)"]
    assert ["About", *names] == book.sheetnames
    listed = [[cell.value for cell in book[name]["A"]] for name in names]
    assert all(len(column) <= 13 for column in listed)
    assert {"unit"} == {column[0] for column in listed}
    assert list(range(25)) == [value for column in listed for value in column if isinstance(value, int)]
    notes = ["continued on the next sheet; the note"] * 2 + ["the note"]
    assert notes == [column[-1] for column in listed]
    assert ["A1:B11", "A1:B11", "A1:B6"] == [book[name].auto_filter.ref for name in names]
    links = [cell.hyperlink.location for cell in book["About"]["A"] if cell.hyperlink]
    assert [f"'{name}'!A1" for name in names] == links


def test_a_table_that_fits_has_one_sheet() -> None:
    """At the limit there is no second sheet, and a table without rows has its head."""
    assert ["About", "Units"] == sheets_of(content(10), most=13).sheetnames
    assert ["About", "Units"] == sheets_of(content(0), most=13).sheetnames


def test_long_texts_of_a_row_share_the_width_that_is_left(tmp_path: Path) -> None:
    """Each goes over as many columns; where all but the last are short, that one has what is left."""
    columns = (Column("says", LONG), Column("only A", LONG), Column("only B", LONG))
    shared = Table("Passages", columns, (("one", "two", "three"),))
    alone = Table("Sources", (Column("n", COUNT), Column("source", LONG)), ((1, "a book"),))
    made = Content("Report", "Study", (Part("x", "X", tables=(shared, alone)),))
    save(sheets_of(made), tmp_path / "x.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["About"]
    merged = {str(one.coord).translate({ord(d): None for d in "0123456789"}) for one in sheet.merged_cells.ranges}
    assert {"B:D", "E:G", "B:G"} <= merged
    words = {
        cell.value: cell.column_letter for row in sheet for cell in row if cell.value in {"two", "three", "a book"}
    }
    assert {"two": "B", "three": "E", "a book": "B"} == words
