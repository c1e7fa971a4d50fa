"""Times of a recording: which holds at a place, and where they are in a text that was corrected without them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

import msgspec

from codekit.model.alignment import Alignment
from codekit.model.anchoring import KEPT
from codekit.model.source import Reading
from codekit.model.span import Span
from codekit.model.transcript import Segment, Segmentation, Turn

Marks = Sequence[tuple[int, float]]  # offset, seconds; sorted


def time_at(start: int, turn: Turn, marks: Marks) -> float | None:
    """The last time known at or before a character within its turn, else that of the turn."""
    at = bisect_right(marks, (start, float("inf"))) - 1
    return marks[at][1] if at >= 0 and marks[at][0] >= turn.start else turn.time


def by_cues(turns: Sequence[Turn], cues: Sequence[tuple[int, float, float]]) -> tuple[tuple[Turn, ...], Marks]:
    """Turns with the times of places in their text (offset, from, to; sorted), and these places as marks.

    A place before the words of a turn, such as its label, is where they begin.
    """
    ends = [turn.end for turn in turns]
    marks: list[tuple[int, float]] = []
    timed = list(turns)
    for offset, start, until in cues:
        at = bisect_right(ends, offset)
        if at == len(turns) or turns[at].start == turns[at].end:
            continue
        turn = timed[at]
        marks.append((max(offset, turn.start), start))
        timed[at] = msgspec.structs.replace(turn, time=start if turn.until is None else turn.time, until=until)
    return tuple(timed), marks


def is_timed(reading: Reading) -> bool:
    """Whether anything in a text says when it was said."""
    return bool(reading.cue_times) or any(turn.time is not None for turn in reading.turns)


def carried(
    reading: Reading,
    divisions: Sequence[Segmentation],
    before: tuple[Sequence[Turn], Sequence[Segment]],
    alignment: Alignment,
) -> tuple[Reading, tuple[Segmentation, ...]]:
    """A corrected text and its divisions with the times of the text before, whose turns and sentences are given.

    `alignment` leads from that text to the corrected one. A sentence of which nothing is left takes its time along.
    """
    old_turns, sentences = before
    marks = _marks([*sentences, *old_turns], alignment)
    ends = sorted((span.end, turn.until) for turn in old_turns if turn.until and (span := _moved(turn, alignment)))
    turns = tuple(_timed(turn, marks, ends) for turn in reading.turns)
    timed = tuple(replace(one, segments=_segments(one, turns, marks)) for one in divisions)
    return replace(reading, turns=turns, cue_times=tuple(marks)), timed


def _moved(one: Turn | Segment, alignment: Alignment) -> Span | None:
    """Where the words are now; None for other words in their place."""
    span = Span(one.start, one.end)
    return alignment.moved(span) if alignment.kept(span) >= max(1, KEPT * len(span)) else None


def _marks(pieces: Sequence[Turn | Segment], alignment: Alignment) -> Marks:
    """From where each time holds in the corrected text: of sentences of one cue, the first that is left."""
    found: dict[float, int] = {}
    for piece in pieces:
        if piece.time is not None and (span := _moved(piece, alignment)) is not None:
            found[piece.time] = min(span.start, found.get(piece.time, span.start))
    return sorted({place: time for time, place in sorted(found.items(), reverse=True)}.items())


def _timed(turn: Turn, marks: Marks, ends: Sequence[tuple[int, float]]) -> Turn:
    """A turn from its first mark on, to the end of the last turn before that ends in it."""
    first = bisect_left(marks, (turn.start, float("-inf")))
    time = marks[first][1] if first < len(marks) and marks[first][0] < turn.end else None
    last = bisect_right(ends, (turn.end, float("inf"))) - 1
    until = ends[last][1] if last >= 0 and ends[last][0] > turn.start else None
    return msgspec.structs.replace(turn, time=time, until=until)


def _segments(division: Segmentation, turns: Sequence[Turn], marks: Marks) -> tuple[Segment, ...]:
    return tuple(
        msgspec.structs.replace(
            segment,
            time=time_at(segment.start, turns[segment.turn], marks),
            until=turns[segment.turn].until if division.scheme == "turn" else None,
        )
        for segment in division.segments
    )
