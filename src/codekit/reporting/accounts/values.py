"""What accounts of a study are made of: sentences that name where their facts are recorded, items, entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

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
