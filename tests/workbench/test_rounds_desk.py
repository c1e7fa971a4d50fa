"""The life of a round in the window: planned, rehearsed, started, led and closed by the functions of the commands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from codekit.errors import (
    BlindRoundError,
    CodekitError,
    NotComparableError,
    RefusedError,
    RoundStateError,
    UnknownNameError,
)
from codekit.workbench import round_acts, starting
from codekit.workbench.desk import Desk
from codekit.workbench.views import diagnosis, revisions, rounds
from codekit.workbench.views import starting as forms
from codekit.workflow.comparing import compare
from codekit.workflow.deciding import closing, decisions, outcomes
from codekit.workflow.deciding.adjudication import adjudication
from codekit.workflow.rounds import assignments, cancelling
from codekit.workflow.rounds import rounds as work
from codekit.workflow.study.study import Study
from others import finish_all
from studies import BOTH, agree, build, code, segments, start

FIRST = {"kind": "initial", "coders": ["ana"], "transcripts": ["T01", "T02"]}
KINDS: dict[str, dict[str, Any]] = {
    "initial": {"coders": ["ana"]},
    "training": {"coders": ["ana", "ben"], "codes": ["REL"], "unit": "sentence"},
    "double": {"coders": ["ana", "ben", "lee"], "assignments": {"T01": ["ana", "ben"], "T02": ["ana", "lee"]}},
    "second-pass": {"coders": ["lee"], "over": "i1", "note": "the two short ones"},
    "subcode": {"coders": ["lee"], "over": "i1", "parent": "BOX"},
}
WISH: dict[str, Any] = {"id": "x1", "kind": "double", "coders": ["ana", "ben"], "transcripts": ["T01", "T02"]}
AMISS: dict[str, dict[str, Any]] = {
    "id": {"id": "I1"},
    "kind": {"kind": "triple"},
    "unit": {"unit": "page"},
    "coders": {"coders": ["ana"]},
    "transcripts": {"transcripts": ["T1"]},
    "assignments": {"assignments": {"T01": ["ana"]}},
    "codebook": {"codebook": "fod"},
    "codes": {"codes": ["MONY"]},
    "over": {"kind": "second-pass"},
    "parent": {"kind": "subcode"},
}


def asked(**more: Any) -> starting.StartRequest:
    """A wish to start a round of the food study."""
    return starting.StartRequest(**{**WISH, "codebook": "food", **more})


def by_hand(study: Study, wish: starting.StartRequest) -> None:
    """The same round by the function behind the command."""
    fields = ("kind", "coders", "transcripts", "codebook", "codes", "unit", "over", "parent", "assignments")
    work.start(study, wish.id, **{name: getattr(wish, name) for name in fields})


def desk_of(study: Study, coder: str = "ana") -> Desk:
    """A desk as the window opens it: it reads everything anew."""
    return Desk(Study(study.store, writer=coder), coder)


def line(study: Study, id_: str, coder: str = "ana") -> rounds.RoundLine:
    """What the list of rounds says of one."""
    return next(one for one in rounds.rounds(desk_of(study, coder)).rounds if one.round.id == id_)


def next_act(study: Study, id_: str, coder: str = "ana") -> str:
    """What the list of rounds offers next."""
    return str(line(study, id_, coder).next.act)


@pytest.mark.parametrize("kind", KINDS)
def test_a_round_is_started_in_the_window_as_by_the_command(tmp_path: Path, kind: str) -> None:
    """Of each kind; the rehearsal says that nothing is amiss, and writes nothing."""
    by_page, by_command = (build(tmp_path / name, memory=True) for name in ("page", "command"))
    for study in (by_page, by_command):
        start(study, "i1", **FIRST)
    wish = asked(kind=kind, **KINDS[kind])

    rehearsed = starting.rehearse(desk_of(by_page), wish)
    assert ["i1"] == [round_.id for round_ in by_page.rounds()]
    started = starting.start(desk_of(by_page), wish)
    start(by_command, "x1", kind=kind, transcripts=["T01", "T02"], **KINDS[kind])

    found, expected = by_page.round("x1"), by_command.round("x1")
    assert ([], "x1", True) == (rehearsed.amiss, started.id, started.shown)
    assert any("food@1.0" in told for told in rehearsed.says)
    assert expected == replace(found, started=expected.started, start=expected.start)


@pytest.mark.parametrize("field", AMISS)
def test_what_is_amiss_is_told_at_its_field_as_the_command_says_it(tmp_path: Path, field: str) -> None:
    """And a start is refused with the first of them, so that nothing is written."""
    study = build(tmp_path, memory=True)
    start(study, "i1", **FIRST)
    wish = asked(**AMISS[field])

    amiss = starting.rehearse(desk_of(study), wish).amiss
    with pytest.raises(CodekitError) as refused:
        starting.start(desk_of(study), wish)
    with pytest.raises(CodekitError) as by_command:
        by_hand(study, wish)

    assert field in {one.field for one in amiss}
    assert amiss[0].message == refused.value.message == by_command.value.message
    assert not any("--" in one.hint for one in amiss)
    assert ["i1"] == [round_.id for round_ in study.rounds()]


def test_a_double_round_is_led_from_its_start_to_the_second_pass(tmp_path: Path) -> None:
    """Each state offers what comes next; Close is not offered while something is undecided, and says how much."""
    study = build(tmp_path, memory=True)
    start(study)
    assert ("code", []) == (next_act(study, "r1"), line(study, "r1").offers)
    code(study, segments([("T01", 1, "REL", "ana"), ("T01", 3, "MONEY", "ben")]), round_id="r1", partial=True)
    finish_all("ana")(study)
    assert "wait" == next_act(study, "r1")
    finish_all("ben")(study)
    assert ("compare", "wait") == (next_act(study, "r1"), next_act(study, "r1", "lee"))
    round_acts.compare_round(desk_of(study), "r1", round_acts.CompareRequest(confirm="r1"))
    for coder in ("ana", "ben"):
        closing.sign(study, "r1", coder)

    undecided = line(study, "r1")
    assert ("decide", 2, 2) == (undecided.next.act, undecided.undecided, undecided.clusters)
    assert not undecided.round.may.close
    assert "2 open disagreements" in undecided.round.may.why["close"]
    with pytest.raises(RoundStateError, match="2 open disagreements"):
        round_acts.close_round(desk_of(study), "r1", round_acts.Nothing())
    for cluster in adjudication(study, "r1").clusters:
        decisions.decide(study, "r1", cluster.id, outcomes.Wish("both"), by="ana")

    assert ("close", "wait") == (next_act(study, "r1"), next_act(study, "r1", "lee"))
    round_acts.withdraw_round(desk_of(study), "r1", round_acts.Nothing())
    assert ("sign", "wait") == (next_act(study, "r1"), next_act(study, "r1", "ben"))
    closing.sign(study, "r1", "ana")
    round_acts.close_round(desk_of(study), "r1", round_acts.Nothing())
    assert ("pass", ["pass", "subcodes"]) == (next_act(study, "r1"), line(study, "r1").offers)


def test_who_is_blind_is_told_of_nobody_else(tmp_path: Path) -> None:
    """Lee, who is blind nowhere, sees who has finished what, but not who has begun; ana only how many have not."""
    study = build(tmp_path, memory=True)
    start(study)
    code(study, segments([("T01", 1, "REL", "ben")]), round_id="r1", partial=True)
    assignments.finish(study, "T02", coder="ben", round_id="r1")
    pages = {coder: rounds.page(desk_of(study, coder), "r1") for coder in ("ana", "lee")}

    assert [{"ana": "todo"}] * 3 == [row.states for row in pages["ana"].rows]
    assert (None, "ben" in pages["ana"].reminder) == (pages["ana"].line.finished, False)
    assert ["not finished", "finished", "not finished"] == [row.states["ben"] for row in pages["lee"].rows]
    assert 1 == pages["lee"].line.finished
    assert "ben: T01, T03" in pages["lee"].reminder
    finish_all("ana")(study)
    assert "1 other has not finished" in line(study, "r1").next.words


def test_a_sample_leaves_out_what_was_coded_twice_in_rounds_that_may_be_told(tmp_path: Path) -> None:
    """While ana is blind, a round of others neither moves her sample nor is named in it; the start agrees with it."""
    study = build(tmp_path, memory=True)
    start(study, "r1", transcripts=["T01"])
    start(study, "r2", coders=["ben", "lee"], transcripts=["T02"])
    want = starting.SampleRequest(coders=["ana", "ben"], size=2)

    drawn = starting.sample(desk_of(study), want)
    whole = starting.sample(desk_of(study, "lee"), starting.SampleRequest(coders=["ana", "ben"], size=1, again=True))
    wish = asked(transcripts=drawn.transcripts, seed=1, note=drawn.how)
    assert (["T02", "T03"], ["T01"]) == (drawn.transcripts, drawn.left_out)
    assert [] == whole.left_out
    assert ["r1"] == [one.rounds[0] for one in forms.form(desk_of(study)).transcripts if one.rounds]
    assert [] == starting.rehearse(desk_of(study), wish).amiss
    assert "x1" == starting.start(desk_of(study), wish).id
    assert study.round("x1").drawn is not None


def test_a_round_that_may_not_be_told_of_is_as_if_it_were_not(tmp_path: Path) -> None:
    """Neither its id nor a pass over it is told apart from what does not exist, until a start has to refuse it."""
    study = build(tmp_path, memory=True)
    start(study)
    start(study, "i2", kind="initial", coders=["lee"], transcripts=["T01"])
    desk = desk_of(study)

    same_id = starting.rehearse(desk, asked(id="i2", kind="initial", coders=["ana"]))
    over = [starting.rehearse(desk, asked(kind="second-pass", coders=["ana"], over=id_)).amiss for id_ in ("i2", "i9")]
    assert [] == same_id.amiss
    assert [["over"], ["over"]] == [[one.field for one in amiss] for amiss in over]
    assert over[0][0].message.replace("i2", "") == over[1][0].message.replace("i9", "")
    with pytest.raises(UnknownNameError):
        rounds.page(desk, "i2")
    with pytest.raises(CodekitError, match="exists already"):
        starting.start(desk, asked(id="i2", kind="initial", coders=["ana"]))


def test_a_round_is_cancelled_for_a_reason_by_its_name_and_goes_on(tmp_path: Path) -> None:
    """The id must be typed; what was cancelled is listed with the reason, and only to who may know of it."""
    study = build(tmp_path, memory=True)
    start(study)
    start(study, "i2", kind="initial", coders=["lee"], transcripts=["T01"])
    cancelling.cancel(study, "i2", reason="by mistake")
    request = round_acts.CancelRequest
    with pytest.raises(RefusedError):
        round_acts.cancel_round(desk_of(study), "r1", request(confirm="r2", reason="too many"))
    with pytest.raises(CodekitError, match="for a reason"):
        round_acts.cancel_round(desk_of(study), "r1", request(confirm="r1"))
    with pytest.raises(UnknownNameError):
        round_acts.resume_round(desk_of(study), "i2", round_acts.Nothing())

    round_acts.cancel_round(desk_of(study), "r1", request(confirm="r1", reason="too many"))
    shown = rounds.rounds(desk_of(study))
    assert ([], ["r1", "i2"]) == (shown.rounds, [one.id for one in shown.cancelled])
    round_acts.resume_round(desk_of(study), "r1", round_acts.Nothing())
    assert ([], "code") == (rounds.rounds(desk_of(study)).cancelled, next_act(study, "r1"))
    code(study, BOTH, round_id="r1")
    agree(study, "r1")
    assert "was compared" in line(study, "r1").cancel


def test_what_a_second_pass_changed_is_shown(tmp_path: Path) -> None:
    """With both versions; whoever is blind in another round sees nothing of it before."""
    study = build(tmp_path, memory=True)
    start(study, "i1", **FIRST)
    code(study, segments([("T01", 1, "REL", "ana")]), round_id="i1")
    start(study, "p1", kind="second-pass", coders=["lee"], transcripts=["T01"], over="i1")
    code(study, segments([("T01", 3, "MONEY", "lee")]), round_id="p1", partial=True)
    assignments.finish(study, "T01", coder="lee", round_id="p1")

    shown = revisions.revisions(desk_of(study), "p1")
    assert ["added"] == [one.change for one in shown.changes]
    assert {"MONEY", "REL"} == {row.code for row in shown.rows}
    start(study, "r9", coders=["ana", "ben"], transcripts=["T03"])
    for work_ in (revisions.revisions, rounds.page):
        with pytest.raises((BlindRoundError, UnknownNameError)):
            work_(desk_of(study), "p1")


def test_a_compared_round_says_why_coders_disagree_and_takes_a_sentence(tmp_path: Path) -> None:
    """As `codekit diagnose` does; of other rounds, and of what others propose, only what may be told."""
    study = build(tmp_path, memory=True)
    start(study)
    with pytest.raises(BlindRoundError):
        diagnosis.diagnosis(desk_of(study), "r1")
    code(study, BOTH, round_id="r1")
    agree(study, "r1")
    sentence = round_acts.ProposeRequest(code="MONEY", sentence="Only who pays money.")
    round_acts.propose(desk_of(study, "ben"), "r1", sentence)

    money = next(one for one in diagnosis.diagnosis(desk_of(study), "r1").codes if one.code == "MONEY")
    assert [("ben", "Only who pays money.")] == [(one.coder, one.sentence) for one in money.proposed]
    assert ["ana", "ben"] == [side.coder for side in money.sides]
    assert "Who pays." == money.definition
    start(study, "r9", coders=["ana", "lee"], transcripts=["T03"])
    money = next(one for one in diagnosis.diagnosis(desk_of(study), "r1").codes if one.code == "MONEY")
    assert [] == money.proposed


def test_a_training_round_that_is_not_blind_shows_figures_so_far_and_no_other_does(tmp_path: Path) -> None:
    """Beside the known answers, in what both finished; never agreement, and nothing for who is blind elsewhere."""
    study = build(tmp_path, memory=True)
    wish = asked(kind="training", transcripts=["T01", "T02"], blind=False, key="ben", unit="turn")
    assert [] == starting.rehearse(desk_of(study), wish).amiss
    assert ["key"] == [one.field for one in starting.rehearse(desk_of(study), asked(key="ben")).amiss]
    starting.start(desk_of(study), wish)
    rows = [("T01", 1, "REL", "ana"), ("T01", 3, "MONEY", "ana"), ("T01", 1, "REL", "ben"), ("T02", 1, "REL", "ben")]
    code(study, segments(rows), round_id="x1", partial=True)
    for coder in ("ana", "ben"):
        assignments.finish(study, "T01", coder=coder, round_id="x1")

    shown = rounds.practice(desk_of(study, "lee"), "x1")
    figures = {row.code: (row.first, row.second, row.both, row.only_first, row.only_second) for row in shown.rows}
    assert ("ben", 1, True) == (shown.key, shown.transcripts, rounds.page(desk_of(study), "x1").practice)
    assert {"REL": ("ben", "ana", 1, 0, 0), "MONEY": ("ben", "ana", 0, 0, 1)} == figures
    with pytest.raises(NotComparableError, match="was not blind"):
        compare.agree(study, "x1", compare.Options(training=True, incomplete=True))
    start(study, "r9", kind="training", transcripts=["T03"])
    for id_ in ("x1", "r9"):
        with pytest.raises(BlindRoundError):
            rounds.practice(desk_of(study), id_)
    with pytest.raises(BlindRoundError):
        rounds.practice(desk_of(study, "lee"), "r9")
