"""Codes that are cases too: taken as cases, or kept as codes besides; either way nothing of them is lost."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from codekit.errors import CodekitError
from codekit.formats.projects import refi
from codekit.model.project import (
    CASE,
    CHANGED,
    CODE,
    CODING,
    KEPT,
    SPAN,
    Applied,
    Group,
    Node,
    Person,
    Project,
    ProjectCase,
    ProjectMemo,
    Text,
)
from codekit.model.span import Span
from codekit.workflow.projects.doubles import STAY, apart
from codekit.workflow.projects.opening import open_project

BEA = Node("n1", "Bea", case="c1")
PROJECT = Project(
    "p",
    "NVivo",
    people=(Person("u", "Ann"),),
    texts=(Text("t", "T01", "We eat at the food bank."),),
    codes=(BEA, Node("n2", "of Bea", parent="n1"), Node("n3", "Cy", case="c2"), Node("n4", "food")),
    codings=(
        Applied("1", "t", "n1", Span(0, 24), "u", "2024-01-01T00:00:00Z", "hers"),
        Applied("2", "t", "n4", Span(14, 23), "u"),
    ),
    memos=(
        ProjectMemo("m1", "about Bea", kind=CODE, about="n1"),
        ProjectMemo("m2", "about her words", kind=CODING, about="1", by="u"),
        ProjectMemo("m3", "about food", kind=CODE, about="n4"),
    ),
    cases=(ProjectCase("c1", "Bea", ("t",)), ProjectCase("c2", "Cy")),
    groups=(Group("g", "mine", codes=("n3", "n4")),),
)


def test_a_code_that_is_a_case_is_one_no_more() -> None:
    """But for a folder of codes; what was written about it is about the case, and of its codings about their words."""
    project = apart(PROJECT)

    assert [("Bea", False), ("of Bea", True), ("food", True)] == [(node.name, node.codable) for node in project.codes]
    assert ["2"] == [coding.id for coding in project.codings]
    assert [
        ("about Bea", CASE, "c1", None),
        ("about her words", SPAN, "t", Span(0, 24)),
        ("about food", CODE, "n4", None),
        ("hers", SPAN, "t", Span(0, 24)),
    ] == [(memo.words, memo.kind, memo.about, memo.span) for memo in project.memos]
    assert [("n4",)] == [group.codes for group in project.groups]
    assert {("codes that are cases too", 2), ("codings with such codes", 1)} == {
        (told.what, told.n) for told in project.told if told.outcome == CHANGED
    }


def test_codes_that_are_cases_may_stay() -> None:
    """Nothing of the project is another, and that is told."""
    project = apart(PROJECT, STAY)

    assert replace(project, told=()) == PROJECT
    assert {("codes that are cases too, as codes", 2), ("codings with such codes", 1)} == {
        (told.what, told.n) for told in project.told if told.outcome == KEPT
    }


def test_a_project_without_such_codes_is_as_it_was() -> None:
    """And what is asked for is looked at all the same."""
    plain = replace(PROJECT, codes=tuple(replace(node, case="") for node in PROJECT.codes))

    assert plain is apart(plain)
    with pytest.raises(CodekitError, match="'all' is nothing that can become"):
        apart(plain, "all")


CODEKIT = (sys.executable, "-c", "from codekit.cli.app import entry; entry()")
NVIVO = "corpus/refi/nvivo_mac20_5_comment_policies.qdpx"


@pytest.mark.corpus
def test_the_cases_of_a_real_project(shared: Path) -> None:
    """68 of its 172 codes are cases, and 97 of its 874 codings are with one of these."""
    read = refi.read(shared / NVIVO)
    project = apart(read)

    assert [172 - 68, 874 - 97] == [len(project.codes), len(project.codings)]
    assert [172, 874] == [len(apart(read, STAY).codes), len(apart(read, STAY).codings)]
    assert not [memo for memo in project.memos if memo.kind == CODE and memo.about not in {n.id for n in project.codes}]


@pytest.mark.corpus
def test_the_command_keeps_them_as_codes(shared: Path, tmp_path: Path) -> None:
    """In one word more; without it they are cases."""
    kept = open_project(shared / NVIVO, tmp_path / "kept", case_codes=STAY).study
    command = (*CODEKIT, "init", str(tmp_path / "apart"), "--from", str(shared / NVIVO))
    wrong = subprocess.run((*command, "--case-codes", "all"), capture_output=True, text=True, check=False)
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    (book,) = kept.codebook_ids()

    assert 172 == len(kept.codebook(book).codes)
    assert 68 == len(kept.registers.cases)
    assert (1, False) == (wrong.returncode, "Traceback" in wrong.stderr)
    assert "68 × codes that are cases too (taken as cases; --case-codes keep" in ran.stdout
