"""The server for several people."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from codekit.cli import output


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(serve)


def serve(
    data: Annotated[Path, typer.Argument(metavar="DATA", help="The folder with one folder for each study.")],
    public_url: Annotated[
        str,
        typer.Option(
            "--public-url", metavar="URL", help="The address under which people come (default: this computer only)."
        ),
    ] = "",
    database: Annotated[
        str,
        typer.Option("--database", metavar="URL", help="Keep studies and accounts in PostgreSQL instead of DATA."),
    ] = "",
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Listen on this address of the computer.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", help="Listen on this port; 0: any that is free.")] = 8600,
    proxy: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDRESS", help="A proxy that is believed for whom it asks. Repeat it for more."),
    ] = None,
    log: Annotated[
        str,
        typer.Option(metavar="FILE", help="Write what the server does, in lines of JSON, to a file; -: to stderr."),
    ] = "",
    password_link: Annotated[
        str, typer.Option("--password-link", metavar="ACCOUNT", help="Print a link for a new password, and end.")
    ] = "",
) -> None:
    """Serve the window to several people with accounts and roles; the first owner comes by a link that is printed."""
    from codekit.cli.bugs import write_log
    from codekit.team.places import opened
    from codekit.web.team import server

    if password_link:
        register, _ = opened(data, database)
        output.say(server.password_link(register, public_url.rstrip("/") or f"http://127.0.0.1:{port}", password_link))
        output.note("it works once, for a day; all sessions of the account end with it")
        return

    def ready(url: str, first: str) -> None:
        output.say(url)
        if first:
            output.note("nobody has an account yet. Whoever keeps this server makes one here (once, within a day):")
            output.say(first)
        output.note("Ctrl-C stops it, and nothing is lost then")
        output.flush()

    options = server.Options(public_url, host, port, database, frozenset(proxy or ()), write_log, log)
    server.serve(data, options, ready)
    output.note("stopped; everything that was acknowledged is kept")
