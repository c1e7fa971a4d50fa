"""A project of another tool becomes a study: who coded what, in one step, once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from codekit.errors import CodekitError
from codekit.formats.projects import refi
from codekit.model.events import RoundMemo
from codekit.model.layer import FINISHED
from codekit.model.origins import TABLE
from codekit.model.project import (
    CASE,
    CHANGED,
    CODING,
    KEPT,
    LEFT_OUT,
    Group,
    Node,
    Project,
    ProjectCase,
    ProjectMemo,
    Text,
)
from codekit.model.rounds import DOUBLE, INITIAL
from codekit.workflow.comparing import compare
from codekit.workflow.projects import report
from codekit.workflow.projects.giving import project_of
from codekit.workflow.projects.opening import Opened, Wanted, folder_for, open_project, study_of
from codekit.workflow.results.study_check import check
from codekit.workflow.rounds import rounds
from codekit.workflow.rounds.visibility import sight_of
from projects import AT, FOOD, small
from studies import BOTH, build, code, start

CODEKIT = (sys.executable, "-c", "from codekit.cli.app import entry; entry()")


def _made(project: Project, folder: Path, **options: Any) -> Opened:
    return study_of(project, folder / "study", Wanted("some.qdpx", "0" * 64, **options), writer="lead")


def _told(opened: Opened, outcome: str, words: str) -> int:
    return sum(told.n for told in opened.told if told.outcome == outcome and words in told.what)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_users_become_coders_and_their_codings_a_round_that_is_complete(tmp_path: Path) -> None:
    """A double round, not blind, of exactly who coded what; each codings' date, words and coder are the project's."""
    study = _made(small(), tmp_path).study
    round_ = study.round("imported")
    assert (round_.kind, round_.blind, round_.made_in) == (DOUBLE, False, "NVivo for Windows 14")
    assert {id_: round_.coders_of(id_) for id_ in round_.transcripts} == {
        "Clinic-one": ("Ana-Silva", "Ben-Ode"),
        "Clinic-two": ("Ana-Silva",),
    }
    assert set(rounds.progress(study, round_).assignments.values()) == {FINISHED}
    codings = study.layers(round_).get("Ana-Silva", "Clinic-one").codings
    assert [(c.code, c.quote, c.at, c.source) for c in codings] == [
        ("Food", "From the pantry", AT, TABLE),
        ("Money", "A grant pays.", AT, TABLE),
    ]
    assert study.settings.coders["Ben-Ode"] == {"name": "Ben Ode"}
    assert study.transcript("Clinic-one").text == FOOD


def test_agreement_is_computed_at_once_on_what_two_people_coded(tmp_path: Path) -> None:
    """The first comparison freezes the figures; what one person coded is left out by name, and no blindness claimed."""
    opened = _made(small(), tmp_path)
    found = compare.end_blindness(opened.study, "imported")
    assert opened.compared == found.report.transcripts == ("Clinic-one",)
    assert "coded by one person, so not compared: 1 of 2 transcripts (Clinic-two)" in found.warnings
    assert found.facts["blind"].startswith("not known")
    food = next(code for code in found.report.codes if code.code == "Food")
    assert (food.n_units, food.cohen_kappa) == (2, 1.0)
    assert compare.disagreements(opened.study, "imported")[0][0].code == "Money"


def test_what_one_person_coded_counts_by_that_person(tmp_path: Path) -> None:
    """The matrix takes a transcript of one coder from that coder, though the round is a double one."""
    from codekit.workflow.results.tabulate import matrix

    study = _made(small(), tmp_path).study
    table = matrix(study, "Food-and-rides")
    assert "Ana-Silva alone" in table.layer
    assert not [warning for warning in table.warnings if "Clinic-two" in warning and "consensus" in warning]


def test_a_project_of_one_coder_is_an_initial_round(tmp_path: Path) -> None:
    """Nothing to compare, and nothing is said to be."""
    project = small(codings=tuple(c for c in small().codings if c.by == "u1"))
    opened = _made(project, tmp_path)
    assert opened.round is not None
    assert (opened.round.kind, opened.round.coders, opened.compared) == (INITIAL, ("Ana-Silva",), ())


def test_notes_cases_and_attributes_come_in(tmp_path: Path) -> None:
    """Notes of codings, codes, cases and the study stand as notes of who wrote them; the tables hold cases."""
    memos = (
        *small().memos,
        ProjectMemo("m2", "Closed since.", kind=CASE, about="s1"),
        ProjectMemo("m3", "Begin.", "Log"),
    )
    study = _made(small(memos=memos), tmp_path).study
    events = study.store.round_events("imported").events
    notes = {event.text: event for event in events if isinstance(event, RoundMemo)}
    assert notes["Look at money again."].code == "Money"
    assert (notes["Look at money again."].by, notes["Look at money again."].at) == ("Ana-Silva", AT)
    assert {"Case Clinic A: Closed since.", "Log\n\nBegin."} < notes.keys()
    (memo,) = study.layers(study.round("imported")).get("Ana-Silva", "Clinic-one").memos
    assert memo.text == "which pantry?"
    assert memo.about
    (case,) = study.registers.cases
    assert (case.id, dict(case.attributes)) == ("Clinic-A", {"Region": "north", "name": "Clinic A"})
    assert [(i.transcript, i.case) for i in study.registers.interviews] == [
        ("Clinic-one", "Clinic-A"),
        ("Clinic-two", "Clinic-A"),
    ]


def test_a_note_of_nobody_on_a_coding_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    """Of a recording, say, whose text the project does not hold; that nobody signed it is no fault."""
    recording = Text("t9", "Recording", "")
    on_it = replace(small().codings[0], id="k9", text="t9", memo="")
    note = ProjectMemo("m9", "Loud.", kind=CODING, about="k9")
    project = small(texts=(*small().texts, recording), codings=(*small().codings, on_it), memos=(note,))

    opened = _made(project, tmp_path)

    assert _told(opened, LEFT_OUT, "notes on a coding that is not there") == 1
    assert _told(opened, KEPT, "codings") >= 4


def test_everything_is_told(tmp_path: Path) -> None:
    """What was kept, changed and left out stands in a report in the study, with numbers, and no words of a text."""
    project = small(groups=(Group("g", "Shelves", ("c2",)),), texts=(*small().texts, Text("t3", "Empty.txt", " \n")))
    opened = _made(project, tmp_path)
    assert (_told(opened, KEPT, "codings"), _told(opened, KEPT, "texts that two or more")) == (4, 1)
    assert _told(opened, LEFT_OUT, "users who coded nothing") == 1
    assert _told(opened, LEFT_OUT, "texts without words") == 1
    assert _told(opened, LEFT_OUT, "sets of") == 1
    assert _told(opened, CHANGED, "codes without a description") == 2
    words = opened.study.store.document(report.FILE).read_bytes().decode()
    assert all(line in words.replace("\\", "") for line in ("4 × codings", "Visitor", "Shelves: 1", "Empty.txt"))
    assert "pantry on" not in words
    assert not [problem for problem in check(opened.study)[0] if problem.level == "error"]


def test_a_folder_that_was_coded_may_be_assigned_and_names_may_repeat(tmp_path: Path) -> None:
    """No coding is refused since its code is a folder; equal names under two parents are two codes."""
    codes = (
        Node("c1", "Access"),
        Node("c2", "Cost", "c1", codable=False),
        Node("c3", "Quality"),
        Node("c4", "cost", "c3"),
    )
    study = _made(
        small(codes=codes, codings=tuple(c for c in small().codings if c.code == "c2"), memos=()), tmp_path
    ).study
    book = study.codebook("Food-and-rides")
    assert [(c.id, c.name, c.parent) for c in book.codes] == [
        ("Access", "Access", ""),
        ("Cost", "Cost", "Access"),
        ("Quality", "Quality", ""),
        ("Quality.cost", "cost", "Quality"),
    ]
    assert book["Cost"].assignable


def test_originals_are_kept(tmp_path: Path) -> None:
    """The file that a text was made from lies in originals/ under the id of its transcript."""
    text = small().texts[0]
    given = Text(text.id, text.name, text.text, original=("x/Clinic one.DOCX", b"PK word"))
    study = _made(small(texts=(given, small().texts[1])), tmp_path).study
    assert study.store.document("originals/Clinic-one.docx").read_bytes() == b"PK word"


def _file(folder: Path, project: Project | None = None) -> Path:
    path = folder / "clinics.qdpx"
    refi.write(project or small(), path)
    return path


def test_a_file_is_opened_once(tmp_path: Path) -> None:
    """Opening the same file again changes nothing and gives the study that is there, whatever was done in it."""
    path = _file(tmp_path)
    first = open_project(path, writer="lead")
    assert (first.made, folder_for(path)) == (True, tmp_path / "clinics")
    compare.end_blindness(first.study, "imported")
    before = _files(tmp_path)
    again = open_project(path, writer="lead")
    assert (again.made, again.round and again.round.id) == (False, "imported")
    assert _files(tmp_path) == before


def test_another_file_or_folder_is_refused(tmp_path: Path) -> None:
    """A study of something else, a folder with other files and a file that is none are named, and stay as they are."""
    path = _file(tmp_path)
    _ = open_project(path, writer="lead")
    refi.write(small(name="Other"), path)
    before = _files(tmp_path)
    with pytest.raises(CodekitError, match="is a study already, and not made of this file"):
        open_project(path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine")
    with pytest.raises(CodekitError, match="holds other files"):
        open_project(path, tmp_path / "full")
    with pytest.raises(CodekitError, match="no such file"):
        open_project(tmp_path / "none.qdpx", tmp_path / "new")
    (tmp_path / "full" / "notes.txt").unlink()
    assert open_project(path, tmp_path / "full", writer="lead").made
    assert all(data == _files(tmp_path)[name] for name, data in before.items())


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_nothing_is_left_of_one_that_was_killed(tmp_path: Path) -> None:
    """A command that is killed while it makes the study leaves no study; the next one makes it and sweeps up."""
    path = _file(
        tmp_path, small(texts=(Text("t1", "Clinic one", FOOD + "R: Yes, we do. \n\n" * 3000), small().texts[1]))
    )
    process = subprocess.Popen(
        [*CODEKIT, "init", "study", "--from", path.name], cwd=tmp_path, stdout=subprocess.DEVNULL
    )
    while not (drafts := list(tmp_path.glob(".study.*"))) and process.poll() is None:
        time.sleep(0.001)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert drafts
    assert not (tmp_path / "study").exists()
    assert open_project(path, tmp_path / "study", writer="lead").made
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["clinics.qdpx", "study"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of a process")
def test_nothing_is_left_where_the_disk_does_not_take_it(tmp_path: Path) -> None:
    """One line says what the system refused; the folder is not there, nor any draft."""
    import resource

    path = _file(tmp_path, small(texts=(Text("t1", "Clinic one", FOOD + "R: Yes.\n\n" * 4000), small().texts[1])))
    ran = subprocess.run(
        [*CODEKIT, "init", "study", "--from", path.name],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("error: ")
    assert "could not be written" in ran.stderr.splitlines()[0]
    assert [entry.name for entry in tmp_path.iterdir()] == ["clinics.qdpx"]


def test_blind_work_is_not_given_away(tmp_path: Path) -> None:
    """A project holds nothing of a round that is blind: no codings, notes or codes used; a coder gets only the own."""
    study = build(tmp_path)
    start(study)
    code(study, BOTH)
    lead = project_of(study, sight_of(study, ""))
    assert (lead.codings, lead.memos) == ((), ())
    assert [told.what for told in lead.told if told.outcome == LEFT_OUT]
    assert {coding.by for coding in project_of(study, sight_of(study, "ana")).codings} == {"ana"}
    compare.end_blindness(study, "r1")
    assert {coding.by for coding in project_of(study, sight_of(study, "")).codings} == {"ana", "ben"}


def test_a_text_belongs_to_one_case_and_the_second_is_told(tmp_path: Path) -> None:
    """An interview has one row; the first case that names it keeps it."""
    cases = (*small().cases, ProjectCase("s2", "Clinic B", ("t2",)))
    opened = _made(small(cases=cases), tmp_path)
    assert _told(opened, LEFT_OUT, "second case") == 1
    assert [interview.case for interview in opened.study.registers.interviews] == ["Clinic-A", "Clinic-A"]
