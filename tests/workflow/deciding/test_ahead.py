"""What comes next in a round, for what somebody may know of it."""

from __future__ import annotations

from pathlib import Path

from codekit.model.rounds import COMPLETE
from codekit.workflow.deciding import ahead, closing
from others import finish_all
from studies import build, start


def test_whoever_codes_alone_waits_for_nobody(tmp_path: Path) -> None:
    """While lee is blind elsewhere nobody's signature is shown; but lee's own is the only one, and closes it."""
    study = build(tmp_path / "study")
    start(study, "p1", kind="initial", coders=["lee"])
    start(study, "p2", kind="initial", coders=["lee", "ben"])
    for id_, coders in (("p1", ["lee"]), ("p2", ["lee", "ben"])):
        for coder in coders:
            finish_all(coder, id_)(study)
        closing.sign(study, id_, coder="lee")
    known = ahead.Known("lee", mine=True, signatures=False)

    alone, shared = (ahead.ahead(study.round(id_), COMPLETE, known) for id_ in ("p1", "p2"))

    assert ahead.CLOSE == alone.act
    assert (ahead.WAIT, True) == (shared.act, "are shown when you are blind in no round" in shared.words)
    told = ahead.ahead(study.round("p2"), COMPLETE, ahead.Known("lee", mine=True))
    assert "Not signed by ben." in told.words
