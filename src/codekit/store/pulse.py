"""Signs of life: as long as this program holds locks, their files say again and again that it lives."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BEAT = 2.0  # seconds between two signs of life


class Pulse:
    """One thread for all locks of the program.

    A program that has threads anyway keeps it; in one without it ends with the last lock, since whoever forks must be
    alone (`executor.default`).
    """

    def __init__(self) -> None:
        """Nothing is held yet."""
        self._held: set[Path] = set()
        self._changing = threading.Lock()
        self._thread: threading.Thread | None = None
        self._ended = threading.Event()
        self._stays = False

    @contextmanager
    def of(self, path: Path) -> Iterator[None]:
        """Give signs of life for a lock meanwhile."""
        with self._changing:
            self._held.add(path)
            if self._thread is None:
                self._stays = threading.active_count() > 1
                self._ended = threading.Event()
                self._thread = threading.Thread(target=self._beat, args=(self._ended,), daemon=True)
                self._thread.start()
        try:
            yield
        finally:
            self._let_go(path)

    def _let_go(self, path: Path) -> None:
        with self._changing:
            self._held.discard(path)
            over = None if self._held or self._stays else self._thread
            if over:
                self._thread = None
                self._ended.set()
        if over:
            over.join()

    def _beat(self, ended: threading.Event) -> None:
        while not ended.wait(BEAT):
            with self._changing:
                for path in self._held:
                    with contextlib.suppress(OSError):
                        os.utime(path)


PULSE = Pulse()


def _begin_anew() -> None:
    """A forked process has none of the threads, and none of the locks."""
    global PULSE  # noqa: PLW0603
    PULSE = Pulse()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)
