"""What the Agreement screen gets of polarity."""

from __future__ import annotations

from pathlib import Path

from codekit.workbench.desk import Desk
from codekit.workbench.views.agreement import agreement, disagreements
from codekit.workflow.study.study import open_study
from studies import agree, build, code, folder_of, start


def test_the_screen_gets_kappa_with_polarity_and_who_said_what(tmp_path: Path) -> None:
    """Beside the figure of the code, in the summary, and as a disagreement of its own."""
    study = build(tmp_path)
    start(study, transcripts=["T01"])
    rows = "T01,1,MONEY,ana,supporting\nT01,1,MONEY,ben,contrary\nT01,3,REL,ana,\n"
    code(study, "transcript,segment,code,coder,polarity\n" + rows)
    figures = {result.code: result.with_polarity for result in agree(study, "r1").report.codes}
    desk = Desk(open_study(folder_of(study)), "ana")

    shown = {row.code: row.with_polarity for row in agreement(desk, "r1").codes}
    listed = {row.code: (row.type, row.other) for row in disagreements(desk, "r1").rows}

    assert figures["MONEY"] is not None
    assert shown["MONEY"] is not None
    assert (figures["MONEY"].cohen_kappa, 1) == (shown["MONEY"].cohen_kappa, shown["MONEY"].differ)
    assert {"ana": 0, "ben": 1} == shown["MONEY"].values["contrary"]
    assert shown["REL"] is None
    assert 1 == agreement(desk, "r1").summary.differ_in_polarity
    assert ("polarity", "ana: supporting; ben: contrary") == listed["MONEY"]
