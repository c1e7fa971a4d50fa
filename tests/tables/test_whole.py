"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from codekit.errors import CodekitError, FileRefusedError
from codekit.tables.whole import placing, replace_file, replacing


def half_written(path: Path) -> None:
    """Begin to write, and fail."""
    with replacing(path) as draft:
        draft.write_bytes(b"ne")
        raise OSError(28, "full")


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    """Half a draft never takes the file's place, and is not left behind."""
    path = tmp_path / "x.csv"
    path.write_bytes(b"old")
    with pytest.raises(FileRefusedError, match=r"x.csv: could not be written \(full\)"):
        half_written(path)

    assert {"x.csv": b"old"} == {file.name: file.read_bytes() for file in tmp_path.iterdir()}


@pytest.mark.skipif(os.name == "nt", reason="links and permissions of POSIX")
def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    """A team may keep an export on another drive."""
    there, here = tmp_path / "there.csv", tmp_path / "here.csv"
    there.write_bytes(b"old")
    there.chmod(0o640)
    here.symlink_to(there)
    replace_file(here, b"new")

    assert (True, b"new", 0o640) == (here.is_symlink(), there.read_bytes(), there.stat().st_mode & 0o777)


@pytest.mark.parametrize(
    ("number", "mended_by"), [(errno.EIO, "the disk, or the way to it"), (errno.ENOSPC, "free some")]
)
def test_how_a_refusal_is_mended_is_said_by_its_cause(tmp_path: Path, number: int, mended_by: str) -> None:
    """Space is no remedy for a disk that fails, or for a drive that is away."""
    with pytest.raises(FileRefusedError) as refused, replacing(tmp_path / "T01.txt"):
        raise OSError(number, os.strerror(number))
    assert mended_by in refused.value.hint


def both_make(target: Path) -> None:
    """Fill a folder while somebody else makes the same."""
    with placing(target) as draft:
        (draft / "mine").touch()
        target.mkdir()
        (target / "theirs").touch()


def test_a_folder_that_somebody_else_made_meanwhile_is_named_and_stays(tmp_path: Path) -> None:
    """Two commands at once: the later one says what is there, and takes its own draft away."""
    with pytest.raises(CodekitError, match="there already") as refused:
        both_make(tmp_path / "study")
    assert "free some space" not in refused.value.hint
    assert ["study"] == [path.name for path in tmp_path.iterdir()]
    assert ["theirs"] == [path.name for path in (tmp_path / "study").iterdir()]


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    """Whoever writes a file need not look for its folder."""
    replace_file(tmp_path / "new" / "exports" / "out.csv", b"x")
    assert b"x" == (tmp_path / "new" / "exports" / "out.csv").read_bytes()


def filled(target: Path, name: str) -> None:
    """Make a folder of one file."""
    with placing(target) as draft:
        replace_file(draft / name, b"x")


def test_a_folder_that_holds_anything_is_not_begun(tmp_path: Path) -> None:
    """It is named, and so is a file in its place; an empty one is filled."""
    (tmp_path / "empty").mkdir()
    filled(tmp_path / "empty", "a")
    assert ["a"] == [path.name for path in (tmp_path / "empty").iterdir()]
    with pytest.raises(CodekitError, match="empty: is not empty"):
        filled(tmp_path / "empty", "b")
    with pytest.raises(CodekitError, match="a: is a file"):
        filled(tmp_path / "empty" / "a", "b")
    assert ["empty"] == [path.name for path in tmp_path.iterdir()]


def test_what_is_refused_in_a_draft_is_named_as_it_would_be(tmp_path: Path) -> None:
    """A draft is gone when somebody reads its name."""
    with pytest.raises(FileRefusedError) as refused:
        filled(tmp_path / "study", "n" * 300)
    assert str(tmp_path / "study" / "nnn") in refused.value.where
    assert [] == list(tmp_path.iterdir())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_no_file_takes_the_place_of_a_pipe_or_device(tmp_path: Path) -> None:
    """Nor by a link to one: it is named, and stays."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "out.csv").symlink_to(tmp_path / "pipe")
    for name in ("pipe", "out.csv"):
        with pytest.raises(CodekitError, match="this is a pipe, not a file"):
            replace_file(tmp_path / name, b"x")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)
    assert {"pipe", "out.csv"} == {path.name for path in tmp_path.iterdir()}
