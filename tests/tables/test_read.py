"""Tables in text are read as a spreadsheet shows them, and what is damaged is named where it begins."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from codekit.errors import CodekitError, ImportRefusedError
from codekit.tables.read import csv_rows, parse_csv, read_sheets
from codekit.tables.workbooks import xlsx_sheets
from codekit.tables.write import csv_text, save_csv

CELLS = st.text(st.sampled_from("ab ,;\t\"'\n=é😀好"), max_size=8)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6)


@given(TABLES, st.sampled_from(",;\t"))
def test_what_is_written_is_read(rows: list[list[str]], delimiter: str) -> None:
    """Every cell as it was, with the line that its row begins in; rows without content are left out."""
    head = [["first", "second", "third"]]
    read = csv_rows(csv_text([*head, *rows], delimiter), "t.csv")
    lines = [2 + sum(cell.count("\n") for row in rows[:at] for cell in row) + at for at in range(len(rows))]

    kept = [(line, row) for line, row in zip(lines, rows, strict=True) if any(cell.strip() for cell in row)]
    assert ([(1, head[0]), *kept], delimiter, None) == read


def test_known_columns_tell_the_delimiter() -> None:
    """A heading with many commas in it is still written with semicolons."""
    text = 'speaker;text;"note, as said, on paper, later"\nR;Yes;\n'

    assert "," == parse_csv(text).delimiter
    assert ";" == parse_csv(text, known=("speaker", "text")).delimiter


@pytest.mark.parametrize("damage", ['R,"open\nR,x\n', 'R,"a"b\n'])
def test_damage_is_named_in_the_row_where_it_begins(damage: str) -> None:
    """An open quotation mark is noticed only at the end of the file; the rows before it are whole."""
    text = "speaker,text\nR,fine\n" + damage

    assert ([(1, ["speaker", "text"]), (2, ["R", "fine"])], 3) == parse_csv(text)[::2]
    with pytest.raises(ImportRefusedError, match=r"^t\.csv:3: the table cannot be read from here on$"):
        csv_rows(text, "t.csv")


@pytest.mark.parametrize(("name", "data"), [("t.csv", b" \n"), ("t.xlsx", b"PK\x03\x04 damaged"), ("t.pdf", b"x")])
def test_what_is_no_table_is_refused_in_one_line(tmp_path: Path, name: str, data: bytes) -> None:
    """Empty, damaged, another kind of file."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(CodekitError, match=f"^{name}: ") as caught:
        read_sheets(tmp_path / name)

    assert "\n" not in caught.value.message


def test_a_damaged_workbook_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """Openpyxl does, where a look is missing; what a command prints may be read by a program."""
    made, damaged = io.BytesIO(), io.BytesIO()
    Workbook().save(made)
    with zipfile.ZipFile(made) as whole, zipfile.ZipFile(damaged, "w") as broken:
        for name in whole.namelist():
            looks = re.sub(rb"<cellStyleXfs.*?</cellStyleXfs>", b"<cellStyleXfs/>", whole.read(name), flags=re.DOTALL)
            broken.writestr(name, looks)

    with pytest.raises(ImportRefusedError, match="damaged"):
        xlsx_sheets(damaged.getvalue(), "a.xlsx")
    assert ("", "") == tuple(capfd.readouterr())


def test_a_table_for_people_begins_with_a_byte_order_mark(tmp_path: Path) -> None:
    """Excel would take its umlauts for something else; nothing is an empty cell."""
    save_csv([("a", "ü"), (None, 1)], tmp_path / "t.csv")

    assert "\ufeffa,ü\n,1\n".encode() == (tmp_path / "t.csv").read_bytes()
    assert [(1, ["a", "ü"]), (2, ["", "1"])] == read_sheets(tmp_path / "t.csv")[0].rows


def test_a_spreadsheet_of_another_program_is_called_so() -> None:
    """It is whole, and neither damaged nor encrypted: it has to be saved in another form."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")

    with pytest.raises(ImportRefusedError, match=r"OpenDocument spreadsheet \(.ods\), not an Excel workbook"):
        xlsx_sheets(data.getvalue(), "matrix.ods")
