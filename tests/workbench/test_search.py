"""A search says what it was not able to look through: nothing found is not the same as nothing there."""

from __future__ import annotations

from pathlib import Path

from codekit.workbench.desk import Desk
from codekit.workbench.views.search import SearchRequest, run
from codekit.workflow.study.study import create_study, open_study
from studies import build, folder_of


def test_what_was_looked_through_is_told(tmp_path: Path) -> None:
    """All of them; all but one that cannot be opened; none in a study that has none."""
    study = build(tmp_path / "study")
    everything = run(Desk(study, "ana"), SearchRequest(q="pays"))
    assert (3, 0) == (everything.transcripts, everything.unread)
    assert everything.total
    assert 1 == run(Desk(study, "ana"), SearchRequest(q="pays", transcripts=["T01"])).transcripts

    (folder_of(study) / "transcripts" / "T01.txt").write_bytes(b"\xff\xfe\x00")
    left = run(Desk(open_study(folder_of(study)), "ana"), SearchRequest(q="pays"))
    assert (3, 1) == (left.transcripts, left.unread)

    empty = run(Desk(create_study(tmp_path / "empty", coders=["ana"]), "ana"), SearchRequest(q="pays"))
    assert (0, 0, 0) == (empty.transcripts, empty.unread, empty.total)
