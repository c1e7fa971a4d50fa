"""Everybody who works in some study now: one room for each person and study, made when it is first asked for."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route, Router

from codekit.errors import CodekitError
from codekit.team import members, sessions
from codekit.team.members import Member
from codekit.team.places import Places
from codekit.team.register import Register
from codekit.web.answers import refusal
from codekit.web.asked import convert, post
from codekit.web.incoming import possible
from codekit.web.room import Room
from codekit.web.routes import StudyApi
from codekit.web.settings import Kept
from codekit.web.team import rights
from codekit.web.team.preferences import Preferences
from codekit.workbench.desk import Desk

IDLE = 900.0  # seconds after which a room without an open window is given up
EVENTS, HERE = "GET /api/events", "/api/here"


class HereRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/here: the cluster that a window shows; "" for none."""

    round: str = ""
    cluster: str = ""


class Seat:
    """One person in one study: a room, and the routes to it, each of which asks the role."""

    def __init__(self, register: Register, places: Places, member: Member) -> None:
        """Open a room. Raises CodekitError where the study cannot be read, or does not know the coder."""
        self.register, self.study, self.account, self.coder = register, member.study, member.account, member.coder
        self.room = Room(Desk(places.study(member.study, member.coder), member.coder), round_id=None, transcript=None)
        self.room.place = member.study  # where it lies on the server is nobody's business
        self.used = time.monotonic()
        kept: Kept = Preferences(register, member.account, member.study)
        self._place = ("", "")
        routes = [*StudyApi(self.room, kept).routes(), Route(HERE, post(self._here), methods=["POST"])]
        self.router = Router([self._guarded(route, *_key(route)) for route in routes])

    @property
    def at(self) -> tuple[str, str]:
        """Round and cluster that an open window shows."""
        return self._place if self.room.hub.listeners else ("", "")

    def _here(self, _request: Request, body: Any) -> dict[str, Any]:
        asked = convert(body, HereRequest)
        self._place = (possible(asked.round), possible(asked.cluster))
        return {}

    def _guarded(self, route: Route, method: str, path: str) -> Route:
        """The same route for whoever may ask it; what leaves the study is noted."""

        async def ask(request: Request) -> Response:
            key = rights.asked(method, path, request.path_params)
            request.state.route = key if key in rights.RIGHTS else f"{method} {path}"
            if not rights.may(request.state.role, key):
                return refusal(403, "forbidden", f"as {request.state.role} you may not do that", "ask an owner")
            answer: Response = await route.endpoint(request)
            if key == EVENTS and isinstance(answer, StreamingResponse):
                answer.body_iterator = self._while_it_lasts(answer.body_iterator, request)
            elif key in rights.EXPORTS and answer.status_code == 200:
                await asyncio.to_thread(self._note, path, request)
            return answer

        return Route(path, ask, methods=[method])

    def _note(self, path: str, request: Request) -> None:
        form = request.query_params.get("form") or request.query_params.get("as") or ""
        about = f"{path.removeprefix('/api/')} {form if form.isalnum() else ''}".strip()
        with self.register.writing() as connection:
            self.register.note(connection, self.account, "saved a file", study=self.study, about=about)

    async def _while_it_lasts(self, stream: Any, request: Request) -> Any:
        """The stream until the session or the role ends; with another role the window asks anew what it may do."""
        role = request.state.role
        async for message in stream:
            now = await asyncio.to_thread(self._role, request.state.signed.session)
            if not now:
                return
            if now != role:
                role = now
                await asyncio.to_thread(self.room.tell_again)
            yield message

    def _role(self, session: str) -> str:
        """The role as it is now; "" where there is none, or the session has ended."""
        member = members.find(self.register, self.study, self.account)
        return member.role if member is not None and sessions.lives(self.register, session) else ""


def _key(route: Route) -> tuple[str, str]:
    (method,) = {*(route.methods or ())} - {"HEAD"}
    return method, route.path


class Seats:
    """The rooms of a server by study and account."""

    def __init__(self, register: Register, places: Places) -> None:
        """Nobody is here yet."""
        self._register, self._places = register, places
        self._seats: dict[tuple[str, str], Seat] = {}
        self._sitting = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.changed: Callable[[str], object] = lambda _: None  # called with a study that was written to

    def enter(self, loop: asyncio.AbstractEventLoop) -> None:
        """Tell windows through this loop."""
        self._loop = loop

    def seat(self, member: Member) -> Seat:
        """The room of a member, the same one as long as the coder is. Raises as `Seat`."""
        key = (member.study, member.account)
        with self._sitting:
            known = self._seats.get(key)
            if known is None or known.coder != member.coder or known.room.desk.study.store.gone:
                if known is not None and self._loop is not None:  # its windows come anew, into the new room
                    self._loop.call_soon_threadsafe(known.room.hub.close, "stopped")
                known = self._seats[key] = Seat(self._register, self._places, member)
                known.room.wrote = lambda: self.changed(member.study)
                if self._loop is not None:
                    known.room.enter(self._loop)
            known.used = time.monotonic()
            known.room.desk.rights = rights.of(member.role)
            return known

    def listening(self, study: str = "") -> list[Seat]:
        """Those with an open window; of one study, where it is named."""
        with self._sitting:
            seats = list(self._seats.values())
        return [seat for seat in seats if seat.room.hub.listeners and study in {"", seat.study}]

    def tell_again(self, study: str, account: str) -> None:
        """Let the windows of somebody ask anew what they may do."""
        for seat in self.listening(study):
            if seat.account == account:
                seat.room.tell_again()

    def look_again(self, study: str) -> None:
        """Tell the windows of a study what may be known of what others wrote."""
        with contextlib.suppress(CodekitError, OSError), self._places.store(study).looking():
            for seat in self.listening(study):
                with contextlib.suppress(CodekitError, OSError):
                    seat.room.look_again()

    def tidy(self) -> None:
        """Give up the rooms that nobody uses."""
        with self._sitting:
            for key, seat in list(self._seats.items()):
                if not seat.room.hub.listeners and time.monotonic() - seat.used > IDLE:
                    del self._seats[key]

    def close(self, reason: str, account: str = "") -> None:
        """Say goodbye to every window, or to those of one account."""
        for seat in self.listening():
            if account in {"", seat.account}:
                seat.room.hub.close(reason)
