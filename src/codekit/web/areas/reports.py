"""Reports and exports: the list, a preview, and the files that the commands write."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from codekit.web.asked import Download, get, query
from codekit.web.room import Room
from codekit.workbench.views import reports


def routes(room: Room) -> list[Route]:
    """Routes to reports; what is computed over all coders is closed to whoever is blind."""

    def preview(request: Request) -> Any:
        return room.ask_apart(reports.preview, reports.wish_of(lambda name: query(request, name)))

    def file(request: Request) -> Download:
        wish = reports.wish_of(lambda name: query(request, name))
        return Download(*room.ask_apart(reports.file, wish, query(request, "form")))

    return [
        Route("/api/reports", get(lambda _: room.ask_apart(reports.offered)), methods=["GET"]),
        Route("/api/reports/preview", get(preview), methods=["GET"]),
        Route("/api/reports/file", get(file), methods=["GET"]),
    ]
