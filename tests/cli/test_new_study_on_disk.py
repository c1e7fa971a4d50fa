"""A study that a command says is made is on the disk itself, with the names of its folders."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from cli.conftest import Codekit
from cli.test_refused_flush import refusing
from other_tools import doccano, lines


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of another tool."""
    path = tmp_path / "in/ann.jsonl"
    path.parent.mkdir()
    path.write_bytes(lines(doccano()))
    return path


@pytest.mark.parametrize("made", ["of a project", "empty"])
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="needs Linux to know which folder was flushed")
def test_a_new_study_survives_a_power_cut(
    codekit: Codekit, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: str
) -> None:
    """Every folder that got a new name was flushed when it had it: the study's, and those above it that were made."""
    study = tmp_path / "new/of/study"
    had: dict[Path, set[str]] = {}
    real = os.fsync

    def fsync(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            folder = Path(f"/proc/self/fd/{handle}").readlink()
            had[folder] = {path.name for path in folder.iterdir()}
        real(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    ran = codekit("init", study, *(("--from", project) if made == "of a project" else ()))

    assert 0 == ran.exit_code, ran.err
    assert "of" in had[tmp_path / "new"]
    assert "new" in had[tmp_path]
    assert "study" in had[tmp_path / "new/of"]


def test_whichever_flush_fails_nothing_is_left_and_again_makes_it(
    codekit: Codekit, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One after the other, until none fails: exit 1, one line, and no folder that looks like a study."""
    failed = 0
    while True:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", refusing(failed))
            ran = codekit("init", tmp_path / "study", "--from", project)
        if ran.exit_code == 0:
            break
        failed += 1
        assert f"could not be written ({os.strerror(errno.EIO)})" in ran.err
        assert ["in"] == [path.name for path in tmp_path.iterdir()]
    assert failed > 20
    assert (tmp_path / "study/study.yaml").exists()
