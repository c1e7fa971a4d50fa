"""A coded transcript before it has any form: its lines, what is remarked on them, and where the text is cut for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from codekit.model.transcript import Transcript, Turn
from codekit.tables.text import safe_text

ABOVE = " > "  # between the names of a path
CODING, NOTE, SKIPPED = "coding", "note", "skipped"
PALETTE = (
    *("#1f77b4", "#c2570c", "#2a8a3e", "#b3261e", "#7a4fb5", "#8a5a44"),
    *("#c2408f", "#5f6b76", "#8a7d00", "#0a8a99", "#4059ad", "#97590a"),
)


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that is said of a stretch of the text: a coding, a note, or that it was skipped.

    start..end is half-open, in code points; `start == end` where it is about the whole transcript or the words are
    not in the text. `title` is the code's name, `above` the names of the codes above it, `details` what else is said.
    """

    kind: str
    title: str
    who: str
    start: int = 0
    end: int = 0
    code: str = ""
    book: str = ""  # the codebook's id
    above: tuple[str, ...] = ()
    round: str = ""
    at: str = ""
    details: tuple[str, ...] = ()
    colour: str = PALETTE[0]

    @property
    def key(self) -> tuple[str, str]:
        """What tells the code from every other: two codebooks may use one id."""
        return self.book, self.code

    @property
    def path(self) -> str:
        """The names of the codes above it, in one line."""
        return ABOVE.join(self.above)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line in which nothing begins or ends; `remarks` are the numbers of those that it lies in."""

    start: int
    end: int
    is_label: bool
    remarks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text that is not blank, in pieces; `role` is that of whoever speaks, "" outside any turn."""

    role: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class CodedText:
    """One transcript with what is remarked on it.

    `remarks` stand in the order of the text; `about` are those that lie nowhere in it: on the whole transcript, or on
    words that it does not have.
    """

    transcript: Transcript
    subtitle: str = ""
    remarks: tuple[Remark, ...] = ()
    about: tuple[Remark, ...] = ()

    @property
    def id(self) -> str:
        """The transcript's id."""
        return self.transcript.id

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the text: every word of it stands in one piece, and in no other."""
        return tuple(_Cutting(self).lines())

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """Where each piece begins and ends, counted over all lines."""
        pieces = [piece for line in self.lines for piece in line.pieces]
        return [piece.start for piece in pieces], [piece.end for piece in pieces]

    def ends(self, remark: Remark) -> tuple[int, int]:
        """The first and the last piece, counted over all lines, of a remark; the nearest where it holds no word."""
        starts, ends = self._edges
        first = bisect_right(ends, remark.start)
        last = bisect_left(starts, remark.end) - 1
        if first > last:
            first = last = min(first, len(starts) - 1)
        return first, last


class _Cutting:
    """Cuts a text at its lines, labels and remarks, once through."""

    def __init__(self, coded: CodedText) -> None:
        self.transcript = coded.transcript
        self.begin: defaultdict[int, list[int]] = defaultdict(list)
        self.end: defaultdict[int, list[int]] = defaultdict(list)
        for number, remark in enumerate(coded.remarks):
            self.begin[remark.start].append(number)
            self.end[remark.end].append(number)
        self.cuts = sorted({*self.begin, *self.end})
        self.turns = [turn for turn in self.transcript.turns if turn.start < turn.end or turn.speaker]
        self.turn_starts = [turn.start for turn in self.turns]

    def lines(self) -> Iterator[Line]:
        """The lines that are not blank."""
        inside: list[int] = []
        start = passed = 0
        for words in self.transcript.text.split("\n"):
            end = start + len(words)
            turn, label = self._turn(words, start, end)
            marks = sorted(
                {start, end, label, *self.cuts[bisect_right(self.cuts, start) : bisect_left(self.cuts, end)]}
            )
            pieces = []
            for left, right in pairwise(marks):
                while passed < len(self.cuts) and self.cuts[passed] <= left:
                    inside = self._after(inside, self.cuts[passed])
                    passed += 1
                pieces.append(Piece(left, right, right <= label, tuple(inside)))
            if safe_text(words).strip():
                yield Line(self.transcript.role(turn.speaker) if turn else "", tuple(pieces))
            start = end + 1

    def _after(self, inside: list[int], cut: int) -> list[int]:
        gone = set(self.end[cut])
        return [number for number in inside if number not in gone] + self.begin[cut]

    def _turn(self, words: str, start: int, end: int) -> tuple[Turn | None, int]:
        """The turn that a line belongs to, and where the label ends that the line begins with."""
        number = bisect_left(self.turn_starts, start)
        turn = self.turns[number] if number < len(self.turns) else None
        if turn and turn.start <= end:  # it begins in this line, after its label
            return turn, turn.start if turn.speaker else start
        before = self.turns[number - 1] if number else None
        if before and before.end > start:
            return before, start
        if turn and turn.speaker and turn.speaker in words and not self.transcript.text[end : turn.start].strip():
            return turn, end  # the label has a line of its own
        return None, start
