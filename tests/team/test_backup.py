"""A server's copy: whole, of one moment, private, and back again without touching what is there."""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import postgresql
from codekit.errors import CodekitError, FileRefusedError, ProblemsError
from codekit.model.events import MemoAdd, stamp
from codekit.model.groups import as_one
from codekit.store.opening import empty_store
from codekit.store.protocols import Store
from codekit.team import accounts, members, sessions
from codekit.team.accounts import Account
from codekit.team.backup import archive, checking
from codekit.team.backup.restoring import restore
from codekit.team.backup.writing import back_up
from codekit.team.members import Member
from codekit.team.places import Places, opened
from codekit.team.register import Register
from codekit.workflow.study import copying, purging
from codekit.workflow.study.study import open_study
from studies import BOTH, build, code, folder_of, start

for package in ("argon2", "sqlalchemy", "alembic"):
    pytest.importorskip(package, reason="needs the extra `team`")
PASSWORD = "correct horse battery"
KINDS = ["folder", pytest.param("postgresql", marks=postgresql.needed)]


class Server(NamedTuple):
    """What `codekit serve` would have: accounts and studies."""

    register: Register
    places: Places


def server(kind: str, data: Path) -> Server:
    """A server without studies and people."""
    return Server(*opened(data, postgresql.empty_database() if kind == "postgresql" else ""))


@pytest.fixture(scope="module")
def studies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two studies; in one ana and ben are blind."""
    place = tmp_path_factory.mktemp("studies")
    for name in ("care", "other"):
        study = build(place / "made" / name)
        start(study)
        code(study, BOTH)
        folder_of(study).rename(place / name)
    shutil.rmtree(place / "made")
    return place


def fill(one: Server, studies: Path) -> None:
    """Two studies, two people with roles, a session and a line in the log."""
    for path in sorted(studies.iterdir()):
        copying.copy(open_study(path).store, empty_store(one.places.at(path.name)))
    with one.register.writing() as connection:
        for id_, role in (("olga", "owner"), ("ana", "coder")):
            accounts.make(one.register, connection, id_, id_.title(), PASSWORD, keeper=id_ == "olga")
            members.join(one.register, connection, Member("care", id_, id_, role), by="")
    sessions.begin(one.register, Account("olga", "Olga", keeper=True), "Firefox")


def held(store: Store) -> dict[str, bytes]:
    """Every file of a study."""
    with tempfile.TemporaryDirectory() as folder:
        return dict(store.moment(Path(folder), copying.BESIDES))


@pytest.fixture(scope="module")
def copied(studies: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy of a server with folders."""
    place = tmp_path_factory.mktemp("copied")
    one = server("folder", place / "data")
    fill(one, studies)
    back_up(one.register, one.places, place / "all.zip")
    return place / "all.zip"


@pytest.mark.parametrize("to", KINDS)
@pytest.mark.parametrize("source", KINDS)
def test_there_and_back(source: str, to: str, studies: Path, tmp_path: Path) -> None:
    """Between folders and PostgreSQL: every file, accounts with passwords and roles, no session; again nothing."""
    one, other, file = server(source, tmp_path / "one"), server(to, tmp_path / "other"), tmp_path / "all.zip"
    fill(one, studies)
    done = back_up(one.register, one.places, file)
    assert (("care", "other"), True, file.stat().st_size) == (done.studies, done.accounts, done.bytes)
    assert 0o600 == file.stat().st_mode & 0o777 or os.name != "posix"
    assert checking.check(file).fine

    back = restore(file, other.register, other.places)
    assert (("care", "other"), (), "restored", ()) == (back.studies, back.there, back.accounts, back.problems)
    for name in done.studies:
        assert held(one.places.store(name)) == held(other.places.store(name))
        assert 20 < len(held(other.places.store(name)))
    assert "Ana" == accounts.sign_in(other.register, "ana", PASSWORD, "here").name
    assert [("olga", "owner")] == [(m.account, m.role) for m in members.of_study(other.register, "care")][1:]
    assert [] == sessions.of(other.register, "olga")
    notes = [entry.what for entry in other.register.entries("care")]
    assert {"restored from a copy", "gave the role owner"} <= {*notes}

    again = restore(file, other.register, other.places)
    assert ((), ("care", "other"), "kept") == (again.studies, again.there, again.accounts)
    assert [entry.what for entry in other.register.entries("care")] == notes
    assert [] == [path.name for path in tmp_path.iterdir() if path.name.endswith(".tmp")]


