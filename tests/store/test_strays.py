"""What other programs leave in a study's folders is no transcript and no round."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.store import transcripts
from codekit.workflow.results import study_check
from codekit.workflow.study.study import open_study
from studies import build, folder_of, start

COPIES = (
    "T01 (lee's conflicted copy 2024-05-02)",
    "T01 (1)",
    "T01 2",
    "T01.sync-conflict-20240502-091403-ABCDEFG",
    "~$T01",
    ".T01",
)


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_a_transcript_is_no_transcript(tmp_path: Path, name: str) -> None:
    """The study goes on as before, and `check` names the file."""
    root = folder_of(build(tmp_path))
    for ending in ("txt", "yaml"):
        (root / "transcripts" / f"{name}.{ending}").write_bytes((root / "transcripts" / f"T01.{ending}").read_bytes())
    study = open_study(root)

    assert ["T01", "T02", "T03"] == study.transcript_ids()
    assert {"T01", "T02", "T03"} == set(study.transcripts())
    said = [str(problem) for problem in study_check.check_transcripts(study) if name in str(problem)]
    hidden = name[0] == "."
    assert (0 if hidden else 2) == len(said)


def test_a_letter_taken_apart_is_still_an_id(tmp_path: Path) -> None:
    """Some systems spell file names in another form."""
    root = folder_of(build(tmp_path))
    assert not transcripts.strays(open_study(root).store)


def test_a_round_that_was_never_started_leaves_its_name_free(tmp_path: Path) -> None:
    """A killed `round start` leaves a folder, or an empty ledger in it."""
    study = build(tmp_path)
    folder = folder_of(study) / "rounds" / "r1"
    folder.mkdir(parents=True)
    (folder / "lee.jsonl").touch()

    assert [] == study.store.round_ids()
    start(study, "r1")
    assert ["r1"] == open_study(folder_of(study)).store.round_ids()
