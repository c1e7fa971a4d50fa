"""A reader meets somebody who takes a transcript out: it is told, and nothing of before and after is mixed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Codekit, codekit
from codekit.errors import CodekitError
from codekit.store.values import Frozen, Layers
from codekit.web.readers import Readers
from codekit.workbench.desk import Desk
from codekit.workflow.coding import correcting
from codekit.workflow.reports import findings
from codekit.workflow.study import one_reading
from codekit.workflow.study.purging import purge
from codekit.workflow.study.removing import remove
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, INTERVIEWS, agree, build, code, folder_of, start, write

__all__ = ["codekit"]
TOLD = "T03 was taken out of the study while it was read"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A compared round."""
    study = build(tmp_path)
    start(study)
    code(study, BOTH)
    agree(study, "r1")
    return study


def elsewhere(study: Study) -> Study:
    """The same study as another command has it."""
    return open_study(folder_of(study))


def read(study: Study, *steps: Callable[[], object]) -> None:
    """List the transcripts, then do this, as one reading."""
    with study.as_one_reading():
        _ = study.transcript_ids(), [step() for step in steps]


def fails(error: Exception) -> Callable[[], object]:
    """A step that ends so."""

    def fail() -> None:
        raise error

    return fail


def withdraw(study: Study) -> Callable[[], object]:
    """A step in which another command purges T03."""
    return lambda: purge(elsewhere(study), "T03")


def test_what_is_withdrawn_meanwhile_ends_the_reading(study: Study) -> None:
    """Whatever is asked next; the next reading has it as it is."""
    assert "T03" in study.transcript_ids()
    with pytest.raises(CodekitError, match=TOLD):
        read(study, withdraw(study), study.rounds)
    with study.as_one_reading():
        assert "T03" not in study.transcript_ids()
        assert ("T03",) == study.round("r1").withdrawn


@pytest.mark.parametrize("error", [KeyError("T03"), ValueError("no unit"), FileNotFoundError(2, "gone", "T03.jsonl")])
def test_whatever_it_leads_to_is_told_so(study: Study, error: Exception) -> None:
    """A bug, a file that was listed and is not there: one line says why, and that it is to be done again."""
    with pytest.raises(CodekitError, match=TOLD) as told:
        read(study, withdraw(study), fails(error))
    assert "do it again" == told.value.hint


def test_one_that_is_removed_is_told_too(tmp_path: Path) -> None:
    """Nobody had coded it, so no withdrawal is written down: it was listed and is not there."""
    study = build(tmp_path)
    with pytest.raises(CodekitError, match="T02 was taken out of the study while it was read"):
        read(study, lambda: remove(elsewhere(study), "T02"), lambda: study.transcript("T02"))


def test_an_error_of_its_own_and_what_the_reader_writes_are_as_ever(study: Study) -> None:
    """Nothing was taken out: the error stays what it is. Who takes it out is no reader that is disturbed."""
    with pytest.raises(ValueError, match="mine"):
        read(study, fails(ValueError("mine")))
    with study.as_one_reading():
        study.transcript_ids()
        purge(study, "T03")
        assert "T03" not in study.transcript_ids()


def test_a_text_is_read_in_one_version_to_the_end(study: Study) -> None:
    """A correction that comes meanwhile is of the next reading."""
    with study.as_one_reading():
        before = study.transcript("T02").text
        path = write(folder_of(study).parent / "better" / "T02.txt", INTERVIEWS["T02"] + "\nRespondent: More.\n")
        other = elsewhere(study)
        correcting.write(other, correcting.prepare(other, path))
        assert before == study.transcript("T02").text
    with study.as_one_reading():
        assert before != study.transcript("T02").text


@pytest.mark.parametrize("part", ["unit_records", "diagnosed", "measured", "of_round", "differences"])
def test_a_report_that_meets_a_purge_is_no_bug(
    study: Study, codekit: Codekit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    """In whichever of its parts: one line, exit 1, no half of a report; typed again it is written."""
    real: Callable[..., object] = getattr(findings, part)

    def meanwhile(*given: object, **options: object) -> object:
        if "T03" not in (there := elsewhere(study)).withdrawn:
            purge(there, "T03")
        return real(*given, **options)

    monkeypatch.setattr(findings, part, meanwhile)
    typed = ("agree", "r1", "--report", tmp_path / "r.html", "--study", folder_of(study))
    first = codekit(*typed)
    assert (1, TOLD) == (first.exit_code, first.err.split("error: ")[1].splitlines()[0])
    assert not (tmp_path / "r.html").exists()
    assert 0 == codekit(*typed).exit_code


def test_a_question_of_the_window_is_one_reading(study: Study) -> None:
    """The desk that answers it learns of a withdrawal, and begins anew with the next question."""
    readers = Readers(Desk(elsewhere(study), "ana"))

    def asked() -> None:
        with readers.one() as desk:
            _ = desk.study.transcript_ids(), withdraw(study)()
            raise KeyError("T03")

    with pytest.raises(CodekitError, match=TOLD):
        asked()
    with readers.one() as desk:
        assert "T03" not in desk.study.transcript_ids()


def test_a_rounds_ledgers_are_read_once_in_a_reading(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody need hold what stands in them; of several rounds as much is held as there is room for."""
    start(study, "r2")
    asked: list[str] = []
    real = study.store.layers

    def counted(round_id: str, *, frozen: Frozen | None = None, only: str = "") -> Layers:
        asked.append(round_id)
        return real(round_id, frozen=frozen, only=only)

    monkeypatch.setattr(study.store, "layers", counted)

    def ask(*rounds: str) -> None:
        for id_ in rounds:
            study.layers(study.round(id_))

    with study.as_one_reading():
        ask("r1", "r2", "r1", "r2")
        assert ["r1", "r2"] == asked
        code(study, BOTH, round_id="r2")  # it is news, also where the reader wrote it
        ask("r2")
        assert len(asked) > 2
    ask("r1")
    asked.clear()
    monkeypatch.setattr(one_reading, "MOST_HELD", 0)
    with study.as_one_reading():
        ask("r1", "r1", "r2", "r1")
    assert ["r1", "r2", "r1"] == asked
