"""The codebook desk: codebooks begin, are changed, come in and go out; what a change means for codings."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from codekit.web.asked import Ask, Download, convert, get, post, query
from codekit.web.room import Room
from codekit.workbench import codebook_changes as changes
from codekit.workbench import codebook_files as files
from codekit.workbench import meeting_acts
from codekit.workbench.views import recoding


def routes(room: Room) -> list[Route]:
    """Routes to the working copies; what may be seen of codings is decided where it is looked up."""
    ask = room.ask_apart
    questions: dict[str, Ask] = {
        "/api/codebooks": lambda _: ask(recoding.books),
        "/api/codebook/history": lambda r: ask(recoding.history, query(r, "codebook")),
        "/api/codebook/recheck": lambda r: ask(recoding.queue, query(r, "codebook")),
        "/api/codebook/export": lambda r: Download(*ask(files.export, query(r, "codebook"), query(r, "as"))),
    }

    def change(_: Request, body: Any) -> Any:
        asked = convert(body, changes.CodebookChangeRequest)
        return (room.change if asked.write else ask)(changes.change, asked)

    def bring_in(_: Request, body: Any) -> Any:
        asked = convert(body, files.CodebookImportRequest)
        return (room.change if asked.seen else ask)(files.bring_in, asked)

    def begin(_: Request, body: Any) -> Any:
        return room.change(files.begin, convert(body, files.NewCodebookRequest))

    def confirm(_: Request, body: Any) -> Any:
        return room.change(recoding.confirm, convert(body, recoding.ConfirmRequest))

    def decline(_: Request, body: Any) -> Any:
        return room.change(meeting_acts.decline, convert(body, meeting_acts.DeclineRequest))

    def describe(_: Request, body: Any) -> Any:
        return room.change(changes.describe, convert(body, changes.DescribeRequest))

    def order(_: Request, body: Any) -> Any:
        return room.change(changes.order, convert(body, changes.OrderRequest))

    acts = {
        "describe": describe,
        "order": order,
        "decline": decline,
        "change": change,
        "import": bring_in,
        "new": begin,
        "recheck": confirm,
    }
    return [
        *(Route(path, get(question), methods=["GET"]) for path, question in questions.items()),
        *(Route(f"/api/codebook/{name}", post(act), methods=["POST"]) for name, act in acts.items()),
    ]
