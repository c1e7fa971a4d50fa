"""What a reader must know beside figures: of a kind that programs ask for, in words for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """One remark; programs go by its kind and never look into its words."""

    kind: str
    words: str


def notes(kind: str, words: Iterable[str]) -> Iterator[Note]:
    """Notes of one kind."""
    return (Note(kind, each) for each in words)
