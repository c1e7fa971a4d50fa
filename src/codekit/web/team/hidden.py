"""No answer of a server says where a study lies, on its disk or in which database: one place for all routes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from codekit.web.guard import Application

JSON = b"application/json"


class Hidden:
    """An application whose answers in JSON name folders of the server by what lies below them only."""

    def __init__(self, app: Application, folders: Iterable[Path], database: str = "") -> None:
        """Leave the names of these folders out, and the address of a database as messages show it."""
        self._app = app
        self._database = msgspec.json.encode(database)[1:-1]
        names = {str(each) for folder in folders for each in (folder, folder.absolute(), folder.resolve())} - {"."}
        longest_first = sorted(names, key=len, reverse=True)
        self._names = [msgspec.json.encode(name)[1:-1] for name in longest_first]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer, with the folders left out."""
        held: list[Any] = []

        async def told(message: Any) -> None:
            if message["type"] == "http.response.start" and _kind(message).startswith(JSON):
                held.append(message)  # until it is known how long the body is
                return
            if not held:
                await send(message)
                return
            start = held.pop()
            body = self._without(message.get("body", b""))
            length = (b"content-length", str(len(body)).encode())
            headers = [pair for pair in start["headers"] if pair[0].lower() != b"content-length"]
            await send({**start, "headers": [*headers, length]})
            await send({**message, "body": body})

        await self._app(scope, receive, told)

    def _without(self, body: bytes) -> bytes:
        if self._database:
            body = body.replace(self._database, b"PostgreSQL")
        for name in self._names:
            for joint in (b"/", b"\\\\", b""):
                body = body.replace(name + joint, b"")
        return body


def _kind(message: Any) -> bytes:
    return next((value for name, value in message["headers"] if name.lower() == b"content-type"), b"")
