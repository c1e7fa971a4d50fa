"""Files that people edit are written whole or not at all, and never over what was not seen."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from codekit.errors import CodekitError, StaleEditError
from codekit.store.files import read_text, replace_seen, write_bytes, write_text


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk in the middle of a write is one clear error."""
    path = tmp_path / "study.yaml"
    write_text(path, "title: old\n")

    def full(_handle: int, _data: Any) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(CodekitError, match=r"study\.yaml: could not be written \(No space left"):
        write_text(path, "title: new\n")

    assert ["title: old\n"] == [p.read_text("utf-8") for p in tmp_path.iterdir()]


@pytest.mark.parametrize("between", [b"title: theirs\n", None])
def test_nothing_is_written_over_what_was_not_seen(tmp_path: Path, between: bytes | None) -> None:
    """Changed or deleted since it was read: refused, and theirs stays."""
    path = tmp_path / "study.yaml"
    path.write_bytes(b"title: seen\n")
    path.write_bytes(between) if between else path.unlink()

    with pytest.raises(StaleEditError, match="changed since it was read"):
        replace_seen(path, "title: mine\n", seen=b"title: seen\n")

    assert between == (path.read_bytes() if path.exists() else None)


def test_a_file_that_appeared_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    """The caller saw no file; now there is one."""
    path = tmp_path / "cases.csv"
    path.write_bytes(b"case\n")

    with pytest.raises(StaleEditError):
        replace_seen(path, "mine\n", seen=None)


@pytest.mark.parametrize("seen", [b"a\nb\n", b"a\r\nb\r\n", b"\xef\xbb\xbfa\r\nb\r\n", b"\xef\xbb\xbfa\n"])
def test_line_ends_and_bom_stay_as_they_were(tmp_path: Path, seen: bytes) -> None:
    """Reading and writing back unchanged gives the same bytes: Excel and Notepad go by them."""
    path = tmp_path / "cases.csv"
    path.write_bytes(seen)
    replace_seen(path, read_text(path), seen=seen)

    assert seen == path.read_bytes()


def test_links_and_permissions_stay(tmp_path: Path) -> None:
    """A study.yaml that is a link into a shared drive stays one."""
    (tmp_path / "shared").mkdir()
    target, link = tmp_path / "shared" / "study.yaml", tmp_path / "study.yaml"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    write_bytes(link, b"new")

    assert link.is_symlink()
    assert (b"new", 0o640) == (target.read_bytes(), target.stat().st_mode & 0o777)


def test_text_that_is_not_utf8_is_one_clear_error(tmp_path: Path) -> None:
    """The place is named, the bytes are not."""
    path = tmp_path / "cases.csv"
    path.write_bytes("case\nCafé\n".encode("latin-1"))

    with pytest.raises(CodekitError, match=r"cases\.csv: not UTF-8 \(line 2, byte 8\)"):
        read_text(path)


def test_an_office_file_in_a_texts_place_is_told(tmp_path: Path) -> None:
    """Not as one whose byte 10 is no letter."""
    path = tmp_path / "cases.csv"
    path.write_bytes(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\xff")

    with pytest.raises(CodekitError, match=r"cases\.csv: is an Office or ZIP file, not a text"):
        read_text(path)
