"""One list of what writes over HTTP: a request for every route and act of the window's servers that writes.

`benchmarks/kills_server.py` kills the server while it does each, in the study of `writing.source_of`;
`tests/web/test_writing.py` fails where a route is not in it.
"""

from __future__ import annotations

import base64
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from web.served import Workbench

_TALK = "Interviewer: How is it?\n\nRespondent: We share a van.\n\nInterviewer: Since when?\n\nRespondent: Since May.\n"


class RefusedError(Exception):
    """The server said no."""


@dataclass(frozen=True)
class Page:
    """What a page knows that is about to ask: the server, the files that come in, and ids of the study."""

    one: Workbench
    inside: Path
    ids: Mapping[str, str]

    def get(self, path: str) -> Any:
        """What the server shows."""
        return self._value("GET", path, None)

    def shown(self, path: str, body: dict[str, Any], **more: Any) -> dict[str, Any]:
        """A body that says what was shown before it is done."""
        return {**body, **more, "seen": self._value("POST", path, body).get("seal", "")}

    def file(self, name: str) -> dict[str, Any]:
        """A file that comes in, as a body has it."""
        return sent(name, (self.inside / name).read_bytes())

    def _value(self, method: str, path: str, body: Any) -> Any:
        answer = self.one.call(method, path, body)
        if answer.status != 200:
            raise RefusedError(answer.body)
        return answer.json


def sent(name: str, data: bytes) -> dict[str, Any]:
    """A file as a body has it."""
    return {"file": name, "data": base64.b64encode(data).decode()}


@dataclass(frozen=True)
class Request:
    """What is sent, by whom; `again` is False where each time adds something (a note, a decision of a meeting)."""

    path: str
    body: Callable[[Page], dict[str, Any]]
    coder: str = "dora"
    again: bool = True
    method: str = "POST"


def _coding(page: Page) -> dict[str, Any]:
    span = page.one.span("T01", "A grant pays.")
    op = {"op_id": str(uuid.UUID(int=8, version=4)), "kind": "coding.add", "round": "p2", "transcript": "T01"}
    return {"ops": [{**op, "code": "MONEY", **span}]}


def _turn(page: Page) -> dict[str, Any]:
    version = page.get("/api/transcripts/T02")["version"]
    body = {"version": version, "act": "name", "turn": 2, "speaker": "Nurse"}
    return page.shown("/api/transcripts/T02/turns", body)


def _corrected(page: Page) -> dict[str, Any]:
    version = page.get("/api/transcripts/T02")["version"]
    return page.shown("/api/transcripts/T02/correct", {"version": version, **page.file("T02.txt")})


def _speakers(page: Page) -> dict[str, Any]:
    seal = next(row["seal"] for row in page.get("/api/transcripts")["rows"] if row["id"] == "M1")
    return {"seal": seal, "roles": {"Ann": "other"}}


def _table(page: Page) -> dict[str, Any]:
    shown = page.get("/api/tables/cases")
    return {"seal": shown["seal"], "rows": [{"case": "O9", "region": "West"}]}


def _change(page: Page) -> dict[str, Any]:
    sha = page.get("/api/codebook?codebook=food")["sha256"]
    fields = {"name": "Loans", "definition": "Lent."}
    act = {"act": "add", "new": "LOANS", "fields": fields, "under": "MONEY"}
    return {"codebook": "food", "sha256": sha, **act, "write": True}


def _described(page: Page) -> dict[str, Any]:
    sha = page.get("/api/codebook?codebook=food")["sha256"]
    return {"codebook": "food", "sha256": sha, "title": "Food", "purpose": "Who brings it."}


def _ordered(page: Page) -> dict[str, Any]:
    return {"codebook": "food", "sha256": page.get("/api/codebook?codebook=food")["sha256"], "code": "REL"}


def _confirm(page: Page) -> dict[str, Any]:
    queue = page.get("/api/codebook/recheck?codebook=food")
    waiting = [row["id"] for row in queue["codings"]]
    return {"codebook": "food", "version": "1.1", "codings": waiting, "reason": "read"}


def _judged(_page: Page) -> dict[str, Any]:
    return {"codebook": "food", "case": "O1", "code": "MONEY", "said": {"fit": "strong"}}


def _start(_page: Page) -> dict[str, Any]:
    about = {"coders": ["lee"], "transcripts": ["T01"], "codebook": "food"}
    return {"id": "r7", "kind": "initial", **about}


def _reviewed(page: Page) -> dict[str, Any]:
    return {"round": "p0", "words": [{"coding": page.ids["coding"], "status": "accepted"}]}


def _review_sheet(page: Page) -> dict[str, Any]:
    return page.shown("/api/review/sheet", {"round": "p0", **page.file("review.xlsx")})


def _typed(page: Page) -> dict[str, Any]:
    return page.shown("/api/matrix/read", {"codebook": "food", **page.file("matrix.xlsx")})


def _decided(page: Page) -> dict[str, Any]:
    key = page.get("/api/meetings")["meetings"][0]["key"]
    return {"meeting": key, "point": "other", "text": "so"}


def _memo(page: Page) -> str:
    return page.ids["memo"]


