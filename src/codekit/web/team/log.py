"""What a server did, line by line in JSON: requests by the pattern of their route, and who signed in.

A line holds no word of a transcript, no name of one, no code, nothing that somebody typed, and no parameter: only what
this module names, of ids those of accounts and studies that there are.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import logging.handlers
import os
import sys
import time
from collections.abc import Collection
from typing import Any

from codekit.web.guard import Application

STDERR = "-"
NO_ROUTE = "no such route"


class Log:
    """Lines in a file that is for the server's user alone, or on standard error; nowhere where none is named."""

    def __init__(self, to: str = "") -> None:
        """Write to a file, which may be moved away by what turns logs over; "-" is standard error."""
        self._handler: logging.Handler | None = None
        if to == STDERR:
            self._handler = _Standard(sys.stderr)
        elif to:
            self._handler = _File(to, encoding="utf-8")

    def __bool__(self) -> bool:
        """Whether anything is written."""
        return self._handler is not None

    def say(self, what: str, **more: object) -> None:
        """One line. What cannot be written stops nobody."""
        if self._handler is None:
            return
        at = dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line = json.dumps({"at": at, "what": what, **more}, ensure_ascii=False)
        self._handler.handle(logging.LogRecord("codekit", logging.INFO, "", 0, line, None, None))


class _Quiet(logging.Handler):
    """A full disk is no reason to stop a server, nor to print what was to be written."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """Go on."""


class _Standard(_Quiet, logging.StreamHandler):  # type: ignore[type-arg]
    """On standard error."""


class _File(_Quiet, logging.handlers.WatchedFileHandler):
    """In a file, which is made anew where it was moved away."""

    def _open(self) -> Any:
        return open(self.baseFilename, "a", encoding="utf-8", opener=_private)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


class Logged:
    """Writes a line for each request when it was answered: of a stream, when it ended."""

    def __init__(self, app: Application, log: Log, paths: Collection[str]) -> None:
        """`paths` are those of the server's own routes that have no part which differs."""
        self._app, self._log, self._paths = app, log, paths

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Let it through, and see what is answered."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, began = 0, time.perf_counter()

        async def seen(message: Any) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        state = scope.setdefault("state", {})
        try:
            await self._app(scope, receive, seen)
        finally:
            took = (time.perf_counter() - began) * 1000
            known = {name: state[name] for name in ("account", "study") if name in state}
            self._log.say("request", route=self._route(scope, state), status=status, ms=round(took, 1), **known)

    def _route(self, scope: Any, state: dict[str, Any]) -> str:
        """The pattern of what was asked, never the path itself."""
        if "route" in state:
            return str(state["route"])
        path, method = str(scope["path"]), "GET" if scope["method"] == "HEAD" else str(scope["method"])
        if method not in {"GET", "POST", "PUT", "DELETE"}:
            return NO_ROUTE
        if path in self._paths:
            return f"{method} {path}"
        if path.startswith("/static/"):
            return f"{method} /static/{{name}}"
        if path.startswith("/s/"):
            return f"{method} /s/{{study}}/{'api/...' if '/api/' in path else ''}"
        return NO_ROUTE
