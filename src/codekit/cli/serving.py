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
    oidc: Annotated[
        Path | None,
        typer.Option("--oidc", metavar="FILE", help="People may sign in by the provider of identities in this file."),
    ] = None,
    log: Annotated[
        str,
        typer.Option(metavar="FILE", help="Write what the server does, in lines of JSON, to a file; -: to stderr."),
    ] = "",
    password_link: Annotated[
        str, typer.Option("--password-link", metavar="ACCOUNT", help="Print a link for a new password, and end.")
    ] = "",
    delete_account: Annotated[
        str, typer.Option("--delete-account", metavar="ACCOUNT", help="Delete an account, and end.")
    ] = "",
) -> None:
    """Serve the window to several people with accounts and roles; the first owner comes by a link that is printed."""
    from codekit.cli.bugs import write_log
    from codekit.team import oidc_settings
    from codekit.team.places import opened
    from codekit.web.team import server

    if password_link:
        register, _ = opened(data, database)
        output.say(server.password_link(register, public_url.rstrip("/") or f"http://127.0.0.1:{port}", password_link))
        output.note("it works once, for a day; all sessions of the account end with it")
        return

    if delete_account:
        studies = server.delete_account(data, database, delete_account)
        where = f" (of {', '.join(studies)})" if studies else ""
        output.say(f"deleted the account {delete_account}{where}; what was coded stays, signed by the coder")
        return

    def ready(url: str, first: str) -> None:
        output.say(url)
        if first:
            output.note("nobody keeps this server yet. Whoever does makes an account here (once, within a day):")
            output.say(first)
        output.note("Ctrl-C stops it, and nothing is lost then")
        output.flush()

    options = server.Options(
        public_url,
        host,
        port,
        database,
        frozenset(proxy or ()),
        oidc=oidc_settings.read(oidc) if oidc else None,
        on_bug=write_log,
        log=log,
    )
    server.serve(data, options, ready)
    output.note("stopped; everything that was acknowledged is kept")
