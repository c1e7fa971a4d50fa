"""Which layer counts for a transcript: second pass, else first, else consensus; sub-codes are added."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import BlindRoundError, CodekitError
from codekit.workflow.results import tabulate
from codekit.workflow.rounds import counted
from codekit.workflow.rounds.counted import Chosen
from codekit.workflow.study.study import Study
from studies import BOTH, agree, build, code, segments, start


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study with three interviews."""
    return build(tmp_path, memory=True)


def choose(study: Study, coder: str = "") -> Chosen:
    """What counts for T01."""
    return counted.Chooser(study, study.codebook("food"), coder=coder).choose(["T01"])


def test_nothing_counts_before_anything_is_coded(study: Study) -> None:
    """And the transcript is not coded."""
    found = choose(study).by_transcript["T01"]

    assert ("", False, []) == (found.layer, found.coded, found.codings)


def test_a_training_round_never_counts(study: Study) -> None:
    """It was practice."""
    start(study, kind="training", transcripts=["T01"])
    code(study, segments([("T01", 1, "REL", "ana"), ("T01", 1, "REL", "ben")]))

    assert "" == choose(study).by_transcript["T01"].layer


def test_a_double_round_counts_by_its_consensus_only(study: Study) -> None:
    """Without one nothing counts and the reader is told, unless one coder is picked."""
    start(study, transcripts=["T01"])
    code(study, segments([("T01", 1, "REL", "ana"), ("T01", 3, "MONEY", "ben")]))
    found = choose(study)
    assert "" == found.by_transcript["T01"].layer
    assert "no consensus, so nothing counts" in found.warnings[0]
    with pytest.raises(BlindRoundError, match="round r1 is blind"):
        choose(study, "ana")

    agree(study, "r1")
    assert ["REL"] == [c.code for c in choose(study, "ana").by_transcript["T01"].codings]
    code(study, segments([("T01", 3, "MONEY", "consensus")]), round_id="r1")

    counts = choose(study).by_transcript["T01"]
    assert ("r1 (consensus)", True, ["MONEY"]) == (counts.layer, counts.coded, [c.code for c in counts.codings])


def test_an_initial_round_goes_before_a_consensus(study: Study) -> None:
    """The whole-study pass is what the team carried on with."""
    start(study, transcripts=["T01"])
    code(study, segments([("T01", 1, "REL", "ana"), ("T01", 1, "REL", "ben")]))
    agree(study, "r1")
    code(study, segments([("T01", 1, "REL", "consensus")]), round_id="r1")
    start(study, "p1", kind="initial", coders=["lee"], transcripts=["T01"])
    code(study, segments([("T01", 3, "MONEY", "lee")]), round_id="p1", partial=True)

    counts = choose(study).by_transcript["T01"]

    assert ("p1 (initial)", False) == (counts.layer, counts.coded)


def test_a_second_pass_counts_once_it_is_finished(study: Study) -> None:
    """While it is under way the layer below counts, and the reader is told."""
    start(study, "p1", kind="initial", coders=["ana"], transcripts=["T01"])
    code(study, segments([("T01", 1, "REL", "ana")]), round_id="p1")
    start(study, "p2", kind="second-pass", coders=["lee"], transcripts=["T01"], over="p1")
    code(study, segments([("T01", 3, "MONEY", "lee")]), round_id="p2", partial=True)
    found = choose(study)
    assert "p1 (initial)" == found.by_transcript["T01"].layer
    assert "second pass p2 is under way" in found.warnings[0]

    code(study, segments([("T01", 3, "MONEY", "lee")]), round_id="p2")

    counts = choose(study).by_transcript["T01"]
    assert ("p2 (second-pass)", ["REL", "MONEY"]) == (counts.layer, [c.code for c in counts.codings])


def test_a_matrix_without_cases_says_what_is_missing(tmp_path: Path) -> None:
    """Rows come from cases.csv."""
    study = build(tmp_path, registers=False, memory=True)

    with pytest.raises(CodekitError, match="no case yet"):
        tabulate.matrix(study, "food")


def test_second_interviews_merge_into_one_row(study: Study) -> None:
    """T01 and T03 are of O1: two interviews, one organization."""
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, BOTH.replace(",ana", ",lee").replace(",ben", ",lee"), round_id="p1")

    found = tabulate.matrix(study, "food")

    assert 2 == found.cells["O1", "REL"].interviews
    assert "1 of 2" == str(found.totals["REL"])


def test_sub_codes_that_wait_keep_their_cells_open(study: Study) -> None:
    """REL is coded; what is below it is not yet, so "none found" would be untrue."""
    start(study, "p1", kind="initial", coders=["lee"])
    rows = [("T01", 1, "REL", "lee"), ("T02", 1, "", "lee"), ("T03", 1, "", "lee")]
    code(study, segments(rows), round_id="p1")
    start(study, "s1", kind="subcode", coders=["lee"], parent="REL", transcripts=["T01"])

    found = tabulate.matrix(study, "food")

    assert ("present", "not_yet_coded") == (found.cells["O1", "REL"].state, found.cells["O1", "REL.DEAL"].state)
    assert "not_found" == found.cells["O2", "REL.DEAL"].state
