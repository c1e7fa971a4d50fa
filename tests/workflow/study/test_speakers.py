"""Roles are confirmed speaker by speaker: naming one changes that one, and study.yaml is taken on request."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import CodekitError
from codekit.store import transcripts
from codekit.workflow.comparing.cautions import guessed_roles
from codekit.workflow.results import study_check
from codekit.workflow.study import importing, speakers
from codekit.workflow.study.study import Study, open_study
from studies import build, folder_of, write

TALK = "INT: Who?\n\nMEL: You?\n\nKIM: Me.\n\nINT: When?\n\nMEL: Now?\n\nKIM: Now.\n"
GUESSED = {"INT": "interviewer guessed", "MEL": "respondent guessed", "KIM": "respondent guessed"}


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study with one more interview, T11, where INT and MEL ask and KIM answers."""
    made = build(tmp_path)
    write(tmp_path / "n" / "T11.txt", TALK)
    return imported(made, tmp_path)[0]


def imported(study: Study, folder: Path, *interviewers: str) -> tuple[Study, importing.Diagnosis]:
    """The study with T11, and what was said of it."""
    path = folder / "n" / "T11.txt"
    (diagnosis,) = importing.Importer(study, interviewers=interviewers).run([(path, True)])
    study.refresh()
    return study, diagnosis


def roles(study: Study) -> dict[str, str]:
    """Each speaker of T11 with the role and how sure it is, as `codekit speakers` shows them."""
    return {label: f"{role} {sure}" for _, label, role, _, _, sure in speakers.shown(study, ["T11"])}


def setting(study: Study, line: str) -> Study:
    """The study with a line of speakers in study.yaml."""
    path = folder_of(study) / "study.yaml"
    write(path, path.read_text("utf-8").replace("speakers: {}", f"speakers: {line}"))
    return open_study(folder_of(study))


def test_naming_one_speaker_changes_and_confirms_that_one(study: Study) -> None:
    """A second name adds; who was guessed right stays, and stays guessed."""
    assert GUESSED == roles(study)

    speakers.set_roles(study, ["T11"], interviewers=["mel"])
    assert {**GUESSED, "MEL": "interviewer confirmed"} == roles(study)
    assert not study.transcript("T11").roles_confirmed

    speakers.set_roles(study, ["T11"], interviewers=["INT"])
    assert {**GUESSED, "INT": "interviewer confirmed", "MEL": "interviewer confirmed"} == roles(study)
    assert guessed_roles(["T11"])
    assert [True] == ["guessed" in problem.message for problem in study_check.check_transcripts(study)]

    speakers.set_roles(study, ["T11"], respondents=["KIM"])
    assert study.transcript("T11").roles_confirmed
    assert [] == list(study_check.check_transcripts(study))


def test_confirming_keeps_the_roles_and_confirms_everybody(study: Study) -> None:
    """Also beside a name."""
    speakers.set_roles(study, ["T11"], others=["MEL"], confirm=True)

    sure = {"INT": "interviewer confirmed", "MEL": "other confirmed", "KIM": "respondent confirmed"}
    assert sure == roles(study)
    assert "\nroles: confirmed\nspeakers:" in (folder_of(study) / "transcripts" / "T11.yaml").read_text("utf-8")


def test_a_speaker_in_two_roles_is_refused(study: Study) -> None:
    """And nothing is changed."""
    with pytest.raises(CodekitError, match="MEL is named as interviewer and as other"):
        speakers.set_roles(study, ["T11"], interviewers=["MEL"], others=["MEL"])

    assert GUESSED == roles(study)


def test_at_import_a_name_says_nothing_of_the_others(tmp_path: Path) -> None:
    """INT is guessed right and stays; the line says whose role was given."""
    made = build(tmp_path)
    write(tmp_path / "n" / "T11.txt", TALK)

    study, diagnosis = imported(made, tmp_path, "MEL")

    assert {**GUESSED, "MEL": "interviewer confirmed"} == roles(study)
    assert "speakers (guessed but for MEL): INT interviewer 2, KIM respondent 2, MEL interviewer 2" in diagnosis.line


def test_a_text_that_is_there_already_is_shown_with_its_stored_roles(study: Study, tmp_path: Path) -> None:
    """Importing again changes no role, and does not say that it did."""
    speakers.set_roles(study, ["T11"], confirm=True)

    _, diagnosis = imported(study, tmp_path, "MEL")

    assert ("unchanged", True) == (diagnosis.outcome, diagnosis.roles_confirmed)
    assert ("respondent", 2) == diagnosis.speakers["MEL"]


@pytest.mark.parametrize("sure", ["confirmed", "guessed"])
def test_a_file_of_before_opens_as_it_was(study: Study, sure: str) -> None:
    """It says of the whole transcript whether roles are confirmed."""
    path = folder_of(study) / "transcripts" / "T11.yaml"
    text = path.read_text("utf-8").replace("roles: guessed", f"roles: {sure}")
    assert "\nconfirmed:" not in text
    path.write_text(text, "utf-8")
    opened = open_study(folder_of(study))

    assert {label: said.replace("guessed", sure) for label, said in GUESSED.items()} == roles(opened)
    transcripts.write_origin(opened.store, "T11", transcripts.read_origin(opened.store, "T11"))
    assert text == path.read_text("utf-8")


def test_study_yaml_is_taken_for_what_is_imported_already(study: Study) -> None:
    """What would change is listed first; who is not named there stays, and so do other roles."""
    speakers.set_roles(study, ["T11"], respondents=["MEL"])
    opened = setting(study, "{interviewer: [Mel, INT]}")

    listed = speakers.changes(opened, ["T11"])
    assert [
        ("T11", "INT", "interviewer", "guessed", "interviewer"),
        ("T11", "MEL", "respondent", "confirmed", "interviewer"),
    ] == listed
    warned = [problem.message for problem in study_check.check_transcripts(opened)]
    assert "MEL is respondent here and interviewer in study.yaml" in warned

    speakers.apply(opened, listed)
    assert {**GUESSED, "INT": "interviewer confirmed", "MEL": "interviewer confirmed"} == roles(opened)
    assert [] == speakers.changes(opened, ["T11"])
