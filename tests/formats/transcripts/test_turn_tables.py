"""Turn tables: one row a turn, problems all at once with their rows."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.errors import ImportRefusedError, ProblemsError
from codekit.formats.transcripts.turn_tables import read_csv, read_xlsx, seconds
from codekit.model.source import RawTurn
from codekit.segmenting.labels import read_source

CELL = st.text(st.sampled_from("ab ,;\t\"'\n=é😀好"), max_size=12)


def _csv(text: str) -> list[list[RawTurn]]:
    return [list(source.turns or ()) for source in read_csv(text.encode(), "t.csv")]


def _xlsx(rows: list[list[object]]) -> bytes:
    book, held = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(held)
    return held.getvalue()


def test_each_transcript_is_a_source_and_each_row_a_turn() -> None:
    """Never merged, also when one speaker goes on, and also where nothing is said."""
    sources = read_csv(
        b"Transcript,Speaker,Text,Time,Role,Case\nT1,I,So?,0:05,interviewer,O1\nT1,R,Yes.,7.5,,\nT1,R,,,,\nT2,R,No.,,,O2\n",
        "t.csv",
    )

    assert [("T1", "O1"), ("T2", "O2")] == [(source.name, source.case) for source in sources]
    assert (
        RawTurn("I", "So?", 5.0, "interviewer", ((0, 5.0),)),
        RawTurn("R", "Yes.", 7.5, "", ((0, 7.5),)),
        RawTurn("R", ""),
    ) == sources[0].turns


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_delimiter_and_encoding_of_a_spreadsheet(delimiter: str, encoding: str) -> None:
    """Excel writes semicolons in half of Europe and UTF-16 with tabs as 'Unicode text'."""
    rows = [["transcript", "speaker", "text"], ["T1", "Ärztin", 'Sie sagte "nein", ja; doch.\r\nÜber']]
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter).writerows(rows)
    (source,) = read_csv(held.getvalue().encode(encoding), "t.csv")

    assert (RawTurn("Ärztin", 'Sie sagte "nein", ja; doch.\nÜber'),) == source.turns


@given(st.lists(st.tuples(st.sampled_from(["T1", "T2"]), CELL, CELL), min_size=1, max_size=8))
def test_what_is_written_comes_back(rows: list[tuple[str, str, str]]) -> None:
    """Quotes, delimiters, line breaks and edges of a text survive; a speaker's edges are trimmed."""
    held = io.StringIO()
    csv.writer(held).writerows([("transcript", "speaker", "text"), *rows])
    sources = {source.name: source.turns for source in read_csv(held.getvalue().encode(), "t.csv")}

    for name in {row[0] for row in rows}:
        expected = [(speaker.strip(), text) for transcript, speaker, text in rows if transcript == name]
        assert expected == [(turn.speaker, turn.text) for turn in sources[name] or ()]


def test_excel_numbers_and_times_are_what_they_show() -> None:
    """A transcript named 7, a time typed as a time, one as seconds, one as text."""
    data = _xlsx(
        [
            ["transcript", "speaker", "text", "time"],
            [7, "I", "So?", dt.time(0, 1, 5)],
            [7, "R", 42, 70],
            [7, "R", "=1+1 is a word here?"[1:], "0:01:20"],
        ]
    )
    (source,) = read_xlsx(data, "t.xlsx")

    assert "7" == source.name
    assert [("So?", 65.0), ("42", 70.0), ("1+1 is a word here?", 80.0)] == [
        (turn.text, turn.time) for turn in source.turns or ()
    ]


def test_all_bad_rows_are_told_at_once() -> None:
    """With the file and the row, so that one pass mends them."""
    text = (
        "transcript,speaker,text,time,role,case\nT1,I,So?,later,asker,O1\n,R,Yes.,,,\n"
        "T1,I,Hm.,,interviewer,O2\nT1,I,Hm.,,respondent,\n"
    )
    with pytest.raises(ProblemsError) as caught:
        _csv(text)

    assert [2, 2, 3, 4, 4] == sorted(problem.line or 0 for problem in caught.value.problems if (problem.line or 0) < 5)
    assert any("later" in problem.message for problem in caught.value.problems)
    assert all(problem.path == "t.csv" for problem in caught.value.problems)


