"""Two at once, and ends in the middle: one writes, the other waits or is told; typed again, the corpus is whole."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import studies
from codekit.corpus.base import alone as holding
from codekit.corpus.base.alone import LOCK, alone
from codekit.corpus.base.corpus import Corpus
from codekit.corpus.base.layout import Layout
from codekit.corpus.building import attributes
from codekit.corpus.building.build import begin
from codekit.corpus.building.part import Recipe
from codekit.corpus.finding.find import find
from codekit.corpus.finding.question import asked
from codekit.errors import CodekitError, StudyBusyError
from codekit.executor import InProcess
from codekit.store import locking
from corpus.small import built, files

CODEKIT = [sys.executable, "-c", "import sys; sys.argv[0] = 'codekit'; from codekit.cli.app import main; main()"]


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    """Three short interviews."""
    return _talks(tmp_path / "talks", 3, 1)


def _talks(folder: Path, number: int, words: int) -> Path:
    folder.mkdir()
    for n in range(number):
        text = f"{studies.INTERVIEWS['T01']}\n\nR: Number {n} was {'said ' * words}\n"
        (folder / f"T{n:02}.txt").write_text(text, "utf-8")
    return folder


def test_two_builds_of_different_files_take_turns(talks: Path, tmp_path: Path) -> None:
    """The second waits for the first, then says what it would have lost; the corpus is that of the first."""
    other = tmp_path / "others"
    other.mkdir()
    (other / "U1.txt").write_text(studies.INTERVIEWS["T02"], "utf-8")
    second = begin([other], tmp_path / "c", Recipe(megabytes=1))  # looked before the first began

    built([talks], tmp_path / "c")
    before = files(tmp_path / "c")

    with pytest.raises(CodekitError, match=r"the corpus holds talks/T\d\d\.txt and 2 more"):
        list(second.run(InProcess()))
    assert before == files(tmp_path / "c")
    assert LOCK not in before


def test_whoever_writes_meanwhile_is_told(talks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process holds the corpus: one line names it; a dead one's lock is taken over at once."""
    corpus = built([talks], tmp_path / "c")
    context = multiprocessing.get_context("spawn")
    holder = context.Process(target=_hold, args=(tmp_path / "c",))
    holder.start()
    lock = corpus.layout.root / LOCK
    while not (lock.exists() and lock.read_bytes()):
        time.sleep(0.01)
    monkeypatch.setattr(holding, "locking", _Impatient)

    with pytest.raises(StudyBusyError, match=rf"process {holder.pid} .* is writing to this corpus"):
        list(begin([talks], tmp_path / "c", Recipe(megabytes=1)).run(InProcess()))

    assert holder.pid is not None
    os.kill(holder.pid, signal.SIGKILL)
    holder.join()
    assert lock.exists()
    assert {"unchanged"} == {d.outcome for d in begin([talks], tmp_path / "c", Recipe(megabytes=1)).run(InProcess())}
    assert not lock.exists()


class _Impatient:
    """The lock of the house, waited for a moment only."""

    @staticmethod
    @contextmanager
    def held(path: Path, **options: object) -> Iterator[None]:
        """As `locking.held`."""
        with locking.held(path, **{**options, "patience": 0.05}):  # type: ignore[arg-type]
            yield


def _hold(root: Path) -> None:
    with alone(Layout(root)):
        time.sleep(60)


def test_threads_of_one_program_take_turns_too(tmp_path: Path) -> None:
    """One after the other; who holds it may take it again."""
    layout, order = Layout(tmp_path / "c"), []

    def write(name: str) -> None:
        with alone(layout), alone(layout):
            order.append(name)
            time.sleep(0.05)
            order.append(name)

    threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert order in (["a", "a", "b", "b"], ["b", "b", "a", "a"])


def test_a_build_killed_in_the_middle_ends_when_it_is_typed_again(tmp_path: Path) -> None:
    """The command and all that it began end; what was whole is not read again; every byte is that of one build."""
    talks = _talks(tmp_path / "talks", 24, 20_000)  # three parts of a megabyte
    once = files(built([talks], tmp_path / "once").layout.root)
    out = tmp_path / "c"
    command = [*CODEKIT, "corpus", "build", str(talks), "-o", str(out), "--megabytes", "1", "--workers", "2"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not list((out / "parts").glob("[!.]*.json")):
        time.sleep(0.005)
        assert process.poll() is None
    helpers = _below(process.pid)
    process.kill()
    process.wait()
    assert helpers
    _gone(helpers)
    kept = set(Layout(out).parts())
    assert kept < {path.stem for path in Path(tmp_path / "once" / "parts").glob("*.json")}
    with pytest.raises(CodekitError, match="its build has not ended"):
        Corpus.at(out)

    outcomes = [d.outcome for d in begin([talks], out, Recipe(megabytes=1)).run(InProcess())]
    attributes.write(Corpus.at(out))

    assert "unchanged" in outcomes
    assert "imported" in outcomes
    assert once == files(out)


def _below(pid: int) -> set[int]:
    """The processes that a process began, and those that they began."""
    above: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            above[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    found = {pid}
    while more := {child for child, parent in above.items() if parent in found} - found:
        found |= more
    return found - {pid}


def _gone(pids: set[int]) -> None:
    """Wait until none of these processes runs; fails after twenty seconds."""
    ends = time.monotonic() + 20
    while any(_runs(pid) for pid in pids):
        assert time.monotonic() < ends
        time.sleep(0.02)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def test_a_reader_is_told_where_the_corpus_was_built_anew(talks: Path, tmp_path: Path) -> None:
    """Rather than figures of two corpora in one, or an error that nobody understands."""
    corpus = built([talks], tmp_path / "c")
    assert 3 == find(corpus, asked(["number"])).whole[0].hits

    (talks / "T99.txt").write_text(studies.INTERVIEWS["T02"], "utf-8")
    built([talks], tmp_path / "c")

    with pytest.raises(CodekitError, match="built anew while this read it"):
        find(corpus, asked(["number"]))
    assert 3 == find(Corpus.at(tmp_path / "c"), asked(["number"])).whole[0].hits
