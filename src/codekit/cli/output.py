"""The only place that prints: results to stdout, notices and progress to stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Protocol

from codekit import refusals
from codekit.errors import Problem


class Step(Protocol):
    """Called with the name of the next piece of work."""

    def __call__(self, name: object) -> None:
        """Show that this piece of work begins."""


_kept: list[object] = []


def keep(result: object) -> None:
    """Hold a large result until the process ends: giving back a million records one by one takes a second."""
    _kept[:] = [result]


def say(text: str = "", end: str = "\n") -> None:
    """A line of the result, on stdout. Raises FileRefusedError where its disk is full."""
    with _to_stdout():
        sys.stdout.write(text + end)


def flush() -> None:
    """Hand over what was said: a program that waits for it may be reading. Raises FileRefusedError as `say` does."""
    with _to_stdout():
        sys.stdout.flush()


@contextmanager
def _to_stdout() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:  # who reads has read enough
        raise
    except OSError as error:
        raise refusals.refused(
            error, "the output", "could not be written", "it is not whole: free some space"
        ) from error


def note(text: str) -> None:
    """A notice, on stderr; where its disk is full nobody can be told."""
    with suppress(OSError):
        sys.stderr.write(text + "\n")


def error(message: str, hint: str = "") -> None:
    """An expected failure: what and where, then how to mend it."""
    note(f"error: {message}")
    if hint:
        note(f"hint:  {hint}")


def problems(listed: Iterable[Problem]) -> None:
    """What is wrong but stops nothing, a line for each."""
    for problem in listed:
        note(f"{problem.level}: {problem}")


def document(value: Any) -> None:
    """One JSON document on stdout. Raises ValueError for NaN, which JSON does not have."""
    say(json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str = "", right: str = "") -> None:
    """A table for people; columns named in `right` are set flush right. Text is never markup."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    numbers = set(right.split(","))
    grid = Table(title=Text(title) if title else None, box=box.SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for name in columns:
        is_number = name in numbers
        grid.add_column(Text(name), justify="right" if is_number else "left", no_wrap=is_number, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(str(cell)) for cell in row))
    # Into a file or a pipe always equally wide, so that what is kept does not depend on anybody's terminal.
    console = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 140, highlight=False, soft_wrap=False)
    with _to_stdout():
        console.print(grid)


def figure(value: float | None, digits: int = 2) -> str:
    """A coefficient for people: `.82`, `1.00`, or a dash where it is undefined."""
    if value is None or value != value:  # noqa: PLR0124  (NaN is the one value that differs from itself)
        return "–"
    text = f"{value:.{digits}f}"
    return text.replace("0.", ".", 1) if -1 < value < 1 and text.lstrip("-").startswith("0.") else text


@contextmanager
def progress(title: str, total: int) -> Iterator[Step]:
    """Show how far long work is, on stderr and only where a person watches."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda _name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    bars = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[name]}"))
    # No thread of its own: an import forks, and a fork with threads may inherit a lock that nobody opens.
    with Progress(*bars, console=console, transient=True, auto_refresh=False) as bar:
        task = bar.add_task(title, total=total, name="")
        done = -1

        def step(name: object) -> None:
            nonlocal done
            done += 1
            bar.update(task, completed=done, name=getattr(name, "name", str(name)), refresh=True)

        yield step
