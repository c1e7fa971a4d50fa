"""WebVTT and SubRip captions as turns: cues of one speaker joined by a space.

Our own small parser: webvtt-py drops the words of a cue whose times it cannot read, keeps only the first
voice of a cue and leaves entities escaped. Here no word of a cue is lost, except lines that rolling
captions (YouTube) show a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from codekit.errors import ImportRefusedError
from codekit.formats.transcripts.cue_text import Piece, clean, label_counts, pieces
from codekit.model import speakers
from codekit.model.source import RawTurn, Source
from codekit.tables.decoding import decode

_TIMING = re.compile(r"\s*(?P<start>[\d:.,]\S*)\s*-->\s*(?P<end>\S+)")
_SBV = re.compile(r"^[ \t]*(\d+:\d{2}:\d{2}\.\d{3}),(\d+:\d{2}:\d{2}\.\d{3})[ \t]*$", re.MULTILINE)
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?")
_COMMENT = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Cue:
    """One caption: when, which lines, and the number of its timing line in the file."""

    line: int
    time: float | None
    lines: tuple[str, ...]
    until: float | None = None


def read_vtt(data: bytes, name: str) -> list[Source]:
    """Read a WebVTT file: voices, `Name: text` labels, rolling captions.

    Raises ImportRefusedError where it is no text or holds no captions.
    """
    return _read(data, name, "vtt")


def read_srt(data: bytes, name: str) -> list[Source]:
    """Read a SubRip file; speakers are told by `Name: text` labels only.

    Raises ImportRefusedError where it is no text or holds no captions.
    """
    return _read(data, name, "srt")


def read_sbv(data: bytes, name: str) -> list[Source]:
    """Read YouTube's captions, whose times are `0:00:01.000,0:00:04.000`. Raises ImportRefusedError as `read_srt`."""
    return _read(data, name, "sbv")


def _read(data: bytes, name: str, kind: str) -> list[Source]:
    decoded = decode(data, name)
    text = _SBV.sub(r"\1 --> \2", decoded.text) if kind == "sbv" else decoded.text
    cues, unused = _cues(text.split("\n"))
    if not any(clean(line) for cue in cues for line in cue.lines):
        hint = "a caption file has lines with two times and an arrow between them, and words below"
        raise ImportRefusedError("no captions found in this file", where=name, hint=hint)
    once, repeated = _without_repeats(cues)
    undated = [cue.line for cue in cues if cue.time is None]
    notes = [*decoded.notes]
    if repeated:
        notes.append(f"rolling captions: {repeated} lines that only repeat the line before were left out")
    if undated:
        notes.append(f"{len(undated)} cues have a time that cannot be read; their words are kept")
    if unused:
        notes.append(f"{len(unused)} lines before the first caption were left out")
    turns = tuple(turns_of(once))
    return [Source(kind, decoded.encoding, turns=turns, notes=tuple(notes), lost=tuple(sorted({*undated, *unused})))]


def _cues(lines: Sequence[str]) -> tuple[list[Cue], list[int]]:
    """All lines between two timing lines are the first one's words, less the next cue's id and comments."""
    starts = [number for number, line in enumerate(lines) if _TIMING.match(line)]
    cues: list[Cue] = []
    for number, following in pairwise([*starts, len(lines)]):
        held = _without_comments(lines[number + 1 : _before_id(lines, following, number)])
        timing = _TIMING.match(lines[number])
        start, end = (_seconds(timing[name]) if timing else None for name in ("start", "end"))
        cues.append(Cue(number + 1, start, tuple(held), end))
    head = lines[: _before_id(lines, starts[0], -1)] if starts else []
    is_vtt = bool(head) and head[0].lstrip("\ufeff").startswith("WEBVTT")
    return cues, [] if is_vtt else [number for number, line in enumerate(head, 1) if line.strip()]


def _before_id(lines: Sequence[str], timing: int, above: int) -> int:
    """Where the words before a timing line end: an id is the one line directly above it, alone in its block."""
    if timing == len(lines) or timing - 1 <= above or not lines[timing - 1].strip():
        return timing
    if timing - 2 == above or not lines[timing - 2].strip():
        return timing - 1 if above < timing - 2 or above == -1 or lines[timing - 1].strip().isdigit() else timing
    return timing


def _without_comments(lines: Sequence[str]) -> Iterator[str]:
    inside, after_blank = False, False
    for line in lines:
        if after_blank and _COMMENT.match(line):
            inside = True
        after_blank = not line.strip()
        inside = inside and not after_blank
        if not inside and not after_blank:
            yield line


def _seconds(stamp: str) -> float | None:
    clock = _CLOCK.fullmatch(stamp)
    if not clock:
        return None
    hours, minutes, whole, part = (group or "0" for group in clock.groups())
    fraction = float(f"0.{part}") if clock[4] else 0.0
    return round(int(hours) * 3600 + int(minutes) * 60 + int(whole) + fraction, 3)


def _without_repeats(cues: Sequence[Cue]) -> tuple[list[Cue], int]:
    """Leave out the lines that rolling captions show again in the next cue.

    Only where it is the file's habit: two people who both say "Yeah." one after the other are kept.
    """
    words = [tuple(text for line in cue.lines if (text := clean(line))) for cue in cues]
    again = [_overlap(before, after) for before, after in pairwise(words)]
    repeats = sum(count > 0 for count in again)
    rolls = sum(0 < count < len(after) for count, after in zip(again, words[1:], strict=True))
    word_times = any(re.search(r"<\d[\d:.]+>", line) for cue in cues for line in cue.lines)
    if not repeats or not (word_times or (rolls > 1 and repeats >= len(again) * 0.5)):
        return list(cues), 0
    kept = [
        replace(cue, lines=tuple(line for line in cue.lines if clean(line))[count:])
        for cue, count in zip(cues, [0, *again], strict=True)
    ]
    return kept, sum(again)


def _overlap(before: Sequence[str], after: Sequence[str]) -> int:
    """How many first lines of a cue are the last lines of the cue before."""
    for count in range(min(len(before), len(after)), 0, -1):
        if before[-count:] == after[:count]:
            return count
    return 0


def turns_of(cues: Sequence[Cue]) -> Iterator[RawTurn]:
    """Join the pieces of one speaker; a piece without a label goes on from the speaker before."""
    labels = label_counts(cue.lines for cue in cues)
    current: _Growing | None = None
    for cue in cues:
        for number, piece in enumerate(pieces(cue.lines, labels)):
            first = number == 0 or piece.changes
            if current is None or _changes(current.speaker, piece):
                if current is not None:
                    yield current.turn()
                current = _Growing(piece.speaker or "", cue.time)
            current.add(piece.text, cue.time if first or not current.texts else None, cue.until)
    if current is not None:
        yield current.turn()


class _Growing:
    """A turn whose pieces are joined once, at its end: one speaker may have a hundred thousand of them."""

    def __init__(self, speaker: str, time: float | None) -> None:
        self.speaker, self.time, self.length = speaker, time, 0
        self.until: float | None = None
        self.texts: list[str] = []
        self.cues: list[tuple[int, float]] = []

    def add(self, text: str, time: float | None, until: float | None) -> None:
        if time is not None:
            self.cues.append((self.length, time))
        self.texts.append(text)
        self.length += len(text) + 1
        self.until = until

    def turn(self) -> RawTurn:
        return RawTurn(self.speaker, " ".join(self.texts), self.time, cues=tuple(self.cues), until=self.until)


def _changes(speaker: str, piece: Piece) -> bool:
    if piece.speaker is None:
        return piece.changes
    return speakers.key(piece.speaker) != speakers.key(speaker)
