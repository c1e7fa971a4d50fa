"""The tables of a server, read and written in short transactions, and the log of what was done."""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from codekit.store import database
from codekit.store.migrating import Chain, prepare

if TYPE_CHECKING:
    from sqlalchemy import Connection

CHAIN = Chain(Path(__file__).parent / "migrations", "0002", "team_version")
# A chain of its own: what it needs of the accounts is that there are some.
TOKENS = Chain(Path(__file__).parent / "token_migrations", "0001", "token_version")
FOLDER, FILE = ".codekit-server", "accounts.sqlite3"
# Whoever reads first and then writes is alone, in every process on a database: a link is used once, a study keeps an
# owner. In PostgreSQL by an advisory lock that ends with the transaction, of a class that no study's lock has.
_ALONE = {"sqlite": "BEGIN IMMEDIATE", "postgresql": "SELECT pg_advisory_xact_lock(25452, 0)"}


class Entry(NamedTuple):
    """One line of the log: when, who, in which study, what, and what it was about."""

    at: float
    who: str
    study: str
    what: str
    about: str


class Register:
    """Who has an account on a server, and what they may. For several threads and processes."""

    def __init__(self, url: str, *, clock: Callable[[], float] = time.time) -> None:
        """Use the tables of a database, which are made where there are none."""
        self.url, self.now, self.where = url, clock, database.shown(url)
        prepare(url, CHAIN)
        prepare(url, TOKENS)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Ask. Raises FileRefusedError where the database refuses."""
        with database.refusals(self.where), database.reading(self.url).connect() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Ask several things of one moment. Raises FileRefusedError where the database refuses."""
        with database.refusals(self.where), database.engine(self.url).connect() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN")
                yield connection
            else:
                yield connection.execution_options(isolation_level="REPEATABLE READ")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write, all of it or nothing. Raises FileRefusedError where the database refuses."""
        with database.refusals(self.where), database.engine(self.url).begin() as connection:
            connection.exec_driver_sql(_ALONE[connection.dialect.name])
            yield connection

    def note(self, connection: Connection, who: str, what: str, *, study: str = "", about: str = "") -> None:
        """Add to the log."""
        from sqlalchemy import insert

        from codekit.team.schema import log

        row = {"at": self.now(), "who": who, "study": study, "what": what, "about": about}
        connection.execute(insert(log).values(**row))

    def entries(self, study: str = "", *, most: int = 500) -> list[Entry]:
        """The newest lines of the log, the newest first; of one study, where it is named."""
        from sqlalchemy import select

        from codekit.team.schema import log

        asked = select(log.c.at, log.c.who, log.c.study, log.c.what, log.c.about).order_by(log.c.id.desc()).limit(most)
        with self.reading() as connection:
            rows = connection.execute(asked.where(log.c.study == study) if study else asked).all()
        return [Entry(*row) for row in rows]


def embedded(data: Path) -> str:
    """The address of the file in which the server of a folder keeps its accounts; only this user may read it."""
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    file = folder / FILE
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
    return f"{database.EMBEDDED}{file.resolve()}"


def is_embedded(data: Path) -> bool:
    """Whether the server of a folder keeps accounts there already."""
    return (data / FOLDER / FILE).is_file()


def secret() -> str:
    """A new secret: 32 random bytes."""
    return secrets.token_urlsafe(32)


def digest(of: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(of.encode("utf-8", "surrogateescape")).hexdigest()


def first(connection: Connection, asked: Any) -> dict[str, Any] | None:
    """The one row of an answer by its columns; None where there is none."""
    row = connection.execute(asked).mappings().one_or_none()
    return None if row is None else dict(row)
