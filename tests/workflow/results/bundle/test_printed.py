"""A printed workbook is held against the ledgers: no edit of a cell is passed over, and order is no difference."""

from __future__ import annotations

import random
from dataclasses import fields
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from codekit.errors import CodekitError
from codekit.workflow.exports.pseudonyms import read_key
from codekit.workflow.exports.renaming import rename
from codekit.workflow.results import matrix_asked, tabulate
from codekit.workflow.results.bundle.comparing import NOTHING
from codekit.workflow.results.bundle.packing import pack
from codekit.workflow.results.bundle.printed import differences, hold, sheets_of
from codekit.workflow.results.bundle.verifying import verify
from codekit.workflow.results.judging import judge
from codekit.workflow.results.matrix_asked import AsAsked
from codekit.workflow.study.study import Study
from studies import BOTH, agree, build, code, folder_of, segments, start, write
from walked import run

TRIES = 300


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Coded and judged."""
    made = build(tmp_path)
    start(made, "p1", kind="initial", coders=["lee"])
    rows = [("T01", 1, "REL", "lee"), ("T02", 1, "BOX.OWN", "lee"), ("T03", 3, "REL.DEAL", "lee")]
    code(made, segments(rows), round_id="p1")
    judge(made, "food", "O1", "REL", {"fit": "strong"}, coder="ana", quote="Yes, two pages.")
    return made


@pytest.fixture
def path(study: Study, tmp_path: Path) -> Path:
    """Its workbook."""
    tabulate.write_workbook(study, tabulate.matrix(study, "food"), tmp_path / "matrix.xlsx")
    return tmp_path / "matrix.xlsx"


def test_an_untouched_workbook_comes_out_and_so_does_one_whose_rows_were_sorted(study: Study, path: Path) -> None:
    """Where a row stands says nothing."""
    whole = hold(study, path)
    assert whole.cells > 200
    assert whole.differences == ()
    book = openpyxl.load_workbook(path)
    sheet: Any = book["Excerpts"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert len(rows) > 1
    for number, values in enumerate(reversed(rows), 5):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value
    book.save(path)
    assert hold(study, path).differences == ()


def test_every_edit_of_a_cell_is_found(path: Path) -> None:
    """Whichever cell of whichever sheet holds another number or word, it is named with both values."""
    rng, sheets = random.Random(7), sheets_of(path)
    for _ in range(TRIES):
        name = rng.choice(list(sheets))
        at = rng.randrange(len(sheets[name]))
        row = list(sheets[name][at])
        column = rng.choice([n for n, cell in enumerate(row) if cell])
        was, row[column] = row[column], f"{row[column]}1"
        rows = [*sheets[name][:at], tuple(row), *sheets[name][at + 1 :]]
        rng.shuffle(rows)
        found = [*differences(path.name, {**sheets, name: rows}, sheets)]
        assert {one.of.partition(",")[0] for one in found} == {name}
        assert row[column] in {one.printed for one in found}
        assert was in {one.recomputed for one in found}


def test_a_sheet_that_was_taken_out_is_told(study: Study, path: Path) -> None:
    """As one that was put in would be."""
    book = openpyxl.load_workbook(path)
    del book["Excerpts"]
    book.save(path)
    (only,) = hold(study, path).differences
    assert (only.of, only.figure, only.printed) == ("Excerpts", "sheet", NOTHING)


def test_a_workbook_is_verified_with_the_bundle_it_came_from(study: Study, path: Path, tmp_path: Path) -> None:
    """What was changed after it was written is a difference of the bundle; a public one cannot answer for words."""
    pack(study, tmp_path / "study.zip")
    assert verify(tmp_path / "study.zip", [path]).comes_out
    book = openpyxl.load_workbook(path)
    cells = [cell for row in book["Counts"].iter_rows() for cell in row if isinstance(cell.value, int)]
    cells[0].value = 41
    book.save(path)
    verdict = verify(tmp_path / "study.zip", [path])
    assert [one.printed for one in verdict.differences] == ["41"]
    pack(study, tmp_path / "public.zip", public=True)
    with pytest.raises(CodekitError, match="public bundle"):
        verify(tmp_path / "public.zip", [path])


def test_a_workbook_that_is_neither_is_refused_in_its_own_words(study: Study, tmp_path: Path) -> None:
    """Nobody is told to type into it."""
    book = openpyxl.Workbook()
    book.save(tmp_path / "agreement.xlsx")
    with pytest.raises(CodekitError, match=r"agreement\.xlsx: is no workbook of a matrix or of agreement"):
        hold(study, tmp_path / "agreement.xlsx")


def test_a_workbook_of_another_study_is_refused(path: Path, tmp_path: Path) -> None:
    """Its cells would all differ, and that says nothing."""
    other = build(tmp_path / "other")
    with pytest.raises(CodekitError, match="another study"):
        hold(other, path)


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """A compared round that nobody settled, with its frozen codebook, and judgements of two analysts."""
    made = build(tmp_path_factory.mktemp("disputed"))
    start(made)
    code(made, BOTH)
    agree(made, "r1")
    for coder, fit in (("ana", "strong"), ("ben", "partial")):
        judge(made, "food", "O1", "REL", {"fit": fit}, coder=coder)
    return made


@pytest.fixture(scope="module")
def bundled(disputed: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its bundle."""
    path = tmp_path_factory.mktemp("bundled") / "study.zip"
    pack(disputed, path)
    return path


