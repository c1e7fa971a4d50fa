"""The engines that work through the parts of a corpus: here, processes of this computer, or a Dask cluster.

Each is an `Executor` (`codekit.executor`). What is mapped writes its files whole or not at all and gives the same for
the same part, so work that a killed process took with it is simply done again.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from codekit.corpus.base.extra import need
from codekit.errors import CodekitError
from codekit.executor import Executor, InProcess, Item, Result, Results, processors

if TYPE_CHECKING:
    from distributed import Client

Coming = TypeVar("Coming", covariant=True)  # noqa: PLC0105  (a result)

WORTH_IT = 64_000_000  # bytes of work below which processes cost more than they save
TRIES = 3  # how often a piece of work is begun before its process's end is taken for its fault
ANSWER = 10  # seconds in which a scheduler has to answer
AHEAD = 4  # pieces of work for each process that are handed out before their turn
_one = threading.Lock()  # spaCy's pipelines serve one thread of a process


class Promised(Protocol[Coming]):
    """A result that somebody works on."""

    def result(self) -> Coming:
        """Wait for it; an error is raised here."""


class Pool:
    """Processes of this computer that start clean; where one is killed, what it had is done again."""

    def __init__(self, workers: int) -> None:
        """`workers` processes."""
        self.workers = workers

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Results[Result]:
        """The results in order. Raises CodekitError where processes end again and again at one piece of work."""
        from concurrent.futures.process import BrokenProcessPool

        waiting, done, tries = list(items), 0, 0
        while done < len(waiting):
            before = done
            try:
                for result in self._round(function, waiting[done:]):
                    done += 1
                    yield result
            except BrokenProcessPool:
                tries = tries + 1 if done == before else 1
                if tries >= TRIES:
                    raise CodekitError(
                        "a process that shared the work ended again and again before it was done",
                        hint="is there memory enough? give fewer --workers",
                    ) from None

    def _round(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Results[Result]:
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        if method == "forkserver":
            context.set_forkserver_preload(["codekit.corpus.base.loaded"])
        workers = min(self.workers, len(items))
        with ProcessPoolExecutor(workers, mp_context=context, initializer=end_with_parent) as pool:
            try:
                yield from in_order(lambda item: pool.submit(function, item), items, AHEAD * self.workers)
            finally:
                pool.shutdown(wait=True, cancel_futures=True)


def end_with_parent() -> None:
    """End this process with the one that began it: killed, it cannot say that nobody wants the work any more."""
    threading.Thread(target=_outlive_nobody, daemon=True).start()


def _outlive_nobody() -> None:
    import multiprocessing
    import os

    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


class OnDask:
    """The workers of a Dask cluster, which see the same files under the same names."""

    def __init__(self, client: Client) -> None:
        """A client of the cluster."""
        self.client = client

    def map(self, function: Callable[[Item], Result], items: Iterable[Item]) -> Results[Result]:
        """The results in order; the scheduler gives the work of workers that end to others."""
        threads = sum(self.client.nthreads().values()) or 1
        submit = partial(self.client.submit, alone, function, pure=False, retries=TRIES - 1)
        yield from in_order(submit, items, AHEAD * threads)


def alone(function: Callable[[Item], Result], item: Item) -> Result:
    """The function's result, one at a time in each process."""
    with _one:
        return function(item)


def in_order(submit: Callable[[Item], Promised[Result]], items: Iterable[Item], ahead: int) -> Results[Result]:
    """Results in the order of the items, with a bounded number of items handed out at once."""
    coming = iter(items)
    waiting: deque[Any] = deque(submit(item) for item in islice(coming, ahead))
    while waiting:
        first = waiting.popleft()
        result = first.result()
        if waiting or ahead:
            waiting.extend(submit(item) for item in islice(coming, 1))
        yield result


@contextmanager
def engine(*, workers: int = 0, scheduler: str = "", size: int = 0) -> Iterator[Executor]:
    """The engine that was asked for; by default this process, and several where `size` bytes are worth it.

    `scheduler` is the address of a Dask scheduler, or the file that names it. Raises CodekitError where nobody answers
    there, or the packages are not installed.
    """
    if scheduler:
        with connected(scheduler) as client:
            yield OnDask(client)
        return
    count = workers or (processors() if size >= WORTH_IT else 1)
    yield Pool(count) if count > 1 else InProcess()


@contextmanager
def connected(scheduler: str) -> Iterator[Client]:
    """A client of a running Dask cluster. Raises CodekitError where nobody answers."""
    need("dask", "distributed")
    from distributed import Client

    named: dict[str, Any] = {"scheduler_file": scheduler} if scheduler.endswith(".json") else {"address": scheduler}
    try:
        client = Client(**named, timeout=ANSWER, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise CodekitError(
            f"no Dask scheduler answers at {scheduler}", hint="dask scheduler starts one and prints its address"
        ) from error
    try:
        if not client.nthreads():
            raise CodekitError(
                f"the Dask scheduler at {scheduler} has no workers", hint=f"dask worker {scheduler} --nthreads 1"
            )
        yield client
    finally:
        client.close()
