"""A text that is corrected while a window shows it: nothing is coded unseen, and what is coded lies on its words."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import pytest

from codekit.errors import RefusedError
from codekit.model.events import Coding
from codekit.workbench import operations, perform
from codekit.workbench.desk import Desk
from codekit.workbench.views import adjudicate, transcript, work
from codekit.workflow.coding import correcting
from codekit.workflow.study.study import Study, open_study
from studies import BOTH, INTERVIEWS, agree, build, code, folder_of, segments, start, write

BETTER = INTERVIEWS["T01"].replace("pantry", "food pantry").replace("A grant pays. It ends in June.", "[crosstalk]")
WORDS = "We send them to the pantry."


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A round that ana codes alone, so far in part."""
    made = build(tmp_path)
    start(made, "one", kind="initial", coders=["ana"])
    code(made, segments([("T01", 1, "REL.SEND", "ana"), ("T01", 3, "MONEY", "ana")]), round_id="one", partial=True)
    return made


def correct(study: Study, text: str = BETTER) -> None:
    """Correct T01 in another program."""
    other = open_study(folder_of(study))
    path = write(folder_of(study).parent / "better" / "T01.txt", text)
    correcting.write(other, correcting.prepare(other, path))


def do(desk: Desk, kind: type[Any], **fields: Any) -> Any:
    """Perform an operation on T01."""
    op = kind(op_id=str(uuid.uuid4()), round="one", transcript="T01", **fields)
    return perform.perform(desk, op)[0]


def spanned(desk: Desk, words: str) -> dict[str, Any]:
    """The place of words in the text that a desk shows."""
    shown = transcript.transcript(desk, "T01")
    at = shown.text.index(words)
    return {"start": at, "end": at + len(words), "quote": words, "text_sha": shown.text_sha}


def test_an_open_window_is_told_and_gets_everything_in_the_new_text(study: Study) -> None:
    """Codings on their words, those that were reworded marked, and a line for what is gone."""
    desk = Desk(study, "ana")
    before = work.own(desk, "one", "T01")
    desk.look_again()

    correct(study)

    assert [("one", "T01")] == desk.look_again()
    assert [] == desk.look_again()
    after, shown = work.own(desk, "one", "T01"), transcript.transcript(desk, "T01")
    assert (before.text_sha, after.text_sha) == (study.version("T01", "").text_id, shown.text_sha)
    assert BETTER == shown.text
    assert [("REL.SEND", True)] == [(coding.code, coding.reworded) for coding in after.codings]
    assert (
        "We send them to the food pantry. We print the address."
        == shown.text[after.codings[0].start : after.codings[0].end]
    )
    assert [1, 2] == [version.number for version in shown.versions]
    assert 1 == len(after.problems)
    assert "coded MONEY are gone" in after.problems[0]


def test_nothing_is_written_for_a_text_that_is_not_there_any_more(study: Study) -> None:
    """Every operation of a window that shows the old text is refused, with the one word that makes it load anew."""
    desk = Desk(study, "ana")
    old = spanned(desk, WORDS)
    coding = work.own(desk, "one", "T01").codings[0]
    correct(study)
    tried: list[tuple[type[Any], dict[str, Any]]] = [
        (operations.CodingAdd, {**old, "code": "REL"}),
        (operations.CodingSplit, {"coding": coding.id, "at": coding.start + 28, "text_sha": old["text_sha"]}),
        (operations.MemoAdd, {"what": "span", "start": 0, "end": 4, "text": "x", "text_sha": old["text_sha"]}),
        (operations.CodePropose, {"name": "Vans", "start": 0, "end": 4, "text_sha": old["text_sha"]}),
    ]
    events = len(desk.ledger(("one", "T01")).events)

    for kind, fields in tried:
        with pytest.raises(RefusedError) as refused:
            do(desk, kind, **fields)
        assert "text_changed" == refused.value.kind

    assert events == len(desk.ledger(("one", "T01")).events)


def test_coding_goes_on_and_is_undone(study: Study) -> None:
    """An old coding can be changed in the new text, and the change taken back."""
    desk = Desk(study, "ana")
    correct(study)
    [coding] = work.own(desk, "one", "T01").codings

    change = do(desk, operations.CodingReplace, coding=coding.id, code="REL")
    assert ["REL"] == [c.code for c in work.own(desk, "one", "T01").codings]
    assert change.drop == [coding.id]
    new = desk.ledger(("one", "T01")).standing(Coding)[0]
    assert study.version("T01", study.history("T01").current.key).text_id == new.text_sha
    do(desk, operations.Undo)

    assert [("REL.SEND", coding.start, coding.end)] == [
        (c.code, c.start, c.end) for c in work.own(desk, "one", "T01").codings
    ]


def test_a_coding_without_words_is_not_there_to_be_changed(study: Study) -> None:
    """What is gone from the text is no coding that could be recoded where other words stand now."""
    desk = Desk(study, "ana")
    lost = next(c for c in work.own(desk, "one", "T01").codings if c.code == "MONEY")
    correct(study)

    with pytest.raises(RefusedError, match="not there"):
        do(desk, operations.CodingReplace, coding=lost.id, code="REL")


def test_a_compared_round_is_decided_in_the_text_that_was_compared(tmp_path: Path) -> None:
    """The page gets that text for it, and others' work in the text as it is."""
    made = build(tmp_path)
    start(made)
    code(made, BOTH)
    agree(made, "r1")
    correct(made)
    desk = Desk(open_study(folder_of(made)), "ana")

    assert INTERVIEWS["T01"] == transcript.transcript(desk, "T01", "r1").text
    shown = adjudicate.clusters(desk, "r1").rows
    assert {INTERVIEWS["T01"].index(WORDS)} == {c.start for row in shown for c in row.codings if c.code == "REL.SEND"}
    assert BETTER == transcript.transcript(desk, "T01").text
    [ben] = work.others(desk, "r1", "T01").coders
    assert {"We send them to the food pantry. We print the address."} == {
        BETTER[c.start : c.end] for c in ben.codings if c.code == "REL"
    }
