"""What a killed command leaves is nobody else's to read, and the next command removes it."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import pytest

from codekit import owners
from codekit.errors import FileRefusedError
from codekit.refusals import writing
from codekit.store import temporary
from codekit.store.folder.store import FolderStore
from codekit.tables.whole import placing, replacing, sweep
from studies import build, folder_of, write

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs fork, SIGKILL and permissions of POSIX")
DEAD = f"{owners.machine()}-999999999-1-0123abcd"  # no system has so many processes
ELSEWHERE = "00000000-1-1-0123abcd"
DAY = 24 * 3600


@posix
def test_a_draft_is_for_its_person_alone(tmp_path: Path) -> None:
    """Nobody else can read it while it is written; the file itself is as any new file there."""
    plain, path = write(tmp_path / "plain.txt", "x"), tmp_path / "T01.txt"
    with replacing(path) as draft:
        modes = [draft.stat().st_mode & 0o777]
        draft.write_bytes(b"words")
        modes.append(draft.stat().st_mode & 0o777)

    assert [0o600, 0o600] == modes
    assert path.stat().st_mode == plain.stat().st_mode


@posix
def test_a_draft_of_a_file_that_others_may_read_is_for_its_person_alone(tmp_path: Path) -> None:
    """A file that stands keeps its permissions; its draft has them only in the end."""
    path = write(tmp_path / "T01.txt", "x")
    path.chmod(0o664)
    with replacing(path) as draft:
        draft.write_bytes(b"words")
        mode = draft.stat().st_mode & 0o777

    assert (0o600, 0o664) == (mode, path.stat().st_mode & 0o777)


@posix
@pytest.mark.parametrize("there", [None, 0o750])
def test_a_draft_of_a_folder_is_for_its_person_alone(tmp_path: Path, there: int | None) -> None:
    """A study that is just being made of a project holds words; in the end it is as any new folder, or as it was."""
    plain, path = tmp_path / "plain", tmp_path / "study"
    plain.mkdir()
    if there is not None:
        path.mkdir()
        path.chmod(there)
    with placing(path) as draft:
        write(draft / "transcripts" / "T01.txt", "words")
        mode = draft.stat().st_mode & 0o777

    assert (0o700, there or plain.stat().st_mode & 0o777) == (mode, path.stat().st_mode & 0o777)


def test_only_what_the_dead_left_is_removed(tmp_path: Path) -> None:
    """Drafts of who is at work stay, here and on other computers, and so do people's own files."""
    mine = f".T01.txt.{owners.mark()}.tmp"
    kept = [mine, f".T02.txt.{ELSEWHERE}.tmp", ".T03.txt.0123abcd.tmp", "T04.txt", ".hidden.tmp", f"T05.{DEAD}.tmp"]
    left = [f".T06.txt.{DEAD}.tmp", f".T07.txt.{ELSEWHERE}.tmp", ".T08.txt.0123abcd.tmp"]
    for name in (*kept, *left):
        (tmp_path / name).write_bytes(b"words")
    for name in left[1:]:  # nobody can be asked for these: they go when they are old
        os.utime(tmp_path / name, (time.time() - DAY - 60,) * 2)
    sweep(tmp_path)

    assert sorted(kept) == sorted(path.name for path in tmp_path.iterdir())


def test_writing_beside_a_left_draft_removes_it(tmp_path: Path) -> None:
    """Also in a folder that is no study's: a workbook with people's words may be written anywhere."""
    left = tmp_path / f".matrix.xlsx.{DEAD}.tmp"
    left.write_bytes(b"words")
    with replacing(tmp_path / "matrix.xlsx") as draft:
        draft.write_bytes(b"new")

    assert ["matrix.xlsx"] == [path.name for path in tmp_path.iterdir()]


FOLDERS = ("", "transcripts", "segments/turn", "codebooks/food", "originals", "codings/r1/ana", "rounds/r1", "exports")


