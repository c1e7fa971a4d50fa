"""Which steps between lines of codekit an input takes, so that what reaches new places is changed further."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import codekit

HOME = str(Path(codekit.__file__).parent)
Step = tuple[str, int, int]


class Covered:
    """The steps that were ever taken."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.known: set[Step] = set()
        self.new = 0

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Count the steps that are new meanwhile."""
        self.new = 0
        before = sys.gettrace()
        sys.settrace(self._called)
        try:
            yield
        finally:
            sys.settrace(before)

    def _called(self, frame: FrameType, _event: str, _arg: Any) -> Any:
        name = frame.f_code.co_filename
        if not name.startswith(HOME):
            return None
        last = 0

        def stepped(inner: FrameType, _event: str, _arg: Any) -> Any:
            nonlocal last
            step = (name, last, inner.f_lineno)
            last = inner.f_lineno
            if step not in self.known:
                self.known.add(step)
                self.new += 1
            return stepped

        return stepped
