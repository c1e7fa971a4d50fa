"""What the disk has not taken is not acknowledged: a failed fsync ends a command with exit 1, and again does it all."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.conftest import Codekit
from codekit.store.folder.store import FolderStore
from codekit.workflow.deciding import decisions
from codekit.workflow.deciding.decisions import Wish
from codekit.workflow.study.study import open_study
from studies import BOTH, agree, build, code, folder_of, segments, start, write

COMMANDS = {
    "import": ["import", "in/T09.txt"],
    "code": ["code", "--from", "in/more.csv", "--round", "p1"],
    "consensus": ["consensus", "r1"],
    "merge": ["merge", "copy"],
}
every_command = pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A decided round, an open one, a copy of the study with more in it, files to read."""
    folder = tmp_path_factory.mktemp("flush")
    study = build(folder)
    start(study)
    code(study, BOTH)
    agree(study, "r1")
    for cluster in decisions.adjudication(study, "r1").clusters:
        decisions.decide(study, "r1", cluster.id, Wish("both"), by="lee")
    start(study, "p1", kind="initial", coders=["lee"], transcripts=["T01"])
    shutil.copytree(folder_of(study), folder / "copy")
    code(open_study(folder / "copy"), segments([("T01", 1, "REL", "lee")]), round_id="p1")
    write(folder / "in/T09.txt", "Interviewer: Anything else?\nRespondent: A van, since June.\n")
    write(folder / "in/more.csv", segments([("T01", 3, "MONEY", "lee")]))
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, in which the commands are run."""
    made = Path(shutil.copytree(template, tmp_path / "work"))
    monkeypatch.chdir(made)
    return made


def content(folder: Path) -> tuple[set[str], set[tuple[str, str, str]]]:
    """The transcripts, and what stands, without ids and times."""
    study = open_study(folder / "study")
    layers = [layer for id_ in study.store.round_ids() for layer in study.layers(study.round(id_)).by_key.values()]
    said = {
        (c.round, c.coder, f"{c.transcript} {c.start} {c.code} {layer.state}")
        for layer in layers
        for c in layer.codings
    }
    return set(study.transcript_ids()), said


def refusing(number: int) -> Callable[[int], None]:
    """An fsync of which one call fails."""
    calls = iter(range(10_000))
    real = os.fsync

    def fsync(handle: int) -> None:
        if next(calls) == number:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(handle)

    return fsync


@every_command
def test_whichever_flush_fails_the_command_fails_and_again_finishes(
    codekit: Codekit, folder: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    """One after the other, until none fails: exit 1, one line and a hint; then the same command does what it does."""
    assert 0 == codekit(*command, "--study", "study").exit_code
    expected, failed = content(folder), 0
    while True:
        shutil.rmtree(folder / "study")
        shutil.copytree(folder / "copy", folder / "study")
        (folder / "study/codings/p1/lee/T01.jsonl").unlink()
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", refusing(failed))
            ran = codekit(*command, "--study", "study")
        if ran.exit_code == 0:
            break
        failed += 1
        assert (1, 2) == (ran.exit_code, len(ran.err.strip().splitlines())), ran.err
        assert "could not be written (Input/output error)" in ran.err
        assert 0 == codekit(*command, "--study", "study").exit_code
        assert expected == content(folder)
    assert failed >= 2


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
@every_command
def test_the_systems_own_answer_is_passed_on(codekit: Codekit, folder: Path, command: list[str]) -> None:
    """EIO injected into every fsync of a real process."""
    before = content(folder)
    program = [sys.executable, "-c", "from codekit.cli.app import entry; entry()", *command, "--study", "study"]
    inject = ["strace", "-f", "-o", str(folder / "log"), "-e", "trace=fsync", "-e", "inject=fsync:error=EIO"]
    tried = subprocess.run([*inject, *program], capture_output=True, text=True, check=False)
    if "ptrace" in tried.stderr:
        pytest.skip("processes may not be traced here")

    assert "(INJECTED)" in (folder / "log").read_text("utf-8")
    assert (1, True) == (tried.returncode, "could not be written (Input/output error)" in tried.stderr), tried.stderr
    assert before == content(folder)
    assert 0 == codekit(*command, "--study", "study").exit_code
    assert before != content(folder)
    assert [] == [p for id_ in ("r1", "p1") for p in FolderStore(folder / "study").altered(id_)]
