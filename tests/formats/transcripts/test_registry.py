"""The door through which every file comes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import ImportRefusedError
from codekit.formats.transcripts import registry
from codekit.tables import limits


def test_the_built_in_readers_are_registered() -> None:
    """Built-ins use the plug-in door; none may disappear by accident."""
    texts = {"txt", "md", "docx", "odt", "fodt", "rtf", "doc", "pdf", "html", "htm"}
    assert texts | {"vtt", "srt", "sbv", "json", "csv", "tsv", "xlsx"} <= registry.endings()


def test_a_file_is_read_by_its_ending_whatever_the_case(tmp_path: Path) -> None:
    """Windows writes .TXT."""
    path = tmp_path / "T07.TXT"
    path.write_bytes(b"I: So?\r\nR: Yes.\r\n")

    (source,) = registry.read_file(path)

    assert ("txt", "I: So?\nR: Yes.\n") == (source.format, source.text)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "no text"),
        ("blank.vtt", b"WEBVTT\n\n", "no captions"),
        ("T07.pages", b"x", r"does not read files of type \.pages"),
        ("T07", b"x", "files without an ending"),
        ("T07.docx", b"not a zip", "not a Word file"),
        ("T07.docx", b"%PDF-1.4", "a PDF file, not a Word file"),
        ("T07.docx", b"PK\x03\x04 damaged", "damaged"),
        ("T07.xlsx", b"PK\x03\x04 damaged", "damaged"),
        ("T07.csv", b"name,age\nx,3\n", "no column 'transcript', no column 'speaker', no column 'text'"),
        ("T07.csv", b"transcript,speaker\nx,3\n", "no column 'text'"),
    ],
)
def test_a_file_that_cannot_be_a_transcript_is_refused_with_a_hint(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    """One line saying what and where, and one saying how to mend it."""
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(ImportRefusedError, match=message) as caught:
        registry.read_file(path)
    assert name in caught.value.message
    assert "\n" not in caught.value.message
    assert caught.value.hint


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    """Both happen when a path is typed."""
    with pytest.raises(ImportRefusedError, match="no such file"):
        registry.read_file(tmp_path / "none.txt")
    with pytest.raises(ImportRefusedError, match="folder"):
        registry.read_file(tmp_path)


def test_a_file_above_the_limit_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is stated."""
    path = tmp_path / "huge.txt"
    path.write_bytes(b"x" * 3_000_000)
    monkeypatch.setattr(limits, "limit_of", lambda _path: 2 * 1024**2)

    with pytest.raises(ImportRefusedError, match="limit of 2 MB"):
        registry.read_file(path)
