"""What a person does in the workbench, over real HTTP, and what is in the ledger afterwards."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from codekit.model.events import CodingRemove, stamp
from codekit.workbench.operations import event_id
from codekit.workflow.coding.skipping import skip
from codekit.workflow.coding.suggest import suggest
from codekit.workflow.study.study import open_study
from studies import BOTH, code, start
from web.conftest import Serve
from web.served import Workbench, op, redo, undo, until

EVENT_IDS = Path(__file__).parents[2] / "frontend/test/event_ids.json"
PANTRY, PRINT, GRANT, JUNE = (
    "We send them to the pantry.",
    "We print the address.",
    "A grant pays.",
    "It ends in June.",
)


def work(workbench: Workbench, transcript: str = "T01", round_: str = "r1") -> Any:
    """A coder's own work."""
    return workbench.call("GET", f"/api/work/{round_}/{transcript}").json


def standing(workbench: Workbench) -> list[tuple[str, str, str]]:
    """Code, polarity and words of what stands in T01, from a fresh reading of the folder."""
    study = open_study(workbench.study)
    codings = study.layers(study.round("r1")).get("ana", "T01").codings
    return [(c.code, c.polarity, c.quote) for c in codings]


def add(workbench: Workbench, code_: str = "MONEY", words: str = GRANT, **more: Any) -> dict[str, Any]:
    """Code some words of T01; the operation that did it."""
    made = op("coding.add", code=code_, **workbench.span("T01", words), **more)
    workbench.do(made)
    return made


def refused(workbench: Workbench, operation: dict[str, Any]) -> str:
    """The kind of the refusal; nothing may have been written."""
    before = standing(workbench)
    result = workbench.ops(operation)["results"][0]
    assert not result["ok"]
    assert result["error"]["message"]
    assert before == standing(workbench)
    return str(result["error"]["kind"])


def test_a_coding_is_on_disk_when_it_is_acknowledged(workbench: Workbench) -> None:
    """With the id of its operation, the words, the text's hash and the codebook's version."""
    made = add(workbench, polarity="contrary")
    study = open_study(workbench.study)
    (coding,) = study.layers(study.round("r1")).get("ana", "T01").codings

    assert (made["op_id"], "MONEY", "contrary", GRANT) == (coding.id, coding.code, coding.polarity, coding.quote)
    assert study.transcript("T01").sha256.startswith(coding.text_sha)
    assert ("food@1.0", "ana", "ana") == (coding.codebook, coding.coder, coding.by)
    assert "started" == work(workbench)["state"]


def test_the_same_operation_again_changes_nothing(workbench: Workbench) -> None:
    """Not at once, and not after a restart; the answer is the same."""
    made = op("coding.add", code="MONEY", **workbench.span("T01", GRANT))
    first = workbench.do(made)
    again = workbench.do(made)
    workbench.stop()
    workbench.start()
    later = workbench.do(made)

    assert [False, True, True] == [first["repeated"], again["repeated"], later["repeated"]]
    assert first["change"] == again["change"] == later["change"]
    assert [("MONEY", "supporting", GRANT)] == standing(workbench)
    assert 1 == len((workbench.study / "codings/r1/ana/T01.jsonl").read_text("utf-8").splitlines())


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"code": "MONY"}, "unknown"),
        ({"code": "BOX"}, "invalid"),
        ({"polarity": "maybe"}, "invalid"),
        ({"end": 10_000}, "invalid"),
        ({"start": -1}, "invalid"),
        ({"quote": "A loan pays."}, "text_changed"),
        ({"text_sha": "0" * 16}, "text_changed"),
        ({"round": "r9"}, "unknown"),
        ({"transcript": "T09"}, "round_state"),
        ({"transcript": ""}, "invalid"),
        ({"transcript": "../T01"}, "forbidden"),
        ({"op_id": "not-an-id"}, "invalid"),
        ({"unheard_of": 1}, "invalid"),
        ({"code": None}, "invalid"),
        ({"kind": "coding.paint"}, "invalid"),
    ],
)
def test_what_does_not_fit_is_refused(workbench: Workbench, fields: dict[str, Any], kind: str) -> None:
    """Each with its kind, and nothing is written."""
    made = op("coding.add", code="MONEY", **workbench.span("T01", GRANT))

    assert kind == refused(workbench, made | fields)


