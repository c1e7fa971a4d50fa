"""What is broken is known in the window without a check of the whole study, and to nobody who may not know it."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from codekit.store.folder.store import FolderStore
from codekit.workbench.desk import Desk
from codekit.workbench.views import study as views
from codekit.workflow.results import study_check
from codekit.workflow.study.study import Study, open_study
from studies import build, code, folder_of, start, write


@pytest.fixture
def worked(tmp_path: Path) -> Study:
    """Ana coded in r1, which is blind for her and ben, and lee in r2, in which nobody else is."""
    study = build(tmp_path / "study")
    start(study)
    code(study, "transcript,segment,code,coder\nT01,1,REL.SEND,ana\nT01,1,MONEY,ben\n", round_id="r1", partial=True)
    start(study, "r2", kind="initial", coders=["lee"])
    code(study, "transcript,segment,code,coder\nT01,1,REL.SEND,lee\n", round_id="r2", partial=True)
    return study


def torn(study: Study, name: str) -> None:
    """Half a line at the end of a ledger, as a full disk leaves it."""
    with (folder_of(study) / name).open("ab") as ledger:
        ledger.write(b'{"type":"coding.add","id":"torn')


def told(study: Study, coder: str) -> list[str]:
    """The files that are named to a coder who comes in anew."""
    return [found.file for found in views.broken(Desk(open_study(folder_of(study)), coder)).findings]


def test_a_whole_study_says_nothing(worked: Study) -> None:
    """Warnings of a check are none of it."""
    assert {"warning"} == {problem.level for problem in study_check.check(worked)[0]}
    assert [[], [], []] == [told(worked, coder) for coder in ("ana", "ben", "lee")]


def test_what_is_broken_is_named_with_its_line_and_remedy(worked: Study) -> None:
    """A ledger, a codebook, a table: each as `check` has it, to whoever may know."""
    torn(worked, "codings/r2/lee/T01.jsonl")
    torn(worked, "codings/r1/ben/T01.jsonl")
    write(folder_of(worked) / "codebooks" / "second.yaml", "codebook: second\nversion: '1'\ncodes:\n- {id: A}\n")
    write(folder_of(worked) / "interviews.csv", "transcript,case\nT01,nobody\n")
    everything = ["interviews.csv", "codebooks/second.yaml"]

    assert {*everything, "codings/r2/lee/T01.jsonl", "codings/r1/ben/T01.jsonl"} == {*told(worked, "lee")}
    assert {*everything, "codings/r1/ben/T01.jsonl"} == {*told(worked, "ben")}
    assert {*everything} == {*told(worked, "ana")}  # she is blind, and ben's is none of hers
    errors = {p for p in study_check.check(worked)[0] if p.level == "error"}
    found = views.broken(Desk(open_study(folder_of(worked)), "lee"))
    assert found.total == len(found.findings) == len(errors)
    assert {(p.path, p.line, p.message, p.remedy) for p in errors} == {
        (f.file, f.line, f.message, f.remedy) for f in found.findings
    }
    assert all(f.line and f.remedy for f in found.findings if f.file.startswith("codings"))


def test_a_ledger_is_read_again_only_where_somebody_wrote(worked: Study) -> None:
    """However many there are; and what was mended is gone from the notice."""
    desk = Desk(open_study(folder_of(worked)), "lee")
    assert not desk.sight.blind  # which reads the own ledgers
    with patch.object(FolderStore, "own_events", autospec=True, side_effect=FolderStore.own_events) as read:
        assert 0 == views.broken(desk).total
        assert 3 == read.call_count
        torn(worked, "codings/r1/ben/T01.jsonl")
        assert 1 == views.broken(desk).total
        assert 4 == read.call_count
        list(desk.study.store.repair())
        assert 0 == views.broken(desk).total
        assert 5 == read.call_count
