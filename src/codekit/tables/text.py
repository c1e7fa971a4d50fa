"""Texts as a cell can hold them: LF line ends, control characters visible, nothing cut without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeGuard, TypeVar

MAX_CELL = 32_767  # characters of a cell in Excel, as UTF-16 counts them
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
T = TypeVar("T")
_HALF = MAX_CELL // 2  # so many characters fit, whatever they are
_MARK = 60  # room for the words that say how much is missing


def safe_text(text: str) -> str:
    """Text that a cell can hold: LF line ends, each control character shown as U+FFFD, never cut here."""
    if text.isprintable():  # nearly always, and a quarter of the time
        return text
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))


def pieces(text: str, size: int = MAX_CELL) -> list[str]:
    """The text in pieces that each fit a cell, so that nothing is cut without a word."""
    safe = safe_text(text)
    if len(safe) * 2 <= size:
        return [safe]
    # Excel counts UTF-16 units, so a piece is cut by those.
    parts: list[str] = []
    start = used = 0
    for position, char in enumerate(safe):
        units = 2 if ord(char) > 0xFFFF else 1
        if used + units > size:
            parts.append(safe[start:position])
            start, used = position, 0
        used += units
    return [*parts, safe[start:]]


def fitting(text: str, size: int = MAX_CELL) -> str:
    """The text as one cell holds it; of one that is too long the beginning, and how many characters are missing."""
    parts = pieces(text, size)
    if len(parts) == 1:
        return parts[0]
    kept = pieces(text, size - _MARK)[0]
    return f"{kept} [… {len(safe_text(text)) - len(kept):,} more characters: too long for a cell]"


def split(row: Sequence[T]) -> Iterator[Sequence[T | str]]:
    """A row, continued below where a text is longer than a cell can hold."""
    # Nearly always, for hundreds of thousands of cells: without a call for each.
    if not [value for value in row if isinstance(value, str) and len(value) > _HALF]:
        yield row
        return
    parts: list[list[T | str]] = [[*pieces(value)] if _long(value) else [value] for value in row]
    # A short value stands in every part, so that sorting and filtering keep them together.
    for i in range(max(map(len, parts))):
        yield [texts[0] if len(texts) == 1 else texts[i] if i < len(texts) else "" for texts in parts]


def _long(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and len(value) > _HALF