def test_interviewers_speech_is_coded_only_on_purpose(workbench: Workbench) -> None:
    """Refused at first; forced, it stands."""
    question = op("coding.add", code="MONEY", **workbench.span("T01", "And who pays for that?"))

    assert "interviewer" == refused(workbench, question)
    workbench.do(question | {"force": True})
    assert [("MONEY", "supporting", "And who pays for that?")] == standing(workbench)


def test_the_same_code_on_the_same_words_twice_is_refused(workbench: Workbench) -> None:
    """Another polarity is another statement."""
    add(workbench)

    assert "duplicate" == refused(workbench, op("coding.add", code="MONEY", **workbench.span("T01", GRANT)))
    add(workbench, polarity="contrary")
    assert 2 == len(standing(workbench))


def test_recoding_keeps_the_memo(workbench: Workbench) -> None:
    """Code, bounds and polarity change; the note moves along, and comes back with an undo."""
    made = add(workbench)
    note = op("memo.add", what="coding", about=made["op_id"], text="whose grant?")
    workbench.do(note)
    recoded = op("coding.replace", coding=made["op_id"], code="REL.DEAL", polarity="hypothetical")
    change = workbench.do(recoded)["change"]
    memos = work(workbench)["memos"]

    assert [("REL.DEAL", "hypothetical", GRANT)] == standing(workbench)
    assert [made["op_id"]] == change["drop"]
    assert [(recoded["op_id"], "whose grant?")] == [(m["about"], m["text"]) for m in memos]
    workbench.do(undo())
    memos = work(workbench)["memos"]
    assert [("MONEY", "supporting", GRANT)] == standing(workbench)
    assert [(note["op_id"], made["op_id"], "whose grant?")] == [(m["id"], m["about"], m["text"]) for m in memos]


def test_bounds_move(workbench: Workbench) -> None:
    """The same code on other words; the words are checked as for a new coding."""
    made = add(workbench)
    wider = workbench.span("T01", f"{GRANT} {JUNE}")

    assert "text_changed" == refused(
        workbench, op("coding.replace", coding=made["op_id"], **wider | {"quote": "other words"})
    )
    workbench.do(op("coding.replace", coding=made["op_id"], **wider))
    assert [("MONEY", "supporting", f"{GRANT} {JUNE}")] == standing(workbench)


def test_splitting_and_merging(workbench: Workbench) -> None:
    """A cut loses its white space; merging gives the whole span back."""
    made = add(workbench, words=f"{GRANT} {JUNE}")
    cut = workbench.span("T01", JUNE)["start"]
    split = op("coding.split", coding=made["op_id"], at=cut)
    put = workbench.do(split)["change"]["put"]

    assert [("MONEY", "supporting", GRANT), ("MONEY", "supporting", JUNE)] == standing(workbench)
    assert split["op_id"] == put[0]["id"]
    assert "invalid" == refused(workbench, op("coding.split", coding=split["op_id"], at=made["start"]))
    workbench.do(op("coding.merge", codings=[part["id"] for part in put]))
    assert [("MONEY", "supporting", f"{GRANT} {JUNE}")] == standing(workbench)


def test_what_an_operation_makes_can_be_worked_on_before_its_answer(workbench: Workbench) -> None:
    """The page knows every id that an operation will make: of the second half of a split, of a note that moves."""
    made = add(workbench, words=f"{GRANT} {JUNE}")
    workbench.do(op("memo.add", what="coding", about=made["op_id"], text="whose grant?"))
    cut = op("coding.split", coding=made["op_id"], at=workbench.span("T01", JUNE)["start"])
    second, moved = event_id(cut["op_id"], 1), event_id(cut["op_id"], 3)
    edit = op("memo.edit", memo=moved, text="the city's")
    merge = op("coding.merge", codings=[cut["op_id"], second])

    answers = workbench.call("POST", "/api/ops", {"ops": [cut, edit, merge]}).json["results"]
    assert [True, True, True] == [answer["ok"] for answer in answers], answers
    assert [("MONEY", "supporting", f"{GRANT} {JUNE}")] == standing(workbench)
    memos = work(workbench)["memos"]
    assert [("the city's", merge["op_id"])] == [(m["text"], m["about"]) for m in memos]


