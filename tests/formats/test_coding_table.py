"""Codings as a table: the form is checked row by row, and what is written reads back."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codekit.errors import CodekitError
from codekit.formats.coding_table import CodingRow, read, write
from codekit.model.events import Coding
from codekit.model.polarities import POLARITIES

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20).map(str.strip)
IDS = st.from_regex(r"[A-Za-z][A-Za-z0-9_.-]{0,5}", fullmatch=True)


@st.composite
def codings(draw: st.DrawFn) -> Coding:
    """Any coding."""
    start = draw(st.integers(0, 10**6))
    return Coding(
        id=draw(st.uuids()).hex,
        at="2026-01-31T10:00:00Z",
        by="ana",
        round=draw(IDS),
        coder=draw(IDS),
        transcript=draw(IDS),
        code=draw(IDS),
        start=start,
        end=start + draw(st.integers(1, 500)),
        text_sha="0" * 16,
        quote=draw(WORDS),
        codebook="try@1.0",
        polarity=draw(st.sampled_from(POLARITIES)),
        value=draw(st.sampled_from(["", "0", "2", "-1.5"])),
    )


def file(folder: Path, text: str, name: str = "codings.csv", encoding: str = "utf-8") -> Path:
    """A file of this text."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def said(path: Path, **options: str) -> list[tuple[int | None, str, str]]:
    """Row, message and level of each problem."""
    problems = read(path, by=options.get("by"), coder=options.get("coder", ""))[1]
    return [(problem.line, problem.message, problem.level) for problem in problems]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@given(st.lists(codings(), min_size=1, max_size=5, unique_by=lambda coding: coding.id))
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_what_is_written_reads_back_whatever_the_order(tmp_path: Path, suffix: str, given_: list[Coding]) -> None:
    """Export and import agree on every field that an import needs; the order of the codings does not matter."""
    path, again = tmp_path / f"one{suffix}", tmp_path / "two.csv"
    write(path, given_)
    rows, problems = read(path)

    fields = ("round", "transcript", "coder", "start", "end", "code", "polarity", "value")
    assert [] == problems
    assert sorted(tuple(getattr(c, f) for f in fields) for c in given_) == sorted(
        tuple(getattr(r, f) for f in fields) for r in rows
    )
    write(tmp_path / "one.csv", given_)
    write(again, reversed(given_))
    assert (tmp_path / "one.csv").read_bytes() == again.read_bytes()


def test_rows_by_span(tmp_path: Path) -> None:
    """Start and end, and everything optional; an empty code says: read, nothing found."""
    path = file(
        tmp_path,
        "transcript,start,end,code,coder,round,polarity,memo\nT01,4,19,FOOD,ana,r1,Contrary,not sure\nT02,,,,ana,,,\n",
    )

    assert (
        [
            CodingRow(2, "T01", "FOOD", "ana", 4, 19, None, "r1", "contrary", "not sure"),
            CodingRow(3, "T02", "", "ana"),
        ],
        [],
    ) == read(path)


def test_rows_by_segment(tmp_path: Path) -> None:
    """The number of a segment stands for its span."""
    path = file(tmp_path, "Transcript;Segment;Code;Coder\nT01;12;FOOD;ana\n")

    assert ([CodingRow(2, "T01", "FOOD", "ana", segment=12)], []) == read(path, by="turn")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_usual_kind_of_csv_is_read(tmp_path: Path, delimiter: str, encoding: str) -> None:
    """Excel writes semicolons in some countries, tabs and UTF-16 as 'Unicode text'."""
    lines = ["TRANSCRIPT,start,End,code,Coder", "T01,0,5,Größe,José"]
    path = file(tmp_path, "\r\n".join(lines).replace(",", delimiter), encoding=encoding)

    assert ([CodingRow(2, "T01", "Größe", "José", 0, 5)], []) == read(path)


def test_windows_1252_is_read_with_a_note(tmp_path: Path) -> None:
    """An old program's CSV; people should look at the accents."""
    path = file(tmp_path, "transcript,start,end,code,coder\nT01,0,5,Größe,José\n", encoding="cp1252")

    rows, problems = read(path)

    assert [("Größe", "José")] == [(row.code, row.coder) for row in rows]
    assert ["warning"] == [problem.level for problem in problems]


