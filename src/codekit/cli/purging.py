"""The command purge: take a transcript out of the study since its participant withdrew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.options import JsonOption, StudyOption, the_study

if TYPE_CHECKING:
    from codekit.workflow.study.purging import Purged


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("purge")(purge)


def purge(
    transcript: Annotated[str, typer.Argument(metavar="T", help="The transcript of who withdrew.")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, without quoting; it is kept.")] = "",
    redact: Annotated[
        bool,
        typer.Option(
            "--redact", help="Also take its words, and what was written about it, out of notes and judgements."
        ),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it: it cannot be taken back.")] = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """A participant withdraws: remove the transcript and everybody's work on it. Without --yes only show what goes.

    The study remembers that it was withdrawn, on which day and by whom. What codekit cannot remove is named.
    """
    from codekit.workflow.study import purging

    opened = the_study(study)
    purged = (
        purging.purge(opened, transcript, reason=reason, redact=redact) if yes else purging.planned(opened, transcript)
    )
    if as_json:
        output.document(purged.to_json() | {"done": yes, "redacted": yes and redact})
        return
    _show(purged, done=yes, redact=redact)
    if not yes:
        output.note(f"nothing was removed yet: codekit purge {transcript} --yes{' --redact' if redact else ''}")


def _show(purged: Purged, *, done: bool, redact: bool) -> None:
    listed = ", ".join([*purged.shown, "everybody's codings of it, if there are any"] if purged.files else [])
    output.say(f"{purged.transcript}: {'removed' if done else 'would be removed'}: {listed or 'nothing is left here'}")
    for id_ in purged.rounds:
        was = (
            "; what was compared there can be computed for the other transcripts only" if id_ in purged.compared else ""
        )
        output.say(f"round {id_} {'goes' if done else 'would go'} on without it{was}")
    for place in purged.ledgers if redact else ():
        output.say(
            f"{place}: words of it or about it {'are' if done else 'would be'} taken out; who wrote, and when, stays"
        )
    for place in purged.left(redact=redact):
        how = "--redact takes them out" if place in purged.ledgers else "codekit does not change this"
        output.note(f"warning: {place}: words of it stand here, or about it; {how}")
    for name in purged.tables:
        output.note(f"warning: {name} has rows of it: delete them")
    for what in purged.elsewhere:
        output.note(f"not reached: {what}")
