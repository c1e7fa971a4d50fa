"""Excel coding sheets: out, worked on, and back with every slip named."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from codekit.errors import CodekitError
from codekit.formats.coding_sheet import read as coding_sheets_read
from codekit.formats.coding_sheet import write as coding_sheets
from codekit.formats.coding_sheet.text import parts_of
from codekit.model.codebook import Code, Codebook
from codekit.model.events import Coding
from codekit.model.transcript import Segment, Segmentation, Transcript, Turn
from codekit.tables.look import LINE_POINTS, MAX_ROW_POINTS, lines_shown
from codekit.tables.text import safe_text

SAID = [
    ("INT", "How do you work with partners?"),
    ("MEL", "=We have a contract with the food bank."),
    ("INT", "And the shelter?"),
    ("MEL", "No contract there. " + "It is a long story that nobody wants to hear again. " * 90),
    ("MEL", ""),
    ("MEL", "Growing, I hope."),
]
CODES = (
    Code("REL", "Relationship", "A heading.", assignable=False),
    Code("REL.FOOD", "Food bank", "Talk of the food bank.", "REL", "Boxes", "Recipes", ("Sixty boxes.", "A list.")),
    Code("REL.NONE", "None", "A denial.", "REL"),
    Code("HOPE", "Plans", "A plan."),
    Code("WISH", "plans", "A wish."),
)
BOOK = Codebook("try", "1.0", CODES)
ASSIGNABLE = [code.id for code in CODES if code.assignable]
Change = Callable[[Worksheet], object]


def interview(said: Sequence[tuple[str, str]]) -> tuple[Transcript, Segmentation]:
    """A transcript of these turns, and its turns as segments."""
    text, turns = "", []
    for index, (speaker, words) in enumerate(said):
        text += f"{speaker}: "
        turns.append(Turn(index, len(text), len(text) + len(words), speaker))
        text += words + "\n\n"
    transcript = Transcript("T07", text, tuple(turns), {"INT": "interviewer", "MEL": "respondent"})
    return transcript, Segmentation("turn", tuple(Segment(t.index, t.start, t.end, t.index, t.speaker) for t in turns))


TRANSCRIPT, TURNS = interview(SAID)


def coding(segment: int, code: str, polarity: str = "supporting", *, start: int = 0) -> Coding:
    """A coding of one whole segment, or from some character of it on."""
    place = TURNS.segments[segment]
    return Coding(
        id=f"{segment}{code}", at="", by="ana", round="r1", coder="ana", transcript="T07", code=code,
        start=place.start + start, end=place.end, text_sha="", quote="", codebook=BOOK.key, polarity=polarity,
    )  # fmt: skip


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A coding sheet as it is sent out."""
    path = tmp_path / "T07.xlsx"
    write(path)
    return path


def write(path: Path, existing: Sequence[Coding] = ()) -> None:
    """Write the sheet of the interview."""
    coding_sheets.write(
        path, transcript=TRANSCRIPT, segmentation=TURNS, codebook=BOOK, codes=ASSIGNABLE, coder="ana", round_id="r1",
        existing=existing,
    )  # fmt: skip


def work(path: Path, *changes: Change) -> None:
    """Do what a colleague does in Excel, and save."""
    book = openpyxl.load_workbook(path)
    for change in changes:
        change(book["Coding"])
    book.save(path)


def into(cell: str, value: str | int) -> Change:
    """Type a value into a cell."""

    def type_in(sheet: Worksheet) -> None:
        sheet[cell] = value

    return type_in


def came_back(path: Path) -> list[tuple[int | None, str, str, str]]:
    """Segment, code, polarity and memo of each row; there must be no problem."""
    _, rows, problems = coding_sheets_read.read(path)
    assert [] == problems
    return [(row.segment, row.code, row.polarity, row.memo) for row in rows]


def said(path: Path) -> list[tuple[int | None, str]]:
    """Row and message of each problem; each has a remedy."""
    problems = coding_sheets_read.read(path)[2]
    assert all(problem.remedy for problem in problems)
    return [(problem.line, problem.message) for problem in problems]


NOTHING = [(index, "", "", "") for index in range(6)]


def test_a_sheet_that_comes_back_untouched_says_read_and_nothing_found(sheet: Path) -> None:
    """One row per segment, and the header knows where it belongs."""
    header, rows, _ = coding_sheets_read.read(sheet)

    assert coding_sheets_read.is_sheet(sheet)
    assert ("T07", TRANSCRIPT.sha256, "ana", "r1", "turn", "try@1.0") == (
        header.transcript,
        header.text_sha,
        header.coder,
        header.round_id,
        header.scheme,
        header.codebook,
    )
    assert NOTHING == came_back(sheet)
    assert {("T07", "ana", "r1")} == {(row.transcript, row.coder, row.round) for row in rows}


