"""Files that are made to do harm, and files that are only odd: one clear line, soon, in little memory."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from codekit.workflow.study.study import create_study
from hostile.bombs import REFUSED, TAKEN
from hostile.limited import codekit
from studies import folder_of

MOST = 1000  # MB


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study without interviews, made once."""
    return folder_of(create_study(tmp_path_factory.mktemp("empty") / "study"))


@pytest.fixture
def study(empty: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(empty, tmp_path / "study"))


@pytest.mark.slow
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_is_refused_in_one_line(name: str, study: Path, tmp_path: Path) -> None:
    """The line names the file, nothing is imported, and the next file of the same command is."""
    REFUSED[name](tmp_path / name)
    (tmp_path / "after.txt").write_text("Ann: Is it?\nBob: It is.\n", "utf-8")
    ran = codekit("import", tmp_path / name, tmp_path / "after.txt", "--study", study)

    assert (1, ["after.txt"]) == (ran.exit_code, [path.name for path in (study / "transcripts").glob("*.txt")])
    (told,) = [line for line in ran.err.splitlines() if line.startswith("error: ")]
    assert name in told
    assert len(told) < 500
    assert ran.megabytes < MOST


@pytest.mark.slow
@pytest.mark.parametrize("name", TAKEN)
def test_what_is_only_unusual_is_imported(name: str, study: Path, tmp_path: Path) -> None:
    """Length alone is no reason to refuse an interview, and takes neither minutes nor gigabytes."""
    TAKEN[name](tmp_path / name)
    ran = codekit("import", tmp_path / name, "--study", study)

    assert (0, "") == (ran.exit_code, ran.err)
    assert ran.megabytes < MOST
