"""Further ways to sign in, by passkey and by a provider of identities, and deleting one's account."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from codekit.errors import CodekitError, RefusedError
from codekit.team import challenges, passkeys, sessions, ways
from codekit.team.accounts import Account
from codekit.team.oidc import Asked, Known, Provider
from codekit.team.passkeys import Site
from codekit.team.register import digest, secret
from codekit.team.sessions import Signed
from codekit.web import static_files
from codekit.web.answers import Json, failure, refusal
from codekit.web.asked import convert
from codekit.web.incoming import read_body
from codekit.web.team import wire
from codekit.web.team.guard import Public
from codekit.web.team.log import Log
from codekit.web.team.pages import Pages
from codekit.web.team.routes import NOBODY, TeamApi
from codekit.web.team.seats import Seats
from codekit.workbench.round_acts import Nothing

T = TypeVar("T")
BACK = "/oidc"  # to which a provider leads; a page without data, which asks with what it finds in its address
OIDC = "oidc"


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """A sign-in at a provider that was begun here."""

    browser: str  # the digest of what only the browser that began it has
    nonce: str
    verifier: str
    purpose: str
    account: str  # of `link`: whose
    wish: wire.OidcRequest


class WaysApi(TeamApi):
    """The handlers of one server, with every way to sign in that it has."""

    def __init__(
        self,
        pages: Pages,
        seats: Seats,
        public: Public,
        proxies: frozenset[str],
        provider: Provider | None,
        *,
        log: Log | None = None,
    ) -> None:
        """`provider`: who else may say who somebody is; None where nobody else may."""
        super().__init__(pages, seats, public, proxies, log)
        self.provider = provider
        self.site = Site(public.name, public.url)

    def routes(self) -> list[BaseRoute]:
        """Every route of the server but the page itself."""
        mine: dict[str, tuple[type[Any], Callable[..., Any]]] = {
            "passkeys/begin": (Nothing, self._begin_passkey),
            "passkeys": (wire.PasskeyMade, self._add_passkey),
            "passkeys/remove": (wire.PasskeyBack, self._remove_passkey),
            "identities/remove": (wire.IdentityBack, self._unlink),
        }
        own = self._signed(lambda s, _: self._own(s.account))
        of_anybody = {
            "oidc/begin": self._begin_oidc,
            "oidc/finish": self._finish_oidc,
            "passkey/begin": self._begin_by_passkey,
            "passkey": self._by_passkey,
            "leave": self._leave,
        }
        return [
            Route(BACK, lambda _: static_files.file("team.html"), methods=["GET"]),
            Route("/api/team/ways", lambda _: Json(self._ways()), methods=["GET"]),
            Route("/api/team/own", own, methods=["GET"]),
            *(
                Route(f"/api/team/{name}", self._signed(act, kind), methods=["POST"])
                for name, (kind, act) in mine.items()
            ),
            *(Route(f"/api/team/{name}", act, methods=["POST"]) for name, act in of_anybody.items()),
            *super().routes(),
        ]

    def _ways(self) -> wire.SignInWays:
        return wire.SignInWays(oidc=self._provider_name(), passkeys=self.site.can_have_passkeys)

    def _provider_name(self) -> str:
        return self.provider.settings.shown if self.provider else ""

    def _own(self, account: Account) -> wire.OwnWays:
        keys, identities = passkeys.of(self.register, account.id), ways.of(self.register, account.id)
        return wire.OwnWays(
            password=ways.has_password(self.register, account.id),
            oidc=self._provider_name(),
            identities=[wire.OwnIdentity(issuer=each.issuer, name=each.name) for each in identities],
            can_have_passkeys=self.site.can_have_passkeys,
            passkeys=[wire.OwnPasskey(id=k.id, name=k.name, made=k.made, used=k.used) for k in keys],
        )

    # passkeys

    def _begin_passkey(self, signed: Signed, _: Nothing) -> wire.PasskeyAsked:
        sessions.refuse_old(self.register, signed)
        return wire.PasskeyAsked(options=passkeys.begin(self.register, signed.account, self.site))

    def _add_passkey(self, signed: Signed, asked: wire.PasskeyMade) -> wire.OwnWays:
        passkeys.add(self.register, signed.account, self.site, asked.name, asked.credential)
        return self._own(signed.account)

    def _remove_passkey(self, signed: Signed, asked: wire.PasskeyBack) -> wire.OwnWays:
        sessions.refuse_old(self.register, signed)
        passkeys.remove(self.register, signed.account.id, asked.id)
        return self._own(signed.account)

    async def _begin_by_passkey(self, request: Request) -> Response:
        act = lambda _: wire.PasskeyAsked(  # noqa: E731
            options=passkeys.begin_sign_in(self.register, self.site, self._address(request))
        )
        return await self._told(request, act, Nothing)

    async def _by_passkey(self, request: Request) -> Response:
        act = lambda asked: passkeys.sign_in(self.register, self.site, asked.credential)  # noqa: E731
        return await self._signed_in(request, wire.PasskeyUsed, act)

    # a provider of identities

    async def _begin_oidc(self, request: Request) -> Response:
        signed = await run_in_threadpool(self._who, request)
        browser = secret()
        act = lambda asked: self._oidc_address(asked, signed, browser, self._address(request))  # noqa: E731
        answer = await self._told(request, act, wire.OidcRequest)
        if answer.status_code == 200:
            self._keep(answer, browser)
        return answer

    def _oidc_address(
        self, asked: wire.OidcRequest, signed: Signed | None, browser: str, address: str
    ) -> wire.OidcAddress:
        provider = self._known_provider()
        if asked.purpose == "link":
            if signed is None:
                raise RefusedError("unauthorised", NOBODY[2])
            sessions.refuse_old(self.register, signed)
        if asked.purpose == "accept":
            _ = self.pages.link(asked.code, signed)  # so that a link that is not good is told now
        begun = Begun(
            browser=digest(browser),
            nonce=secret(),
            verifier=secret(),
            purpose=asked.purpose,
            account=signed.account.id if signed else "",
            wish=asked,
        )
        value = msgspec.json.encode(begun).decode()
        state = challenges.ask(self.register, OIDC, value, whose=f"address {address}")
        return wire.OidcAddress(url=provider.address(state, self._asked(begun)))

    async def _finish_oidc(self, request: Request) -> Response:
        signed = await run_in_threadpool(self._who, request)
        browser = request.cookies.get(self._cookie, "")
        answer = await self._signed_in(
            request, wire.OidcAnswer, lambda asked: self._came_back(asked, browser, signed), signed=signed
        )
        if answer.status_code == 200:
            self._keep(answer, "")
        return answer

    def _came_back(self, asked: wire.OidcAnswer, browser: str, signed: Signed | None) -> Account:
        """The account of whoever comes from the provider: as the sign-in was begun, in the browser that began it."""
        provider = self._known_provider()
        begun = msgspec.json.decode(challenges.answered(self.register, OIDC, asked.state), type=Begun)
        if digest(browser) != begun.browser:
            raise RefusedError("unauthorised", "this sign-in was begun in another browser", hint="begin it here")
        known = provider.who(asked.code, self._asked(begun))
        if begun.purpose == "link":
            return self._linked(known, begun, signed)
        there = ways.whose(self.register, known.identity)
        if begun.purpose == "accept":
            return self.pages.accept_as(known, begun.wish, there)
        if there is None:
            raise RefusedError(
                "unauthorised",
                f"nobody here is linked with {known.identity.name or 'this identity'}",
                hint="open the link that you were sent; or sign in by your password, and link it under your name",
            )
        with self.register.writing() as connection:
            self.register.note(connection, there.id, "signed in by an identity")
        return there

    def _linked(self, known: Known, begun: Begun, signed: Signed | None) -> Account:
        if signed is None or signed.account.id != begun.account:
            raise RefusedError("unauthorised", "you are signed in as somebody else by now")
        with self.register.writing() as connection:
            ways.link(self.register, connection, signed.account.id, known.identity)
        return signed.account

    def _unlink(self, signed: Signed, asked: wire.IdentityBack) -> wire.OwnWays:
        sessions.refuse_old(self.register, signed)
        ways.unlink(self.register, signed.account.id, asked.issuer)
        return self._own(signed.account)

    def _asked(self, begun: Begun) -> Asked:
        return Asked(begun.nonce, begun.verifier, f"{self.public.url}{BACK}")

    def _known_provider(self) -> Provider:
        if self.provider is None:
            raise RefusedError("unknown", "this server knows no other sign-in")
        return self.provider

    @property
    def _cookie(self) -> str:
        return f"{self.public.cookie}-oidc"

    def _keep(self, answer: Response, browser: str) -> None:
        """Let the browser keep what shows that the sign-in was begun in it; "" takes it back."""
        answer.set_cookie(
            self._cookie,
            browser,
            max_age=int(challenges.SECONDS) if browser else 0,
            path="/",
            secure=self.public.scheme == "https",
            httponly=True,
            samesite="strict",
        )

    # both

    async def _signed_in(
        self, request: Request, kind: type[T], act: Callable[[T], Account], *, signed: Signed | None = None
    ) -> Response:
        """The home of the account that comes of an answer, with a session; the one that is there, where it fits."""
        try:
            account = await run_in_threadpool(act, convert(await read_body(request), kind))
        except CodekitError as error:
            return failure(error)
        if signed is not None and signed.account.id == account.id:
            return Json(await run_in_threadpool(self.pages.home, account))
        return await self._with_session(request, account)

    # leaving

    async def _leave(self, request: Request) -> Response:
        signed = await run_in_threadpool(self._who, request)
        if signed is None:
            return refusal(*NOBODY)
        told = await self._told(request, lambda asked: self._delete(signed, asked), wire.LeaveRequest)
        if told.status_code != 200:
            return told
        self.seats.close("locked", signed.account.id)
        answer = Response(status_code=204)
        self._set(answer, "")
        return answer

    def _delete(self, signed: Signed, asked: wire.LeaveRequest) -> None:
        sessions.refuse_old(self.register, signed)
        if asked.account != signed.account.id:
            raise RefusedError("invalid", "that is not your short name")
        ways.end(self.register, signed.account.id, self.pages.places.names(), by=signed.account.id)
