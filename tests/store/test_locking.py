"""One holds a study, whatever happens to others: threads, processes, the dead and the far away."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from codekit import owners
from codekit.errors import StudyBusyError
from codekit.store import locking, pulse
from codekit.store.folder.store import LOCK, FolderStore
from codekit.store.memory import MemoryStore
from codekit.store.protocols import Store
from together import together

STORES: list[Callable[[Path], Store]] = [FolderStore, lambda _: MemoryStore()]
forks = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")


@pytest.mark.parametrize("make", STORES)
def test_a_hold_may_be_taken_again_within(tmp_path: Path, make: Callable[[Path], Store]) -> None:
    """Work that holds the study calls other work that does; only the outermost hold is a new one."""
    store = make(tmp_path)
    with store.alone() as first, store.alone() as second:
        assert (True, False) == (first, second)
    with store.alone() as again:
        assert again
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("make", STORES)
def test_threads_are_one_after_the_other(tmp_path: Path, make: Callable[[Path], Store]) -> None:
    """What threads read and then write adds up."""
    store, count = make(tmp_path), [0]

    def add() -> None:
        for _ in range(50):
            with store.alone():
                before = count[0]
                time.sleep(0)
                count[0] = before + 1

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count == [200]


@pytest.mark.parametrize("make", STORES)
def test_who_waits_too_long_is_told(tmp_path: Path, make: Callable[[Path], Store]) -> None:
    """A second thread that is not patient is refused, and nothing of its work is done."""
    store, refused = make(tmp_path), []

    def ask() -> None:
        try:
            with store.alone(patience=0.05):
                refused.append("held")
        except StudyBusyError as error:
            refused.append(error.message)

    with store.alone():
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
    assert refused == ["this program is writing to the study"]


@forks
def test_processes_are_one_after_the_other(tmp_path: Path) -> None:
    """What processes read and then write adds up, and no lock is left."""
    count = tmp_path / "count"
    count.write_text("0", "ascii")

    def add() -> None:
        for _ in range(40):
            with FolderStore(tmp_path).alone():
                count.write_text(str(int(count.read_text("ascii")) + 1), "ascii")

    ended = together(*[add] * 4)

    assert [0] * 4 == [each.code for each in ended], ended
    assert count.read_text("ascii") == "160"
    assert ["count"] == [path.name for path in tmp_path.iterdir()]


@forks
def test_a_killed_owner_holds_nothing(tmp_path: Path) -> None:
    """Killed at random moments, forty owners leave the study free at once, and never two hold it at a time.

    Each writes its number into the study while it holds it; where another's stands there, that one must be dead.
    """
    rng = random.Random(20261129)
    broken: list[int] = []
    for _ in range(20):
        children = [_hold_for_ever(tmp_path) for _ in range(3)]
        time.sleep(rng.uniform(0.01, 0.06))
        for child in rng.sample(children, 2):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        time.sleep(rng.uniform(0, 0.03))
        for child in children:
            _end(child)
        began = time.monotonic()
        with FolderStore(tmp_path).alone(patience=locking.SILENT / 2):  # found dead, not waited for
            broken += [len(list(tmp_path.glob("two-*")))]
        assert time.monotonic() - began < locking.SILENT / 2
    assert [0] * 20 == broken
    FolderStore(tmp_path).sweep()
    assert {"inside"} >= {path.name for path in tmp_path.iterdir()}


def _end(child: int) -> None:
    try:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    except (ProcessLookupError, ChildProcessError):
        return  # it was killed before


def _hold_for_ever(root: Path) -> int:
    child = os.fork()
    if child:
        return child
    try:
        store, inside, me = FolderStore(root), root / "inside", owners.me()
        while True:
            with store.alone():
                there = json.loads(inside.read_bytes() or b"[]") if inside.exists() else []
                if there and not owners.gone(*there):
                    (root / f"two-{os.getpid()}").touch()
                inside.write_text(json.dumps(me), "ascii")
                inside.write_text("[]", "ascii")
    finally:
        os._exit(1)


def _foreign(tmp_path: Path, **fields: object) -> Path:
    """The lock of a process on another computer."""
    path = tmp_path / LOCK
    owner = {"key": "k", "machine": "0" * 8, "pid": 7, "host": "desk", "by": "ben", "task": "import"}
    path.write_text(json.dumps({**owner, "since": "2026-11-29T20:15:00+00:00", **fields}), "ascii")
    return path


def test_who_holds_the_study_is_named(tmp_path: Path) -> None:
    """Whoever waits too long hears what is done, by whom, where and since when; in one line."""
    path = _foreign(tmp_path)
    with pytest.raises(StudyBusyError) as refused, FolderStore(tmp_path).alone(patience=0.05):
        pass

    who = "codekit import by ben (process 7 on desk, since 20:15 UTC)"
    assert refused.value.message == f"{tmp_path}: {who} is writing to the study"
    assert path.exists()


def test_whoever_waits_long_is_told_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A person at the terminal sees what a command waits for before it gives up."""
    monkeypatch.setattr(locking, "TELL", 0.0)
    _foreign(tmp_path)
    told: list[str] = []
    with pytest.raises(StudyBusyError), FolderStore(tmp_path).alone(patience=0.2, told=told.append):
        pass

    assert 1 == len(told)
    assert told[0].startswith("waiting: codekit import by ben")


