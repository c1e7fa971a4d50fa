"""The matrix names the codes with evidence whose agreement nobody measured."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from codekit.workflow.comparing.compare import Options
from codekit.workflow.comparing.measured import measured_codes
from codekit.workflow.results import tabulate
from codekit.workflow.study.study import Study
from studies import agree, build, code, segments, start

CODED = segments([("T01", 1, "REL.SEND", "lee"), ("T01", 3, "MONEY", "lee"), ("T02", 1, "BOX.OWN", "lee")])


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Lee coded every interview alone; nobody compared anything."""
    made = build(tmp_path)
    start(made, "one", kind="initial", coders=["lee"])
    code(made, CODED, round_id="one")
    return made


def double(study: Study, id_: str, rows: list[tuple[str, int, str, str]], **options: object) -> None:
    """A double round of ana and ben on T01, in which they gave these codes."""
    start(study, id_, transcripts=["T01"], **options)
    code(study, segments(rows), round_id=id_)


def test_without_a_double_round_no_code_was_measured(study: Study) -> None:
    """It is said once, with the codes."""
    matrix = tabulate.matrix(study, "food")

    assert ("REL", "REL.SEND", "MONEY", "BOX", "BOX.OWN") == matrix.unmeasured
    assert matrix.unmeasured == tuple(matrix.to_json()["unmeasured"])
    (note,) = (note for note in matrix.notes if note.kind == tabulate.UNMEASURED)
    assert "codebook food has no compared double round (REL, REL.SEND, MONEY, BOX, BOX.OWN)" in note.words


def test_a_code_is_measured_by_a_compared_round_that_was_about_it_and_used_it(study: Study) -> None:
    """By either coder; not one that the round was about and nobody used, and not one that it was not about."""
    double(study, "r1", [("T01", 1, "REL", "ana"), ("T01", 1, "", "ben")], codes=["REL", "BOX.OWN"])
    assert "REL" in tabulate.matrix(study, "food").unmeasured  # it has not been compared
    agree(study, "r1")

    matrix = tabulate.matrix(study, "food")

    assert ("REL.SEND", "MONEY", "BOX", "BOX.OWN") == matrix.unmeasured
    (note,) = (note for note in matrix.notes if note.kind == tabulate.UNMEASURED)
    assert "4 of the 5 codes with evidence (compared: r1): REL.SEND, MONEY" in note.words


def test_a_code_below_measures_the_codes_above_it_too(study: Study) -> None:
    """Since these are compared rolled up."""
    double(study, "r1", [("T01", 1, "REL.SEND", "ana"), ("T01", 1, "", "ben")])
    agree(study, "r1")

    assert {"REL", "REL.SEND"} == measured_codes(study, "food").codes
    assert ("MONEY", "BOX", "BOX.OWN") == tabulate.matrix(study, "food").unmeasured


def test_a_training_round_measures_nothing(study: Study) -> None:
    """It is not for report."""
    double(study, "t", [("T01", 1, "REL", "ana"), ("T01", 1, "REL", "ben")], kind="training")
    agree(study, "t", Options(training=True))

    assert () == measured_codes(study, "food").rounds


def test_where_every_code_was_measured_nothing_is_said(study: Study) -> None:
    """No note, and an empty list."""
    given = [("T01", 1, "REL.SEND"), ("T01", 3, "BOX.OWN"), ("T01", 4, "MONEY")]
    double(study, "r1", [(*place, coder) for place in given for coder in ("ana", "ben")])
    agree(study, "r1")

    matrix = tabulate.matrix(study, "food")

    assert () == matrix.unmeasured
    assert not [note for note in matrix.notes if note.kind == tabulate.UNMEASURED]


def test_the_about_sheet_says_so(study: Study, tmp_path: Path) -> None:
    """Among what to read before reporting."""
    path = tmp_path / "m.xlsx"

    tabulate.write_workbook(study, tabulate.matrix(study, "food"), path)

    words = [str(cell.value) for row in openpyxl.load_workbook(path)["About"].iter_rows() for cell in row]
    assert any("nobody measured agreement on any code here" in each and "BOX.OWN" in each for each in words)
