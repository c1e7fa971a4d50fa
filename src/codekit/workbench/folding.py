"""A text as it is searched: without case, accents and widths, and where each of its characters came from."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from functools import cached_property


class _Letters(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        char = chr(point)
        parts = unicodedata.normalize("NFKD", char).casefold()
        letters = char.lower() if char.isascii() else "".join(p for p in parts if not unicodedata.combining(p))
        self[point] = letters
        return letters


_LETTERS = _Letters()


def folded(text: str) -> str:
    """The text without case, accents and widths; it may be longer or shorter."""
    return text.lower() if text.isascii() else text.translate(_LETTERS)


class Folded:
    """A text that is folded once and searched many times."""

    def __init__(self, text: str) -> None:
        """Fold it."""
        self.text = folded(text)
        self._original = text

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the original, half-open, that characters of the folded text came from."""
        return self._origin(start), self._origin(end - 1) + 1

    def _origin(self, position: int) -> int:
        at, came_from = self._runs
        run = bisect_right(at, position) - 1
        return came_from[run] + position - at[run]

    @cached_property
    def _runs(self) -> tuple[array[int], array[int]]:
        """Where stretches begin in which each character is one in the original, here and there: nearly always one."""
        at, came_from = array("I", [0]), array("I", [0])
        if odd := "".join(char for char in set(self._original) if len(folded(char)) != 1):
            shift = 0
            for match in re.finditer(f"[{re.escape(odd)}]", self._original):
                index, parts = match.start(), len(folded(match[0]))
                first = index + shift
                at.extend(range(first, first + parts + 1))
                came_from.extend([index] * parts + [index + 1])
                shift += parts - 1
        return at, came_from
