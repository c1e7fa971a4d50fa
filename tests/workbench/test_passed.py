"""A second pass is shown beside what it went over, to its coder and to anybody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.workbench.desk import Desk
from codekit.workbench.views import codebook, excerpts, work
from codekit.workflow.study.study import open_study
from studies import build, code, folder_of, segments, start

BELOW = [("T01", 1, "REL", "ana"), ("T01", 3, "MONEY", "ana")]
PASS = """transcript,segment,code,coder,action,replaces_start,replaces_end,replaces_code
T01,1,REL.SEND,ben,,52,100,REL
T01,4,MONEY,ben,,,,
"""


@pytest.mark.parametrize("coder", ["ana", "ben", "lee"])
def test_what_stands_below_and_after_a_pass(tmp_path: Path, coder: str) -> None:
    """Whoever looks sees the same two layers: below, and what stands after the pass."""
    study = build(tmp_path)
    start(study, "r1", kind="initial", coders=["ana"], transcripts=["T01"])
    code(study, segments(BELOW), round_id="r1", by="turn")
    start(study, "r2", kind="second-pass", coders=["ben"], transcripts=["T01"], over="r1")
    turn = study.segmentation("T01", "turn").segments[1]
    table = PASS.replace(",52,100,", f",{turn.start},{turn.end},")
    code(study, table, round_id="r2", by="turn")

    passed = work.others(Desk(open_study(folder_of(study)), coder), "r2", "T01").passed

    assert passed is not None
    assert (passed.label_below, passed.label) == ("r1 (initial)", "r2 (second-pass)")
    assert [c.code for c in passed.below] == ["REL", "MONEY"]
    assert [c.code for c in passed.after] == ["REL.SEND", "MONEY", "MONEY"]
    assert work.others(Desk(open_study(folder_of(study)), coder), "r1", "T01").passed is None


def test_the_codebook_of_a_pass_counts_and_shows_what_stands_below(tmp_path: Path) -> None:
    """A pass holds only what it changed: what it went over and left is counted and shown beside it."""
    study = build(tmp_path)
    start(study, "r1", kind="initial", coders=["ana"], transcripts=["T01"])
    code(study, segments(BELOW), round_id="r1", by="turn")
    start(study, "r2", kind="second-pass", coders=["ben"], transcripts=["T01"], over="r1")
    turn = study.segmentation("T01", "turn").segments[1]
    code(study, PASS.replace(",52,100,", f",{turn.start},{turn.end},"), round_id="r2", by="turn")
    ben = Desk(open_study(folder_of(study)), "ben")

    shown = {code.id: (code.mine, code.below) for code in codebook.of_round(ben, "r2").codes if code.mine or code.below}
    assert {"REL.SEND": (1, 0), "MONEY": (1, 1)} == shown
    rows = excerpts.excerpts(ben, "MONEY", "r2").rows
    assert [("r2", "ben", False), ("r1", "ana", True)] == [(row.round, row.coder, row.below) for row in rows]
    assert {code.below for code in codebook.of_round(ben, "r1").codes} == {0}
