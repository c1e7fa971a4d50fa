"""Work that a window could not send and a person saved as a file is taken over by a command, each piece once."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

import pytest

from codekit.errors import CodekitError, FileRefusedError
from codekit.workbench import kept
from codekit.workbench.desk import Desk
from codekit.workflow.study.study import Study
from studies import build, start

ONE = "We send people to the pantry."


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """Ana and ben in the double round r1."""
    made = build(tmp_path, memory=True)
    start(made)
    return made


def coding(study: Study, **other: Any) -> dict[str, Any]:
    """An operation as a window makes it."""
    text = study.transcript("T01")
    where = text.respondent_speech[0]
    span = {"start": where.start, "end": where.end, "quote": text.text[where.start : where.end]}
    made = {"kind": "coding.add", "op_id": str(uuid.uuid4()), "round": "r1", "transcript": "T01", "code": "REL.SEND"}
    return {**made, **span, "text_sha": text.text_id, **other}


def saved(folder: Path, value: Any) -> Path:
    """A file as "Download them" saves it."""
    path = folder / "codekit-not-saved.json"
    path.write_text(json.dumps(value), "utf-8")
    return path


def standing(study: Study) -> int:
    """How many codings of ana stand."""
    return len(study.layers(study.round("r1")).get("ana", "T01").codings)


def test_a_file_is_taken_over_once(study: Study, tmp_path: Path) -> None:
    """Read again, it changes nothing; it knows whose work it is."""
    path = saved(tmp_path, {"coder": "ana", "ops": [coding(study), coding(study, code="MONEY")]})
    first, second = kept.take(study, path), kept.take(study, path)

    assert ("ana", 2, 0, []) == (first.coder, first.done, first.before, first.problems)
    assert (0, 2) == (second.done, second.before)
    assert 2 == standing(study)


def test_what_does_not_fit_is_told_and_stops_nothing(study: Study, tmp_path: Path) -> None:
    """Each operation stands or fails by itself, as in the window; no words of the transcript are repeated."""
    wrong = [coding(study, code="NOWHERE"), {"kind": "nonsense"}, 3]
    taken = kept.take(study, saved(tmp_path, {"coder": "ana", "ops": [*wrong, coding(study)]}))

    assert 1 == taken.done == standing(study)
    assert ["operation 1", "operation 2", "operation 3"] == [p.message.partition(":")[0] for p in taken.problems]


def test_an_undo_that_was_waiting_is_done(study: Study, tmp_path: Path) -> None:
    """What was undone before it could be saved does not stand."""
    made = coding(study)
    undo = {"kind": "undo", "op_id": str(uuid.uuid4()), "target": made["op_id"]}
    assert 2 == kept.take(study, saved(tmp_path, {"coder": "ana", "ops": [made, undo]})).done
    assert 0 == standing(study)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"ops": 1}', "[" * 100_000, "\x00", '{"coder": 1, "ops": []}'])
def test_another_file_is_refused_in_one_line(study: Study, tmp_path: Path, text: str) -> None:
    """A file of another kind is named; nothing of it is repeated."""
    path = tmp_path / "other.json"
    path.write_text(text, "utf-8")
    with pytest.raises(CodekitError, match=r"^other\.json holds no operations of a window$"):
        kept.take(study, path, coder="ana")


def test_somebody_elses_work_is_not_taken_over(study: Study, tmp_path: Path) -> None:
    """The file says whose work it is; a file that does not, of an older window, needs to be told."""
    with pytest.raises(CodekitError, match="is the work of ben, not of ana"):
        kept.take(study, saved(tmp_path, {"coder": "ben", "ops": []}), coder="ana")
    with pytest.raises(CodekitError, match="does not say whose work it is"):
        kept.take(study, saved(tmp_path, {"ops": []}))
    assert "ana" == kept.take(study, saved(tmp_path, {"ops": []}), coder="ana").coder


def test_the_desk_signs_as_its_coder(study: Study) -> None:
    """What is done in the window for everybody bears the coder's name, whoever is logged in to the computer."""
    assert "ana" == Desk(Study(study.store, writer="login"), "ana").study.writer


def test_what_the_system_refuses_is_no_fault_of_an_operation(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told once, with the file that could not be written; with room, the same command does the rest."""
    path = saved(tmp_path, {"coder": "ana", "ops": [coding(study), coding(study, code="MONEY")]})

    def full(*_: object, **__: object) -> None:
        raise FileRefusedError("could not be written (No space left on device)", where="T01.jsonl")

    with monkeypatch.context() as patched:
        patched.setattr(type(study.store), "append", full)
        with pytest.raises(FileRefusedError, match=r"T01\.jsonl: could not be written"):
            kept.take(study, path)

    assert (2, []) == ((done := kept.take(study, path)).done, done.problems)