def test_ids_are_counted_as_the_page_counts_them() -> None:
    """Both sides are held to the same cases."""
    cases = json.loads(EVENT_IDS.read_text("utf-8"))
    assert cases
    assert [id_ for _, _, id_ in cases] == [event_id(op_id, number) for op_id, number, _ in cases]


def test_what_is_not_there_cannot_be_changed(workbench: Workbench) -> None:
    """Neither a coding that never was nor one that is gone."""
    made = add(workbench)
    workbench.do(op("coding.remove", coding=made["op_id"]))
    for kind, fields in {
        "coding.remove": {"coding": made["op_id"]},
        "coding.replace": {"coding": made["op_id"], "code": "REL"},
        "coding.split": {"coding": "nothing", "at": 5},
        "coding.merge": {"codings": [made["op_id"], "nothing"]},
        "memo.edit": {"memo": "nothing", "text": "x"},
        "memo.add": {"what": "coding", "about": made["op_id"], "text": "x"},
    }.items():
        assert "unknown" == refused(workbench, op(kind, **fields))


def test_a_finished_transcript_is_read_only_until_it_is_reopened(workbench: Workbench) -> None:
    """Codings wait; a note may still be written."""
    made = add(workbench)
    assert "finished" == workbench.do(op("assignment.finish"))["change"]["state"]
    assert {"finished"} == {work(workbench)["readonly"]["reason"]}

    assert "round_state" == refused(workbench, op("coding.remove", coding=made["op_id"]))
    assert "round_state" == refused(workbench, op("assignment.finish"))
    assert "round_state" == refused(workbench, undo(target=made["op_id"]))
    workbench.do(op("memo.add", what="transcript", text="short one"))
    assert "started" == workbench.do(op("assignment.reopen"))["change"]["state"]
    workbench.do(op("coding.remove", coding=made["op_id"]))
    assert [] == standing(workbench)


# undo


def test_undo_and_redo_reach_back_over_restarts(workbench: Workbench) -> None:
    """Everything can be taken back, step by step, and done again, with the same ids."""
    states = [standing(workbench)]
    made = add(workbench)
    states.append(standing(workbench))
    add(workbench, "REL.SEND", PANTRY)
    states.append(standing(workbench))
    workbench.do(op("coding.replace", coding=made["op_id"], code="REL"))
    states.append(standing(workbench))
    workbench.do(op("assignment.finish"))
    workbench.do(op("assignment.reopen"))
    ids = [c["id"] for c in work(workbench)["codings"]]
    for step in [*[states[3]] * 2, states[2], states[1], states[0]]:
        workbench.stop()
        workbench.start()
        workbench.do(undo())
        assert step == standing(workbench)
    assert "round_state" == refused(workbench, undo())

    for step in [*states[1:], *[states[3]] * 2]:
        workbench.do(redo())
        assert step == standing(workbench)
    assert ids == [c["id"] for c in work(workbench)["codings"]]
    assert "round_state" == refused(workbench, redo())


def test_something_new_ends_redo(workbench: Workbench) -> None:
    """As everywhere: after an undo and a new act there is nothing to redo but from the history."""
    made = add(workbench)
    workbench.do(undo())
    add(workbench, "REL.SEND", PANTRY)

    assert "round_state" == refused(workbench, redo())
    workbench.do(redo(target=made["op_id"]))
    assert {"MONEY", "REL.SEND"} == {code_ for code_, _, _ in standing(workbench)}


def test_undo_takes_back_an_operation_out_of_turn(workbench: Workbench) -> None:
    """From the history: the one named, and only that."""
    first, second = add(workbench), add(workbench, "REL.SEND", PANTRY)
    workbench.do(undo(target=first["op_id"]))

    assert [("REL.SEND", "supporting", PANTRY)] == standing(workbench)
    assert "unknown" == refused(workbench, undo(target=first["op_id"]))
    answer = workbench.call("GET", "/api/history").json["rows"]
    assert ["undo", "coding.add", "coding.add"] == [row["kind"] for row in answer]
    assert [first["op_id"]] == [row["op_id"] for row in answer if row["undone"]]
    assert second["op_id"] == workbench.ops()["undo"]["op_id"]


def test_an_undo_sent_twice_undoes_once(workbench: Workbench) -> None:
    """Undo is an operation like any other."""
    add(workbench), add(workbench, "REL.SEND", PANTRY)
    once = undo()
    workbench.do(once)

    assert workbench.do(once)["repeated"]
    assert 1 == len(standing(workbench))


