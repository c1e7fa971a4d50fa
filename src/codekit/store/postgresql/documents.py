"""The documents of a study in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codekit.store.files import as_before, refuse_stale
from codekit.store.postgresql.look import PostgresLook
from codekit.store.postgresql.writing import Writing
from codekit.store.values import Token

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class PostgresDocument:
    """One document, by its name in the study."""

    study: int
    key: str
    look: Callable[[], PostgresLook]
    reading: Callable[[], AbstractContextManager[Connection]]
    writing: Callable[[], AbstractContextManager[Writing]]

    def __str__(self) -> str:
        """Its name in the study."""
        return self.key

    @property
    def name(self) -> str:
        """Its last name."""
        return self.key.rpartition("/")[2]

    def exists(self) -> bool:
        """True where it is there."""
        return self.key in self.look().documents

    def token(self) -> Token:
        """When it was last written; () where it is not there."""
        return self.look().document_token(self.key)

    def read_bytes(self) -> bytes:
        """What is in it. Raises FileNotFoundError where it is not there, FileRefusedError as the database refuses."""
        with self.reading() as connection:
            data = self._data(connection)
        if data is None:
            raise FileNotFoundError(2, "no such document", self.key)
        return data

    def write(self, data: bytes, *, durable: bool = True) -> None:  # noqa: ARG002  (all of it is)
        """Replace it whole or not at all."""
        with self.writing() as began:
            self._put(began, data)

    def replace(self, text: str, *, seen: bytes | None) -> None:
        """Replace it. Raises StaleEditError where it changed since it was read."""
        with self.writing() as began:
            refuse_stale(_AsIs(self.key, self._data(began.connection)), seen)
            self._put(began, as_before(text, seen or b""))

    def remove(self) -> None:
        """Remove it; its name stays, without data, so that others see that it is gone."""
        with self.writing() as began:
            if self._data(began.connection) is not None:
                self._put(began, None)

    def _data(self, connection: Connection) -> bytes | None:
        from sqlalchemy import select

        from codekit.store.postgresql.schema import document as t

        found = connection.execute(select(t.c.data).where(t.c.study == self.study, t.c.key == self.key)).scalar()
        return None if found is None else bytes(found)

    def _put(self, began: Writing, data: bytes | None) -> None:
        from sqlalchemy.dialects.postgresql import insert

        from codekit.store.postgresql.schema import document as t

        now = {"data": data, "changed": began.number}
        row = insert(t).values(study=self.study, key=self.key, **now)
        began.connection.execute(row.on_conflict_do_update(index_elements=["study", "key"], set_=now))


@dataclass(frozen=True, slots=True)
class _AsIs:
    """A document as it is read once."""

    name: str
    data: bytes | None

    def __str__(self) -> str:
        return self.name

    def exists(self) -> bool:
        return self.data is not None

    def read_bytes(self) -> bytes:
        return self.data or b""
