"""The connection of a copy to the server that it was told: the only module that connects to another computer.

TLS is verified by the system's certificates, no redirect is followed, and the token goes to that one address.
"""

from __future__ import annotations

import http.client
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

import msgspec

from codekit.away import wire
from codekit.away.address import LOCAL
from codekit.errors import CodekitError, RefusedError
from codekit.no_json import NO_JSON
from codekit.version import __version__

T = TypeVar("T")
SECONDS = 60.0  # without a word from the server
AGAIN = "nothing is lost: run it again when the server is reached, and it goes on"
ANOTHER = "make one in the server's page, under your name: Code away from the server"
_UNREACHED = (OSError, http.client.HTTPException)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows nobody elsewhere: a token is for the address that a person typed."""

    def redirect_request(self, *_: Any) -> None:
        """Not."""


class Connection:
    """Asks one server about one study, as whoever has the token. Every question raises CodekitError where it fails."""

    def __init__(self, server: str, study: str, token: str) -> None:
        """Nothing is asked yet."""
        self.server, self.study, self._token = server, study, token
        handlers: list[urllib.request.BaseHandler] = [
            _Stay(),
            urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        ]
        if urlsplit(server).hostname in LOCAL:
            handlers.append(urllib.request.ProxyHandler({}))  # no proxy is to see what goes unencrypted
        self._opener = urllib.request.build_opener(*handlers)

    def whose(self) -> wire.Whose:
        """Whose token it is."""
        return self._json("", None, wire.Whose)

    def look(self, *, first: bool = False) -> wire.Look:
        """What there is to be had; `first`: for a copy that is begun now."""
        return self._json(self._place("?first=1" if first else ""), None, wire.Look)

    def send(self, study: str, ledgers: dict[str, list[bytes]]) -> wire.Taken:
        """Give lines; those that the answer does not refuse are kept for good."""
        lines = {name: [line.decode("utf-8", "surrogateescape") for line in each] for name, each in ledgers.items()}
        return self._json(self._place("/send"), wire.Sent(study=study, ledgers=lines), wire.Taken)

    def fetch(self, documents: list[str], ledgers: list[str]) -> Iterator[wire.Frame]:
        """Get documents and ledgers, one after the other."""
        if not documents and not ledgers:
            return
        wanted = wire.Wanted(documents=documents, ledgers=ledgers)
        with self._asked(self._place("/fetch"), wanted) as answer, self._reached():
            yield from wire.frames(answer)

    def _place(self, rest: str) -> str:
        return f"/{quote(self.study, safe='')}{rest}"

    def _json(self, path: str, body: Any, kind: type[T]) -> T:
        with self._asked(path, body) as answer, self._reached():
            data = answer.read(wire.LARGEST_FRAME)
        try:
            return msgspec.json.decode(data, type=kind)
        except NO_JSON:
            raise CodekitError(f"{self.server}: is no codekit server that speaks as this one does") from None

    @contextmanager
    def _asked(self, path: str, body: Any) -> Iterator[Any]:
        request = urllib.request.Request(  # noqa: S310  (http or https: `address.parsed`)
            f"{self.server}{wire.PATH}{path}", data=None if body is None else msgspec.json.encode(body)
        )
        for name, value in self._headers(body is not None).items():
            request.add_unredirected_header(name, value)
        with self._reached():
            answer = self._opener.open(request, timeout=SECONDS)
        with answer:
            yield answer

    def _headers(self, with_body: bool) -> dict[str, str]:  # noqa: FBT001
        headers = {
            "Authorization": f"Bearer {self._token}",
            "Origin": self.server,
            "X-Codekit": "away",
            wire.HEADER: str(wire.VERSION),
            "User-Agent": f"codekit/{__version__}",
        }
        return headers | ({"Content-Type": "application/json"} if with_body else {})

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Raise CodekitError in place of what the network or the server says."""
        try:
            yield
        except urllib.error.HTTPError as error:
            raise self._refusal(error) from None
        except _UNREACHED as error:
            reason = getattr(error, "reason", error)
            if isinstance(reason, ssl.SSLCertVerificationError):
                hint = "ask who keeps the server; nothing was sent"
                raise CodekitError(f"{self.server}: its certificate is not good", hint=hint) from None
            why = getattr(reason, "strerror", "") or type(reason).__name__
            raise CodekitError(f"{self.server} is not reached ({why})", hint=AGAIN) from None

    def _refusal(self, error: urllib.error.HTTPError) -> CodekitError:
        with error:
            data = error.read(1 << 16)
        told = _told(data)
        if error.code == 401:
            return RefusedError("unauthorised", f"{self.server}: the token is not known, or has ended", hint=ANOTHER)
        if told is None:
            hint = "is that the address of a codekit server?"
            return CodekitError(f"{self.server}: answered {error.code}, and not as codekit does", hint=hint)
        return RefusedError(told.kind, f"{self.server}: {told.message}", hint=told.hint)


class _Told(msgspec.Struct, frozen=True):
    kind: str
    message: str
    hint: str = ""


class _Body(msgspec.Struct, frozen=True):
    error: _Told


def _told(data: bytes) -> _Told | None:
    try:
        return msgspec.json.decode(data, type=_Body).error
    except NO_JSON:
        return None
