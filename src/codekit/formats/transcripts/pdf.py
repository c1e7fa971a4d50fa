"""PDF: the words of a text layer, line by line by pdfium, put together to paragraphs again.

A line is broken where the page ends, not where anybody stopped: lines are joined where the next word had no room left.
Running heads, page numbers, and numbers of lines or paragraphs are left out where they are regular, and a note says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from codekit.errors import ImportRefusedError
from codekit.formats.transcripts.page_layout import without_heads, without_line_numbers
from codekit.formats.transcripts.paragraphs import PrintedLine, paragraphs, without_number_column
from codekit.model.source import Source

MAX_PAGES = 5000
_HINT = "open it in a PDF viewer and print it to a new PDF, or ask for the Word file"
_SCAN = "is it a scan? run text recognition (OCR) on it first, or ask for the Word file"


def read(data: bytes, name: str) -> list[Source]:
    """Read a .pdf file. Raises ImportRefusedError where it is none, is damaged, locked, or holds no text."""
    pages = _pages(data, name)
    lines, notes = _said(pages)
    text, joined = paragraphs(lines)
    if not text.strip():
        raise ImportRefusedError("the file holds no text", where=name, hint=_SCAN)
    empty = [number for number, page in enumerate(pages, 1) if not page]
    if empty:
        notes.append(f"no text on {len(empty)} of {len(pages)} pages (pictures?): {_listed(empty)}")
    if joined:
        notes.append(f"{joined} words divided at the ends of lines were put together")
    return [Source("pdf", "", text, notes=tuple(notes))]


def _said(pages: list[list[PrintedLine]]) -> tuple[list[PrintedLine], list[str]]:
    """The lines without running heads and numbers, and what was left out."""
    notes: list[str] = []
    lines, numbers = without_number_column([line for page in pages for line in page])
    if numbers:
        notes.append(f"{numbers} numbers of lines or paragraphs beside the text were left out")
    # From top to bottom, since a running foot may stand first in the file.
    left = set(map(id, lines))
    ordered = [sorted((line for line in page if id(line) in left), key=lambda line: -line.bottom) for page in pages]
    kept, heads = without_heads([[line.text for line in page] for page in ordered])
    if heads:
        notes.append(f"{heads} running heads and page numbers were left out")
    kept, numbers = without_line_numbers(kept)
    if numbers:
        notes.append(f"the numbers of {numbers} lines were left out")
    said: dict[int, PrintedLine] = {}
    for page, texts in zip(ordered, kept, strict=True):
        first = _offset([line.text for line in page], texts)
        for line, text in zip(page[first:], texts, strict=False):
            # What was cut off the beginning stands there no longer.
            cut = (len(line.text) - len(text)) * line.letter
            said[id(line)] = replace(line, text=text, left=line.left + cut)
    kept_lines = (said[id(line)] for line in lines if id(line) in said)
    return [line for line in kept_lines if line.text.strip()], notes


def _offset(whole: Sequence[str], part: Sequence[str]) -> int:
    """Where the kept lines begin: heads are taken from the edges only."""
    ends = (
        all(line.endswith(kept) for line, kept in zip(whole[at:], part, strict=False))
        for at in range(len(whole) - len(part) + 1)
    )
    return next((at for at, fits in enumerate(ends) if fits), 0)


def _pages(data: bytes, name: str) -> list[list[PrintedLine]]:
    import pypdfium2

    if not data.lstrip()[:1024].startswith(b"%PDF"):
        raise ImportRefusedError("this is no PDF file", where=name, hint=_HINT)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "assword" in str(error)
        message = "the file is locked with a password" if locked else "the file is damaged and cannot be read"
        hint = "save it without its password" if locked else _HINT
        raise ImportRefusedError(message, where=name, hint=hint) from None
    try:
        if len(document) > MAX_PAGES:
            raise ImportRefusedError(f"{len(document):,} pages are more than {MAX_PAGES:,}", where=name, hint=_HINT)
        return [list(_lines(document[number], number)) for number in range(len(document))]
    except pypdfium2.PdfiumError:
        raise ImportRefusedError("the file is damaged and cannot be read", where=name, hint=_HINT) from None
    finally:
        document.close()


def _lines(page: Any, number: int) -> Iterator[PrintedLine]:
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    position = 0
    for line in text.split("\r\n"):
        stripped = line.strip()
        if stripped:
            start = position + len(line) - len(line.lstrip())
            left, bottom, _, _ = text_page.get_charbox(start, loose=True)
            _, _, right, _ = text_page.get_charbox(start + len(stripped) - 1, loose=True)
            yield PrintedLine(number, stripped.replace("\r", " ").replace("\n", " "), left, right, bottom)
        position += len(line) + 2


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:6])) + (", ..." if len(numbers) > 6 else "")
