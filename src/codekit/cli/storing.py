"""Where a study is kept: copied to PostgreSQL and back."""

from __future__ import annotations

from typing import Annotated

import typer

from codekit.cli import output
from codekit.cli.options import study_place

app = typer.Typer(help="Where a study is kept: a folder, or PostgreSQL.", no_args_is_help=True)


@app.command("copy")
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A study's folder, or its address in PostgreSQL.")],
    target: Annotated[
        str, typer.Argument(metavar="TO", help="A folder, or postgresql://USER@HOST/DATABASE#NAME; made where new.")
    ],
    replace: Annotated[
        bool, typer.Option("--replace", help="Where both have a document, and not alike, FROM's counts.")
    ] = False,
) -> None:
    """Copy a study whole into a folder or into PostgreSQL; once more, only what came since."""
    from codekit.store.opening import empty_store, open_store
    from codekit.workflow.study import copying

    to = empty_store(study_place(target))
    copied = copying.copy(open_store(study_place(source)), to, replace=replace)
    output.problems(copied.problems)
    output.say(f"{to.identity}: every event and every document of the study is there; {_came(len(copied.documents))}")
    if copied.removed:
        output.note("what was left of transcripts whose participants withdrew was removed there")
    if copied.problems:
        raise typer.Exit(1)


def _came(documents: int) -> str:
    """How many documents came; of events, a number would tell of work in a blind round."""
    return "all documents were there" if not documents else f"documents that came now: {documents}"
