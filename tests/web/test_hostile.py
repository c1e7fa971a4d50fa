"""Malformed, oversized and endless requests: one of our answers each, never a bug, and the server goes on."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from starlette.routing import Route

import others
from codekit.store.memory import MemoryStore
from codekit.store.opening import lay_out
from codekit.web.room import Room
from codekit.web.routes import Api
from codekit.web.sessions import CODE_SECONDS, FREE, LONGEST_WAIT, Sessions
from codekit.web.settings import Settings
from codekit.workbench.desk import Desk
from codekit.workflow.study.study import Study
from web import hostile
from web.served import Workbench, until

NOT_SENT = {
    "DELETE /api/session": "ends every session; nothing of the request is read",
    "POST /control/stop": "ends the server; it needs a secret that no page has",
    "POST /api/home": "starts a server where none runs: its body is tried in test_home.py",
    "POST /control/code": "needs a secret that no page has; nothing of the request is read",
    "GET /api/events": "a stream, which does not end: asked by itself below",
    "POST /api/session": "wrong launch codes are answered late: a few of them below",
}
EXAMPLES = 25  # for each route
FORGOTTEN = "from codekit.web.routes import Api; Api._history = lambda *_: [][7]"  # a bug, where there is none
HURRIED = "from codekit.web.incoming import Patient; Patient.seconds = .5"


@pytest.fixture(scope="module")
def study(food_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with an open and a compared round; a copy, since some of what is sent is done."""
    place = tmp_path_factory.mktemp("hostile")
    return others.busier(others.busy(Path(shutil.copytree(food_template, place / "busy"))), place / "study")


@pytest.fixture(scope="module")
def server(study: Path) -> Iterator[Workbench]:
    """One workbench for all that is refused or done."""
    one = Workbench(study)
    one.log_in()
    yield one
    one.stop()


def api_routes() -> list[Route]:
    """The routes themselves, of a room that nobody enters."""
    store = MemoryStore()
    lay_out(store, title="none", coders=("ana",))
    room = Room(Desk(Study(store, writer="ana"), "ana"), round_id=None, transcript=None)
    return Api(room, Sessions(), Settings(Path("none")), port=1, stop=lambda: None).routes()


ROUTES = hostile.requests(api_routes())


def test_what_is_not_sent_is_a_route() -> None:
    """With a reason each; every other route gets hostile requests."""
    assert NOT_SENT.keys() < ROUTES.keys()
    assert all(NOT_SENT.values())


@pytest.mark.parametrize("route", sorted(ROUTES.keys() - NOT_SENT.keys()))
def test_no_request_is_a_bug(server: Workbench, route: str) -> None:
    """Wrong types, NULs, half characters, huge numbers, deep nesting, long ids: 2xx or 4xx, and the server goes on."""

    @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), database=None)
    @given(ROUTES[route])
    def run(sent: hostile.Sent) -> None:
        answer = server.raw(sent.method, sent.path, sent.body, {"Authorization": f"Bearer {server.token}"})
        assert answer.status < 500, (sent, answer.body)
        assert b'"kind":"failed"' not in answer.body, (sent, answer.body)

    run()
    assert 200 == server.call("GET", "/api/session").status
    assert "" == server.log.read_text("utf-8").partition("\n")[2]  # after the line that says what is served