def test_undo_can_be_kept_to_one_transcript(workbench: Workbench) -> None:
    """The last thing here, not the last thing anywhere."""
    add(workbench)
    workbench.do(op("coding.add", "T02", code="BOX.OWN", **workbench.span("T02", "No, we run our own shelf.")))
    about = workbench.do(undo(round="r1", transcript="T01"))["change"]["about"]

    assert ("coding.add", "T01") == (about["kind"], about["transcript"])
    assert 1 == len(work(workbench, "T02")["codings"])


def test_what_was_imported_is_not_undone(workbench: Workbench) -> None:
    """Undo is for what was done in the workbench; a file of codings is not one key press."""
    study = open_study(workbench.study)
    code(study, BOTH, partial=True)

    assert workbench.ops()["undo"] is None
    assert "round_state" == refused(workbench, undo())


def test_undo_stops_where_something_else_took_it_back(workbench: Workbench) -> None:
    """A sheet that was read in between removed the coding: undo goes on to what is left."""
    add(workbench, "REL.SEND", PANTRY)
    made = add(workbench)
    study = open_study(workbench.study)
    place: dict[str, Any] = {"round": "r1", "coder": "ana", "transcript": "T01"}
    study.store.append([CodingRemove(**stamp("ana"), **place, cancels=made["op_id"])])

    about = workbench.do(undo())["change"]["about"]
    assert "REL.SEND" == about["code"]


# other programs, other tabs


def test_what_another_program_writes_is_seen(workbench: Workbench) -> None:
    """Sheets read on the command line stand in the workbench at once."""
    add(workbench)
    code(open_study(workbench.study), BOTH, partial=True)

    assert {"REL.SEND", "MONEY"} == {c["code"] for c in work(workbench)["codings"]}
    assert 3 == len(work(workbench)["codings"])


def test_two_workbenches_of_one_coder_keep_in_step(workbench: Workbench, serve: Serve, tmp_path: Path) -> None:
    """Two servers on one folder: both see everything, and an undo finds what the other did."""
    other = serve(workbench.study, private=tmp_path / "other")
    add(workbench)
    add(other, "REL.SEND", PANTRY)

    assert work(workbench)["codings"] == work(other)["codings"]
    assert 2 == len(work(other)["codings"])
    other.call("GET", "/api/session")
    workbench.call("GET", "/api/session")
    workbench.do(undo())
    assert ["MONEY"] == [c["code"] for c in work(other)["codings"]]


def test_an_answer_is_sent_at_once(workbench: Workbench) -> None:
    """Not held back until the client acknowledges the head of it, which takes 40 ms on every request."""
    workbench.log_in()
    took = []
    for _ in range(15):
        begun = time.perf_counter()
        workbench.call("GET", "/api/settings")
        took.append(time.perf_counter() - begun)

    assert min(took) < 0.03


# notes, proposals, search, retrieval


def test_notes_on_everything(workbench: Workbench) -> None:
    """On a coding, a span, the transcript, a code and the study; edited and removed; undone."""
    made = add(workbench)
    span = workbench.span("T01", PANTRY)
    for what, fields in {
        "coding": {"about": made["op_id"]},
        "span": {"start": span["start"], "end": span["end"]},
        "transcript": {},
        "code": {"about": "MONEY"},
        "study": {},
    }.items():
        workbench.do(op("memo.add", what=what, text=f"on {what}", **fields))
    workbench.do(op("memo.add", what="span", discuss=True, start=span["start"], end=span["end"], text=""))
    rows = workbench.call("GET", "/api/memos").json["rows"]

    assert {"coding", "span", "transcript", "code", "study"} == {row["what"] for row in rows}
    by_what = {row["what"]: row for row in rows if not row["discuss"]}
    assert ("MONEY", GRANT) == (by_what["coding"]["code"], by_what["coding"]["quote"])
    assert PANTRY == by_what["span"]["quote"]
    study_note = by_what["study"]
    edited = op("memo.edit", memo=study_note["id"], text="on the study, again")
    workbench.do(edited)
    workbench.do(op("memo.remove", memo=by_what["transcript"]["id"]))
    texts = {row["text"] for row in workbench.call("GET", "/api/memos").json["rows"]}
    assert {"on coding", "on span", "", "on code", "on the study, again"} == texts
    workbench.do(undo())
    workbench.do(undo())
    assert "on transcript" in str(workbench.call("GET", "/api/memos").json)
    assert "again" not in str(workbench.call("GET", "/api/memos").json)
    assert "invalid" == refused(workbench, op("memo.add", what="study", text=" "))
    assert "too_large" == refused(workbench, op("memo.add", what="study", text="x" * 20_001))


