"""What was said, as people read it: the words of turns without labels and times, context that is cut at words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from codekit.model.transcript import Turn

CUT = "…"
_FIRST_SPACE, _LAST_SPACE = re.compile(r"\s+"), re.compile(r"\s+\S*\Z")


def said(text: str, turns: Iterable[Turn], start: int, end: int) -> str:
    """The words of a span turn by turn; from the second turn on the speaker is named before them."""
    parts = [(turn.speaker, text[max(start, turn.start) : min(end, turn.end)]) for turn in turns]
    parts = [(speaker, words) for speaker, words in parts if words.strip()]
    if not parts:
        return text[start:end]
    first = parts[0][1]
    return "\n".join([first, *(f"{speaker}: {words}" if speaker else words for speaker, words in parts[1:])])


def ending(text: str, most: int) -> str:
    """The end of a text, of at most so many characters; where it is cut it begins at a word, and says so."""
    if len(text) <= most:
        return text
    left = text[-most:]
    if not text[-most - 1].isspace():  # the cut lies in a word
        space = _FIRST_SPACE.search(left)
        left = left[space.end() :] if space else left
    return f"{CUT} {left.lstrip()}"


def beginning(text: str, most: int) -> str:
    """The beginning of a text, of at most so many characters; where it is cut it ends at a word, and says so."""
    if len(text) <= most:
        return text
    left = text[:most]
    if not text[most].isspace():
        left = _LAST_SPACE.sub("", left) if _LAST_SPACE.search(left) else left
    return f"{left.rstrip()} {CUT}"
