"""The page itself: fixed files without any data in them."""

from __future__ import annotations

from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

FOLDER = Path(__file__).parent / "static"
ARRIVE = "arrive.html"  # goes on to the page by itself: Firefox says on every reload from where a page was opened first
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".txt": "text/plain; charset=utf-8",
}


def routes(page: str = "index.html") -> list[Route]:
    """A page and its parts."""
    return [
        Route("/", lambda request: file(ARRIVE) if _led_here(request) else _page(page), methods=["GET"]),
        Route("/favicon.ico", lambda _: file("favicon.svg"), methods=["GET"]),
        Route("/static/{name}", _part, methods=["GET"]),
    ]


def _led_here(request: Request) -> bool:
    """Whether another page led to this one; it may, while a launch code waits (`guard`)."""
    return request.headers.get("sec-fetch-site") in {"cross-site", "same-site"}


def _page(name: str) -> Response:
    from codekit.web import language  # which looks at this folder

    return Response(language.spoken((FOLDER / name).read_bytes()), media_type=KINDS[".html"])


def _part(request: Request) -> Response:
    return file(request.path_params["name"])


def file(name: str) -> Response:
    """A file of the folder by its exact name; nothing else can be had."""
    known = {path.name: path for path in FOLDER.iterdir() if path.is_file() and path.suffix in KINDS}
    path = known.get(name)
    if path is None:
        return PlainTextResponse("not found", status_code=404)
    return Response(path.read_bytes(), media_type=KINDS[path.suffix])
