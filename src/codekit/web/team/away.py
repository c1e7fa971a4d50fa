"""Routes for copies of studies that people code in away from the server; who asks, a token says, and never a cookie.

What may be had and what is taken is decided by `away/portion.py` and `away/accepting.py`, in whatever role.
"""

from __future__ import annotations

import threading
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from codekit import __version__
from codekit.away import accepting, serving, wire
from codekit.errors import CodekitError, RefusedError
from codekit.team import members, roles, tokens
from codekit.team.accounts import Account
from codekit.team.members import Member
from codekit.web.answers import Json, failure
from codekit.web.asked import convert, parameter
from codekit.web.incoming import read_body
from codekit.web.team.pages import Pages
from codekit.workflow.study.study import Study

MOST, WITHIN = 60, 60.0  # requests of one account, in so many seconds
NOTED = 600.0  # seconds in which the same is written into the log once
NOBODY = RefusedError("unauthorised", "the token is not known, or has ended")
STRANGER = RefusedError("unknown", "there is no such study, or none of yours")


class AwayApi:
    """The handlers of one server."""

    def __init__(self, pages: Pages, changed: Callable[[str], object]) -> None:
        """`changed` is called with a study into which something came."""
        self._pages, self._register, self._changed = pages, pages.register, changed
        self._pace = _Pace(pages.register.now)
        self._noted: dict[tuple[str, str, str], float] = {}

    def routes(self) -> list[Route]:
        """Every route of copies."""
        study = f"{wire.PATH}/{{study}}"
        return [
            Route(wire.PATH, self._answer(self._whose), methods=["GET"]),
            Route(study, self._answer(self._look), methods=["GET"]),
            Route(f"{study}/fetch", self._answer(self._fetch, wire.Wanted), methods=["POST"]),
            Route(f"{study}/send", self._answer(self._send, wire.Sent), methods=["POST"]),
        ]

    def _answer(self, act: Callable[..., Any], kind: type[Any] | None = None) -> Callable[[Request], Any]:
        async def answer(request: Request) -> Response:
            try:
                _refuse_version(request.headers.get(wire.HEADER, ""))
                account = await run_in_threadpool(self._who, request)
                body = [convert(await read_body(request), kind)] if kind else []
                found = await run_in_threadpool(act, account, request, *body)
            except CodekitError as error:
                return failure(error)
            return found if isinstance(found, Response) else Json(found)

        return answer

    def _who(self, request: Request) -> Account:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        account = tokens.who(self._register, given if scheme == "Bearer" else "")
        if account is None:
            raise NOBODY
        self._pace.step(account.id)
        return account

    def _member(self, account: Account, request: Request) -> Member:
        member = members.find(self._register, parameter(request, "study"), account.id)
        if member is None:
            raise STRANGER
        return member

    def _study(self, member: Member) -> Study:
        return self._pages.places.study(member.study, member.coder)

    # what is asked

    def _whose(self, account: Account, _request: Request) -> wire.Whose:
        found = self._pages.home(account).studies
        mine = [wire.StudyOfToken(name=s.name, title=s.title, role=s.role, coder=s.coder) for s in found]
        return wire.Whose(codekit=__version__, account=account.id, studies=mine)

    def _look(self, account: Account, request: Request) -> wire.Look:
        member = self._member(account, request)
        found = serving.look(self._study(member), member.coder, member.role)
        self._note(member, "took a copy" if request.query_params.get("first") == "1" else "brought a copy up to date")
        return found

    def _fetch(self, account: Account, request: Request, asked: wire.Wanted) -> Response:
        member = self._member(account, request)
        parts = serving.parts(self._study(member), member.coder, asked)
        return StreamingResponse(parts, media_type="application/octet-stream")

    def _send(self, account: Account, request: Request, asked: wire.Sent) -> wire.Taken:
        member = self._member(account, request)
        done = serving.take(self._study(member), member.coder, _may(member.role), asked)
        if done.taken:
            self._changed(member.study)
        return done

    def _note(self, member: Member, what: str) -> None:
        """Into the log, alike whether anything was sent or not: who has begun in a blind round is nobody's business."""
        key, now = (member.account, member.study, what), self._register.now()
        if now - self._noted.get(key, 0.0) < NOTED:
            return
        self._noted[key] = now
        with self._register.writing() as connection:
            self._register.note(connection, member.account, what, study=member.study)


def _may(role: str) -> accepting.May:
    return accepting.May(code=role in roles.CODERS, write=role in roles.WRITERS, lead=role in roles.LEADS)


def _refuse_version(theirs: str) -> None:
    if theirs == str(wire.VERSION):
        return
    number = int(theirs) if theirs.isdecimal() and len(theirs) < 6 else 0
    newer = number > wire.VERSION
    message = f"the copy speaks version {number} with servers, this server version {wire.VERSION}"
    hint = "ask whoever keeps the server to update codekit" if newer else "update codekit on your computer"
    raise RefusedError("invalid", message, hint=hint)


class _Pace:
    """How often an account may ask: a copy that is brought up to date asks a handful of times."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now, self._asked, self._lock = now, defaultdict[str, deque[float]](deque), threading.Lock()

    def step(self, account: str) -> None:
        """Count one request. Raises RefusedError where there were too many."""
        with self._lock:
            asked, now = self._asked[account], self._now()
            while asked and asked[0] < now - WITHIN:
                asked.popleft()
            if len(asked) >= MOST:
                raise RefusedError("wait", f"more than {MOST} requests in a minute", hint="run it again in a minute")
            asked.append(now)
