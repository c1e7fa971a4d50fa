"""The small study of written answers: another codebook, answers in a table, a kind of partnership for each case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from codekit.matrix.crosstab import crosstab
from codekit.workflow.results import example, tabulate
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
