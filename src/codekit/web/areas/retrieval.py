"""Excerpts across rounds and passes."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from codekit.web.asked import Download, get, query
from codekit.web.room import Room
from codekit.workbench.views import retrieved


def routes(room: Room) -> list[Route]:
    """Routes to what was found, on the page and as a file; closed to whoever is blind, as the matrix."""

    def listed(request: Request) -> Any:
        asked = retrieved.asked_of(lambda name: query(request, name))
        return room.ask_apart(retrieved.retrieved, query(request, "codebook"), asked)

    def file(request: Request) -> Download:
        asked = retrieved.asked_of(lambda name: query(request, name))
        return Download(*room.ask_apart(retrieved.file, query(request, "codebook"), asked, query(request, "form")))

    return [
        Route("/api/excerpts", get(listed), methods=["GET"]),
        Route("/api/excerpts/file", get(file), methods=["GET"]),
    ]
