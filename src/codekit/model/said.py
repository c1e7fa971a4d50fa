"""What was said, as people read it: the words of turns without labels and times, context that is cut at words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from codekit.model.transcript import Transcript, Turn

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


@dataclass(frozen=True)
class Spoken:
    """One transcript, and the questions about who says what that are asked of it again and again."""

    transcript: Transcript

    @cached_property
    def _starts(self) -> list[int]:
        return [turn.start for turn in self.transcript.turns]

    def turn_at(self, offset: int) -> Turn | None:
        """The turn that an offset lies in, or the one before it; None before the first."""
        index = bisect_right(self._starts, offset) - 1
        return self.transcript.turns[index] if index >= 0 else None

    def said(self, start: int, end: int) -> str:
        """The words of a span without the labels and times between its turns."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return said(
            self.transcript.text, self.transcript.turns[first : bisect_right(self._starts, end - 1)], start, end
        )

    def around(self, start: int, end: int, most: int) -> tuple[str, str]:
        """What stands before and after a span in its turns: at most so many characters on either side, whole words."""
        whole, first, last = self.transcript.text, self.turn_at(start), self.turn_at(max(start, end - 1))
        before = whole[max(0, first.start if first else 0) : start]
        after = whole[end : max(end, last.end if last else len(whole))]
        return ending(before, most), beginning(after, most)
