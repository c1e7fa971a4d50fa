"""Who may speak to the server: this computer, this page, this session. Everything else is refused here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Protocol

from codekit.web.answers import refusal
from codekit.web.sessions import Sessions

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = (
    (b"content-security-policy", CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), clipboard-read=(), usb=(), payment=()"),
)
HOSTS = ("127.0.0.1", "localhost", "[::1]")
READING = ("GET", "HEAD")
METHODS = (*READING, "POST", "PUT", "DELETE")
LARGEST = 1 << 20  # bytes of a request's body
LARGEST_FILE = 28 << 20  # of one that brings a file: 20 MiB of it, which base64 makes a third larger
FILES = (
    r"/api/transcripts/[^/]*/correct",
    r"/api/review/sheet",
    r"/api/matrix/read",
    r"/api/import(/preview)?",
    r"/api/codebook/import",
    r"/api/away/[^/]*/(fetch|send)",
)  # routes whose body brings a file
BRINGS_FILE = re.compile("|".join(FILES))
IN_STUDY = re.compile(r"^/s/[^/]+(?=/)")  # how a path begins on a server of several studies
API, SESSION, CONTROL = "/api/", "/api/session", "/control/"

Headers = Sequence[tuple[bytes, bytes]]


def largest(path: str) -> int:
    """How many bytes the body of a request to this path may have."""
    return LARGEST_FILE if BRINGS_FILE.fullmatch(IN_STUDY.sub("", path)) else LARGEST


class Application(Protocol):
    """An ASGI application."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one connection."""


class AnyGuard:
    """Refuses strangers before a route is looked for, and sets the same headers on every answer."""

    def __init__(self, app: Application, *, hosts: frozenset[str], scheme: str) -> None:
        """Guard an application that is reached under these hosts."""
        self._app, self._hosts, self._scheme = app, hosts, scheme

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Refuse, or let the request through."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return

        async def guarded(message: Any) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *HEADERS]}
            await send(message)

        refused = self._refuse(scope)
        if refused is not None:
            await refusal(*refused)(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)

    def _refuse(self, scope: Any) -> tuple[int, str, str] | None:
        """Status, kind and message of the refusal, or None for a request that may come in."""
        headers, method, path = scope["headers"], scope["method"], scope["path"]
        hosts = _all(headers, b"host")  # first of all: a page elsewhere may let its own name lead to this computer
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return 421, "forbidden", "this is not the address of the workbench"
        if method not in METHODS:
            return 405, "forbidden", "no such method"
        site = one(headers, b"sec-fetch-site")
        if site not in {"", "same-origin", "none"} and not self.is_visit(scope, site):
            return 403, "forbidden", "a request from another site"
        if not IN_STUDY.sub("", path).startswith((API, CONTROL)):
            return None if method in READING else (405, "forbidden", "no such method")
        origin = _all(headers, b"origin")
        if (method not in READING or origin) and origin != [f"{self._scheme}://{hosts[0]}"]:
            return 403, "forbidden", "a request from another origin"
        return self._refuse_body(headers, method, largest(path)) or self.refuse_unknown(headers, method, path)

    def is_visit(self, scope: Any, site: str) -> bool:
        """Whether a page of another site may lead here, to a page that holds no data."""
        raise NotImplementedError

    def refuse_unknown(self, headers: Headers, method: str, path: str) -> tuple[int, str, str] | None:
        """The refusal of whoever is not known here, or None."""
        raise NotImplementedError

    def _refuse_body(self, headers: Headers, method: str, most: int) -> tuple[int, str, str] | None:
        if method in {"POST", "PUT"}:
            kind = one(headers, b"content-type").lower().replace(" ", "")
            if kind not in {"application/json", "application/json;charset=utf-8"}:
                return 415, "media_type", "a body is application/json"
        length = one(headers, b"content-length")
        if length and (not (length.isascii() and length.isdigit()) or int(length) > most):
            return 413, "too_large", f"a body has at most {most} bytes"
        return None


class Guard(AnyGuard):
    """Lets in this computer, this page and this session."""

    def __init__(self, app: Application, *, port: int, sessions: Sessions) -> None:
        """Guard an application that listens on this port."""
        super().__init__(app, hosts=frozenset(f"{host}:{port}" for host in HOSTS), scheme="http")
        self._sessions = sessions

    def is_visit(self, scope: Any, site: str) -> bool:
        """True for a visit to the empty page while a launch code is waiting.

        The file that opens the browser is another site; a page of ours on another port, which leads here, is the same.
        """
        visit = one(scope["headers"], b"sec-fetch-mode") == "navigate"
        return site in {"cross-site", "same-site"} and visit and scope["path"] == "/" and self._sessions.is_launching()

    def refuse_unknown(self, headers: Headers, method: str, path: str) -> tuple[int, str, str] | None:
        """The refusal of whoever has neither a token nor the secret of the command line."""
        if path == SESSION and method == "POST":
            return None  # that is where a launch code becomes a token
        scheme, _, secret = one(headers, b"authorization").partition(" ")
        known = (
            self._sessions.is_control(secret)
            if path.startswith(CONTROL)
            else scheme == "Bearer" and self._sessions.is_token(secret)
        )
        return None if known else (401, "unauthorised", "no session; start one with: codekit code")


def _all(headers: Headers, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in headers if key == name]


def one(headers: Headers, name: bytes) -> str:
    """A header's value; two of them count as none that fits."""
    values = _all(headers, name)
    return values[0] if len(values) == 1 else "\0" if values else ""
