"""Before coding: interviews brought in, who speaks in them, and the tables of cases, interviews and what was asked."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from codekit.web.asked import Download, convert, get, parameter, post, query
from codekit.web.room import Room
from codekit.workbench import bringing, tables_changed, transcript_acts, withdrawing


def routes(room: Room) -> list[Route]:
    """Routes to what every coder may see and set up: transcripts and tables, and nothing that is coded."""

    def listed(request: Request) -> Any:
        return room.transcripts(now=query(request, "now") == "1")

    def preview(_request: Request, body: Any) -> Any:
        return room.ask_apart(bringing.preview, convert(body, bringing.ImportRequest))

    def bring(_request: Request, body: Any) -> Any:
        answer = room.in_turn(bringing.bring_in, convert(body, bringing.ImportRequest))
        if answer.wrote:
            room.changed()
        return answer

    def speakers(request: Request, body: Any) -> Any:
        asked = convert(body, transcript_acts.SpeakersRequest)
        return room.change(transcript_acts.set_speakers, parameter(request, "id"), asked)

    def rules(request: Request) -> Any:
        return room.ask_apart(transcript_acts.rules, parameter(request, "id"))

    def split(request: Request, body: Any) -> Any:
        asked = convert(body, transcript_acts.SplitRequest)
        return room.change(transcript_acts.split, parameter(request, "id"), asked)

    def remove(request: Request, body: Any) -> Any:
        asked = convert(body, transcript_acts.RemovalRequest)
        return room.change(transcript_acts.remove, parameter(request, "id"), asked)

    def withdrawal(request: Request) -> Any:
        return room.ask_apart(withdrawing.planned, parameter(request, "id"))

    def withdraw(request: Request, body: Any) -> Any:
        asked = convert(body, withdrawing.WithdrawalRequest)
        return room.change(withdrawing.withdraw, parameter(request, "id"), asked)

    def edit(request: Request, body: Any) -> Any:
        asked = convert(body, tables_changed.TableEdit)
        return room.change(tables_changed.edit, parameter(request, "table"), asked)

    def step(request: Request, body: Any) -> Any:
        asked = convert(body, tables_changed.StepRequest)
        return room.change(tables_changed.step, parameter(request, "table"), asked)

    def paste(request: Request, body: Any) -> Any:
        asked = convert(body, tables_changed.PasteRequest)
        return room.ask_apart(tables_changed.paste, parameter(request, "table"), asked)

    def table(request: Request) -> Any:
        return room.ask_apart(tables_changed.shown, parameter(request, "table"))

    def file(request: Request) -> Any:
        name, data = room.ask_apart(tables_changed.exported, parameter(request, "table"))
        return Download(name, data)

    return [
        Route("/api/transcripts", get(listed), methods=["GET"]),
        Route("/api/import/preview", post(preview), methods=["POST"]),
        Route("/api/import", post(bring), methods=["POST"]),
        Route("/api/transcripts/{id}/speakers", post(speakers), methods=["POST"]),
        Route("/api/transcripts/{id}/rules", get(rules), methods=["GET"]),
        Route("/api/transcripts/{id}/split", post(split), methods=["POST"]),
        Route("/api/transcripts/{id}/remove", post(remove), methods=["POST"]),
        Route("/api/transcripts/{id}/withdrawal", get(withdrawal), methods=["GET"]),
        Route("/api/transcripts/{id}/withdrawal", post(withdraw), methods=["POST"]),
        Route("/api/tables/{table}", get(table), methods=["GET"]),
        Route("/api/tables/{table}", post(edit), methods=["POST"]),
        Route("/api/tables/{table}/undo", post(step), methods=["POST"]),
        Route("/api/tables/{table}/paste", post(paste), methods=["POST"]),
        Route("/api/tables/{table}/file", get(file), methods=["GET"]),
    ]
