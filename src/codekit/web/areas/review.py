"""Review: the queue of a round, words on codings, the sheet."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from codekit.web.asked import Download, convert, get, post, query
from codekit.web.room import Room
from codekit.workbench import reviewed
from codekit.workbench.views import review


def routes(room: Room) -> list[Route]:
    """Routes to what a second reader does; what may be seen is decided where the queue is made."""
    ask, change = room.ask_apart, room.change

    def asked(request: Request) -> tuple[str, review.Filter]:
        fields = {name: query(request, name) for name in review.Filter.__struct_fields__}
        return query(request, "round"), review.Filter(**fields)

    def read(_: Request, body: Any) -> Any:
        wanted = convert(body, reviewed.ReviewSheetRequest)
        return (change if wanted.seen else ask)(reviewed.read, wanted)

    return [
        Route("/api/review", get(lambda r: ask(review.review, *asked(r))), methods=["GET"]),
        Route(
            "/api/review/marks",
            get(lambda r: ask(review.marks, query(r, "round"), query(r, "transcript"))),
            methods=["GET"],
        ),
        Route("/api/review/sheet", get(lambda r: Download(*ask(reviewed.sheet, *asked(r)))), methods=["GET"]),
        Route(
            "/api/review",
            post(lambda _, body: change(reviewed.record, convert(body, reviewed.ReviewRequest))),
            methods=["POST"],
        ),
        Route(
            "/api/review/retract",
            post(lambda _, body: change(reviewed.retract, convert(body, reviewed.ReviewBackRequest))),
            methods=["POST"],
        ),
        Route("/api/review/sheet", post(read), methods=["POST"]),
    ]
