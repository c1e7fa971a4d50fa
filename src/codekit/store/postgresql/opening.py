"""The studies of a database: which there are, one of them, and a new one."""

from __future__ import annotations

from codekit.errors import CodekitError, StudyNotFoundError
from codekit.store import database, migrating
from codekit.store.postgresql.store import PostgresStore


def opened(address: str) -> PostgresStore:
    """The study that an address names. Raises StudyNotFoundError where there is none."""
    url, name = database.parted(address)
    found = named(url)
    if not name and len(found) == 1:
        name = next(iter(found))
    if name in found:
        return PostgresStore(url, found[name], name)
    known = ", ".join(found) or "none"
    what = f"no study '{name}' in the database" if name else "which study of the database?"
    raise StudyNotFoundError(what, hint=f"name it at the end of the address, as in ...#NAME; there are: {known}")


def made(address: str) -> PostgresStore:
    """The study that an address names, which is made, with nothing in it, where there is none."""
    from sqlalchemy.dialects.postgresql import insert

    from codekit.store.postgresql.schema import study as t

    url, name = database.parted(address)
    if not name:
        raise CodekitError("the address names no study", hint="put its name at the end: ...#NAME")
    migrating.prepare(url)
    with database.refusals(database.shown(url)), database.engine(url).begin() as connection:
        connection.execute(insert(t).values(name=name).on_conflict_do_nothing())
    return PostgresStore(url, named(url)[name], name)


def named(url: str) -> dict[str, int]:
    """The studies of a database by their names."""
    migrating.prepare(url)
    from sqlalchemy import select

    from codekit.store.postgresql.schema import study as t

    with database.refusals(database.shown(url)), database.engine(url).connect() as connection:
        return {str(name): int(id_) for name, id_ in connection.execute(select(t.c.name, t.c.id).order_by(t.c.name))}
