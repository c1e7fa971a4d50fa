"""Run the workbench of one coder: bind, listen, watch, stop."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from codekit.errors import CodekitError
from codekit.store import personal
from codekit.web import recent, registry, settings
from codekit.web.guard import Guard
from codekit.web.listening import HOST, Listening
from codekit.web.listening import bind as _bind
from codekit.web.room import Room
from codekit.web.routes import Api
from codekit.web.sessions import Sessions
from codekit.workbench.desk import Desk
from codekit.workflow.study.study import Study

LOOK_SECONDS = 1.0  # how often the ledgers are looked at for what other programs wrote
# Less often where that would take more of a processor, down to every so many seconds: with what an open tab takes
# besides it is less than a hundredth.
LOOK_SHARE, LOOK_MOST = 0.006, 5.0
KEEP_SECONDS = 600.0  # how often it is noted until when the tokens are good
IDLE_SECONDS = 8 * 3600


@dataclass(frozen=True)
class Options:
    """How to serve: where to begin, which port (0: any that is free), how long to wait for a tab."""

    round_id: str | None = None
    transcript: str | None = None
    port: int = 0
    idle: float = IDLE_SECONDS
    on_bug: Callable[[BaseException], object] | None = None


def serve(study: Study, coder: str, options: Options, ready: Callable[[str], None]) -> None:
    """Serve until stopped. `ready` gets the address with a launch code as soon as the server listens.

    Raises CodekitError where the port that was asked for is taken, UnknownNameError for an unknown coder.
    """
    desk = Desk(study, coder)  # first: an unknown coder leaves no port taken and no entry behind
    name = registry.key(study.store.identity, coder)
    before = registry.read(name)
    sock = _bind(options.port or (before.port if before else 0), exactly=bool(options.port))
    port = sock.getsockname()[1]
    sessions = Sessions(before.tokens.items() if before else ())
    room = Room(desk, round_id=options.round_id, transcript=options.transcript)
    entry = registry.Running(
        study=study.store.identity,
        coder=coder,
        port=port,
        pid=os.getpid(),
        started=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        control=sessions.control,
        tokens=sessions.kept,
    )
    registry.write(name, entry)
    recent.note(study.store.identity, coder)
    server = _Server(room, sessions, options, name, entry)
    try:
        asyncio.run(server.run(sock, lambda: ready(f"http://{HOST}:{port}/#launch={sessions.new_code()}")))
    finally:
        entry.running, entry.control, entry.tokens = False, "", sessions.kept
        registry.write(name, entry)


class _Server(Listening):
    """A room that listens, and watches the files."""

    def __init__(self, room: Room, sessions: Sessions, options: Options, name: str, entry: registry.Running) -> None:
        self.room, self.sessions, self.options, self.name, self.entry = room, sessions, options, name, entry
        self.active = time.monotonic()
        sessions.changed = self._keep
        kept = settings.Settings(personal.folder() / f"{name}.json")
        api = Api(room, sessions, kept, port=entry.port, stop=self.stop)
        guard = partial(Guard, port=entry.port, sessions=sessions)
        super().__init__(api.routes(), guard, on_bug=options.on_bug)

    def listens(self) -> None:
        """Tell tabs through the server's own loop."""
        self.room.enter(asyncio.get_running_loop())

    def leaves(self, reason: str) -> None:
        """End the streams of the tabs."""
        self.room.hub.close(reason)

    async def watch(self) -> None:
        """Look at the files while a tab is open, keep the tokens for a restart, stop when nobody came for long."""
        kept = time.monotonic()
        pause = LOOK_SECONDS
        while True:
            await asyncio.sleep(pause)
            if self.room.hub.listeners:
                self.active = time.monotonic()
                with contextlib.suppress(CodekitError, OSError):
                    took = await asyncio.to_thread(_cpu_seconds, self.room.look_again)
                    pause = min(max(LOOK_SECONDS, took / LOOK_SHARE), LOOK_MOST)
            elif time.monotonic() - self.active > self.options.idle:
                self.stop("idle")
            if time.monotonic() - kept > KEEP_SECONDS:
                kept = time.monotonic()
                self._keep()

    def _keep(self) -> None:
        """Note the tokens, as hashes, so that pages reconnect after a restart, even after a power cut."""
        self.entry.tokens = self.sessions.kept
        with contextlib.suppress(CodekitError, OSError):  # a full disk must not end the watch
            registry.write(self.name, self.entry)


def _cpu_seconds(what: Callable[[], object]) -> float:
    """Do it; what it took of a processor in this thread."""
    before = time.thread_time()
    what()
    return time.thread_time() - before
