"""What is coded in the window is known to be; what came from a table stays so, whatever the window does to it."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import msgspec
import pytest

from codekit.model.events import Coding
from codekit.model.origins import way
from codekit.workbench import operations, perform
from codekit.workbench.desk import Desk
from codekit.workflow.study.study import open_study
from studies import build, code, folder_of, segments, start

PLACE = {"round": "r1", "transcript": "T02"}


def at_desk(tmp_path: Path, table: str = "") -> Desk:
    """Ana's desk, with what came from a table before."""
    study = build(tmp_path)
    start(study)
    if table:
        code(study, table, partial=True)
    return Desk(open_study(folder_of(study)), "ana")


def do(desk: Desk, kind: str, **fields: Any) -> None:
    """Do one operation."""
    operation = {"kind": kind, "op_id": str(uuid.uuid4()), **PLACE, **fields}
    perform.perform(desk, operations.decode(msgspec.json.encode(operation)))


def ways(desk: Desk) -> str:
    """How ana's work on the transcript came in, by the files."""
    study = open_study(folder_of(desk.study))
    return way(study.layers(study.round("r1")).get("ana", "T02"))


def test_coded_in_the_window(tmp_path: Path) -> None:
    """Every event of the window says so, also where the transcript is read and nothing is found."""
    desk = at_desk(tmp_path)
    do(desk, "assignment.finish")
    assert "window" == ways(desk)
    do(desk, "assignment.reopen")
    text = desk.text("T02").transcript
    at = text.text.index("own shelf")
    span = {"start": at, "end": at + 9, "quote": "own shelf", "text_sha": text.text_id}
    do(desk, "coding.add", code="BOX.OWN", **span)
    assert "window" == ways(desk)


@pytest.mark.parametrize("kind", ["coding.replace", "coding.split"])
def test_a_coding_from_a_table_stays_one(tmp_path: Path, kind: str) -> None:
    """Another polarity or a cut makes no blind coding of it."""
    desk = at_desk(tmp_path, segments([("T02", 1, "BOX.OWN", "ana")]))
    (one,) = desk.ledger(("r1", "T02")).standing(Coding)
    change = {"polarity": "contrary"} if kind == "coding.replace" else {"at": one.start + 6}
    do(desk, kind, coding=one.id, **change)

    assert "table" == ways(desk)
