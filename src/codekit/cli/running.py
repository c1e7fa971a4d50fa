"""The command that runs, with the options that are not as they would be anyway: for the record of what is exported."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from codekit.workflow.exports.logged import Request

# Where something is written, and how it is shown, is no option of what is written.
_PLACES = frozenset({"study", "out", "path", "as_json", "as_said", "report", "diagnosis"})
_RUNNING: ContextVar[tuple[str, Mapping[str, Any]] | None] = ContextVar("running", default=None)
_OPEN: ContextVar[ExitStack | None] = ContextVar("open", default=None)


def remember(app: typer.Typer, above: str = "") -> None:
    """Let every command be known while it runs."""
    for command in app.registered_commands:
        if command.callback is not None:
            name = command.name or command.callback.__name__
            command.callback = _remembered(f"{above} {name}".strip(), command.callback)
    for group in app.registered_groups:
        if group.typer_instance is not None:
            remember(group.typer_instance, str(group.name))


def _remembered(name: str, callback: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(callback)
    def run(**given: Any) -> Any:
        usual = inspect.signature(callback).parameters
        options = {key: value for key, value in given.items() if key not in _PLACES and value != usual[key].default}
        _RUNNING.set((name, options))
        with ExitStack() as opened:
            before = _OPEN.set(opened)
            try:
                return callback(**given)
            except typer.Exit as ended:  # an answer, and no fault
                answer = ended
            finally:
                _OPEN.reset(before)
        raise answer

    return run


def until_it_ends(context: AbstractContextManager[object]) -> None:
    """Enter a context that the command which runs leaves at its end; nothing where none runs."""
    opened = _OPEN.get()
    if opened is not None:
        opened.enter_context(context)


def let_go() -> None:
    """Leave what the command entered so: what it does from now on takes days, and is many works."""
    opened = _OPEN.get()
    if opened is not None:
        opened.close()


def request() -> Request | None:
    """What the command that runs was asked for; None where none runs."""
    from codekit.workflow.exports.logged import Request

    running = _RUNNING.get()
    return Request(*running) if running else None
