"""Accounts, roles, the log and how people like their window: from one server's tables into another's.

Sessions, links and sign-ins that failed stay out: their secrets end with the server that gave them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from codekit.store import database
from codekit.team import accounts, members
from codekit.team.register import Register

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Table

Rows = dict[str, list[dict[str, Any]]]


def save(register: Register, path: Path, studies: Sequence[str]) -> None:
    """Write what goes along into a file of its own: the tables of this version, in SQLite."""
    with register.snapshot() as connection:
        rows = _rows(connection, studies)
    _ = _file(path, lambda file: _put(file, rows))


def bring(path: Path, register: Register, studies: Sequence[str]) -> bool:
    """Bring accounts and roles of these studies into a server; whether it had none before.

    Where somebody has an account there already, accounts stay as they are, since some may have been deleted since:
    only roles are given, to accounts of the same name, where neither the account nor the coder has one. Raises
    CodekitError for what a newer codekit wrote.
    """
    rows = _file(path, lambda file: _read(file, studies))
    if accounts.nobody_yet(register):
        _put(register, rows)
        return True
    _give(register, rows["member"])
    return False


def refuse_unreadable(path: Path) -> None:
    """Raise CodekitError where a file of accounts cannot be read by this version."""
    _ = _file(path, lambda file: _read(file, ()))


def _file(path: Path, work: Callable[[Register], Any]) -> Any:
    """Work with a file of accounts, which is whole on the disk afterwards."""
    url = f"{database.EMBEDDED}{path.resolve()}"
    try:
        return work(Register(url))
    finally:
        database.let_go(url)


def _read(register: Register, studies: Sequence[str]) -> Rows:
    with register.snapshot() as connection:
        return _rows(connection, studies)


def _tables() -> Iterable[Table]:
    """The tables that go along, those first that others name."""
    from codekit.team.schema import PASSING, metadata

    return [table for table in metadata.sorted_tables if table not in PASSING]


def _rows(connection: Connection, studies: Sequence[str]) -> Rows:
    from sqlalchemy import select

    found: Rows = {}
    for table in _tables():
        asked = select(table).order_by(*table.primary_key.columns)
        if "study" in table.c:
            asked = asked.where(table.c.study.in_(["", *studies]))
        found[table.name] = [dict(row) for row in connection.execute(asked).mappings()]
    return found


def _put(register: Register, rows: Rows) -> None:
    from sqlalchemy import Integer, insert

    with register.writing() as connection:
        for table in _tables():
            counted = {c.name for c in table.primary_key.columns if isinstance(c.type, Integer) and not c.foreign_keys}
            plain = [{name: value for name, value in row.items() if name not in counted} for row in rows[table.name]]
            if plain:
                connection.execute(insert(table), plain)


def _give(register: Register, wanted: Iterable[dict[str, Any]]) -> None:
    """Give roles to accounts that are there; what stands already stays."""
    from sqlalchemy import select

    from codekit.team.schema import account, member

    with register.writing() as connection:
        known = {str(id_) for id_ in connection.execute(select(account.c.id)).scalars()}
        taken = {(str(study), str(name)) for study, *names in connection.execute(_roles(member)) for name in names}
        for row in wanted:
            one = members.Member(**{name: row[name] for name in members.Member._fields})
            if one.account in known and not {(one.study, one.account), (one.study, one.coder)} & taken:
                members.join(register, connection, one, by="")


def _roles(member: Table) -> Any:
    from sqlalchemy import select

    return select(member.c.study, member.c.account, member.c.coder)
