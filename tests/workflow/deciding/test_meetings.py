"""The agenda holds what is open, a decision closes it, the minutes say who was there and what was decided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.events import CodePropose, MemoAdd, RoundMemo, stamp
from codekit.model.memos import StudyMemo
from codekit.model.reviews import ACCEPTED, QUERIED
from codekit.reporting import markdown
from codekit.workflow.comparing import compare
from codekit.workflow.deciding.agenda import agenda
from codekit.workflow.deciding.decisions import Wish, adjudication
from codekit.workflow.deciding.decisions import decide as decide_about
from codekit.workflow.deciding.meetings import decide, decline, held, hold, retract
from codekit.workflow.deciding.reviewing import Word, queue, record
from codekit.workflow.reports import meetings as written
from codekit.workflow.study.study import Study
from studies import BOTH, build, code, start
from workflow.deciding.test_reviewing import ANA

NAMES = """\
title: Food
coders:
  ana: {name: Ana Lee}
  ben: {name: Ben Ito}
  lee: {}
speakers:
  Interviewer: interviewer
"""


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A queried coding, a deferred disagreement, notes to discuss, a proposed code; and a blind round with others."""
    study = build(tmp_path, memory=True)
    study.store.document("study.yaml").write(NAMES.encode())
    study.refresh()
    start(study, "p1", kind="initial", coders=["lee"])
    code(study, ANA.replace(",ana", ",lee"), round_id="p1")
    record(study, "p1", [Word(queue(study, "p1").items[0].coding.id, QUERIED, "is it?")], by="ana")
    start(study, "r1")
    code(study, BOTH, round_id="r1")
    compare.end_blindness(study, "r1")
    cluster = adjudication(study, "r1").clusters[0]
    decide_about(study, "r1", cluster.id, Wish(choice="defer", reason="ask them"), by="ben")
    _notes(study, "r1")
    start(study, "r2")
    code(study, BOTH.replace("MONEY", "REL"), round_id="r2")
    _notes(study, "r2")
    return study


def _notes(study: Study, round_id: str) -> None:
    place: dict[str, Any] = {"round": round_id, "coder": "ben", "transcript": "T01"}
    study.store.append(
        [
            MemoAdd(**stamp("ben"), **place, text="who pays?", start=120, end=130, discuss=True),
            MemoAdd(**stamp("ben"), **place, text="not for all", start=120, end=130),
            RoundMemo(**stamp("ben"), round=round_id, text="too wide", code="MONEY", discuss=True),
            CodePropose(**stamp("ben"), round=round_id, name="Rides", definition="Who drives.", codebook="food@1.0"),
        ]
    )


def kinds(study: Study, viewer: str = "") -> list[str]:
    """What is open."""
    return [point.kind for point in agenda(study, viewer=viewer).points]


def test_the_agenda_holds_what_is_open_and_nothing_of_a_blind_round(study: Study) -> None:
    """Nor do others' points reach a coder who is blind."""
    assert ["query", "disagreement", "memo", "memo", "proposal"] == kinds(study)
    query, deferred, *_ = agenda(study).points
    assert ("Ana Lee: is it?", "Ana Lee") == (query.said, query.by)
    assert "REL.SEND, T01, turn 2" == query.about
    assert "We send them to the pantry. We print the address." == query.passage
    assert "Ben Ito: ask them" in deferred.said
    assert "r2" not in {point.round for point in agenda(study).points}
    hold(study, "2024-05-06", ["lee"], by="lee")
    assert () == agenda(study, viewer="ana").meetings


def test_a_note_about_a_case_comes_to_the_meeting(study: Study) -> None:
    """One that is to be discussed, by somebody who is not blind."""
    study.store.append(
        [
            StudyMemo(**stamp("lee"), text="talks for both?", case="O1", discuss=True),
            StudyMemo(**stamp("lee"), text="not for all", case="O2"),
        ]
    )
    found = [(point.about, point.said, point.by) for point in agenda(study).points if point.kind == "memo"]
    assert ("case O1", "talks for both?", "lee") in [(about, said, by.split()[-1]) for about, said, by in found]
    assert "not for all" not in [said for _, said, _ in found]


def test_a_proposal_is_declined_with_a_reason(study: Study) -> None:
    """It is open no more, its reason stands among the decisions of a meeting of today, and taken back it is open."""
    point = next(point for point in agenda(study).points if point.kind == "proposal")
    with pytest.raises(CodekitError, match="with a reason"):
        decline(study, point.id, " ", by="lee")
    done = decline(study, point.closes[0], "MONEY has it", by="lee")

    assert "proposal" not in kinds(study)
    assert ("declined: MONEY has it", point.closes) == (done.text, done.closes)
    assert [("lee",)] == [tuple(p.lower().split()[-1:]) for p in agenda(study).meetings[-1].event.present]
    with pytest.raises(UnknownNameError):
        decline(study, point.id, "again", by="lee")
    retract(study, f"D{done.id[:6]}", by="lee")
    assert "proposal" in kinds(study)


