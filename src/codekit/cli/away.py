"""Coding away from the server: a copy of a study, and what goes back and comes."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.options import JsonOption, StudyOption, the_study
from codekit.errors import CodekitError

if TYPE_CHECKING:
    from codekit.away.sync import Synced

TokenFileOption = Annotated[
    Path | None,
    typer.Option("--token-file", metavar="FILE", help="A file with the token, which nobody else can read."),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("clone")(clone)
    app.command("sync")(sync)


def clone(
    url: Annotated[str, typer.Argument(metavar="URL", help="The study's address in the browser, or the server's.")],
    folder: Annotated[
        Path | None, typer.Argument(metavar="[FOLDER]", help="A new folder (default: as the study is called).")
    ] = None,
    token_file: TokenFileOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take a study along from a team server: what you may see of it, to code where the server is not reached.

    The token is made in the server's page, under your name; it is asked for, or read from CODEKIT_TOKEN.
    """
    from codekit.away import address
    from codekit.away import clone as cloning
    from codekit.away.connection import Connection

    at = address.parsed(url)
    token = _token(at.server, token_file)
    whose = Connection(at.server, "", token).whose()
    one = cloning.choose(whose, at.server, at.study)
    place = folder or Path(one.name)
    done = cloning.clone(Connection(at.server, one.name, token), one, place, progress=output.progress)
    _told(done, as_json=as_json)
    if not as_json:
        output.say(f"{one.title}: the study of {one.coder} ({one.role}) in {place}")
        output.note(f"next: codekit code --study {place}; then codekit sync --study {place}")


def sync(
    theirs: Annotated[
        bool, typer.Option("--theirs", help="Where a document was changed here, take the server's; ours is kept.")
    ] = False,
    token_file: TokenFileOption = None,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Send your own work to the server that this study is a copy of, and fetch what you may see of others'.

    Interrupted at any moment, it goes on when it is run again. Exit code 1 where something here is not sent.
    """
    from codekit.away import sync as syncing
    from codekit.away.connection import Connection

    opened = the_study(study)
    of = syncing.origin_of(opened.store)
    link = Connection(of.server, of.study, _token(of.server, token_file))
    done = syncing.sync(opened, link, theirs=theirs, progress=output.progress)
    _told(done, as_json=as_json)
    if not as_json:
        output.say(f"sent: {done.sent}; came: {done.fetched}, documents {len(done.documents)}")
    if done.kept_back:
        raise typer.Exit(1)


def _token(server: str, file: Path | None) -> str:
    """The token of whoever sits here; one that is new is kept. Raises CodekitError where there is none."""
    import getpass

    from codekit.away import tokens

    if file is None and (known := tokens.known(server)):
        return known
    if file is None and not sys.stdin.isatty():
        hint = f"write it into a private file: --token-file FILE; or into {tokens.VARIABLE}"
        raise CodekitError(f"no token for {server} is known on this computer", hint=hint)
    token = tokens.of_file(file) if file else tokens.typed(lambda: getpass.getpass(f"token for {server}: "))
    tokens.keep(server, token)
    return token


def _told(done: Synced, *, as_json: bool) -> None:
    if not as_json:
        output.problems(done.kept_back)
        for key in done.removed:
            output.note(f"removed, as on the server: {key}")
        return
    kept = [{"path": p.path, "message": p.message, "hint": p.remedy} for p in done.kept_back]
    output.document(
        {"server": done.server, "study": done.study, "coder": done.coder, "sent": done.sent, "fetched": done.fetched,
         "documents": list(done.documents), "removed": list(done.removed), "not_sent": kept}
    )  # fmt: skip
