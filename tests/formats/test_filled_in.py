"""Workbooks that codekit wrote: each is known for what it is, whatever reads it and whatever its sheets are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest

from codekit.errors import CodekitError
from codekit.formats.coding_sheet import read as coding_sheet
from codekit.formats.decision_sheet import read as decision_sheet
from codekit.formats.filled_in import CODED, DECIDED, HIDDEN, MATRIX, PASS, REVIEWED, kind_of, sheets_of
from codekit.formats.judgement_sheets import read as read_matrix
from codekit.formats.pass_sheet import read as pass_sheet
from codekit.formats.review_sheet import read as review_sheet
from codekit.workflow.coding import files
from codekit.workflow.exports.pseudonyms import read_key
from codekit.workflow.results.judging import judge_table
from codekit.workflow.study.study import open_study
from fuzz import results
from fuzz.world import World

KINDS = {"matrix": MATRIX, "pass": PASS, "coding": CODED, "decision": DECIDED, "review": REVIEWED}
READ: Mapping[str, Callable[[Path], object]] = {
    "matrix": read_matrix,
    "pass": pass_sheet.read,
    "coding": coding_sheet.read,
    "decision": decision_sheet.read,
    "review": review_sheet.read,
}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A small study with sheets of every kind."""
    return World.at(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="module")
def books(world: World) -> Mapping[str, Path]:
    """One workbook of each kind."""
    made = {"pass": world.pass_sheets[0], "coding": world.sheets[0], "decision": world.decisions}
    for name, data in (("review", results.reviews(world)[0]), ("matrix", results.workbooks(world)[0])):
        made[name] = world.root / f"{name}.xlsx"
        made[name].write_bytes(data)
    return made


def renamed(path: Path, place: Path) -> Path:
    """The same workbook with other names for all sheets but the hidden one, as another program may write it."""
    book = openpyxl.load_workbook(path)
    for number, sheet in enumerate(book.worksheets):
        if sheet.title != HIDDEN:
            sheet.title = f"Tabelle{number}"
    book.save(place / path.name)
    return place / path.name


@pytest.mark.parametrize("name", KINDS)
def test_each_is_read_by_its_own_reader_and_named_by_the_others(books: Mapping[str, Path], name: str) -> None:
    """They say what it is, and which command reads it."""
    kind, path = KINDS[name], books[name]

    READ[name](path)
    assert kind is kind_of(sheets_of(path).values())
    for other, read in READ.items():
        if other != name:
            with pytest.raises(CodekitError, match=f"is a {kind.what}, no {KINDS[other].what}") as refused:
                read(path)
            assert f"{kind.command} {path.name} reads it" == refused.value.hint


@pytest.mark.parametrize("name", [name for name in KINDS if name != "matrix"])  # whose sheets may be left out
def test_a_sheet_of_another_name_is_told(books: Mapping[str, Path], tmp_path: Path, name: str) -> None:
    """Not taken for another kind of file, nor for a table."""
    with pytest.raises(CodekitError, match=f"no sheet '{KINDS[name].tabs[0]}'.*: gone, or under another name"):
        READ[name](renamed(books[name], tmp_path))


def test_code_from_names_what_is_no_table(world: World, books: Mapping[str, Path], tmp_path: Path) -> None:
    """A sheet of its own whose name was changed, and the workbooks that other commands read."""
    study = open_study(world.gone_over)
    for name, said in {
        "pass": "no sheet 'Second pass' or 'Sub-codes': gone",
        "coding": "no sheet 'Coding': gone",
        "decision": "is a decision sheet",
        "review": "is a review sheet",
        "matrix": "is a matrix workbook",
    }.items():
        with pytest.raises(CodekitError, match=said):
            files.read_one(study, renamed(books[name], tmp_path), coder="ben")


@pytest.mark.parametrize("name", KINDS)
def test_no_workbook_of_ours_is_a_key_or_a_table_of_judgements(
    world: World, books: Mapping[str, Path], name: str
) -> None:
    """Two of its columns would be taken for names and pseudonyms."""
    with pytest.raises(CodekitError, match="and no table for this"):
        read_key(books[name])
    with pytest.raises(CodekitError, match="and no table for this"):
        judge_table(open_study(world.gone_over), "food", books[name], coder="ana")
