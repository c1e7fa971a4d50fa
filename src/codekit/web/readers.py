"""Desks for what is asked beside coding: a few, so that a slow question keeps nobody waiting but for itself."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from codekit.store.held import Shared
from codekit.workbench.desk import Desk
from codekit.workflow.study.study import Study

MOST = 4  # questions at the same time; one more waits
BUSY = 5.0  # seconds that an operation waits for a command that writes to the study


class Readers:
    """Desks of one coder, each for one question at a time; what takes long to compute they share."""

    def __init__(self, desk: Desk) -> None:
        """Make none yet."""
        self._desk = desk
        self._store, self._writer, self._coder = desk.study.store, desk.study.writer, desk.coder
        self._kept = Shared()
        self._idle: list[Desk] = []
        self._places = threading.BoundedSemaphore(MOST)

    @contextmanager
    def one(self) -> Iterator[Desk]:
        """A desk that nobody else asks meanwhile, which knows the study as it is now."""
        with self._places:
            try:
                desk = self._idle.pop()
            except IndexError:
                desk = self._made()
            try:
                desk.rights = self._desk.rights
                with self._store.looking(), desk.study.as_one_reading():
                    desk.study.refresh()
                    yield desk
            finally:
                self._idle.append(desk)

    def _made(self) -> Desk:
        desk = Desk(Study(self._store, writer=self._writer), self._coder)
        desk.study.patience, desk.study.kept = BUSY, self._kept
        return desk
