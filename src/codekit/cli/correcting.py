"""Correct the text of an interview that is coded: `codekit correct`, and `codekit import --correct`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.options import JsonOption, StudyOption, the_study

if TYPE_CHECKING:
    from codekit.workflow.coding.correcting import Correction
    from codekit.workflow.study.study import Study

CoderOption = Annotated[str, typer.Option(metavar="ID", help="Whose codings to show: yours, while you are blind.")]
YesOption = Annotated[bool, typer.Option("--yes", help="Write without asking.")]
_SHOWN = 60  # characters of a quote


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("correct")(correct)


def correct(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The corrected interview.")],
    transcript: Annotated[
        str, typer.Option(metavar="T", help="Whose text it is (default: the one called like the file).")
    ] = "",
    coder: CoderOption = "",
    encoding: Annotated[str, typer.Option(metavar="NAME", help="Of a text that is not UTF-8.")] = "",
    yes: YesOption = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Replace the text of a coded interview by a corrected one, and carry every coding over to it.

    Shows what becomes of the codings, and asks before anything is written; with --json only --yes writes. The older
    texts stay, and a round that was compared keeps the figures of its own.
    """
    opened = the_study(study)
    run(opened, file, transcript, coder=coder, encoding=encoding, yes=yes, as_json=as_json)


def run(study: Study, file: Path, id_: str, *, coder: str, encoding: str, yes: bool, as_json: bool) -> None:
    """Show a correction, ask, write. Raises as `prepare` and `write` do."""
    from codekit.workflow.coding import correcting

    found = correcting.prepare(study, file, id_, encoding=encoding, viewer=coder)
    writes = found.is_new and (yes or (not as_json and _asked(found)))
    if writes:
        correcting.write(study, found)
    if as_json:
        output.document(found.to_json(written=writes))
        return
    if yes:
        _show(found)
    if writes or not found.is_new:
        output.say(found.result)
    else:
        output.note("nothing was written")
        raise typer.Exit(1)


def _asked(found: Correction) -> bool:
    _show(found)
    if not sys.stdin.isatty():
        output.note("hint:  --yes writes it")
        return False
    return typer.confirm(f"Make this the text of {found.transcript.id}?", err=True)


def _show(found: Correction) -> None:
    from codekit.workflow.coding import becoming

    rows = [
        (row.round, row.coder, row.code or row.kind, row.outcome, _cut(row.words), _after(row.words_after, row.spoken))
        for row in found.to_look_at
    ]
    if rows:
        output.table(("round", "coder", "code", "becomes", "words", "words now"), rows)
    output.say(found.summary)
    if found.hidden:
        output.note(becoming.not_shown(found.hidden))


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def _after(words: str, spoken: bool) -> str:
    return _cut(words) + ("" if spoken else " (no respondent's words)")
