"""The command `suggest`: proposals by rule."""

from __future__ import annotations

from typing import Annotated

import typer

from codekit.cli import output
from codekit.cli.options import StudyOption, the_study


def register(app: typer.Typer) -> None:
    """Add the command of this group."""
    app.command("suggest")(suggest)


def suggest(
    codebook: Annotated[str, typer.Argument(metavar="CODEBOOK", help="The codebook whose cues are looked for.")],
    transcripts: Annotated[
        list[str] | None, typer.Argument(metavar="[T...]", help="Transcripts (default: the round's).")
    ] = None,
    round_id: Annotated[str, typer.Option("--round", metavar="R", help="The round; never a blind one.")] = "",
    study: StudyOption = None,
) -> None:
    """Propose codings where a codebook's cues occur; nobody's until a person accepts each in the workbench."""
    from codekit.workflow.coding.suggest import suggest as propose

    total = 0
    for suggested in propose(the_study(study), codebook, round_id=round_id, transcripts=transcripts or ()):
        total += suggested.standing
        withdrawn = f", {suggested.withdrawn} withdrawn" if suggested.withdrawn else ""
        output.say(f"{suggested.transcript}: {suggested.standing} proposed, {suggested.new} of them new{withdrawn}")
    output.note(
        f"{total} proposals by rules:{codebook}; they count for nothing until somebody accepts them: codekit code"
    )