def test_the_next_command_removes_what_is_left_anywhere_in_the_study(tmp_path: Path) -> None:
    """Whatever that command is: also one that only looks."""
    root = folder_of(build(tmp_path))
    drafts = [write(root / folder / f".x.{DEAD}.tmp", "words") for folder in FOLDERS]
    lock = {"key": "k", "machine": owners.machine(), "pid": 999999999}
    drafts.append(write(root / ".codekit-lock", json.dumps(lock)))
    _run("round", "list", "--study", root)

    assert [] == [path for path in drafts if path.exists()]


def _run(*arguments: object, **env: str) -> None:
    subprocess.run(_typed(*arguments), check=True, capture_output=True, env={**os.environ, **env})


def _typed(*arguments: object) -> list[str]:
    return [sys.executable, "-c", "from codekit.cli.app import entry; entry()", *map(str, arguments)]


@posix
def test_killed_writers_leave_nothing_that_the_next_does_not_remove(tmp_path: Path) -> None:
    """Sixty kills or more in the middle of documents: the old or the new one, one sweep is enough."""
    rng, store, seen = random.Random(20261129), FolderStore(tmp_path), 0
    for number in range(600):
        if number >= 60 and seen > 10:
            break
        begun, tell = os.pipe()
        child = os.fork()
        if not child:
            _write_for_ever(store, tell)
        os.read(begun, 1)  # on a busy machine it takes its time to begin
        os.close(begun)
        os.close(tell)
        time.sleep(rng.uniform(0.004, 0.03))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        drafts = list(tmp_path.rglob(".*.tmp"))
        seen += bool(drafts)
        assert {0o600, 0o644} >= {path.stat().st_mode & 0o777 for path in drafts}, number
        assert {b"", b"w" * 60_000} >= {path.read_bytes() for path in tmp_path.rglob("*.txt") if path.name[0] != "."}
    FolderStore(tmp_path).sweep()

    assert seen > 10
    assert [] == list(tmp_path.rglob(".*"))


def _write_for_ever(store: FolderStore, tell: int) -> None:
    try:
        os.write(tell, b".")
        while True:
            store.write_all({f"transcripts/T{n}.txt": "w" * 60_000 for n in range(4)})
    finally:
        os._exit(1)


@posix
def test_what_a_killed_merge_unpacked_is_private_and_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed at random moments while it unpacks: nobody else can look into the folder, and it goes with the next."""
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    root = folder_of(build(tmp_path))
    other = Path(shutil.copytree(root, tmp_path / "other"))
    for number in range(400):
        write(other / "transcripts" / f"N{number}.txt", f"words of {number}\n" * 2000)
    with zipfile.ZipFile(tmp_path / "copy.zip", "w") as archive:
        for path in sorted(other.rglob("*")):
            archive.write(path, path.relative_to(tmp_path))
    found = 0
    for _ in range(12):
        merge = subprocess.Popen(_typed("merge", tmp_path / "copy.zip", "--study", root))
        for _ in range(2000):
            if merge.poll() is not None or any(place.glob("codekit-*/other/transcripts/*")):
                break
            time.sleep(0.005)
        merge.kill()
        merge.wait()
        left = list(place.glob("codekit-*"))
        found += bool(left)
        assert {0o700} >= {folder.stat().st_mode & 0o777 for folder in left}
        if found == 2:
            break
    assert found == 2
    _run("round", "list", "--study", root, TMPDIR=str(place))

    assert [] == list(place.iterdir())


def test_a_folder_of_who_is_at_work_stays() -> None:
    """Two merges at the same time do not take each other's folder away."""
    with temporary.folder() as mine:
        temporary.sweep()
        assert mine.is_dir()
        assert str(mine).startswith(tempfile.gettempdir())
    assert not mine.exists()


def test_a_file_in_it_that_is_refused_is_told_by_where_it_lay() -> None:
    """Nobody could find the file itself, which is gone by then; what lies elsewhere is named as it is."""
    with pytest.raises(FileRefusedError) as refused, temporary.folder() as place, writing(place / "T01.yaml"):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with pytest.raises(FileRefusedError, match=r"^out\.zip: "), temporary.folder(), writing(Path("out.zip")):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    assert str(Path(tempfile.gettempdir())) == refused.value.where
    assert "folder for temporary files" in refused.value.hint
