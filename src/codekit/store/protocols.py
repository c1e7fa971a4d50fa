"""What a store offers. Nothing above this room knows more of where a study lies.

A study is two things: *events*, which are only ever added, and *documents*, named files that are replaced whole:
study.yaml, the tables, codebooks, transcripts, segments, originals. What a document says is read in this room by
`settings`, `registers` and `transcripts`, for every store alike. A store may be used by several threads, and other
programs may write to it at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from codekit.errors import Problem
from codekit.model.events import Event, RoundEvent
from codekit.store.turns import PATIENCE
from codekit.store.values import Frozen, Layers, Own, Read, Token


class Readable(Protocol):
    """What can be read whole: a document of a study, or a file anywhere. Its str() is how messages name it."""

    @property
    def name(self) -> str:
        """Its last name: `cases.csv`."""

    def exists(self) -> bool:
        """True where there is something to read."""

    def read_bytes(self) -> bytes:
        """Everything in it. Raises FileNotFoundError where it is not there."""


class Document(Readable, Protocol):
    """A named file of a study, which people may also edit in other programs."""

    @property
    def key(self) -> str:
        """Its name in the study: `codebooks/food.yaml`."""

    def token(self) -> Token:
        """What is equal as long as the document is as it was; () where it is not there. Cheap."""

    def write(self, data: bytes, *, durable: bool = True) -> None:
        """Replace it whole or not at all, kept for good when this returns (unless it need not be durable).

        Raises CodekitError where the store refuses; what was there before is intact then.
        """

    def replace(self, text: str, *, seen: bytes | None) -> None:
        """Replace it by a text unless it changed since the caller read it; a BOM and the kind of line ends stay.

        `seen` is the bytes that the caller read, None where there was no document. Raises StaleEditError where it
        is another one now; nothing is written then.
        """

    def remove(self) -> None:
        """Remove it for good; nothing where it is not there. Raises CodekitError where the store refuses."""


class DocumentStore(Protocol):
    """The documents of a study."""

    def document(self, key: str) -> Document:
        """The document of this name, whether it is there yet or not."""

    def keys(self, pattern: str) -> list[str]:
        """The names that fit a pattern, sorted, hidden ones left out; `*` stands for anything within one folder."""

    def documents(self) -> list[str]:
        """The names of all documents that belong to a study and go along when copies are merged, sorted.

        What only links to something outside of the study is none of them.
        """

    def write_all(self, texts: Mapping[str, str]) -> None:
        """Write texts by name, each as `Document.write` does, in no order and perhaps side by side."""


class Look(Protocol):
    """One look at what there is, for many questions about what changed. Not to be kept: what it saw stays so."""

    def own(self, place: Own) -> Token:
        """What is equal as long as nobody wrote to this ledger or to a copy of it."""

    def round(self, round_id: str = "") -> Token:
        """What is equal as long as nobody wrote to the round's own ledgers; of all rounds, where none is named."""

    def study(self, subject: str = "") -> Token:
        """What is equal as long as nobody wrote to the study's own ledgers of a subject (of all, with none named)."""

    def transcript(self, transcript: str) -> Token:
        """What is equal as long as nobody coded this transcript, in whatever round."""

    def codings(self, round_id: str, coder: str = "") -> Token:
        """What is equal as long as nobody coded in this round, or only this coder did not: many ledgers at once."""

    def document_token(self, key: str) -> Token:
        """The token of the document of this name."""


