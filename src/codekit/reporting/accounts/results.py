"""What accounts of results are made of: themes with quotations, a codebook with its uses, packets for participants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from codekit.model.codebook import Codebook
from codekit.reporting.codebook_page import Use


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage as it may be printed; `state` is what came of holding it against its transcript."""

    words: str
    case: str
    transcript: str
    attribution: str
    state: str
    evidence: str = ""
    problems: tuple[str, ...] = ()


@dataclass(frozen=True)
class ThemeRow:
    """A theme with k of n, the other states, evidence against it, and quotations from different cases."""

    code: str
    name: str
    depth: int
    definition: str
    k: int
    n: int
    states: Mapping[str, int]  # in the words of the workbook
    contrary: int
    hypothetical: int
    against: tuple[str, ...]  # the cases with contrary evidence
    quotes: tuple[Quote, ...] = ()
    disconfirming: tuple[Quote, ...] = ()
    below: tuple[str, ...] = ()
    refused: tuple[Quote, ...] = ()  # those that a team chose and that do not say what was said


@dataclass(frozen=True)
class Themes:
    """The theme table of a study."""

    study: str
    codebook: str
    counted: str
    rows: tuple[ThemeRow, ...]
    spread: Mapping[str, Mapping[str, int]] = field(default_factory=dict)  # by case and theme, how many quotations
    warnings: tuple[str, ...] = ()
    words: bool = True  # most, some, ... beside the counts
    called: Mapping[str, str] = field(default_factory=dict)  # what people call the cases

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit report themes --json`."""
        return {
            "study": self.study,
            "codebook": self.codebook,
            "counted": self.counted,
            "themes": [_theme_json(row) for row in self.rows],
            "spread": {case: dict(counts) for case, counts in self.spread.items()},
            "warnings": list(self.warnings),
        }


def _theme_json(row: ThemeRow) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "k": row.k,
        "n": row.n,
        "states": dict(row.states),
        "contrary": row.contrary,
        "hypothetical": row.hypothetical,
        "contrary_cases": list(row.against),
        "quotes": _quotes_json(row.quotes),
        "disconfirming": _quotes_json(row.disconfirming),
        "refused": _quotes_json(row.refused),
    }


def _quotes_json(quotes: Sequence[Quote]) -> list[dict[str, Any]]:
    return [
        {
            "quote": one.words,
            "case": one.case,
            "transcript": one.transcript,
            "attribution": one.attribution,
            "state": one.state,
            "evidence": one.evidence,
            "problems": list(one.problems),
        }
        for one in quotes
    ]


@dataclass(frozen=True, slots=True)
class Edition:
    """A version of a codebook: the rounds that used it, what it changed of the one before it, and why."""

    version: str
    rounds: tuple[str, ...]
    changes: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    first: str = ""  # the day on which a round first used it


@dataclass(frozen=True)
class Appendix:
    """A codebook as an appendix; `where` maps a code to the cases and transcripts in which it was used."""

    study: str
    book: Codebook
    uses: Mapping[str, Use]
    editions: tuple[Edition, ...]
    where: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    called: Mapping[str, str] = field(default_factory=dict)  # what people call the cases

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit report codebook --json`."""
        return {
            "study": self.study,
            "codebook": self.book.id,
            "version": self.book.version,
            "codes": [
                {
                    "code": code.id,
                    "name": code.name,
                    "parent": code.parent,
                    "codings": self.uses[code.id].codings,
                    "codings_below": self.uses[code.id].below,
                    "coders": list(self.uses[code.id].coders),
                    "cases": list(self.where[code.id][0]),
                    "transcripts": list(self.where[code.id][1]),
                }
                for code in self.book.codes
            ],
            "versions": [
                {
                    "version": e.version,
                    "first_used": e.first or None,
                    "rounds": list(e.rounds),
                    "changes": list(e.changes),
                    "reasons": list(e.reasons),
                }
                for e in self.editions
            ],
        }


@dataclass(frozen=True, slots=True)
class Topic:
    """What one case said about a theme, for the case to read."""

    code: str
    name: str
    definition: str
    passages: tuple[tuple[str, str, str], ...]  # transcript, words, and how we read it where it does not support


@dataclass(frozen=True)
class Packet:
    """What a case is sent to look at its own words; it bears what the case is called, and nobody's name."""

    study: str
    case: str
    transcripts: tuple[str, ...]
    topics: tuple[Topic, ...]
    called: str = ""

    def to_json(self) -> dict[str, Any]:
        """One entry of `codekit report member-check --json`."""
        return {
            "case": self.case,
            "transcripts": list(self.transcripts),
            "themes": [
                {
                    "code": t.code,
                    "name": t.name,
                    "passages": [
                        {"transcript": id_, "words": words, "read_as": read} for id_, words, read in t.passages
                    ],
                }
                for t in self.topics
            ],
        }
