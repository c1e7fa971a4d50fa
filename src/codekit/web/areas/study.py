"""The study itself: its settings, its coders, how far it is set up, what is amiss."""

from __future__ import annotations

import msgspec
from starlette.requests import Request
from starlette.routing import Route

from codekit.web.asked import Ask, convert, get, post
from codekit.web.room import Room
from codekit.workbench.tables_changed import StepRequest
from codekit.workbench.views import study


def routes(room: Room) -> list[Route]:
    """Routes to what study.yaml says; it is changed by the functions that commands use."""

    def shown(_: Request) -> study.StudyShown:
        found = room.ask_apart(study.shown)
        return msgspec.structs.replace(found, place=room.place) if room.place else found

    questions: dict[str, Ask] = {
        "/api/study": shown,
        "/api/study/stages": lambda _: room.ask_apart(study.set_up),
        "/api/study/amiss": lambda _: room.ask_apart(study.broken),
        "/api/study/check": lambda _: room.ask_apart(study.findings),
    }
    return [
        *(Route(path, get(question), methods=["GET"]) for path, question in questions.items()),
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
