"""Pages that code at the same time, all in one thread: each keeps its connection, as a browser does."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Ask = Callable[["Page"], tuple[str, str, bytes | None]]  # method, path, body of the next request


@dataclass
class Page:
    """One coder's connection: headers as the page sends them, and what it asks next."""

    port: int
    headers: Mapping[str, str]
    coder: str
    operation: Ask
    reading: Ask
    stream: str  # what the page listens to
    good: bytes = b""  # what an answer to an operation has in it where it was done
    rng: random.Random = field(default_factory=random.Random)
    done: int = 0

    async def opened(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 24)

    async def listen(self) -> None:
        """Hold the stream of news; where one is an answer for each news (a long poll), ask again."""
        while True:
            with contextlib.suppress(OSError, asyncio.IncompleteReadError, ValueError):
                reader, writer = await self.opened()
                try:
                    await self._listened(reader, writer)
                finally:
                    writer.close()
            await asyncio.sleep(0.05)

    async def _listened(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            writer.write(self.request("GET", self.stream, None))
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            if " 200 " not in head:
                raise SystemExit(f"{self.stream}: {head.splitlines()[0]}")
            if "content-length" not in head:
                while await reader.read(1 << 16):
                    pass
                return
            await reader.readexactly(_length(head))

    def request(self, method: str, path: str, body: bytes | None) -> bytes:
        lines = [f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}"]
        lines += [f"{name}: {value}" for name, value in self.headers.items()]
        if body is not None:
            lines += ["Content-Type: application/json", f"Content-Length: {len(body)}"]
        return "\r\n".join([*lines, "", ""]).encode() + (body or b"")


@dataclass
class Taken:
    """Seconds from when something was to be asked until it was answered; what was refused."""

    operations: list[float] = field(default_factory=list)
    reads: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    asked: int = 0  # operations and reads, those before counting began too

    def quantile(self, share: float, *, of: str = "operations") -> float:
        values = sorted(getattr(self, of))
        return values[min(int(len(values) * share), len(values) - 1)] * 1000 if values else float("nan")


async def work(pages: list[Page], *, every: float, seconds: float, warm: float = 2.0) -> Taken:
    """Every page does an operation and a read in each so many seconds; both are counted from when they were due."""
    taken, began = Taken(), time.perf_counter()
    counted = (began + warm, began + warm + seconds)
    async with asyncio.TaskGroup() as group:
        streams = [group.create_task(page.listen()) for page in pages]
        workers = [group.create_task(_one(page, every, counted, taken)) for page in pages]
        await asyncio.wait(workers)
        for stream in streams:
            stream.cancel()
    return taken


async def _one(page: Page, every: float, counted: tuple[float, float], taken: Taken) -> None:
    reader, writer = await page.opened()
    try:
        due = counted[0] - 2.0 + page.rng.random() * every
        while due < counted[1]:
            for ask, into, after in ((page.operation, taken.operations, 0.0), (page.reading, taken.reads, every / 2)):
                await asyncio.sleep(max(0.0, due + after - time.perf_counter()))
                status, body = await _asked(reader, writer, page, ask)
                late = time.perf_counter()
                taken.asked += 1
                if status != 200 or (ask is page.operation and page.good not in body):
                    taken.refused.append(f"{status} {body[:160]!r}")
                elif due >= counted[0]:
                    into.append(late - due - after)
                if late > counted[1] + 10:  # it does not come along any more
                    return
            page.done += 1
            due += every
    finally:
        writer.close()


async def _asked(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, page: Page, ask: Ask) -> tuple[int, bytes]:
    writer.write(page.request(*ask(page)))
    await writer.drain()
    return await answer(reader)


async def answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """Status and body of one answer."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head.split(" ", 2)[1])
    if "transfer-encoding: chunked" in head:
        parts = []
        while size := int((await reader.readline()).strip() or b"0", 16):
            parts.append(await reader.readexactly(size))
            await reader.readline()
        await reader.readline()
        return status, b"".join(parts)
    return status, await reader.readexactly(_length(head))


def _length(head: str) -> int:
    return next((int(line.partition(":")[2]) for line in head.splitlines() if line.startswith("content-length")), 0)


def timed(work: Awaitable[Taken]) -> Taken:
    """Run it."""
    return asyncio.run(work)  # type: ignore[arg-type]


def as_json(value: Any) -> bytes:
    """The body of a request."""
    return json.dumps(value).encode()
