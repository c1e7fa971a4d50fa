"""What others did is told to the windows of a study within a second, whichever process or program wrote it.

What this process writes is known at once, what others on the database write by its notices; a folder is looked at
every second, since any program may write to it.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time

from codekit.errors import CodekitError
from codekit.store import opening
from codekit.web.team.seats import Seats

EVERY = 1.0  # seconds after which a folder is looked at, though nobody told of anything
LATEST = 15.0  # the same for a database, whose notices may have been missed
GATHER = 0.1  # seconds in which what is told is taken together
SHARE = 0.25  # of one processor, at most, goes into looking


class News:
    """Which studies are to be looked at again."""

    def __init__(self, seats: Seats, url: str) -> None:
        """Look at the studies of a folder, or hear of those of the database at `url`."""
        self._seats, self._url = seats, url
        self._wanted: set[str] = set()
        self._told = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ended = threading.Event()
        self._all = 0.0  # when everything was looked at

    def enter(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to hear."""
        self._loop = loop
        if self._url:
            threading.Thread(target=self._hear, daemon=True).start()

    def stop(self) -> None:
        """Hear no more."""
        self._ended.set()

    def changed(self, study: str) -> None:
        """Note that a study was written to; from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._note, study)

    def _note(self, study: str) -> None:
        self._wanted.add(study)
        self._told.set()

    async def tell(self) -> None:
        """Wait until something is to be looked at, and tell the windows what they may know of it."""
        left = self._all + (LATEST if self._url else EVERY) - time.monotonic()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._told.wait(), max(left, 0.0))
        if left <= GATHER or not self._told.is_set():  # however busy one study is, the others are looked at too
            self._all = time.monotonic()
            self._look_at_all()
        await asyncio.sleep(GATHER)
        self._told.clear()
        wanted, self._wanted = self._wanted, set()
        took = [await asyncio.to_thread(_cpu, self._seats, study) for study in sorted(wanted)]
        await asyncio.sleep(min(sum(took) / SHARE, EVERY))

    def _look_at_all(self) -> None:
        self._wanted.update(seat.study for seat in self._seats.listening())

    def _hear(self) -> None:
        """Hear of the studies of the database, for as long as the server runs."""
        while not self._ended.is_set():
            try:
                for study in opening.heard(self._url, self._ended):
                    for each in {study} if study else {seat.study for seat in self._seats.listening()}:
                        self.changed(each)
            except CodekitError:
                self._ended.wait(EVERY)


def _cpu(seats: Seats, study: str) -> float:
    """Look at a study; the seconds of a processor that it took."""
    before = time.thread_time()
    seats.look_again(study)
    return time.thread_time() - before
