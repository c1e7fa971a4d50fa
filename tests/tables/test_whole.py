"""A file is written whole or not at all."""

from __future__ import annotations

import os
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
