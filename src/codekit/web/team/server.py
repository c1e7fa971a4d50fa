"""Run the server for several people: bind, listen, tell windows what others did, stop."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from starlette.routing import Route

from codekit import __version__
from codekit.errors import CodekitError
from codekit.store import database
from codekit.team import accounts, invitations, ways
from codekit.team.invitations import KEEPER, Invitation
from codekit.team.oidc import Provider
from codekit.team.oidc_settings import OidcSettings
from codekit.team.places import Places, opened
from codekit.team.register import Register
from codekit.web.guard import Application
from codekit.web.listening import HOST, Listening, OnBug, bind
from codekit.web.team.guard import Public, TeamGuard
from codekit.web.team.hidden import Hidden
from codekit.web.team.log import Log, Logged
from codekit.web.team.news import News
from codekit.web.team.pages import Pages
from codekit.web.team.presence import Presence
from codekit.web.team.seats import Seats
from codekit.web.team.ways import WaysApi

PORT = 8600
LINK_SECONDS = 24 * 3600.0  # how long a link that is printed is good
TIDY_SECONDS = 60.0
SWITCH = 0.001  # seconds after which a thread that computes lets another go on: many people wait for short answers


@dataclass(frozen=True)
class Options:
    """How to serve: under which address people come, where to listen, which proxies are believed."""

    public: str = ""  # "": this computer only
    host: str = HOST
    port: int = PORT
    database: str = ""
    proxies: frozenset[str] = frozenset()
    oidc: OidcSettings | None = None
    on_bug: OnBug | None = None
    log: str = ""  # a file for what the server does, "-" for standard error, "" for none


def serve(data: Path, options: Options, ready: Callable[[str, str], None]) -> None:
    """Serve the studies of a folder, or of a database, until stopped.

    `ready` gets the address, and a link for the first person where nobody keeps the server. Raises CodekitError for an
    address that is not safe, a port that is taken, and where the database does not answer.
    """
    sock = bind(options.port, exactly=bool(options.port), host=options.host)
    public = Public(options.public or f"http://{HOST}:{sock.getsockname()[1]}")
    register, places = opened(data, options.database)
    server = _Server(register, places, public, options, data)
    first = keeper_link(register, public.url) if accounts.nobody_keeps(register) else ""
    sys.setswitchinterval(SWITCH)
    asyncio.run(server.run(sock, lambda: ready(public.url, first)))


def keeper_link(register: Register, url: str) -> str:
    """A link for whoever is to keep the server; those that were made before are worth nothing."""
    return _link(register, url, Invitation("", "", KEEPER, "", "", "", register.now() + LINK_SECONDS))


def password_link(register: Register, url: str, account: str) -> str:
    """A link by which somebody sets a new password. Raises CodekitError for an unknown account."""
    known = accounts.find(register, account)
    until = register.now() + LINK_SECONDS
    return _link(register, url, Invitation("", "", "", known.id, known.name, "", until))


def delete_account(data: Path, url: str, account: str) -> list[str]:
    """Delete an account from beside the server; the studies that it was in. Raises as `ways.end`."""
    register, places = opened(data, url)
    return ways.end(register, account, places.names(), by="")


def _link(register: Register, url: str, wanted: Invitation) -> str:
    return f"{url}/#/link?code={invitations.invite(register, wanted)}"


class _Server(Listening):
    """The pages, the windows, and what is told to them."""

    def __init__(self, register: Register, places: Places, public: Public, options: Options, data: Path) -> None:
        self.seats = Seats(register, places)
        self.news = News(self.seats, options.database)
        self.seats.changed = self.news.changed
        self._watching: set[asyncio.Task[None]] = set()
        self.presence = Presence(register, self.seats, shared=bool(options.database))
        provider = Provider(options.oidc, register.now) if options.oidc else None
        self.log, self._url, self._kept = Log(options.log), public.url, "postgresql" if places.url else "folder"
        api = WaysApi(Pages(register, places, public.url), self.seats, public, options.proxies, provider, log=self.log)
        routes = api.routes()
        paths = {route.path for route in routes if isinstance(route, Route) and "{" not in route.path}
        shown = database.shown(options.database) if options.database else ""

        def guard(app: Application) -> Application:
            guarded = TeamGuard(Hidden(app, [data], shown), public=public)
            return Logged(guarded, self.log, paths) if self.log else guarded

        super().__init__(routes, guard, on_bug=partial(self._noted, options.on_bug), page="team.html")

    def _noted(self, on_bug: OnBug | None, bug: BaseException) -> None:
        self.log.say("a bug", kind=type(bug).__name__, told=str(on_bug(bug)) if on_bug else "")

    def listens(self) -> None:
        """Tell windows through the server's own loop."""
        self.log.say("started", codekit=__version__, url=self._url, kept=self._kept, process=os.getpid())
        loop = asyncio.get_running_loop()
        self.seats.enter(loop)
        self.news.enter(loop)

    def leaves(self, reason: str) -> None:
        """End the streams of the windows."""
        self.news.stop()
        self.seats.close(reason)
        self.log.say("stopped", why=reason)

    async def watch(self) -> None:
        """Tell windows what others did; forget rooms that nobody uses."""
        tidied, here = time.monotonic(), asyncio.create_task(self.presence.watch())
        self._watching.add(here)  # or nobody would hold it
        while True:
            with contextlib.suppress(CodekitError, OSError):
                await self.news.tell()
            if time.monotonic() - tidied > TIDY_SECONDS:
                tidied = time.monotonic()
                self.seats.tidy()
