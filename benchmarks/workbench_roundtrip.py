"""The workbench's server: one coding over HTTP, on disk when it is answered, against Taguette's highlight call.

Both serve the same made-up interview of 60,000 characters on this computer, both are asked through one kept
connection, one coding in turn, each with a code, a span and its words saved before the answer. Then: seconds from the
command to the first answer of the server.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import signal
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from made import codebook, interview
from tools import CODEKIT, environment, median, run, table

TAGUETTE = "taguette==1.5.2"
WORDS = 11_000


class Client:
    """One kept connection without Nagle's delay, as browsers have."""

    def __init__(self, port: int) -> None:
        self.port, self.headers = port, {}
        self.http = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.http.connect()
        self.http.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, method: str, path: str, body: Any = None, kind: str = "application/json") -> tuple[Any, Any]:
        data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        self.http.request(method, path, data, {**self.headers, "Content-Type": kind})
        answer = self.http.getresponse()
        return answer, answer.read()

    def timed(self, path: str, body: Any) -> float:
        data = json.dumps(body).encode()
        start = time.perf_counter()
        answer, found = self.ask("POST", path, data)
        took = time.perf_counter() - start
        if answer.status != 200 or b'"ok":false' in found:
            raise SystemExit(f"{path}: {answer.status} {found[:200]!r}")
        return took


@contextmanager
def started(*command: str | Path, env: dict[str, str] | None = None) -> Iterator[Any]:
    """A server that runs meanwhile; its output to read the address from."""
    with subprocess.Popen(
        [str(part) for part in command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(env or {})},
        text=True,
    ) as process:
        try:
            yield process.stdout
        finally:
            process.send_signal(signal.SIGINT)


def study(folder: Path, text: str) -> Path:
    """A study with one interview and one round."""
    root = folder / "study"
    (folder / "T01.txt").write_text(text, "utf-8")
    (folder / "book.yaml").write_text(codebook(40), "utf-8")
    run([CODEKIT, "init", root])
    run([CODEKIT, "import", folder / "T01.txt", "--study", root, "--interviewer", "I"])
    name = re.search(r"^codebook: (\S+)", codebook(40), re.MULTILINE)
    assert name
    (root / "codebooks" / f"{name[1]}.yaml").write_text(codebook(40), "utf-8")
    start = [CODEKIT, "round", "start", "r1", "--kind", "initial", "--coders", "ana", "--add-coder"]
    run([*start, "--transcripts", "all", "--codebook", name[1], "--study", root])
    return root


def command(root: Path) -> tuple[str | Path, ...]:
    return (CODEKIT, "code", "--coder", "ana", "--round", "r1", "--no-browser", "--study", root)


@contextmanager
def ours(root: Path, private: Path) -> Iterator[Iterator[float]]:
    """Seconds of one coding after the other in codekit."""
    env = {"CODEKIT_RUNTIME_DIR": str(private), "CODEKIT_CONFIG_DIR": str(private)}
    with started(*command(root), env=env) as out:
        url, _, code = out.readline().strip().partition("#launch=")
        client = Client(int(url.rstrip("/").rpartition(":")[2]))
        client.headers = {"Origin": url.rstrip("/")}
        token = json.loads(client.ask("POST", "/api/session", {"code": code})[1])["token"]
        client.headers["Authorization"] = f"Bearer {token}"
        yield _our_codings(client)


def _our_codings(client: Client) -> Iterator[float]:
    found = json.loads(client.ask("GET", "/api/transcripts/T01")[1])
    codes = json.loads(client.ask("GET", "/api/codebook?round=r1")[1])["codes"]
    usable = [code["id"] for code in codes if code["usable"]]
    for start, end, code in places(found["text"], usable):
        op = {"op_id": str(uuid.uuid4()), "kind": "coding.add", "round": "r1", "transcript": "T01", "code": code}
        op |= {"start": start, "end": end, "quote": found["text"][start:end], "text_sha": found["text_sha"]}
        yield client.timed("/api/ops", {"ops": [{**op, "force": True}]})


def places(text: str, codes: list[Any]) -> Iterator[tuple[int, int, Any]]:
    """Spans of some 150 characters, each with a code; the same for both."""
    rng = random.Random(20241124)
    while True:
        start = rng.randrange(int(len(text) * 0.9))  # they lay out the text a little shorter
        yield start, start + rng.randrange(60, 240), rng.choice(codes)


