"""Positions as other tools count them, in the text as codekit keeps it: line feeds only, in Unicode code points.

A tool may count code points, UTF-16 units or UTF-8 bytes, and a text may hold what it does not count: line ends that
are put between its paragraphs here, or the carriage returns and the byte-order mark that codekit drops.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from codekit.model.span import Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

POINTS, UTF16, BYTES = "code points", "UTF-16 units", "UTF-8 bytes"
_BOM = "\ufeff"


class Piece(NamedTuple):
    """A stretch of a text; one that is not counted was put there by codekit."""

    text: str
    counted: bool = True


class Positions:
    """One text with its positions in a tool's unit."""

    def __init__(self, pieces: str | Iterable[Piece], unit: str = POINTS) -> None:
        """Keep the pieces; the text has line feeds only, no byte-order mark, and nothing that cannot be stored."""
        given = [Piece(pieces)] if isinstance(pieces, str) else list(pieces)
        self._pieces, self.unit = [piece for piece in given if piece.text], unit
        self._raw = storable("".join(piece.text for piece in self._pieces))
        self.text = self._raw.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")

    def span(self, start: int, end: int) -> Span | None:
        """The span of what the tool calls start..end; None where that is empty, outside, or within a character."""
        if not 0 <= start < end:
            return None
        if self._plain:
            return Span(start, end) if end <= len(self.text) else None
        begin, finish = self._place(start, "right"), self._place(end, "left")
        return Span(begin, finish) if begin is not None and finish is not None and begin < finish else None

    @property
    def whole(self) -> Span | None:
        """All of the text, None where there is none."""
        return Span(0, len(self.text)) if self.text else None

    @cached_property
    def _plain(self) -> bool:
        counted = all(piece.counted for piece in self._pieces)
        return counted and self._raw == self.text and (self.unit == POINTS or self.text.isascii())

    def _place(self, at: int, side: str) -> int | None:
        """A position of the tool as one of the text; a start lies behind what is not counted, an end before it."""
        starts, places = self._table
        # numpy's own search would copy the whole table for each place.
        index = bisect_right(starts, at) - 1 if side == "right" else bisect_left(starts, at)
        return int(places[index]) if index < len(starts) and starts[index] == at else None

    @cached_property
    def _table(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Where each character begins, as the tool counts and in the text; one more for the end."""
        import numpy as np

        points = np.frombuffer(self._raw.encode("utf-32-le"), dtype="<u4")
        widths = _widths(points, self.unit)
        begin = 0
        for piece in self._pieces:
            if not piece.counted:
                widths[begin : begin + len(piece.text)] = 0
            begin += len(piece.text)
        held = np.ones(len(points), dtype=np.int32)
        held[:-1][(points[:-1] == 13) & (points[1:] == 10)] = 0
        held[: int(self._raw.startswith(_BOM))] = 0
        return _before(widths), _before(held)


def _widths(points: NDArray[np.uint32], unit: str) -> NDArray[np.int32]:
    import numpy as np

    widths = np.ones(len(points), dtype=np.int32)
    for more in {POINTS: (), UTF16: (0xFFFF,), BYTES: (0x7F, 0x7FF, 0xFFFF)}[unit]:
        widths += points > more
    return widths


def _before(counts: NDArray[np.int32]) -> NDArray[np.int32]:
    """The sum of all that stand before each, and of all."""
    import numpy as np

    sums = np.zeros(len(counts) + 1, dtype=np.int32)
    np.cumsum(counts, out=sums[1:])
    return sums


def length(text: str, unit: str) -> int:
    """How long a text is in a tool's unit."""
    return {
        POINTS: lambda: len(text),
        UTF16: lambda: len(text) + sum(letter > "\uffff" for letter in text),
        BYTES: lambda: len(storable(text).encode()),
    }[unit]()


def storable(text: str) -> str:
    """The text with what no UTF-8 file can hold replaced, one for one."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text


def unit_of(samples: Sequence[tuple[str, int, int, str]]) -> str:
    """Whether positions count code points or UTF-16 units, by the words that the tool keeps beside them.

    Each sample is a text, start, end, and the words there. Where both fit equally well it is code points.
    """
    fitting = dict.fromkeys((POINTS, UTF16), 0)
    telling: dict[str, dict[str, Positions]] = {}
    for text, start, end, words in samples:
        if text not in telling:
            differ = not text.isascii() and max(text) > "\uffff"
            telling[text] = {unit: Positions(text, unit) for unit in fitting} if differ else {}
        for unit, positions in telling[text].items():
            span = positions.span(start, end)
            fitting[unit] += span is not None and same_words(positions.text, span, words)
    return UTF16 if fitting[UTF16] > fitting[POINTS] else POINTS


def same_words(text: str, span: Span, words: str) -> bool:
    """True where these words stand at a place, white space aside."""
    if len(span) > 2 * len(words) + 100:  # never long work for few words
        return False
    return text[span.start : span.end].split() == words.split()
