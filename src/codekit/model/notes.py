"""What a reader must know beside figures: of a kind that programs ask for, in words for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

FEW, SOME = 6, 10  # names that a line can take


@dataclass(frozen=True, slots=True)
class Note:
    """One remark; programs go by its kind and never look into its words."""

    kind: str
    words: str


def notes(kind: str, words: Iterable[str]) -> Iterator[Note]:
    """Notes of one kind."""
    return (Note(kind, each) for each in words)


def listed(names: Sequence[str], most: int = SOME) -> str:
    """Names in a line: the first of them, and how many more there are."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
