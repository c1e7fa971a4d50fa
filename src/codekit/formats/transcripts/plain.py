"""Plain text and Markdown: the text is the text, marks included; pages lose what is printed on each of them."""

from __future__ import annotations

from pathlib import PurePath

from codekit.errors import ImportRefusedError
from codekit.formats.transcripts.page_layout import cleaned
from codekit.model.source import Source
from codekit.tables.decoding import decode


def read(data: bytes, name: str) -> list[Source]:
    """Read a .txt or .md file as it came; only line ends and the byte-order mark are normalised.

    Where form feeds divide it into pages, line numbers and running heads that are on all of them are taken out.
    Raises ImportRefusedError where it is no text or holds none.
    """
    decoded = decode(data, name)
    if not decoded.text.strip():
        raise ImportRefusedError(
            "the file holds no text", where=name, hint="was the transcript saved before it was sent?"
        )
    suffix = PurePath(name).suffix.lower().removeprefix(".") or "txt"
    if "\f" not in decoded.text:
        return [Source(suffix, decoded.encoding, decoded.text, notes=decoded.notes)]
    pages, notes = cleaned([page.split("\n") for page in decoded.text.split("\f")])
    text = "\n".join("\n".join(page).strip("\n") for page in pages) if notes else decoded.text
    return [Source(suffix, decoded.encoding, text, notes=(*decoded.notes, *notes), whole=decoded.text)]
