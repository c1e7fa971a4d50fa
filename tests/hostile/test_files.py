"""Files that are made to do harm, and files that are only odd: one clear line, soon, in little memory."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from codekit.workflow.study.study import create_study
from hostile.bombs import REFUSED, TAKEN
from hostile.limited import codekit
from studies import folder_of

MOST = 1000  # MB
# Where a file comes in: a command, with FILE for its name.
DOORS = (
    *(
        "import FILE.txt",
        "import new.txt --cases FILE.csv",
        "correct FILE.txt --transcript old",
        "code --from FILE.csv",
    ),
    *(
        "codebook import FILE.yaml",
        "codebook import FILE.csv",
        "codebook check FILE.yaml",
        "judge food --from FILE.csv",
    ),
    *("names FILE.txt", "pseudonyms FILE.csv", "quotes FILE.md", "merge FILE.zip"),
    *("verify FILE.zip", "init made --from FILE.qdpx"),
    *("init made --from FILE.sqlite3", "init made --from FILE.json", "corpus build FILE.txt -o talks"),
)
ODD: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "folder": Path.mkdir,
}


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


@pytest.fixture(scope="module")
def with_one(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with one interview, in which nothing is changed, beside a file that could come into it."""
    folder = tmp_path_factory.mktemp("doors")
    shutil.copytree(empty, folder / "study")
    for name in ("new.txt", "old.txt"):
        (folder / name).write_text(f"Ann: Is it {name}?\nBob: It is.\n", "utf-8")
    assert 0 == codekit("import", folder / "old.txt", "--study", folder / "study").exit_code
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("door", DOORS)
def test_no_door_waits_for_what_is_no_file(door: str, with_one: Path, tmp_path: Path) -> None:
    """A pipe into which nobody writes, a device that never ends, a folder: named in one line by every command."""
    for kind in ODD if not door.startswith("corpus") else ("pipe",):  # which takes folders, and names where links lead
        at = {
            "FILE": tmp_path / kind,
            "new": with_one / "new",
            "made": tmp_path / "made",
            "talks": tmp_path / f"talks-{kind}",
        }
        words = [
            str(at[stem]) + word[len(stem) :] if (stem := word.partition(".")[0]) in at else word
            for word in door.split()
        ]
        (path,) = [Path(word) for word in words if Path(word).stem == kind]
        ODD[kind](path)
        alone = words[0] in {"init", "verify", "corpus"}
        ran = codekit(*words, *([] if alone else ["--study", with_one / "study"]))

        assert (kind, 1) == (kind, ran.exit_code), ran.err
        assert path.name in ran.err
        assert ran.megabytes < MOST
