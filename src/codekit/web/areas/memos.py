"""Memos of all kinds: one list, notes on what is beyond a transcript, files of them."""

from __future__ import annotations

from starlette.routing import Route

from codekit.web.asked import Download, convert, get, post, query
from codekit.web.room import Room
from codekit.workbench import noted
from codekit.workbench.views import memos


def routes(room: Room) -> list[Route]:
    """Routes to notes; who may see whose is decided where they are listed."""
    ask, change = room.ask_apart, room.change
    return [
        Route("/api/memos/all", get(lambda _: ask(memos.notes)), methods=["GET"]),
        Route(
            "/api/memos/file",
            get(lambda r: Download(*ask(memos.written, query(r, "form") or "docx"))),
            methods=["GET"],
        ),
        Route(
            "/api/memos", post(lambda _, body: change(noted.write, convert(body, noted.NoteRequest))), methods=["POST"]
        ),
        Route(
            "/api/memos/edit",
            post(lambda _, body: change(noted.edit, convert(body, noted.NoteEditRequest))),
            methods=["POST"],
        ),
        Route(
            "/api/memos/remove",
            post(lambda _, body: change(noted.remove, convert(body, noted.NoteBackRequest))),
            methods=["POST"],
        ),
    ]