def test_every_damaged_byte_is_found(copied: Path, tmp_path: Path) -> None:
    """Wherever it is, and where the end is missing; the file in which it is, is named."""
    data = copied.read_bytes()
    file = tmp_path / "damaged.zip"
    places = {*range(0, len(data), max(len(data) // 120, 1)), *range(len(data) - 110, len(data))}
    for place in sorted(places):
        file.write_bytes(data[:place] + bytes([data[place] ^ 16]) + data[place + 1 :])
        with pytest.raises(CodekitError), archive.opened(file):
            pass
    for length in (0, 10, len(data) // 2, len(data) - 1):
        file.write_bytes(data[:length])
        with pytest.raises(CodekitError), archive.opened(file):
            pass
    with zipfile.ZipFile(copied) as packed:
        part = packed.getinfo("studies/care/study.yaml")
    middle = part.header_offset + 30 + len(part.filename) + part.compress_size // 2
    file.write_bytes(data[:middle] + bytes([data[middle] ^ 16]) + data[middle + 1 :])
    with pytest.raises(ProblemsError, match=r"studies/care/study\.yaml"), archive.opened(file):
        pass
    with archive.opened(copied) as whole:
        assert ("care", "other") == whole.manifest.studies


def test_what_leads_out_of_its_study_is_refused(copied: Path, tmp_path: Path) -> None:
    """Also where the sums are right: nothing is written elsewhere; and what a newer codekit wrote is said to be so."""
    for name in (
        "studies/care/../../x",
        "studies//x",
        "studies/new/x",
        "/x",
        "studies/care/a\\b",
        "x",
        "studies/care/",
    ):
        file = forged(copied, tmp_path / "forged.zip", partial(add, name), name)
        with pytest.raises(ProblemsError, match="is no name of a file in a copy"), archive.opened(file):
            pass
    newer = forged(copied, tmp_path / "newer.zip", lambda found: found.update(backup=2, files=[]))
    with pytest.raises(CodekitError, match="newer codekit"), archive.opened(newer):
        pass
    whole = copied.read_bytes()
    foreign = whole.replace(
        b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xff"
    )  # to be unpacked by a zip of version 25.5
    assert foreign != whole
    for data in (b"", b"PK", b"words", foreign):
        (tmp_path / "none.zip").write_bytes(data)
        with pytest.raises(CodekitError), archive.opened(tmp_path / "none.zip"):
            pass


def add(name: str, found: dict[str, Any]) -> None:
    """Put a file with nothing in it into the list."""
    found["files"][name] = {"sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "bytes": 0}


def forged(copied: Path, file: Path, change: Callable[[dict[str, Any]], object], name: str = "") -> Path:
    """A copy whose list says something else, with the right seal."""
    with zipfile.ZipFile(copied) as old, zipfile.ZipFile(file, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == archive.MANIFEST:
                found = json.loads(data)
                change(found)
                data = json.dumps(found).encode()
            new.writestr(part.filename, data)
        if name:
            new.writestr(zipfile.ZipInfo(name), b"")
        new.comment = b"0" * archive.SEAL
    archive.seal(file)
    return file


@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_under_load_is_of_one_moment(kind: str, studies: Path, tmp_path: Path) -> None:
    """All that was acknowledged before it began is there, and of what came later no half: ledgers are beginnings."""
    one = server(kind, tmp_path / "data")
    fill(one, studies)
    load = Load(one.places)
    try:
        load.wait_for(12)
        before = [*load.acknowledged]
        back_up(one.register, one.places, tmp_path / "all.zip")
        load.wait_for(len(load.acknowledged) + 3)
    finally:
        load.stop()
    back = server("folder", tmp_path / "back")
    restore(tmp_path / "all.zip", back.register, back.places)
    found, now = held(back.places.store("care")), held(one.places.store("care"))
    notes = [each for each in map(json.loads, found["codings/r1/ana/T01.jsonl"].splitlines()) if "op" in each]
    memos = [each["id"] for each in notes]
    assert {*before} <= {*memos}
    assert len(memos) < len(load.acknowledged)
    assert all(now[name].startswith(data) for name, data in found.items() if name.endswith(".jsonl"))
    assert {2} == {*Counter(each["op"] for each in notes).values()}  # each operation wrote two events
    assert [] == [p for p in checking.check(tmp_path / "all.zip").studies["care"] if p.level == "error"]


class Load:
    """People who write two events at a time into ana's ledger, and change a table, as fast as it goes."""

    def __init__(self, places: Places) -> None:
        """Begin."""
        self.acknowledged: list[str] = []
        self._ended = threading.Event()
        self._places = places
        self._threads = [threading.Thread(target=self._work, args=(number,)) for number in range(2)]
        for thread in self._threads:
            thread.start()

    def _work(self, number: int) -> None:
        study = self._places.study("care", "ana")
        while not self._ended.is_set():
            about: dict[str, Any] = {"round": "r1", "coder": "ana", "transcript": "T01", "text": "x" * 400}
            events = as_one([MemoAdd(**stamp("ana"), **about) for _ in range(2)])
            with study.store.alone():
                study.store.append(events)
                study.store.document(f"memos/{number}.md").write(events[0].id.encode() * 500)
            self.acknowledged += [event.id for event in events]

    def wait_for(self, count: int) -> None:
        """Until so many events were acknowledged."""
        until = time.monotonic() + 30
        while len(self.acknowledged) < count:
            assert time.monotonic() < until
            time.sleep(0.005)

    def stop(self) -> None:
        """End."""
        self._ended.set()
        for thread in self._threads:
            thread.join()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_there_is_never_touched(kind: str, studies: Path, copied: Path, tmp_path: Path) -> None:
    """Others come back; --replace keeps events of both, and who withdrew since stays away; accounts stay."""
    one = server(kind, tmp_path / "data")
    fill(one, studies)
    study = one.places.study("care", "ana")
    study.store.append([MemoAdd(**stamp("ana"), round="r1", coder="ana", transcript="T01", text="since")])
    purging.purge(study, "T02")
    study.store.document("cases.csv").write(b"case\nO9\n")
    with one.register.writing() as connection:
        accounts.set_password(one.register, connection, "ana", "another password of hers")
    before = held(study.store)
    with pytest.raises(ProblemsError, match="care") as told:
        restore(copied, one.register, one.places)
    assert "other" not in str(told.value.problems)
    assert before == held(study.store)

    assert ("other",) == restore(copied, one.register, one.places, only=["other"]).there
    done = restore(copied, one.register, one.places, replace=True)
    assert (("care",), ("other",), "kept") == (done.studies, done.there, done.accounts)
    now = held(study.store)
    ledgers = [name for name in before if name.startswith(("codings/", "study/"))]
    assert 4 < len(ledgers)
    assert all({*before[name].splitlines()} <= {*now[name].splitlines()} for name in ledgers)
    assert [] == [name for name in now if "T02" in name]
    assert b"O9" not in now["cases.csv"]
    assert "Ana" == accounts.sign_in(one.register, "ana", "another password of hers", "here").name


def test_only_accounts_that_are_there_get_roles(copied: Path, tmp_path: Path) -> None:
    """Whoever was deleted since does not come back by a copy, and nobody gets the coder of another."""
    one = server("folder", tmp_path / "data")
    with one.register.writing() as connection:
        accounts.make(one.register, connection, "ana", "Ana", PASSWORD, keeper=False)
    restore(copied, one.register, one.places)
    assert [("ana", "coder")] == [(m.account, m.role) for m in members.of_study(one.register, "care")]
    with pytest.raises(CodekitError):
        accounts.find(one.register, "olga")


@pytest.mark.skipif(os.name != "posix", reason="kills")
def test_killed_it_leaves_no_file(studies: Path, tmp_path: Path) -> None:
    """Whenever: no copy or a whole one; what is left is removed by the next, and a mistyped name costs nothing."""
    file = tmp_path / "all.zip"
    words = [
        sys.executable,
        "-c",
        "from codekit.cli.app import entry; entry()",
        "backup",
        str(studies),
        "-o",
        str(file),
    ]
    for wait in (0.0, 0.02, 0.1):
        with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            until = time.monotonic() + 20
            while len([*tmp_path.iterdir()]) < 2 and process.poll() is None and time.monotonic() < until:
                time.sleep(0.002)
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
        if file.exists():
            assert checking.check(file).fine
            file.unlink()
    back_up(None, Places(studies), file)
    assert ["all.zip"] == [path.name for path in tmp_path.iterdir()]
    other = tmp_path / "other.txt"
    other.write_text("mine", "utf-8")
    if Path("/dev/full").exists():
        with pytest.raises(CodekitError, match="this is a device"):  # which never ends when it is read
            back_up(None, Places(studies), Path("/dev/full"))
    with pytest.raises(CodekitError, match="no copy of a server"):
        back_up(None, Places(studies), other)
    assert "mine" == other.read_text("utf-8")
    with pytest.raises(CodekitError, match="'cares'"):
        back_up(None, Places(studies), file, only=["cares"])


def test_a_full_disk_leaves_what_was_there(studies: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While files are put aside, and while the archive is written: the copy of before, one line, nothing else."""
    file = tmp_path / "all.zip"
    back_up(None, Places(studies), file)
    before = file.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for where, name in ((Path, "write_bytes"), (zipfile.ZipFile, "writestr"), (os, "fsync")):
        with monkeypatch.context() as patched:
            patched.setattr(where, name, full)
            with pytest.raises(FileRefusedError, match=r"all\.zip") as told:
                back_up(None, Places(studies), file)
        assert "\n" not in str(told.value).strip()
        assert before == file.read_bytes()
        assert ["all.zip"] == [path.name for path in tmp_path.iterdir()]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hashes that cost a hundredth."""
    from argon2 import PasswordHasher

    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(accounts, "_hasher", lambda: cheap)
    accounts._nobody.cache_clear()
    yield
    accounts._nobody.cache_clear()
