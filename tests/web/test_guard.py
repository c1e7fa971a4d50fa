"""Every request that must be refused is refused, over real sockets."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from codekit.web.guard import CSP, LARGEST
from codekit.web.sessions import CODE_SECONDS, TOKEN_SECONDS, Sessions
from web.conftest import Serve
from web.served import Workbench

OPS = json.dumps({"ops": []}).encode()


@pytest.fixture(scope="module")
def server(food_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """One workbench for all refusals; nothing is written."""
    one = Workbench(food_template, private=tmp_path_factory.mktemp("private"))
    one.log_in()
    yield one
    one.stop()


def spoken(server: Workbench, *lines: str, body: bytes = b"") -> tuple[int, bytes]:
    """Send exactly these lines; status and everything that came back."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as sock:
        sock.sendall("\r\n".join([*lines, "Connection: close", "", ""]).encode() + body)
        data = b""
        while part := sock.recv(65536):
            data += part
    return int(data.split(b" ", 2)[1]), data


def bearer(server: Workbench) -> dict[str, str]:
    """The header of a page that is logged in."""
    return {"Authorization": f"Bearer {server.token}"}


@pytest.mark.parametrize(
    "host",
    ["evil.test", "evil.test:{port}", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:{port}.evil.test", "0.0.0.0:{port}"],
)
def test_another_host_is_misdirected(server: Workbench, host: str) -> None:
    """A name that was rebound to this computer gets nothing, not even the empty page."""
    named = f"Host: {host.format(port=server.port)}"

    assert 421 == spoken(server, "GET / HTTP/1.1", named)[0]
    assert 421 == spoken(server, "GET /api/session HTTP/1.1", named, f"Authorization: Bearer {server.token}")[0]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_the_names_of_this_computer_are_known(server: Workbench, host: str) -> None:
    """Each with the port that is listened on."""
    assert 200 == spoken(server, "GET / HTTP/1.1", f"Host: {host}:{server.port}")[0]


def test_exactly_one_host(server: Workbench) -> None:
    """None, or two, is no request."""
    host = f"Host: 127.0.0.1:{server.port}"

    assert 400 == spoken(server, "GET / HTTP/1.1")[0]
    assert 400 == spoken(server, "GET / HTTP/1.1", host, "Host: evil.test")[0]
    assert 400 == spoken(server, "GET / HTTP/1.1", host, host)[0]


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", "Basic {token}", "{token}", "Control {token}"])
def test_no_api_without_a_token(server: Workbench, header: str) -> None:
    """401, and not a byte of the study."""
    paths = ["/api/session", "/api/library", "/api/transcripts/T01", "/api/events", "/api/nowhere"]
    for path in paths:
        answer = server.raw("GET", path, headers={"Authorization": header.format(token=server.token)})
        assert 401 == answer.status
        assert b"T01" not in answer.body
    assert 401 == server.raw("POST", "/api/ops", OPS, {"Authorization": header.format(token=server.token)}).status


@pytest.mark.parametrize("origin", ["http://evil.test", "null", "", "http://127.0.0.1:1", "https://127.0.0.1:{port}"])
def test_writing_needs_our_own_origin(server: Workbench, origin: str) -> None:
    """Foreign, null and missing are refused, with a good token too; so is exchanging a launch code."""
    headers = bearer(server) | {"Origin": origin.format(port=server.port)}

    assert 403 == server.raw("POST", "/api/ops", OPS, headers).status
    assert 403 == server.raw("PUT", "/api/settings", b"{}", headers).status
    assert 403 == server.raw("DELETE", "/api/session", None, headers).status
    assert 403 == server.raw("POST", "/api/session", b'{"code": "x"}', headers).status
    if origin:
        assert 403 == server.raw("GET", "/api/library", None, headers).status


@pytest.mark.parametrize("site", ["cross-site", "same-site", "other", "same-origin, cross-site"])
def test_another_site_is_refused(server: Workbench, site: str) -> None:
    """For the API, for the page, and for its parts: another port of this computer is another site too."""
    headers = bearer(server) | {"Sec-Fetch-Site": site}

    assert 403 == server.raw("GET", "/api/library", None, headers).status
    assert 403 == server.raw("POST", "/api/ops", OPS, headers).status
    assert 403 == server.raw("GET", "/static/app.js", None, headers).status
    assert 403 == server.raw("GET", "/", None, headers).status
    assert 403 == server.raw("GET", "/", None, headers | {"Sec-Fetch-Mode": "navigate"}).status


def test_the_empty_page_may_be_visited_while_a_launch_code_waits(server: Workbench) -> None:
    """The private file that opens the browser is another site; nothing else is let in by that."""
    code = server.launch_code()
    visit = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Origin": ""}

    assert 200 == server.raw("GET", "/", None, visit).status
    assert 403 == server.raw("GET", "/", None, {**visit, "Sec-Fetch-Mode": "no-cors"}).status
    assert 403 == server.raw("GET", "/api/library", None, visit | bearer(server)).status
    assert 403 == server.raw("POST", "/api/session", json.dumps({"code": code}).encode(), visit).status
    server._code = code
    server.log_in()
    assert 403 == server.raw("GET", "/", None, visit).status


def test_no_answer_lets_another_origin_read(server: Workbench) -> None:
    """A preflight is refused, so that no foreign page can even send a token."""
    status, data = spoken(
        server,
        "OPTIONS /api/ops HTTP/1.1",
        f"Host: 127.0.0.1:{server.port}",
        "Origin: http://evil.test",
        "Access-Control-Request-Method: POST",
        "Access-Control-Request-Headers: authorization,content-type",
    )

    assert 405 == status
    assert b"access-control" not in data.lower()


@pytest.mark.parametrize(
    "path",
    [
        "/static/../guard.py",
        "/static/%2e%2e/guard.py",
        "/static/..%2fguard.py",
        "/static/%2e%2e%2f%2e%2e%2fpyproject.toml",
        "/static//etc/passwd",
        "/static/",
        "/../../etc/passwd",
        "/api/transcripts/..%2f..%2fstudy",
        "/api/transcripts/%2e%2e",
        "/api/work/r1/..%2fT01",
        "/api/work/../r1/T01",
    ],
)
def test_no_way_out_of_the_folders(server: Workbench, path: str) -> None:
    """Traversal, plain and encoded, finds nothing."""
    host = f"Host: 127.0.0.1:{server.port}"
    status, data = spoken(server, f"GET {path} HTTP/1.1", host, f"Authorization: Bearer {server.token}")

    assert 404 == status
    assert b"root:" not in data
    assert b"import" not in data


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]
)
def test_a_body_is_json(server: Workbench, kind: str) -> None:
    """What a form or a no-cors request can send is refused by its type."""
    assert 415 == server.raw("POST", "/api/ops", OPS, bearer(server) | {"Content-Type": kind}).status
    assert 415 == server.raw("POST", "/api/session", b"{}", {"Content-Type": kind}).status


