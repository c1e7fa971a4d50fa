"""The review sheet: written, filled in by a careless colleague, read back whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from codekit.errors import CodekitError, ProblemsError
from codekit.formats.review_sheet.write import COLUMNS
from codekit.model.events import CodingRemove, stamp
from codekit.model.reviews import ACCEPTED, CHANGED, DIFFERING, QUERIED
from codekit.workflow.deciding import review_sheet
from codekit.workflow.deciding.reviewing import Word, queue, record
from codekit.workflow.study.study import Study
from studies import build, code, start
from workflow.deciding.test_reviewing import ANA


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """An initial round p1 by ana, finished."""
    study = build(tmp_path, memory=True)
    start(study, "p1", kind="initial", coders=["ana"])
    code(study, ANA)
    return study


@pytest.fixture
def path(study: Study, tmp_path: Path) -> Path:
    """Its review sheet."""
    review_sheet.write(study, queue(study, "p1"), tmp_path / "review.xlsx")
    return tmp_path / "review.xlsx"


def fill(path: Path, cells: dict[int, tuple[str, str]], *, order: int = 1, drop: int = 0) -> None:
    """Write status and comment into rows; sort the rows, delete one."""
    book = openpyxl.load_workbook(path)
    sheet: Any = book["Review"]
    for row, given in cells.items():
        for column, value in zip((COLUMNS.index("status") + 1, len(COLUMNS)), given, strict=True):
            sheet.cell(row, column).value = value or None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)][::order]
    for number, values in enumerate(rows, start=2):
        for column, value in enumerate(values, start=1):
            sheet.cell(number, column).value = value
    if drop:
        sheet.delete_rows(drop)
    book.save(path)


def events(study: Study) -> list[Any]:
    """Every review written."""
    return study.store.study_events("reviews").events


def test_a_sheet_that_nobody_touched_writes_nothing(study: Study, path: Path) -> None:
    """Nor does one that was only sorted."""
    assert 5 == review_sheet.read(study, path, by="lee").untouched
    fill(path, {}, order=-1)
    assert 5 == review_sheet.read(study, path, by="lee").untouched
    assert [] == events(study)


def test_a_row_shows_what_a_reader_needs(path: Path) -> None:
    """The passage, what was asked, the code with its definition, who coded."""
    sheet: Any = openpyxl.load_workbook(path)["Review"]
    row = dict(zip(COLUMNS, [cell.value for cell in sheet[2]], strict=True))
    assert "Interviewer: How do patients get food?" == row["question before"]
    assert "We send them to the pantry. We print the address." == row["passage"]
    assert ("Sending (REL.SEND)", "Patients are sent to it.", "ana") == (row["code"], row["definition"], row["coder"])
    assert ("T01", 2) == (row["transcript"], row["turn"])


def test_rows_are_known_by_their_id(study: Study, path: Path) -> None:
    """Sorted backwards and with a row deleted, each word is about its own coding; reading twice changes nothing."""
    codings = [item.coding for item in queue(study, "p1").items]
    fill(path, {2: ("accepted", ""), 3: ("Query", "whose grant?"), 6: ("changed", "")}, order=-1, drop=3)
    taken = review_sheet.read(study, path, by="lee")
    assert (3, 1) == (len(taken.recorded.new), taken.untouched)
    said = {review.coding: (review.status, review.comment) for review in events(study)}
    wanted = {0: (ACCEPTED, ""), 1: (QUERIED, "whose grant?"), 4: (CHANGED, "")}
    assert {codings[at].id: word for at, word in wanted.items()} == said
    again = review_sheet.read(study, path, by="lee").recorded
    assert ((), 3, 3) == (again.new, again.unchanged, len(events(study)))


def test_wrong_rows_are_told_with_sheet_and_row_and_nothing_is_written(study: Study, path: Path) -> None:
    """An unknown status, a comment alone, a query without a question, a strange id: all of them at once."""
    fill(path, {2: ("fine", ""), 3: ("", "hm"), 4: ("queried", ""), 5: ("accepted", "")})
    book = openpyxl.load_workbook(path)
    book["Review"].cell(6, 1).value = "zzz"
    book.save(path)
    with pytest.raises(ProblemsError) as wrong:
        review_sheet.read(study, path, by="lee")
    assert [2, 3, 4, 6] == sorted(problem.line or 0 for problem in wrong.value.problems)
    assert {"review.xlsx"} == {problem.path for problem in wrong.value.problems}
    assert [] == events(study)


def test_what_somebody_said_meanwhile_stands_beside(study: Study, path: Path) -> None:
    """The sheet did not see it; and one's own earlier word is superseded."""
    first, second = (item.coding.id for item in queue(study, "p1").items[:2])
    record(study, "p1", [Word(first, QUERIED, "is it?")], by="ben")
    record(study, "p1", [Word(second, QUERIED, "is it?")], by="lee")
    fill(path, {2: ("accepted", ""), 3: ("accepted", "")})
    review_sheet.read(study, path, by="lee")
    there = queue(study, "p1")
    assert (DIFFERING, ACCEPTED) == (there.find(first).status, there.find(second).status)


def test_a_coding_that_is_gone_is_told(study: Study, path: Path) -> None:
    """It was taken back since the sheet was written."""
    fill(path, {2: ("accepted", "")})
    coding = queue(study, "p1").items[0].coding

    place: dict[str, Any] = {"round": "p1", "coder": "ana", "transcript": "T01"}
    study.store.append([CodingRemove(**stamp("ana"), **place, cancels=coding.id)])
    with pytest.raises(ProblemsError, match=r"review\.xlsx:2"):
        review_sheet.read(study, path, by="lee")
    assert [] == events(study)


def test_what_is_no_review_sheet_is_refused(study: Study, path: Path, tmp_path: Path) -> None:
    """Another round's, another workbook, a table without the column, a file that exists already."""
    with pytest.raises(CodekitError, match="round p1, not of p2"):
        review_sheet.read(study, path, round_id="p2", by="lee")
    with pytest.raises(CodekitError, match=r"review\.xlsx: no round 'p1'"):
        review_sheet.read(build(tmp_path / "else", memory=True), path, by="lee")
    openpyxl.Workbook().save(tmp_path / "other.xlsx")
    with pytest.raises(CodekitError, match="no review sheet"):
        review_sheet.read(study, tmp_path / "other.xlsx", by="lee")
    with pytest.raises(CodekitError, match="may hold reviews"):
        review_sheet.write(study, queue(study, "p1"), path)
    book = openpyxl.load_workbook(path)
    book["Review"].cell(1, len(COLUMNS)).value = "coment"
    book.save(path)
    with pytest.raises(ProblemsError, match="no column 'comment'"):
        review_sheet.read(study, path, by="lee")


def test_what_is_typed_in_a_copied_sheet_is_told(study: Study, path: Path) -> None:
    """A copy of the sheet is not read, and its name is told."""
    assert () == review_sheet.read(study, path, by="lee").unread
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book["Review"])
    book.save(path)
    assert ("Review Copy",) == review_sheet.read(study, path, by="lee").unread
