"""From bytes to text: byte-order mark, strict UTF-8, else the encoding that is given or recognised beyond doubt."""

from __future__ import annotations

import codecs
import contextlib
import io
import unicodedata
import zipfile
from collections.abc import Sequence
from typing import NamedTuple

from codekit.errors import CodekitError, EncodingError, ImportRefusedError
from codekit.tables import encodings

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
    (b"\xd0\xcf\x11\xe0", _OLD := "an old Word or Excel file (.doc, .xls)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"ID3", "a sound recording"),
    (b"RIFF", "a sound or video recording"),
    (b"OggS", "a sound recording"),
    (b"\x1f\x8b", "a compressed file"),
)
_TITLES = {
    "cp1250": "Windows-1250 (Central European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1252": "Windows-1252",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1257": "Windows-1257 (Baltic)",
    "gb18030": "GB18030 (Chinese)",
    "big5": "Big5 (Chinese)",
    "cp932": "Shift-JIS (Japanese)",
    "cp949": "EUC-KR (Korean)",
}
_EXAMPLES = ("cp1252", "cp1250", "cp1251", "gb18030", "big5", "shift_jis", "euc_kr")


_PROTECTED = "EncryptedPackage".encode("utf-16-le")  # what Office calls the file within


class Decoded(NamedTuple):
    """Text with LF line ends and no byte-order mark, and how it was read."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str, given: str = "") -> Decoded:
    """Decode a text file; the notes say so where the encoding had to be recognised.

    `given` is the encoding of a file that is neither marked nor UTF-8. Raises ImportRefusedError for what is no text,
    for text broken in its encoding, and where more than one encoding may be meant.
    """
    encoding, start = _marked(data)
    if encoding:
        return Decoded(_lines(_strict(data[start:], encoding, name)), encoding)
    if kind := what_it_is(data):
        raise ImportRefusedError(f"this is {kind}, not a text file", where=name, hint=_save_as(kind))
    if b"\0" in data:
        encoding = _unmarked_utf16(data)
        if not encoding:
            raise _no_text(name)
        return Decoded(_lines(_strict(data, encoding, name)), encoding, (f"no byte-order mark; read as {encoding}",))
    if encoding := _seven_bits(data):
        return _as(data, encoding, name)
    try:
        return Decoded(_lines(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        pass
    return _as(data, given, name) if given else _recognised(data, name)


def as_utf8(data: bytes, name: str, encoding: str) -> bytes:
    """A text file's bytes in UTF-8, where it is in a given encoding; others, and files that are no text, as they are.

    Raises ImportRefusedError where it is not in that encoding, CodekitError where there is no such encoding.
    """
    try:
        b"a".decode(encoding)
    except UnicodeError:
        pass  # of two bytes a letter
    except (LookupError, ValueError):
        raise CodekitError(f"no encoding '{encoding}'", hint=f"for example {', '.join(_EXAMPLES)}") from None
    if _marked(data)[0] or what_it_is(data) or b"\0" in data:
        return data
    try:
        return decode(data, name, encoding).text.encode("utf-8")
    except UnicodeEncodeError:  # halves of signs, as escapes in a program's text may spell them
        raise ImportRefusedError(f"this text is broken {encoding}", where=name, hint="save it as UTF-8") from None


def _recognised(data: bytes, name: str) -> Decoded:
    if encodings.is_broken_utf8(data):
        _strict(data, "utf-8", name)
    found = encodings.recognised(data)
    if found.encoding:
        return _as(data, found.encoding, name)
    several = f": it may be {' or '.join(map(_title, found.candidates[:3]))}" if len(found.candidates) > 1 else ""
    example = found.candidates[0] if found.candidates else f"NAME ({', '.join(_EXAMPLES)}, ...)"
    raise EncodingError(
        f"this text is not UTF-8, and its encoding cannot be told{several}",
        where=name,
        hint=f"save it as UTF-8, or say which it is: codekit import --encoding {example}",
        candidates=found.candidates,
    )


def _as(data: bytes, encoding: str, name: str) -> Decoded:
    note = f"not UTF-8; read as {_title(encoding)}: check accented letters, other scripts and curly quotes"
    return Decoded(_lines(_strict(data, encoding, name)), encoding, (note,))


def _title(encoding: str) -> str:
    return _TITLES.get(encoding, encoding)


def choices(first: Sequence[str] = ()) -> dict[str, str]:
    """The encodings that a person may choose from, with what each is called; these first."""
    return {encoding: _title(encoding) for encoding in (*first, *_TITLES)}


def what_it_is(data: bytes) -> str:
    """The kind of a well-known file that is no plain text, as a reader would say it; "" for anything else."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return "a file with a password" if kind == _OLD and _PROTECTED in data else kind
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
    """UTF-16 without a mark: in one order all is text, and more of it ASCII (line ends, digits) than in the other."""
    ascii_signs = {encoding: _ascii_signs(data, encoding) for encoding in ("utf-16-le", "utf-16-be")}
    best = max(ascii_signs, key=lambda encoding: ascii_signs[encoding])
    return best if ascii_signs[best] > min(ascii_signs.values()) else ""


def _ascii_signs(data: bytes, encoding: str) -> int:
    """How many characters are ASCII; -1 where some are none that people write."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return -1
    signs = {*text}
    if any(unicodedata.category(sign) in {"Cc", "Cn", "Co", "Cs"} and sign not in "\n\r\t\f\v" for sign in signs):
        return -1
    return sum(map(text.count, filter(str.isascii, signs)))


def _seven_bits(data: bytes) -> str:
    """An encoding of Japanese or Korean in ASCII with escapes, such as mail programs write; "" for other texts."""
    kinds = {"iso2022_jp_2": (b"\x1b$B", b"\x1b$@", b"\x1b(J"), "iso2022_kr": (b"\x1b$)C",)}
    for encoding, escapes in kinds.items():
        if b"\x1b" in data and data.isascii() and any(escape in data for escape in escapes):
            with contextlib.suppress(UnicodeDecodeError):
                data.decode(encoding)
                return encoding
    return ""


def _strict(data: bytes, encoding: str, name: str) -> str:
    """The text; also one with a mark holds no NUL, which no program shows and XML may not hold."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        # The error holds the bytes of the transcript; only the place may be told.
        line = data.count(b"\n", 0, error.start) + 1
        text = None
    if text is None:
        raise ImportRefusedError(
            f"this text is broken {encoding}",
            where=f"{name}:{line}",
            hint="open it in the program that wrote it and save it as UTF-8",
        )
    if "\0" in text:
        raise _no_text(name)
    return text


def _no_text(name: str) -> ImportRefusedError:
    return ImportRefusedError("this is not a text file", where=name, hint="save the transcript as UTF-8 text")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