def test_a_code_is_proposed_with_its_passage(workbench: Workbench) -> None:
    """The codebook is frozen; what is missing is proposed, and can be taken back."""
    span = workbench.span("T01", JUNE)
    made = op("code.propose", name="Ending", definition="Money ends.", parent="MONEY")
    made |= {"start": span["start"], "end": span["end"]}
    workbench.do(made)
    (proposal,) = workbench.call("GET", "/api/codebook?round=r1").json["proposals"]

    assert (made["op_id"], "Ending", "T01", span["start"]) == tuple(
        proposal[name] for name in ("id", "name", "transcript", "start")
    )
    assert "unknown" == refused(workbench, op("code.propose", name="x", parent="MONY"))
    workbench.do(op("proposal.remove", proposal=made["op_id"]))
    assert [] == workbench.call("GET", "/api/codebook?round=r1").json["proposals"]


def test_a_proposal_names_a_passage_of_the_coders_own(workbench: Workbench) -> None:
    """Of a transcript that the coder codes in this round, with words that are there; or of none."""
    for place, kind in (
        ({"transcript": "T99"}, "round_state"),
        ({"transcript": "T01", "start": 5, "end": 100_000}, "invalid"),
        ({"transcript": "", "start": 5, "end": 9}, "invalid"),
    ):
        assert kind == refused(workbench, op("code.propose", name="Ending", **place)), place

    workbench.do(op("code.propose", name="Ending", transcript=""))
    assert ["Ending"] == [p["name"] for p in workbench.call("GET", "/api/codebook?round=r1").json["proposals"]]


def test_counts_and_retrieval_are_the_coders_own(workbench: Workbench) -> None:
    """The codebook counts own codings; retrieval shows them with what stands around them in their turn."""
    add(workbench, words=JUNE)
    codes = {c["id"]: c for c in workbench.call("GET", "/api/codebook?round=r1").json["codes"]}
    (row,) = workbench.call("GET", "/api/codes/MONEY/excerpts?round=r1").json["rows"]

    assert (1, 1, True) == tuple(codes["MONEY"][name] for name in ("mine", "mine_transcripts", "usable"))
    assert (0, False) == (codes["REL"]["mine"], codes["BOX"]["usable"])
    assert (f"{GRANT} ", JUNE, "") == (row["before"], row["text"], row["after"])
    assert ("Respondent", "O1") == (row["speaker"], row["case"])


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ({"q": "GRANT", "mode": "literal"}, ["grant"]),
        ({"q": "GRANT", "mode": "literal", "fold": False}, []),
        ({"q": "gran", "mode": "word"}, []),
        ({"q": "gran", "mode": "literal"}, ["gran"]),
        ({"q": "the", "mode": "word", "transcripts": ["T01"]}, ["the", "the"]),
        ({"q": r"\bp\w+y\b", "mode": "regex"}, ["pantry"]),
        ({"q": "pays", "mode": "literal", "roles": ["interviewer"]}, ["pays"]),
        ({"q": "pays", "mode": "literal", "speaker": "Respondent"}, ["pays"]),
        ({"q": "pays", "mode": "literal", "round": "r1", "uncoded": True}, ["pays"]),
    ],
)
def test_search(workbench: Workbench, question: dict[str, Any], words: list[str]) -> None:
    """Literally, as words, by a pattern; by role, by speaker, and where nothing is coded yet."""
    add(workbench)
    found = workbench.call("POST", "/api/search", question).json

    assert words == [hit["text"] for hit in found["hits"]]
    assert (len(words), False, False) == (found["total"], found["more"], found["timed_out"])
    for hit in found["hits"]:
        whole = workbench.call("GET", f"/api/transcripts/{hit['transcript']}").json["text"]
        assert whole[hit["start"] : hit["end"]] == hit["text"]
        assert hit["sentence"][0] <= hit["start"] < hit["sentence"][1]


