"""The connection to a server: encrypted and verified, to the address that was typed, and nowhere else."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from codekit.away.connection import Connection
from codekit.errors import CodekitError


@contextmanager
def served(
    answer: tuple[int, dict[str, str], bytes], tls: ssl.SSLContext | None = None
) -> Iterator[tuple[int, list[str]]]:
    """A server on this computer that always answers so; its port, and the tokens that it was shown."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.headers.get("Authorization", ""))
            self.send_response(answer[0])
            for name, value in answer[1].items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer[2])

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port, seen
    finally:
        server.shutdown()
        server.server_close()


def test_nobody_is_followed_elsewhere() -> None:
    """A redirect would hand the token to whoever it leads to."""
    with served((200, {}, b"{}")) as (other, there):
        moved = (302, {"Location": f"http://127.0.0.1:{other}/api/away"}, b"")
        with served(moved) as (port, here), pytest.raises(CodekitError, match="answered 302"):
            Connection(f"http://127.0.0.1:{port}", "", "secret").whose()
        assert (["Bearer secret"], []) == (here, there)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"codekit":1}', b'{"error":{"kind":"x"}}'])
def test_what_is_no_server_of_ours_is_told_in_a_line(body: bytes) -> None:
    """Whatever it answers."""
    for status in (200, 404, 500):
        with served((status, {}, body)) as (port, _), pytest.raises(CodekitError) as why:
            Connection(f"http://127.0.0.1:{port}", "care", "secret").look()
        assert "\n" not in why.value.message
        assert "secret" not in why.value.message + why.value.hint


@pytest.mark.skipif(not shutil.which("openssl"), reason="makes a certificate with openssl")
def test_a_certificate_that_is_not_good_ends_it(tmp_path: Path) -> None:
    """One that nobody vouches for: nothing is sent, not even the token."""
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(cert), "-days", "2"]
    made = subprocess.run(
        ["openssl", *words, "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        capture_output=True, check=False,
    )  # fmt: skip
    assert 0 == made.returncode
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    with served((200, {}, b"{}"), context) as (port, seen):
        with pytest.raises(CodekitError, match="its certificate is not good"):
            Connection(f"https://localhost:{port}", "", "secret").whose()
        assert [] == seen
