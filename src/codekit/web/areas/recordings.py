"""Recordings of transcripts: which file on this computer, choosing one, how loud it is along its length."""

from __future__ import annotations

from pathlib import Path

import msgspec
from starlette.routing import Route

from codekit.web.asked import convert, get, parameter, post
from codekit.web.room import Room
from codekit.web.sounds import PATH
from codekit.workbench import recorded
from codekit.workbench.recorded import RecordingShown


def routes(room: Room) -> list[Route]:
    """Routes to recordings; the bytes of one are had under an address of its own, which is a secret."""
    ask = room.ask_apart

    def with_url(found: RecordingShown) -> RecordingShown:
        """With an address to play it from, where it can be played."""
        path = Path(found.path) / found.name
        url = room.sounds.url(path, found.type) if found.name and not found.problem else ""
        return msgspec.structs.replace(found, url=url)

    return [
        Route(
            "/api/recordings/look",
            post(lambda _, body: ask(recorded.look, convert(body, recorded.LookRequest))),
            methods=["POST"],
        ),
        Route(
            "/api/recordings",
            post(lambda _, body: ask(recorded.take_beside, convert(body, recorded.BesideRequest))),
            methods=["POST"],
        ),
        Route(
            "/api/recordings/{id}", get(lambda r: with_url(ask(recorded.shown, parameter(r, "id")))), methods=["GET"]
        ),
        Route(
            "/api/recordings/{id}/loudness", get(lambda r: ask(recorded.loudness, parameter(r, "id"))), methods=["GET"]
        ),
        Route(
            "/api/recordings/{id}",
            post(
                lambda r, body: with_url(
                    ask(recorded.choose, parameter(r, "id"), convert(body, recorded.RecordingRequest))
                )
            ),
            methods=["POST"],
        ),
        Route(PATH + "{key}", room.sounds.answer, methods=["GET"]),
    ]