@pytest.mark.parametrize("pattern", ["(", "[a", "(?P<x", "*", "a" * 501, ""])
def test_a_pattern_that_is_none_is_refused(workbench: Workbench, pattern: str) -> None:
    """With an error of ours."""
    answer = workbench.call("POST", "/api/search", {"q": pattern, "mode": "regex"})

    assert (422, "invalid") == (answer.status, answer.json["error"]["kind"])


def test_a_pattern_that_would_run_for_ever_is_stopped(food: Path, serve: Serve) -> None:
    """Two seconds, then what was found until then; coding goes on meanwhile."""
    one = serve(food)
    answers: list[Any] = []
    question = {"q": "(.|.)+[!?]{2}", "mode": "regex"}
    asking = threading.Thread(target=lambda: answers.append(one.call("POST", "/api/search", question).json))
    one.log_in()
    asking.start()
    time.sleep(0.3)
    begun = time.perf_counter()
    add(one)
    took = time.perf_counter() - begun
    asking.join(20)

    assert answers[0]["timed_out"]
    assert took < 1.0


def test_settings_are_kept_outside_the_study(workbench: Workbench) -> None:
    """Pins and theme, across restarts; nothing of it in the folder."""
    value = {"pins": ["MONEY"], "theme": "dark"}
    assert value == workbench.call("PUT", "/api/settings", value).json
    workbench.stop()
    workbench.start()

    assert value == workbench.call("GET", "/api/settings").json
    assert not [p for p in workbench.study.rglob("*") if p.is_file() and b'"pins"' in p.read_bytes()]
    assert 422 == workbench.call("PUT", "/api/settings", [1]).status
    assert 413 == workbench.call("PUT", "/api/settings", {"x": "y" * (257 << 10)}).status


def test_a_text_that_changed_is_read_only(workbench: Workbench) -> None:
    """Nothing is shifted silently: the transcript cannot be opened or coded until the text is back."""
    made = op("coding.add", code="MONEY", **workbench.span("T01", GRANT))
    path = workbench.study / "transcripts" / "T01.txt"
    text = path.read_bytes()
    path.write_bytes(text.replace(b"grant", b"grand"))

    assert "text_changed" == workbench.ops(made)["results"][0]["error"]["kind"]
    assert "text_changed" == workbench.call("GET", "/api/transcripts/T01").json["error"]["kind"]
    assert "text_changed" == work(workbench)["readonly"]["reason"]
    rows = workbench.call("GET", "/api/library").json["rows"]
    assert [True, False, False] == [bool(row["problem"]) for row in rows]
    path.write_bytes(text)
    workbench.do(made)


# kinds of rounds


def test_subcoding_stays_inside_the_parent(food_template: Path, tmp_path: Path, serve: Serve) -> None:
    """The page is told where; beyond it the server refuses."""
    root = Path(shutil.copytree(food_template, tmp_path / "study"))
    study = open_study(root)
    start(study, "r0", kind="initial", coders=["lee"])
    code(study, "transcript,segment,code,coder\nT01,1,REL,lee\n", round_id="r0")
    start(study, "s1", kind="subcode", coders=["ana"], parent="REL", over="r0")
    one = serve(root, "--round", "s1")
    inside, outside = one.span("T01", PRINT), one.span("T01", GRANT)

    assert [[inside["start"] - len(PANTRY) - 1, inside["end"]]] == work(one, round_="s1")["allowed"]
    assert "outside_parent" == refused(one, op("coding.add", round_="s1", code="REL.SEND", **outside))
    assert "invalid" == refused(one, op("coding.add", round_="s1", code="MONEY", **inside))
    one.do(op("coding.add", round_="s1", code="REL.SEND", **inside))


