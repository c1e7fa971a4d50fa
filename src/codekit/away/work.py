"""One run that brings a copy and its server together: what is known, and what was done so far."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from codekit.away import wire
from codekit.away.wire import Link
from codekit.errors import Problem
from codekit.store.copied import Origin
from codekit.store.protocols import Store
from codekit.workflow.study.study import Study

Step = Callable[[object], object]
Progress = Callable[[str, int], AbstractContextManager[Step]]


@dataclass
class Work:
    """One run: what is known, and what was done so far."""

    study: Study
    link: Link
    of: Origin
    look: wire.Look
    theirs: bool
    progress: Progress
    sent: int = 0
    fetched: int = 0
    documents: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept_back: list[Problem] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)  # of a ledger: how many of its events stay here


def lines_of(store: Store) -> dict[str, list[bytes]]:
    """All lines of a study, by ledger."""
    found: dict[str, list[bytes]] = defaultdict(list)
    problems: list[Problem] = []
    for name, line in store.lines(problems):
        found[name].append(line)
    return found
