"""What accounts of a study are made of: sentences that name where their facts are recorded, items, entries, themes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from codekit.model.codebook import Codebook
from codekit.reporting.codebook_page import Use

SLOT = re.compile(r"\[[^\[\]a-z]{4,}\]")  # what the team writes stands in capitals
AUTOMATIC, PARTLY, MANUAL = CLASSES = ("A", "P", "M")
FILLED, IN_PART, UNRECORDED, TO_WRITE = "from the data", "in part", "not recorded", "to be written"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of a methods section, and the files and events in which their facts are recorded.

    One without records states nothing: it holds a slot in capitals for what the team must write.
    """

    text: str
    records: tuple[str, ...] = ()

    @property
    def slots(self) -> tuple[str, ...]:
        """What the team must write in it."""
        return tuple(SLOT.findall(self.text))


@dataclass(frozen=True, slots=True)
class Section:
    """Sentences under one heading."""

    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Methods:
    """The methods section of a study, as far as it is recorded."""

    study: str
    sections: tuple[Section, ...]

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Every sentence, in order."""
        return (sentence for section in self.sections for sentence in section.sentences)

    @property
    def records(self) -> tuple[str, ...]:
        """Where the facts are recorded, each once, in the order of their first use: what notes number."""
        return tuple(dict.fromkeys(record for sentence in self.sentences for record in sentence.records))

    @property
    def slots(self) -> tuple[str, ...]:
        """What is left to write."""
        return tuple(dict.fromkeys(slot for sentence in self.sentences for slot in sentence.slots))

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit report methods --json`."""
        return {
            "study": self.study,
            "sections": [
                {
                    "title": section.title,
                    "sentences": [
                        {"text": one.text, "records": list(one.records), "slots": list(one.slots)}
                        for one in section.sentences
                    ],
                }
                for section in self.sections
            ],
            "slots": list(self.slots),
        }


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a reporting standard and what the study says about it.

    `kind` is A (filled from data), P (partly; the team completes it) or M (the team writes it, and nothing else does).
    """

    number: str
    topic: str
    title: str
    kind: str
    sentences: tuple[Sentence, ...] = ()

    @property
    def facts(self) -> tuple[Sentence, ...]:
        """The sentences that rest on a record."""
        return tuple(one for one in self.sentences if one.records)

    @property
    def status(self) -> str:
        """How far it is filled."""
        if self.kind == MANUAL:
            return TO_WRITE
        if not self.facts:
            return UNRECORDED
        return FILLED if self.kind == AUTOMATIC and not any(one.slots for one in self.sentences) else IN_PART

    @property
    def text(self) -> str:
        """What stands in the checklist: never anything but `to be written` for what only the team knows."""
        if self.kind == MANUAL:
            return TO_WRITE
        words = " ".join(one.text for one in self.sentences)
        return words if self.facts else " ".join(filter(None, (f"{UNRECORDED}: {TO_WRITE}", words)))

    @property
    def source(self) -> str:
        """Where its facts are recorded."""
        return "; ".join(dict.fromkeys(record for one in self.facts for record in one.records))


@dataclass(frozen=True)
class Checklist:
    """A reporting standard with its items."""

    study: str
    name: str
    title: str
    source: str
    items: tuple[Item, ...]
    note: str = ""

    def count(self, status: str) -> int:
        """How many items have a status."""
        return sum(item.status == status for item in self.items)

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit report coreq --json`."""
        return {
            "study": self.study,
            "standard": self.name,
            "source": self.source,
            "items": [
                {
                    "item": item.number,
                    "topic": item.topic,
                    "title": item.title,
                    "class": item.kind,
                    "status": item.status,
                    "text": item.text,
                    "source": item.source,
                }
                for item in self.items
            ],
        }


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: when, who, what, why, and where it is recorded. `at` is "" where no time is recorded."""

    at: str
    who: str
    kind: str
    what: str
    why: str = ""
    record: str = ""


@dataclass(frozen=True)
class Trail:
    """What happened in a study, in the order of time; `untimed` has a record that bears no time."""

    study: str
    entries: tuple[Entry, ...]
    untimed: tuple[Entry, ...] = ()
    withheld: tuple[str, ...] = ()  # rounds that are blind: only their start is told

    def to_json(self) -> dict[str, Any]:
        """The document of `codekit report audit --json`."""
        return {
            "study": self.study,
            "entries": [
                {"at": e.at or None, "who": e.who, "kind": e.kind, "what": e.what, "why": e.why, "record": e.record}
                for e in (*self.untimed, *self.entries)
            ],
            "blind": list(self.withheld),
        }


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
    """What a case is sent to look at its own words; it bears the case's id and no name."""

    study: str
    case: str
    transcripts: tuple[str, ...]
    topics: tuple[Topic, ...]

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