def test_a_table_of_something_else_names_the_missing_columns() -> None:
    """A codebook in CSV is no interview."""
    with pytest.raises(ImportRefusedError, match="no column 'transcript', no column 'text'"):
        _csv("speaker,name\nx,y\n")
    with pytest.raises(ImportRefusedError, match="no rows"):
        _csv("transcript,speaker,text\n\n")
    with pytest.raises(ImportRefusedError, match=r"t\.csv:2: the table cannot be read"):
        _csv('transcript,speaker,text\nT1,I,"never closed\n')


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [("75", 75.0), ("75,5", 75.5), ("1:15", 75.0), ("0:01:15.5", 75.5), ("90:00", 5400.0)]
    + [(bad, None) for bad in ("", "x", "1:75", "1:99:00", "-5", "1h")],
)
def test_times_are_seconds_or_clock(stamp: str, expected: float | None) -> None:
    """Minutes above 59 are allowed only where there are no hours."""
    assert expected == seconds(stamp)


def test_the_composed_text_and_given_roles() -> None:
    """`Speaker: text` paragraphs; spans cover the words; the role column is no guess."""
    (source,) = read_csv(
        b"transcript,speaker,text,role\nT1,MEL,So?,interviewer\nT1,ANN,,\nT1,ANN,Yes.,respondent\n", "t.csv"
    )
    reading = read_source(source)

    assert "MEL: So?\n\nANN: \n\nANN: Yes." == reading.text
    assert ["So?", "", "Yes."] == [reading.text[turn.start : turn.end] for turn in reading.turns]
    assert {"MEL": "interviewer", "ANN": "respondent"} == reading.roles
    assert reading.roles_given


@given(st.lists(st.tuples(st.sampled_from(["", "MEL", "ANN"]), st.text("ab \t\n\xa0é😀", max_size=8)), min_size=1))
def test_an_offset_counted_in_a_cell_points_at_the_same_words(cells: list[tuple[str, str]]) -> None:
    """In CSV and in Excel: the text is the cells as they are, and a turn is a cell's words."""
    rows: list[list[object]] = [["T1", speaker, text] for speaker, text in cells]
    held = io.StringIO()
    csv.writer(held).writerows([["transcript", "speaker", "text"], *rows])
    expected = "\n\n".join((f"{speaker}: " if speaker else "") + text for speaker, text in cells)
    (source,) = read_csv(held.getvalue().encode(), "t.csv")
    (sheet,) = read_xlsx(_xlsx([["transcript", "speaker", "text"], *rows]), "t.xlsx")
    reading = read_source(source)

    assert (expected, expected) == (reading.text, read_source(sheet).text)
    position = 0
    for turn, (speaker, text) in zip(reading.turns, cells, strict=True):
        begin = position + (len(speaker) + 2 if speaker else 0)
        lead = len(text) - len(text.lstrip())
        assert text.strip() == reading.text[turn.start : turn.end]
        assert not text.strip() or turn.start == begin + lead
        position = begin + len(text) + 2


@pytest.mark.corpus
@pytest.mark.parametrize("part", ["uk-manifestos-round-01", "uk-manifestos-round-2017+19", "de-manifestos-round-01"])
def test_spans_of_other_programs_fit_a_table_of_their_texts(shared: Path, part: str) -> None:
    """Every mention that was marked in a text is the same words in the transcript that a table of the texts gives."""
    path = shared / "corpus" / "coded" / "group-mentions" / part / "annotations" / "emarie.jsonl"
    items = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    held = io.StringIO()
    csv.writer(held).writerows([("transcript", "speaker", "text"), *(("G", "item", item["text"]) for item in items)])
    (source,) = read_csv(held.getvalue().encode(), "t.csv")
    text = read_source(source).text
    position, compared = 0, 0
    for item in items:
        position += len("item: ")
        for start, end, _ in item["label"]:
            assert item["text"][start:end].replace("\r\n", "\n") == text[position + start : position + end]
            compared += 1
        position += len(item["text"]) + 2

    assert compared > 100


@pytest.mark.corpus
def test_hearings_of_a_thousand_turns(shared: Path) -> None:
    """A congressional hearing brought into the form of a turn table keeps every row."""
    path = shared / "corpus" / "interviews" / "us-hearings" / "CHRG-113hhrg86195.csv"
    _, *rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    held = io.StringIO()
    csv.writer(held).writerows([("transcript", "speaker", "text"), *(("H1", row[1], row[-1]) for row in rows)])
    (source,) = read_csv(held.getvalue().encode(), "t.csv")
    reading = read_source(source)

    assert 952 == len(reading.turns)
    assert 31 == len(reading.labels)
    assert [" ".join(row[-1].split()) for row in rows] == [
        " ".join(reading.text[turn.start : turn.end].split()) for turn in reading.turns
    ]
