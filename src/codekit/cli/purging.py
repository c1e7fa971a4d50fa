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
    yes: Annotated[bool, typer.Option("--yes", help="Do it: it cannot be taken back.")] = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """A participant withdraws: remove the transcript and everybody's work on it. Without --yes only show what goes.

    The study remembers that it was withdrawn, on which day and by whom. What codekit cannot remove is named.
    """
    from codekit.workflow.study import purging

    opened = the_study(study)
    purged = purging.purge(opened, transcript, reason=reason) if yes else purging.planned(opened, transcript)
    if as_json:
        output.document(purged.to_json() | {"done": yes})
        return
    _show(purged, done=yes)
    if not yes:
        output.note(f"nothing was removed yet: codekit purge {transcript} --yes")


def _show(purged: Purged, *, done: bool) -> None:
    # Whether and by whom it was coded is not told: a round may be blind.
    shown = [name for name in purged.files if not name.startswith("codings/")]
    listed = ", ".join([*shown, "everybody's codings of it, if there are any"] if purged.files else [])
    output.say(f"{purged.transcript}: {'removed' if done else 'would be removed'}: {listed or 'nothing is left here'}")
    for id_ in purged.rounds:
        was = (
            "; what was compared there can be computed for the other transcripts only" if id_ in purged.compared else ""
        )
        output.say(f"round {id_} {'goes' if done else 'would go'} on without it{was}")
    for place in purged.words:
        output.note(f"warning: {place}: words of it stand here, or about it; codekit does not change this")
    for name in purged.tables:
        output.note(f"warning: {name} has rows of it: delete them")
    for what in purged.elsewhere:
        output.note(f"not reached: {what}")
