"""Who may read and then write now: an advisory lock of the database, gone with the connection of whoever held it."""

from __future__ import annotations

import platform
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from codekit.errors import StudyBusyError
from codekit.store import database
from codekit.store.locking import TELL, WRITES
from codekit.store.turns import Turn

if TYPE_CHECKING:
    from sqlalchemy import Connection

_CLASS = 0x636B  # of locks on studies, among all advisory locks of a database
_NAME = 63  # bytes of a connection's name that PostgreSQL keeps
_BUSY = "55P03"
_LATER = "wait until it is done, then run this again; nothing was written"


class Hold:
    """A study that this program holds, or may come to hold: which thread, on which connection."""

    def __init__(self) -> None:
        """Nobody holds it."""
        self.turn = Turn()
        self._thread, self._connection = 0, None

    @property
    def connection(self) -> Connection | None:
        """The connection that holds the study for this thread: what is written on it is lost with the hold."""
        return self._connection if self._thread == threading.get_ident() else None

    @contextmanager
    def on(self, connection: Connection) -> Iterator[None]:
        """Hold on this connection, in this thread."""
        self._thread, self._connection = threading.get_ident(), connection  # type: ignore[assignment]
        try:
            yield
        finally:
            self._thread, self._connection = 0, None


# Whoever holds a study has a connection, and asks on a second one: some are left for that, however many hold.
_few = threading.BoundedSemaphore(database.MORE)
holds: dict[str, Hold] = defaultdict(Hold)  # of every study that this program has open, by its identity


@contextmanager
def held(
    url: str, study: int, where: str, by: str, *, patience: float, told: Callable[[str], object] | None
) -> Iterator[Connection]:
    """Hold a study among all programs on the database. Raises StudyBusyError after `patience` seconds."""
    if not _few.acquire(timeout=patience):
        raise StudyBusyError("many other studies are written to", where=where, hint=_LATER)
    with ExitStack() as until:
        _ = until.callback(_few.release)
        with database.refusals(where):
            connection = until.enter_context(database.engine(url).connect())
        try:
            with database.refusals(where):
                _wait(connection, study, where, by, patience=patience, told=told)
            yield connection
        finally:
            _let_go(connection, study)


def _wait(
    connection: Connection, study: int, where: str, by: str, *, patience: float, told: Callable[[str], object] | None
) -> None:
    until = time.monotonic() + patience
    if _at_once(connection, study, by) or _try(connection, study, min(patience, TELL)):
        return
    what = f"{_holder(connection, study) or 'another program'} {WRITES}"
    left = until - time.monotonic()
    if left > 0:
        if told:
            told(f"waiting: {what}")
        if _try(connection, study, left):
            return
    raise StudyBusyError(what, where=where, hint=_LATER)


def _at_once(connection: Connection, study: int, by: str) -> bool:
    """Take the lock where nobody has it, and say on the connection who holds it, for those who wait: one question."""
    from sqlalchemy import text

    task = " ".join(arg for arg in sys.argv[1:2] if arg.isidentifier())
    who = f"codekit {task}".strip() + (f" by {by}" if by else "") + f" on {platform.node()}"
    name = who.encode("ascii", "replace")[:_NAME].decode()
    asked = text("SELECT pg_try_advisory_lock(:class, :study), set_config('application_name', :name, false)")
    taken = bool(connection.execute(asked, {"class": _CLASS, "study": study, "name": name}).scalar())
    connection.commit()
    return taken


def _try(connection: Connection, study: int, seconds: float) -> bool:
    from sqlalchemy import text
    from sqlalchemy.exc import OperationalError

    lock = {"class": _CLASS, "study": study}
    wait = {"wait": f"{max(int(seconds * 1000), 1)}ms"}
    try:
        connection.execute(text("SELECT set_config('lock_timeout', :wait, true)"), wait)
        connection.execute(text("SELECT pg_advisory_lock(:class, :study)"), lock)
        connection.commit()
    except OperationalError as error:
        connection.rollback()
        if getattr(error.orig, "sqlstate", "") != _BUSY:
            raise
        return False
    return True


def _holder(connection: Connection, study: int) -> str:
    """What whoever holds a study calls itself; "" where nobody does any more."""
    from sqlalchemy import text

    asked = text(
        "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory'"
        " AND classid = :class AND objid = :study AND objsubid = 2 AND granted"
        " AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    found = connection.execute(asked, {"class": _CLASS, "study": study}).scalar()
    connection.commit()
    return str(found or "")


def _let_go(connection: Connection, study: int) -> None:
    """Let go; a connection that cannot say so is closed, and with it the hold."""
    from sqlalchemy import text
    from sqlalchemy.exc import SQLAlchemyError

    try:
        connection.rollback()
        connection.execute(text("SELECT pg_advisory_unlock(:class, :study)"), {"class": _CLASS, "study": study})
        connection.commit()
    except SQLAlchemyError:
        connection.invalidate()
