"""What the system refuses is one line with the file's name, never a bug, and running the command again finishes it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import failing

resource = pytest.importorskip("resource", reason="limits of POSIX")

START = ["round", "start", "r7", "--kind", "initial", "--coders", "lee", "--transcripts", "all", "--codebook", "food"]
CODE = ["code", "--from", "in/codings.csv", "--round", "p2", "--coder", "lee", "--partial"]
OTHERS = {
    "export": ["export", "out.csv"],
    "matrix": ["matrix", "food", "-o", "matrix.xlsx"],
    "report": ["agree", "r1", "--report", "report.html"],
    "sheets": ["code", "--sheets", "sheets", "--coder", "lee", "--round", "p2"],
    "speakers": ["speakers", "T01", "--other", "Respondent"],
    "merge": ["merge", "copy"],
    "init": ["init", "new", "--title", "New"],
}
WRITING = {"start": START, "code": CODE, **OTHERS}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study, a copy of it, and files that come in."""
    return failing.source_of(tmp_path_factory.mktemp("source"))


def small(size: int) -> None:
    """No file of this process may grow beyond so many bytes; Python turns the signal into an error."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def limited(words: list[str], folder: Path, size: int) -> failing.Ran:
    """One command that may write only little into any file."""
    done = subprocess.run(
        [*failing.CODEKIT, *words, *([] if words[0] == "init" else ["--study", "study"])],
        cwd=folder,
        env={**os.environ, "CODEKIT_USER": "ana", "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: small(size),
    )
    return failing.Ran(done.returncode, done.stdout + done.stderr)


@pytest.mark.parametrize("name", WRITING)
def test_a_file_that_cannot_grow_is_named_and_the_work_can_be_done_again(
    source: Path, tmp_path: Path, name: str
) -> None:
    """A quota or a full disk: exit 1, one line, all that was there intact; with room, the same command does it."""
    folder = tmp_path / "work"
    shutil.copytree(source, folder)

    refused = limited(WRITING[name], folder, 40)

    assert (1, True, False) == (
        refused.exit_code,
        "could not be written (" in refused.said,  # the system's words, or what the library that writes made of them
        "bug" in refused.said,
    )
    assert 1 == refused.said.count("error: ")
    assert [] == failing.intact(source, folder, source)
    assert [] == list(folder.rglob(".*.tmp"))
    assert 0 == failing.run(WRITING[name], folder).exit_code
    assert 0 == failing.run(["check"], folder).exit_code


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", ["round list --json", "speakers", "matrix food --json", "check"])
def test_an_answer_that_was_cut_off_is_no_answer(source: Path, words: str) -> None:
    """Where stdout goes to a full disk, the exit code says so."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*failing.CODEKIT, *words.split(), "--study", "study"],
            cwd=source,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (1, 1) == (done.returncode, done.stderr.count("error: "))
    assert "No space left" in done.stderr
    assert "bug" not in done.stderr


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of 400 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(place)]
    is_root = sys.platform == "linux" and os.geteuid() == 0
    if not is_root or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs to be root of a Linux that may mount")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_told_and_nothing_is_lost(source: Path, disk: Path) -> None:
    """On a real full disk every writing command ends with one line; with room again, each is done."""
    folder = disk / "work"
    shutil.copytree(source / "study", folder / "study")
    shutil.copytree(source / "in", folder / "in")
    (folder / "runtime").mkdir()
    before = failing.state(folder)
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(1024))
        except OSError:
            pass

    for words in (START, CODE, OTHERS["speakers"], OTHERS["export"]):
        refused = failing.run(words, folder)
        assert (1, True, False) == (refused.exit_code, "No space left" in refused.said, "bug" in refused.said), words
    filler.unlink()
    assert before == {name: kept for name, kept in failing.state(folder).items() if name in before}
    for words in (START, CODE, OTHERS["speakers"], OTHERS["export"], ["check"]):
        assert 0 == failing.run(words, folder).exit_code, words


def test_a_disk_that_may_only_be_read_is_told(source: Path, disk: Path) -> None:
    """Reading goes on; writing is refused in one line."""
    shutil.copytree(source / "study", disk / "study")
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    words = ["--study", str(disk / "study")]

    assert 0 == failing.run(["round", "list", *words], source).exit_code
    refused = failing.run([*START, *words], source)
    assert (1, True) == (refused.exit_code, "Read-only file system" in refused.said)


@pytest.mark.slow
@pytest.mark.skipif(not failing.runnable(), reason="needs strace")
@pytest.mark.parametrize("name", ["start", "code", "speakers"])
def test_each_call_that_writes_may_fail(source: Path, tmp_path: Path, name: str) -> None:
    """Whichever call the kernel refuses: one line, nothing lost, and running it again finishes the work."""
    words = WRITING[name]
    work, keep = tmp_path / "work", tmp_path / "keep"
    found = failing.undisturbed(words, source, work, keep, most=1)
    once = list({(failure.call, failure.file): failure for failure in found}.values())

    assert {"write", "openat"} <= {failure.call for failure in once}
    told = {failure: failing.tried(words, source, work, failure, keep) for failure in once}
    assert {} == {failure: wrong for failure, wrong in told.items() if wrong}
