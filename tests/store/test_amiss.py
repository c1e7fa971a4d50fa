"""What is amiss with the files of a study as files is told by `check`, whatever stands in them."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from codekit.errors import CodekitError
from codekit.model.names import MAX_ID, is_copy, new_id, unportable
from codekit.store import transcripts
from codekit.workflow.results import study_check
from codekit.workflow.study import importing
from codekit.workflow.study.study import Study, open_study
from studies import REGISTERS, build, folder_of, start, write

COPIES = (
    "cases (1).csv",  # Google Drive
    "cases 2.csv",  # iCloud
    "cases-LAPTOP.csv",  # OneDrive
    "cases (Konfliktkopie von Lee 2024-05-06).csv",  # Dropbox in German
    "cases (copie en conflit de lee 2024-05-06).csv",
    "cases (conflicted copy 2024-05-06 070809).csv",  # Nextcloud
    "cases.sync-conflict-20240506-070809-ABCDEFG.csv",  # Syncthing
    "Copy of cases.csv",  # Google Drive, and Excel for the web
    "Kopie von cases.csv",
    "cases - Kopie.csv",  # Windows in German
    "study (1).yaml",
    "sample (1).csv",
)


def said(study: Study) -> list[str]:
    """What `check` says of the files."""
    return [str(problem) for problem in study_check.check_files(study)]


def test_a_sound_study_has_nothing_amiss(tmp_path: Path) -> None:
    """No file that codekit writes is told of."""
    study = build(tmp_path)
    start(study)
    assert [] == said(study)


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_a_table_is_named(tmp_path: Path, name: str) -> None:
    """Whichever program made it, in whichever language: it is not read, and somebody may work in it."""
    study = build(tmp_path)
    (folder_of(study) / name).write_text(REGISTERS["cases.csv"], "utf-8")

    assert [name] == [problem.path for problem in study_check.check_settings(study) if "copy" in problem.message]


@pytest.mark.parametrize("name", ["T01-LAPTOP.txt", "T01_conflict-20240506-070809.txt", "T01.sync-conflict-1-2-A.txt"])
def test_a_copy_of_a_text_that_looks_like_an_id_is_no_transcript(tmp_path: Path, name: str) -> None:
    """A text without anything that import writes beside it, called like another: the study goes on without it."""
    study = build(tmp_path)
    (folder_of(study) / "transcripts" / name).write_text("x", "utf-8")

    assert ["T01", "T02", "T03"] == open_study(folder_of(study)).transcript_ids()
    assert [f"transcripts/{name}"] == transcripts.strays(study.store)


def test_a_transcript_that_lost_its_file_is_still_missed(tmp_path: Path) -> None:
    """It is no copy: its turns are there, and nothing is counted as if it had never been."""
    study = build(tmp_path)
    file = write(tmp_path / "in" / "T01-b.txt", "Interviewer: What?\n\nRespondent: This.\n")
    list(importing.Importer(study, interviewers=("Interviewer",)).run([(file, True)]))
    (folder_of(study) / "transcripts" / "T01-b.yaml").unlink()

    again = open_study(folder_of(study))
    assert "T01-b" in again.transcript_ids()
    with pytest.raises(CodekitError, match=r"T01-b.yaml: cannot be read"):
        again.transcript("T01-b")


@pytest.mark.parametrize("name", ["CON", "nul", "Aux.2024", "com1", "LPT9.x", "PRN"])
def test_names_of_devices_are_refused_for_what_is_new(name: str) -> None:
    """Windows opens a device in place of such a file, with any ending."""
    assert unportable(f"{name}.txt")
    with pytest.raises(ValueError, match="Windows"):
        new_id(name)


@pytest.mark.parametrize("name", ["CONTROL", "nullo", "com", "lpt", "com10", "auxiliary"])
def test_names_that_only_begin_like_a_device_are_fine(name: str) -> None:
    """Nothing is refused that works."""
    assert name == new_id(name)


def test_dots_at_the_end_are_left_out_and_long_names_refused() -> None:
    """Windows drops such dots, so that two ids would be one file; and it takes 260 characters for a path."""
    assert "x" == new_id("x.") == new_id("x. ")
    assert "a" * MAX_ID == new_id("a" * MAX_ID)
    with pytest.raises(ValueError, match="101 characters"):
        new_id("a" * (MAX_ID + 1))


def test_an_interview_called_like_a_device_is_refused_with_a_line(tmp_path: Path) -> None:
    """The others go in."""
    study = build(tmp_path)
    file = write(tmp_path / "in" / "CON.txt", "Interviewer: What?\n\nRespondent: This.\n")
    (diagnosis,) = importing.Importer(study, interviewers=("Interviewer",)).run([(file, True)])
    assert (importing.REFUSED, True) == (diagnosis.outcome, "'CON' cannot be opened on Windows" in diagnosis.line)


@pytest.mark.parametrize("id_", ["nul", "aux.x", "a" * 120])
def test_a_round_or_coder_that_other_systems_cannot_open_is_refused(tmp_path: Path, id_: str) -> None:
    """Before anything is written."""
    study = build(tmp_path)
    with pytest.raises(CodekitError):
        start(study, id_)
    with pytest.raises(CodekitError):
        start(study, "r1", coders=["ana", id_], add_coders=True)
    assert [] == study.store.round_ids()


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be made there")
def test_names_that_are_there_already_are_told(tmp_path: Path) -> None:
    """An older study opens as it was, and `check` says what will not open elsewhere."""
    study = build(tmp_path)
    folder = folder_of(study) / "codings" / "r1" / "aux"
    write(folder / "x..jsonl", "")
    write(folder_of(study) / "rounds" / "r5" / "ana.jsonl", "\n")
    write(folder_of(study) / "rounds" / "R5" / "ana.jsonl", "\n")
    write(folder_of(study) / "codings" / "r1" / ("b" * 120) / ("c" * 120 + ".jsonl"), "\n")

    told = said(study)
    assert any(line.startswith("codings/r1/aux: cannot be opened on Windows") for line in told)
    assert any(line.startswith("rounds/R5: differs from rounds/r5 by capitals only") for line in told)
    assert any("characters, and Windows takes" in line for line in told)
    assert any(line.startswith("codings/r1/aux/x..jsonl: is empty") for line in told)


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
def test_links_pipes_and_folders_in_a_files_place_are_told(tmp_path: Path) -> None:
    """Each by its name; a pipe holds nothing up."""
    study = build(tmp_path)
    root = folder_of(study)
    (root / "coverage.csv").mkdir()
    (root / "cells.csv").symlink_to(root / "nowhere")
    os.mkfifo(root / "transcripts" / "T09.txt")
    (root / "rounds" / "r1").mkdir(parents=True)
    (root / "rounds" / "r1" / "ana.jsonl").symlink_to(root / "cases.csv")

    assert [
        "cells.csv: is a link that leads nowhere (put the file itself there)",
        "coverage.csv: is a folder, and a file belongs there (move it away)",
        "rounds/r1/ana.jsonl: is a link, and ledgers are never linked (put the file itself there)",
        "transcripts/T09.txt: is no ordinary file (close it in the program that holds it, or mend its permission)",
    ] == sorted(said(study))


def test_an_id_in_a_table_may_be_written_in_either_form(tmp_path: Path) -> None:
    """A table saved on macOS may hold letters apart from their accents; so may study.yaml."""
    study = build(tmp_path)
    file = write(tmp_path / "in" / "Müller.txt", "Interviewer: What?\n\nRespondent: This.\n")
    list(importing.Importer(study, interviewers=("Interviewer",)).run([(file, True)]))
    root = folder_of(study)
    for name in ("interviews.csv", "study.yaml"):
        text = (root / name).read_text("utf-8").replace("T01", "Müller").replace("ana:", "josé:")
        (root / name).write_text(unicodedata.normalize("NFD", text), "utf-8")

    again = open_study(root)
    assert "Müller" in {interview.transcript for interview in again.registers.interviews}
    assert "josé" in again.settings.coders


@pytest.mark.parametrize(("stem", "copy"), [("Kopie von T07", True), ("Copy of T07", True), ("aT07", False)])
def test_a_word_before_the_name_makes_a_copy_too(stem: str, copy: object) -> None:
    """Google Drive and Windows put it there, in the language of the user."""
    assert copy is is_copy(stem, "T07")


FOLDERS = ("cases.csv", "codebooks/food.yaml", "transcripts/T01.txt", "codings/r1/ana/T01.jsonl")


@pytest.mark.parametrize("name", FOLDERS)
def test_a_folder_in_a_files_place_is_told_once(tmp_path: Path, name: str) -> None:
    """By its name in the study, and not again by everything that cannot read it."""
    study = build(tmp_path)
    start(study)
    path = folder_of(study) / name
    path.unlink(missing_ok=True)
    path.mkdir(parents=True)
    told = [str(one) for one in study_check.check(open_study(folder_of(study)))[0] if path.name in str(one)]

    assert [f"{name}: is a folder, and a file belongs there (move it away)"] == told


@pytest.mark.parametrize("name", ["cases.csv", "codebooks/food.yaml", "segments/sentence/T01.csv", "study.yaml"])
def test_a_file_in_another_encoding_is_told_by_its_name_in_the_study(tmp_path: Path, name: str) -> None:
    """Once, with the line, however many read it."""
    study = build(tmp_path)
    with (folder_of(study) / name).open("ab") as file:
        file.write("# é\n".encode("latin-1"))
    told = [one for one in study_check.check(open_study(folder_of(study)))[0] if "UTF-8" in one.message]

    assert [name] == [one.path for one in told]
    assert str(tmp_path) not in str(told)