def test_a_second_pass_decides_about_what_is_below(food_template: Path, tmp_path: Path, serve: Serve) -> None:
    """Keep, reject, put another in its place; and change one's mind."""
    root = Path(shutil.copytree(food_template, tmp_path / "study"))
    study = open_study(root)
    start(study, "r0", kind="initial", coders=["lee"])
    code(study, "transcript,segment,code,coder\nT01,1,REL,lee\nT01,3,MONEY,lee\n", round_id="r0")
    start(study, "p1", kind="second-pass", coders=["ana"], over="r0")
    one = serve(root, "--round", "p1")
    below = work(one, round_="p1")["below"]
    rel, money = (c["id"] for c in below["codings"])
    one.do(op("coding.confirm", round_="p1", below=rel))
    one.do(op("coding.reject", round_="p1", below=money))
    now = work(one, round_="p1")["below"]

    assert ("r0 (initial)", [money], [rel]) == (below["label"], now["rejected"], now["confirmed"])
    assert "duplicate" == refused(one, op("coding.reject", round_="p1", below=money))
    one.do(op("coding.revise", round_="p1", below=rel, code="REL.SEND"))
    found = work(one, round_="p1")
    assert ({rel, money}, []) == (set(found["below"]["rejected"]), found["below"]["confirmed"])
    assert [("REL.SEND", rel)] == [(c["code"], c["derived_from"]) for c in found["codings"]]
    one.do(undo())
    found = work(one, round_="p1")
    assert ([money], [rel], []) == (found["below"]["rejected"], found["below"]["confirmed"], found["codings"])
    one.do(op("coding.confirm", round_="p1", below=money))
    assert [] == work(one, round_="p1")["below"]["rejected"]


def test_suggestions_are_accepted_or_rejected_one_by_one(food_template: Path, tmp_path: Path, serve: Serve) -> None:
    """What rules proposed becomes a coding with its origin kept; undo offers it again."""
    root = Path(shutil.copytree(food_template, tmp_path / "study"))
    frozen = root / "codebooks" / "food" / "1.0.yaml"
    frozen.write_text(frozen.read_text("utf-8").replace("name: Money", "name: Money\n  cues: [grant, june]"), "utf-8")
    study = open_study(root)
    (root / "codebooks" / "food.yaml").write_bytes(frozen.read_bytes())
    start(study, "r0", kind="initial", coders=["ana"])
    assert 2 == next(suggest(study, "food")).standing
    one = serve(root, "--round", "r0")

    def states() -> list[tuple[str, str]]:
        return [(s["by"], s["state"]) for s in work(one, round_="r0")["suggestions"]]

    first, second = (s["id"] for s in work(one, round_="r0")["suggestions"])
    one.do(op("suggestion.accept", round_="r0", suggestion=first))
    one.do(op("suggestion.reject", round_="r0", suggestion=second))
    (coding,) = work(one, round_="r0")["codings"]

    assert [("rules:food", "accepted"), ("rules:food", "rejected")] == states()
    assert ("MONEY", "ana", first) == (coding["code"], coding["coder"], coding["derived_from"])
    assert "duplicate" == refused(one, op("suggestion.accept", round_="r0", suggestion=second))
    assert "suggestion.accept" in [row["kind"] for row in one.call("GET", "/api/history").json["rows"]]
    one.do(undo())
    one.do(undo())
    assert [("rules:food", "open")] * 2 == states()


# stopping


def test_it_stops_cleanly_and_says_so(workbench: Workbench) -> None:
    """Ctrl-C is the ordinary way to stop: exit code 0."""
    add(workbench)
    assert 0 == workbench.stop()
    assert "stopped" in workbench.log.read_text("utf-8")


def test_it_stops_when_nobody_comes(food: Path, tmp_path: Path) -> None:
    """After the time that was set, with no tab open."""
    program = (
        "from codekit import open_study; from codekit.web.server import Options, serve; import sys;"
        "serve(open_study(sys.argv[1]), 'ana', Options(idle=0.1), print)"
    )
    env = {"CODEKIT_RUNTIME_DIR": str(tmp_path / "p"), "CODEKIT_CONFIG_DIR": str(tmp_path / "p")}
    ended = subprocess.run([sys.executable, "-c", program, str(food)], env=os.environ | env, timeout=30, check=False)
    assert 0 == ended.returncode


