"""A document of ATLAS.ti's bundle: its elements by number, and the text that they make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from codekit.errors import ImportRefusedError
from codekit.formats.projects.positions import Piece, Positions
from codekit.formats.transcripts.web_page import BLOCKS
from codekit.formats.transcripts.xml_part import parsed
from codekit.model.span import Span

_NAMES = {b"&nbsp;": b"&#160;"}  # XHTML's own name, which XML does not know


@dataclass(frozen=True)
class Document:
    """The text, and for each numbered element where its words begin in it and how many they are."""

    positions: Positions
    segments: dict[int, tuple[int, int]]
    breaks: int

    def span(self, first: str, start: str, last: str, end: str) -> Span | None:
        """The span from a place in one element to one in another, None where there is none such."""
        begin, finish = self._place(first, start), self._place(last, end, ends=True)
        return self.positions.span(begin, finish) if begin is not None and finish is not None else None

    def _place(self, segment: str, offset: str, *, ends: bool = False) -> int | None:
        number, at = _number(segment), _number(offset)
        if number is None or at is None or number not in self.segments:
            return None
        begin, length = self.segments[number]
        if at == -1 and ends:
            return begin + length
        return begin + at if 0 <= at <= length else None


def _number(value: str) -> int | None:
    """A whole number; some files write it with a point."""
    whole = value.removesuffix(".0")
    digits = whole.removeprefix("-")
    return int(whole) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else None


def document_of(data: bytes) -> Document | None:
    """A document of its XHTML; None where it is something else, a PDF or a picture."""
    for name, sign in _NAMES.items():
        data = data.replace(name, sign)
    try:
        root = parsed(data, "content", "", "")
    except ImportRefusedError:
        return None
    body = next((element for element in root.iter() if _tag(element) == "body"), None)
    return _Laid().document(body) if body is not None else None


class _Mark(Enum):
    BLOCK = 1
    BREAK = 2


class _Laid:
    """Words one after another, in the text and in the element whose they are."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._segments: dict[int, tuple[int, int]] = {}
        self._length = self._breaks = 0
        self._due = False

    def document(self, body: Any) -> Document:
        for part, segment in _parts(body):
            if part is _Mark.BLOCK:
                self._due = self._length > 0
            elif part is _Mark.BREAK:
                self._put("\n", counted=False)
                self._breaks += 1
            else:
                self._words(str(part), segment)
        return Document(Positions(self._pieces), self._segments, self._breaks)

    def _words(self, words: str, segment: int | None) -> None:
        if segment is None and not words.strip():
            return  # the indentation between elements
        if self._due:
            self._put("\n", counted=False)
            self._due = False
        begin = self._length
        self._put(words)
        if segment is not None:
            first, length = self._segments.get(segment, (begin, 0))
            self._segments[segment] = first, max(length, begin + len(words) - first)

    def _put(self, words: str, *, counted: bool = True) -> None:
        self._pieces.append(Piece(words, counted))
        self._length += len(words) if counted else 0


def _parts(body: Any) -> Iterator[tuple[str | _Mark, int | None]]:
    """Words with the number of their element, and marks where a block begins or ends or a line breaks."""
    from lxml import etree

    numbers: list[int | None] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = _tag(element)
        if tag in BLOCKS:
            yield _Mark.BLOCK, None
        if event == "start":
            own = _number(element.get("id", ""))
            numbers.append(own if own is not None and tag != "br" else numbers[-1] if numbers else None)
            if tag == "br":
                yield _Mark.BREAK, None
            if element.text:
                yield element.text, numbers[-1]
        else:
            numbers.pop()
            if element.tail and element is not body:
                yield element.tail, numbers[-1] if numbers else None


def _tag(element: Any) -> str:
    return element.tag.rpartition("}")[2].casefold() if isinstance(element.tag, str) else ""
