"""Non-interference: while a coder is blind, nothing that others do changes a single byte of what the coder gets.

Every route of the window is walked, and every reading command with what it writes (tests/walked.py lists them).
"""

from __future__ import annotations

import re
import select
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from codekit.model.events import CodePropose, Coding, MemoAdd, RoundMemo, stamp
from codekit.web.room import Room
from codekit.web.routes import Api
from codekit.web.sessions import Sessions
from codekit.web.settings import Settings
from codekit.workbench.desk import Desk
from codekit.workflow.rounds import assignments, rounds
from codekit.workflow.study.study import Study, open_study
from studies import CODEBOOK, code, start, write
from walked import answers
from web.conftest import Serve
from web.served import Answer, Workbench, op, undo, until

Change = Callable[[Study], object]
PING = b"e\r\n: still here\n\n\r\n"  # every quarter of a minute, whatever happens
LOOK = 1.5  # seconds: longer than the server takes to see what other programs wrote


@pytest.fixture(scope="module")
def busy_template(food_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ana and ben are blind in r1; lee has coded T03 in r0, r2 is theirs without ana, and food@1.1 is being written."""
    root = Path(shutil.copytree(food_template, tmp_path_factory.mktemp("busy") / "study"))
    study = open_study(root)
    start(study, "r0", kind="initial", coders=["lee"], transcripts=["T03"])
    start(study, "r2", coders=["ben", "lee"], transcripts=["T02"])
    code(study, "transcript,segment,code,coder\nT03,1,REL,lee\n", round_id="r0", partial=True)
    rows = "T01,1,REL.SEND,ana\nT01,3,MONEY,ana\nT03,1,REL,ana\n"
    code(study, f"transcript,segment,code,coder\n{rows}", round_id="r1", partial=True)
    write(root / "codebooks/food.yaml", CODEBOOK.replace('"1.0"', '"1.1"').replace("Who pays.", "Who pays, why."))
    return root


@pytest.fixture
def busy(busy_template: Path, tmp_path: Path) -> Path:
    """A copy of that study."""
    return Path(shutil.copytree(busy_template, tmp_path / "study"))


# what others may do


def code_as(coder: str, row: str, round_id: str = "r1", *, partial: bool = True) -> Change:
    """Somebody codes."""
    table = f"transcript,segment,code,coder\n{row},{coder}\n"
    return lambda study: code(study, table, round_id=round_id, partial=partial)


def note(study: Study) -> None:
    """Somebody writes notes and proposes a code."""
    place: dict[str, Any] = {"round": "r1", "coder": "ben", "transcript": "T01"}
    study.store.append(
        [
            MemoAdd(**stamp("ben"), **place, text="a thought of ben", start=10, end=20),
            RoundMemo(**stamp("ben"), round="r1", text="on money", code="MONEY"),
            RoundMemo(**stamp("lee"), round="r0", text="on the study"),
            CodePropose(**stamp("ben"), round="r1", name="Rides", definition="", codebook="food@1.0"),
        ]
    )


def suggest(study: Study) -> None:
    """Rules propose codings in the blind round."""
    text = study.transcript("T01").text
    event = Coding(
        **stamp("rules:food"),
        round="r1",
        coder="rules:food",
        transcript="T01",
        code="MONEY",
        start=152,
        end=165,
        text_sha=study.transcript("T01").sha256[:16],
        quote=text[152:165],
        codebook="food@1.0",
    )
    study.store.append([event])


def finish_all(coder: str, round_id: str = "r1") -> Change:
    """Somebody finishes every transcript."""

    def finish(study: Study) -> None:
        for id_ in study.round(round_id).transcripts:
            assignments.finish(study, id_, coder=coder, round_id=round_id)

    return finish


def reopen(study: Study) -> None:
    """Ben goes on with a transcript."""
    assignments.reopen(study, "T01", coder="ben", round_id="r1")


CODES: dict[str, Change] = {
    "the same place": code_as("ben", "T01,1,REL.SEND"),
    "another place": code_as("ben", "T01,4,MONEY"),
    "another transcript": code_as("ben", "T02,1,BOX.OWN"),
    "another round": code_as("lee", "T03,3,REL.DEAL", "r0"),
    "a blind round of others": code_as("lee", "T02,1,BOX.OWN", "r2"),
    "notes and proposals": note,
    "suggestions": suggest,
}
STATES: dict[str, Change] = {
    "a transcript": code_as("ben", "T01,1,REL", partial=False),
    "the round": finish_all("ben"),
    "another round": finish_all("lee", "r0"),
    "a new round": lambda study: rounds.start(
        study, "r9", kind="initial", coders=["lee"], transcripts=["T01"], codebook="food"
    ),
}


# what a coder gets


def reading_routes(study: Path) -> set[str]:
    """Every path that can be read, from the routes themselves."""
    room = Room(Desk(open_study(study), "ana"), round_id=None, transcript=None)
    api = Api(room, Sessions(), Settings(study / "none"), port=1, stop=lambda: None)
    return {route.path for route in api.routes() if "GET" in (route.methods or ()) and route.path != "/api/events"}


def addresses(round_: str, ids: tuple[str, ...] = ("T01", "T02", "T03", "T09")) -> dict[str, list[str]]:
    """Addresses to read, by route: every transcript, code, and way of asking; also what is not there."""
    codes = ("REL", "REL.SEND", "MONEY", "BOX", "NONE")
    return {
        "/api/session": ["/api/session"],
        "/api/library": ["/api/library", f"/api/library?round={round_}"],
        "/api/transcripts/{id}": [f"/api/transcripts/{id_}" for id_ in ids],
        "/api/work/{round}/{id}": [f"/api/work/{r}/{id_}" for r in ("r0", "r1", "r2", "r9") for id_ in ids],
        "/api/work/{round}/{id}/others": [
            f"/api/work/{r}/{id_}/others" for r in ("r0", "r1", "r2", "r9") for id_ in ids
        ],
        "/api/codebook": ["/api/codebook?round=r0", "/api/codebook?round=r1", "/api/codebook?codebook=food"],
        "/api/codebook/diff": [f"/api/codebook/diff?old=food@{old}&new=food" for old in ("1.0", "1.1")],
        "/api/codes/{code}/excerpts": [
            f"/api/codes/{code_}/excerpts?round={r}&below=1&whose={whose}"
            for code_ in codes
            for r in ("r0", "r1", "r2")
            for whose in ("mine", "visible")
        ],
        "/api/memos": ["/api/memos", "/api/memos?round=r1"],
        "/api/history": ["/api/history", "/api/history?round=r1&transcript=T01"],
        "/api/settings": ["/api/settings"],
        "/api/agreement": ["/api/agreement?round=r0", "/api/agreement?round=r1", "/api/agreement?round=r2"],
        "/api/claims": ["/api/claims?round=r0", "/api/claims?round=r1", "/api/claims?round=r2"],
        "/api/disagreements": ["/api/disagreements?round=r1", "/api/disagreements?round=r2"],
        "/api/clusters": ["/api/clusters?round=r1", "/api/clusters?round=r2"],
        "/api/became": ["/api/became?round=r1", "/api/became?round=r0"],
        "/api/matrix": ["/api/matrix?codebook=food", "/api/matrix?codebook=none"],
        "/api/matrix/cell": ["/api/matrix/cell?codebook=food&case=O1&code=REL"],
    }


def everything(one: Workbench, done: list[dict[str, Any]]) -> Iterator[tuple[str, Answer]]:
    """Every answer that a coder can get without writing anything: status, headers and body."""
    for paths in addresses("r1").values():
        for path in paths:
            yield path, one.call("GET", path)
    for question in (
        {"q": "the", "mode": "word"},
        {"q": "the", "mode": "word", "round": "r1", "uncoded": True},
        {"q": "a", "mode": "literal", "limit": 3, "roles": ["respondent"]},
    ):
        yield f"search {question}", one.call("POST", "/api/search", question)
    for operation in (
        *done,  # again: answered from the ledger
        op("coding.add", code="MONEY", round_="r0", op_id="5567db94-8310-459d-adbd-c2e1b5ce11b1"),
        op("memo.edit", memo="nothing", text="x", op_id="5567db94-8310-459d-adbd-c2e1b5ce11b2"),
        op("suggestion.accept", suggestion="nothing", op_id="5567db94-8310-459d-adbd-c2e1b5ce11b3"),
    ):
        yield f"again {operation['kind']}", one.call("POST", "/api/ops", {"ops": [operation]})
    for act in ("sign", "close", "compare", "finalise"):
        yield act, one.call("POST", f"/api/rounds/r1/{act}", {"confirm": "r0"})


class Listener:
    """A tab that listens to the event stream."""

    def __init__(self, one: Workbench) -> None:
        """Begin to listen."""
        self.sock = socket.create_connection(("127.0.0.1", one.port))
        head = f"GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:{one.port}\r\nAuthorization: Bearer {one.token}\r\n\r\n"
        self.sock.sendall(head.encode())
        self.heard(LOOK)

    def heard(self, seconds: float) -> bytes:
        """All that comes within this time."""
        found, end = b"", time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self.sock], [], [], left)[0]:
                found += self.sock.recv(65536)
        return found.replace(PING, b"")


def at_work(busy: Path, serve: Serve, *, finished: bool) -> tuple[Workbench, list[dict[str, Any]]]:
    """Ana's workbench with some history, and the operations that made it."""
    one = serve(busy, "--round", "r1")
    grant = one.span("T01", "It ends in June.")
    done = [op("coding.add", code="MONEY", **grant), op("memo.add", what="study", text="mine"), undo(), undo()]
    done += [op("coding.add", "T02", code="BOX.OWN", **one.span("T02", "No, we run our own shelf."))]
    if finished:
        done += [op("assignment.finish", id_) for id_ in ("T01", "T02", "T03")]
    for operation in done:
        one.do(operation)
    return one, done


def differing(one: Workbench, done: list[dict[str, Any]], change: Change) -> tuple[list[str], bytes]:
    """What differs in any byte after others changed something; and what the event stream said meanwhile."""
    (found,) = walked(one, done, {"": {"": change}})
    return found[1:]


def walked(
    one: Workbench, done: list[dict[str, Any]], groups: dict[str, dict[str, Change]]
) -> list[tuple[str, list[str], bytes]]:
    """For groups of changes: each happens, then every route is walked; the group, what differs, what was said.

    Changes may share a walk, because in a walk nothing at all may differ from what stood before the group.
    """
    tab = Listener(one)
    before = dict(everything(one, done))
    assert len(before) > 90
    tab.heard(0.1)
    found = []
    for name, changes in groups.items():
        for change in changes.values():
            change(open_study(one.study))
        said = tab.heard(LOOK)
        after = dict(everything(one, done))
        assert before.keys() == after.keys()
        found.append((name, [path for path in before if before[path] != after[path]], said + tab.heard(0.1)))
        before = after
    return found


# the commands


AS_ANA = {"export OUT/mine.csv --coder ana", "out/mine.csv", "codebook recheck food 1.0 1.1 --coder ana"}
MORE = ("agree r1", "agree r1 --incomplete", "suggest food --round r1")  # in an open blind round they write nothing


def told(study: Path, out: Path, groups: dict[str, list[Change]]) -> Iterator[tuple[str, set[str]]]:
    """For groups of changes: the commands that say something else then, and the files that they write otherwise."""
    before = dict(answers(study, out, MORE))
    assert len(before) > 40
    assert before.keys() >= AS_ANA
    for name, changes in groups.items():
        for change in changes:
            change(open_study(study))
        after = dict(answers(study, out, MORE))
        yield name, {line for line in before.keys() | after.keys() if before.get(line) != after.get(line)}
        before = after


def test_no_command_shows_what_a_blind_round_hides(busy: Path, tmp_path: Path) -> None:
    """Whoever names nobody learns who has finished, not who has begun or what is coded; ana as ana learns nothing."""
    elsewhere = CODES["another round"]
    groups = {
        "codes": [change for change in CODES.values() if change is not elsewhere],
        "states": [STATES["a transcript"], STATES["the round"]],
        "elsewhere": [elsewhere, STATES["another round"], STATES["a new round"]],
    }

    found = dict(told(busy, tmp_path / "out", groups))

    assert set() == found["codes"]
    assert {"round list", "round list --json", "round show r1", "round show r1 --json", "agree r1"} == found["states"]
    assert {"out/all.csv", "matrix food --json", "round list", "exports/matrix-food.json"} <= found["elsewhere"]
    assert set() == found["elsewhere"] & AS_ANA


# the window


def test_every_route_is_walked(busy_template: Path) -> None:
    """A route that is added must be added here too."""
    assert reading_routes(busy_template) == set(addresses("r1"))


def test_a_blind_coder_learns_nothing(busy: Path, serve: Serve) -> None:
    """Whatever others code, write or finish: not a byte differs, and nobody hears of it."""
    one, done = at_work(busy, serve, finished=False)
    groups = {"codes": CODES, "states": STATES}

    assert [(name, [], b"") for name in groups] == walked(one, done, groups)


def test_a_blind_coder_who_is_done_learns_nothing_of_codings(busy: Path, serve: Serve) -> None:
    """Who has finished is still blind."""
    one, done = at_work(busy, serve, finished=True)

    assert [("codes", [], b"")] == walked(one, done, {"codes": CODES})


def test_a_blind_coder_who_is_done_learns_how_many_are_not(busy: Path, serve: Serve) -> None:
    """Only the number, in the session; then that the round is complete."""
    one, done = at_work(busy, serve, finished=True)

    differs, said = differing(one, done, finish_all("ben"))
    differs = [name for name in differs if not name.startswith(("/api/work/r1/T0", "again"))]  # the new revision
    r1 = next(r for r in one.call("GET", "/api/session").json["rounds"] if r["id"] == "r1")
    assert {"/api/session"} == set(differs)
    assert (0, "complete", True) == (r1["waiting"], r1["state"], r1["blind"])
    assert re.fullmatch(rb"(\w+\r\nid: \d+\nevent: rounds\ndata: \{\"rev\":\d+\}\n\n\r\n)+", said)
    reopen(open_study(busy))
    until(lambda: [1] == [r["waiting"] for r in one.call("GET", "/api/session").json["rounds"] if r["id"] == "r1"])


def test_blindness_ends_with_the_comparison(busy: Path, serve: Serve) -> None:
    """Then everything is shown, and the walk above would see it: the test can fail."""
    one, done = at_work(busy, serve, finished=True)
    code_as("ben", "T01,1,REL.SEND")(open_study(busy))
    finish_all("ben")(open_study(busy))

    assert 422 == one.call("POST", "/api/rounds/r1/compare", {"confirm": "yes"}).status
    assert 403 == one.call("GET", "/api/work/r1/T01/others").status
    compared = one.call("POST", "/api/rounds/r1/compare", {"confirm": "r1"})
    assert 200 == compared.status, compared.body
    assert ["ana", "ben"] == compared.json["coders"]
    others = one.call("GET", "/api/work/r1/T01/others").json["coders"]
    assert [("ben", ["REL.SEND"])] == [(o["coder"], [c["code"] for c in o["codings"]]) for o in others]
    assert "compared" == one.call("GET", "/api/work/r1/T01").json["readonly"]["reason"]
    assert 200 == one.call("GET", "/api/disagreements?round=r1").status
    refused = one.ops(undo())["results"][0]
    assert (False, "round_state") == (refused["ok"], refused["error"]["kind"])
    differs, said = differing(one, done, code_as("lee", "T03,3,REL.DEAL", "r0", partial=False))
    assert {"/api/session", "/api/work/r0/T03/others", "/api/matrix?codebook=food"} <= set(differs)
    assert b"rounds" in said


def test_who_is_not_blind_sees_progress_but_no_codings(food: Path, serve: Serve) -> None:
    """Lee has no part in r1: an open blind round shows nobody's codings to anybody."""
    study = open_study(food)
    start(study, "r0", kind="initial", coders=["lee"], transcripts=["T03"])
    one = serve(food, coder="lee")

    assert [2, None] == [r["waiting"] for r in one.call("GET", "/api/session").json["rounds"]]
    assert 403 == one.call("GET", "/api/work/r1/T01/others").status
    assert 403 == one.call("GET", "/api/codes/REL/excerpts?round=r1&whose=visible").status


def test_suggestions_are_for_rounds_that_are_not_blind(busy: Path, serve: Serve) -> None:
    """Accepted in a blind round they would count as independent work: they are not there."""
    suggest(open_study(busy))
    one = serve(busy)
    suggestion = (busy / "codings/r1/rules.food/T01.jsonl").read_text("utf-8").split('"id":"')[1][:36]

    assert [] == one.call("GET", "/api/work/r1/T01").json["suggestions"]
    refused = one.ops(op("suggestion.accept", suggestion=suggestion))["results"][0]
    assert (False, "unknown") == (refused["ok"], refused["error"]["kind"])
