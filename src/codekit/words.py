r"""How many words a span holds: `\w+` runs, bracketed markers left out, each CJK character one word."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

RULE = r"runs of \w (letters, digits, _); [bracketed markers] left out; each Chinese or Japanese character one word"

_MARKER = re.compile(r"\[[^\[\]\n]*\]")
_NOT_WORD, _WORD, _CJK = 0, 1, 2
_LIMIT = 0x34000  # no letter or digit stands beyond the last CJK extension
_CJK_RANGES = (
    (0x3005, 0x3008),
    (0x3041, 0x3100),
    (0x31F0, 0x3200),
    (0x3400, 0x4DC0),
    (0x4E00, 0xA000),
    (0xF900, 0xFB00),
    (0xFF66, 0xFF9E),
    (0x20000, _LIMIT),
)


class Words:
    """The words of one text, ready to be counted for any number of spans at once."""

    __slots__ = ("_before", "_inside")

    def __init__(self, text: str) -> None:
        """Find where words begin and which characters carry one on."""
        kind = _kinds(text)
        inside = np.zeros(len(kind) + 1, dtype=bool)
        inside[1:-1] = (kind[1:] == _WORD) & (kind[:-1] == _WORD)
        begins = (kind != _NOT_WORD) & ~inside[:-1]
        self._inside = inside
        self._before = np.concatenate(([0], np.cumsum(begins, dtype=np.int64)))

    def count(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
        """The words in each span; a word that a span cuts counts in it once.

        `starts` and `ends` are code points [number of spans]; so many numbers come back.
        """
        words: NDArray[np.int64] = self._before[ends] - self._before[starts] + self._inside[starts]
        return words

    def in_span(self, start: int, end: int) -> int:
        """The words in one span."""
        return int(self.count(np.array([start]), np.array([end]))[0])


def _kinds(text: str) -> NDArray[np.uint8]:
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    kind: NDArray[np.uint8] = _table()[np.minimum(points, _LIMIT)]
    for marker in _MARKER.finditer(text):
        kind[marker.start() : marker.end()] = _NOT_WORD
    return kind


@lru_cache(maxsize=1)
def _table() -> NDArray[np.uint8]:
    r"""The kind of every code point; `\w` is what `isalnum` says, and the underscore."""
    table = np.fromiter((chr(point).isalnum() for point in range(_LIMIT + 1)), dtype=np.uint8, count=_LIMIT + 1)
    table[ord("_")] = _WORD
    for first, after in _CJK_RANGES:
        table[first:after] *= _CJK
    return table
