"""Tables that people keep in Excel: read with every mistake and its line, changed without losing their form."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import ProblemsError
from codekit.model.cases import Case
from codekit.store import registers
from codekit.store.folder.store import FolderStore

BOM = "\ufeff"


def write(root: Path, **tables: str) -> None:
    """Write tables by name."""
    for name, text in tables.items():
        (root / f"{name}.csv").write_bytes(text.encode())


def problems(root: Path) -> list[str]:
    """Every problem in one line each."""
    with pytest.raises(ProblemsError) as caught:
        registers.read(FolderStore(root))
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", BOM])
def test_excels_ways_of_writing_a_table_are_read(tmp_path: Path, delimiter: str, newline: str, bom: str) -> None:
    """Delimiter, line ends and BOM by locale; a quoted cell may hold any of them."""
    rows = ["case,size,note", 'O01,12,"two', 'lines, and more"', "O02,,"]
    text = "\n".join(rows).replace(",", delimiter).replace("\n", newline)
    write(tmp_path, cases=bom + text + newline)

    note = "two\nlines, and more".replace(",", delimiter)
    assert (
        Case("O01", {"size": "12", "note": note}),
        Case("O02", {"size": "unknown", "note": "unknown"}),
    ) == registers.read(FolderStore(tmp_path)).cases


def test_every_mistake_is_named_with_the_line_it_stands_in(tmp_path: Path) -> None:
    """Line numbers are those of an editor, also below quoted cells with line breaks and below blank lines."""
    write(
        tmp_path,
        cases='case,note\nO01,"a\nb\nc"\n\nO01,twice\n,none\nO02,x,,y\n',
        interviews="transcript,case\nT01,O01\nT02,O1\nT01,O02\n",
        coverage="transcript,topic,asked\nT01,FOOD,perhaps\n",
        cells="case,code,state,reason\nO01,FOOD,present,\nO02,FOOD,not_applicable,\n",
    )

    assert [
        "cases.csv:8: more cells than columns (quote the cells that hold commas)",
        "cases.csv:6: O01 stands twice, first in line 2",
        "cases.csv:7: no case id",
        "interviews.csv:4: T01 stands twice, first in line 2",
        "interviews.csv:3: no case 'O1' (did you mean 'O01'?)",
        "coverage.csv:2: asked is 'perhaps' (use yes, no, spontaneous or unknown)",
        "cells.csv:2: state 'present' cannot be set by hand (only not_applicable can)",
        "cells.csv:3: not_applicable needs a reason",
    ] == problems(tmp_path)


def test_a_quotation_mark_without_its_partner_is_found(tmp_path: Path) -> None:
    """Rows below it would be swallowed without a word."""
    write(tmp_path, cases='case,note\nO01,fine\nO02,"open\nO03,lost\nO04,lost\n')

    remedy = "look for a quotation mark that is not closed or not doubled"
    assert [f"cases.csv:3: the table cannot be read from here on ({remedy})"] == problems(tmp_path)


def test_a_missing_column_names_the_nearest_and_a_double_one_is_refused(tmp_path: Path) -> None:
    """Renaming a column in Excel is easily done."""
    write(tmp_path, cases="case,size,size\nO01,1,2\n", interviews="transcripts,case\nT01,O01\n")

    assert [
        "cases.csv:1: column 'size' stands twice (rename or delete one)",
        "interviews.csv:1: no column 'transcript' (rename 'transcripts')",
    ] == problems(tmp_path)


def test_names_taken_apart_are_the_same_names(tmp_path: Path) -> None:
    """An accent typed separately leads to the same case."""
    write(tmp_path, cases="case\nCafe\u0301\n", interviews="transcript,case\nT01,Café\n")

    assert "Café" == registers.read(FolderStore(tmp_path)).interviews[0].case


@pytest.mark.parametrize("bom", ["", BOM])
def test_adding_rows_keeps_what_is_there_byte_for_byte(tmp_path: Path, bom: str) -> None:
    """Own columns in their own order, delimiter, line ends, BOM, quoted cells."""
    before = bom + 'note;case;transcript\r\n"a;\r\nb";O01;T01\r\n'
    write(tmp_path, interviews=before)
    table = FolderStore(tmp_path).document("interviews.csv")
    registers.add_rows(table, registers.INTERVIEW_COLUMNS, [{"transcript": "T02", "case": "O02"}])

    assert before + ";O02;T02\r\n" == (tmp_path / "interviews.csv").read_bytes().decode()


def test_adding_rows_begins_a_table_and_completes_a_last_line(tmp_path: Path) -> None:
    """No file yet; a file without a last newline."""
    path, table = tmp_path / "interviews.csv", FolderStore(tmp_path).document("interviews.csv")
    registers.add_rows(table, ("transcript", "case"), [{"transcript": "T01", "case": "O01"}])
    path.write_bytes(path.read_bytes().rstrip())
    registers.add_rows(table, ("transcript", "case"), [{"transcript": "T02", "case": "O01"}])

    assert b"transcript,case\nT01,O01\nT02,O01\n" == path.read_bytes()


def test_adding_columns_fills_in_unknown(tmp_path: Path) -> None:
    """Rows keep their cells, short rows and cells with line breaks too; known columns are not added again.

    A row of empty cells is no case, and becomes none.
    """
    write(tmp_path, cases=BOM + 'case;size\r\nO01;"1\r\n2"\r\n\r\nO02\r\n;\r\n')
    path, table = tmp_path / "cases.csv", FolderStore(tmp_path).document("cases.csv")
    registers.add_columns(table, ["sector", "size"])
    once = path.read_bytes()
    registers.add_columns(table, ["sector"])

    expected = BOM + 'case;size;sector\r\nO01;"1\r\n2";unknown\r\nO02;;unknown\r\n'
    assert expected == once.decode() == path.read_bytes().decode()


@pytest.mark.parametrize(
    ("name", "table", "column"),
    [
        ("interviews", "transcript,case\nT01,O1\nT02\n", "case"),
        ("coverage", "transcript,topic,asked\nT01,A,yes\nT01\n", "topic"),
        ("cells", "case,code,state,reason\nO1,A,not_applicable,none\nO1,B\n", "state"),
    ],
)
def test_a_row_that_ends_too_early_is_named(tmp_path: Path, name: str, table: str, column: str) -> None:
    """A row typed by hand, or a table cut off half-way, is one problem with its line and what is missing."""
    write(tmp_path, cases="case\nO1\n", **{name: table})
    assert [f"{name}.csv:3: the row ends before '{column}'"] == [said.partition(" (")[0] for said in problems(tmp_path)]


def test_a_row_may_leave_out_what_nobody_needs(tmp_path: Path) -> None:
    """Cells at the end that are not needed are empty where a program did not write them."""
    write(tmp_path, cases="case,size\nO1\n", interviews="transcript,case,date\nT01,O1\n")
    found = registers.read(FolderStore(tmp_path))
    assert ("unknown", "") == (found.cases[0].attributes["size"], found.interviews[0].date)
