"""The matrix as the window asks for it."""

from __future__ import annotations

from pathlib import Path

from codekit.workbench.desk import Desk
from codekit.workbench.views import matrix
from studies import BOTH, build, code, start


def test_spaces_around_commas_are_no_part_of_a_theme(tmp_path: Path) -> None:
    """As on the command line."""
    study = build(tmp_path, memory=True)
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, BOTH.replace(",ana", ",lee").replace(",ben", ",lee"), round_id="p1")
    desk = Desk(study, "lee")

    assert matrix.matrix(desk, "food", themes=" REL , MONEY,") == matrix.matrix(desk, "food", themes="REL,MONEY")