class EventStore(Protocol):
    """The events of a study: a ledger for each writer, round and transcript; writer and round; writer and subject.

    What stands does not depend on the order of events, on repeats, or on clocks. Reading is total: what cannot be
    read or does not belong where it stands is named in `problems`, never raised, and nothing else is lost by it.
    """

    def append(self, events: Sequence[Event]) -> None:
        """Add events to their writers' ledgers; when this returns, no crash loses them.

        Raises LedgerError for an event that is not its writer's own or has a name that is no id, and nothing is
        written then. Raises CodekitError where the store refuses; what was not acknowledged may then be there.
        """

    def append_own(self, place: Own, events: Sequence[Event], *, seen: Token) -> Token | None:
        """Add events to one ledger as `append` does; the ledger's token afterwards.

        None where somebody else wrote to it since `seen`: what the caller holds of it is to be read anew. Raises what
        `append` raises.
        """

    def settle(self, place: Own) -> None:
        """Return when no crash loses what is in one ledger, whoever wrote it. Raises CodekitError where it may.

        Raises LedgerError for a place with a name that is no id.
        """

    def look(self) -> Look:
        """Look at which ledgers there are now."""

    def round_ids(self) -> list[str]:
        """The rounds that have a ledger, sorted."""

    def round_events(self, round_id: str) -> Read[RoundEvent]:
        """All events of a round's own ledgers, from all writers."""

    def study_events(self, subject: str) -> Read[Any]:
        """All events of the study's own ledgers of a subject (`model/subjects.py`), from all writers."""

    def layers(self, round_id: str, *, frozen: Frozen | None = None, only: str = "") -> Layers:
        """What stands in every ledger of a round.

        `frozen` maps ledgers to their seals as compared: of each coder's work only those events count, in whichever
        order and ledger of the coder's they stand, and what came later, is missing or was changed is named. `only`
        limits the reading to one transcript.
        """

    def own_events(self, place: Own, *, frozen: Frozen | None = None, look: Look | None = None) -> Read[Any]:
        """The events of one ledger in the order in which they were written; `frozen` as for layers.

        Where many are read, a `look` taken before says which there are.
        """

    def own_state(self, place: Own, *, look: Look | None = None) -> str:
        """The state of an assignment that its ledger tells, as `model/layer.py: state_of` its events; `look` as above.

        For the ledgers of rounds that are not compared: no seal is asked.
        """

    def rules(self, round_id: str) -> list[str]:
        """The coders `rules:<name>` that proposed codings in a round, sorted."""

    def freeze(self, round_id: str, coders: Iterable[str]) -> dict[str, str]:
        """The seal of every ledger of these coders in a round, by the ledger's name."""

    def altered(self, round_id: str = "") -> Iterator[Problem]:
        """The lines of a round's ledgers that were changed after they were written, or before which one is missing.

        Of the study's own ledgers, where no round is named.

        Only lines say so that were written since lines have sums.
        """

    def lines(self, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
        """Every event as it was written, whatever version wrote it, after the name of the ledger it belongs into.

        What does not belong where it stands, or is no whole event, is added to `problems` instead.
        """

    def ledger_names(self) -> list[str]:
        """The names of all ledgers, sorted; copies that sync folders made are among them."""

    def remove_ledger(self, name: str) -> None:
        """Remove a ledger of codings whole: of a transcript whose participant withdrew. No other is ever removed.

        Raises LedgerError for another ledger, CodekitError where the store refuses.
        """

    def redact(self, name: str, lines: Mapping[bytes, bytes]) -> None:
        """Put in the place of lines of a ledger what is left of them, of as many bytes each; others stay.

        Words of a participant who withdrew are taken out so (`store/redacting.py`). Raises LedgerError for a ledger of
        codings and for another length, CodekitError where the store refuses.
        """

    def add_missing(self, name: str, lines: Iterable[bytes]) -> int:
        """Append to a ledger those of the lines that it does not have yet, in their order; how many that were.

        Raises CodekitError where the store refuses.
        """


class Store(EventStore, DocumentStore, Protocol):
    """All of a study."""

    @property
    def identity(self) -> str:
        """What tells this study from any other that the same person may open: for a folder, where it lies."""

    @property
    def label(self) -> str:
        """What the study is called where it has no title: for a folder, the folder's name."""

    @property
    def gone(self) -> bool:
        """Whether the study was found deleted: another store may find it there again."""

    @property
    def exports(self) -> Path:
        """The folder for results where a person names none."""

    def alone(
        self, by: str = "", *, patience: float = PATIENCE, told: Callable[[str], object] | None = None
    ) -> AbstractContextManager[bool]:
        """Hold the study against everybody else who reads something and then writes by it; reading needs no hold.

        True where this thread did not hold it already. The hold of a process that was killed is no hold. `by` is
        named to those who wait; `told` is called with whom is waited for, where that takes long. Raises StudyBusyError
        after `patience` seconds, CodekitError where the store refuses.
        """

    def moment(self, draft: Path, besides: Sequence[str] = ()) -> Iterator[tuple[str, bytes]]:
        """Every document (and those of the names `besides` that are there) and every ledger, by name, sorted.

        All as they were at one moment between two pieces of work that hold the study, which is held for that moment
        only. `draft` is a folder for what is put aside. Raises StudyBusyError, CodekitError where something is refused.
        """

    def looking(self) -> AbstractContextManager[None]:
        """While this lasts, a store may answer this thread from one look at what there is, until the thread writes.

        What is written by others meanwhile is seen afterwards, or once the study is held.
        """

    def sweep(self) -> None:
        """Remove what killed commands left: drafts, and a hold. What cannot be removed stays."""

    def copies(self) -> list[str]:
        """The ledgers that are copies of another one, as sync folders make them; they are read along."""

    def amiss(self) -> Iterator[Problem]:
        """What is amiss with how the study is kept, whatever it says: what is shut, linked, empty, or badly named."""

    def repair(self) -> Iterator[str]:
        """Repair what can be repaired without losing anything that is readable; a line about each repair."""