def test_codes_polarity_and_notes_come_back(sheet: Path) -> None:
    """Several codes of one row, each with its polarity, and the note as a memo."""
    work(sheet, into("D3", "REL.FOOD"), into("F3", "HOPE"), into("G3", "hypothetical"), into("L3", "check this"))

    assert [
        (0, "", "", ""),
        (1, "REL.FOOD", "", ""),
        (1, "HOPE", "hypothetical", ""),
        (1, "", "", "check this"),
        *NOTHING[2:],
    ] == came_back(sheet)


def test_what_stands_already_is_in_the_sheet(tmp_path: Path) -> None:
    """Own codings of whole segments, more than four if need be; others cannot be shown."""
    path = tmp_path / "T07.xlsx"
    write(path, [coding(1, "REL.FOOD"), coding(1, "HOPE", "contrary"), coding(5, "HOPE", start=3), coding(5, "GONE")])

    assert [(1, "REL.FOOD", "", ""), (1, "HOPE", "contrary", "")] == came_back(path)[1:3]
    assert (5, "GONE", "", "") == came_back(path)[-1]


def test_more_than_four_codes_find_a_place(tmp_path: Path) -> None:
    """Written when there are more already, read when a person added the columns."""
    path = tmp_path / "T07.xlsx"
    write(path, [coding(1, code, polarity) for code in ASSIGNABLE for polarity in ("supporting", "contrary")])
    work(path, into("V1", "code 9"), into("V3", "HOPE"), into("W1", "Polarity 9"), into("W3", "hypothetical"))

    head = [cell.value for cell in openpyxl.load_workbook(path)["Coding"][1]]
    assert ["code 8", "polarity 8", "note"] == head[17:20]
    assert 9 == len([row for row in came_back(path) if row[1]])


def test_capitals_and_names_are_understood(sheet: Path) -> None:
    """Another program lets people type; the id or the name says enough when it is the only one."""
    work(sheet, into("D3", "rel.food"), into("F3", "FOOD BANK"), into("D9", "hope"), into("E9", "Contrary"))

    rows = [row for row in came_back(sheet) if row[1]]
    assert [(1, "REL.FOOD", "", ""), (5, "HOPE", "contrary", "")] == rows


def test_every_slip_is_named_at_once_with_its_row(sheet: Path) -> None:
    """Unknown code, ambiguous name, polarity alone, unknown polarity."""
    work(
        sheet,
        into("D3", "REL.FOD"),
        into("F3", "Plans"),
        into("D5", "HOPE"),
        into("E5", "contary"),
        into("G5", "contrary"),
    )

    assert [
        (3, "no code 'REL.FOD'"),
        (3, "'Plans' is the name of HOPE and WISH"),
        (5, "no polarity 'contary'"),
        (5, "polarity 2 without code 2"),
    ] == said(sheet)
    remedies = [problem.remedy for problem in coding_sheets_read.read(sheet)[2]]
    assert ["did you mean 'REL.FOOD'?", "write the id", "did you mean 'contrary'?"] == remedies[:3]


def test_changed_text_and_numbers_are_noticed(sheet: Path) -> None:
    """Whoever codes another text, or moves a number, must not do so unseen."""
    work(sheet, into("C3", "We have no contract at all."), into("A9", 4), into("A4", 77))

    assert [
        (3, "the text of segment 1 was changed"),
        (4, "segment is '77', but this is the text of segment 2"),
        (9, "segment is '4', but this is the text of segment 5"),
    ] == said(sheet)


def test_rows_that_are_gone_or_doubled_are_noticed(sheet: Path) -> None:
    """A deleted row would finish an interview that was not read whole."""
    work(sheet, lambda sheet: sheet.delete_rows(2), into("A20", 2), into("C20", SAID[2][1]), into("D21", "HOPE"))

    assert [
        (None, "the row of segment 0 is gone"),
        (20, "segment 2 stands twice, first in row 3"),
        (21, "no segment '' with this text was written"),
    ] == said(sheet)


def test_white_space_is_no_change(sheet: Path) -> None:
    """Programs change line ends and spaces by themselves."""
    work(sheet, into("C3", "  =We have a  contract\nwith the food bank. "))

    assert NOTHING == came_back(sheet)


def test_sorted_and_filtered_rows_read_the_same(sheet: Path) -> None:
    """The order of the rows is the reader's affair; hidden rows count."""
    work(sheet, into("D3", "HOPE"))
    before = came_back(sheet)

    def turn_round(sheet: Worksheet) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for number, row in enumerate(reversed(rows), start=2):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(number, column)
                cell.value = value
                cell.data_type = "s" if isinstance(value, str) else cell.data_type
            sheet.row_dimensions[number].hidden = number % 2 == 0

    work(sheet, turn_round)

    assert before == came_back(sheet)


