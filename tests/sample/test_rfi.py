"""The small study of written answers: another codebook, answers in a table, a kind of partnership for each case."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from codekit.errors import FileRefusedError, UnknownNameError
from codekit.matrix.crosstab import crosstab
from codekit.matrix.profiles import profiles
from codekit.workflow.results import example, study_check, tabulate
from codekit.workflow.study.study import Study
from sample_study import totals

if TYPE_CHECKING:
    from sample_study import Codekit


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """As `codekit init --example rfi` lays it out."""
    return example.create(tmp_path_factory.mktemp("rfi") / "study", "rfi")


def test_24_answers_six_of_each_kind(answers: Study, expected: dict[str, Any]) -> None:
    """Twelve respondents with two answers each; the questions are not respondents' words."""
    assert (24, 12) == (expected["rfi"]["answers"], len(answers.transcript_ids()))
    for transcript in answers.transcripts().values():
        assert 2 == len(transcript.respondent_speech)
    kinds = [case.attributes["partnership_category"] for case in answers.registers.cases]
    assert dict.fromkeys(set(kinds), 3) == expected["rfi"]["cases_by_category"]


def test_frames(answers: Study, codekit: Codekit, expected: dict[str, Any]) -> None:
    """In how many organizations each frame was found."""
    found = totals(codekit(answers, "matrix", "rfi-frames", "--json").json)

    assert len(expected["rfi"]["k"]) > 20
    assert expected["rfi"]["k"] == {code: found[code]["k"] for code in expected["rfi"]["k"]}


def test_sixteen_profiles(answers: Study, expected: dict[str, Any]) -> None:
    """Four themes by four kinds of partnership."""
    profiles = expected["rfi"]["profiles"]
    rows = crosstab(tabulate.matrix(answers, "rfi-frames"), ["partnership_category"], tuple(profiles))
    found = {(row.theme, row.value): row.k for row in rows}

    assert 16 == len(found)
    assert {(theme, kind): k for theme, by_kind in profiles.items() for kind, k in by_kind.items()} == found


def test_profiles_in_the_order_and_names_of_the_codebook(answers: Study, expected: dict[str, Any]) -> None:
    """Four categories by four themes; six elements, four aims, four benefits in tables of their own."""
    matrix = tabulate.matrix(answers, "rfi-frames")
    four, *others = profiles(matrix)

    assert ["Planner", "Collaborator", "Network provider", "Exclusive provider"] == [kind.name for kind in four.kinds]
    assert tuple(expected["rfi"]["profiles"]) == four.themes
    assert [6, 4, 4] == [len(table.themes) for table in others]
    for table in others:
        counted = {theme: sum(table.cells[kind.id, theme].k for kind in table.kinds) for theme in table.themes}
        assert {theme: expected["rfi"]["k"][theme] for theme in table.themes} == counted


def test_every_figure_of_the_profiles_leads_to_its_passages(answers: Study, tmp_path: Path) -> None:
    """The row that a cell leads to is the first of that kind and theme."""
    matrix = tabulate.matrix(answers, "rfi-frames")
    tabulate.write_workbook(answers, matrix, tmp_path / "m.xlsx")
    book = load_workbook(tmp_path / "m.xlsx")
    sheet, words = book["Profiles"], book["Profile passages"]
    led: list[Any] = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]

    assert led
    for cell in led:
        place = words[cell.hyperlink.location.rpartition("!")[2]]
        kind, theme = sheet.cell(cell.row, 1).value, _head_above(sheet, cell)
        assert (kind, True) == (place.value, str(words.cell(place.row, 2).value).endswith(f"({theme})"))
        assert (kind, theme) != (
            words.cell(place.row - 1, 1).value,
            str(words.cell(place.row - 1, 2).value)[-len(theme) :],
        )


def _head_above(sheet: Any, cell: Any) -> str:
    """The code in the header of a cell's column."""
    above = (sheet.cell(row, cell.column).value for row in range(cell.row - 1, 0, -1))
    return next(str(value).partition("\n")[2] for value in above if value and "\n" in str(value))


def test_a_kind_that_the_codebook_does_not_know_is_told(answers: Study) -> None:
    """And any attribute of the cases can be set beside the themes."""
    text = answers.store.document("cases.csv").read_bytes()
    answers.store.document("cases.csv").write(text.replace(b"R01,PLANNER", b"R01,PLANER"))
    answers.refresh()
    try:
        told = [str(problem) for problem in study_check.check(answers)[0]]
        assert any("case R01: partnership_category is 'PLANER'" in line for line in told)
    finally:
        answers.store.document("cases.csv").write(text)
        answers.refresh()
    (by_field,) = tabulate.by_kind(tabulate.matrix(answers, "rfi-frames"), "field")
    assert 12 == len(by_field.kinds)
    with pytest.raises(UnknownNameError, match="no attribute 'partnership_categry'"):
        tabulate.by_kind(tabulate.matrix(answers, "rfi-frames"), "partnership_categry")


def test_an_example_that_was_stopped_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk in the middle: the folder is as it was, and doing it again makes all of it."""

    def full(*_: object) -> None:
        raise FileRefusedError("could not be written (No space left on device)", where="R02-rfi.txt")

    with monkeypatch.context() as patched:
        patched.setattr(example, "_review", full)
        with pytest.raises(FileRefusedError, match="No space left"):
            example.create(tmp_path / "study", "rfi")

    assert [] == list(tmp_path.iterdir())
