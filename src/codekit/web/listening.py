"""A server: bind, listen, answer for bugs, stop. What it serves and to whom, others say."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import traceback
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from codekit import refusals
from codekit.errors import CodekitError
from codekit.web import static_files
from codekit.web.answers import failure, refusal
from codekit.web.guard import Application
from codekit.web.incoming import Patient

HOST = "127.0.0.1"
OnBug = Callable[[BaseException], object]


def bind(port: int, *, exactly: bool, host: str = HOST) -> socket.socket:
    """A listening socket, on this computer only unless it is said: on the port of the last time, else on any free."""
    # Named as TCP, so that asyncio sends each answer at once: otherwise it waits 40 ms for an acknowledgement.
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if os.name == "posix":  # elsewhere it would let two servers share a port
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
    except OSError:
        if exactly:
            sock.close()
            raise CodekitError(f"port {port} is not free", hint="choose another, or leave --port out") from None
        sock.bind((host, 0))
    sock.listen(128)
    return sock


class Listening(uvicorn.Server):
    """Uvicorn with the page, the guard, a watch, and one log for each bug."""

    def __init__(
        self,
        routes: Sequence[BaseRoute],
        guard: Callable[[Starlette], Application],
        *,
        on_bug: OnBug | None,
        page: str = "index.html",
    ) -> None:
        """Serve these routes and the page to whom the guard lets in."""
        self._on_bug = on_bug
        self._bugs: set[tuple[str, str, int]] = set()
        self._ready: Callable[[], object] = lambda: None
        self._reason = "stopped"
        inner = Starlette(
            routes=[*routes, *static_files.routes(page)],
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
            guard(inner),
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
        self.listens()
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Say goodbye, then end the server."""
        self.leaves(self._reason)
        await super().shutdown(sockets)

    def listens(self) -> None:
        """What is to be done once the server listens."""

    def leaves(self, reason: str) -> None:
        """What is to be done before the server ends."""

    async def watch(self) -> None:
        """What goes on beside the answers, until the server ends."""

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
        watch = asyncio.create_task(self.watch())
        yield
        watch.cancel()

    async def _refused(self, request: Request, error: Any) -> Response:
        told = refusals.expected(error)
        return await self._bug(request, error) if told is None else failure(told)

    async def _bug(self, _request: Request, error: Exception) -> Response:
        place = _place(error)
        if self._on_bug is not None and place not in self._bugs:  # one log for each bug, not for each request
            self._bugs.add(place)
            self._on_bug(error)
        return refusal(500, "failed", f"a bug in codekit ({type(error).__name__}); nothing acknowledged is lost")


async def _expected(_request: Request, error: Any) -> Response:
    return failure(error)


def _place(error: BaseException) -> tuple[str, str, int]:
    """What tells one bug from another: its kind, and the line in which it happened."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return type(error).__name__, last.filename, last.lineno or 0


async def _not_found(_request: Request, error: Any) -> Response:
    return refusal(error.status_code, "unknown", "no such route")
