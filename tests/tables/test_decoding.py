"""Bytes to text: marks, encodings, line ends, and files that are no text."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.errors import ImportRefusedError
from codekit.tables.decoding import decode

TEXT = "I: Wie geht es?\nR: Gut – „sehr“ gut.\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8"])
def test_unicode_files_are_read_with_and_without_a_mark(encoding: str) -> None:
    """Every form in which Word, Notepad and services save text gives the same text without a mark."""
    assert TEXT == decode(TEXT.encode(encoding), "a.txt").text


def test_windows_files_are_read_and_the_reader_is_told() -> None:
    """cp1252 is assumed only where UTF-8 is impossible, and never in silence."""
    decoded = decode(TEXT.encode("cp1252"), "a.txt")

    assert TEXT == decoded.text
    assert "cp1252" == decoded.encoding
    assert len(decoded.notes) == 1
    assert not decode(TEXT.encode(), "a.txt").notes


@given(st.text(alphabet="ab\r\n\u2028\u2029\x85\x0b\x0c é😀"))
def test_only_carriage_returns_change(text: str) -> None:
    """CRLF and CR become LF; exotic separators stay, because offsets count them."""
    assert text.replace("\r\n", "\n").replace("\r", "\n") == decode(text.encode(), "a.txt").text


def _zip(path: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(path, "x")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (_zip("word/document.xml"), "a Word file"),
        (_zip("xl/workbook.xml"), "an Excel workbook"),
        (_zip("content.xml"), "an OpenDocument file"),
        (b"%PDF-1.7 ...", "a PDF file"),
        (b"{\\rtf1\\ansi", "a Rich Text file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word or Excel file"),
        (b"PK\x03\x04 broken", "damaged"),
        (b"abc\0\1\2\3", "not a text file"),
        (b"\xef\xbb\xbfabc\0", "not a text file"),
        (b"Ja \x81\x8d", "its encoding cannot be told"),
    ],
)
def test_what_is_no_text_is_refused_and_called_by_its_name(data: bytes, kind: str) -> None:
    """A Word file named .txt is said to be one."""
    with pytest.raises(ImportRefusedError, match=kind) as caught:
        decode(data, "T07.txt")
    assert caught.value.message.startswith("T07.txt")
    assert caught.value.hint


def test_no_transcript_words_in_the_error() -> None:
    """The message tells the line, never what stands there."""
    data = "first line\nsecret words ".encode("utf-16") + b"\x00\xd8"

    with pytest.raises(ImportRefusedError) as caught:
        decode(data, "T07.txt")
    assert "secret" not in f"{caught.value} {caught.value.hint} {caught.value.__cause__} {caught.value.__context__}"
