"""The words that are spoken in a file, to find them in a message."""

from __future__ import annotations

import csv
import io
import re
import zipfile

_TEXT = re.compile(r"<(?:\w+:)?t(?: [^>]*)?>([^<]*)<")


def pieces_of(data: bytes, suffix: str) -> list[str]:
    """The texts of a file in which a run of words is one: parts of Office files, cells of tables, else all of it."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if ".xml" in name]
            texts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if ".txt" in name]
        return [*texts, *(text for part in parts for text in _TEXT.findall(part) if len(text) > 25)]
    text = data.decode("utf-8", "replace")
    return _cells(text) if suffix == ".csv" else [text]


def _cells(text: str) -> list[str]:
    mark = max(",;", key=text.count)
    return [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark) for cell in row]
