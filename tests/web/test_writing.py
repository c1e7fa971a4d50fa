"""The list of requests that write is whole: a route or an act that is added must be in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from starlette.routing import Route

from codekit.web.home_routes import HomeApi
from codekit.web.room import Room
from codekit.web.routes import ACTS, Api
from codekit.web.sessions import Sessions
from codekit.web.settings import Settings
from codekit.workbench.desk import Desk
from studies import build
from writing_requests import HOME, NOT_WRITING, REQUESTS, Request


def sent_to(routes: Iterable[Route]) -> dict[str, re.Pattern[str]]:
    """The routes that a page sends something to, and what their addresses look like."""
    return {
        f"{method} {route.path}": re.compile(f"{method} {re.sub(r'{[^}]+}', '[^/]+', route.path)}")
        for route in routes
        for method in {*(route.methods or ())} - {"HEAD", "GET"}
    }


def found(asked: Request, among: dict[str, re.Pattern[str]]) -> str:
    """The route that a request goes to: the one with the fewest places to fill in."""
    fitting = [name for name, like in among.items() if like.fullmatch(f"{asked.method} {asked.path}")]
    return min(fitting, key=lambda name: name.count("{"))


def test_every_route_that_writes_is_asked_or_listed_with_a_reason(tmp_path: Path) -> None:
    """Of the window, and of the home page."""
    room = Room(Desk(build(tmp_path, memory=True), "ana"), round_id=None, transcript=None)
    window = sent_to(Api(room, Sessions(), Settings(tmp_path / "none"), port=1, stop=lambda: None).routes())
    home = sent_to(HomeApi(Sessions(), port=1, stop=lambda: None).routes())

    assert window.keys() == {found(each, window) for each in REQUESTS} | (NOT_WRITING.keys() & window.keys())
    assert home.keys() == {found(each, home) for each in HOME} | (NOT_WRITING.keys() & home.keys())
    assert NOT_WRITING.keys() <= window.keys() | home.keys()


def test_every_act_of_a_round_is_asked() -> None:
    """Each by the round that it can be done in."""
    assert ACTS.keys() == {each.path.rpartition("/")[2] for each in REQUESTS if each.path.startswith("/api/rounds/")}
