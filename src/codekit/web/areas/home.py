"""The way home, on one's own computer."""

from __future__ import annotations

import msgspec
from starlette.routing import Route

from codekit.web.asked import convert, post
from codekit.web.room import Room
from codekit.workbench.views.values import Value


class HomeRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/home: the home page, to be gone to."""

    who: bool = False  # at the door of this study, to say who one is


class HomeAddress(Value, frozen=True, kw_only=True):
    """Where the home page is; the address bears a launch code."""

    url: str


def route(room: Room) -> Route:
    """The route to the home page, which runs or is started."""
    return Route("/api/home", post(lambda _, body: _home(room, convert(body, HomeRequest))), methods=["POST"])


def _home(room: Room, asked: HomeRequest) -> HomeAddress:
    """The home page that runs, or one that is started now. Raises RefusedError where it does not start."""
    from codekit.web import home

    return HomeAddress(url=home.found(room.desk.study.store.identity if asked.who else ""))
