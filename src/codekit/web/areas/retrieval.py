"""Excerpts across rounds and passes, and the words that are said."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.routing import Route

from codekit.web.asked import Download, get, query
from codekit.web.room import Room
from codekit.workbench.views import retrieved, vocabulary


def routes(room: Room) -> list[Route]:
    """Routes to what was found, on the page and as a file; codings are closed to whoever is blind, as the matrix."""

    def listed(request: Request) -> Any:
        asked = retrieved.asked_of(lambda name: query(request, name))
        return room.ask_apart(retrieved.retrieved, query(request, "codebook"), asked)

    def file(request: Request) -> Download:
        asked = retrieved.asked_of(lambda name: query(request, name))
        return Download(*room.ask_apart(retrieved.file, query(request, "codebook"), asked, query(request, "form")))

    def of_words(request: Request) -> Any:
        return room.ask_apart(vocabulary.words, lambda name: query(request, name))

    def lines(request: Request) -> Any:
        return room.ask_apart(vocabulary.lines, lambda name: query(request, name))

    def words_file(request: Request) -> Download:
        form = query(request, "form")
        return Download(*room.ask_apart(vocabulary.file, lambda name: query(request, name), form))

    return [
        Route("/api/words", get(of_words), methods=["GET"]),
        Route("/api/words/file", get(words_file), methods=["GET"]),
        Route("/api/kwic", get(lines), methods=["GET"]),
        Route("/api/excerpts", get(listed), methods=["GET"]),
        Route("/api/excerpts/file", get(file), methods=["GET"]),
    ]
