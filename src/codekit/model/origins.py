"""How codings came into a round: in the window, by a coding sheet that codekit wrote, or from a table.

The window shows coders of a blind round their own work only, and a coding sheet holds only its coder's own codings: so
codekit can answer for blindness there. What comes from a table was made elsewhere, in whatever way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from codekit.model.events import AssignmentFinish, Coding
from codekit.model.layer import Layer

WINDOW, SHEET, TABLE, UNKNOWN = "window", "sheet", "table", "unknown"


@dataclass(frozen=True, slots=True)
class Origins:
    """How many assignments (a coder's finished work on a transcript) came in which way.

    An assignment with several ways counts once: as a table before unknown, unknown before a sheet, that before the
    window. Unknown are ledgers from before this was recorded.
    """

    window: int = 0
    sheet: int = 0
    table: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        """All assignments."""
        return self.window + self.sheet + self.table + self.unknown

    @property
    def blind(self) -> int:
        """Those for whose blindness codekit can answer, where the round was a blind one."""
        return self.window + self.sheet

    def to_json(self) -> dict[str, int]:
        """The counts by way."""
        return asdict(self)

    def __str__(self) -> str:
        """What a head states as blindness."""
        if not self.total:
            return "not known: nothing was finished"
        if self.blind == self.total:
            ways = [name for name, n in (("window", self.window), ("coding sheets", self.sheet)) if n]
            return f"yes ({', '.join(ways)})"
        if self.table == self.total:
            return "not known: imported from a table"
        if self.unknown == self.total:
            return "not known: how the codings were made is not recorded"
        parts = ", ".join(f"{n} {words}" for n, words in self.in_words())
        return f"in part: of {self.total} assignments {parts}"

    def in_words(self) -> list[tuple[int, str]]:
        """The ways that occur, each with its number."""
        named = (
            (self.window, "in the window"),
            (self.sheet, "in coding sheets"),
            (self.table, "imported from a table"),
            (self.unknown, "not recorded how"),
        )
        return [(n, words) for n, words in named if n]


def origins(layers: Iterable[Layer]) -> Origins:
    """The ways of some finished layers."""
    return Origins(**Counter(map(way, layers)))


def way(layer: Layer) -> str:
    """How a layer came about: by its codings, or, where it has none, by what finished it."""
    return _first(layer.codings or layer.finishes)


def carried(codings: Iterable[Coding]) -> str:
    """The source of a coding that the window puts in the place of others: theirs, so that no touch makes it blind."""
    found = _first(codings)
    return "" if found == WINDOW else found


def _first(events: Iterable[Coding | AssignmentFinish]) -> str:
    ways = {_way(event.source, event.op) for event in events}
    return next((name for name in (TABLE, UNKNOWN, SHEET, WINDOW) if name in ways), UNKNOWN)


def _way(source: str, op: str) -> str:
    """Every event of the window names the operation that it is part of; another source is one of a later version."""
    if source:
        return source if source in {SHEET, TABLE} else UNKNOWN
    return WINDOW if op else UNKNOWN
