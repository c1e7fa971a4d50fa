"""From bytes to text: byte-order mark, strict UTF-8, else Windows-1252, and no guessing beyond that."""

from __future__ import annotations

import codecs
import io
import zipfile
from typing import NamedTuple

from codekit.errors import ImportRefusedError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file (.doc, .xls)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"ID3", "a sound recording"),
    (b"RIFF", "a sound or video recording"),
    (b"OggS", "a sound recording"),
    (b"\x1f\x8b", "a compressed file"),
)


class Decoded(NamedTuple):
    """Text with LF line ends and no byte-order mark, and how it was read."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Decode a text file; the notes say so where the encoding had to be assumed.

    Raises ImportRefusedError for what is no text, and for text broken in its encoding.
    """
    encoding, start = _marked(data)
    if encoding:
        return Decoded(_lines(_strict(data[start:], encoding, name)), encoding)
    if kind := what_it_is(data):
        raise ImportRefusedError(f"this is {kind}, not a text file", where=name, hint=_save_as(kind))
    if b"\0" in data:
        encoding = _unmarked_utf16(data)
        if not encoding:
            raise ImportRefusedError("this is not a text file", where=name, hint="save the transcript as UTF-8 text")
        return Decoded(_lines(_strict(data, encoding, name)), encoding, (f"no byte-order mark; read as {encoding}",))
    try:
        return Decoded(_lines(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        text = _strict(data, "cp1252", name)
    note = "not UTF-8; read as Windows-1252: check the accented letters and curly quotes"
    return Decoded(_lines(text), "cp1252", (note,))


def what_it_is(data: bytes) -> str:
    """The kind of a well-known file that is no plain text, as a reader would say it; "" for anything else."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[4:8] == b"ftyp":
        return "a sound or video recording"
    return _zip_kind(data) if data.startswith(b"PK\x03\x04") else ""


def _zip_kind(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return "a damaged zip or Office file"
    for start, kind in (("word/", "a Word file"), ("xl/", "an Excel workbook"), ("ppt/", "a presentation")):
        if any(name.startswith(start) for name in names):
            return kind
    return "an OpenDocument file" if "content.xml" in names else "a zip archive"


def _save_as(kind: str) -> str:
    if kind == "a Word file":
        return "give the file its own ending: .docx"
    if kind == "an Excel workbook":
        return "give the file its own ending: .xlsx"
    return "open it in its own program and save the transcript as .docx or UTF-8 .txt"


def _marked(data: bytes) -> tuple[str, int]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return "", 0


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without a mark, told by zero bytes in only every second place."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if len(data) % 2 == 0 and even == 0 and odd > half * 0.3:
        return "utf-16-le"
    return "utf-16-be" if len(data) % 2 == 0 and odd == 0 and even > half * 0.3 else ""


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        # The error holds the bytes of the transcript; only the place may be told.
        line = data.count(b"\n", 0, error.start) + 1
        trouble = "neither UTF-8 nor Windows-1252" if encoding == "cp1252" else f"broken {encoding}"
        message = f"{name}:{line}: this text is {trouble}"
    raise ImportRefusedError(message, hint="open it in the program that wrote it and save it as UTF-8")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
