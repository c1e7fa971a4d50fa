"""A workbench in a process of its own, spoken to over real HTTP, as a browser would."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple

from web.forked import Forked

SECONDS = 20.0  # for a slow machine; starting takes a quarter of a second
ENTRY = "from codekit.cli.app import entry; entry()"
COMMAND = (sys.executable, "-c", ENTRY)


class Answer(NamedTuple):
    """Status, headers (lower case) and body of one answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as a value."""
        return json.loads(self.body)


class Workbench:
    """One running `codekit code --no-browser`.

    `url` is its address without a launch code, `launch_url()` one with a fresh code for a browser's first
    visit, `call` asks the API with a token of its own. `kill` ends it as a power cut would; `start` brings it
    back with the same study.
    """

    def __init__(
        self, study: Path, *args: str, coder: str = "ana", private: Path | None = None, first: str = ""
    ) -> None:
        """Start it; `args` are further arguments of the command, `first` is Python that its process runs before."""
        self.study, self.args, self.coder, self.first = study, args, coder, first
        self.private = private or study.parent / "private"
        self.token = ""
        self._said: Path | None = None
        self.start()

    def start(self) -> None:
        """Start the server and wait for its address."""
        self.private.mkdir(exist_ok=True)
        env = {**os.environ, "CODEKIT_RUNTIME_DIR": str(self.private), "CODEKIT_CONFIG_DIR": str(self.private)}
        args = [*self.words(), "--no-browser", *self.args]
        self.log = self.private / f"log-{uuid.uuid4().hex[:8]}.txt"
        with self.log.open("wb") as log:
            self.process = self._process(args, log, env)
        assert self.process.stdout is not None
        self._first = self.process.stdout.readline().strip()
        if not self._first.startswith("http://"):
            raise AssertionError(f"the server did not start: {self._first} {self.log.read_text('utf-8')}")
        self.url, _, self._code = self._first.partition("#launch=")
        self.port = int(self.url.rstrip("/").rpartition(":")[2])

    def words(self) -> list[str]:
        """The command, without options for its address."""
        return ["code", "--coder", self.coder, "--study", str(self.study)]

    def _process(self, args: list[str], log: IO[bytes], env: dict[str, str]) -> subprocess.Popen[str] | Forked:
        """Forked where the system can and nothing is to run first; a start anew takes two seconds."""
        if not self.first and hasattr(os, "fork"):
            return Forked(args, log, env)
        command = [sys.executable, "-c", f"{self.first}\n{ENTRY}", *args]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, env=env, text=True)

    @property
    def origin(self) -> str:
        """What the page's own requests bear as Origin."""
        return f"http://127.0.0.1:{self.port}"

    def launch_code(self) -> str:
        """A fresh launch code: the one that was printed, later ones from the server."""
        if self._code:
            code, self._code = self._code, ""
            return code
        return str(self.call("POST", "/api/session/code", {}).json["code"])

    def launch_url(self) -> str:
        """An address for the first visit of a browser tab."""
        return f"{self.url}#launch={self.launch_code()}"

    def log_in(self) -> str:
        """Use a launch code for a token."""
        answer = self.raw("POST", "/api/session", json.dumps({"code": self.launch_code()}).encode())
        self.token = str(answer.json["token"])
        return self.token

    def call(self, method: str, path: str, body: Any = None) -> Answer:
        """Ask the API as the page would, logged in."""
        if not self.token:
            self.log_in()
        data = None if body is None else json.dumps(body).encode()
        return self.raw(method, path, data, {"Authorization": f"Bearer {self.token}"})

    def raw(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """One request with the headers of a browser's own page; a header given as "" is left out."""
        sent = {"Origin": self.origin, "Sec-Fetch-Site": "same-origin"}
        if body is not None:
            sent["Content-Type"] = "application/json"
        sent |= headers or {}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        connection.connect()
        connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            connection.request(method, path, body=body, headers={k: v for k, v in sent.items() if v})
            found = connection.getresponse()
            said: dict[str, str] = {}
            for name, value in found.getheaders():  # of several cookies each stands in a line
                said[name.lower()] = f"{said[name.lower()]}\n{value}" if name.lower() in said else value
            return Answer(found.status, said, found.read())
        finally:
            connection.close()

    def ops(self, *ops: dict[str, Any]) -> Any:
        """Do operations; the answer's value."""
        answer = self.call("POST", "/api/ops", {"ops": list(ops)})
        assert answer.status == 200, answer.body
        return answer.json

    def do(self, op: dict[str, Any]) -> Any:
        """Do one operation that must succeed; its result."""
        result = self.ops(op)["results"][0]
        assert result["ok"], result
        return result

    def span(self, transcript: str, words: str) -> dict[str, Any]:
        """Where words stand in a transcript, as operations name a span."""
        found = self.call("GET", f"/api/transcripts/{transcript}").json
        start = found["text"].index(words)
        return {"start": start, "end": start + len(words), "quote": words, "text_sha": found["text_sha"]}

    def kill(self) -> None:
        """End the server at once, as a power cut would."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """End the server as Ctrl-C does; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
        finally:
            if self.process.stdout is not None:
                self.process.stdout.close()


class Home(Workbench):
    """One running `codekit home --no-browser`, for a person whose studies stand in the folder `study`.

    `opened` is a workbench that it opened; `stop` ends these too.
    """

    def words(self) -> list[str]:
        """The command."""
        return ["home"]

    def opened(self, url: str) -> Workbench:
        """The workbench at an address that was given for going there, to be asked as its page would."""
        one = object.__new__(Workbench)
        one.study, one.private, one.token = self.study, self.private, ""
        one.url, _, one._code = url.partition("#launch=")
        one.port = int(one.url.rstrip("/").rpartition(":")[2])
        return one

    def stop(self) -> int:
        """End it, and every server that it started."""
        for path in self.private.glob("*.server"):
            entry = json.loads(path.read_bytes())
            if entry["running"] and entry["pid"] != self.process.pid:
                try:
                    os.kill(entry["pid"], signal.SIGINT)
                except ProcessLookupError:  # it was killed, and could not say so
                    continue
                until(lambda path=path: not json.loads(path.read_bytes())["running"])
        return super().stop()


def op(kind: str, transcript: str = "T01", round_: str = "r1", **fields: Any) -> dict[str, Any]:
    """An operation with an id of its own."""
    return {"op_id": str(uuid.uuid4()), "kind": kind, "round": round_, "transcript": transcript, **fields}


def undo(**fields: Any) -> dict[str, Any]:
    """An undo with an id of its own."""
    return {"op_id": str(uuid.uuid4()), "kind": "undo", **fields}


def redo(**fields: Any) -> dict[str, Any]:
    """A redo with an id of its own."""
    return {"op_id": str(uuid.uuid4()), "kind": "redo", **fields}


def until(true: Any, seconds: float = SECONDS) -> Any:
    """Wait for something to become true; its value."""
    end = time.monotonic() + seconds
    while not (found := true()):
        if time.monotonic() > end:
            raise AssertionError("it did not come about in time")
        time.sleep(0.02)
    return found


def becomes(expected: Any, read: Any, seconds: float = SECONDS) -> None:
    """Wait until what is read equals what is expected; when it does not, both are shown."""
    end = time.monotonic() + seconds
    while (found := read()) != expected and time.monotonic() < end:
        time.sleep(0.02)
    assert expected == found