def test_long_turns_go_on_in_rows_that_take_no_code(sheet: Path) -> None:
    """Every row can be read whole; the same number, and codes only in the first."""
    book = openpyxl.load_workbook(sheet)["Coding"]
    rows = [row for row in book.iter_rows(min_row=2) if row[0].value == 3]

    assert 2 < len(rows)
    assert SAID[3][1] == "".join(str(row[2].value) for row in rows)
    assert ["MEL", *["MEL (continued)"] * (len(rows) - 1)] == [row[1].value for row in rows]
    assert [False, *[True] * (len(rows) - 1)] == [row[3].protection.locked for row in rows]
    work(sheet, into("D6", "HOPE"))
    assert [(6, "segment 3 goes on in this row; codes and notes belong in its first row")] == said(sheet)


def test_a_turn_longer_than_a_cell_is_not_cut(tmp_path: Path) -> None:
    """Excel cells hold 32,767 characters, and programs cut the rest without a word."""
    transcript, turns = interview([("MEL", "x" * 40_000 + " 漢字" * 15_000)])
    path = tmp_path / "long.xlsx"
    coding_sheets.write(
        path, transcript=transcript, segmentation=turns, codebook=BOOK, codes=ASSIGNABLE, coder="ana", round_id="r1"
    )

    book = openpyxl.load_workbook(path)["Coding"]
    said = "".join(str(row[2].value) for row in book.iter_rows(min_row=2))
    assert transcript.text[turns.segments[0].start : turns.segments[0].end] == said
    assert [(0, "", "", "")] == came_back(path)


@given(st.text(st.characters(codec="utf-8"), max_size=200).map(lambda text: text * 30), st.sampled_from([20.0, 72.0]))
def test_the_parts_of_a_text_are_the_text_and_fit_a_row(text: str, width: float) -> None:
    """Nothing is lost between two rows, and no row is higher than Excel can show."""
    parts = parts_of(text, width)

    assert safe_text(text) == "".join(parts)
    most = max(lines_shown(part, width) for part in parts)
    assert most * LINE_POINTS <= MAX_ROW_POINTS or all(len(part.split()) <= 1 for part in parts)


def test_the_sheet_is_pleasant_and_safe_to_fill(sheet: Path) -> None:
    """Drop-downs from named ranges, text as text, locked text, a header that stays, a print on one page's width."""
    book = openpyxl.load_workbook(sheet)
    coding = book["Coding"]
    rules = {rule.formula1: str(rule.sqref) for rule in coding.data_validations.dataValidation}

    assert {"=codes", "=polarities"} == {f"={name.lstrip('=')}" for name in rules}
    assert "D2:D" in rules.get("codes", rules.get("=codes", ""))
    assert "codekit!$D$1:$D$5" == book.defined_names["codes"].attr_text
    assert ASSIGNABLE == [book["codekit"].cell(row, 4).value for row in range(1, 5)]
    assert ["Coding", "Codebook", "How to", "codekit"] == book.sheetnames
    assert ("hidden", "D2", "landscape", "$1:$1") == (
        book["codekit"].sheet_state,
        coding.freeze_panes,
        coding.page_setup.orientation,
        coding.print_title_rows,
    )
    assert ("=We have a contract with the food bank.", "s") == (coding["C3"].value, coding["C3"].data_type)
    assert coding.protection.sheet
    assert coding.protection.password is None
    locked = {name: coding[name].protection.locked for name in ("C3", "D3", "E3", "L3", "D2", "L2")}
    assert {"C3": True, "D3": False, "E3": False, "L3": False, "D2": True, "L2": False} == locked


def test_the_codebook_is_there_to_be_read(sheet: Path) -> None:
    """Definitions, what belongs and what does not, examples; headings are marked."""
    rows = list(openpyxl.load_workbook(sheet)["Codebook"].iter_rows(min_row=2, values_only=True))

    assert ("REL", "Relationship (not coded here)", "A heading.") == rows[0][:3]
    assert ("REL.FOOD", "Food bank", "Talk of the food bank.", "Boxes", "Recipes", "Sixty boxes.\nA list.") == rows[1]


def test_a_changed_header_is_one_problem(sheet: Path) -> None:
    """Columns are found by name, wherever they stand."""
    work(sheet, into("A1", "no."))

    assert [(1, "no column 'segment'")] == said(sheet)


def test_a_column_that_stands_twice_is_named(sheet: Path) -> None:
    """Two columns `code 1` leave open which one counts."""
    work(sheet, into("M1", "Code 1"))

    assert [(1, "column 'code 1' stands twice")] == said(sheet)


@pytest.mark.parametrize("gone", ["codekit", "Coding"])
def test_a_workbook_without_its_sheets_is_refused(sheet: Path, gone: str) -> None:
    """One clear line, with what to do."""
    book = openpyxl.load_workbook(sheet)
    del book[gone]
    book.save(sheet)

    with pytest.raises(CodekitError) as refused:
        coding_sheets_read.read(sheet)

    assert refused.value.hint


def test_another_workbook_is_no_coding_sheet(tmp_path: Path) -> None:
    """Tables of codings are workbooks too."""
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    (tmp_path / "no.xlsx").write_bytes(b"PK\x03\x04 not a workbook")

    assert [False, False] == [coding_sheets_read.is_sheet(tmp_path / name) for name in ("other.xlsx", "no.xlsx")]
