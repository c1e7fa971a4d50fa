"""Plain text and Markdown: the text is the text, marks included."""

from __future__ import annotations

from pathlib import PurePath

from codekit.errors import ImportRefusedError
from codekit.model.source import Source
from codekit.tables.decoding import decode


def read(data: bytes, name: str) -> list[Source]:
    """Read a .txt or .md file as it came; only line ends and the byte-order mark are normalised.

    Raises ImportRefusedError where it is no text or holds none.
    """
    decoded = decode(data, name)
    if not decoded.text.strip():
        raise ImportRefusedError(
            "the file holds no text", where=name, hint="was the transcript saved before it was sent?"
        )
    suffix = PurePath(name).suffix.lower().removeprefix(".") or "txt"
    return [Source(suffix, decoded.encoding, decoded.text, notes=decoded.notes)]
