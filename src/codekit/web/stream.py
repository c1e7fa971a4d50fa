"""The event stream: what happened, told to every open tab of the coder, and again to one that was away."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator
from typing import Any, NamedTuple

import msgspec

PING_SECONDS = 15.0
KEPT = 2000  # messages that a tab may have missed


class Message(NamedTuple):
    """One message: its revision, its name, its data."""

    rev: int
    event: str
    data: Any

    def encoded(self) -> bytes:
        """The message as the stream carries it."""
        data = msgspec.json.encode(self.data).decode()
        return f"id: {self.rev}\nevent: {self.event}\ndata: {data}\n\n".encode()


class Hub:
    """Hands messages to all tabs that listen. Used in the server's own thread only."""

    def __init__(self, epoch: str) -> None:
        """Nobody listens yet; `epoch` names this run of the server."""
        self.epoch = epoch
        self.rev = 0
        self._kept: deque[Message] = deque(maxlen=KEPT)
        self._queues: set[asyncio.Queue[Message | None]] = set()

    @property
    def listeners(self) -> int:
        """How many tabs are open."""
        return len(self._queues)

    def publish(self, message: Message) -> None:
        """Tell every tab."""
        self.rev = max(self.rev, message.rev)
        self._kept.append(message)
        for queue in self._queues:
            queue.put_nowait(message)

    def close(self, reason: str) -> None:
        """Say goodbye to every tab and end its stream."""
        for queue in self._queues:
            queue.put_nowait(Message(self.rev, "bye", {"reason": reason}))
            queue.put_nowait(None)

    async def listen(self, epoch: str, since: int) -> AsyncIterator[bytes]:
        """The stream of one tab: what it missed, then what happens."""
        queue: asyncio.Queue[Message | None] = asyncio.Queue()
        now = {"epoch": self.epoch, "rev": self.rev}
        missed = self._missed(epoch, since)
        self._queues.add(queue)
        try:
            yield Message(self.rev, "hello", now).encoded()
            for message in [Message(self.rev, "reload", now)] if missed is None else missed:
                yield message.encoded()
            while True:
                try:
                    message_or_end = await asyncio.wait_for(queue.get(), PING_SECONDS)
                except TimeoutError:
                    yield b": still here\n\n"
                    continue
                if message_or_end is None:
                    return
                yield message_or_end.encoded()
        finally:
            with contextlib.suppress(KeyError):
                self._queues.remove(queue)

    def _missed(self, epoch: str, since: int) -> list[Message] | None:
        """What happened since; None where that cannot be told, so that everything must be fetched again."""
        if epoch != self.epoch or since > self.rev:
            return None
        found = [message for message in self._kept if message.rev > since]
        first = self._kept[0].rev if self._kept else self.rev + 1
        return found if since >= first - 1 or since == self.rev else None
