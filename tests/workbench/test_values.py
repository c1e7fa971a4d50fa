"""Values in the window: given with a code or later, kept with it, refused where the code has none."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import msgspec
import pytest

from codekit.errors import RefusedError
from codekit.model.events import Coding
from codekit.workbench import operations, perform
from codekit.workbench.desk import Desk
from codekit.workbench.views import codebook
from studies import CODEBOOK, build, start

BOOK = CODEBOOK.replace(
    "  definition: Who pays.\n", "  definition: Who pays.\n  values: [0, 1, {value: 2, label: severe}]\n"
)
PLACE = {"round": "r1", "transcript": "T01"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Ana's desk in a round whose codebook has values on MONEY."""
    study = build(tmp_path)
    study.store.write_all({"codebooks/food.yaml": BOOK})
    start(study)
    return Desk(study, "ana")


def do(desk: Desk, kind: str, **fields: Any) -> str:
    """Do one operation; its id."""
    op_id = str(uuid.uuid4())
    perform.perform(desk, operations.decode(msgspec.json.encode({"kind": kind, "op_id": op_id, **PLACE, **fields})))
    return op_id


def add(desk: Desk, code: str, value: str = "") -> str:
    """Code the first respondent's turn."""
    text = desk.text("T01").transcript
    turn = text.turns[1]
    words = text.text[turn.start : turn.end]
    span = {"start": turn.start, "end": turn.end, "quote": words, "text_sha": text.text_id}
    return do(desk, "coding.add", code=code, value=value, **span)


def standing(desk: Desk) -> list[tuple[str, str]]:
    """The own codings with their values."""
    return [(coding.code, coding.value) for coding in desk.ledger(("r1", "T01")).standing(Coding)]


def test_a_value_comes_with_a_code_and_can_be_changed_and_taken_away(desk: Desk) -> None:
    """It is kept as the number; other changes leave it, another code does not take it over."""
    first = add(desk, "MONEY", "Severe")
    assert [("MONEY", "2")] == standing(desk)
    other = do(desk, "coding.replace", coding=first, polarity="contrary")
    assert [("MONEY", "2")] == standing(desk)
    again = do(desk, "coding.replace", coding=other, value="1.0")
    assert [("MONEY", "1")] == standing(desk)
    bare = do(desk, "coding.replace", coding=again, value="")
    assert [("MONEY", "")] == standing(desk)
    valued = do(desk, "coding.replace", coding=bare, value="0")
    do(desk, "coding.replace", coding=valued, code="REL")
    assert [("REL", "")] == standing(desk)


def test_halves_keep_the_value_and_different_values_are_not_merged(desk: Desk) -> None:
    """Splitting copies it; merging would have to choose."""
    whole = add(desk, "MONEY", "1")
    do(desk, "coding.split", coding=whole, at=desk.ledger(("r1", "T01")).standing(Coding)[0].start + 12)
    assert [("MONEY", "1")] * 2 == standing(desk)
    left, right = (coding.id for coding in desk.ledger(("r1", "T01")).standing(Coding))
    new = do(desk, "coding.replace", coding=right, value="2")
    with pytest.raises(RefusedError, match="values cannot be merged"):
        do(desk, "coding.merge", codings=[left, new])


@pytest.mark.parametrize(("code", "value"), [("REL", "1"), ("MONEY", "7")])
def test_a_value_that_a_code_does_not_have_is_refused(desk: Desk, code: str, value: str) -> None:
    """And nothing is written."""
    with pytest.raises(RefusedError):
        add(desk, code, value)
    assert [] == standing(desk)


def test_the_page_knows_the_values_of_each_code(desk: Desk) -> None:
    """Number and label, in order; none for other codes."""
    shown = {code.id: [(v.value, v.label) for v in code.values] for code in codebook.of_round(desk, "r1").codes}
    assert [("0", ""), ("1", ""), ("2", "severe")] == shown["MONEY"]
    assert [] == shown["REL"]
