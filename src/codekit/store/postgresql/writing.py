"""One transaction that writes to a study: it counts the study's changes up first, so that no two ever overlap."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from codekit.errors import StudyNotFoundError
from codekit.store import database
from codekit.store.folder import ledger, places
from codekit.store.postgresql.locking import Hold

if TYPE_CHECKING:
    from sqlalchemy import Connection

CHANNEL = "codekit"  # on which servers hear that a study changed: `ID CHANGES`
_current = threading.local()  # by study and database: what this thread is writing


@dataclass(frozen=True, slots=True)
class Ledger:
    """What is known of a ledger: its row, how many lines it has, and the last of them that is an event."""

    id: int
    lines: int
    last: bytes


@dataclass(frozen=True, slots=True)
class Writing:
    """A transaction, and the number of the change that it makes."""

    connection: Connection
    study: int
    number: int

    def ledger(self, name: str) -> Ledger | None:
        """A ledger as it is now; None where there is none."""
        from sqlalchemy import select

        from codekit.store.postgresql.schema import ledger as t

        asked = select(t.c.id, t.c.lines, t.c.last).where(t.c.study == self.study, t.c.name == name)
        row = self.connection.execute(asked).one_or_none()
        return None if row is None else Ledger(*row)

    def add(self, name: str, known: Ledger | None, lines: Sequence[bytes]) -> None:
        """Append lines as they are to a ledger that is `known` to be so."""
        from sqlalchemy import insert, update

        from codekit.store.postgresql.schema import event
        from codekit.store.postgresql.schema import ledger as t

        last = next((line for line in reversed(lines) if ledger.header(line)), known.last if known else b"")
        before = known.lines if known else 0
        now = {"lines": before + len(lines), "last": last, "changed": self.number}
        if known is None:
            new = insert(t).values(study=self.study, name=name, **_parts(name), **now).returning(t.c.id)
            id_ = self.connection.execute(new).scalar_one()
        else:
            id_ = known.id
            self.connection.execute(update(t).where(t.c.id == id_).values(**now))
        rows = [{"ledger": id_, "number": number, "line": line} for number, line in enumerate(lines, before + 1)]
        self.connection.execute(insert(event), rows)

    def replace(self, known: Ledger, lines: Mapping[bytes, bytes]) -> None:
        """Put other lines in the place of some of a ledger."""
        from sqlalchemy import update

        from codekit.store.postgresql.schema import event
        from codekit.store.postgresql.schema import ledger as t

        for line, left in lines.items():
            this = update(event).where(event.c.ledger == known.id, event.c.line == line)
            self.connection.execute(this.values(line=left))
        now = {"last": lines.get(known.last, known.last), "changed": self.number}
        self.connection.execute(update(t).where(t.c.id == known.id).values(**now))

    def empty(self, known: Ledger) -> None:
        """Take all lines out of a ledger."""
        from sqlalchemy import delete, update

        from codekit.store.postgresql.schema import event
        from codekit.store.postgresql.schema import ledger as t

        self.connection.execute(delete(event).where(event.c.ledger == known.id))
        nothing = {"lines": 0, "last": b"", "changed": self.number}
        self.connection.execute(update(t).where(t.c.id == known.id).values(**nothing))


@contextmanager
def writing(url: str, study: int, where: str, hold: Hold) -> Iterator[Writing]:
    """Write; all of it is there for good when this ends, or none. Within another in this thread, a part of that.

    Where the study is held, on the connection that holds it. Raises FileRefusedError where the database refuses,
    StudyNotFoundError where the study was deleted.
    """
    key = f"{url} {study}"
    if outer := vars(_current).get(key):
        yield outer
        return
    with database.refusals(where):
        if (holding := hold.connection) is not None:
            with _transaction(holding, study, where, key) as began:
                yield began
            return
        with database.engine(url).connect() as connection, _transaction(connection, study, where, key) as began:
            yield began


@contextmanager
def _transaction(connection: Connection, study: int, where: str, key: str) -> Iterator[Writing]:
    from sqlalchemy import func, select, update

    from codekit.store.postgresql.schema import study as t

    with connection.begin():
        counted = update(t).where(t.c.id == study).values(changes=t.c.changes + 1).returning(t.c.changes)
        number = connection.execute(counted).scalar()
        if number is None:
            raise StudyNotFoundError("the study was deleted", where=where)
        began = Writing(connection, study, int(number))
        vars(_current)[key] = began
        try:
            yield began
        finally:
            del vars(_current)[key]
        connection.execute(select(func.pg_notify(CHANNEL, f"{study} {number}")))


def _parts(name: str) -> dict[str, Any]:
    """The parts of a ledger's name, by which ledgers are asked for."""
    kind, about, *folder, file = name.split("/")
    return {"kind": kind, "about": about, "folder": "/".join(folder), "stem": file.removesuffix(places.SUFFIX)}
