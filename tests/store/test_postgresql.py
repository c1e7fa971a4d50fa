"""What PostgreSQL adds to the contract: transactions, locks among programs, tables of several versions, notices."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import postgresql
from codekit.errors import CodekitError, FileRefusedError, StudyBusyError, StudyNotFoundError
from codekit.store import database, migrating
from codekit.store.migrating import STUDIES, prepare
from codekit.store.opening import create_store, empty_store, open_store
from codekit.store.postgresql import locking
from codekit.store.postgresql.opening import made
from codekit.store.postgresql.store import PostgresStore
from codekit.store.protocols import Store
from store.made import WORDS, coding, standing
from store.test_contract import proposal

pytestmark = postgresql.needed
HOLDING = """
import sys, time
from codekit.store.postgresql.opening import made
with made(sys.argv[1]).alone("ben"):
    print("held", flush=True)
    time.sleep(60)
"""
WRITING = """
import sys
from codekit.store.postgresql.opening import made
from store.made import coding
store = made(sys.argv[1])
while True:
    store.append([one := coding(), two := coding(transcript="T08")])
    print(one.id, two.id, flush=True)
"""


@contextlib.contextmanager
def child(script: str, address: str) -> Iterator[subprocess.Popen[str]]:
    """A program of its own on a study; killed at the end."""
    tests = str(Path(__file__).parents[1])
    started = [sys.executable, "-c", script, address]
    with subprocess.Popen(started, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": tests}) as it:
        try:
            yield it
        finally:
            it.kill()


def same(store: PostgresStore) -> PostgresStore:
    """The study opened once more, as another program would."""
    return PostgresStore(store._url, store.id, store.label)


def test_events_of_several_ledgers_are_all_there_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the second ledger is refused, nothing of the first was written, and doing it again does all of it."""
    store = postgresql.store()
    events = [coding(), coding(transcript="T08")]
    add, calls = PostgresStore.add_lines, [0]

    def refused(self: PostgresStore, name: str, lines: list[bytes]) -> int:
        calls[0] += 1
        if calls[0] == 2:
            raise FileRefusedError("no room", where=name)
        return add(self, name, lines)

    with monkeypatch.context() as patched:
        patched.setattr(PostgresStore, "add_lines", refused)
        with pytest.raises(FileRefusedError):
            store.append(events)
    assert [] == store.ledger_names()
    store.append(events)
    assert {event.id for event in events} == standing(same(store).layers("r1"))


def test_two_programs_wait_for_each_other_and_a_killed_one_holds_nothing() -> None:
    """Whoever waits is told for whom, and ends after its patience; reading and the program's own go on."""
    address = postgresql.address()
    store, told = made(address), list[str]()
    with child(HOLDING, address) as holder:
        assert holder.stdout is not None
        assert "held" == holder.stdout.readline().strip()
        with pytest.raises(StudyBusyError) as busy, store.alone("ana", patience=4, told=told.append):
            pass
        assert "by ben" in str(busy.value)
        assert ["by ben" in line for line in told] == [True]
        assert [] == store.ledger_names()
        holder.send_signal(signal.SIGKILL)
        with store.alone("ana", patience=30) as first, store.alone("ana") as again:
            assert (True, False) == (first, again)
            store.append([one := coding()])
    assert {one.id} == standing(same(store).layers("r1"))


def test_what_is_written_under_a_hold_that_was_lost_is_not_there() -> None:
    """The hold and the writes under it go by one connection, so that nobody writes by what another one changed."""
    import psycopg

    store = postgresql.store()
    ended = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = %s"
    with store.alone("ana"):
        with psycopg.connect(postgresql.url(), autocommit=True) as admin:
            assert (True,) == admin.execute(ended, [store.id]).fetchone()
        with store.alone("ana"), pytest.raises(FileRefusedError):
            store.append([coding()])
    assert [] == store.ledger_names()
    with store.alone("ben"):
        store.append([proposal("ben")])
    assert ["rounds/r1/ben.jsonl"] == store.ledger_names()


def test_killed_at_any_moment_a_writer_loses_nothing_acknowledged() -> None:
    """Each event that a program told of is there, and of two that came together never one alone."""
    address = postgresql.address()
    acknowledged = set[str]()
    for _ in range(3):
        with child(WRITING, address) as writer:
            assert writer.stdout is not None
            first = writer.stdout.readline()
            threading.Timer(0.15, writer.kill).start()
            told = [*first.split(), *writer.stdout.read().split()]
            acknowledged |= {id_ for id_ in told if len(id_) == len(first.split()[0])}
    layers = made(address).layers("r1")
    assert acknowledged <= standing(layers)
    assert len(acknowledged) > 6
    assert len(layers.get("ana", "T07").codings) == len(layers.get("ana", "T08").codings)
    assert [] == list(made(address).altered("r1"))


