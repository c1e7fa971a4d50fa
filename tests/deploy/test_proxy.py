"""A real Caddy with the configuration of deploy/ before a real server: what a proxy may break stays whole."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from codekit.web.guard import LARGEST_FILE
from studies import build, folder_of, start
from web.team.serving import PASSWORD, Team

CADDYFILE = Path(__file__).resolve().parents[2] / "deploy" / "Caddyfile"
SOON = 20.0


def free() -> int:
    """A port that nobody has."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


class Browser:
    """Asks over TLS, as a page does; whether the certificate is one that browsers know is no matter here."""

    def __init__(self, port: int) -> None:
        """Nobody is signed in."""
        self.port, self.cookie = port, ""
        self.tls = ssl.create_default_context()
        self.tls.check_hostname, self.tls.verify_mode = False, ssl.CERT_NONE

    def open(self, method: str, path: str, body: bytes | None = None, **headers: str) -> http.client.HTTPResponse:
        """An answer whose body has not been read."""
        sent = {"Origin": f"https://localhost:{self.port}", "X-Codekit": "page", "Cookie": self.cookie}
        sent |= {"Content-Type": "application/json"} if body is not None else {}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        page = http.client.HTTPSConnection("localhost", self.port, timeout=SOON, context=self.tls)
        page.request(method, path, body, {name: value for name, value in sent.items() if value})
        answer = page.getresponse()
        if cookie := answer.getheader("Set-Cookie"):
            self.cookie = cookie.partition(";")[0]
        return answer

    def ask(self, method: str, path: str, body: Any = None) -> tuple[int, Mapping[str, str], bytes]:
        """Status, headers and body of an answer."""
        answer = self.open(method, path, None if body is None else json.dumps(body).encode())
        return answer.status, dict(answer.getheaders()), answer.read()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Ana's, who keeps the server and is signed in, behind the proxy."""
    for package in ("argon2", "sqlalchemy", "alembic"):
        pytest.importorskip(package, reason="needs the extra `team`")
    if (caddy := shutil.which("caddy")) is None:
        pytest.skip("needs caddy")
    place, inner, outer = tmp_path_factory.mktemp("proxy"), free(), free()
    study = build(place / "made")
    start(study)
    (place / "data").mkdir()
    folder_of(study).rename(place / "data" / "care")
    config = place / "Caddyfile"
    config.write_text(f"{{\n admin off\n skip_install_trust\n auto_https disable_redirects\n}}\nimport {CADDYFILE}\n")
    env = {**os.environ, "CODEKIT_HOST": f"localhost:{outer}", "CODEKIT_UPSTREAM": f"127.0.0.1:{inner}"}
    env |= {"XDG_DATA_HOME": str(place), "XDG_CONFIG_HOME": str(place), "HOME": str(place)}
    team = Team(
        place / "data", "--public-url", f"https://localhost:{outer}", "--port", str(inner), "--proxy", "127.0.0.1"
    )
    command = [caddy, "run", "--config", str(config), "--adapter", "caddyfile"]
    with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as proxy:
        try:
            yield signed_in(team, outer)
        finally:
            proxy.terminate()
            team.stop()


def signed_in(team: Team, port: int) -> Browser:
    """As soon as the proxy answers."""
    one, until = Browser(port), time.monotonic() + SOON
    while True:
        try:
            if one.ask("GET", "/health/ready")[0] == 200:
                break
        except OSError:
            pass
        assert time.monotonic() < until
        time.sleep(0.05)
    code = team.link.partition("code=")[2]
    made = one.ask("POST", "/api/team/accept", {"code": code, "account": "ana", "name": "Ana", "password": PASSWORD})
    assert 200 == made[0], made[2]
    return one


def test_the_cookie_is_for_this_host_over_tls_alone(browser: Browser) -> None:
    """And the host and origin that the browser said are those that the server hears; another's is refused."""
    status, headers, body = browser.ask("POST", "/api/team/signin", {"account": "ana", "password": PASSWORD})
    assert 200 == status, body
    said = {part.strip() for part in headers["Set-Cookie"].split(";")}
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=strict"} <= said
    assert browser.cookie.startswith("__Host-codekit=")
    assert 200 == browser.ask("GET", "/s/care/api/session")[0]
    assert 403 == browser.open("GET", "/s/care/api/session", Origin="https://evil.test").status
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_the_stream_is_not_held_back(browser: Browser) -> None:
    """Its first words come at once, and news within a second or so, while it stays open."""
    assert 200 == browser.ask("GET", "/s/care/api/session")[0]
    began = time.monotonic()
    stream = browser.open("GET", "/s/care/api/events")
    assert stream.readline().startswith(b"id:")
    assert SOON / 4 > time.monotonic() - began
    told: list[float] = []

    def wait() -> None:
        while b"event: rounds" not in stream.readline():
            pass
        told.append(time.monotonic())

    waiting = threading.Thread(target=wait, daemon=True)
    waiting.start()
    time.sleep(0.5)
    wrote = time.monotonic()
    assert 200 == browser.ask("POST", "/s/care/api/study", {"title": "Told through a proxy"})[0]
    waiting.join(SOON)
    assert told
    assert SOON / 4 > told[0] - wrote


def test_files_come_in_as_large_as_the_server_takes_them(browser: Browser) -> None:
    """Nearly 28 MB reach the server whole, which counts them itself; more are refused, perhaps in the middle."""
    body = {"file": "T09.docx", "data": "A" * (LARGEST_FILE - 1000)}
    status, _, told = browser.ask("POST", "/s/care/api/import/preview", body)
    assert 200 == status, told[:200]
    assert b"not a Word file" in told  # so it was read to its end
    try:
        status, _, _ = browser.ask("POST", "/s/care/api/import/preview", body | {"data": "A" * (LARGEST_FILE + 10)})
    except OSError:
        status = 413
    assert 413 == status
