"""The way in: a launch code for a token, one more code, lock, and what the command line asks of a running server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from codekit.web import language
from codekit.web.answers import Json, refusal
from codekit.web.asked import convert, post
from codekit.web.incoming import read_body
from codekit.web.language import LanguageRequest
from codekit.web.sessions import CODE_SECONDS, Sessions
from codekit.workbench.views.values import Value

WAITING = 8  # wrong launch codes that wait for their answer at the same time


class SessionRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/session with the launch code from the fragment `#launch=<code>`; once, within 60 s."""

    code: str


class SessionToken(Value, frozen=True, kw_only=True):
    """What every other request bears."""

    token: str


class LaunchCode(Value, frozen=True, kw_only=True):
    """POST /api/session/code: a launch code for one more tab, 60 s, single use.

    DELETE /api/session: "Lock now"; the tokens of all tabs are dropped, and each hears `bye` "locked". 204.
    """

    code: str
    url: str
    expires_in: int


class Entrance:
    """The routes of one server's sessions."""

    def __init__(
        self, sessions: Sessions, *, port: int, stop: Callable[[], None], locked: Callable[[], object], command: str
    ) -> None:
        """`stop` ends the server; `locked` is called when all sessions are ended; `command` starts it again."""
        self.sessions, self.port, self.stop, self.locked, self.command = sessions, port, stop, locked, command
        self._wrong_waiting = 0

    def routes(self) -> list[Route]:
        """How a page comes in and leaves, and the two by which the command line speaks to a running server."""
        return [
            Route("/api/session", self._redeem, methods=["POST"]),
            Route("/api/session", self._lock, methods=["DELETE"]),
            Route("/api/session/code", self._new_code, methods=["POST"]),
            Route(
                "/api/language", post(lambda _, body: language.choose(convert(body, LanguageRequest))), methods=["PUT"]
            ),
            Route("/control/code", self._new_code, methods=["POST"]),
            Route("/control/stop", self._stop, methods=["POST"]),
        ]

    async def _redeem(self, request: Request) -> Response:
        body = await read_body(request)
        code = body.get("code") if isinstance(body, dict) else None
        token = self.sessions.redeem(code) if isinstance(code, str) else None
        if token is not None:  # the right code is never made to wait, however many wrong ones came
            return Json(SessionToken(token=token))
        if self._wrong_waiting >= WAITING:
            return refusal(429, "unauthorised", "too many wrong launch codes at once", self.command)
        self._wrong_waiting += 1
        try:
            await asyncio.sleep(self.sessions.patience())
        finally:
            self._wrong_waiting -= 1
        return refusal(401, "unauthorised", "that launch code is used, too old or wrong", self.command)

    async def _lock(self, _request: Request) -> Response:
        self.sessions.lock()
        self.locked()
        return Response(status_code=204)

    async def _new_code(self, _request: Request) -> Response:
        code = self.sessions.new_code()
        url = f"http://127.0.0.1:{self.port}/#launch={code}"
        return Json(LaunchCode(code=code, url=url, expires_in=CODE_SECONDS))

    async def _stop(self, _request: Request) -> Response:
        self.stop()
        return Json({})
