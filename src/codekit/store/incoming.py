"""What comes in from another computer: lines that one writer sends, and names of documents, looked at one by one.

A line is taken over as it was written, or not at all. Which kinds of events somebody may send is for whoever asks.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from codekit.errors import Problem
from codekit.store import redacting
from codekit.store.files import fitting
from codekit.store.folder import chain, ledger, places, union
from codekit.store.folder.documents import PATTERNS, TABLES
from codekit.store.protocols import EventStore

UPDATE = "update codekit on both sides"
ASK = "the copy has it still; ask whoever leads the study"
DECODERS = {places.CODINGS: ledger.CODINGS, places.ROUNDS: ledger.ROUNDS, places.STUDY: ledger.STUDY}
_EVENT = re.compile(rb'"id":"([^"\\]+)"')


class Line(NamedTuple):
    """A line that its writer may have sent: the event, and the line as it was written."""

    event: Any
    line: bytes


class NotTaken(NamedTuple):
    """Why a line was not taken, and how to mend it."""

    ledger: str
    why: str
    hint: str = ""


@dataclass
class Known:
    """The events of a store, by which lines that come in are known again."""

    lines: dict[str, set[bytes]] = field(default_factory=dict)  # by ledger
    ids: dict[str, str] = field(default_factory=dict)  # of an event: its ledger
    blank: Mapping[str, str] = field(default_factory=dict)  # lines whose words were taken out since

    @classmethod
    def of(cls, store: EventStore) -> Known:
        """Read them all."""
        known, problems = cls(blank=redacting.known(store)), list[Problem]()
        for name, line in store.lines(problems):
            known.add(name, line)
        return known

    def add(self, name: str, line: bytes) -> None:
        """Know one more."""
        self.lines.setdefault(name, set()).add(line)
        if (id_ := _EVENT.search(line)) is not None:
            self.ids.setdefault(id_[1].decode("utf-8", "replace"), name)


def examined(name: str, lines: Iterable[bytes], by: str, known: Known) -> tuple[list[Line], list[NotTaken]]:
    """The lines of a ledger that are new and its writer's own, as they were written; and why not the others.

    A ledger of which a line was changed since it was sent is not taken at all.
    """
    fine: list[Line] = []
    refused: list[NotTaken] = []
    for line in lines:
        if redacting.left_of(line, known.blank) in known.lines.get(name, ()):
            continue
        found = _examined(name, line, by, known)
        if isinstance(found, NotTaken):
            refused.append(found)
        else:
            fine.append(found)
    if any(each.why == CHANGED for each in refused):
        return [], refused
    return fine, refused


CHANGED = "a line was changed after it was written"


def _examined(name: str, line: bytes, by: str, known: Known) -> Line | NotTaken:
    about = ledger.header(line)
    if about is None:
        return NotTaken(name, "a line is not one whole event", "codekit check --fix there")
    if why := _not_own(name, line, about, by) or _not_new(name, line, about, known):
        return why
    read = ledger.decode(line, DECODERS[name.partition("/")[0]], name)
    if len(read.events) != 1:
        return NotTaken(name, "an event of a kind that the server does not know", UPDATE)
    return Line(read.events[0], line)


def _not_own(name: str, line: bytes, about: ledger.Header, by: str) -> NotTaken | None:
    if about.by != by:
        return NotTaken(name, f"written by {about.by or 'nobody'}, and this is the copy of {by}", ASK)
    problems: list[Problem] = []
    placed = [target for target, _ in union.belonging(name, line, problems)]
    if placed != [name] or problems:
        return NotTaken(name, f"an event does not belong into this ledger of {by}", ASK)
    return None


def _not_new(name: str, line: bytes, about: ledger.Header, known: Known) -> NotTaken | None:
    other = known.ids.get(about.id)
    if other == name or not chain.as_written(line):
        return NotTaken(name, CHANGED, "take the line as it was from a copy, or start with a new clone")
    return NotTaken(name, "another event has this id", ASK) if other is not None else None


def is_ledger(name: str) -> bool:
    """Whether this can be the name of a ledger; nothing outside of a study has such a name."""
    parts = name.split("/")
    fits = len(parts) == (4 if parts[0] == places.CODINGS else 3) and parts[0] in places.LEDGERS
    return fits and name.endswith(places.SUFFIX) and all(map(_is_name, parts))


def is_document(key: str) -> bool:
    """Whether this can be the name of a document that goes from a server to a copy."""
    parts = key.split("/")
    if not all(map(_is_name, parts)) or len(parts) > 3:
        return False
    patterns = [pattern.replace("**/", f"{parts[1]}/" if len(parts) == 3 else "") for pattern in PATTERNS]
    return key in TABLES or any(fitting(pattern, [key]) for pattern in patterns)


def _is_name(part: str) -> bool:
    return bool(part) and part[0] != "." and part.isprintable() and not set(part) & set('\\:*?"<>|')


def digest(lines: Iterable[bytes]) -> str:
    """What is equal for two ledgers that hold the same lines, in whatever order: 64 hex digits."""
    return hashlib.sha256(b"\n".join(sorted(set(lines)))).hexdigest()


class Fetched:
    """Lines from another computer, by ledger, to be brought into a store with `store/union.py: absorb`."""

    def __init__(self, ledgers: Mapping[str, Iterable[bytes]]) -> None:
        """Hold them."""
        self._ledgers = ledgers

    def lines(self, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
        """Every event after the name of its ledger; what does not belong there is told instead."""
        for name, lines in self._ledgers.items():
            yield from union.belonging(name, b"\n".join(lines), problems)
