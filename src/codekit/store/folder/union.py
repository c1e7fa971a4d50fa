"""Which ledger a line belongs into, and the lines that a ledger lacks: what a union of two copies is made of."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from codekit.errors import LedgerError, Problem
from codekit.model.study_events import subject_in
from codekit.store.folder import ledger, places
from codekit.store.folder.salvage import whole_events
from codekit.store.folder.seals import plain

_AT_REST = 3600.0  # seconds: long before that a system writes to its disk whatever no program flushed


def add_missing(target: Path, lines: dict[bytes, None]) -> int:
    """Append the lines that a ledger does not have yet, in their order; returns how many."""
    known = set(plain(ledger.read(target)).split(b"\n")) if target.exists() else set()
    missing = [line for line in lines if line not in known]
    if missing:
        _ = ledger.append_lines(target, missing, new=False)
    elif target.exists() and _fresh(target):
        ledger.settle(target)  # whoever wrote them may have been killed before they were on disk
    return len(missing)


def _fresh(path: Path) -> bool:
    """True for a file that was written or came here lately, and where a clock is wrong."""
    state = path.stat()
    return time.time() - max(state.st_mtime, state.st_ctime) < _AT_REST


def belonging(name: str, data: bytes, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    """The events that belong into this ledger or one that it is a copy of, each with that ledger's name.

    Lines of other writers, of other places, and with names that are no ids are reported instead.
    """
    for number, line in enumerate(plain(data).split(b"\n"), start=1):
        if not line.strip():
            continue
        events, rest = whole_events(line)
        if rest:
            problems.append(Problem(name, number, "unreadable line, not taken over", "codekit check --fix there"))
        for event in events:
            try:
                yield _place(name, event), event
            except LedgerError as error:
                problems.append(Problem(name, number, f"{error.message}; not taken over"))


def _place(name: str, line: bytes) -> str:
    """The ledger that an event belongs into; LedgerError where it has no business in the ledger it stands in."""
    about = ledger.header(line)
    if about is None:
        raise LedgerError("not an event")
    target = _belongs(name.partition("/")[0], about)
    (above, _, file), (target_above, _, target_file) = name.rpartition("/"), target.rpartition("/")
    stem, target_stem = file.removesuffix(places.SUFFIX), target_file.removesuffix(places.SUFFIX)
    if target_above != above or not places.is_copy(stem, target_stem):
        raise LedgerError(f"event {about.id} by {about.by} does not belong into this ledger")
    return target


def _belongs(kind: str, about: ledger.Header) -> str:
    """The name of the ledger of a kind that an event belongs into."""
    if kind == places.STUDY:
        return places.study_ledger(subject_in(about.type), about.by)
    places.refuse_foreign(by=about.by, coder=about.coder)
    coder = about.coder if kind == places.CODINGS else None
    return places.ledger_name(by=about.by, round_id=about.round, coder=coder, transcript=about.transcript)
