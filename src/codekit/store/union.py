"""Bring two stores' events together: a set union of lines, whatever version wrote them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from codekit.errors import Problem
from codekit.store import redacting
from codekit.store.folder import places
from codekit.store.protocols import EventStore
from codekit.store.values import Absorbed

REMEDY = "Windows and macOS take both for one; the other copy has it still"


class Source(Protocol):
    """What lines come from: another store, or another computer."""

    def lines(self, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
        """Every event after the name of its ledger; what does not belong there is added to `problems`."""


def absorb(store: EventStore, other: Source, *, but: Callable[[str], bool] = lambda _: False) -> Absorbed:
    """Append what the other has and this one lacks; everything is read before anything is written.

    Ledgers that `but` names stay out. Words that were taken out in either come back from neither.
    Raises CodekitError where this store refuses; running it again goes on.
    """
    wanted: dict[str, dict[bytes, None]] = defaultdict(dict)
    problems: list[Problem] = []
    came = [(name, line) for name, line in other.lines(problems) if not but(name)]
    blank = redacting.known(store) | redacting.named_in(came)
    _ = redacting.apply(store, blank)
    for name, line in came:
        wanted[name][redacting.left_of(line, blank)] = None
    spelt = _Spelt(store.ledger_names())
    by_round: Counter[str] = Counter()
    for name, lines in wanted.items():
        if other_name := spelt.clash(name):
            problems.append(Problem(name, None, f"differs from {other_name} by capitals only, not taken over", REMEDY))
        else:
            spelt.add(name)
            by_round[_round_of(name)] += store.add_missing(name, lines)
    return Absorbed(by_round.total(), tuple(problems), by_round)


def _round_of(name: str) -> str:
    """The round that a ledger belongs to; "" for one of the study's own."""
    kind, round_id, _ = name.split("/", maxsplit=2)
    return "" if kind == places.STUDY else round_id


class _Spelt:
    """Names of ledgers and of their folders, as they are spelt: on Windows and macOS capitals make no difference."""

    def __init__(self, names: Iterable[str]) -> None:
        self.known: set[str] = set()
        self.by_folded: dict[str, str] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        for part in _parts(name):
            self.known.add(part)
            self.by_folded.setdefault(part.casefold(), part)

    def clash(self, name: str) -> str:
        """The known name that such a system would take this one for; "" where there is none."""
        unknown = (part for part in _parts(name) if part not in self.known)
        return next((self.by_folded[part.casefold()] for part in unknown if part.casefold() in self.by_folded), "")


def _parts(name: str) -> list[str]:
    """A name and the folders above it."""
    parts = name.split("/")
    return ["/".join(parts[:count]) for count in range(2, len(parts) + 1)]