def test_tabs_are_told_what_happens(workbench: Workbench) -> None:
    """One tab codes, the other hears of it: ids and places, no words; a program outside is heard of too."""
    workbench.log_in()
    rev = work(workbench)
    connection = http.client.HTTPConnection("127.0.0.1", workbench.port, timeout=10)
    path = f"/api/events?epoch={rev['epoch']}&since={rev['rev']}"
    connection.request("GET", path, headers={"Authorization": f"Bearer {workbench.token}"})
    stream = connection.getresponse()

    def message() -> tuple[str, Any]:
        lines: dict[str, str] = {}
        while (line := stream.readline().decode().rstrip("\n")) or not lines:
            name, _, value = line.partition(": ")
            lines[name] = value
        return lines["event"], json.loads(lines["data"])

    assert "hello" == message()[0]
    made = add(workbench)
    workbench.do(op("memo.add", what="coding", about=made["op_id"], text="a secret thought"))
    first, second = message(), message()
    assert ("change", made["op_id"]) == (first[0], first[1]["put"][0]["id"])
    assert first[1]["rev"] < second[1]["rev"]
    assert second[1]["memos_changed"]
    assert "secret" not in str(second)
    assert GRANT not in str(first)
    code(open_study(workbench.study), BOTH, partial=True)
    heard = [message()[1]["transcript"] for _ in range(3)]
    assert ["T01", "T02", "T03"] == sorted(heard)
    workbench.process.terminate()
    while (last := message())[0] == "rounds":
        pass  # how far the round is may have been looked at meanwhile
    assert ("bye", {"reason": "stopped"}) == last
    connection.close()
    until(lambda: workbench.process.poll() is not None)


def test_a_tab_that_was_away_hears_what_it_missed(workbench: Workbench) -> None:
    """From the revision that it knows; or that it must fetch everything again."""
    before = work(workbench)
    add(workbench)

    def hear(epoch: str, since: int) -> list[str]:
        connection = http.client.HTTPConnection("127.0.0.1", workbench.port, timeout=10)
        headers = {"Authorization": f"Bearer {workbench.token}"}
        connection.request("GET", f"/api/events?epoch={epoch}&since={since}", headers=headers)
        stream = connection.getresponse()
        names: list[str] = []
        while len(names) < 2:
            line = stream.readline().decode()
            if line.startswith("event: "):
                names.append(line.removeprefix("event: ").strip())
        connection.close()
        return names

    assert ["hello", "change"] == hear(before["epoch"], before["rev"])
    assert ["hello", "reload"] == hear("another", before["rev"])
    assert ["hello", "reload"] == hear(before["epoch"], 99)


def test_a_passage_is_skipped_with_a_reason_and_taken_back(workbench: Workbench) -> None:
    """As by command: in the ledger with who, where and why; undone and done again; not what is coded or skipped."""
    add(workbench, "REL.SEND", PANTRY)
    made = op("unit.skip", **workbench.span("T01", GRANT), reason=" noise ")
    workbench.do(made)
    (shown,) = work(workbench)["skipped"]

    study = open_study(workbench.study)
    (event,) = study.layers(study.round("r1")).get("ana", "T01").skipped
    assert (made["op_id"], "noise", "ana", "ana") == (event.id, event.reason, event.coder, event.by)
    assert (event.id, event.start, event.end, "noise") == tuple(
        shown[name] for name in ("id", "start", "end", "reason")
    )
    assert study.transcript("T01").text[event.start : event.end] == GRANT
    assert "duplicate" == refused(workbench, op("unit.skip", **workbench.span("T01", "grant pays")))
    assert "invalid" == refused(workbench, op("unit.skip", **workbench.span("T01", PANTRY)))
    assert "too_large" == refused(workbench, op("unit.skip", **workbench.span("T01", JUNE), reason="x" * 20_001))
    assert ["unit.skip", "coding.add"] == [s["kind"] for s in workbench.call("GET", "/api/history").json["rows"]]

    for step, left in ((undo(), 0), (redo(), 1), (op("unit.unskip", skip=made["op_id"]), 0), (undo(), 1)):
        workbench.do(step)
        assert left == len(work(workbench)["skipped"])
    workbench.do(op("assignment.finish"))
    assert "round_state" == refused(workbench, op("unit.unskip", skip=made["op_id"]))


def test_what_its_coder_skipped_is_not_coded_in_the_window(workbench: Workbench) -> None:
    """Whoever skipped it takes that back first; a coding beside it is no matter."""
    skip(open_study(workbench.study), "T01", "3", coder="ana", round_id="r1")

    assert "invalid" == refused(workbench, op("coding.add", code="MONEY", **workbench.span("T01", GRANT)))
    add(workbench, "REL.SEND", PANTRY)
    skip(open_study(workbench.study), "T01", "3", coder="ana", round_id="r1", back=True)
    add(workbench)
    assert ["REL.SEND", "MONEY"] == [code_ for code_, _, _ in standing(workbench)]
