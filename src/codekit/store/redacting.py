"""Words taken out of lines of ledgers since a participant withdrew: the event stays, and the sum that it had.

A line is blanked where it stands and keeps its length, so that whoever appends to the ledger meanwhile loses nothing.
An event of the study names the sum of each line that was blanked and what is left of it: so the lines after it still
fit, nobody can change one under that cover, and a copy of the study that has the words blanks the same lines alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

import msgspec

from codekit.errors import Problem
from codekit.model.subjects import WITHDRAWALS
from codekit.model.withdrawals import Redacted, redactions
from codekit.no_json import NO_JSON
from codekit.store.folder import chain, ledger, places
from codekit.store.values import Read

WRITTEN = ("printed", "text", "comment", "reason", "problem", "definition", "note")  # what people write into events
BLANK, SHORT = "[withdrawn]", "-"  # in the place of words; the second where a line has no room for the first
_CHOICES = ("fit", "rating")  # judgements whose text is a choice, and no words
_WITHDRAWALS = f"{places.STUDY}/{WITHDRAWALS}/"
_SEALED = "codings/"  # what was compared is never touched


class Kept(Protocol):
    """What of a store is needed: its lines, and a way to blank them."""

    def study_events(self, subject: str) -> Read[Any]:
        """The events of a subject."""

    def lines(self, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
        """Every event as it was written."""

    def redact(self, name: str, lines: Mapping[bytes, bytes]) -> None:
        """Put what is left of lines in their place."""


def blanked(line: bytes) -> bytes:
    """A line of as many bytes in which no words are; the line itself where it has none, or is no event."""
    try:
        event = msgspec.json.decode(line)
    except NO_JSON:
        return line
    if not isinstance(event, dict):
        return line
    fields = [name for name in WRITTEN if isinstance(event.get(name), str) and event[name].strip()]
    fields = [name for name in fields if event[name] not in {BLANK, SHORT} and event.get("field") not in _CHOICES]
    for instead in (BLANK, SHORT) if fields else ():
        left: bytes = msgspec.json.encode(event | dict.fromkeys(fields, instead))
        if len(left) <= len(line):
            return chain.padded(left, len(line))
    return line


def known(store: Kept) -> dict[str, str]:
    """Of every line that was blanked in a store: the sum that names it, and that of what is left."""
    return redactions(store.study_events(WITHDRAWALS).events)


def named_in(lines: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    """The same, as lines say it that come after the names of their ledgers."""
    said = (line for name, line in lines if name.startswith(_WITHDRAWALS))
    return redactions(event for line in said for event in ledger.decode(line, ledger.STUDY, WITHDRAWALS).events)


def left_of(line: bytes, blank: Mapping[str, str]) -> bytes:
    """What is left of a line, where it is one of those that were blanked."""
    return blanked(line) if blank and chain.name(line) in blank else line


def outstanding(store: Kept, blank: Mapping[str, str]) -> dict[str, dict[bytes, bytes]]:
    """The lines of a store that were blanked elsewhere and have words here, by ledger, each with what is left of it."""
    found: dict[str, dict[bytes, bytes]] = defaultdict(dict)
    for name, line in store.lines([]) if blank else ():
        left = left_of(line, blank)
        if left != line and not name.startswith(_SEALED):
            found[name][line] = left
    return dict(found)


def apply(store: Kept, blank: Mapping[str, str]) -> int:
    """Blank those lines; how many they were."""
    there = outstanding(store, blank)
    for name, lines in there.items():
        store.redact(name, lines)
    return sum(map(len, there.values()))


def record(lines: Mapping[str, Mapping[bytes, bytes]], **stamped: Any) -> Redacted:
    """The event that says which lines are blanked; it is written before they are."""
    pairs = {chain.name(line): chain.digest(left) for each in lines.values() for line, left in each.items()}
    return Redacted(**stamped, lines=dict(sorted(pairs.items())))