# Every option of `codekit matrix` that a workbook is another one by; no two give the same.
ASKED = (
    "food", "food --coder ana", "food --coder ben", "food --themes MONEY,REL.DEAL", "food --only ana",
    "food --themes BOX,REL --coder ben --only ben", "food@1.0",
)  # fmt: skip


@pytest.mark.parametrize("line", ASKED)
def test_a_workbook_by_any_options_comes_out(disputed: Study, bundled: Path, tmp_path: Path, line: str) -> None:
    """It names the command that gives it, and is held against what that gives."""
    path = tmp_path / "matrix.xlsx"
    run(f"matrix {line} -o {path}", folder_of(disputed), tmp_path)
    verdict = verify(bundled, [path])
    assert verdict.comes_out, verdict.differences[:3]


def test_options_of_the_matrix_that_are_no_part_of_a_workbook_are_known() -> None:
    """Whoever adds one says here that it is none, or adds it to what is tried."""
    import inspect

    from codekit.cli import tables

    options = set(inspect.signature(tables.matrix).parameters)
    elsewhere = {"codebook", "out", "from_", "by", "among", "as_said", "as_json", "study"}
    assert options - elsewhere == {each.name for each in fields(AsAsked)} - {"codebook"}


def test_a_workbook_with_names_replaced_comes_out_by_its_key(disputed: Study, bundled: Path, tmp_path: Path) -> None:
    """Without the key every replaced name is a difference."""
    key = write(tmp_path / "key.csv", "name,pseudonym\nVolunteers,[helpers]\n")
    path = tmp_path / "matrix.xlsx"
    tabulate.write_workbook(disputed, tabulate.matrix(disputed, "food", coder="ana"), path)
    assert rename(path, read_key(key))
    assert not verify(bundled, [path]).comes_out
    assert verify(bundled, [path], read_key(key)).comes_out


def test_what_a_workbook_says_of_its_command_is_read_as_it_was_written() -> None:
    """Whatever is in it; another command is refused."""
    asked = AsAsked("food@1.0", ("A.B", "C"), "ana", "ben")
    assert matrix_asked.parse(asked.command) == asked
    assert matrix_asked.parse(AsAsked("food").command) == AsAsked("food")
    for wrong in (
        "codekit agree r1",
        "codekit matrix",
        "codekit matrix food --themes",
        "codekit matrix food --x y",
        "'",
    ):
        with pytest.raises(CodekitError, match="not how a matrix is computed"):
            matrix_asked.parse(wrong)
