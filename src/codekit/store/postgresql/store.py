"""A study in PostgreSQL, which several programs may read and write at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from codekit.errors import Problem, StudyNotFoundError
from codekit.model.events import Event
from codekit.store import database
from codekit.store.files import fitting, not_hidden
from codekit.store.folder import chain, places, union
from codekit.store.ledgers import Ledgers, Lines, own_name, refuse_codings, refuse_others
from codekit.store.postgresql import locking, moment
from codekit.store.postgresql.documents import PostgresDocument
from codekit.store.postgresql.look import NOTHING, Once, PostgresLook
from codekit.store.postgresql.writing import Writing, writing
from codekit.store.protocols import Look
from codekit.store.turns import PATIENCE
from codekit.store.values import Own, Token

if TYPE_CHECKING:
    from sqlalchemy import Connection


class PostgresStore(Ledgers):
    """Events line by line in ledgers named as `Ledgers` says, and documents; every write is one transaction."""

    def __init__(self, url: str, id_: int, name: str) -> None:
        """Use the study of this number and name; `opened` and `made` find it."""
        self.id, self.label, self.exports = id_, name, Path("exports")
        self.identity = database.joined(database.shown(url), name)
        self._url, self._hold = url, locking.holds[self.identity]
        self._seen, self._looking = NOTHING, threading.Lock()
        self._once = Once()

    # ledgers

    def look(self) -> PostgresLook:
        """What there is now: one question about what was written since this store looked last.

        While this thread is `looking` it is asked once, until the thread writes; what others saw since then counts too.
        """
        if self._once.depth and self._once.looked:
            return self._seen
        found = self._looked()
        self._once.looked = True
        return found

    def _looked(self) -> PostgresLook:
        with self._reading() as connection:
            return self._look(connection)

    def looking(self) -> AbstractContextManager[None]:
        """Look once while this lasts."""
        return self._once.lasting()

    def _look(self, connection: Connection) -> PostgresLook:
        from sqlalchemy import literal, select, union_all

        from codekit.store.postgresql.schema import document as d
        from codekit.store.postgresql.schema import ledger as t
        from codekit.store.postgresql.schema import study as s

        since = self._seen
        itself = select(literal(value=True), literal(""), s.c.changes, literal(value=True))
        ledgers = select(literal(value=True), t.c.name, t.c.changed, t.c.lines > 0)
        documents = select(literal(value=False), d.c.key, d.c.changed, d.c.data.is_not(None))
        asked = union_all(
            itself.where(s.c.id == self.id),
            ledgers.where(t.c.study == self.id, t.c.changed > since.changes),
            documents.where(d.c.study == self.id, d.c.changed > since.changes),
        )
        told = [(bool(of), str(name), int(when), bool(there)) for of, name, when, there in connection.execute(asked)]
        rows = [row for row in told if row[1]]
        if len(rows) == len(told):
            self.gone = True
            raise StudyNotFoundError("the study was deleted")
        found = since.after(rows) if rows else since
        with self._looking:
            if found.changes > self._seen.changes:
                self._seen = found
        return found

    def round_ids(self) -> list[str]:
        """The rounds that have a ledger."""
        return self.look().round_ids()

    def coders(self, round_id: str) -> list[str]:
        """The coders and shared layers that have ledgers in a round."""
        return self.look().coders(round_id)

    def coded(
        self,
        round_id: str,
        *,
        coder: str = "",
        transcript: str = "",
        look: Look | None = None,  # noqa: ARG002
    ) -> Lines:
        """The ledgers of a round's codings."""
        found = self._held(kind=places.CODINGS, about=round_id, stem=transcript)
        return (each for each in found if not coder or places.owner(each[0].split("/")[2]) == (coder, coder))

    def of_round(self, round_id: str, *, by: str = "", look: Look | None = None) -> Lines:  # noqa: ARG002
        """The round's own ledgers."""
        return self._held(kind=places.ROUNDS, about=round_id, stem=by)

    def of_study(self, subject: str = "") -> Lines:
        """The study's own ledgers."""
        return self._held(kind=places.STUDY, about=subject)

    def _held(self, **parts: str) -> list[tuple[str, bytes]]:
        """The ledgers with these parts of their names, where they are given, and what they hold."""
        from sqlalchemy import func, literal, select
        from sqlalchemy.dialects.postgresql import aggregate_order_by

        from codekit.store.postgresql.schema import event
        from codekit.store.postgresql.schema import ledger as t

        lines = func.string_agg(event.c.line, aggregate_order_by(literal(b"\n"), event.c.number))
        asked = select(t.c.name, lines).join(event, event.c.ledger == t.c.id).where(t.c.study == self.id)
        for part, value in parts.items():
            asked = asked.where(t.c[part] == value) if value else asked
        with self._reading() as connection:
            rows = connection.execute(asked.group_by(t.c.id)).all()
        return sorted((str(name), bytes(data) + b"\n") for name, data in rows)

    def written(self, events: Sequence[Event]) -> int:
        """Append events, all of them or none; how many bytes that were."""
        with self._writing():
            return super().written(events)

    def add_lines(self, name: str, lines: Sequence[bytes]) -> int:
        """Append new lines to a ledger, each with its sum."""
        with self._writing() as began:
            known = began.ledger(name)
            linked = list(chain.linked(lines, known.last if known else b""))
            began.add(name, known, linked)
        return sum(len(line) + 1 for line in linked)

    def append_own(self, place: Own, events: Sequence[Event], *, seen: Token) -> Token | None:
        """Append to one ledger; None where it was not as seen."""
        with self._writing() as began:
            before = self._look(began.connection).own(place)
            _ = self.written(events)
        own = own_name(place)
        return ((own, began.number),) if before == seen else None

    def settle(self, place: Own) -> None:
        """Return when no crash loses what is in a ledger: what can be read is committed, and so for good."""
        _ = own_name(place)
        with self._reading():
            pass

    def lines(self, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
        """Every event as it was written, after the name of the ledger that it belongs into."""
        for name, data in self._held():
            yield from union.belonging(name, data, problems)

    def ledger_names(self) -> list[str]:
        """The ledgers that hold something."""
        return sorted(self.look().ledgers)

    def remove_ledger(self, name: str) -> None:
        """Remove all lines of a ledger of codings."""
        refuse_others(name)
        with self._writing() as began:
            if (known := began.ledger(name)) is not None and known.lines:
                began.empty(known)

    def redact(self, name: str, lines: Mapping[bytes, bytes]) -> None:
        """Blank lines where they stand."""
        refuse_codings(name, lines)
        with self._writing() as began:
            if (known := began.ledger(name)) is not None:
                began.replace(known, lines)

    def add_missing(self, name: str, lines: Iterable[bytes]) -> int:
        """Append the lines that a ledger does not have yet."""
        with self._writing() as began:
            known = began.ledger(name)
            there = self._lines_of(began, known.id) if known else set()
            missing = [line for line in dict.fromkeys(lines) if line not in there]
            if missing:
                began.add(name, known, missing)
        return len(missing)

    def _lines_of(self, began: Writing, ledger: int) -> set[bytes]:
        from sqlalchemy import select

        from codekit.store.postgresql.schema import event

        rows = began.connection.execute(select(event.c.line).where(event.c.ledger == ledger)).scalars()
        return {bytes(line) for line in rows}

    # the study as a whole

    @contextmanager
    def alone(
        self, by: str = "", *, patience: float = PATIENCE, told: Callable[[str], object] | None = None
    ) -> Iterator[bool]:
        """Hold the study among the threads of this program, then among all that have the database."""
        with ExitStack() as hold:
            if is_first := hold.enter_context(self._hold.turn.taken(patience)):
                held = locking.held(self._url, self.id, self.identity, by, patience=patience, told=told)
                hold.enter_context(self._hold.on(hold.enter_context(held)))
                self._once.looked = False  # nobody else writes from now on
            yield is_first

    def moment(self, draft: Path, besides: Sequence[str] = ()) -> Iterator[tuple[str, bytes]]:  # noqa: ARG002
        """Every document and ledger as they were at one moment: a snapshot, which is taken while the study is held."""
        with database.refusals(self.identity), database.engine(self._url).connect() as connection:
            snapshot = connection.execution_options(isolation_level="REPEATABLE READ")
            with self.alone():
                names = moment.names(snapshot, self.id, besides)
            for name, of in sorted(names.items()):
                yield name, moment.contents(snapshot, self.id, name, of)

    def sweep(self) -> None:
        """Nothing is left by a command that was killed: its transaction never was."""

    def copies(self) -> list[str]:
        """None: nobody copies a ledger here."""
        return []

    def amiss(self) -> Iterator[Problem]:
        """Nothing: there are no files."""
        return iter(())

    def repair(self) -> Iterator[str]:
        """There is nothing to repair."""
        return iter(())

    # documents

    def document(self, key: str) -> PostgresDocument:
        """The document of this name."""
        return PostgresDocument(self.id, key, self.look, self._reading, self._writing)

    def keys(self, pattern: str) -> list[str]:
        """The names that fit a pattern."""
        return fitting(pattern, self.documents())

    def documents(self) -> list[str]:
        """The names of all documents but the hidden ones."""
        return not_hidden(self.look().documents)

    def write_all(self, texts: Mapping[str, str]) -> None:
        """Write texts, all of them or none."""
        with self._writing():
            for key, text in texts.items():
                self.document(key).write(text.encode("utf-8"))

    # connections

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with database.refusals(self.identity), database.reading(self._url).connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Writing]:
        try:
            with writing(self._url, self.id, self.identity, self._hold) as began:
                yield began
        finally:
            self._once.looked = False
