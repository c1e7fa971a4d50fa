"""How much work something is, counted: what does not depend on how busy the machine is."""

from __future__ import annotations

import gc
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

LISTED = ("os.scandir", "os.listdir")


@dataclass
class Work:
    """Functions called (ours by name, too), files opened and folders listed meanwhile."""

    calls: int = 0
    named: Counter[str] = field(default_factory=Counter)
    opened: int = 0
    listed: int = 0
    thread: int = field(default_factory=threading.get_ident, repr=False)


_now: Work | None = None
_told: Callable[[object], object] | None = None
_hooked: list[bool] = []


@contextmanager
def opening(told: Callable[[object], object]) -> Iterator[None]:
    """Tell of each file that is opened meanwhile, before it is."""
    global _told  # noqa: PLW0603  (as below)
    _hook()
    _told = told
    try:
        yield
    finally:
        _told = None


def counted(what: Callable[[], object]) -> Work:
    """Do something and count its work, in this thread: others may be left of another test, and open files too."""
    global _now  # noqa: PLW0603  (a hook can never be taken away again)
    _hook()
    work = Work()
    before = sys.getprofile()

    def called(frame: Any, event: str, _arg: object) -> None:
        work.calls += event in {"call", "c_call"}
        if event == "call":
            work.named[frame.f_code.co_name] += 1

    _now = work
    gc.disable()  # whoever is told of its rounds (Dask is) works at any time, and in any thread
    sys.setprofile(called)
    try:
        what()
    finally:
        sys.setprofile(before)
        gc.enable()
        _now = None
    return work


def _hook() -> None:
    if not _hooked:
        sys.addaudithook(_heard)
        _hooked.append(True)


def _heard(event: str, args: tuple[object, ...]) -> None:
    if _now is not None and _now.thread == threading.get_ident():
        _now.opened += event == "open" and not isinstance(args[0], int)  # a number: it is open already
        _now.listed += event in LISTED
    if _told is not None and event == "open":
        _told(args[0])


def grows_linearly(sizes: Sequence[int], found: Sequence[int]) -> bool:
    """True where each more of the larger sizes takes hardly more work than each more of the smaller ones."""
    (a, b, c), (x, y, z) = sizes, found
    return (z - y) / (c - b) <= 1.15 * max((y - x) / (b - a), 1)