def test_an_owner_elsewhere_is_dead_when_it_is_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process on another computer cannot be asked for: it is gone when it gives no sign of life, by our clock."""
    monkeypatch.setattr(locking, "SILENT", 0.1)
    path = _foreign(tmp_path)
    os.utime(path, (4e9, 4e9))  # its clock may say anything
    with FolderStore(tmp_path).alone(patience=20) as held:
        assert held
    assert not path.exists()


def test_an_owner_elsewhere_that_gives_signs_of_life_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long it takes: nobody takes the study from a process that is at work."""
    monkeypatch.setattr(locking, "SILENT", 1.0)
    path, ended = _foreign(tmp_path), threading.Event()

    def live() -> None:
        number = 0
        while not ended.wait(0.05):
            number += 1
            os.utime(path, (number, number))

    heart = threading.Thread(target=live)
    heart.start()
    try:
        with pytest.raises(StudyBusyError), FolderStore(tmp_path).alone(patience=2.5):
            pass
    finally:
        ended.set()
        heart.join()
    assert path.exists()


def test_a_long_hold_gives_signs_of_life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its file says again and again that its owner lives."""
    monkeypatch.setattr(pulse, "BEAT", 0.01)
    monkeypatch.setattr(pulse, "PULSE", pulse.Pulse())
    path = tmp_path / LOCK
    with FolderStore(tmp_path).alone():
        os.utime(path, (1, 1))
        for _ in range(2000):
            if path.stat().st_mtime > 1:
                break
            time.sleep(0.01)
        assert path.stat().st_mtime > 1


def test_a_program_without_threads_has_none_afterwards() -> None:
    """Whoever forks must be alone, so the thread that gives signs of life ends with the hold."""
    script = """
import pathlib, sys, threading
from codekit.store.folder.store import FolderStore
with FolderStore(pathlib.Path(sys.argv[1])).alone():
    print(threading.active_count())
print(threading.active_count())
"""
    with tempfile.TemporaryDirectory() as root:
        said = subprocess.run([sys.executable, "-c", script, root], check=True, capture_output=True, text=True).stdout
    assert ["2", "1"] == said.split()


def test_a_file_without_a_name_is_soon_dead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed between making the file and writing into it."""
    monkeypatch.setattr(locking, "UNSIGNED", 0.05)
    (tmp_path / LOCK).touch()
    with FolderStore(tmp_path).alone(patience=20) as held:
        assert held


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions of POSIX, not for root")
def test_a_folder_that_takes_no_lock_is_gone_on_with(tmp_path: Path) -> None:
    """Where a person may write only into the own folders, the study itself takes no lock."""
    tmp_path.chmod(0o500)
    try:
        with FolderStore(tmp_path).alone() as held:
            assert held
    finally:
        tmp_path.chmod(0o700)


def test_whoever_was_taken_for_dead_leaves_the_lock_to_the_next(tmp_path: Path) -> None:
    """A laptop that slept wakes up when another one holds the study: its end does not end the other's hold."""
    with FolderStore(tmp_path).alone():
        path = _foreign(tmp_path)
    assert path.exists()
