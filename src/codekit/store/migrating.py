"""Tables as this version needs them: made where there are none, brought up where they are older."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.errors import CodekitError
from codekit.store import database

if TYPE_CHECKING:
    from sqlalchemy import Connection

_LOCK = 0x636F6465  # of whoever migrates: several servers may start at once
_ready: set[tuple[str, str]] = set()


@dataclass(frozen=True, slots=True)
class Chain:
    """Tables that belong together: the folder of their migrations, the newest of them, and where the version stands."""

    folder: Path
    head: str
    table: str


STUDIES = Chain(Path(__file__).parent / "postgresql" / "migrations", "0001", "store_version")


def prepare(url: str, chain: Chain = STUDIES) -> None:
    """See that a database has the tables of this version.

    Raises CodekitError for those of a newer one, and for a database that cannot hold every letter.
    """
    if (url, chain.table) in _ready:
        return
    from sqlalchemy import text

    where = database.shown(url)
    with database.refusals(where), database.engine(url).begin() as connection:
        if connection.dialect.name == "postgresql":
            _see_that_it_holds_every_letter(connection, where)
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            connection.execute(text("CREATE SCHEMA IF NOT EXISTS codekit"))
        if (found := _version(connection, chain)) != chain.head:
            if found and found > chain.head:
                hint = "update codekit on this computer"
                raise CodekitError("the database was written by a newer codekit", where=where, hint=hint)
            _upgrade(connection, chain)
    _ready.add((url, chain.table))


def _see_that_it_holds_every_letter(connection: Connection, where: str) -> None:
    """A cluster that was made without a locale has databases in SQL_ASCII, which know no letters but bytes."""
    from sqlalchemy import text

    if (found := str(connection.execute(text("SHOW server_encoding")).scalar())) != "UTF8":
        hint = "make one that is: createdb --encoding=UTF8 --template=template0 NAME"
        raise CodekitError(f"the database is not kept in UTF-8 (but in {found})", where=where, hint=hint)


def _version(connection: Connection, chain: Chain) -> str:
    """The version of the tables; "" where there are none."""
    from sqlalchemy import inspect, text

    if not inspect(connection).has_table(chain.table):
        return ""
    return str(connection.execute(text(f"SELECT version_num FROM {chain.table}")).scalar() or "")  # noqa: S608


def _upgrade(connection: Connection, chain: Chain) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(chain.folder).replace("%", "%%"))
    config.attributes.update(connection=connection, table=chain.table)
    command.upgrade(config, "head")
