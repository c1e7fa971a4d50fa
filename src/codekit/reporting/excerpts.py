"""A list of excerpts as a document: what was asked for, how many there are, and the words by code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from codekit.model.numbering import counted
from codekit.reporting.content import Content, Part


@dataclass(frozen=True, slots=True)
class Passage:
    """One excerpt, and where it is from; `turn` is counted from 0."""

    words: str
    case: str
    transcript: str
    turn: int
    speaker: str
    polarity: str
    coder: str

    @property
    def line(self) -> str:
        """The words and their source, as they stand in a list."""
        place = f"{self.transcript}, turn {counted(self.turn)}"
        source = (self.case, place, self.speaker, self.polarity, f"coded by {self.coder}")
        return f"“{' '.join(self.words.split())}” ({'; '.join(filter(None, source))})"


@dataclass(frozen=True, slots=True)
class Listed:
    """Excerpts by code: (name, id, passages)."""

    study: str
    codebook: str
    counts: str
    asked: str
    groups: Sequence[tuple[str, str, Sequence[Passage]]]


def build(listed: Listed) -> Content:
    """The list as a document with a part for each code."""
    asked = f"Asked for: {listed.asked}." if listed.asked else "All excerpts that count."
    opening = Part("about", "What this is", (f"{listed.counts}, coded with {listed.codebook}.", asked))
    parts = [
        Part(f"code-{number}", f"{name} ({len(passages):,})", items=tuple(passage.line for passage in passages))
        for number, (name, _, passages) in enumerate(listed.groups, 1)
    ]
    return Content("Excerpts", listed.study, (opening, *parts))
