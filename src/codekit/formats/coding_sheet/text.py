"""The text of a coding sheet: in parts that a row can show, and known again when it comes back."""

from __future__ import annotations

import hashlib
import re

from codekit.tables.look import LINE_POINTS, MAX_ROW_POINTS, lines_shown
from codekit.tables.text import safe_text

_MOST_LINES = int(MAX_ROW_POINTS // LINE_POINTS) - 1
_MOST_CHARACTERS = 1_000  # of one word, or of a script without spaces
_PIECES = re.compile(rf"\S{{1,{_MOST_CHARACTERS}}}\s{{0,{_MOST_CHARACTERS}}}|\s{{1,{_MOST_CHARACTERS}}}")
_SENTENCE_END = (".", "!", "?", "…", "。", "\n")


def parts_of(text: str, width: float) -> list[str]:
    """The text in parts that one row of this width can show whole; joined they are the text again.

    A cell holds 32,767 characters, but no row is higher than some 27 lines. Parts end with a sentence where
    one ends in their last third, else between words.
    """
    safe = safe_text(text)
    if len(safe) < _MOST_LINES * width and lines_shown(safe, width) <= _MOST_LINES:
        return [safe]
    words: list[str] = _PIECES.findall(safe)
    parts: list[str] = []
    while words:
        count = _fitting(words, width)
        parts.append("".join(words[:count]))
        words = words[count:]
    return parts


def _fitting(words: list[str], width: float) -> int:
    """How many of these words go into one row."""
    low, high = 1, min(len(words), _MOST_LINES * int(width))
    while low < high:
        middle = (low + high + 1) // 2
        if lines_shown("".join(words[:middle]), width) <= _MOST_LINES:
            low = middle
        else:
            high = middle - 1
    if low == len(words):
        return low
    ends = (n for n in range(low, low * 2 // 3, -1) if words[n - 1].rstrip(" ").endswith(_SENTENCE_END))
    return next(ends, low)


def fingerprint(text: str) -> str:
    """A short hash of the words, the same whatever a program did to the white space."""
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
