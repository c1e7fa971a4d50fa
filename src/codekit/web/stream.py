"""The event stream: what happened, told to every open tab of the coder, and again to one that was away."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator, Mapping
from typing import Annotated, Any, NamedTuple

import msgspec

from codekit.workbench.operations import one_of
from codekit.workbench.views.values import Change, Step, Value

PING_SECONDS = 15.0
KEPT = 2000  # messages that a tab may have missed


class Now(Value, frozen=True, kw_only=True):
    """Which run of the server this is, and how far it is."""

    epoch: str
    rev: int


class Hello(Now, frozen=True, kw_only=True):
    """The first message."""


class Reload(Now, frozen=True, kw_only=True):
    """The server cannot tell what happened since then: fetch everything again."""


class ChangeTold(Change, frozen=True, kw_only=True):
    """An operation of this coder, in whichever tab; one's own are known by op_id."""

    rev: int
    undo: Step | None
    redo: Step | None


class External(Value, frozen=True, kw_only=True):
    """Another program wrote this coder's ledger: fetch the work again."""

    rev: int
    round: str
    transcript: str


class RoundsChanged(Value, frozen=True, kw_only=True):
    """What this coder may know of the rounds or of others' work changed: fetch again, the session too."""

    rev: int


class PersonHere(Value, frozen=True, kw_only=True):
    """Somebody else with an open window of the study."""

    coder: str
    name: str
    round: str  # of the cluster that they look at, where one may know of it; else ""
    cluster: str


class HereNow(Value, frozen=True, kw_only=True):
    """Who else is here now, on a server for several people; it is said whole each time."""

    people: list[PersonHere]


class Bye(Value, frozen=True, kw_only=True):
    """The stream ends."""

    reason: Annotated[str, one_of("ByeReason", "stopped", "locked", "idle")]


NOBODY = HereNow(people=[])
News = ChangeTold | External | RoundsChanged
EVENTS: Mapping[type[Value], str] = {
    Hello: "hello",
    ChangeTold: "change",
    Reload: "reload",
    External: "external",
    RoundsChanged: "rounds",
    HereNow: "here",
    Bye: "bye",
}


class Message(NamedTuple):
    """One message: its revision and what it says, whose kind names the event."""

    rev: int
    data: Value

    def encoded(self) -> bytes:
        """The message as the stream carries it."""
        data = msgspec.json.encode(self.data).decode()
        return f"id: {self.rev}\nevent: {EVENTS[type(self.data)]}\ndata: {data}\n\n".encode()


class Hub:
    """Hands messages to all tabs that listen. Used in the server's own thread only."""

    def __init__(self, epoch: str) -> None:
        """Nobody listens yet; `epoch` names this run of the server."""
        self.epoch = epoch
        self.rev = 0
        self._kept: deque[Message] = deque(maxlen=KEPT)
        self._here = NOBODY
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

    def tell(self, here: HereNow) -> None:
        """Tell every tab who else is here; it is no change, and a tab that comes later hears how it is then."""
        self._here = here
        for queue in self._queues:
            queue.put_nowait(Message(self.rev, here))

    def close(self, reason: str) -> None:
        """Say goodbye to every tab and end its stream."""
        for queue in self._queues:
            queue.put_nowait(Message(self.rev, Bye(reason=reason)))
            queue.put_nowait(None)

    async def listen(self, epoch: str, since: int) -> AsyncIterator[bytes]:
        """The stream of one tab: what it missed, then what happens."""
        queue: asyncio.Queue[Message | None] = asyncio.Queue()
        now: dict[str, Any] = {"epoch": self.epoch, "rev": self.rev}
        missed = self._missed(epoch, since)
        self._queues.add(queue)
        try:
            yield Message(self.rev, Hello(**now)).encoded()
            for message in [Message(self.rev, Reload(**now))] if missed is None else missed:
                yield message.encoded()
            if self._here.people:
                yield Message(self.rev, self._here).encoded()
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
        missed = [message for message in self._kept if message.rev > since]
        first = self._kept[0].rev if self._kept else self.rev + 1
        return missed if since >= first - 1 or since == self.rev else None
