"""The tables as this version needs them: made where there are none, brought up where they are older."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from codekit.errors import CodekitError
from codekit.store import database

if TYPE_CHECKING:
    from sqlalchemy import Connection

HEAD = "0001"  # the newest of migrations/versions
TABLE = "store_version"
_LOCK = 0x636F6465  # of whoever migrates: several servers may start at once
_ready: set[str] = set()


def prepare(url: str) -> None:
    """See that a database has the tables of this version. Raises CodekitError for those of a newer one."""
    if url in _ready:
        return
    from sqlalchemy import text

    with database.refusals(database.shown(url)), database.engine(url).begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        if (found := version(connection)) != HEAD:
            if found and found > HEAD:
                hint = "update codekit on this computer"
                raise CodekitError("the database was written by a newer codekit", where=database.shown(url), hint=hint)
            connection.execute(text("CREATE SCHEMA IF NOT EXISTS codekit"))
            _upgrade(connection)
    _ready.add(url)


def version(connection: Connection) -> str:
    """The version of the tables; "" where there are none."""
    from sqlalchemy import text

    if connection.execute(text("SELECT to_regclass(:name)"), {"name": f"codekit.{TABLE}"}).scalar() is None:
        return ""
    return str(connection.execute(text(f"SELECT version_num FROM codekit.{TABLE}")).scalar() or "")  # noqa: S608


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes.update(connection=connection, table=TABLE)
    command.upgrade(config, "head")
