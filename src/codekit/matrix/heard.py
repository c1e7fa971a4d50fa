"""What is around a place of a transcript: its turn, what was asked before, its segments; found without a walk."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from codekit.model.transcript import INTERVIEWER, Segmentation, Transcript, Turn


class Heard:
    """One transcript gone through once, for any number of passages."""

    def __init__(self, transcript: Transcript, segmentation: Segmentation | None = None) -> None:
        """Turns and segments are in the order of the text, and none lies over another."""
        self._text = transcript.text
        self._turns = [turn for turn in transcript.turns if turn.start < turn.end]
        self._starts = [turn.start for turn in self._turns]
        self._asked = _asked(transcript, self._turns)
        self._segments = segmentation.segments if segmentation else ()
        self._froms, self._tos = [s.start for s in self._segments], [s.end for s in self._segments]

    def at(self, place: int) -> tuple[Turn, str]:
        """The turn that a character lies in, and the interviewer's last words before it."""
        number = bisect_right(self._starts, place) - 1
        question = self._asked[number]
        return self._turns[number], self._text[question.start : question.end] if question else ""

    def segments(self, start: int, end: int) -> tuple[int, ...]:
        """The numbers of the segments that share a character with a stretch."""
        first, after = bisect_right(self._tos, start), bisect_left(self._froms, end)
        return tuple(segment.index for segment in self._segments[first:after])

    def time(self, start: int, turn: Turn) -> float | None:
        """The time of the segment that a passage begins in, else of its turn."""
        first, after = bisect_right(self._tos, start), bisect_right(self._froms, start)
        return next((s.time for s in self._segments[first:after] if s.time is not None), turn.time)


def _asked(transcript: Transcript, turns: list[Turn]) -> list[Turn | None]:
    """The interviewer's last turn before each turn."""
    asked: list[Turn | None] = []
    last: Turn | None = None
    for turn in turns:
        asked.append(last)
        if transcript.role(turn.speaker) == INTERVIEWER:
            last = turn
    return asked
