"""Run the home page of a person: recent studies, folders, a new study; a workbench is a process of its own."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from codekit.web import control, process, registry
from codekit.web.guard import Guard
from codekit.web.home_routes import HomeApi
from codekit.web.listening import HOST, Listening, OnBug, bind
from codekit.web.sessions import Sessions

NAME = "home"  # of its entry among the servers that run
IDLE_SECONDS = 1800.0  # without a word from a page; one that is open says one every minute


@dataclass(frozen=True)
class Options:
    """How to serve: which port (0: any that is free), how long to wait for a page."""

    port: int = 0
    idle: float = IDLE_SECONDS
    on_bug: OnBug | None = None


def address(url: str, study: str = "") -> str:
    """An address with a launch code that leads to a study's door, where one is named."""
    return f"{url}&study={quote(study, safe='')}" if study else url


def running() -> str | None:
    """An address with a launch code of the home page that runs; None where none does."""
    entry = registry.read(NAME)
    answer = control.ask(entry, "code") if entry is not None and entry.running else None
    return str(answer["url"]) if answer else None


def found(study: str = "") -> str:
    """The address of the home page, which is started where none runs. Raises RefusedError where it does not start."""
    return address(running() or process.started(["home"]), study)


def serve(options: Options, ready: Callable[[str], None]) -> None:
    """Serve until stopped; `ready` gets the address with a launch code. One that runs already is asked for a code.

    Raises CodekitError where the port that was asked for is taken.
    """
    with ExitStack() as starting:  # until the server answers, so that one started at the same moment finds it
        starting.enter_context(registry.starting(NAME, NAME))
        if url := running():
            ready(url)
            return
        before = registry.read(NAME)
        sock = bind(options.port or (before.port if before else 0), exactly=bool(options.port))
        port = sock.getsockname()[1]
        sessions = Sessions(before.tokens.items() if before else ())
        started = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        entry = registry.Running(
            study="", coder="", port=port, pid=os.getpid(), started=started, control=sessions.control
        )
        registry.write(NAME, entry)

        def listens() -> None:
            starting.close()
            ready(f"http://{HOST}:{port}/#launch={sessions.new_code()}")

        try:
            asyncio.run(_Home(sessions, options, port).run(sock, listens))
        finally:
            entry.running, entry.control, entry.tokens = False, "", sessions.kept
            registry.write(NAME, entry)


class _Home(Listening):
    """The home page, which ends when no page has said a word for long."""

    def __init__(self, sessions: Sessions, options: Options, port: int) -> None:
        self.options = options
        self.api = HomeApi(sessions, port=port, stop=self.stop)
        guard = partial(Guard, port=port, sessions=sessions)
        super().__init__(self.api.routes(), guard, on_bug=options.on_bug, page="home.html")

    async def watch(self) -> None:
        """Stop when nobody came for long."""
        while True:
            left = self.api.active + self.options.idle - time.monotonic()
            if left <= 0:
                break
            await asyncio.sleep(left)
        self.stop("idle")
