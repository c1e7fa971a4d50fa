"""REFI-QDA codebooks: into a study and out of it, by the commands that people use."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import CodekitError
from codekit.formats.projects import refi
from codekit.formats.projects.refi import schema_check
from codekit.workflow.projects import codebooks
from codekit.workflow.study.study import create_study, open_study
from formats.projects.refi_made import CODE_GUID
from studies import build, folder_of

BOOK = (
    '<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette 1.5.2"><Codes>'
    f'<Code guid="{CODE_GUID}" name="Food" isCodable="false" color="#ff8800"><Description>All of it.</Description>'
    '<Code guid="22222222-2222-4222-8222-222222222223" name="Food bank" isCodable="true"/>'
    "</Code></Codes><Sets/></CodeBook>"
)


def test_a_codebook_of_another_tool_becomes_one_of_the_study(tmp_path: Path) -> None:
    """It is named after the file; names, tree, descriptions and colours are there, and an empty <Sets/> is no fault."""
    study = create_study(tmp_path / "study")
    (tmp_path / "Food codes.qdc").write_text(BOOK, "utf-8")

    document, told, _ = codebooks.take_in(study, tmp_path / "Food codes.qdc")

    assert "codebooks/Food-codes.yaml" == document.key
    book = open_study(tmp_path / "study").codebook("Food-codes")
    assert [("Food", "All of it.", "#FF8800", "", False), ("Food bank", "", "Food", True)] == [
        ("Food", book["Food"].definition, book["Food"].colour, book["Food"].parent, book["Food"].assignable),
        ("Food bank", book["Food-bank"].colour, book["Food-bank"].parent, book["Food-bank"].assignable),
    ]
    assert any("definition" in one.what for one in told)


def test_a_codebook_goes_out_and_comes_back_as_it_was(tmp_path: Path) -> None:
    """Written as .qdc it is valid, and read again every field of every code is the same."""
    study = build(tmp_path / "a")
    book = open_study(folder_of(study)).codebook("food")

    codebooks.write(book, tmp_path / "food.qdc")
    again = create_study(tmp_path / "b")
    codebooks.take_in(again, tmp_path / "food.qdc")

    assert [] == schema_check.problems((tmp_path / "food.qdc").read_bytes(), schema_check.CODEBOOK)
    assert dict(book.by_id) == dict(open_study(tmp_path / "b").codebook("food").by_id)


def test_one_without_codes_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    """One line, and no file in the study."""
    study = create_study(tmp_path / "study")
    (tmp_path / "none.qdc").write_text("<CodeBook><Codes/></CodeBook>", "utf-8")

    with pytest.raises(CodekitError, match=r"none\.qdc: there are no codes"):
        codebooks.take_in(study, tmp_path / "none.qdc")

    assert [] == list((tmp_path / "study" / "codebooks").glob("*"))
    assert () == refi.read(tmp_path / "none.qdc").codes
