"""The command line: one module per group of commands, and the one boundary where errors become words."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, NoReturn

import typer
from typer.main import get_command

from codekit import __version__, refusals
from codekit.cli import (
    away,
    bundling,
    codebook,
    codebook_changing,
    coding,
    compare,
    corpus,
    corpus_applying,
    corpus_finding,
    corpus_measuring,
    corpus_sampling,
    correcting,
    crossing,
    decisions,
    diagnose,
    judging,
    keeping,
    meeting,
    memos,
    output,
    project,
    purging,
    quotes,
    recording,
    report,
    retrieving,
    reviewing,
    revisions,
    rounds,
    running,
    saturation,
    serving,
    speakers,
    storing,
    studying,
    suggest,
    tables,
    wording,
)
from codekit.errors import CodekitError


def _line() -> typer.Typer:
    return typer.Typer(
        name="codekit",
        help="Code interviews together, show that the coders agree, carry the result to a table.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )


app = _line()
project.register(app)
studying.register(app)
speakers.register(app)
correcting.register(app)
recording.register(app)
purging.register(app)
codebook_changing.register(codebook.app)
app.add_typer(codebook.app, name="codebook")
app.add_typer(rounds.app, name="round")
coding.register(app)
suggest.register(app)
compare.register(app)
decisions.register(app)
reviewing.register(app)
app.add_typer(meeting.app, name="meeting")
corpus_finding.register(corpus.app)
corpus_sampling.register(corpus.app)
corpus_applying.register(corpus.app)
corpus_measuring.register(corpus.app)
app.add_typer(corpus.app, name="corpus")
diagnose.register(app)
memos.register(app)
tables.register(app)
crossing.register(app)
wording.register(app)
saturation.register(app)
judging.register(app)
retrieving.register(app)
quotes.register(app)
revisions.register(app)
report.register(app)
bundling.register(app)
app.add_typer(storing.app, name="store")
serving.register(app)
away.register(app)
keeping.register(app)
running.remember(app)


def _version(asked: bool) -> None:
    if asked:
        output.say(f"codekit {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Code interviews together, show that the coders agree, carry the result to a table."""


@lru_cache
def _ready(name: str) -> Callable[[], object]:
    """The command of this name, or all where there is none: to make all of them ready takes longer than many works."""
    one = _line()
    one.callback()(_root)
    one.registered_commands = [each for each in app.registered_commands if each.name == name]
    one.registered_groups = [each for each in app.registered_groups if each.name == name]
    return get_command(one if one.registered_commands or one.registered_groups else app)


def main() -> None:
    """Run the command line: 0 done, 1 an expected error, 2 wrong usage, 3 a bug, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # A command makes records by the hundred thousand and keeps them: looking for garbage among them costs a tenth.
    gc.set_threshold(200_000, 50, 50)
    if not sys.argv[1:] and sys.stdin and sys.stdin.isatty() and sys.stdout.isatty():
        sys.argv.append("open")  # a person, who typed nothing but the name: the window; a program gets the help
    try:
        _ready(sys.argv[1] if sys.argv[1:] else "")()
    except CodekitError as error:
        output.error(error.message, error.hint)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        output.note("interrupted; what was acknowledged is on disk")
        sys.exit(130)
    except BrokenPipeError:
        # What is left in the buffer is flushed at the end: into nothing, lest that fails too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        told = refusals.expected(error)
        if told is None:
            _stop_for_bug(error)
        else:
            output.error(told.message, told.hint)
            sys.exit(told.exit_code)
    except Exception as bug:  # noqa: BLE001  (the last boundary: a bug leaves a log, not a traceback)
        _stop_for_bug(bug)


def _flushed() -> int:
    """Hand over the last of the output; 1 where that fails: nobody may take half an answer for a whole one."""
    try:
        output.flush()
    except CodekitError as error:
        output.error(error.message, error.hint)
        return error.exit_code
    return 0


def _stop_for_bug(bug: Exception) -> NoReturn:
    from codekit.cli.bugs import write_log

    output.error(f"a bug in codekit ({type(bug).__name__}); {write_log(bug)}")
    output.note("hint:  please attach it to a report; nothing that was acknowledged is lost")
    sys.exit(3)


def entry() -> None:
    """The command `codekit`: run it, and leave the memory to the system instead of clearing it up first."""
    exit_code: object = 0
    try:
        main()
    except SystemExit as stopped:
        exit_code = stopped.code
    with contextlib.suppress(OSError, ValueError):
        exit_code = _flushed() or exit_code
        sys.stderr.flush()
    os._exit(exit_code if isinstance(exit_code, int) else 0)
