"""Databases by their address: one pool of connections for each, and its refusals as errors of ours."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from codekit.errors import CodekitError, DatabaseRefusedError, RefusedError

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

SCHEMES = ("postgresql://", "postgres://")
EMBEDDED = "sqlite:///"  # a file of codekit's own, for what a server keeps beside folders
POOL, MORE = 8, 24  # connections that stay open, and those that come beside them while many are asked for
_OPTIONS = (
    "-c search_path=codekit,public -c synchronous_commit=on -c lock_timeout=60s"
    " -c idle_in_transaction_session_timeout=60s"
)
# Whether the other computer is still there is asked, and after a minute without an answer it is not: a cable that was
# pulled must not hold a request for the quarter of an hour that TCP waits.
ALIVE = {
    "connect_timeout": 10,
    "keepalives_idle": 20,
    "keepalives_interval": 10,
    "keepalives_count": 4,
    "tcp_user_timeout": 60_000,
}
_HINT = "see that PostgreSQL runs and takes connections; what was acknowledged is there"
IDLE = 1.0  # seconds after which a connection is tried before it is used
_engines: dict[str, Engine] = {}
_making = threading.Lock()


def is_address(text: object) -> bool:
    """Whether this names a database rather than a folder."""
    return str(text).startswith(SCHEMES)


def parted(address: str) -> tuple[str, str]:
    """The database of an address `postgresql://.../DATABASE#STUDY`, and the study in it; "" where none is named."""
    url, _, name = address.partition("#")
    return url, unquote(name)


def joined(url: str, name: str) -> str:
    """The address of a study in a database."""
    return f"{url}#{quote(name)}"


def shown(url: str) -> str:
    """A database's address without its password."""
    from sqlalchemy.engine import URL

    at = _url(url)
    query = {key: value for key, value in at.query.items() if "password" not in key}
    plain = URL.create(at.drivername, at.username, None, at.host, at.port, at.database, query)
    return plain.render_as_string()


def engine(url: str) -> Engine:
    """The connections to a database, the same ones for the same address; none is opened yet.

    Raises CodekitError where the packages are missing, or the address is none.
    """
    with _making:
        if url not in _engines:
            _engines[url] = _made(url)
        return _engines[url]


def reading(url: str) -> Engine:
    """The same connections, for one question each: nothing is begun and ended around it."""
    made = engine(url)
    return made if made.dialect.name == "sqlite" else made.execution_options(isolation_level="AUTOCOMMIT")


def let_go(url: str) -> None:
    """Close the connections to a database that is asked no more."""
    with _making:
        if (known := _engines.pop(url, None)) is not None:
            known.dispose()


def _made(url: str) -> Engine:
    address = _url(url)
    from sqlalchemy import create_engine

    if url.startswith(EMBEDDED):
        return _embedded(address)
    made = create_engine(
        address.set(drivername="postgresql+psycopg"),
        connect_args={"options": _OPTIONS, "client_encoding": "utf8", **ALIVE},
        pool_size=POOL,
        max_overflow=MORE,
        hide_parameters=True,  # they hold words of transcripts
    )
    _try_those_that_lay_idle(made)
    return made


def _try_those_that_lay_idle(made: Engine) -> None:
    """A database that was started again is no reason to fail; one that answered just now need not be tried."""
    from sqlalchemy import event
    from sqlalchemy.exc import DisconnectionError

    @event.listens_for(made, "checkout")
    def _(connection: Any, record: Any, _proxy: object) -> None:
        used = record.info.get("used")
        if used is not None and time.monotonic() - used > IDLE:
            try:
                made.dialect.do_ping(connection)
            except made.dialect.loaded_dbapi.Error:
                raise DisconnectionError from None

    @event.listens_for(made, "checkin")
    def _(_connection: Any, record: Any) -> None:
        record.info["used"] = time.monotonic()


def _embedded(address: URL) -> Engine:
    """SQLite: one writer at a time, who is waited for; what is acknowledged is on the disk."""
    from sqlalchemy import create_engine, event

    made = create_engine(address, connect_args={"timeout": 30}, hide_parameters=True)

    @event.listens_for(made, "connect")
    def _(connection: Any, _record: object) -> None:
        for words in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {words}")

    return made


def _url(url: str) -> URL:
    try:
        import alembic  # noqa: F401
        import psycopg  # noqa: F401
        from sqlalchemy.engine import make_url
        from sqlalchemy.exc import ArgumentError
    except ImportError as missing:
        hint = "install them: pip install 'codekit-qda[team]'"
        raise CodekitError(f"a database needs the package {missing.name}", hint=hint) from None
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        raise CodekitError("that is no address of a database", hint="postgresql://USER@HOST/DATABASE#STUDY") from None


@contextlib.contextmanager
def refusals(where: str) -> Iterator[None]:
    """Raise DatabaseRefusedError in place of what the database says, which may hold words of a transcript.

    Raises RefusedError for a value that no database keeps, such as a text with a NUL: asking again would not help.
    """
    from sqlalchemy.exc import DataError, DBAPIError
    from sqlalchemy.exc import TimeoutError as PoolTimeoutError

    try:
        yield
    except DataError:
        raise RefusedError("invalid", "a text or number is none that a database can keep") from None
    except (DBAPIError, PoolTimeoutError) as error:
        state = getattr(getattr(error, "orig", None), "sqlstate", None)
        why = f"{type(error).__name__}{f', SQLSTATE {state}' if state else ''}"
        raise DatabaseRefusedError(f"the database refused or did not answer ({why})", where=where, hint=_HINT) from None


def _begin_anew() -> None:
    """A forked process must not speak on the connections of the one that it was made of."""
    global _making  # noqa: PLW0603
    _making = threading.Lock()
    for each in _engines.values():
        each.dispose(close=False)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)
