"""Run the workbench of one coder: bind, listen, watch, stop."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import os
import signal
import socket
import time
import traceback
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response

from codekit import refusals
from codekit.errors import CodekitError
from codekit.store import personal
from codekit.web import registry, settings, static_files
from codekit.web.answers import failure, refusal
from codekit.web.guard import Guard
from codekit.web.incoming import Patient
from codekit.web.room import Room
from codekit.web.routes import Api
from codekit.web.sessions import Sessions
from codekit.workbench.desk import Desk
from codekit.workflow.study.study import Study

LOOK_SECONDS = 1.0  # how often the ledgers are looked at for what other programs wrote
LOOK_SHARE, LOOK_MOST = (
    0.008,
    5.0,
)  # less often where that would take more of a processor, down to every so many seconds
KEEP_SECONDS = 600.0  # how often it is noted until when the tokens are good
IDLE_SECONDS = 8 * 3600
HOST = "127.0.0.1"


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
    server = _Server(room, sessions, options, name, entry)
    try:
        asyncio.run(server.run(sock, lambda: ready(f"http://{HOST}:{port}/#launch={sessions.new_code()}")))
    finally:
        entry.running, entry.control, entry.tokens = False, "", sessions.kept
        registry.write(name, entry)


def _bind(port: int, *, exactly: bool) -> socket.socket:
    """A listening socket on this computer only: on the port of the last time, else on any that is free."""
    # Named as TCP, so that asyncio sends each answer at once: otherwise it waits 40 ms for an acknowledgement.
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # elsewhere it would let two servers share a port
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((HOST, port))
    except OSError:
        if exactly:
            sock.close()
            raise CodekitError(f"port {port} is not free", hint="leave --port out") from None
        sock.bind((HOST, 0))
    sock.listen(128)
    return sock


class _Server(uvicorn.Server):
    """Uvicorn with our watch, and an end that says goodbye to the tabs first."""

    def __init__(self, room: Room, sessions: Sessions, options: Options, name: str, entry: registry.Running) -> None:
        self.room, self.sessions, self.options, self.name, self.entry = room, sessions, options, name, entry
        self.active = time.monotonic()
        self._bugs: set[tuple[str, str, int]] = set()
        sessions.changed = self._keep
        kept = settings.Settings(personal.folder() / f"{name}.json")
        api = Api(room, sessions, kept, port=entry.port, stop=self.stop)
        inner = Starlette(
            routes=[*api.routes(), *static_files.routes()],
            exception_handlers={
                404: _not_found,
                405: _not_found,
                CodekitError: _expected,
                OSError: self._refused,
                Exception: self._bug,
            },
            lifespan=self._lifespan,
        )
        config = uvicorn.Config(
            Guard(inner, port=entry.port, sessions=sessions),
            http=Patient,
            ws="none",
            loop="asyncio",
            lifespan="on",
            log_config=None,
            log_level="critical",  # a traceback of uvicorn's would print what was asked; bugs have a log of their own
            access_log=False,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=2,
            timeout_keep_alive=30,
        )
        super().__init__(config)

    async def run(self, sock: socket.socket, ready: Callable[[], None]) -> None:  # type: ignore[override]
        """Serve on this socket; `ready` is called once the server listens."""
        self._ready = ready
        await self.serve(sockets=[sock])

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then say so."""
        await super().startup(sockets)
        self.room.enter(asyncio.get_running_loop())
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams of the tabs, then the server."""
        self.room.hub.close(self._reason)
        await super().shutdown(sockets)

    _reason = "stopped"

    def stop(self, reason: str = "stopped") -> None:
        """End the server as soon as what is being answered is answered."""
        self._reason = reason
        self.should_exit = True

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Ctrl-C and a request to terminate are the ordinary ways to stop: both end cleanly."""
        before = {sig: signal.signal(sig, self.handle_exit) for sig in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for sig, handler in before.items():
                signal.signal(sig, handler)

    @contextlib.asynccontextmanager
    async def _lifespan(self, _app: Starlette) -> AsyncIterator[None]:
        watch = asyncio.create_task(self._watch())
        yield
        watch.cancel()

    async def _watch(self) -> None:
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

    async def _refused(self, request: Request, error: Any) -> Response:
        told = refusals.expected(error)
        return await self._bug(request, error) if told is None else failure(told)

    async def _bug(self, _request: Request, error: Exception) -> Response:
        place = _place(error)
        if self.options.on_bug is not None and place not in self._bugs:  # one log for each bug, not for each request
            self._bugs.add(place)
            self.options.on_bug(error)
        return refusal(500, "failed", f"a bug in codekit ({type(error).__name__}); nothing acknowledged is lost")


def _cpu_seconds(what: Callable[[], object]) -> float:
    """Do it; what it took of a processor in this thread."""
    before = time.thread_time()
    what()
    return time.thread_time() - before


async def _expected(_request: Request, error: Any) -> Response:
    return failure(error)


def _place(error: BaseException) -> tuple[str, str, int]:
    """What tells one bug from another: its kind, and the line in which it happened."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return type(error).__name__, last.filename, last.lineno or 0


async def _not_found(_request: Request, error: Any) -> Response:
    return refusal(error.status_code, "unknown", "no such route")
