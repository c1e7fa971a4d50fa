"""What comes next in a round, for what somebody may know of it."""

from __future__ import annotations

from pathlib import Path

from codekit.workbench.desk import Desk
from codekit.workbench.views import rounds
from codekit.workflow.deciding import ahead, closing
from others import finish_all
from studies import build, start


def test_whoever_codes_alone_waits_for_nobody(tmp_path: Path) -> None:
    """While ana is blind in r1 no signature of others is shown; in a round of her own hers is the only one."""
    study = build(tmp_path / "study")
    start(study)
    for id_, coders in (("p1", ["ana"]), ("p2", ["ana", "ben"])):
        start(study, id_, kind="initial", coders=coders)
        for coder in coders:
            finish_all(coder, id_)(study)
        closing.sign(study, id_, "ana")
    desk = Desk(study, "ana")
    assert desk.sight.blind

    lines = {line.round.id: line for line in rounds.rounds(desk).rounds}

    assert (ahead.CLOSE, True, ["ana"]) == (
        lines["p1"].next.act, lines["p1"].round.may.close, lines["p1"].round.signed
    )  # fmt: skip
    assert (ahead.WAIT, False, []) == (lines["p2"].next.act, lines["p2"].round.may.close, lines["p2"].round.signed)
    assert "are shown when you are blind in no round" in lines["p2"].next.words
    closing.close(study, "p1")
    assert study.round("p1").closed