def test_other_programs_hear_that_a_study_changed() -> None:
    """By the number of the study and of its change, and never by a word."""
    import psycopg

    store = postgresql.store()
    with psycopg.connect(postgresql.url(), autocommit=True) as listening:
        listening.execute("LISTEN codekit")
        store.append([coding()])
        store.document("cases.csv").write(b"case")
        heard = [notice.payload for notice in listening.notifies(timeout=5, stop_after=2)]
    assert [f"{store.id} 1", f"{store.id} 2"] == heard


def test_tables_are_made_once_and_those_of_a_newer_version_refused() -> None:
    """By however many programs at the same moment; the refusal says what to do."""
    import psycopg

    url = postgresql.empty_database()
    names = [threading.Thread(target=made, args=(f"{url}#s{number}",)) for number in range(4)]
    for each in names:
        each.start()
    for each in names:
        each.join()
    with pytest.raises(StudyNotFoundError, match="which study"):
        open_store(url)
    with psycopg.connect(url, autocommit=True) as connection:
        assert [(STUDIES.head,)] == connection.execute("SELECT version_num FROM codekit.store_version").fetchall()
        assert (4,) == connection.execute("SELECT count(*) FROM codekit.study").fetchone()
        connection.execute("UPDATE codekit.store_version SET version_num = '9999'")
    migrating._ready.clear()
    with pytest.raises(CodekitError, match="newer codekit"):
        prepare(url)


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_cannot_hold_every_letter_is_refused(encoding: str) -> None:
    """A cluster without a locale makes such databases by itself; nothing is made in one."""
    url = postgresql.empty_database(f"ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(CodekitError, match=f"not kept in UTF-8 \\(but in {encoding}\\)"):
        prepare(url)


def test_the_tables_are_those_of_the_migrations() -> None:
    """What the code asks for and what the migrations made is the same, column by column."""
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    from codekit.store.postgresql.schema import metadata

    url = postgresql.empty_database()
    prepare(url)
    with database.engine(url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": "store_version", "compare_type": True})
        assert [] == compare_metadata(context, metadata)


def test_what_the_database_refuses_is_told_without_a_word() -> None:
    """Neither the event nor the password; a study of an address is named by it, without the password."""
    store = postgresql.store()
    store.append([coding(quote=WORDS)])
    with database.engine(store._url).begin() as connection:
        from sqlalchemy import text

        connection.execute(text("ALTER TABLE event ADD CONSTRAINT low CHECK (number < 2) NOT VALID"))
    try:
        with pytest.raises(FileRefusedError) as refused:
            store.append([coding(quote=WORDS)])
    finally:
        with database.engine(store._url).begin() as connection:
            connection.execute(text("ALTER TABLE event DROP CONSTRAINT low"))
    assert WORDS not in str(refused.value)
    assert "SQLSTATE 23514" in str(refused.value)
    url, name = database.parted("postgresql://ana:secret@host/db?sslpassword=secret&port=1#my%20study")
    assert ("postgresql://ana@host/db?port=1", "my study") == (database.shown(url), name)
    with pytest.raises(FileRefusedError, match="did not answer"):
        open_store("postgresql://ana:secret@127.0.0.1:1/db#x")
    with pytest.raises(CodekitError, match="no address"):
        open_store("postgresql://ana@host:port/db#x")


def test_a_forked_process_speaks_on_connections_of_its_own() -> None:
    """What it does on its end does not disturb the process that it was made of."""
    store = postgresql.store()
    store.append([one := coding()])
    child_ = os.fork()
    if child_ == 0:
        with contextlib.suppress(BaseException):
            same(store).append([coding("ben")])
            os._exit(0)
        os._exit(1)
    _, status = os.waitpid(child_, 0)
    store.append([two := coding()])
    assert 0 == os.waitstatus_to_exitcode(status)
    assert {one.id, two.id} < standing(store.layers("r1"))


def test_many_studies_held_at_once_starve_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """More of them than there are connections: each asks on a second one, and all are done soon."""
    monkeypatch.setattr(database, "POOL", 2)
    monkeypatch.setattr(database, "MORE", 2)
    monkeypatch.setattr(locking, "_few", threading.BoundedSemaphore(2))
    url = postgresql.empty_database()
    stores = [create_store(f"{url}#s{number}", title="A study") for number in range(6)]
    ready = threading.Barrier(len(stores))

    def work(store: Store) -> float:
        ready.wait()
        began = time.monotonic()
        with store.alone():
            time.sleep(0.05)
            assert ["study.yaml"] == store.keys("*.yaml")
        return time.monotonic() - began

    with ThreadPoolExecutor(len(stores)) as pool:
        assert max(pool.map(work, stores)) < 10


def test_an_empty_store_is_no_study_yet() -> None:
    """A copy that was interrupted is not opened."""
    address = postgresql.address()
    _ = empty_store(address)
    with pytest.raises(StudyNotFoundError, match=r"no study\.yaml"):
        open_store(address)
    began = time.monotonic()
    with pytest.raises(StudyNotFoundError, match="no study 'elsewhere'"):
        open_store(f"{postgresql.url()}#elsewhere")
    assert time.monotonic() - began < 5