def test_a_decision_closes_its_point_and_one_raised_anew_is_open_again(study: Study) -> None:
    """A query answered and asked again; a decision taken back."""
    hold(study, "2024-05-06", ["ana", "ben"], by="lee")
    for _ in range(5):
        decide(study, agenda(study).points[0].id, "done", by="lee")
    assert [] == kinds(study)
    record(study, "p1", [Word(queue(study, "p1").items[0].coding.id, QUERIED, "still?")], by="ana")
    assert ["query"] == kinds(study)
    record(study, "p1", [Word(queue(study, "p1").items[0].coding.id, ACCEPTED)], by="ana")
    assert [] == kinds(study)
    last = held(study)[0].decisions[-1]
    with pytest.raises(CodekitError, match="written by lee"):
        retract(study, last.id[:8], by="ana")
    retract(study, last.id[:8], by="lee")
    assert 1 == len(kinds(study))


def test_a_note_on_a_cell_is_on_the_agenda(study: Study) -> None:
    """As one on a round or the study is, where it is marked and its writer is not blind."""
    marked = StudyMemo(**stamp("lee"), case="O1", code="REL", codebook="food", text="is it one?", discuss=True)
    study.store.append([marked, StudyMemo(**stamp("lee"), text="not marked")])
    study.store.append([StudyMemo(**stamp("ana"), text="of who is blind", discuss=True)])
    assert ["cell O1, REL"] == [point.about for point in agenda(study).points if marked.id in point.closes]
    assert 6 == len(kinds(study))


def test_a_point_is_named_by_its_id_or_by_words_of_it(study: Study) -> None:
    """One point: several are refused, none is told."""
    there = agenda(study)
    assert there.points[0] == there.find("query rel.send t01") == there.find(there.points[0].id.lower())
    with pytest.raises(CodekitError, match="open points are meant"):
        there.find("T01")
    with pytest.raises(UnknownNameError):
        there.find("Q-000000")


def test_people_are_named_by_their_names(study: Study) -> None:
    """A coder by the name in study.yaml, a guest as typed; a single unknown word is an error."""
    meeting, _ = hold(study, "2024-05-06", ["ana", "ben ito", "lee", "Eva  Guest"], by="ben")
    assert ("Ana Lee", "Ben Ito", "lee", "Eva Guest") == meeting.event.present
    again, new = hold(study, "2024-05-06", ["Eva Guest", "ana", "ben", "lee"], by="lee")
    assert (meeting, False) == (again, new)
    for wrong in (["anna"], [], [""]):
        with pytest.raises(CodekitError):
            hold(study, "2024-05-07", wrong, by="ben")
    with pytest.raises(CodekitError, match="no day"):
        hold(study, "6.5.2024", ["ana"], by="ben")


def test_a_decision_needs_a_meeting_and_words(study: Study) -> None:
    """Otherwise nothing is written."""
    with pytest.raises(CodekitError, match="no meeting"):
        decide(study, "other", "yes", by="ben")
    hold(study, "2024-05-06", ["ana"], by="ben")
    with pytest.raises(CodekitError, match="what was decided"):
        decide(study, "other", "  ", by="ben")
    assert () == held(study)[0].decisions


def test_a_meeting_with_decisions_stays(study: Study) -> None:
    """These are taken back first."""
    hold(study, "2024-05-06", ["ana"], by="ben")
    decision, _ = decide(study, "other", "Coffee first.", by="ben")
    with pytest.raises(CodekitError, match="has decisions"):
        retract(study, "2024-05-06", by="ben")
    retract(study, f"D{decision.id[:6]}", by="ben")
    retract(study, "2024-05-06", by="ben")
    assert () == held(study)


def test_minutes_name_no_login(study: Study) -> None:
    """Who put a meeting on record is named where study.yaml knows them, and is nobody otherwise."""
    hold(study, "2024-05-06", ["ana"], by="pc-17")
    hold(study, "2024-05-07", ["ana"], by="ben")
    there = agenda(study)
    one, two = (written.minutes_content(study, meeting, there).subtitle for meeting in there.meetings)
    assert ("Food", "Food; minutes by Ben Ito") == (one, two)


def test_minutes_and_agenda_say_the_same_in_every_form(study: Study, tmp_path: Path) -> None:
    """Who was there, each decision with its point and who wrote it down, what is still open."""
    hold(study, "2024-05-06", ["ana", "lee"], by="ben")
    decide(study, "query rel.send t01", "It is: a list counts.", by="ben")
    there = agenda(study)
    content = written.minutes_content(study, there.meetings[0], there)
    text = markdown.render(content)
    for words in (
        "Ana Lee",
        "It is: a list counts.",
        "Ben Ito",
        "REL.SEND, T01, turn 2: Ana Lee: is it?",
        "Still open",
    ):
        assert words in text
    for ending in ("md", "html", "xlsx"):
        written.write(content, tmp_path / f"minutes.{ending}")
        written.write(written.agenda_content(study, there), tmp_path / f"agenda.{ending}")
    assert "a list counts" in (tmp_path / "minutes.html").read_text("utf-8")
    book = openpyxl.load_workbook(tmp_path / "agenda.xlsx")
    assert {"Disagreements put off", "Notes to discuss", "Proposed codes"} <= set(book.sheetnames)
    with pytest.raises(CodekitError):
        written.write(content, tmp_path / "minutes.txt")