def test_a_body_has_a_limit(server: Workbench) -> None:
    """Said in advance or not, more than the limit is not read."""
    host, token = f"Host: 127.0.0.1:{server.port}", f"Authorization: Bearer {server.token}"
    rest = ("Content-Type: application/json", f"Origin: {server.origin}")
    said, _ = spoken(server, "POST /api/ops HTTP/1.1", host, token, *rest, f"Content-Length: {LARGEST + 1}")
    part = b"%x\r\n%s\r\n" % (1 << 16, b" " * (1 << 16))
    chunked = part * (LARGEST // (1 << 16) + 1) + b"0\r\n\r\n"

    assert 413 == said
    assert (
        413
        == spoken(server, "POST /api/ops HTTP/1.1", host, token, *rest, "Transfer-Encoding: chunked", body=chunked)[0]
    )


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"ops": 3}', b'{"ops": [1]}', b"\xff\xfe", b'{"ops": {"a": 1}}'])
def test_a_body_that_is_none_does_no_harm(server: Workbench, body: bytes) -> None:
    """An error of ours, never a bug."""
    answer = server.raw("POST", "/api/ops", body, bearer(server))

    assert answer.status in {200, 422}
    if answer.status == 200:
        assert [False] == [result["ok"] for result in answer.json["results"]]


def test_too_many_operations_at_once(server: Workbench) -> None:
    """Two hundred are a day's work."""
    body = json.dumps({"ops": [{}] * 201}).encode()

    assert 413 == server.raw("POST", "/api/ops", body, bearer(server)).status


def test_every_answer_bears_the_same_headers(server: Workbench) -> None:
    """Pages, parts, answers and refusals; no cookie anywhere, no name of the server, nothing kept."""
    answers = [
        server.raw("GET", "/"),
        server.raw("GET", "/static/nothing.js"),
        server.call("GET", "/api/session"),
        server.raw("GET", "/api/session"),
        server.raw("GET", "/", None, {"Host": "evil.test"}),
        server.call("GET", "/api/nowhere"),
    ]
    assert [200, 404, 200, 401, 421, 404] == [answer.status for answer in answers]
    for answer in answers:
        assert CSP == answer.headers["content-security-policy"]
        assert "nosniff" == answer.headers["x-content-type-options"]
        assert "no-store" == answer.headers["cache-control"]
        assert "same-origin" == answer.headers["cross-origin-opener-policy"]
        assert not {"set-cookie", "server", "etag", "access-control-allow-origin"} & set(answer.headers)
    assert "require-trusted-types-for 'script'" in CSP
    assert "unsafe" not in CSP


