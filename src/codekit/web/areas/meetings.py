"""Meetings: the agenda, a meeting that is meeting_acts, decisions, minutes."""

from __future__ import annotations

from starlette.routing import Route

from codekit.web.asked import Download, convert, get, post, query
from codekit.web.room import Room
from codekit.workbench import meeting_acts
from codekit.workbench.views import meetings


def routes(room: Room) -> list[Route]:
    """Routes to what a team talks over and decides; what may be seen is decided where the agenda is made."""
    ask, change = room.ask_apart, room.change
    return [
        Route("/api/meetings", get(lambda _: ask(meetings.meetings)), methods=["GET"]),
        Route(
            "/api/meetings/minutes",
            get(lambda r: Download(*ask(meetings.written, query(r, "meeting"), query(r, "form") or "docx"))),
            methods=["GET"],
        ),
        Route(
            "/api/meetings",
            post(lambda _, body: change(meeting_acts.hold, convert(body, meeting_acts.HoldRequest))),
            methods=["POST"],
        ),
        Route(
            "/api/meetings/decide",
            post(lambda _, body: change(meeting_acts.decide, convert(body, meeting_acts.DecideRequest))),
            methods=["POST"],
        ),
        Route(
            "/api/meetings/retract",
            post(lambda _, body: change(meeting_acts.retract, convert(body, meeting_acts.MeetingBackRequest))),
            methods=["POST"],
        ),
    ]
