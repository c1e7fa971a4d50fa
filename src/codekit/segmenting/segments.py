"""The stored divisions of a transcript: turns, paragraphs, sentences.

Every turn has at least one segment, so numbers run over all turns and segment N of the turn scheme is turn
N; where nothing is said the segment is empty (`start == end`) and no unit of analysis.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from codekit.errors import UnknownNameError
from codekit.model.transcript import SCHEMES, Segment, Segmentation, Turn
from codekit.segmenting.sentences import made_by, sentence_spans
from codekit.segmenting.times import time_at
from codekit.segmenting.units import trim

Ranges = list[tuple[int, int]]

_ANY_BREAK = re.compile(r"\n\s*")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_ONLY_MARKS = re.compile(r"[>*_#|=~\-–—.…\s\"'”’)]+")
_CLOSED = re.compile(r"[.?!…。！？:：;؟\"”’»)\]*_>—–-]\s*$")


def segment(
    text: str,
    turns: Sequence[Turn],
    scheme: str,
    *,
    cue_times: Sequence[tuple[int, float]] = (),
    model: str | None = None,
) -> Segmentation:
    """Divide the turns of a text into segments of one scheme; a segment never leaves its turn.

    A segment's time is the last one known at or before its first character within its turn, so a sentence
    takes the time of its caption cue, or else that of its turn. `model` names a trained spaCy pipeline for
    sentences. Raises UnknownNameError for an unknown scheme, or a model that is not installed.
    """
    if scheme not in SCHEMES:
        raise UnknownNameError("segmentation", scheme, SCHEMES)
    if scheme == "turn":
        return _segmentation(scheme, turns, [[(t.start, t.end)] for t in turns], cue_times, ("codekit.turns", "1"))
    split = _BLANK_LINE if is_hard_wrapped(text, turns) else _ANY_BREAK
    paragraphs = [_paragraphs(text, turn, split) for turn in turns]
    if scheme == "paragraph":
        return _segmentation(scheme, turns, paragraphs, cue_times, ("codekit.paragraphs", "1"))
    return _segmentation(scheme, turns, _sentences(text, paragraphs, model), cue_times, made_by(model))


def is_hard_wrapped(text: str, turns: Iterable[Turn]) -> bool:
    """True when lines break in the middle of sentences, so that only blank lines separate paragraphs."""
    breaks = cut = 0
    longest = 0
    for turn in turns:
        lines = text[turn.start : turn.end].split("\n")
        for line, following in pairwise(lines):
            if line.strip() and following.strip():
                breaks += 1
                cut += _CLOSED.search(line) is None
                longest = max(longest, len(line))
    # A longer line was not wrapped; of wrapped lines some end with a sentence by chance.
    return breaks > 0 and longest <= 140 and cut > breaks * 0.4


def _paragraphs(text: str, turn: Turn, split: re.Pattern[str]) -> Ranges:
    ranges: Ranges = []
    start = turn.start
    for match in split.finditer(text, turn.start, turn.end):
        ranges.append((start, match.start()))
        start = match.end()
    ranges.append((start, turn.end))
    trimmed = [trim(text, *part) for part in ranges]
    return _joined(text, [part for part in trimmed if part[0] < part[1]]) or [(turn.start, turn.start)]


def _joined(text: str, parts: Ranges) -> Ranges:
    """Parts that hold only marks, such as the '>' of an empty quoted line, join the part before them, or the next."""
    joined: Ranges = []
    for start, end in parts:
        if joined and (_ONLY_MARKS.fullmatch(text, start, end) or _ONLY_MARKS.fullmatch(text, *joined[-1])):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _sentences(text: str, paragraphs: Sequence[Ranges], model: str | None) -> list[Ranges]:
    flat = [text[start:end] for ranges in paragraphs for start, end in ranges]
    spans = sentence_spans(flat, model)
    # Joined within one paragraph only: no sentence crosses its paragraph.
    return [
        [
            part
            for start, _ in ranges
            for part in _joined(text, [(start + a, start + b) for a, b in next(spans) or [(0, 0)]])
        ]
        for ranges in paragraphs
    ]


def _segmentation(
    scheme: str,
    turns: Sequence[Turn],
    ranges: Sequence[Ranges],
    cue_times: Sequence[tuple[int, float]],
    maker: tuple[str, str],
) -> Segmentation:
    segments: list[Segment] = []
    for turn, parts in zip(turns, ranges, strict=True):
        for start, end in parts:
            time = time_at(start, turn, cue_times)
            until = turn.until if scheme == "turn" else None
            segments.append(Segment(len(segments), start, end, turn.index, turn.speaker, time, until))
    return Segmentation(scheme, tuple(segments), *maker)