@pytest.mark.parametrize("query", ["since=%00&epoch=%ff", f"since={'9' * 5000}", f"epoch={'x' * 3000}", "since=-1"])
def test_the_stream_begins_whatever_is_asked(server: Workbench, query: str) -> None:
    """What cannot be a place in it is the beginning, or one of our answers."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as sock:
        sock.sendall(_head(server, f"GET /api/events?{query}"))
        status = int(sock.recv(4096).split(b" ", 2)[1])

    assert status in {200, 404, 422}


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"code": 1}', b'{"code": "\\ud800"}', b"[" * hostile.DEEP, b"\xff"]
)
def test_what_is_no_launch_code_is_refused(server: Workbench, body: bytes) -> None:
    """Whatever else it is."""
    assert server.raw("POST", "/api/session", body).status in {401, 422}


def test_the_same_bug_leaves_one_log(study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often it is met, and neither the log nor the terminal says what was asked."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    one = Workbench(study, private=tmp_path / "private", first=FORGOTTEN)

    found = [one.call("GET", f"/api/history?transcript=SECRET{number}").status for number in range(3)]
    assert 0 == one.stop()

    logs = list(tmp_path.glob("codekit-bug-*.log"))
    assert [500, 500, 500] == found
    assert 1 == len(logs)
    for text in (logs[0].read_text("utf-8"), one.log.read_text("utf-8")):
        assert "SECRET" not in text
        assert "Traceback" not in text


def _head(server: Workbench, line: str, *more: str) -> bytes:
    lines = [f"{line} HTTP/1.1", f"Host: 127.0.0.1:{server.port}", f"Authorization: Bearer {server.token}"]
    return "\r\n".join([*lines, *more, "", ""]).encode()


@pytest.fixture(scope="module")
def hurried(study: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """A workbench that waits half a second for a request, so that tests need not wait longer."""
    one = Workbench(study, private=tmp_path_factory.mktemp("hurried"), first=HURRIED)
    one.log_in()
    yield one
    one.stop()


@pytest.mark.parametrize("form", ["nothing", "half a head", "half a body", "endless chunks", "after an answer"])
def test_a_request_that_does_not_end_is_closed(hurried: Workbench, form: str) -> None:
    """A connection that says nothing, or half of something, or one byte at a time, is not kept."""
    body = ("Content-Type: application/json", f"Origin: {hurried.origin}")
    begun = {
        "nothing": b"",
        "half a head": b"GET /api/session HTTP/1.1\r\nHost: 127",
        "half a body": _head(hurried, "POST /api/ops", *body, "Content-Length: 50") + b'{"ops":',
        "endless chunks": _head(hurried, "POST /api/ops", *body, "Transfer-Encoding: chunked") + b"1\r\n \r\n",
        "after an answer": _head(hurried, "GET /api/settings") + b"GET /api/settings HTTP/1.1\r\nHo",
    }[form]
    with socket.create_connection(("127.0.0.1", hurried.port), timeout=0.1) as sock:
        sock.sendall(begun)

        assert until(lambda: _is_closed(sock, b"1\r\n \r\n" if form == "endless chunks" else b""))

    assert 200 == hurried.call("GET", "/api/session").status


def _is_closed(sock: socket.socket, trickle: bytes) -> bool:
    """True when the other side has closed; while it has not, a little more is sent."""
    try:
        sock.sendall(trickle)
        return sock.recv(65536) == b""
    except TimeoutError:
        return False
    except ConnectionError:
        return True


def test_a_stream_outlives_the_time_for_a_request(hurried: Workbench) -> None:
    """Only a request that does not come in is late: who listens, listens."""
    with socket.create_connection(("127.0.0.1", hurried.port), timeout=10) as sock:
        sock.sendall(_head(hurried, "GET /api/events"))
        heard = b""
        while b"hello" not in heard:
            heard += sock.recv(65536)
        with socket.create_connection(("127.0.0.1", hurried.port), timeout=0.1) as silent:
            assert until(lambda: _is_closed(silent, b""))  # so long it has been
        hurried.call("DELETE", "/api/session")
        while b"bye" not in heard:
            part = sock.recv(65536)
            assert part
            heard += part
    hurried.token = ""


def test_wrong_launch_codes_slow_down_and_the_right_one_does_not() -> None:
    """The wait doubles with each wrong code in a minute, up to a limit; the owner's code is good all the while."""
    now = [1000.0]
    sessions = Sessions(clock=lambda: now[0])
    code = sessions.new_code()

    waits = [sessions.patience() for _ in range(40)]

    assert [0.0] * FREE == waits[:FREE]
    assert sorted(waits) == waits
    assert LONGEST_WAIT == waits[-1]
    assert sessions.redeem(code)
    now[0] += CODE_SECONDS
    assert 0.0 == sessions.patience()


def test_the_owner_comes_in_while_others_guess(study: Path, tmp_path: Path) -> None:
    """However many wrong codes wait for their answer; those that are too many at once are refused at once."""
    one = Workbench(study, private=tmp_path / "private")
    guess = json.dumps({"code": "wrong"}).encode()
    head = _head(one, "POST /api/session", "Content-Type: application/json", f"Origin: {one.origin}")
    sent = head[:-2] + f"Content-Length: {len(guess)}\r\n\r\n".encode() + guess
    guessing = [socket.create_connection(("127.0.0.1", one.port), timeout=20) for _ in range(40)]
    for sock in guessing:
        sock.sendall(sent)

    token = one.log_in()
    answers = [int(sock.recv(65536).split(b" ", 2)[1]) for sock in guessing]
    for sock in guessing:
        sock.close()
    one.stop()

    assert token
    assert {401, 429} == set(answers)
