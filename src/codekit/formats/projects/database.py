"""Tables of a SQLite file of another tool, read without a trace: the file is never written, nor anything beside it.

A file may be made to harm. Only true tables are read (a view could go on for ever), no function of SQL runs, one
value and one query have bounds, and what is read is checked by the caller, since any column may hold anything.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from codekit.errors import ImportRefusedError
from codekit.tables import limits

_MAGIC = b"SQLite format 3\0"
_STEPS, _TIMES = 1_000_000, 100  # of SQLite's machine between two looks, and looks in all
_DAMAGED = "open it in its own program and export it again"
_TRUE = re.compile(r"\s*CREATE\s+TABLE\b", re.IGNORECASE)  # no virtual one, whose rows a program makes
_ALLOWED = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ))

Row = Mapping[str, Any]


class Database:
    """An open SQLite file; its tables by name."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        """Look which tables there are."""
        self.name, self._connection = name, connection
        listed = self._asked("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        self.tables = frozenset(str(row[0]) for row in listed if _TRUE.match(str(row[1])))

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table in their order, none where it is missing.

        Raises ImportRefusedError for a damaged file and for more rows than a study holds.
        """
        if table not in self.tables:
            return
        # The name comes from the reader's own code, never from the file.
        for number, row in enumerate(self._asked(f'SELECT * FROM "{table}"')):  # noqa: S608
            if number >= limits.ROWS:
                message = f"the table {table} has more than {limits.ROWS:,} rows"
                raise ImportRefusedError(message, where=self.name, hint="export a part of the project")
            yield {key: row[key] for key in row.keys()}  # noqa: SIM118  (a row of SQLite is no mapping)

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return sum(1 for _ in self.rows(table))

    def _asked(self, query: str) -> Iterator[sqlite3.Row]:
        try:
            yield from self._connection.execute(query)
        except (sqlite3.Error, ValueError, OverflowError, MemoryError):
            message = "the database is damaged, or holds more than people write"
            raise ImportRefusedError(message, where=self.name, hint=_DAMAGED) from None


@contextmanager
def opened(path: Path) -> Iterator[Database]:
    """A SQLite file while it is read.

    Raises ImportRefusedError for what is none, is damaged or above the limit, OSError where the system refuses.
    """
    limits.refuse_above(path, limits.DATABASE)
    with path.open("rb") as file:
        if file.read(len(_MAGIC)) != _MAGIC:
            raise ImportRefusedError("this is no SQLite file", where=path.name, hint="name the project's own file")
    with closing(_connected(path)) as connection:
        yield Database(connection, path.name)


def unsaved(path: Path) -> bool:
    """True where changes lie beside the file that its program did not put into it yet."""
    beside = path.with_name(f"{path.name}-wal")
    try:
        return beside.stat().st_size > 0
    except OSError:
        return False


def _connected(path: Path) -> sqlite3.Connection:
    """Read-only, and `immutable`: SQLite then makes no journal, lock or index beside the file."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        connection.row_factory = sqlite3.Row
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, limits.PART)
        connection.set_progress_handler(_Watch(), _STEPS)
        for setting in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "cache_size = -8000"):
            connection.execute(f"PRAGMA {setting}")
        connection.set_authorizer(_only_reading)
    except (sqlite3.Error, ValueError):
        raise ImportRefusedError("the database is damaged", where=path.name, hint=_DAMAGED) from None
    return connection


class _Watch:
    """Ends a query that goes on and on: work is counted, not time."""

    def __init__(self) -> None:
        self._looks = 0

    def __call__(self) -> int:
        self._looks += 1
        return int(self._looks > _TIMES)


def _only_reading(action: int, *_: str | None) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def words(row: Row, column: str) -> str:
    """What a column holds as text; "" for nothing, bytes, and a column that is not there."""
    value = row.get(column)
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def number(row: Row, column: str) -> int | None:
    """What a column holds as a whole number, None for anything else."""
    value = row.get(column)
    return value if isinstance(value, int) else None
