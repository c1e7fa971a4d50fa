r"""How many words a span holds: `\w+` runs, bracketed markers left out, each CJK character one word."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
IN_CJK = "".join(f"{chr(first)}-{chr(after - 1)}" for first, after in _CJK_RANGES)
_ONE = re.compile(rf"(?=\w)[{IN_CJK}]|[^\W{IN_CJK}]+")


def without_markers(text: str) -> str:
    """A text in which markers such as [inaudible] are blank; every character stays where it is."""
    return _MARKER.sub(lambda marker: " " * len(marker[0]), text)


class Words:
    """The words of one text, to be counted in one span, or in any number of spans at once.

    One span is counted by a regular expression, without numpy, which takes longer to load than a window may take to
    answer; many spans by one pass over the text. Both follow the one rule.
    """

    def __init__(self, text: str) -> None:
        """Blank out the markers; every character stays where it is."""
        self._text = without_markers(text)

    def in_span(self, start: int, end: int) -> int:
        """The words in one span; a word that the span cuts counts in it once."""
        return len(_ONE.findall(self._text, start, end))

    @property
    def total(self) -> int:
        """The words of the whole text, by one pass over it."""
        return int(self._sums[0][-1])

    def count(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
        """The words in each span [S]; a word that a span cuts counts in it once."""
        before, inside = self._sums
        counts: NDArray[np.int64] = before[ends] - before[starts] + inside[starts]
        return counts

    @cached_property
    def _sums(self) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        """How many words begin before each position [N + 1], and where a character carries a word on [N + 1]."""
        import numpy as np

        points = np.frombuffer(self._text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        kind = _table().take(points, mode="clip")
        is_word = kind == _WORD
        inside = np.zeros(len(kind) + 1, dtype=bool)
        np.logical_and(is_word[1:], is_word[:-1], out=inside[1:-1])
        before = np.zeros(len(kind) + 1, dtype=np.int64)
        np.cumsum((kind != _NOT_WORD) & ~inside[:-1], out=before[1:])
        return before, inside


@lru_cache(maxsize=1)
def _table() -> NDArray[np.uint8]:
    r"""The kind of every code point [_LIMIT + 1]; `\w` is what `isalnum` says, and the underscore."""
    import numpy as np

    table = np.fromiter((chr(point).isalnum() for point in range(_LIMIT + 1)), dtype=np.uint8, count=_LIMIT + 1)
    table[ord("_")] = _WORD
    for first, after in _CJK_RANGES:
        table[first:after] *= _CJK
    return table