REQUESTS: tuple[Request, ...] = (
    Request("/api/ops", _coding, "lee"),
    Request("/api/settings", lambda _: {"wide": True}, method="PUT"),
    Request("/api/rounds/r3/compare", lambda _: {"confirm": "r3"}, "ana"),
    Request("/api/rounds/r4/sign", lambda _: {}, "ben"),
    Request("/api/rounds/r5/withdraw", lambda _: {}, "ben"),
    Request("/api/rounds/r5/close", lambda _: {}, "ana"),
    Request("/api/rounds/p2/cancel", lambda _: {"confirm": "p2", "reason": "mistaken"}, "lee"),
    Request("/api/rounds/p8/resume", lambda _: {}, "lee"),
    Request("/api/rounds/p9/settle", lambda page: {"keep": page.ids["start"], "reason": "first"}, "lee"),
    Request("/api/rounds/r1/propose", lambda _: {"code": "MONEY", "sentence": "Grants."}, "ana"),
    Request("/api/rounds/r4/finalise", lambda _: {}, "ana"),
    Request("/api/decisions", lambda _: {"round": "r1", "cluster": "T01:1", "choice": "both", "reason": "x"}, "ana"),
    Request("/api/transcripts/T02/turns", _turn),
    Request("/api/transcripts/T02/correct", _corrected),
    Request("/api/transcripts/M1/speakers", _speakers),
    Request("/api/transcripts/Q1/remove", lambda _: {"confirm": "Q1"}),
    Request("/api/transcripts/T03/withdrawal", lambda _: {"confirm": "T03", "reason": "asked us to", "redact": True}),
    Request("/api/import", lambda _: {**sent("T10.txt", _TALK.encode()), "interviews": [{"case": "O2"}]}),
    Request("/api/tables/cases", _table),
    Request("/api/study", lambda _: {"title": "Renamed", "names": {"ana": "Ana"}}),
    Request("/api/study/coders", lambda _: {"id": "noa", "name": "Noa"}),
    Request("/api/start", _start),
    Request("/api/review", _reviewed),
    Request("/api/review/retract", lambda page: {"round": "p0", "coding": page.ids["reviewed"]}),
    Request("/api/review/sheet", _review_sheet),
    Request("/api/meetings", lambda _: {"date": "2024-05-02", "present": ["ana", "ben"]}),
    Request("/api/meetings/decide", _decided, again=False),
    Request("/api/meetings/retract", lambda page: {"key": page.ids["decision"]}),
    Request("/api/memos", lambda _: {"text": "A thought.", "case": "O1"}, again=False),
    Request("/api/memos/edit", lambda page: {"id": _memo(page), "text": "Better.", "discuss": True}),
    Request("/api/memos/remove", lambda page: {"id": _memo(page)}),
    Request("/api/codebook/change", _change),
    Request("/api/codebook/new", lambda _: {"id": "team", "codes": [{"name": "Loans", "definition": "Lent."}]}),
    Request("/api/codebook/import", lambda page: page.shown("/api/codebook/import", page.file("team.csv"), mapped={})),
    Request("/api/codebook/recheck", _confirm, "lee"),
    Request("/api/codebook/describe", _described),
    Request("/api/codebook/order", _ordered),
    Request("/api/codebook/decline", lambda page: {"proposal": page.ids["proposal"], "reason": "so"}, "ana"),
    Request("/api/matrix/cell", _judged),
    Request("/api/matrix/read", _typed),
)  # fmt: skip
HOME: tuple[Request, ...] = (
    Request("/api/home/new", lambda page: {"title": "New one", "place": str(page.inside.parent)}),
    Request(
        "/api/home/start",
        lambda page: {"path": str(page.inside.parent / "study"), "coder": "noa", "add": True, "name": "Noa"},
    ),
    Request("/api/home/project", lambda page: {"path": str(page.inside / "project.qdpx"), "write": True}),
    Request("/api/home/forget", lambda page: {"path": str(page.inside.parent / "study")}),
)
# Routes that a page sends something to, and why they are not in the list.
NOT_WRITING = {
    "POST /api/search": "reads",
    "POST /api/decisions/preview": "reads",
    "POST /api/import/preview": "reads",
    "POST /api/tables/{table}/paste": "reads",
    "POST /api/tables/{table}/undo": "takes back what this very server wrote; tests/web/test_preparing.py",
    "POST /api/study/undo": "as that of tables",
    "POST /api/transcripts/{id}/split": "makes turns as `speakers --split` does, which is a line of `writing.LINES`",
    "PUT /api/language": "one word in a file of this person",
    "POST /api/recordings": "writes a file of this person, and nothing of a study",
    "POST /api/recordings/look": "reads",
    "POST /api/recordings/{id}": "as that of all",
    "POST /api/start/rehearsal": "reads",
    "POST /api/start/sample": "reads",
    "POST /api/start/share": "reads",
    "POST /api/away": "needs a server; what is interrupted goes on: tests/away, tests/web/team/test_away.py",
    "POST /api/home": "the address of the home page",
    "POST /api/home/folders": "reads",
    "POST /api/home/study": "reads",
    "POST /api/home/stop": "ends a server",
    "DELETE /api/home/progress": "ends what is under way, of which nothing stays",
    "POST /api/home/try": "lays the sample out as `init --example` does, which is a line of `writing.LINES`",
    "POST /api/session": "a launch code for a token",
    "POST /api/session/code": "a secret",
    "DELETE /api/session": "ends the session",
    "POST /control/code": "a secret",
    "POST /control/stop": "ends the server",
}
