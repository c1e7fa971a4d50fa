"""A text as a project writes it, and where a file's positions lie in it, in each way in which programs count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CODE_POINTS, UTF16 = "code points", "UTF-16 units"
_CR, _LF, _WIDE = 13, 10, 0xF0  # the first byte of a character that UTF-16 writes as two
_FIRST = -64  # bytes within a character are below it, taken with their sign


class Dialect(NamedTuple):
    """One way to count: a CRLF as one or two, characters as code points or UTF-16 units."""

    newline: int = 2
    unit: str = CODE_POINTS

    def __str__(self) -> str:
        """In words."""
        return f"positions count {self.unit}, and a CRLF as {'one' if self.newline == 1 else 'two'}"


SPEC = Dialect()


@dataclass(frozen=True, eq=False)
class Raw:
    """A text as codekit holds it, with the places where other ways to count count two."""

    text: str
    newlines: NDArray[np.int64] | None = None  # of those that were CRLF; None for no such
    wide: NDArray[np.int64] | None = None  # of characters that UTF-16 writes as two; None for no such

    @classmethod
    def of(cls, written: bytes) -> Raw:
        """From a file in UTF-8 without its byte-order mark; in bytes all of it is found sooner than in characters.

        Raises UnicodeDecodeError for what is no UTF-8.
        """
        if b"\r" not in written and written.isascii():
            return cls(written.decode())
        import numpy as np

        body, ends = _without_cr(written)
        text = body.decode("utf-8")
        each = np.frombuffer(body, np.uint8)
        wide = np.flatnonzero(each >= _WIDE)
        if not (len(ends) or len(wide)):
            return cls(text)
        newlines = ends - np.arange(len(ends))
        if len(text) < len(body):
            inner = np.flatnonzero(each.view(np.int8) < _FIRST)
            newlines, wide = (places - np.searchsorted(inner, places) for places in (newlines, wide))
        return cls(text, newlines if len(newlines) else None, wide if len(wide) else None)

    @cached_property
    def first(self) -> int:
        """The first place that some way counts as two; behind the text where there is none."""
        return min([len(self.text), *(int(found[0]) for found in (self.newlines, self.wide) if found is not None)])

    @cached_property
    def _doubled(self) -> dict[Dialect, NDArray[np.int64] | None]:
        return {}

    def doubles(self, dialect: Dialect) -> NDArray[np.int64] | None:
        """Where, in a dialect's own count, each character begins that it counts as two; None where none does."""
        if dialect not in self._doubled:
            newlines = self.newlines if dialect.newline == 2 else None
            wide = self.wide if dialect.unit == UTF16 else None
            self._doubled[dialect] = _counted([found for found in (newlines, wide) if found is not None])
        return self._doubled[dialect]

    def places(self, stretches: Sequence[Stretch], dialect: Dialect) -> list[Placed]:
        """Stretches in code points of the text."""
        most, doubles = len(self.text), self.doubles(dialect)
        if doubles is None:
            return [(start, end, start <= end <= most) for start, end, _ in stretches]
        import numpy as np

        said = np.array([(start, end) for start, end, _ in stretches], np.int64).reshape(-1, 2)
        before = np.searchsorted(doubles, said - 2, side="right")
        cut = (before < len(doubles)) & (doubles[np.minimum(before, len(doubles) - 1)] == said - 1)
        starts, ends = (said - before - cut).T
        fits = ~cut.any(axis=1) & (starts <= ends) & (ends <= most)
        return list(zip(starts.tolist(), ends.tolist(), fits.tolist(), strict=True))


class Stretch(NamedTuple):
    """Two positions as a file says them, and the element where they stand."""

    start: int
    end: int
    element: Any = None

    @property
    def name(self) -> str:
        """What the selection is called."""
        return "" if self.element is None else self.element.get("name") or ""


# A stretch in code points of its text, and whether it fits: False where it lies outside or cuts a character.
Placed = tuple[int, int, bool]


def _without_cr(written: bytes) -> tuple[bytes, NDArray[np.int64]]:
    """Bytes with LF for each line end, and where in those that were written each CRLF begins."""
    import numpy as np

    if b"\r" not in written:
        return written, np.zeros(0, np.int64)
    each = np.frombuffer(written, np.uint8)
    found = np.flatnonzero(each[:-1] == _CR)
    ends = found[each[found + 1] == _LF]
    if len(ends) == written.count(b"\r"):
        return written.replace(b"\r", b""), ends  # many times quicker than one sign for two
    return written.replace(b"\r\n", b"\n").replace(b"\r", b"\n"), ends


def _counted(kinds: Sequence[NDArray[np.int64]]) -> NDArray[np.int64] | None:
    """Places in code points as a count gives them that takes each of them for two."""
    if not kinds:
        return None
    import numpy as np

    places = kinds[0] if len(kinds) == 1 else np.sort(np.concatenate(kinds))
    counted: NDArray[np.int64] = places + np.arange(len(places))
    return counted
