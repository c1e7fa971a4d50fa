"""The routes of a server for several people: its own pages, and the window of each study below /s/NAME/."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from codekit.errors import CodekitError
from codekit.team import accounts, members, sessions
from codekit.team.accounts import Account
from codekit.team.register import Register
from codekit.team.sessions import Signed
from codekit.web import static_files
from codekit.web.answers import Json, failure, kind_of, refusal
from codekit.web.asked import convert, parameter
from codekit.web.incoming import read_body
from codekit.web.team import own_tokens, wire
from codekit.web.team.away import AwayApi
from codekit.web.team.guard import Public
from codekit.web.team.log import Log
from codekit.web.team.pages import Pages
from codekit.web.team.seats import Seat, Seats

NOBODY = (401, "unauthorised", "you are not signed in", "sign in, then go on")
STRANGER = (404, "unknown", "there is no such study, or none of yours", "ask an owner of the study")
READY_SECONDS = 3.0  # after which a database that says nothing counts as not there
METHODS = ["GET", "POST", "PUT", "DELETE"]


class TeamApi:
    """The handlers of one server."""

    def __init__(
        self, pages: Pages, seats: Seats, public: Public, proxies: frozenset[str], log: Log | None = None
    ) -> None:
        """Addresses of `proxies` are believed when they say for whom they ask."""
        self.pages, self.seats, self.public, self.proxies = pages, seats, public, proxies
        self.log = log or Log()
        self.register: Register = pages.register

    def routes(self) -> list[BaseRoute]:
        """Every route of the server but the page itself."""
        mine: dict[str, tuple[type[Any], Callable[..., Any]]] = {
            "people": (wire.StudyNameRequest, lambda s, a: self.pages.people(s.account, a.study)),
            "take": (wire.StudyNameRequest, self._take),
            "invite": (wire.InviteRequest, lambda s, a: self.pages.invite(s.account, a)),
            "uninvite": (wire.InvitationBack, lambda s, a: self.pages.uninvite(s.account, a)),
            "role": (wire.RoleRequest, self._role),
            "new": (wire.NewTeamStudy, self._new),
            "sessions/end": (wire.SessionEnd, self._end),
            **own_tokens.acts(self.register),
        }
        return [
            Route("/api/team/home", self._signed(lambda s, _: self.pages.home(s.account)), methods=["GET"]),
            Route("/api/team/sessions", self._signed(lambda s, _: self.pages.own_sessions(s)), methods=["GET"]),
            Route("/api/team/tokens", self._signed(lambda s, _: own_tokens.shown(self.register, s)), methods=["GET"]),
            *(
                Route(f"/api/team/{name}", self._signed(act, kind), methods=["POST"])
                for name, (kind, act) in mine.items()
            ),
            Route("/api/team/password", self._password, methods=["POST"]),
            Route("/api/team/signin", self._sign_in, methods=["POST"]),
            Route("/api/team/signout", self._sign_out, methods=["POST"]),
            Route("/api/team/link", self._link, methods=["POST"]),
            Route("/api/team/accept", self._accept, methods=["POST"]),
            *AwayApi(self.pages, self.seats.changed).routes(),
            Route("/health/live", _live, methods=["GET"]),
            Route("/health/ready", self._ready, methods=["GET"]),
            Route("/", lambda _: static_files.file("team.html"), methods=["GET"]),  # also for whom a mail leads here
            Route("/s/{study}", lambda r: RedirectResponse(f"/s/{r.path_params['study']}/"), methods=["GET"]),
            Route("/s/{study}/", lambda _: static_files.file("index.html"), methods=["GET"]),
            Route("/s/{study}/api/session", self._sign_out, methods=["DELETE"]),
            Route("/s/{study}/api/{rest:path}", self._in_study, methods=METHODS),
        ]

    # a study's window

    async def _in_study(self, request: Request) -> Response:
        """Ask the room of whoever is signed in; a study of others is not there."""
        try:
            study = parameter(request, "study")
            seat = await run_in_threadpool(self._seat, request, study)
        except CodekitError as error:
            return failure(error)
        if isinstance(seat, Response):
            return seat
        inner = {**request.scope, "root_path": f"{request.scope.get('root_path', '')}/s/{study}"}
        return _Passed(seat.router, inner)

    def _seat(self, request: Request, study: str) -> Seat | Response:
        """The room of whoever asks, or why there is none; in one thread, since each that is changed into takes time."""
        if (signed := self._who(request)) is None:
            return refusal(*NOBODY)
        if (member := members.find(self.register, study, signed.account.id)) is None:
            return refusal(*STRANGER)
        request.state.signed, request.state.role, request.state.study = signed, member.role, study
        return self.seats.seat(member)

    # the server's own pages

    def _signed(
        self, act: Callable[..., Any], kind: type[Any] | None = None
    ) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            signed = await run_in_threadpool(self._who, request)
            if signed is None:
                return refusal(*NOBODY)
            return await self._told(request, lambda body: act(signed, body), kind)

        return answer

    async def _told(self, request: Request, act: Callable[[Any], Any], kind: type[Any] | None) -> Response:
        try:
            body = convert(await read_body(request), kind) if kind else None
            return Json(await run_in_threadpool(act, body))
        except CodekitError as error:
            return failure(error)

    def _take(self, signed: Signed, asked: wire.StudyNameRequest) -> wire.TeamHome:
        self.pages.own(signed.account, asked.study)
        return self.pages.home(signed.account)

    def _new(self, signed: Signed, asked: wire.NewTeamStudy) -> wire.TeamHome:
        self.pages.make(signed.account, asked.title)
        return self.pages.home(signed.account)

    def _role(self, signed: Signed, asked: wire.RoleRequest) -> wire.TeamHome | wire.People:
        answer = self.pages.role(signed.account, asked)
        self.seats.tell_again(asked.study, asked.account)
        return answer

    def _end(self, signed: Signed, asked: wire.SessionEnd) -> wire.OwnSessions:
        sessions.end(self.register, signed.account.id, asked.id)
        return self.pages.own_sessions(signed)

    async def _password(self, request: Request) -> Response:
        signed = await run_in_threadpool(self._who, request)
        if signed is None:
            return refusal(*NOBODY)
        act = lambda asked: self.pages.set_password(signed, asked, self._address(request))  # noqa: E731
        answer = await self._told(request, act, wire.PasswordRequest)
        return await self._with_session(request, signed.account) if answer.status_code == 200 else answer

    async def _sign_in(self, request: Request) -> Response:
        try:
            asked = convert(await read_body(request), wire.SignIn)
            address = self._address(request)
            account = await run_in_threadpool(accounts.sign_in, self.register, asked.account, asked.password, address)
        except CodekitError as error:
            self.log.say("a sign-in failed", why=kind_of(error))  # not who it was: people type passwords there
            return failure(error)
        return await self._with_session(request, account)

    async def _sign_out(self, request: Request) -> Response:
        signed = await run_in_threadpool(self._who, request)
        if signed is not None:
            await run_in_threadpool(sessions.end, self.register, signed.account.id, signed.session)
            self.log.say("signed out", account=signed.account.id)
        answer = Response(status_code=204)
        self._set(answer, "")
        return answer

    async def _link(self, request: Request) -> Response:
        signed = await run_in_threadpool(self._who, request)
        return await self._told(request, lambda asked: self.pages.link(asked.code, signed), wire.LinkRequest)

    async def _accept(self, request: Request) -> Response:
        signed = await run_in_threadpool(self._who, request)
        try:
            asked = convert(await read_body(request), wire.AcceptRequest)
            account = await run_in_threadpool(self.pages.accept, asked, signed)
        except CodekitError as error:
            return failure(error)
        return await self._with_session(request, account)

    async def _ready(self, _request: Request) -> Response:
        try:
            await asyncio.wait_for(run_in_threadpool(self._reached), READY_SECONDS)
        except (CodekitError, OSError, TimeoutError):
            return PlainTextResponse("not ready", status_code=503)
        return PlainTextResponse("ok")

    def _reached(self) -> None:
        """Ask for studies and accounts. Raises CodekitError or OSError where they cannot be reached."""
        _ = self.pages.places.names()
        _ = accounts.nobody_keeps(self.register)

    # sessions

    async def _with_session(self, request: Request, account: Account) -> Response:
        """The home of an account, with a new session: none that was there before is taken over."""
        browser = _browser(request.headers.get("user-agent", ""))
        secret = await run_in_threadpool(sessions.begin, self.register, account, browser)
        self.log.say("signed in", account=account.id)
        answer = Json(await run_in_threadpool(self.pages.home, account))
        self._set(answer, secret)
        return answer

    def _set(self, answer: Response, secret: str) -> None:
        answer.set_cookie(
            self.public.cookie,
            secret,
            max_age=None if secret else 0,
            path="/",
            secure=self.public.scheme == "https",
            httponly=True,
            samesite="strict",
        )

    def _who(self, request: Request) -> Signed | None:
        signed = sessions.who(self.register, request.cookies.get(self.public.cookie, ""))
        if signed is not None:
            request.state.account = signed.account.id
        return signed

    def _address(self, request: Request) -> str:
        """Whose request it is: of a proxy that is known, the last address that it names."""
        peer = request.client.host if request.client else ""
        if peer in self.proxies and (named := request.headers.get("x-forwarded-for", "")):
            peer = named.rpartition(",")[2].strip()[:64]
        return _network(peer)


def _network(address: str) -> str:
    """An address as attempts are counted by it: of IPv6 the network (/64), since one person has all of that."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return address
    return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False))


async def _live(_request: Request) -> Response:
    """In no thread: those may all be waiting for a database."""
    return PlainTextResponse("ok")


class _Passed(Response):
    """The answer of whatever is asked inside."""

    def __init__(self, inside: Callable[..., Awaitable[None]], scope: MutableMapping[str, Any]) -> None:
        super().__init__()
        self._inside, self._scope = inside, scope

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:  # noqa: ARG002
        await self._inside(self._scope, receive, send)


def _browser(agent: str) -> str:
    """Which browser on which system, in two words: enough to know one's own sessions apart."""
    names = {"Edg/": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
    systems = {"Android": "Android", "iPhone": "iPhone", "iPad": "iPad", "Windows": "Windows", "Mac OS": "macOS"}
    name = next((shown for part, shown in names.items() if part in agent), "a browser")
    system = next((shown for part, shown in systems.items() if part in agent), "Linux" if "Linux" in agent else "")
    return f"{name} on {system}" if system else name
