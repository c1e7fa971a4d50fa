"""The words that are spoken in a file, to find them in a message."""

from __future__ import annotations

import csv
import io
import re
import zipfile

_TEXT = re.compile(r"<(?:\w+:)?t(?: [^>]*)?>([^<]*)<")


def words_of(data: bytes) -> str:
    """The text of a file, of Office files that of their parts; lines of a table or ledger as they are."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if ".xml" in name]
            texts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist() if ".txt" in name]
        return "\n. ".join([*texts, *(text for part in parts for text in _TEXT.findall(part) if len(text) > 25)])
    return data.decode("utf-8", "replace")


def cells_of(data: bytes) -> list[str]:
    """The cells of a table with commas or semicolons."""
    text = data.decode("utf-8", "replace")
    mark = max(",;", key=text.count)
    return [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark) for cell in row]
