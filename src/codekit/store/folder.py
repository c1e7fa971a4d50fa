"""The events of a study in a folder of ledgers: one writer each, merged by set union."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from codekit.errors import LedgerError, Problem
from codekit.model.events import Coding, Event, InLedger, InRound, RoundEvent
from codekit.model.layer import Layer, replay
from codekit.model.names import CONSENSUS, layer_folder
from codekit.store import ledger

Key = tuple[str, str]  # (coder, transcript)


@dataclass(frozen=True, slots=True)
class Layers:
    """What stands in the ledgers of one round, by (coder, transcript), and what could not be read."""

    by_key: dict[Key, Layer]
    problems: tuple[Problem, ...] = ()

    def get(self, coder: str, transcript: str) -> Layer:
        """One coder's work on one transcript; nothing yet where there is no ledger."""
        return self.by_key.get((coder, transcript), _NOTHING)

    @property
    def states(self) -> dict[Key, str]:
        """The assignment state by (coder, transcript)."""
        return {key: layer.state for key, layer in self.by_key.items()}


_NOTHING = Layer()


class FolderStore:
    """Events in `codings/<round>/<writer>/<transcript>.jsonl` and `rounds/<round>/<writer>.jsonl`."""

    def __init__(self, root: Path) -> None:
        """Use the ledgers below this study folder."""
        self.root = root

    def path_of(self, event: Event) -> Path:
        """The one ledger that an event belongs into."""
        if isinstance(event, InLedger):
            folder = layer_folder(event.coder, event.by)
            return self.root.joinpath("codings", *_parts(event.round, folder, f"{event.transcript}.jsonl"))
        if isinstance(event, InRound):
            return self.root.joinpath("rounds", *_parts(event.round, f"{event.by}.jsonl"))
        raise LedgerError(f"no ledger takes events of type {type(event).__name__}")

    def append(self, events: Sequence[Event]) -> None:
        """Write events to their writers' ledgers; on disk when this returns.

        Raises LedgerError for an event that is not the writer's own: a coder's ledger takes only that
        coder's events.
        """
        by_path: dict[Path, list[Event]] = defaultdict(list)
        for event in events:
            _refuse_foreign(event)
            by_path[self.path_of(event)].append(event)
        for path, batch in by_path.items():
            ledger.append(path, batch)

    def round_ids(self) -> list[str]:
        """The rounds that have a ledger."""
        return sorted(p.name for p in _folders(self.root / "rounds"))

    def round_events(self, round_id: str) -> ledger.Read[RoundEvent]:
        """All events of a round's own ledgers, from all writers."""
        events: list[Any] = []
        problems: list[Problem] = []
        for path in _ledgers(self.root / "rounds" / round_id):
            read = ledger.decode(path.read_bytes(), ledger.ROUNDS, self._name(path))
            for event in read.events:
                if event.round == round_id and _copy_of(path.stem, event.by):
                    events.append(event)
                else:
                    problems.append(_foreign(self._name(path), event))
            problems.extend(read.problems)
        return ledger.Read(events, tuple(problems))

    def layers(self, round_id: str, *, frozen: dict[str, str] | None = None, only: str = "") -> Layers:
        """What stands in every ledger of a round, copies made by sync folders folded in.

        `frozen` maps ledger paths to `bytes:sha256` as compared: only that much of each is read. `only`
        limits the reading to one transcript.
        """
        grouped: dict[Key, list[Any]] = defaultdict(list)
        problems: list[Problem] = []
        for folder in _folders(self.root / "codings" / round_id):
            coder, writer = owner(folder.name)
            for path in _ledgers(folder):
                if only and not _copy_of(path.stem, only):
                    continue
                data = self._bytes(path, None if coder == CONSENSUS else frozen, problems)
                read = ledger.decode(data, ledger.CODINGS, self._name(path))
                problems.extend(read.problems)
                self._sort_in(read.events, (round_id, coder, writer), path, grouped, problems)
        problems.extend(self._missing(frozen or {}))
        return Layers({key: replay(events) for key, events in sorted(grouped.items())}, tuple(problems))

    def _missing(self, frozen: dict[str, str]) -> list[Problem]:
        lost = [name for name in sorted(frozen) if not (self.root / name).exists()]
        return [Problem(name, None, "was compared and is missing", "restore it from a copy") for name in lost]

    def freeze(self, round_id: str, coders: Iterable[str]) -> dict[str, str]:
        """Length and SHA-256 of every ledger of these coders, by path in the study."""
        wanted = set(coders)
        paths = [
            path
            for folder in _folders(self.root / "codings" / round_id)
            if owner(folder.name)[0] in wanted
            for path in _ledgers(folder)
        ]
        return {self._name(path): _seal(path.read_bytes()) for path in paths}

    def _bytes(self, path: Path, frozen: dict[str, str] | None, problems: list[Problem]) -> bytes:
        data = path.read_bytes()
        if frozen is None:
            return data
        name = self._name(path)
        size, _, _ = frozen.get(name, "0:").partition(":")
        kept = data[: int(size)]
        if name in frozen and _seal(kept) != frozen[name]:
            problems.append(
                Problem(name, None, "changed since the round was compared", "restore it from a copy or from git")
            )
            return data
        if len(kept) < len(data):
            problems.append(Problem(name, None, "events after the comparison are left out", level="warning"))
        return kept

    def _sort_in(
        self,
        events: list[Any],
        place: tuple[str, str, str],
        path: Path,
        grouped: dict[Key, list[Any]],
        problems: list[Problem],
    ) -> None:
        """Accept the events that belong here: the writer's own, of this round; report the others."""
        round_id, coder, writer = place
        stem = unicodedata.normalize("NFC", path.stem)
        for event in events:
            theirs = event.by != writer or event.coder != coder or event.round != round_id
            if theirs or (event.transcript != stem and not _copy_of(stem, event.transcript)):
                problems.append(_foreign(self._name(path), event))
            elif type(event) is Coding and not 0 <= event.start < event.end:
                problems.append(Problem(self._name(path), None, f"coding {event.id} has no characters, left out"))
            else:
                grouped[coder, event.transcript].append(event)

    def _name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()


