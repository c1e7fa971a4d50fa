"""Turns changed by hand from the command line: what it says, and how it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Codekit
from codekit.workflow.study.study import open_study
from studies import build


def test_what_changes_is_said(codekit: Codekit, tmp_path: Path) -> None:
    """Turns, respondents' words and guessed roles."""
    build(tmp_path)
    options = ("--split-turn", "2=We print the address.=Int 2", "--turn", "4=Mel", "--turn", "5=Mel")

    said = codekit("speakers", "T01", *options, "--study", tmp_path / "study").err

    assert "T01: 6 turns, 5 before" in said
    assert "T01: respondents say 19 words now, 23 before" in said
    assert "T01: Int 2 is taken for: interviewer; a guess" in said
    assert "T01: Mel is taken for: respondent; a guess" in said
    speakers = [turn.speaker for turn in open_study(tmp_path / "study").transcript("T01").turns]
    assert ["Interviewer", "Respondent", "Int 2", "Interviewer", "Mel", "Mel"] == speakers


def test_a_transcript_in_which_nobody_answers_is_told(codekit: Codekit, tmp_path: Path) -> None:
    """Confirming such roles would leave all its words out of every figure, without a word; names are given apart."""
    build(tmp_path)
    at = ("--study", tmp_path / "study")

    assert "no respondent speaks" not in codekit("speakers", "T01", "--confirm", *at).err
    together = codekit("speakers", "T01", "--interviewer", "Interviewer,Respondent", *at)
    assert 1 == together.exit_code
    assert "an option of its own" in " ".join(together.err.split())
    assert "T01: no respondent speaks" in codekit("speakers", "T01", "--interviewer", "Respondent", *at).err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--turn", "four=Mel"), "--turn N=LABEL"),
        (("--turn", "4="), "--turn N=LABEL"),
        (("--turn", "4=Mel", "--turn", "4=Ann"), "two speakers for turn 4"),
        (("--split-turn", "2=We print"), "--split-turn"),
        (("--split-turn", "2==Mel"), "--split-turn"),
        (("--join", "5"), "--turn '5=Respondent'"),
        (("--split", "question", "--join", "2"), "a command of its own"),
        (("T02", "--turn", "1=Mel"), "change one transcript"),
    ],
)
def test_what_is_asked_for_wrongly_is_refused(
    codekit: Codekit, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    """In words, and nothing is written."""
    build(tmp_path)

    done = codekit("speakers", "T01", *options, "--study", tmp_path / "study")

    assert done.exit_code in {1, 2}
    assert said in " ".join(done.err.split())
    assert not (tmp_path / "study" / "corrections").exists()
