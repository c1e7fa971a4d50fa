"""What comes in over HTTP before anybody looks at what it means: its size, depth, form and pace."""

from __future__ import annotations

import asyncio
import unicodedata
from typing import Any

import h11
import msgspec
from starlette.requests import ClientDisconnect, Request
from uvicorn.protocols.http.h11_impl import H11Protocol

from codekit.errors import RefusedError
from codekit.web.guard import largest

DEEPEST = 32  # lists and objects inside one another; what the page sends has five
LONGEST = 4000  # characters of a parameter; most are an id, one a list of codes
LONGEST_NAME = 200  # bytes of an id in it: no file system takes more than 255 for a file's name


def possible(text: str) -> str:
    """A parameter that may name something. Raises RefusedError for one that nothing can be called."""
    names = text.split(",")
    if len(text) > LONGEST or any(len(name.encode("utf-8", "replace")) > LONGEST_NAME for name in names):
        raise RefusedError("unknown", "nothing has a name as long as this")
    if any(unicodedata.category(char) in {"Cc", "Cs"} for char in text):
        raise RefusedError("unknown", "nothing has a name with such characters")
    return text


async def read_body(request: Request) -> Any:
    """The body as a value. Raises RefusedError where it is too large, too deep, not JSON or cut short."""
    data, most = bytearray(), largest(str(request.scope["path"]))
    try:
        async for part in request.stream():
            data += part
            if len(data) > most:
                raise RefusedError("too_large", f"a body has at most {most} bytes")
        value = msgspec.json.decode(bytes(data))
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise RefusedError("invalid", "the body is not JSON") from None
    except ClientDisconnect:
        raise RefusedError("invalid", "the request ended too soon") from None
    except RecursionError:
        raise _too_deep() from None
    if _deeper(value, DEEPEST):
        raise _too_deep()
    return value


def _too_deep() -> RefusedError:
    return RefusedError("invalid", f"a body has at most {DEEPEST} lists and objects inside one another")


def _deeper(value: Any, limit: int) -> bool:
    """Whether lists and objects stand deeper in one another than this."""
    level = [value]
    for _ in range(limit):
        level = [inner for each in level for inner in _inside(each)]
        if not level:
            return False
    return True


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


class Patient(H11Protocol):
    """A connection that is closed when a request does not come in whole in time: head, body, or not a word."""

    seconds = 20.0  # for one request, of at most a mebibyte, from this computer
    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._expect()

    def data_received(self, data: bytes) -> None:
        """Go on with what came; once a request is there whole, nobody waits for the client."""
        super().data_received(data)
        self._expect()

    def on_response_complete(self) -> None:
        """Go on to the next request, of which half may be here."""
        super().on_response_complete()
        if self.conn.trailing_data[0]:
            self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._forget()
        super().connection_lost(exc)

    def _expect(self) -> None:
        """Have a deadline as long as a request is under way; it does not move with what trickles in."""
        if self.conn.their_state not in {h11.IDLE, h11.SEND_BODY}:
            self._forget()
        elif self._late is None:
            self._late = self.loop.call_later(self.seconds, self._close)

    def _forget(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _close(self) -> None:
        self._late = None
        if self.conn.their_state in {h11.IDLE, h11.SEND_BODY} and not self.transport.is_closing():
            self.transport.close()
