"""Which recordings a page may play: under keys that only this session knows, and the bytes that it asks for.

A media element cannot bear the session's token, so the address itself is the secret: 32 random bytes, of one file, good
until the session is locked or nobody played it for as long as a token is good.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from codekit.web.answers import refusal
from codekit.web.sessions import TOKEN_SECONDS, digest

PATH = "/sound/"
PIECE = 1 << 18  # bytes that are sent at once
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


@dataclass(slots=True)
class _Playing:
    """A file under a key, and until when."""

    path: Path
    media_type: str
    until: float


class Sounds:
    """The recordings of one session by the hashes of their keys."""

    def __init__(self, *, clock: Callable[[], float] = time.time) -> None:
        """Know of none."""
        self._clock = clock
        self._known: dict[str, _Playing] = {}

    def url(self, path: Path, media_type: str) -> str:
        """An address under which this file is played. It changes with every call; older ones stay good."""
        now = self._clock()
        self._known = {name: one for name, one in self._known.items() if one.until > now}
        key = secrets.token_urlsafe(32)
        self._known[digest(key)] = _Playing(path, media_type, now + TOKEN_SECONDS)
        return PATH + key

    def lock(self) -> None:
        """No address is good any more."""
        self._known.clear()

    def find(self, key: str) -> _Playing | None:
        """The file under a key; its time begins anew."""
        found = self._known.get(digest(key))
        if found is None or found.until <= self._clock():
            return None
        found.until = self._clock() + TOKEN_SECONDS
        return found

    def answer(self, request: Request) -> Response:
        """The bytes that a media element asks for, as part of a file (RFC 9110, one range) or as a whole."""
        found = self.find(request.path_params["key"])
        if found is None or request.headers.get("sec-fetch-mode") == "navigate":  # it is for playing, not for visiting
            return refusal(404, "unknown", "no such recording")
        try:
            file = _opened(found.path)
        except OSError:
            return refusal(404, "unknown", "the recording is not where it was")
        return _part(file, found.media_type, request)


def _opened(path: Path) -> BinaryIO:
    """The file that was chosen. Raises OSError where a link or anything but a file is in its place."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    file = os.fdopen(handle, "rb")
    if not stat.S_ISREG(os.fstat(handle).st_mode) or path.resolve() != path:
        file.close()
        raise OSError("not the file that was chosen")
    return file


def _part(file: BinaryIO, media_type: str, request: Request) -> Response:
    size = os.fstat(file.fileno()).st_size
    asked = request.headers.get("range", "")
    span = _span(asked, size)
    headers = {"Accept-Ranges": "bytes", "Content-Disposition": "inline"}
    if span is None:
        file.close()
        return Response(status_code=416, headers={**headers, "Content-Range": f"bytes */{size}"})
    first, after = span
    headers["Content-Length"] = str(after - first)
    if asked:
        headers["Content-Range"] = f"bytes {first}-{after - 1}/{size}"
    status = 206 if asked else 200
    if request.method == "HEAD":
        file.close()
        return Response(status_code=status, headers=headers, media_type=media_type)
    return StreamingResponse(_pieces(file, first, after), status, headers, media_type)


def _span(asked: str, size: int) -> tuple[int, int] | None:
    """First byte, and the one after the last; None for what cannot be had. Without a question, all of it."""
    if not asked:
        return 0, size
    found = _RANGE.fullmatch(asked.strip())
    if not found or not (found[1] or found[2]):
        return None
    if not found[1]:  # the last so many
        first, last = max(0, size - int(found[2])), size - 1
    else:
        first, last = int(found[1]), min(int(found[2]) if found[2] else size - 1, size - 1)
    return (first, last + 1) if first <= last else None


def _pieces(file: BinaryIO, first: int, after: int) -> Iterator[bytes]:
    """The bytes from one to before another; a file that got shorter meanwhile ends early."""
    with file:
        file.seek(first)
        while first < after and (piece := file.read(min(PIECE, after - first))):
            first += len(piece)
            yield piece
