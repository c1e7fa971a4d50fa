"""The study itself: its settings, its coders, how far it is set up, what is amiss; and the way home."""

from __future__ import annotations

import msgspec
from starlette.routing import Route

from codekit.web.asked import Ask, convert, get, post
from codekit.web.room import Room
from codekit.workbench.tables_changed import StepRequest
from codekit.workbench.views import study
from codekit.workbench.views.values import Value


class HomeRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/home: the home page, to be gone to."""

    who: bool = False  # at the door of this study, to say who one is


class HomeAddress(Value, frozen=True, kw_only=True):
    """Where the home page is; the address bears a launch code."""

    url: str


def routes(room: Room) -> list[Route]:
    """Routes to what study.yaml says; it is changed by the functions that commands use."""
    questions: dict[str, Ask] = {
        "/api/study": lambda _: room.ask_apart(study.shown),
        "/api/study/stages": lambda _: room.ask_apart(study.set_up),
        "/api/study/check": lambda _: room.ask_apart(study.findings),
    }
    return [
        *(Route(path, get(question), methods=["GET"]) for path, question in questions.items()),
        Route("/api/home", post(lambda _, body: _home(room, convert(body, HomeRequest))), methods=["POST"]),
        Route(
            "/api/study",
            post(lambda _, body: room.change(study.change, convert(body, study.StudyRequest))),
            methods=["POST"],
        ),
        Route(
            "/api/study/undo",
            post(lambda _, body: room.change(study.step, convert(body, StepRequest))),
            methods=["POST"],
        ),
        Route(
            "/api/study/coders",
            post(lambda _, body: room.change(study.add_coder, convert(body, study.CoderRequest))),
            methods=["POST"],
        ),
    ]


def _home(room: Room, asked: HomeRequest) -> HomeAddress:
    """The home page that runs, or one that is started now. Raises RefusedError where it does not start."""
    from codekit.web import home

    return HomeAddress(url=home.found(room.desk.study.store.identity if asked.who else ""))
