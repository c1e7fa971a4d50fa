"""One at a time within this program: who holds a study, and may take it again within."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from codekit.errors import StudyBusyError

PATIENCE = 60.0  # seconds after which a command says who holds the study, and ends


class Turn:
    """A lock among the threads of this program that one of them may take again."""

    def __init__(self) -> None:
        """Nobody has it."""
        self._lock = threading.RLock()
        self._depth = 0  # changed by the thread that has it

    @contextmanager
    def taken(self, patience: float = PATIENCE) -> Iterator[bool]:
        """Hold it; True where this thread did not have it already. Raises StudyBusyError after `patience` seconds."""
        if not self._lock.acquire(timeout=patience):
            raise StudyBusyError("this program is writing to the study", hint="wait until it is done, then try again")
        try:
            self._depth += 1
            yield self._depth == 1
        finally:
            self._depth -= 1
            self._lock.release()
