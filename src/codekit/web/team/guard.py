"""Who may speak to a server for several people: pages that it served itself, under the one address that it is told."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from codekit.away.address import DEFAULT_PORTS, LOCAL
from codekit.away.wire import PATH as AWAY
from codekit.errors import CodekitError
from codekit.web.guard import AnyGuard, Application, Headers, one

HEADER = b"x-codekit"  # no page of another site can send it
HEALTH = ("/health/live", "/health/ready")


class Public:
    """The address under which people reach a server; never what a request says."""

    def __init__(self, url: str) -> None:
        """Take it apart. Raises CodekitError for what is no such address, or is not safe."""
        parts = urlsplit(url)
        try:
            port = parts.port
        except ValueError:
            port = -1
        if (
            port == -1
            or parts.scheme not in DEFAULT_PORTS
            or not parts.hostname
            or parts.path.strip("/")
            or parts.query
        ):
            raise CodekitError(f"{url}: is no address of a server", hint="--public-url https://codekit.example.org")
        if parts.scheme == "http" and parts.hostname not in LOCAL:
            hint = "put a proxy with a certificate before it: docs/server.md has one for Caddy"
            raise CodekitError(f"{url}: passwords would go over the network unencrypted", hint=hint)
        self.scheme = parts.scheme
        host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
        self.name = parts.hostname
        self.host = host if port in {None, DEFAULT_PORTS[parts.scheme]} else f"{host}:{port}"
        self.url = f"{self.scheme}://{self.host}"

    @property
    def cookie(self) -> str:
        """The name of the cookie: by its beginning browsers take it from this host over TLS only, and for no other."""
        return "__Host-codekit" if self.scheme == "https" else "codekit"


class TeamGuard(AnyGuard):
    """Lets in requests of the server's own pages; who somebody is, the routes ask."""

    def __init__(self, app: Application, *, public: Public) -> None:
        """Guard an application that is reached under this address."""
        super().__init__(app, hosts=frozenset({public.host}), scheme=public.scheme)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer for health to anybody, under whatever address: a proxy asks by the server's own."""
        if scope["type"] == "http" and scope["path"] in HEALTH and scope["method"] in {"GET", "HEAD"}:
            await self._app(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)

    def is_visit(self, scope: Any, site: str) -> bool:
        """True for a link in a mail: the pages themselves hold no data, and no cookie comes with such a visit."""
        visit = one(scope["headers"], b"sec-fetch-mode") == "navigate"
        return site in {"cross-site", "same-site"} and visit and "/api/" not in scope["path"]

    def refuse_unknown(self, headers: Headers, method: str, path: str) -> tuple[int, str, str] | None:  # noqa: ARG002
        """The refusal of what neither a page of this server sent nor, where copies ask, a copy."""
        asks = "away" if path.startswith(AWAY) else "page"
        return None if one(headers, HEADER) == asks else (403, "forbidden", "a request of no page of this server")
