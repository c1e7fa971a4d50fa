"""Non-interference: while a coder is blind, nothing that others do changes a single byte of what the coder gets.

Every route of the window is walked; the commands in tests/cli/test_blindness.py.
"""

from __future__ import annotations

import base64
import re
import select
import shutil
import socket
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

import others
from codekit.model.events import stamp
from codekit.model.meetings import MeetingDecide, MeetingHold
from codekit.model.memos import StudyMemo
from codekit.model.reviews import Review
from codekit.web.room import Room
from codekit.web.routes import ACTS, Api
from codekit.web.sessions import Sessions
from codekit.web.settings import Settings
from codekit.workbench import operations
from codekit.workbench.desk import Desk
from codekit.workflow.study.study import Study, open_study
from others import CODES, STATES, Change, code_as, finish_all, reopen, suggest
from studies import INTERVIEWS, start
from web.conftest import Serve
from web.served import Answer, Workbench, op, undo, until

SETTINGS = {"wide": True}
PING = b"e\r\n: still here\n\n\r\n"  # every quarter of a minute, whatever happens
LOOK = 1.5  # seconds: longer than the server takes to see what other programs wrote


@pytest.fixture(scope="module")
def busy_template(food_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ana and ben are blind in r1; lee has coded T03 in r0, r2 is theirs without ana, and food@1.1 is being written."""
    root = Path(shutil.copytree(food_template, tmp_path_factory.mktemp("busy") / "study"))
    return others.busy(root)


@pytest.fixture
def busy(busy_template: Path, tmp_path: Path) -> Path:
    """A copy of that study."""
    return Path(shutil.copytree(busy_template, tmp_path / "study"))


# what a coder gets


# Not walked, and why.
NOT_WALKED = {
    "GET /api/events": "listened to all the while",
    "POST /api/session": "a launch code for a token: nothing of a study",
    "POST /api/session/code": "a secret: nothing of a study",
    "DELETE /api/session": "ends the session",
    "PUT /api/language": "a word about the page: nothing of a study",
    "POST /api/away": "what comes from a server is what may be seen there: tests/web/team/test_away.py",
    "POST /api/home": "the address of the home page: nothing of a study",
    "POST /control/code": "as POST /api/session/code",
    "POST /control/stop": "ends the server",
}
TABLES = ("cases", "interviews", "coverage", "none")
SENT = {  # by everything() below
    "POST /api/search",
    "POST /api/ops",
    "POST /api/rounds/{id}/{act}",
    "POST /api/decisions",
    "POST /api/decisions/preview",
    "POST /api/matrix/cell",
    "POST /api/matrix/read",
    "POST /api/transcripts/{id}/turns",
    "POST /api/transcripts/{id}/correct",
    "POST /api/import/preview",
    "POST /api/import",
    "POST /api/transcripts/{id}/speakers",
    "POST /api/transcripts/{id}/split",
    "POST /api/transcripts/{id}/remove",
    "POST /api/transcripts/{id}/withdrawal",
    "POST /api/tables/{table}",
    "POST /api/tables/{table}/paste",
    "POST /api/tables/{table}/undo",
    "POST /api/study/undo",
    "POST /api/study",
    "POST /api/study/coders",
    "PUT /api/settings",
    "POST /api/start",
    "POST /api/start/rehearsal",
    "POST /api/start/sample",
    "POST /api/start/share",
    "POST /api/review",
    "POST /api/review/retract",
    "POST /api/review/sheet",
    "POST /api/meetings",
    "POST /api/meetings/decide",
    "POST /api/meetings/retract",
    "POST /api/memos",
    "POST /api/memos/edit",
    "POST /api/memos/remove",
    "POST /api/codebook/change",
    "POST /api/codebook/import",
    "POST /api/codebook/new",
    "POST /api/codebook/recheck",
    "POST /api/recordings",
    "POST /api/recordings/look",
    "POST /api/recordings/{id}",
    "POST /api/codebook/decline",
    "POST /api/codebook/describe",
    "POST /api/codebook/order",
}


DAY = "2024-05-02"
MEETING = {"date": DAY, "present": ["ana", "lee"], "note": ""}
OF_LEE = "5567db94-8310-459d-adbd-c2e1b5ce11b5"


def meet(study: Study) -> None:
    """Lee writes down the same meeting as ana, and one more, with a decision; reviews a coding; notes something."""
    there: dict[str, Any] = {"at": "2024-05-03T08:00:00.000Z", "by": "lee"}
    known = next(c for layer in study.layers(study.round("r0")).by_key.values() for c in layer.codings)
    study.store.append(
        [
            MeetingHold(**stamp("lee"), date=DAY, present=("ana", "lee")),
            MeetingHold(id=OF_LEE, **there, date="2024-05-03", present=("lee",)),
            MeetingDecide(**stamp("lee"), meeting=OF_LEE, text="MONEY is what is paid"),
            Review(
                **stamp("lee"), coding=known.id, round="r0", coder="lee", transcript=known.transcript,
                status="queried", comment="is it?",
            ),
            StudyMemo(**stamp("lee"), text="for the meeting", case="O1", discuss=True),
        ]
    )  # fmt: skip


def routes(study: Path) -> set[str]:
    """Every method and path, from the routes themselves."""
    room = Room(Desk(open_study(study), "ana"), round_id=None, transcript=None)
    api = Api(room, Sessions(), Settings(study / "none"), port=1, stop=lambda: None)
    return {f"{method} {route.path}" for route in api.routes() for method in {*(route.methods or ())} - {"HEAD"}}


def addresses(round_: str, ids: tuple[str, ...] = ("T01", "T02", "T03", "T09")) -> dict[str, list[str]]:
    """Addresses to read, by route: every transcript, code, and way of asking; also what is not there."""
    codes = ("REL", "REL.SEND", "MONEY", "BOX", "NONE")
    return {
        "/api/session": ["/api/session"],
        "/api/library": ["/api/library", f"/api/library?round={round_}"],
        "/api/transcripts/{id}": [f"/api/transcripts/{id_}" for id_ in ids],
        "/api/transcripts/{id}/rules": [f"/api/transcripts/{id_}/rules" for id_ in ids],
        "/api/transcripts/{id}/withdrawal": [f"/api/transcripts/{id_}/withdrawal" for id_ in ids],
        "/api/work/{round}/{id}": [f"/api/work/{r}/{id_}" for r in ("r0", "r1", "r2", "r9") for id_ in ids],
        "/api/work/{round}/{id}/others": [
            f"/api/work/{r}/{id_}/others" for r in ("r0", "r1", "r2", "r9") for id_ in ids
        ],
        "/api/codebook": ["/api/codebook?round=r0", "/api/codebook?round=r1", "/api/codebook?codebook=food"],
        "/api/codebook/diff": [
            f"/api/codebook/diff?old=food@{old}&new={new}" for old in ("1.0", "1.1") for new in ("food", "food@1.1")
        ],
        "/api/codebooks": ["/api/codebooks"],
        "/api/codebook/history": ["/api/codebook/history?codebook=food"],
        "/api/codebook/recheck": ["/api/codebook/recheck?codebook=food"],
        "/api/codebook/export": [
            f"/api/codebook/export?codebook={key}&as={form}"
            for key in ("food", "food@1.1")
            for form in ("csv", "html", "yaml")
        ],
        "/api/codes/{code}/excerpts": [
            f"/api/codes/{code_}/excerpts?round={r}&below=1&whose={whose}"
            for code_ in codes
            for r in ("r0", "r1", "r2")
            for whose in ("mine", "visible")
        ],
        "/api/away": ["/api/away"],
        "/api/recordings/{id}": [f"/api/recordings/{id_}" for id_ in ids],
        "/api/recordings/{id}/loudness": [f"/api/recordings/{id_}/loudness" for id_ in ids],
        "/sound/{key}": ["/sound/T01"],
        "/api/memos": ["/api/memos", "/api/memos?round=r1"],
        "/api/history": ["/api/history", "/api/history?round=r1&transcript=T01"],
        "/api/settings": ["/api/settings"],
        "/api/transcripts": ["/api/transcripts"],
        "/api/tables/{table}": [f"/api/tables/{name}" for name in TABLES],
        "/api/tables/{table}/file": [f"/api/tables/{name}/file" for name in TABLES],
        "/api/agreement": ["/api/agreement?round=r0", "/api/agreement?round=r1", "/api/agreement?round=r2"],
        "/api/claims": ["/api/claims?round=r0", "/api/claims?round=r1", "/api/claims?round=r2"],
        "/api/disagreements": ["/api/disagreements?round=r1", "/api/disagreements?round=r2"],
        "/api/clusters": ["/api/clusters?round=r1", "/api/clusters?round=r2"],
        "/api/became": ["/api/became?round=r1", "/api/became?round=r0"],
        "/api/rounds": ["/api/rounds"],
        "/api/rounds/{id}": [f"/api/rounds/{r}" for r in ("r0", "r1", "r2", "r9")],
        "/api/rounds/{id}/diagnosis": [f"/api/rounds/{r}/diagnosis" for r in ("r0", "r1", "r2")],
        "/api/rounds/{id}/practice": [f"/api/rounds/{r}/practice" for r in ("r0", "r1", "r2")],
        "/api/rounds/{id}/revisions": [f"/api/rounds/{r}/revisions" for r in ("r0", "r1", "r2")],
        "/api/start": ["/api/start"],
        "/api/matrix": ["/api/matrix?codebook=food", "/api/matrix?codebook=none"],
        "/api/study": ["/api/study"],
        "/api/study/stages": ["/api/study/stages"],
        "/api/study/amiss": ["/api/study/amiss"],
        "/api/study/check": ["/api/study/check"],
        "/api/review": [f"/api/review?round={r}&status=all" for r in ("r0", "r1", "r2", "r9")],
        "/api/review/marks": [f"/api/review/marks?round={r}&transcript=T03" for r in ("r0", "r1", "r2", "r9")],
        "/api/review/sheet": ["/api/review/sheet?round=r0&status=all", "/api/review/sheet?round=r1"],
        "/api/meetings": ["/api/meetings"],
        "/api/meetings/minutes": ["/api/meetings/minutes?form=md", f"/api/meetings/minutes?meeting={DAY}&form=md"],
        "/api/memos/all": ["/api/memos/all"],
        "/api/memos/file": ["/api/memos/file?form=md", "/api/memos/file?form=csv"],
        "/api/matrix/cell": [f"/api/matrix/cell?codebook=food&case=O1&code=REL{alone}" for alone in ("", "&alone=1")],
        "/api/matrix/kinds": ["/api/matrix/kinds?codebook=food&by=region"],
        "/api/together": ["/api/together?codebook=food"],
        "/api/words": ["/api/words", "/api/words?codebook=food&code=MONEY", "/api/words?across=case"],
        "/api/words/file": ["/api/words/file?form=csv", "/api/words/file?form=csv&words=food"],
        "/api/kwic": ["/api/kwic?words=food", "/api/kwic?words=food&codebook=food&code=MONEY"],
        "/api/crosstab": ["/api/crosstab?codebook=food", "/api/crosstab?codebook=food&across=case"],
        "/api/excerpts": ["/api/excerpts?codebook=food", "/api/excerpts?codebook=food&code=MONEY&also=REL"],
        "/api/excerpts/file": ["/api/excerpts/file?codebook=food&form=csv"],
        "/api/reports": ["/api/reports"],
        "/api/reports/preview": [
            f"/api/reports/preview?kind={kind}&codebook=food&round={r}"
            for kind, r in (
                ("methods", ""),
                ("agreement", "r1"),
                ("agreement", "r2"),
                ("revisions", "r0"),
                ("none", ""),
            )
        ],
        "/api/reports/file": [
            f"/api/reports/file?kind={kind}&form={form}&codebook=food"
            for kind, form in (
                ("methods", "md"),
                ("matrix", "xlsx"),
                ("codings", "csv"),
                ("excerpts", "csv"),
                ("memos", "md"),
                ("transcript", "html"),
                ("codebook-page", "html"),
                ("obsidian", "zip"),
            )
        ],
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
    yield "one of each kind", one.call("POST", "/api/ops", {"ops": refused_ops()})
    for act in ACTS:
        for round_ in ("r1", "r2", "r9"):
            yield f"{act} {round_}", one.call("POST", f"/api/rounds/{round_}/{act}", {"confirm": "r0"})
    yield from starts(one)
    for round_ in ("r1", "r2", "r9"):
        decision = {"round": round_, "cluster": "T01:1", "choice": "both"}
        for path in ("/api/decisions", "/api/decisions/preview"):
            yield f"{path} {round_}", one.call("POST", path, decision)
    judged = {"codebook": "food", "case": "O1", "code": "REL"}
    for what in ({"said": {"fit": "strong"}}, {"quote": "pantry", "alone": True}, {"take_back": ["none"]}):
        yield f"judge {what}", one.call("POST", "/api/matrix/cell", judged | what)
    yield "read back", one.call("POST", "/api/matrix/read", {"codebook": "food", "file": "m.xlsx", "data": ""})
    for id_ in ("T01", "T02", "T09"):
        yield from texts_changed(one, id_)
    for path, body in TOLD:
        yield f"{path} {body}", one.call("POST", path, body)
    yield from set_up(one)
    yield "study", one.call("POST", "/api/study", {"names": {"bn": "Ben"}})  # nobody is
    yield "coder", one.call("POST", "/api/study/coders", {"id": "ben"})  # is there
    yield from codebook_desk(one)
    yield "settings", one.call("PUT", "/api/settings", SETTINGS)


def starts(one: Workbench) -> Iterator[tuple[str, Answer]]:
    """What a start would do, also under the id of a round of others and over one; and starts that are refused."""
    wish = {"id": "r9", "kind": "double", "coders": ["ana", "ben"], "transcripts": ["T02"], "codebook": "food"}
    pass_ = {"kind": "second-pass", "coders": ["ana"]}
    for name, more in {"r9": {}, "over r2": {**pass_, "over": "r2"}, "over r9": {**pass_, "over": "r9"}}.items():
        yield f"rehearsal {name}", one.call("POST", "/api/start/rehearsal", wish | more)
    refused: dict[str, dict[str, object]] = {"nobody": {"coders": []}, "over": {**pass_, "over": "r2"}}
    for name, other in refused.items():
        yield f"start {name}", one.call("POST", "/api/start", wish | other)
    sample = {"coders": ["ana", "ben"], "size": 1}
    yield "sample", one.call("POST", "/api/start/sample", sample)
    yield "share", one.call("POST", "/api/start/share", {"transcripts": ["T01"], "coders": ["ana", "ben"]})
    yield "sample again", one.call("POST", "/api/start/sample", {**sample, "again": True, "by": "region"})
    yield "propose", one.call("POST", "/api/rounds/r1/propose", {"code": "MONEY", "sentence": "Who pays."})


# What is refused to ana.
NOTHING = "5567db94-8310-459d-adbd-c2e1b5ce11b4"
TOLD: list[tuple[str, dict[str, Any]]] = [
    *(
        (path, {"round": round_, **body})
        for round_ in ("r0", "r1", "r2", "r9")
        for path, body in (
            ("/api/review", {"words": [{"coding": NOTHING, "status": "accepted"}]}),
            ("/api/review/retract", {"coding": NOTHING}),
            ("/api/review/sheet", {"file": "review.xlsx", "data": ""}),
        )
    ),
    ("/api/meetings", {"date": "today", "present": ["ana"]}),
    ("/api/meetings/decide", {"meeting": "", "point": "nothing", "text": "x"}),
    ("/api/meetings/retract", {"key": "nothing"}),
    ("/api/meetings/retract", {"key": OF_LEE}),
    ("/api/memos", {"text": ""}),
    ("/api/memos/edit", {"id": OF_LEE, "text": "x", "discuss": False}),
    ("/api/memos/remove", {"id": OF_LEE}),
]


def codebook_desk(one: Workbench) -> Iterator[tuple[str, Answer]]:
    """What changes of a codebook would come to, and what is refused; nothing of it is written."""
    base = {"codebook": "food", "sha256": "", "reason": "why"}
    fields = {"name": "Loans", "definition": "Lent."}
    for asked in (
        {"act": "add", "fields": fields, "under": "MONEY"},
        {"act": "split", "codes": ["REL"], "fields": fields},
        {"act": "edit", "codes": ["MONEY"], "fields": {"definition": "Who gives."}, "kind": "widened"},
        {"act": "move", "codes": ["MONEY"], "under": "REL"},
        {"act": "merge", "codes": ["REL.SEND"], "into": "REL.DEAL"},
        {"act": "retire", "codes": ["BOX.OWN"]},
    ):
        yield f"change {asked['act']}", one.call("POST", "/api/codebook/change", {**base, **asked})
        yield f"stale {asked['act']}", one.call("POST", "/api/codebook/change", {**base, **asked, "write": True})
    new = {"id": "food", "codes": [{"name": "Loans", "definition": "Lent."}]}
    yield "new codebook", one.call("POST", "/api/codebook/new", new)
    data = base64.b64encode(b"Code,Definition,Was\nLoans,Lent.,x\n").decode()
    yield "codes of a file", one.call("POST", "/api/codebook/import", {"file": "food.csv", "data": data})
    confirmed = {"codebook": "food", "version": "1.0", "codings": ["nothing"]}
    described = {"codebook": "food", "sha256": "another", "title": "Other"}
    yield "describe", one.call("POST", "/api/codebook/describe", described)
    yield "order", one.call("POST", "/api/codebook/order", {"codebook": "food", "sha256": "another", "code": "MONEY"})
    for proposal in ("P-1234", "none"):
        declined = {"proposal": proposal, "reason": "so"}
        yield f"decline {proposal}", one.call("POST", "/api/codebook/decline", declined)
    yield "confirm", one.call("POST", "/api/codebook/recheck", confirmed)


def texts_changed(one: Workbench, id_: str) -> Iterator[tuple[str, Answer]]:
    """What a corrected text and other turns would come to; nothing of it is written."""
    shown = one.call("GET", f"/api/transcripts/{id_}").json
    text = shown.get("text", "").replace("pays", "pays for it").replace("flood", "great flood")
    data = base64.b64encode(text.encode()).decode()
    asked = {"version": shown.get("version", ""), "file": "new.txt", "data": data}
    yield f"correct {id_}", one.call("POST", f"/api/transcripts/{id_}/correct", asked)
    for turn in range(1, 6):
        # What was never shown: whether something is coded there or not, it is not done.
        wish = {"version": asked["version"], "act": "name", "turn": turn, "speaker": "Lee", "seen": "nothing"}
        yield f"turn {turn} of {id_}", one.call("POST", f"/api/transcripts/{id_}/turns", wish)


def set_up(one: Workbench) -> Iterator[tuple[str, Answer]]:
    """What is done before coding, shown or refused; nothing of it is written."""
    data = base64.b64encode(
        b"Interviewer: How?\n\nRespondent: So.\n\nInterviewer: Why?\n\nRespondent: Well.\n"
    ).decode()
    for file in ("T09.txt", "T01.txt"):
        yield f"preview {file}", one.call("POST", "/api/import/preview", {"file": file, "data": data, "text": True})
    wanted = {"file": "T01.txt", "data": data, "interviews": [{}]}
    yield "import", one.call("POST", "/api/import", wanted)  # another text is stored under this id
    for id_ in ("T01", "T02", "T09"):
        roles = {"seal": "another", "roles": {"Respondent": "other"}}
        yield f"speakers {id_}", one.call("POST", f"/api/transcripts/{id_}/speakers", roles)
        yield f"split {id_}", one.call("POST", f"/api/transcripts/{id_}/split", {"seal": "another", "rule": "question"})
        yield f"withdraw {id_}", one.call("POST", f"/api/transcripts/{id_}/withdrawal", {"confirm": "T0"})
        yield f"remove {id_}", one.call("POST", f"/api/transcripts/{id_}/remove", {"confirm": id_})
    quoting = {"confirm": "T01", "reason": INTERVIEWS["T01"], "redact": True}
    yield "withdraw, quoting", one.call("POST", "/api/transcripts/T01/withdrawal", quoting)
    for name in TABLES:
        edit = {"seal": "another", "columns": ["region"]}
        yield f"edit {name}", one.call("POST", f"/api/tables/{name}", edit)
        seal = (one.call("GET", f"/api/tables/{name}").json or {}).get("seal", "")
        pasted = {"seal": seal, "text": "case\tname\nO1\tOne\nO9\tNine\n"}
        yield f"paste {name}", one.call("POST", f"/api/tables/{name}/paste", pasted)
        yield f"undo {name}", one.call("POST", f"/api/tables/{name}/undo", {})
    yield "undo of the study", one.call("POST", "/api/study/undo", {"redo": True})
    for id_ in ("T01", "T09"):
        yield f"recording {id_}", one.call("POST", f"/api/recordings/{id_}", {"path": "/nowhere/T01.mp3"})
    for path, body in (("/api/recordings", {"folder": "/nowhere"}), ("/api/recordings/look", {"path": "/nowhere"})):
        yield path, one.call("POST", path, body)


def refused_ops() -> list[dict[str, Any]]:
    """Two operations of each kind that cannot be done: on what is not there, and in a round of others."""
    places = [{"round": "r1", "transcript": "T09"}, {"round": "r2", "transcript": "T02"}]
    return [_refused(kind, number, place) for number, kind in enumerate(get_args(operations.AnyOp)) for place in places]


def _refused(kind: type[Any], number: int, place: dict[str, str]) -> dict[str, Any]:
    empty: dict[Any, Any] = {int: 0, list[str]: []}
    known = {
        "op_id": str(uuid.uuid5(uuid.NAMESPACE_OID, f"{number} {place}")),
        "target": "nothing",
        "what": "span",
        "name": "",
    }
    values = {
        field.name: {**known, **place}.get(field.name, empty.get(field.type, "nothing"))
        for field in msgspec.structs.fields(kind)
        if field.required or field.name == "target"
    }
    return {
        **values,
        **(place if "round" in {f.name for f in msgspec.structs.fields(kind)} else {}),
        "kind": kind.__struct_config__.tag,
    }


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
    one.call("PUT", "/api/settings", SETTINGS)
    assert 200 == one.call("POST", "/api/meetings", MEETING).status
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


# the window


def test_every_route_is_walked_or_listed_with_a_reason(busy_template: Path) -> None:
    """A route that is added must be added here too; and each kind of operation is sent."""
    walked_ = {*(f"GET {path}" for path in addresses("r1")), *SENT}

    assert routes(busy_template) == walked_ | NOT_WALKED.keys()
    assert not walked_ & NOT_WALKED.keys()
    assert all(NOT_WALKED.values())
    assert set(operations.KINDS) == {str(operation["kind"]) for operation in refused_ops()}


def test_a_blind_coder_learns_nothing(busy: Path, serve: Serve) -> None:
    """Whatever others code, write or finish: not a byte differs, and nobody hears of it."""
    one, done = at_work(busy, serve, finished=False)
    groups: dict[str, dict[str, Change]] = {"codes": CODES, "meetings": {"a meeting": meet}, "states": STATES}

    assert [(name, [], b"") for name in groups] == walked(one, done, groups)


def test_a_blind_coder_who_is_done_learns_nothing_of_codings(busy: Path, serve: Serve) -> None:
    """Who has finished is still blind."""
    one, done = at_work(busy, serve, finished=True)

    assert [("codes", [], b"")] == walked(one, done, {"codes": CODES})


def test_a_blind_coder_who_is_done_learns_how_many_are_not(busy: Path, serve: Serve) -> None:
    """Only the number, in the session and in what is shown of the round; then that the round is complete."""
    one, done = at_work(busy, serve, finished=True)

    differs, said = differing(one, done, finish_all("ben"))
    revised = ("/api/work/r1/T0", "again", "one of each kind")  # these answer with the new revision
    differs = [name for name in differs if not name.startswith(revised)]
    r1 = next(r for r in one.call("GET", "/api/session").json["rounds"] if r["id"] == "r1")
    assert {"/api/session", "/api/rounds", "/api/rounds/r1"} == set(differs)
    page = one.call("GET", "/api/rounds/r1").json
    assert ([["ana"]] * 3, None, "compare") == (
        [list(row["states"]) for row in page["rows"]],
        page["line"]["finished"],
        page["line"]["next"]["act"],
    )
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