def test_excel_numbers_are_whole_numbers(tmp_path: Path) -> None:
    """12.0, a text '12' and a float cell are 12; rows keep the number that Excel shows."""
    book = openpyxl.Workbook()
    for row in (["transcript", "start", "end", "code", "coder"], [], ["T01", 12.0, "20.0", "FOOD", "ana"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "x.xlsx")

    assert ([CodingRow(3, "T01", "FOOD", "ana", 12, 20)], []) == read(tmp_path / "x.xlsx")


def test_what_is_no_whole_number_is_named(tmp_path: Path) -> None:
    """Negative, half, and a word; every one of them."""
    path = file(
        tmp_path,
        "transcript,start,end,code,coder\nT01,-1,5,A,ana\nT01,0,5.5,A,ana\nT01,zero,5,A,ana\nT01,0,٣,A,ana\n",
    )

    assert [
        (2, "start is '-1'", "error"),
        (3, "end is '5.5'", "error"),
        (4, "start is 'zero'", "error"),
        (5, "end is '٣'", "error"),
    ] == said(path)


@pytest.mark.parametrize(
    ("header", "problem"),
    [
        ("transcript,start,end,cod,coder", "no column 'code'"),
        ("transcript,start,code,coder", "no column 'end'"),
        ("transcript,start,end,code", "no column 'coder'"),
        ("transcript,start,end,code,coder,coder", "column 'coder' stands twice"),
        ("transcript,start,end,code,coder,polarty", "column 'polarty' is not known"),
    ],
)
def test_a_wrong_header_is_named(tmp_path: Path, header: str, problem: str) -> None:
    """Missing, doubled and misspelt columns; no row is read then."""
    path = file(tmp_path, header + "\n" + ",".join("1" * (header.count(",") + 1)) + "\n")
    rows, problems = read(path)

    assert [] == rows
    assert problem in [found.message for found in problems if found.level == "error"]
    assert all(found.line == 1 and found.remedy for found in problems)


def test_a_column_of_ones_own_is_left_out_with_a_warning(tmp_path: Path) -> None:
    """Teams keep their own columns; what codekit exports beside the codings is known."""
    path = file(tmp_path, "transcript,start,end,code,coder,quote,zzz\nT01,0,5,A,ana,hello,1\n")

    assert [(1, "column 'zzz' is not known", "warning")] == said(path)
    assert 1 == len(read(path)[0])


def test_the_coder_may_come_from_outside(tmp_path: Path) -> None:
    """A table without a coder column is one coder's."""
    path = file(tmp_path, "transcript,start,end,code\nT01,0,5,A\n")

    assert [CodingRow(2, "T01", "A", "ana", 0, 5)] == read(path, coder="ana")[0]


def test_an_empty_transcript_or_coder_is_named(tmp_path: Path) -> None:
    """In the row where it is missing."""
    path = file(tmp_path, "transcript,start,end,code,coder\n,0,5,A,ana\nT01,0,5,A,\n")

    assert [(2, "transcript is empty", "error"), (3, "coder is empty", "error")] == said(path)


def test_a_table_without_rows_is_named(tmp_path: Path) -> None:
    """A header alone finishes nothing."""
    path = file(tmp_path, "transcript,start,end,code,coder\n")

    assert [(None, "the table has a header and no rows", "error")] == said(path)


def test_a_quote_that_is_not_closed_is_one_clear_line(tmp_path: Path) -> None:
    """The rest of the file would be one cell."""
    path = file(tmp_path, 'transcript,start,end,code,coder,memo\nT01,0,5,A,ana,"open\nT01,0,5,A,ana,x\n')

    with pytest.raises(CodekitError, match=r"codings.csv:\d+: the table cannot be read"):
        read(path)


LOWER = {"replaces_start": "0", "replaces_end": "5", "replaces_code": "A"}
WHICH = {"replaces_polarity": "Contrary", "replaces_coder": "ben"}
HERE = {"start": "0", "end": "5", "code": "A"}


def second(folder: Path, **cells: str) -> Path:
    """A table of one second-pass row."""
    columns = (
        "transcript",
        "start",
        "end",
        "code",
        "coder",
        "action",
        "replaces_start",
        "replaces_end",
        "replaces_code",
        "polarity",
        *WHICH,
    )
    values = {"transcript": "T01", "coder": "ana", **cells}
    with (folder / "second.csv").open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([columns, [values.get(column, "") for column in columns]])
    return folder / "second.csv"


def test_second_pass_rows_are_kept_as_data(tmp_path: Path) -> None:
    """Recode, re-span, remove and confirm."""
    recoded = read(second(tmp_path, **{**HERE, "code": "B"}, **LOWER))
    removed = read(second(tmp_path, **LOWER))
    confirmed = read(second(tmp_path, **HERE, action="Confirm"))

    lower = {"replaces_start": 0, "replaces_end": 5, "replaces_code": "A"}
    assert ([CodingRow(2, "T01", "B", "ana", 0, 5, **lower)], []) == recoded  # type: ignore[arg-type]
    assert ([CodingRow(2, "T01", "", "ana", **lower)], []) == removed  # type: ignore[arg-type]
    assert ([CodingRow(2, "T01", "A", "ana", 0, 5, action="confirm")], []) == confirmed


def test_a_second_pass_row_names_polarity_and_coder_of_the_coding_below(tmp_path: Path) -> None:
    """In columns of their own; where the row itself names the coding, its polarity is that coding's."""
    ((recoded,), _) = read(second(tmp_path, **{**HERE, "code": "B"}, **LOWER, **WHICH))
    removed = read(second(tmp_path, **HERE, action="remove", polarity="contrary"))[0][0]
    confirmed = read(second(tmp_path, **HERE, action="confirm", polarity="contrary", replaces_coder="ben"))

    assert ("", "contrary", "ben") == (recoded.polarity, recoded.replaces_polarity, recoded.replaces_coder)
    assert ("A", "contrary", "") == (removed.replaces_code, removed.replaces_polarity, removed.replaces_coder)
    assert [("contrary", "ben")] == [(row.replaces_polarity, row.replaces_coder) for row in confirmed[0]]
    assert [] == confirmed[1]


def test_a_removal_may_name_the_coding_in_the_usual_columns(tmp_path: Path) -> None:
    """`remove` beside start, end and code never adds that code."""
    ((row,), problems) = read(second(tmp_path, **HERE, action="remove"))

    assert [] == problems
    assert ("", 0, 5, "A") == (row.code, row.replaces_start, row.replaces_end, row.replaces_code)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({**HERE, "replaces_code": "A"}, "only a part of replaces_start, replaces_end, replaces_code is there"),
        ({**HERE, **LOWER, "action": "remove"}, "a row that removes a coding has a code of its own"),
        ({"action": "remove"}, "nothing is named that could be removed"),
        ({**HERE, **LOWER, "action": "confirm"}, "a row cannot both confirm and replace a coding"),
        ({"code": "A", "action": "confirm"}, "nothing is named that could be confirmed"),
        ({**HERE, "action": "confrim"}, "no action 'confrim'"),
        ({**HERE, **WHICH}, "only replaces_polarity, replaces_coder or replaces_value is there"),
    ],
)
def test_contradictions_of_a_second_pass_are_named(tmp_path: Path, cells: dict[str, str], problem: str) -> None:
    """Each with the row."""
    assert [(2, problem, "error")] == said(second(tmp_path, **cells))


def test_an_export_to_excel_keeps_text_as_text(tmp_path: Path) -> None:
    """A passage that begins with = is no formula, a control character no error."""
    coding = Coding(
        id="1", at="", by="ana", round="r1", coder="ana", transcript="T01", code="A", start=0, end=5,
        text_sha="", quote="=1+1 \x07", codebook="try@1",
    )  # fmt: skip
    write(tmp_path / "x.xlsx", [coding])

    cell = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0]["I2"]
    assert ("=1+1 \ufffd", "s") == (cell.value, cell.data_type)
    assert ["x.xlsx"] == [path.name for path in tmp_path.iterdir()]
