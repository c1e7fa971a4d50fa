"""A round that was cancelled counts nowhere and can be taken up again; one that was compared stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import CodekitError, RoundStateError
from codekit.model.events import RoundAbandon, stamp
from codekit.workbench.texts import Rounds
from codekit.workflow.coding.export import seen
from codekit.workflow.results import tabulate
from codekit.workflow.results.study_check import check
from codekit.workflow.rounds.cancelling import cancel, undo
from codekit.workflow.rounds.visibility import sight_of
from codekit.workflow.study.study import Study
from studies import BOTH, agree, build, code, segments, start


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """An initial round p1 by ana, finished, and a blind double round r1."""
    study = build(tmp_path, memory=True)
    start(study, "p1", kind="initial", coders=["ana"])
    code(study, "transcript,segment,code,coder\nT01,1,REL,ana\nT02,1,REL,ana\nT03,1,REL,ana\n", round_id="p1")
    start(study, "r1")
    code(study, BOTH, round_id="r1")
    return study


def test_nothing_of_a_cancelled_round_counts_and_nothing_is_lost(study: Study) -> None:
    """Not in the matrix, the export or a list; after --undo everything is as it was."""
    before = tabulate.matrix(study, "food").to_json()
    ledgers = study.store.ledger_names()
    cancel(study, "p1", reason="the wrong interviews")
    assert ["r1"] == [round_.id for round_ in study.rounds()]
    assert ["p1", "r1"] == [round_.id for round_ in study.all_rounds()]
    assert "" == tabulate.matrix(study, "food").layer
    assert () == seen(study, "")
    with pytest.raises(RoundStateError, match="p1 was cancelled"):
        study.round("p1")
    with pytest.raises(CodekitError, match="exists already"):
        start(study, "p1", kind="initial", coders=["ana"])
    undo(study, "p1")
    assert before == tabulate.matrix(study, "food").to_json()
    assert set(ledgers) <= set(study.store.ledger_names())


def test_what_was_coded_in_a_cancelled_blind_round_is_shown_to_nobody(study: Study) -> None:
    """Its coders are not blind any more, and see no more than before."""
    mine = seen(study, "ana", None)
    cancel(study, "r1", reason="a mistake")
    assert not sight_of(study, "ana").blind
    for viewer in ("", "ana", "ben"):
        assert {"p1"} >= {coding.round for coding in seen(study, viewer)}
    assert {"p1", "r1"} == {coding.round for coding in mine}


def test_what_stays(study: Study) -> None:
    """A compared round, one that another goes over, one without a reason, one that was not cancelled."""
    start(study, "p2", kind="second-pass", coders=["lee"], over="p1")
    with pytest.raises(CodekitError, match="p2 goes over p1"):
        cancel(study, "p1", reason="x")
    with pytest.raises(CodekitError, match="reason"):
        cancel(study, "p2", reason=" ")
    agree(study, "r1")
    with pytest.raises(RoundStateError, match="compared"):
        cancel(study, "r1", reason="x")
    for wrong in ("p2", "none"):
        with pytest.raises(CodekitError, match="not cancelled"):
            undo(study, wrong)
    assert ["p1", "r1", "p2"] == [round_.id for round_ in study.rounds()]


def test_a_round_compared_in_another_copy_counts(study: Study) -> None:
    """Both stand in the merged study, and check says so."""
    agree(study, "r1")
    study.store.append([RoundAbandon(**stamp("lee"), round="r1", reason="did not know")])
    assert "r1" in [round_.id for round_ in study.rounds()]
    assert any("cancelled by lee" in problem.message for problem in check(study)[0])
    undo(study, "r1")
    assert not any("cancelled by lee" in problem.message for problem in check(study)[0])


def test_a_second_pass_that_another_copy_started_over_a_cancelled_round_stops_nothing(study: Study) -> None:
    """After a merge: the matrix is there without either, check says what to do, and then all is as it was."""
    start(study, "p2", kind="second-pass", coders=["ben"], over="p1")
    rows = [(id_, 1, "REL", "ben") for id_ in ("T01", "T02", "T03")]
    code(study, segments(rows), round_id="p2")
    before = tabulate.matrix(study, "food").to_json()
    assert "p2" in before["layer"]
    study.store.append([RoundAbandon(**stamp("ana"), round="p1", reason="meanwhile, in another copy")])
    assert "" == tabulate.matrix(study, "food").layer
    assert ["r1"] == [round_.id for round_ in study.rounds()] == [round_.id for round_ in Rounds(study).all()]
    told = [problem for problem in check(study)[0] if "p2" in problem.message]
    assert ["codekit round cancel p1 --undo"] == [problem.remedy for problem in told]
    with pytest.raises(RoundStateError, match="p2 goes over p1, which was cancelled"):
        study.round("p2")
    undo(study, "p1")
    assert before == tabulate.matrix(study, "food").to_json()


def test_a_round_whose_transcript_was_removed_meanwhile_is_not_taken_up(study: Study) -> None:
    """Nothing was coded there, so it could be removed; the round says what is missing."""
    start(study, "p3", kind="initial", coders=["lee"])
    study.store.document("transcripts/T03.txt").remove()
    study.refresh()
    cancel(study, "p3", reason="the wrong interviews")
    with pytest.raises(CodekitError, match="T03"):
        undo(study, "p3")
    assert "p3" not in [round_.id for round_ in study.rounds()]