def owner(folder: str) -> Key:
    """The coder and the writer that a ledger folder belongs to."""
    first, _, rest = folder.partition(".")
    if first == CONSENSUS and rest:
        return CONSENSUS, rest
    if first == "rules" and rest:
        return f"rules:{rest}", f"rules:{rest}"
    return folder, folder


def _parts(*names: str) -> tuple[str, ...]:
    """Names that stay inside the study: a merged event must not choose another folder."""
    for name in names:
        if not name.strip(".") or any(char in "/\\:\0" for char in name):
            raise LedgerError("an event with a name that is no id; it was not written")
    return names


def _refuse_foreign(event: Event) -> None:
    coder = getattr(event, "coder", event.by)
    if isinstance(event, InLedger) and coder not in {event.by, CONSENSUS}:
        raise LedgerError(
            f"{event.by} cannot write into {coder}'s ledger",
            hint="only a coder's own events go into that coder's ledger; work as --coder " + coder,
        )


def _copy_of(stem: str, name: str) -> bool:
    """True for a ledger's own name and for the names that sync folders give to copies of it.

    Dropbox and Nextcloud append ` (x's conflicted copy ...)`, Syncthing `.sync-conflict-...`, OneDrive
    `-COMPUTER`, Google Drive ` (1)`, iCloud ` 2`: all begin with the name, so the events decide.
    """
    stem = unicodedata.normalize("NFC", stem)
    return stem == name or (stem.startswith(name) and not stem[len(name)].isalnum())


def _foreign(name: str, event: Any) -> Problem:
    return Problem(
        name,
        None,
        f"event {event.id} by {event.by} does not belong into this ledger, left out",
        "only a writer's own events of this round and transcript are accepted",
    )


def _seal(data: bytes) -> str:
    return f"{len(data)}:{hashlib.sha256(data).hexdigest()}"


def _folders(parent: Path) -> list[Path]:
    return sorted(p for p in parent.iterdir() if p.is_dir() and p.name[0] != ".") if parent.is_dir() else []


def _ledgers(folder: Path) -> list[Path]:
    return sorted(p for p in folder.glob("*.jsonl") if p.name[0] != ".") if folder.is_dir() else []
