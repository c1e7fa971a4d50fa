"""Which recording a transcript is of: kept for a person on a computer, never in the study."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from codekit.errors import CodekitError, UnknownNameError
from codekit.store import personal
from codekit.workflow.study import importing, purging, recordings, removing
from codekit.workflow.study.study import Study, open_study
from formats.transcripts.test_web_page import NOSCRIBE
from sounding import recording
from studies import build, folder_of, write
from walked import files


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Study:
    """The small study; what a person keeps lies in a folder of its own."""
    monkeypatch.setenv("CODEKIT_CONFIG_DIR", str(tmp_path / "own"))
    return build(tmp_path)


def test_a_recording_is_remembered_and_the_study_is_as_it_was(study: Study, tmp_path: Path) -> None:
    """Found again by whoever opens the study here; the file is where it was, the study has no byte more."""
    before = files(folder_of(study))
    path = recording(tmp_path / "secret" / "Frau Meier.wav")
    held = path.read_bytes()
    chosen = recordings.choose(study, "T01", path)
    assert ("T01", path, "audio/wav", len(held), "") == (
        chosen.transcript,
        chosen.path,
        chosen.media_type,
        chosen.size,
        chosen.problem,
    )
    assert chosen == recordings.of(open_study(folder_of(study)), "T01")
    assert recordings.of(study, "T02") is None
    assert [chosen] == recordings.listed(study)
    assert before == files(folder_of(study))
    assert held == path.read_bytes()
    (kept,) = personal.folder().glob("*.recordings")
    if os.name == "posix":
        assert 0o600 == kept.stat().st_mode & 0o777


def test_what_was_moved_is_one_clear_line_until_it_is_chosen_again(study: Study, tmp_path: Path) -> None:
    """Gone; another kind of file in its place; a link in its place, whatever it leads to."""
    path = recording(tmp_path / "rec" / "a.wav")
    recordings.choose(study, "T01", path)

    def problem() -> str:
        found = recordings.of(study, "T01")
        assert found is not None
        assert found.hint or not found.problem
        return found.problem

    moved = path.rename(tmp_path / "rec" / "b.wav")
    assert "is not where it was" == problem()
    path.write_text("Interviewer: And now?", "utf-8")
    assert "begins as something else" in problem()
    path.unlink()
    path.symlink_to(moved)
    assert "is another file now" == problem()
    path.unlink()
    path.mkdir()
    assert "is another file now" == problem()
    recordings.choose(study, "T01", moved)
    assert "" == problem()


def test_a_link_is_followed_when_it_is_chosen(study: Study, tmp_path: Path) -> None:
    """What is played from then on is the file itself, whatever becomes of the link."""
    path = recording(tmp_path / "rec" / "a.wav")
    link = tmp_path / "link.wav"
    link.symlink_to(path)
    assert path == recordings.choose(study, "T01", link).path


def test_what_cannot_be_a_recording_changes_nothing(study: Study, tmp_path: Path) -> None:
    """A text, a folder, nothing, an unknown transcript: the one that was chosen stays."""
    path = recording(tmp_path / "rec" / "a.wav")
    recordings.choose(study, "T01", path)
    text = tmp_path / "a.txt"
    text.write_text("Interviewer: And now?", "utf-8")
    for other, message in ((text, "no recording"), (tmp_path, "another file"), (tmp_path / "b.wav", "not there")):
        with pytest.raises(CodekitError, match=message):
            recordings.choose(study, "T01", other)
    with pytest.raises(UnknownNameError):
        recordings.choose(study, "T99", path)
    assert [path] == [one.path for one in recordings.listed(study)]


def test_the_others_beside_it(study: Study, tmp_path: Path) -> None:
    """Called like transcripts that have none yet; of two files of one name neither; other files are passed over."""
    folder = tmp_path / "rec"
    for name in ("T01.wav", "T02.wav", "T03.wav", "T09.wav"):
        recording(folder / name, 0.1)
    (folder / "T03.mp3").write_bytes(b"ID3")
    (folder / "T02.txt").write_text("x", "utf-8")
    recordings.choose(study, "T01", folder / "T01.wav")
    assert {"T02": folder / "T02.wav"} == recordings.beside(study, folder)
    assert {} == recordings.beside(study, tmp_path / "nowhere")


def test_it_is_forgotten_with_the_transcript(study: Study, tmp_path: Path) -> None:
    """When it is taken out or withdrawn, and by wish; a withdrawal names the file, which codekit does not delete."""
    path = recording(tmp_path / "rec" / "a.wav")
    for id_ in ("T01", "T02", "T03"):
        recordings.choose(study, id_, path)
    assert recordings.forget(study, "T01")
    assert not recordings.forget(study, "T01")
    told = purging.purge(study, "T02").elsewhere
    assert any(str(path) in line for line in told)
    removing.remove(study, "T03")
    assert [] == recordings.listed(study)
    assert [] == list(personal.folder().glob("*.recordings"))
    assert path.exists()


def test_a_damaged_memory_is_none(study: Study, tmp_path: Path) -> None:
    """The window opens without; choosing again mends it."""
    path = recording(tmp_path / "rec" / "a.wav")
    recordings.choose(study, "T01", path)
    (kept,) = personal.folder().glob("*.recordings")
    for damaged in (b"", b"{", b"\xff", b'{"study": 1}'):
        kept.write_bytes(damaged)
        assert recordings.of(study, "T01") is None
    recordings.choose(study, "T01", path)
    assert [path] == [one.path for one in recordings.listed(study)]


def test_two_studies_keep_theirs_apart(study: Study, tmp_path: Path) -> None:
    """Another study on this computer knows nothing of it."""
    recordings.choose(study, "T01", recording(tmp_path / "rec" / "a.wav"))
    assert recordings.of(build(tmp_path / "other"), "T01") is None


def test_recordings_that_lie_beside_what_came_in_are_taken(study: Study, tmp_path: Path) -> None:
    """By the name, or by a page of noScribe's own word; only of texts with times, and what is known stays."""
    folder = tmp_path / "in"
    page = NOSCRIBE.replace("/home/me/a.mp3", str(folder / "a &amp; b.wav"))
    talk = "WEBVTT\n\n00:00.000 --> 00:02.000\n<v I>How?\n\n00:02.000 --> 00:04.000\n<v R>So.\n"
    came = {
        "N1": write(folder / "N1.html", page),
        "V1": write(folder / "V1.vtt", talk),
        "X1": write(folder / "X1.txt", "I: How?\n\nR: So.\n\nI: Why?\n\nR: Well.\n"),
    }
    list(importing.Importer(study).run([(path, True) for path in came.values()]))
    found = {"N1": recording(folder / "a & b.wav"), "V1": recording(folder / "V1.wav")}
    recording(folder / "X1.wav")
    study.refresh()

    assert found == {one.transcript: one.path for one in recordings.came_with(study, came)}
    other = recording(folder / "other.wav")
    recordings.choose(study, "V1", other)
    assert [] == recordings.came_with(study, came)
    (folder / "a & b.wav").rename(folder / "N1.wav")
    recordings.forget(study, "N1")
    assert [folder / "N1.wav"] == [one.path for one in recordings.came_with(study, came)]
