"""What a server has not loaded yet is loaded by one thread at a time.

Modules are imported where they are needed, so that a server starts soon. But two threads that come into one package by
different modules may each wait for the other, which Python tells by an error (bugs.python.org/issue38091). So until all
modules of codekit are there, questions are answered one after the other; that takes a second or two, once. Coding
waits for none of them, only while a module is loaded.
"""

from __future__ import annotations

import importlib
import pkgutil
import threading
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext, suppress

ROOMS = tuple(
    f"codekit.{room}"
    for room in ("agreement", "matrix", "segmenting", "tables", "formats", "reporting", "workflow", "workbench")
)
SOON = 1.0  # seconds in which the page gets what it begins with, undisturbed


class Loading:
    """Loads modules beside what is asked; begins once, and lets everybody go ahead when all are there."""

    def __init__(self, rooms: Sequence[str] = ROOMS) -> None:
        """Nothing is loaded, and nobody waits, until it begins."""
        self._rooms = rooms
        self._turn, self._moment = threading.RLock(), threading.RLock()
        self._once = threading.Lock()
        self._thread: threading.Thread | None = None

    def begin(self, *, after: float = SOON) -> None:
        """Load everything in a thread of its own, `after` so many seconds; again does nothing."""
        with self._once:
            if self._thread is None:
                self._thread = threading.Thread(target=self._load, args=(after,), name="codekit-loading", daemon=True)
                self._thread.start()

    def turn(self) -> AbstractContextManager[object]:
        """Alone among questions while modules are to be loaded; at once where all are there, or it never began."""
        return self._turn if self._goes_on else nullcontext()

    def moment(self) -> AbstractContextManager[object]:
        """Not while a module is loaded; whatever questions there are."""
        return self._moment if self._goes_on else nullcontext()

    @property
    def _goes_on(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _load(self, after: float) -> None:
        time.sleep(after)
        for room in self._rooms:
            with self._turn, self._moment:
                names = [room, *(found.name for found in pkgutil.walk_packages(_path(room), f"{room}."))]
            for name in names:
                with self._turn, self._moment, suppress(ImportError):  # of an extra that is not installed
                    importlib.import_module(name)


def _path(package: str) -> Sequence[str]:
    return list(importlib.import_module(package).__path__)


LOADING = Loading()  # of this program
