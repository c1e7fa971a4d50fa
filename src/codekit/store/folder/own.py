"""One writer's ledger held in memory: kept in step with the file, which other programs may write too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from codekit.errors import Problem
from codekit.model.events import AssignmentReopen, CodingRemove, Event, RoundRetract, to_line, unite
from codekit.model.standing import taken_back
from codekit.store.folder import ledger

Print = tuple[tuple[Path, int, int], ...]  # path, size, time of change in ns
CANCELLING = (CodingRemove, AssignmentReopen, RoundRetract)


class OwnLedger:
    """The events of one writer in one place, by id in the order of the file, and which of them stand.

    `look` gives the files, `read` their events. Only `refresh` and `append` change what is held.
    """

    def __init__(
        self, path: Path, look: Callable[[], list[Path]], read: Callable[[list[Path]], ledger.Read[Any]]
    ) -> None:
        """Hold nothing yet; `path` is where new events go."""
        self.path, self._look, self._read = path, look, read
        self.events: dict[str, Any] = {}
        self.problems: tuple[Problem, ...] = ()
        self._print: Print = ()
        self._gone: set[str] | None = None
        self._cancels: dict[str, str] = {}

    def refresh(self, *, again: bool = False) -> bool:
        """Read anew if a file changed (or `again`); True when the events are not those that were held."""
        found = fingerprint(self._look())
        if found == self._print and not again:
            return False
        read = self._read([path for path, _, _ in found])
        self._print, self.problems = found, read.problems
        before = self.events
        self.events = unite(read.events)
        self._index(self.events.values())
        return list(before) != list(self.events)

    def append(self, events: Sequence[Event]) -> None:
        """Add events; they are on disk when this returns."""
        lines = b"".join(map(to_line, events))
        before = {path: size for path, size, _ in self._print}.get(self.path, 0)
        ledger.append_lines(self.path, lines)
        found = fingerprint(self._look())
        sizes = {path: size for path, size, _ in found}
        if sizes.get(self.path) != before + len(lines) or len(found) > len(self._print) + 1:
            self.refresh(again=True)  # someone else wrote too
            return
        self._print = found
        self.events.update((event.id, event) for event in events)
        self._index(events, more=True)

    def _index(self, events: Iterable[Any], *, more: bool = False) -> None:
        if not more:
            self._cancels = {}
        self._cancels.update({event.id: event.cancels for event in events if type(event) in CANCELLING})
        self._gone = None

    @property
    def gone(self) -> set[str]:
        """Ids of the events that are taken back."""
        if self._gone is None:
            self._gone = taken_back(self._cancels)
        return self._gone

    def stands(self, id_: str) -> bool:
        """True for an event that is there and not taken back."""
        return id_ in self.events and id_ not in self.gone

    def standing(self, kind: type[Any]) -> list[Any]:
        """The events of a kind that stand, in the order of the file."""
        return [event for event in self.events.values() if type(event) is kind and event.id not in self.gone]


def fingerprint(paths: Iterable[Path]) -> Print:
    """Size and time of each file: what must be alike for its content to count as unchanged."""
    found = []
    for path in paths:
        try:
            status = path.stat()
        except OSError:
            continue
        found.append((path, status.st_size, status.st_mtime_ns))
    return tuple(found)
