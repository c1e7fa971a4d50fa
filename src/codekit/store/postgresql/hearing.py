"""Hearing that a study was written to, whichever program wrote."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

from codekit.errors import FileRefusedError
from codekit.store import database
from codekit.store.postgresql.opening import named
from codekit.store.postgresql.writing import CHANNEL

SECONDS = 1.0  # after which it is looked whether to go on


def heard(url: str, ended: threading.Event) -> Iterator[str]:
    """The names of the studies that were written to, each when it was, until `ended`; first "", for all of them.

    What was written before it listened, which may be for the second time, it did not hear.
    Raises FileRefusedError where the database does not answer any more: what was missed is not told.
    """
    import psycopg

    where = database.shown(url)
    names: dict[int, str] = {}
    try:
        options: dict[str, Any] = dict(database.ALIVE)
        with psycopg.connect(url, autocommit=True, application_name="codekit serve", **options) as connection:
            connection.execute(f"LISTEN {CHANNEL}".encode())
            yield ""
            while not ended.is_set():
                for notice in connection.notifies(timeout=SECONDS):
                    id_ = int(notice.payload.partition(" ")[0])
                    if id_ not in names:
                        names = {number: name for name, number in named(url).items()}
                    if id_ in names:
                        yield names[id_]
    except psycopg.Error as error:
        raise FileRefusedError(f"the database does not answer ({type(error).__name__})", where=where) from None
