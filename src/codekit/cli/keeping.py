"""The commands backup and restore: all of a server in one file while it runs, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.errors import CodekitError

if TYPE_CHECKING:
    from codekit.team.places import Places
    from codekit.team.register import Register

DataArgument = Annotated[
    Path | None, typer.Argument(metavar="[DATA]", help="The folder of the server.", show_default=False)
]
DatabaseOption = Annotated[
    str, typer.Option("--database", metavar="URL", help="The PostgreSQL of the server, in place of DATA.")
]
OnlyOption = Annotated[
    list[str] | None, typer.Option("--study", metavar="NAME", help="This study only. Repeat it for more.")
]


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command("backup")(backup)
    app.command("restore")(restore)


def backup(
    data: DataArgument = None,
    database: DatabaseOption = "",
    to: Annotated[Path | None, typer.Option("-o", metavar="FILE", help="The file to write.")] = None,
    only: OnlyOption = None,
    check: Annotated[
        Path | None,
        typer.Option("--check", metavar="FILE", help="Prove that a copy is whole and opens; write nothing."),
    ] = None,
) -> None:
    """Copy all studies and accounts of a server into one file while it runs, or check such a copy."""
    if check is not None:
        _check(check, only or ())
        return
    if to is None:
        raise CodekitError("which file is to be written?", hint="codekit backup DATA -o FILE")
    from codekit.team.backup.writing import back_up

    kept, places = _server(data, database)
    done = back_up(kept, places, to, only=only or ())
    what = ", ".join(done.studies) or "no study"
    accounts = "accounts and roles" if done.accounts else "no accounts"
    output.say(f"{to}: {what}; {accounts}; {done.bytes / 1e6:.1f} MB")
    output.note(f"see that it is whole: codekit backup --check {to}")


def _check(path: Path, only: list[str] | tuple[()]) -> None:
    from codekit.plugins import WARNING
    from codekit.team.backup.checking import check

    found = check(path, only=only)
    for name, problems in found.studies.items():
        errors = [problem for problem in problems if problem.level != WARNING]
        output.problems(problem._replace(path=f"{name}/{problem.path}") for problem in errors)
        output.say(f"{name}: whole, opens; codekit check finds {_count(len(errors), 'error')} in it")
    accounts = "accounts open" if found.accounts else "no accounts in it"
    output.say(f"{path}: every byte is as it was written on {found.at[:16].replace('T', ' ')} UTC; {accounts}")
    if not found.fine:
        raise typer.Exit(1)


def _count(number: int, what: str) -> str:
    return f"{number or 'no'} {what}{'s' * (number != 1)}"


def restore(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A file of codekit backup.")],
    data: DataArgument = None,
    database: DatabaseOption = "",
    only: OnlyOption = None,
    replacing: Annotated[
        bool,
        typer.Option(
            "--replace", help="Where a study is there: documents as in the copy, events of both. Back up before."
        ),
    ] = False,
) -> None:
    """Bring studies back from a copy, and accounts where the server has none; what is there stays."""
    from codekit.team.backup.restoring import restore as bring_back
    from codekit.team.places import opened

    _refuse_both(data, database)
    register_, places = opened(data or Path(), database)
    done = bring_back(path, register_, places, only=only or (), replace=replacing)
    output.problems(done.problems)
    for name in done.studies:
        output.say(f"{name}: restored")
    for name in done.there:
        output.say(f"{name}: is there as it is in the copy")
    if done.withdrawn:
        output.note("what belongs to participants who withdrew since the copy stays out, or was removed")
    told = {
        "restored": "accounts and roles were restored; links and sessions of before are worth nothing",
        "kept": "the server has accounts, which stay as they are; they got their roles in what was restored",
    }
    if done.accounts:
        output.note(told[done.accounts])
    if done.problems:
        raise typer.Exit(1)


def _refuse_both(data: Path | None, database: str) -> None:
    if bool(data) == bool(database):
        raise CodekitError("which server?", hint="name its folder, or --database postgresql://USER@HOST/DATABASE")


def _server(data: Path | None, database: str) -> tuple[Register | None, Places]:
    """Accounts and studies of a server that is there; a folder of studies may have no accounts."""
    from codekit.team.places import opened
    from codekit.team.register import is_embedded

    _refuse_both(data, database)
    if data and not data.is_dir():
        raise CodekitError("is no folder", where=str(data), hint="name the folder that codekit serve has")
    if data and not is_embedded(data):
        from codekit.team.places import Places

        return None, Places(data)
    return opened(data or Path(), database)
