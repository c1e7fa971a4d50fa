"""What other programs leave in a study's folders is no transcript and no round."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import CodekitError, FileRefusedError
from codekit.store import transcripts
from codekit.workflow.coding import correcting
from codekit.workflow.results import study_check
from codekit.workflow.study import codebooks
from codekit.workflow.study.study import open_study
from studies import INTERVIEWS, build, folder_of, start, write

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


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_of_stored_segments_is_named(tmp_path: Path, name: str) -> None:
    """Two computers that divide one text leave one; neither is lost without a word, and the study's own is read."""
    root = folder_of(build(tmp_path))
    for path in [*root.glob("segments/*/T01.csv"), *root.glob("segments/*/T01.yaml")]:
        path.with_name(f"{name}{path.suffix}").write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    said = [problem for problem in study_check.check_transcripts(open_study(root)) if name in problem.path]

    assert (0 if name[0] == "." else 6) == len(said)
    assert {("warning", "segments")} >= {(problem.level, problem.path.partition("/")[0]) for problem in said}


def test_a_letter_taken_apart_is_still_an_id(tmp_path: Path) -> None:
    """Some systems spell file names in another form."""
    root = folder_of(build(tmp_path))
    store = open_study(root).store
    assert [] == transcripts.strays(store) == transcripts.segment_strays(store)


def test_a_round_that_was_never_started_leaves_its_name_free(tmp_path: Path) -> None:
    """A killed `round start` leaves a folder, or an empty ledger in it."""
    study = build(tmp_path)
    folder = folder_of(study) / "rounds" / "r1"
    folder.mkdir(parents=True)
    (folder / "lee.jsonl").touch()

    assert [] == study.store.round_ids()
    start(study, "r1")
    assert ["r1"] == open_study(folder_of(study)).store.round_ids()


SYNCED = (" (lee's conflicted copy 2024-05-02)", "-LAPTOP", " (1)", " 2", ".sync-conflict-20240502-091403-ABCDEFG")


@pytest.mark.parametrize("addition", SYNCED)
def test_copies_of_newer_files_change_nothing(tmp_path: Path, addition: str) -> None:
    """A corrected text, its original, notes, a kept codebook version and the report of an import, each copied.

    The text that is read, its versions and what must be looked at again are as before, also where the copy says
    something else; `check` names what would be read if it were none.
    """
    study = build(tmp_path)
    root = folder_of(study)
    codebooks.freeze(study.store, "food")
    file = write(tmp_path / "T01.txt", INTERVIEWS["T01"].replace("pantry", "food pantry"))
    correcting.write(study, correcting.prepare(study, file))
    write(root / "memos" / "imported.md", "A note.\n")
    write(root / "import-report.md", "# Import\n")
    before = study.history("T01")

    copied = [*root.glob("corrections/T01/*"), *root.glob("codebooks/food/*"), *root.glob("originals/*")]
    copied += [root / "memos" / "imported.md", root / "import-report.md"]
    for path in copied:
        stem = path.name.partition(".")[0] if path.parent.name == "T01" else path.stem
        data = path.read_bytes().replace(b"food pantry", b"soup kitchen").replace(b"Respondent", b"Resp.")
        path.with_name(f"{stem}{addition}{path.name.removeprefix(stem)}").write_bytes(data)
    study = open_study(root)

    assert before == study.history("T01")
    assert "food pantry" in study.transcript("T01").text
    assert "Respondent" in {turn.speaker for turn in study.transcript("T01").turns}
    said = [problem for problem in study_check.check(study)[0] if addition in str(problem)]
    assert {"corrections", "codebooks"} == {problem.path.partition("/")[0] for problem in said}, said
    assert {"warning"} == {problem.level for problem in said}
    assert len(list(root.glob("corrections/T01/*"))) // 2 == sum("corrections" in problem.path for problem in said)


@pytest.mark.parametrize("ending", [".txt", ".turn.csv"])
def test_a_corrected_text_that_is_missing_is_missed(tmp_path: Path, ending: str) -> None:
    """The older text is never read in its place: the file is named, and other transcripts are read."""
    root = _corrected(tmp_path)
    (gone,) = root.glob(f"corrections/T01/*{ending}")
    gone.unlink()
    study = open_study(root)

    with pytest.raises(CodekitError, match="missing") as missed:
        study.transcript("T01")
    assert str(gone) == missed.value.where
    assert "T02" == study.transcript("T02").id
    assert any(gone.name in str(problem) for problem in study_check.check_transcripts(study))


def test_a_corrected_text_of_which_nothing_says_where_it_came_from_is_named(tmp_path: Path) -> None:
    """A killed correction leaves it, or a folder that is not synced yet."""
    root = _corrected(tmp_path)
    (gone,) = (path for path in root.glob("corrections/T01/*.yaml") if path.name.count(".") == 1)
    gone.unlink()
    (told,) = (problem for problem in study_check.check_transcripts(open_study(root)) if "corrections" in problem.path)

    assert (f"corrections/T01/{gone.stem}.txt", "warning") == (told.path, told.level)


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    """`check` says so, and who wants to write there hears what to move."""
    study = build(tmp_path)
    write(folder_of(study) / "corrections" / "T01", "x")
    file = write(tmp_path / "T01.txt", INTERVIEWS["T01"].replace("pantry", "food pantry"))

    assert ["corrections/T01: is a file, and a folder belongs there (move it away)"] == [
        str(problem) for problem in study_check.check_files(study)
    ]
    with pytest.raises(FileRefusedError, match=r"corrections/T01/.* could not be written \(Not a directory\)") as told:
        correcting.write(study, correcting.prepare(study, file))
    assert "move it away" in told.value.hint


def _corrected(place: Path) -> Path:
    """A study in which T01 was corrected."""
    study = build(place)
    file = write(place / "T01.txt", INTERVIEWS["T01"].replace("pantry", "food pantry"))
    correcting.write(study, correcting.prepare(study, file))
    return folder_of(study)
