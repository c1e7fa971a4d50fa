"""What grows where a study is taken along from a team server: the client's seconds, and those of the server meanwhile.

A part of `scaling_further`. Each time a server of its own serves a copy of the study that is thrown away.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import made
from scaling import Cost
from tools import CODEKIT, run

STUDY, WHO = "grown", "cai"


class Server(NamedTuple):
    """Where a study is served, by which process, and a file with a token of one of its people."""

    url: str
    pid: int
    token: Path

    def clone(self, copy: Path, limit: int = 0) -> Cost:
        """Take the study along; what the client took."""
        took = run([CODEKIT, "clone", self.url, copy, "--token-file", self.token, "--json"], limit=limit)
        return Cost(took.cpu, took.megabytes)

    def sync(self, copy: Path, limit: int = 0) -> Cost:
        """Bring what is new, either way."""
        took = run([CODEKIT, "sync", "--token-file", self.token, "--json", "--study", copy], limit=limit)
        return Cost(took.cpu, took.megabytes)

    def seconds(self) -> float:
        """Seconds of a processor that the server took so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def clone(server: Server, folder: Path, limit: int) -> Callable[[], Cost]:
    """The first time."""
    return lambda: server.clone(folder / "copy", limit)


def sync_nothing(server: Server, folder: Path, limit: int) -> Callable[[], Cost]:
    """Nothing is new on either side."""
    server.clone(folder / "copy")
    return lambda: server.sync(folder / "copy", limit)


def sync_note(server: Server, folder: Path, limit: int) -> Callable[[], Cost]:
    """One note was written in the copy."""
    server.clone(folder / "copy")
    _write_note(folder / "copy")
    return lambda: server.sync(folder / "copy", limit)


def client(
    prepare: Callable[[Server, Path, int], Callable[[], Cost]], *, served: bool = False
) -> Callable[[Path, int], Cost]:
    """What a client takes for what was prepared; with `served` what the server takes for the same."""

    def once(root: Path, limit: int) -> Cost:
        with tempfile.TemporaryDirectory(dir=root.parent) as place:
            folder = Path(place)
            with _serving(root.parent / "server", folder) as server:
                do = prepare(server, folder, limit)
                before = server.seconds()
                cost = do()
                return Cost(max(server.seconds() - before, 0.01), cost.megabytes) if served else cost

    return once


@contextmanager
def _serving(data: Path, folder: Path) -> Iterator[Server]:
    root = shutil.copytree(data, folder / "data")
    token = folder / "token"
    token.write_text(_enrolled(root), "utf-8")
    token.chmod(0o600)
    command = [CODEKIT, "serve", str(root), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout
            port = process.stdout.readline().strip().rpartition(":")[2]
            yield Server(f"http://127.0.0.1:{port}/s/{STUDY}", process.pid, token)
        finally:
            process.send_signal(signal.SIGINT)


def _enrolled(data: Path) -> str:
    """A token of somebody who leads the study; nobody needs a password here."""
    from sqlalchemy import insert

    from codekit.team import members, tokens
    from codekit.team.members import Member
    from codekit.team.register import Register, embedded
    from codekit.team.schema import account

    register = Register(embedded(data))
    with register.writing() as connection:
        row = {"id": WHO, "name": WHO, "password": "-", "keeper": False, "made": register.now()}
        connection.execute(insert(account).values(**row))
        members.join(register, connection, Member(STUDY, WHO, WHO, "lead"), by="")
    return tokens.make(register, WHO, "a copy")


def _write_note(copy: Path) -> None:
    import random

    from codekit.model.memos import StudyMemo
    from codekit.workflow.study.study import open_study

    study = open_study(copy, writer=WHO)
    case = study.registers.cases[0].id
    note = StudyMemo(id=made.event_id(random.Random(5)), at=made.AT, by=WHO, text="Away.", case=case)
    study.store.append([note])
