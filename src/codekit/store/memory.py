"""A study in memory: for tests, and for trying something out that is to leave no trace."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from codekit.errors import Problem
from codekit.model.events import Event
from codekit.store.files import as_before, fitting, not_hidden, refuse_stale
from codekit.store.folder import chain, ledger, places
from codekit.store.ledgers import Ledgers, Lines, refuse_codings, refuse_others
from codekit.store.protocols import Look
from codekit.store.turns import PATIENCE, Turn
from codekit.store.values import Own, Token


class MemoryStore(Ledgers):
    """Ledgers and documents by name. Nothing is durable, and nobody makes copies."""

    def __init__(self, *, exports: Path | None = None) -> None:
        """Hold nothing yet; `exports` is where results are written (default: the folder `exports` here)."""
        self.label = "memory"
        self.identity = f"memory:{id(self):x}"
        self.exports = exports or Path("exports")
        self._ledgers: dict[str, bytes] = {}
        self._documents: dict[str, tuple[int, bytes]] = {}  # how often it was written, and what
        self._turn = Turn()
        self._writing = threading.RLock()  # taken again within itself: `append_own` calls `append`

    # ledgers

    def round_ids(self) -> list[str]:
        """The rounds that have a ledger."""
        return sorted({name.split("/")[1] for name in self._ledgers if name.startswith(f"{places.ROUNDS}/")})

    def coders(self, round_id: str) -> list[str]:
        """The coders and shared layers that have ledgers in a round."""
        return sorted({places.owner(name.split("/")[2])[0] for name, _ in self.coded(round_id)})

    def coded(
        self,
        round_id: str = "",
        *,
        coder: str = "",
        transcript: str = "",
        look: Look | None = None,  # noqa: ARG002
    ) -> Lines:
        """The ledgers of a round's codings; of all rounds', where none is named."""
        for name, lines in sorted(self._ledgers.items()):
            kind, of_round, *rest = name.split("/")
            if kind != places.CODINGS or (round_id and of_round != round_id):
                continue
            mine = not coder or places.owner(rest[0]) == (coder, coder)
            if mine and (not transcript or rest[1] == f"{transcript}.jsonl"):
                yield name, lines

    def of_round(self, round_id: str = "", *, by: str = "", look: Look | None = None) -> Lines:  # noqa: ARG002
        """A round's own ledgers; of all rounds, where none is named."""
        for name, lines in sorted(self._ledgers.items()):
            kind, of_round, *rest = name.split("/")
            if kind == places.ROUNDS and round_id in {"", of_round} and (not by or rest[0] == f"{by}.jsonl"):
                yield name, lines

    def of_study(self, subject: str = "") -> Lines:
        """The study's own ledgers of a subject; of all, where none is named."""
        for name, lines in sorted(self._ledgers.items()):
            if name.startswith(f"{places.STUDY}/{subject}/" if subject else f"{places.STUDY}/"):
                yield name, lines

    def add_lines(self, name: str, lines: Sequence[bytes]) -> int:
        """Append new lines to a ledger."""
        with self._writing:
            return self._add(name, chain.linked(lines, ledger.last_whole(self._ledgers.get(name, b""))))

    def _add(self, name: str, lines: Iterable[bytes]) -> int:
        data = b"".join(line + b"\n" for line in lines)
        self._ledgers[name] = self._ledgers.get(name, b"") + data
        return len(data)

    def settle(self, place: Own) -> None:
        """Nothing is durable here."""

    def append_own(self, place: Own, events: Sequence[Event], *, seen: Token) -> Token | None:
        """Append to one ledger; None where it was not as seen."""
        with self._writing:
            before = self.own(place)
            self.append(events)
            return self.own(place) if before == seen else None

    def lines(self, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:  # noqa: ARG002  (all of them belong)
        """Every event as it was written."""
        for name, lines in self._ledgers.items():
            yield from ((name, line) for line in lines.splitlines() if line)

    def ledger_names(self) -> list[str]:
        """The ledgers that hold something."""
        return sorted(self._ledgers)

    def remove_ledger(self, name: str) -> None:
        """Remove a ledger of codings whole."""
        refuse_others(name)
        with self._writing:
            self._ledgers.pop(name, None)

    def redact(self, name: str, lines: Mapping[bytes, bytes]) -> None:
        """Blank lines where they stand."""
        refuse_codings(name, lines)
        with self._writing:
            held = self._ledgers.get(name, b"").split(b"\n")
            self._ledgers[name] = b"\n".join(lines.get(line, line) for line in held)

    def add_missing(self, name: str, lines: Iterable[bytes]) -> int:
        """Append the lines that a ledger does not have yet."""
        with self._writing:
            known = set(self._ledgers.get(name, b"").splitlines())
            missing = [line for line in dict.fromkeys(lines) if line not in known]
            if missing:
                _ = self._add(name, missing)
        return len(missing)

    def moment(self, draft: Path, besides: Sequence[str] = ()) -> Iterator[tuple[str, bytes]]:  # noqa: ARG002
        """Every document and ledger as they were at one moment."""
        with self.alone(), self._writing:
            there = {*besides, *self.documents()}
            found = {key: data for key, (_, data) in self._documents.items() if key in there} | self._ledgers
        yield from sorted(found.items())

    def alone(
        self,
        by: str = "",  # noqa: ARG002  (whoever waits is in this program)
        *,
        patience: float = PATIENCE,
        told: Callable[[str], object] | None = None,  # noqa: ARG002
    ) -> AbstractContextManager[bool]:
        """Hold the study against the other threads of this program."""
        return self._turn.taken(patience)

    def sweep(self) -> None:
        """Nothing is left of what is in memory."""

    def copies(self) -> list[str]:
        """None."""
        return []

    def amiss(self) -> Iterator[Problem]:
        """Nothing."""
        return iter(())

    def repair(self) -> Iterator[str]:
        """There is nothing to repair."""
        return iter(())

    # what changed

    def look(self) -> MemoryStore:
        """The store itself: asking it costs nothing."""
        return self

    def own(self, place: Own) -> Token:
        """How long one writer's ledger is."""
        round_id, coder, transcript = place
        if not transcript:
            return _lengths(self.of_round(round_id, by=coder))
        return _lengths(self.coded(round_id, coder=coder, transcript=transcript))

    def round(self, round_id: str = "") -> Token:
        """How long a round's own ledgers are."""
        return _lengths(self.of_round(round_id))

    def study(self, subject: str = "") -> Token:
        """How long the study's own ledgers of a subject are."""
        return _lengths(self.of_study(subject))

    def transcript(self, transcript: str) -> Token:
        """How long everybody's ledgers of a transcript are."""
        return _lengths(self.coded(transcript=transcript))

    def codings(self, round_id: str, coder: str = "") -> Token:
        """How long all ledgers of a round's codings are, or one coder's own."""
        return _lengths(self.coded(round_id, coder=coder))

    def document_token(self, key: str) -> Token:
        """How often a document was written."""
        return self.document(key).token()

    # documents

    def document(self, key: str) -> MemoryDocument:
        """The document of this name."""
        return MemoryDocument(self._documents, self._writing, key)

    def keys(self, pattern: str) -> list[str]:
        """The names that fit a pattern."""
        return fitting(pattern, self.documents())

    def documents(self) -> list[str]:
        """The names of all documents but the hidden ones."""
        return not_hidden(self._documents)

    def write_all(self, texts: Mapping[str, str]) -> None:
        """Write documents."""
        for key, text in texts.items():
            self.document(key).write(text.encode("utf-8"))


@dataclass(frozen=True, slots=True)
class MemoryDocument:
    """One document of a study in memory."""

    held: dict[str, tuple[int, bytes]]
    writing: threading.RLock
    key: str

    def __str__(self) -> str:
        """Its name in the study."""
        return self.key

    @property
    def name(self) -> str:
        """Its last name."""
        return self.key.rpartition("/")[2]

    def exists(self) -> bool:
        """True where it was written."""
        return self.key in self.held

    def read_bytes(self) -> bytes:
        """What was written last. Raises FileNotFoundError where nothing was."""
        if self.key not in self.held:
            raise FileNotFoundError(2, "no such document", self.key)
        return self.held[self.key][1]

    def token(self) -> Token:
        """How often it was written; () where it never was. Of a folder, how often what lies in it was."""
        inside = (times for key, (times, _) in self.held.items() if key.startswith(f"{self.key}/"))
        return self.held[self.key][:1] if self.exists() else tuple(inside)

    def remove(self) -> None:
        """Remove it."""
        with self.writing:
            self.held.pop(self.key, None)

    def write(self, data: bytes, *, durable: bool = True) -> None:  # noqa: ARG002  (nothing is)
        """Replace it."""
        with self.writing:
            self.held[self.key] = (self.held[self.key][0] + 1 if self.exists() else 1, data)

    def replace(self, text: str, *, seen: bytes | None) -> None:
        """Replace it. Raises StaleEditError where it changed since it was read."""
        with self.writing:
            refuse_stale(self, seen)
            self.write(as_before(text, seen or b""))


def _lengths(ledgers: Lines) -> Token:
    return tuple((name, len(lines)) for name, lines in ledgers)
