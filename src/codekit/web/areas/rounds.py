"""Rounds: all of them, one of them, its start, and what its comparison or its revisions say."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from starlette.routing import Route

from codekit.web.asked import Ask, convert, get, parameter, post
from codekit.web.incoming import possible
from codekit.web.room import Room
from codekit.workbench import starting
from codekit.workbench.views import diagnosis, revisions, rounds
from codekit.workbench.views import starting as forms

T = TypeVar("T", bound=msgspec.Struct)


def routes(room: Room) -> list[Route]:
    """Routes to rounds; acts on a round are /api/rounds/{id}/{act}, in `web.routes`."""
    ask = room.ask_apart
    questions: dict[str, Ask] = {
        "/api/rounds": lambda _: ask(rounds.rounds),
        "/api/rounds/{id}": lambda r: ask(rounds.page, parameter(r, "id")),
        "/api/rounds/{id}/diagnosis": lambda r: ask(diagnosis.diagnosis, parameter(r, "id")),
        "/api/rounds/{id}/practice": lambda r: ask(rounds.practice, parameter(r, "id")),
        "/api/rounds/{id}/revisions": lambda r: ask(revisions.revisions, parameter(r, "id")),
        "/api/start": lambda _: ask(forms.form),
    }
    return [
        *(Route(path, get(question), methods=["GET"]) for path, question in questions.items()),
        Route("/api/start", post(lambda _, b: room.change(starting.start, _wish(b))), methods=["POST"]),
        Route("/api/start/rehearsal", post(lambda _, b: ask(starting.rehearse, _wish(b))), methods=["POST"]),
        Route("/api/start/share", post(lambda _, b: ask(starting.share, _shared(b))), methods=["POST"]),
        Route("/api/start/sample", post(lambda _, b: ask(starting.sample, _asked(b))), methods=["POST"]),
    ]


def _wish(body: Any) -> starting.StartRequest:
    return _possible(convert(body, starting.StartRequest))


def _asked(body: Any) -> starting.SampleRequest:
    return _possible(convert(body, starting.SampleRequest))


def _shared(body: Any) -> starting.ShareRequest:
    return _possible(convert(body, starting.ShareRequest))


def _possible(asked: T) -> T:
    """The same. Raises RefusedError where a name in it is one that nothing can have."""
    for name, value in msgspec.structs.asdict(asked).items():
        names = [value] if isinstance(value, str) else [*value] if isinstance(value, list | dict) else []
        for one in [] if name == "note" else names:
            possible(one)
    return asked
