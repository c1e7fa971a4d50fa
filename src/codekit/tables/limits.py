"""How large each kind of file may be, and reading a file only where it is an ordinary one below its limit.

The numbers are far above what studies hold and far below what a computer can bear; docs/formats.md lists them.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from codekit.errors import ImportRefusedError

MB = 1024 * 1024

TEXT = 20 * MB  # .txt, .md, .html, captions, .json: twenty days of speech
OFFICE = 100 * MB  # .docx, .odt, .pdf, .xlsx ... as they lie on the disk, pictures included
TABLE = 50 * MB  # .csv
SETTINGS = 5 * MB  # study.yaml, codebooks, what is recorded of a transcript
LEDGER = 200 * MB  # what one coder did in one transcript, what happened to one round
STORED = 100 * MB  # any other file of a study
DATABASE = 200 * MB  # a project of another tool that is a database
LABELLED = 50 * MB  # a project of another tool in JSON

PART = 64 * MB  # one part of a Word file, unpacked
UNPACKED = 300 * MB  # what is read of a workbook, unpacked
RATIO = 200  # unpacked to packed
HARMLESS = 10 * MB  # below this any ratio is
TAGS = 3_000_000  # "<" in one part of a Word file, or in one of a workbook that is no sheet
SHEET_TAGS = 8_000_000  # "<" in one sheet, or in the texts of a workbook

PROJECT = 4096 * MB  # a project of another program, with its recordings, which are not read
LISTING = 16 * MB  # the list of parts at the end of any zip file: 200,000 of them
PROJECT_XML_TAGS, PROJECT_XML_VALUES = 1_000_000, 2_000_000  # "<" and "=" in its XML: 150,000 codings
CAS_MARKS = 500_000  # "<" of one document that language tools marked: a book of 100,000 words
CAS_VALUES = 4_000_000  # "=" of one such document
CAS_PROJECT = 1024 * MB  # what is read of all documents of such a project, unpacked
PROJECT_TEXTS = 100 * MB  # what is read of its texts, unpacked
ORIGINALS = 200 * MB  # what is read of the files that its texts were made from, unpacked

ROWS = 250_000  # of one sheet
COLUMNS = 1_000  # of one sheet
LINES = 1_000_000  # of one interview's text, blank ones included
SPOKEN = 250_000  # lines of it with words, or turns: as many rows as a sheet has
CELLS = 1_000_000  # of one sheet, from the first column to the last filled one of each row


_OF_ENDING = {
    **dict.fromkeys((".docx", ".xlsx", ".odt", ".doc", ".pdf", ".rtf"), OFFICE),
    **dict.fromkeys((".csv", ".tsv"), TABLE),
    **dict.fromkeys((".yaml", ".yml"), SETTINGS),
    **dict.fromkeys((".txt", ".md", ".vtt", ".srt", ".sbv", ".html", ".htm", ".fodt", ".json"), TEXT),
    ".jsonl": LEDGER,
}
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


def limit_of(path: Path) -> int:
    """The most bytes that a file of this ending may have."""
    return _OF_ENDING.get(path.suffix.lower(), STORED)


def contents(path: Path, most: int | None = None, *, seen: os.stat_result | None = None) -> bytes:
    """The bytes of an ordinary file, `most` of them at the most (by default as its ending allows).

    `seen` is what the system says of the file, where that was asked just now.

    Raises OSError where the system refuses, and ImportRefusedError for a pipe or device, which may never end, and for
    a file above the limit; of neither a byte is read.
    """
    limit = limit_of(path) if most is None else most
    refuse(path, seen or path.stat(), limit)
    # Opening a pipe that took the file's place meanwhile must not wait for somebody to write.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        status = os.fstat(handle)
        refuse(path, status, limit)
        # What may be read is made room for first, whatever comes: not for a whole limit with each of a thousand files.
        return _read(handle, min(status.st_size, limit)) if status.st_size else _read(handle, limit, at_once=MB)
    finally:
        os.close(handle)


def _read(handle: int, most: int, *, at_once: int = 0) -> bytes:
    """The bytes of an open file, so many at the most; the system may give them in parts."""
    data = os.read(handle, at_once or most)
    if len(data) == most or not data:
        return data
    parts = [data]
    while (left := most - sum(map(len, parts))) and (more := os.read(handle, min(left, at_once or left))):
        parts.append(more)
    return b"".join(parts)


def refuse_above(path: Path, most: int) -> None:
    """Raises ImportRefusedError where this is no ordinary file or is above a limit, OSError where it cannot be seen."""
    refuse(path, path.stat(), most)


def refuse(path: Path, status: os.stat_result, limit: int) -> None:
    """Raises ImportRefusedError for a pipe, a device or a file above the limit, IsADirectoryError for a folder."""
    if stat.S_ISREG(status.st_mode) and status.st_size <= limit:
        return
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(None, "this is a folder", str(path))
    refuse_endless(path, status)
    if status.st_size > limit:
        raise ImportRefusedError(
            f"{status.st_size / MB:,.0f} MB is more than the limit of {limit / MB:,.0f} MB for such a file",
            where=str(path),
            hint="split the file, or save it without pictures and sound",
        )


def refuse_endless(path: Path, status: os.stat_result) -> None:
    """Raises ImportRefusedError for a pipe, a device or a socket: it may never end, and no file can take its place."""
    for is_one, kind in _KINDS:
        if is_one(status.st_mode):
            raise ImportRefusedError(f"this is {kind}, not a file", where=str(path), hint="name a file")