def test_only_this_computer_can_connect(server: Workbench) -> None:
    """Nothing listens on the port at any other address of this computer."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing; tells which address would be used
        own = probe.getsockname()[0]
    if own.startswith("127."):
        pytest.skip("this computer has no other address")
    with pytest.raises(OSError, match=r"."), socket.create_connection((own, server.port), timeout=2):
        pass


# launch codes and tokens


def test_a_launch_code_works_once(serve: Serve, food: Path) -> None:
    """The second use is refused, and the first token goes on."""
    one = serve(food)
    code = one.launch_code()
    body = json.dumps({"code": code}).encode()
    first = one.raw("POST", "/api/session", body)

    assert 200 == first.status
    assert 401 == one.raw("POST", "/api/session", body).status
    assert 401 == one.raw("POST", "/api/session", b'{"code": "guess"}').status
    assert 401 == one.raw("POST", "/api/session", b'{"code": 1}').status
    assert 200 == one.raw("GET", "/api/session", None, {"Authorization": f"Bearer {first.json['token']}"}).status


def test_a_launch_code_is_good_for_a_minute() -> None:
    """After that it is worth nothing; a token after eight hours without use."""
    now = [1000.0]
    sessions = Sessions(clock=lambda: now[0])
    early, late = sessions.new_code(), sessions.new_code()
    token = sessions.redeem(early)
    assert token is not None
    assert sessions.is_launching()
    now[0] += CODE_SECONDS + 1

    assert sessions.redeem(late) is None
    assert not sessions.is_launching()
    assert sessions.is_token(token)
    now[0] += TOKEN_SECONDS - 1
    assert sessions.is_token(token)
    now[0] += TOKEN_SECONDS + 1
    assert not sessions.is_token(token)
    assert {} == sessions.kept


def test_locking_ends_every_session(serve: Serve, food: Path) -> None:
    """All tabs, and launch codes that wait; from then on only the command line opens one."""
    one = serve(food)
    one.log_in()
    other = one.launch_code()
    second = one.raw("POST", "/api/session", json.dumps({"code": one.launch_code()}).encode()).json["token"]

    assert 204 == one.call("DELETE", "/api/session").status
    assert 401 == one.call("GET", "/api/session").status
    assert 401 == one.raw("GET", "/api/session", None, {"Authorization": f"Bearer {second}"}).status
    assert 401 == one.raw("POST", "/api/session", json.dumps({"code": other}).encode()).status


def test_the_token_outlives_a_restart(serve: Serve, food: Path) -> None:
    """A page that waits reconnects: the same port, and the token, of which only a hash was kept."""
    one = serve(food)
    token, port = one.log_in(), one.port
    one.stop()
    kept = "".join(path.read_text("utf-8") for path in one.private.glob("*.server"))
    one.start()

    assert token not in kept
    assert port == one.port
    assert 200 == one.call("GET", "/api/session").status
    assert token == one.token


def test_what_is_kept_is_private(serve: Serve, food: Path) -> None:
    """Nobody else on this computer can read the control secret; it is gone when the server is."""
    one = serve(food)
    paths = sorted(one.private.glob("*.server"))

    assert [0o600] == [path.stat().st_mode & 0o777 for path in paths]
    assert 0o700 == one.private.stat().st_mode & 0o777
    secret = json.loads(paths[0].read_bytes())["control"]
    assert len(secret) > 40
    one.stop()
    assert secret not in paths[0].read_text("utf-8")
    assert not any(one.study.rglob("*control*"))


def test_the_log_holds_no_words_and_no_secret(serve: Serve, food: Path) -> None:
    """Not the text, not what was looked for, not the code: only what the command said."""
    one = serve(food)
    code = one.launch_code()
    one._code = code
    one.call("GET", "/api/transcripts/T01")
    one.call("POST", "/api/search", {"q": "pantry", "mode": "literal"})
    one.call("GET", "/api/transcripts/pantry")
    one.stop()
    said = one.log.read_text("utf-8")

    assert "stopped" in said
    assert not {"pantry", "grant", code, one.token} & set(said.split())
    assert len(said.splitlines()) < 5