@contextmanager
def theirs(folder: Path, text: str) -> Iterator[Iterator[float]]:
    """Seconds of one highlight after the other in Taguette."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = environment("taguette", TAGUETTE) / "taguette"
    database = folder / "taguette.sqlite3"
    with started(program, "--no-browser", "--port", str(port), "--database", database) as out:
        token = next(found[1] for line in out if (found := re.search(r"token=(\w+)", line)))
        client = Client(port)
        yield _their_codings(client, token, text)


def _their_codings(client: Client, token: str, text: str) -> Iterator[float]:
    tags = their_project(client, token, text)
    for start, end, tag in places(text, tags):
        body_ = {"start_offset": start, "end_offset": end, "tags": [tag]}
        yield client.timed("/api/project/1/document/1/highlight/new", body_)


def their_project(client: Client, token: str, text: str) -> list[int]:
    """A project with the interview and forty tags, which are given; the client is signed in afterwards."""
    cookies: dict[str, str] = {}

    def visit(method: str, path: str, body: bytes | None = None, kind: str = "") -> bytes:
        answer, found = client.ask(method, path, body, kind)
        for line in answer.headers.get_all("Set-Cookie", []):
            name, _, value = line.partition(";")[0].partition("=")
            cookies[name] = value
        client.headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        if answer.status >= 400:
            raise SystemExit(f"taguette {path}: {answer.status} {found[:200]!r}")
        return bytes(found)

    visit("GET", f"/?token={token}")
    page = visit("GET", "/project/new").decode()
    secret = re.search(r'name="_xsrf" value="([^"]+)"', page)
    assert secret
    client.headers["X-XSRFToken"] = secret[1]
    form = "application/x-www-form-urlencoded"
    visit("POST", "/project/new", f"name=bench&description=&_xsrf={secret[1]}".encode(), form)
    parts = {"name": "T01", "description": "", "text_direction": "LEFT_TO_RIGHT"}
    body = "".join(f'--XX\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in parts.items())
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in text.split("\n\n")) + "</body></html>"
    body += (
        '--XX\r\nContent-Disposition: form-data; name="file"; filename="T01.html"\r\nContent-Type: text/html\r\n\r\n'
    )
    multipart = "multipart/form-data; boundary=XX"
    visit("POST", "/api/project/1/document/new", f"{body}{page}\r\n--XX--\r\n".encode(), multipart)
    new = [json.dumps({"path": f"C{i}", "description": ""}).encode() for i in range(40)]
    return [json.loads(visit("POST", "/api/project/1/tag/new", one, "application/json"))["id"] for one in new]


def ready(root: Path, private: Path) -> float:
    """Seconds from the command until its server answers."""
    env = {"CODEKIT_RUNTIME_DIR": str(private), "CODEKIT_CONFIG_DIR": str(private)}
    start = time.perf_counter()
    with started(*command(root), env=env) as out:
        port = int(out.readline().partition("#")[0].strip().rstrip("/").rpartition(":")[2])
        answer, _ = Client(port).ask("GET", "/")
        took = time.perf_counter() - start
        assert answer.status == 200
    return took


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=300)
    times = parser.parse_args().times
    text, _ = interview(random.Random(7), WORDS)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root = study(folder, text)
        with theirs(folder, text) as other:
            next(other)  # installed and set up before ours is asked, which closes a connection that is idle for long
            with ours(root, folder / "private") as one:
                for _ in range(20):
                    next(one), next(other)
                pairs = [(next(one), next(other)) for _ in range(times)]
        starts = [ready(root, folder / "private") for _ in range(9)]
    mine, peers = zip(*pairs, strict=True)
    table(
        f"one coding over HTTP, saved before the answer ({len(text):,} characters; {times} each, in turn)",
        [
            ("codekit, median", f"{median(mine) * 1000:.2f} ms"),
            ("codekit, 95 %", f"{sorted(mine)[int(times * 0.95)] * 1000:.2f} ms"),
            ("taguette, median", f"{median(peers) * 1000:.2f} ms"),
            ("taguette, 95 %", f"{sorted(peers)[int(times * 0.95)] * 1000:.2f} ms"),
            ("ratio of medians", f"{median(mine) / median(peers):.2f}"),
            ("from the command to the first answer, median of 9", f"{median(starts):.3f} s"),
        ],
    )


if __name__ == "__main__":
    main()
