"""How to map over transcripts: in this process, or shared among several.

Importing, dividing, suggesting and counting take an executor. What is mapped is a function of a module (or a
`partial` of one) on values, both of which pickle can carry, and it reads nothing that only this process knows;
so an executor that hands the work to other computers needs no change where it is used.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from codekit.errors import CodekitError

if TYPE_CHECKING:
    from multiprocessing.pool import IMapIterator
    from multiprocessing.process import BaseProcess

Item = TypeVar("Item")
Result = TypeVar("Result")
Results = Generator[Result, None, None]

MANY = 24  # below this many items another process costs more than it saves
MOST_PROCESSES = 4
LOOK = 2.0  # seconds without a result after which it is asked whether the helpers live


class Executor(Protocol):
    """A way of applying a function to many items."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Results[Result]:
        """The function's results in the order of the items; an error is raised where its result is due.

        Whoever may stop early closes it (`contextlib.closing`): no work goes on then.
        """


class InProcess:
    """Here, one item after the other, each when its result is asked for."""

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Results[Result]:
        """The results, each computed when it is asked for."""
        yield from map(function, items)


class Processes:
    """Shared among forked processes, which share what is loaded here.

    Where a process cannot be forked, a new one would first have to load everything again: that is done only if
    asked for with another `method` of multiprocessing.
    """

    def __init__(self, count: int = 0, *, method: str = "fork") -> None:
        """`count` processes; by default one for each processor, and not more than four."""
        self.count, self.method = count or processors(), method

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Results[Result]:
        """The results in order; raises CodekitError where a process dies, and no process outlives the results."""
        listed = list(items)
        # The first is done here: it loads what all of them need, once.
        yield from map(function, listed[:1])
        if rest := listed[1:]:
            yield from self._shared(function, rest)

    def _shared(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Results[Result]:
        import multiprocessing

        known = set(multiprocessing.active_children())
        context = multiprocessing.get_context(self.method)
        with context.Pool(min(self.count, len(items)), initializer=_ignore_interrupt) as pool:
            helpers = set(multiprocessing.active_children()) - known
            results = pool.imap(partial(_carried, function), items)
            for _ in items:
                # Opened here and not by the pool, whose thread an error would end.
                yield pickle.loads(_next(results, helpers))  # noqa: S301  (made by `_carried`)


def processors() -> int:
    """How many processes are worth having on this computer."""
    return min(MOST_PROCESSES, os.cpu_count() or 1)


def default(n_items: int, *, light: bool = False) -> Executor:
    """The way of mapping over so many transcripts where nobody chose one.

    `light` is work of about a millisecond for each: to hand it to another process costs more than to do it.
    Processes are forked on Linux only, and only from a single thread: a fork with threads may inherit a lock
    that nobody opens.
    """
    few = light or n_items < MANY or processors() < 2
    if few or sys.platform != "linux" or threading.active_count() > 1:
        return InProcess()
    return Processes()


def _next(results: IMapIterator[bytes], helpers: Iterable[BaseProcess]) -> bytes:
    """The next result; a helper that died takes its items with it, so waiting for them would never end."""
    from multiprocessing import TimeoutError as NothingYetError

    while True:
        try:
            return results.next(timeout=LOOK)
        except NothingYetError:
            if not all(helper.is_alive() for helper in helpers):
                raise CodekitError(
                    "a process that shared the work ended before it was done", hint="is there memory enough? try again"
                ) from None


def _carried(function: Callable[[Item], Result], item: Item) -> bytes:
    """The function's result, packed; an error that cannot be carried to another process is replaced by one that can."""
    try:
        return pickle.dumps(function(item), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        if _portable(error):
            raise
        raise RuntimeError(f"{type(error).__name__} in another process") from error


def _portable(error: Exception) -> bool:
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  (made in the line itself)
    except Exception:  # noqa: BLE001  (whatever it is, it would end the thread that waits for results)
        return False
    return True


def _ignore_interrupt() -> None:
    """An interrupt is for the process that writes; it ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
