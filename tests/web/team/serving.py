"""A server for several people in a process of its own, and people who ask it over real HTTP, as their pages would."""

from __future__ import annotations

import http.client
import json
import os
import select
import socket
import time
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.team import accounts, members, sessions
from codekit.team.accounts import Account
from codekit.team.members import Member
from codekit.team.places import Places, opened
from codekit.team.register import Register
from web.served import SECONDS, Answer, Workbench

if TYPE_CHECKING:
    from sqlalchemy import Connection

PASSWORD = "four words are good"
PING = b"e\r\n: still here\n\n\r\n"


class Team(Workbench):
    """One running `codekit serve`; `link` is what it prints for the first person, or ""."""

    def __init__(self, data: Path, *args: str, private: Path | None = None) -> None:
        """Start it on a folder of studies."""
        self.data, self.link = data, ""
        super().__init__(data, *args, private=private or data.parent / "private")

    def start(self) -> None:
        """Start the server and wait for its address."""
        self.private.mkdir(exist_ok=True)
        env = {**os.environ, "CODEKIT_RUNTIME_DIR": str(self.private), "CODEKIT_CONFIG_DIR": str(self.private)}
        self.log = self.private / f"log-{uuid.uuid4().hex[:8]}.txt"
        with self.log.open("wb") as log:
            self.process = self._process(["serve", str(self.data), "--port", "0", *self.args], log, env)
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()
        assert self.url.startswith("http"), self.log.read_text("utf-8")
        if "nobody keeps this server" in self.log.read_text("utf-8"):
            self.link = self.process.stdout.readline().strip()
        self.port = int(self.url.rpartition(":")[2])

    @property
    def opened(self) -> tuple[Register, Places]:
        """The accounts and the studies of the server, from beside it."""
        return opened(self.data, self.args[self.args.index("--database") + 1] if "--database" in self.args else "")

    def person(self, account: str, study: str = "", role: str = "", *, keeper: bool = False) -> Person:
        """Somebody who is signed in, with a role in a study where one is named; made where there is no such account."""
        register = self.opened[0]
        with register.writing() as connection:
            if not _known(connection, account):
                accounts.make(register, connection, account, account.title(), PASSWORD, keeper=keeper)
        if role:
            self.give(account, study, role)
        cookie = sessions.begin(register, Account(account, account, keeper), "a test")
        return Person(self, study, f"codekit={cookie}")

    def give(self, account: str, study: str, role: str) -> None:
        """Give a role, whatever it was before."""
        register, places = self.opened
        _ = places.person(study, account, account.title())
        if members.find(register, study, account):
            members.change(register, study, account, role, by="")
            return
        with register.writing() as connection:
            members.join(register, connection, Member(study, account, account, role), by="")


def _known(connection: Connection, account: str) -> bool:
    from sqlalchemy import select

    from codekit.team.schema import account as t

    return connection.execute(select(t.c.id).where(t.c.id == account)).first() is not None


class Person(Workbench):
    """Somebody's browser: a cookie, and the study whose window is open in it."""

    def __init__(self, team: Team, study: str = "", cookie: str = "") -> None:
        """Nobody is signed in without a cookie."""
        self.team, self.name, self.cookie, self.port = team, study, cookie, team.port
        self.study, self.url = team.data / study, team.url

    @property
    def origin(self) -> str:
        """What the page's own requests bear as Origin."""
        return self.team.url

    def call(self, method: str, path: str, body: Any = None) -> Answer:
        """Ask as the page of the study would; `/api/team` is the server's own."""
        below = f"/s/{self.name}" if self.name and not path.startswith("/api/team") else ""
        answer = self.raw(method, below + path, None if body is None else json.dumps(body).encode())
        for cookie in answer.headers.get("set-cookie", "").split("\n"):
            self._take(cookie.partition(";")[0])
        return answer

    def _take(self, cookie: str) -> None:
        """Keep a cookie beside the others."""
        kept = {name: value for name, _, value in (each.partition("=") for each in self.cookie.split("; ")) if name}
        name, _, value = cookie.partition("=")
        kept |= {name: value} if name else {}
        self.cookie = "; ".join(f"{name}={value}" for name, value in kept.items())

    def raw(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """One request with the headers of the server's own page; a header given as "" is left out."""
        own = {"X-Codekit": "page", "Cookie": self.cookie, "Host": self.team.url.partition("//")[2]}
        return super().raw(method, path, body, {**own, **(headers or {})})


class Listening:
    """A window of a study that listens to the event stream."""

    def __init__(self, one: Person, seconds: float = 0.5) -> None:
        """Begin to listen."""
        self.sock = socket.create_connection(("127.0.0.1", one.port))
        head = (
            f"GET /s/{one.name}/api/events HTTP/1.1\r\nHost: {one.team.url.partition('//')[2]}\r\nX-Codekit: page\r\n"
            f"Cookie: {one.cookie}\r\n\r\n"
        )
        self.sock.sendall(head.encode())
        self.first = self.heard(seconds)

    def heard(self, seconds: float) -> bytes:
        """All that comes within this time."""
        found, end = b"", time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self.sock], [], [], left)[0]:
                if not (more := self.sock.recv(65536)):
                    break
                found += more
        return found.replace(PING, b"")

    def waits_for(self, words: bytes, seconds: float = SECONDS) -> float:
        """How long it takes until these words come; an error where they do not."""
        began, found = time.monotonic(), b""
        while words not in found:
            left = began + seconds - time.monotonic()
            assert left > 0, found
            if select.select([self.sock], [], [], left)[0]:
                found += self.sock.recv(65536)
        return time.monotonic() - began


def status(team: Team, path: str) -> int:
    """What is answered to whoever comes without any header."""
    connection = http.client.HTTPConnection("127.0.0.1", team.port, timeout=SECONDS)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    finally:
        connection.close()
