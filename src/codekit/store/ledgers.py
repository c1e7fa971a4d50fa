"""The events of a study in named ledgers: what a ledger may hold, what stands in it, what a comparison froze.

These rules hold for every store; a store only says which ledgers it has and what lines they hold.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import PurePosixPath
from typing import Any

from codekit.errors import LedgerError, Problem
from codekit.model import groups
from codekit.model.copies import left_out
from codekit.model.events import AssignmentFinish, Event, InLedger, InRound, RoundEvent, to_line
from codekit.model.layer import FINISHED, replay, state_of
from codekit.model.names import RULES
from codekit.model.study_events import InStudy, subject_of
from codekit.model.subjects import COPIES, WITHDRAWALS
from codekit.model.withdrawals import redactions
from codekit.store.bulk import no_collection
from codekit.store.contents import Contents, Halves, foreign, place_of
from codekit.store.folder import chain, ledger, places, seals
from codekit.store.folder.salvage import each_event, readable
from codekit.store.protocols import Look
from codekit.store.values import Frozen, Layers, Own, Read

Lines = Iterable[tuple[str, bytes]]  # a ledger's name and what it holds


class Ledgers(ABC):
    """Events in ledgers named by whom and what they are about, one writer each.

    `codings/<round>/<writer>/<transcript>.jsonl`, `rounds/<round>/<writer>.jsonl`, `study/<subject>/<writer>.jsonl`.
    """

    gone = False  # whether the study was deleted: whoever keeps its store opens another, which may be there again

    @abstractmethod
    def coded(self, round_id: str, *, coder: str = "", transcript: str = "", look: Look | None = None) -> Lines:
        """The ledgers of a round's codings and their copies, sorted; of one coder's own or one transcript only.

        Which there are is known from a `look` at this store, where one was taken.
        """

    @abstractmethod
    def of_round(self, round_id: str, *, by: str = "", look: Look | None = None) -> Lines:
        """The round's own ledgers and their copies, sorted; of one writer only; `look` as for `coded`."""

    @abstractmethod
    def of_study(self, subject: str = "") -> Lines:
        """The study's own ledgers of a subject and their copies, sorted; of all subjects, where none is named."""

    @abstractmethod
    def coders(self, round_id: str) -> list[str]:
        """The coders and shared layers that may have ledgers in a round, sorted."""

    @abstractmethod
    def add_lines(self, name: str, lines: Sequence[bytes]) -> int:
        """Append new lines to a ledger, each with its sum, and return only when no crash loses them; how many bytes."""

    @abstractmethod
    def redact(self, name: str, lines: Mapping[bytes, bytes]) -> None:
        """Put what is left of lines in their place, as `EventStore` promises."""

    def looking(self) -> AbstractContextManager[None]:
        """Nothing is gained here: a look lists what is asked of it alone."""
        return nullcontext()

    def append(self, events: Sequence[Event]) -> None:
        """Write events to their writers' ledgers, as `EventStore` promises. Raises what `name_of` raises."""
        _ = self.written(events)

    def written(self, events: Sequence[Event]) -> int:
        """Append events; how many bytes that were."""
        by_name: dict[str, list[Event]] = defaultdict(list)
        for event in events:  # all of them before any is written: one that is refused keeps all others out
            by_name[name_of(event)].append(event)
        return sum(self.add_lines(name, [to_line(e).rstrip(b"\n") for e in batch]) for name, batch in by_name.items())

    def round_events(self, round_id: str) -> Read[RoundEvent]:
        """All events of a round's own ledgers, from all writers."""
        return _round_events(self.of_round(round_id), round_id)

    def study_events(self, subject: str) -> Read[Any]:
        """All events of the study's own ledgers of a subject, from all writers."""
        return _own_events(self.of_study(subject), ledger.STUDY, lambda event: subject_of(event) == subject)

    def layers(self, round_id: str, *, frozen: Frozen | None = None, only: str = "") -> Layers:
        """What stands in every ledger of a round, copies made by sync folders folded in."""
        contents = Contents(frozen)
        with no_collection():
            for name, data in self.coded(round_id, transcript=only):
                contents.read(name, data)
            layers = {key: replay(events) for key, events in contents.standing().items()}
        lost = contents.lost(only) if frozen else []
        contents.problems += [*lost, *(contents.left_out() if frozen else ())]
        return Layers(layers, tuple(contents.problems), tuple(lost))

    def own_events(self, place: Own, *, frozen: Frozen | None = None, look: Look | None = None) -> Read[Any]:
        """The events of one coder's ledger of one transcript, or of the coder's own ledger of a round."""
        round_id, coder, transcript = place
        if not transcript:
            events = _round_events(self.of_round(round_id, by=coder, look=look), round_id).events
            return Read([event for event in events if event.by == coder])
        contents = Contents(frozen)
        for name, data in self.coded(round_id, coder=coder, transcript=transcript, look=look):
            contents.read(name, data)
        events = contents.standing().get((coder, transcript), [])
        return Read(events, (*contents.problems, *contents.lost(transcript, read=True)))

    def own_state(self, place: Own, *, look: Look | None = None) -> str:
        """The state of one assignment; most ledgers say plainly that it is finished, and are not taken apart."""
        round_id, coder, transcript = place
        ledgers = list(self.coded(round_id, coder=coder, transcript=transcript, look=look))
        if len(ledgers) == 1 and _plainly_finished(*ledgers[0], place):
            return FINISHED
        contents = Contents()
        for name, data in ledgers:
            contents.read(name, data)
        return state_of(contents.standing().get((coder, transcript), []))

    def rules(self, round_id: str) -> list[str]:
        """The coders `rules:<name>` of a round."""
        return [coder for coder in self.coders(round_id) if coder.startswith(RULES)]

    def freeze(self, round_id: str, coders: Iterable[str]) -> dict[str, str]:
        """The seal of every ledger of these coders, by name."""
        wanted = set(coders)
        coded = ((name, data) for name, data in self.coded(round_id) if place_of(name).coder in wanted)
        return {name: seals.seal(data, readable(seals.plain(data), ledger.CODINGS)) for name, data in coded}

    def altered(self, round_id: str = "") -> Iterator[Problem]:
        """Every line of these ledgers that is not what was written, and every gap that others tell of."""
        blank = left_out(self.study_events(COPIES).events) | redactions(self.study_events(WITHDRAWALS).events)
        for ledgers in (self.coded(round_id), self.of_round(round_id)) if round_id else (self.of_study(),):
            by_writer: dict[str, list[chain.Standing]] = defaultdict(list)
            for name, data in ledgers:
                held = by_writer[name.rpartition("/")[0]]
                held += [chain.Standing(name, number, line) for number, line in each_event(seals.plain(data))]
            for held in by_writer.values():
                yield from chain.problems(held, blank)


def name_of(event: Event) -> str:
    """The one ledger that an event belongs into.

    Raises LedgerError for an event that is not its writer's own, of a kind that no ledger takes, or with a name that
    is no id.
    """
    if isinstance(event, InStudy):
        return places.study_ledger(subject_of(event), event.by)
    about = {"by": event.by, "round_id": getattr(event, "round", "")}
    if isinstance(event, InLedger):
        places.refuse_foreign(by=event.by, coder=event.coder)
        about |= {"coder": event.coder, "transcript": event.transcript}
    elif not isinstance(event, InRound):
        raise LedgerError(f"no ledger takes events of type {type(event).__name__}")
    return places.ledger_name(**about)


def refuse_others(name: str) -> None:
    """Raise LedgerError for a ledger that is no coder's of one transcript: no other is removed."""
    if not name.startswith(f"{places.CODINGS}/"):
        raise LedgerError("only a ledger of codings is removed, where a participant withdrew")


def refuse_codings(name: str, lines: Mapping[bytes, bytes]) -> None:
    """Raise LedgerError for a ledger of codings, which may be sealed, and for lines of another length."""
    if name.startswith(f"{places.CODINGS}/") or any(len(line) != len(left) for line, left in lines.items()):
        raise LedgerError("only lines of a round or the study are blanked, each in its place")


def own_name(place: Own) -> str:
    """The name of the ledger into which a writer writes what is about a place. Raises LedgerError for no id."""
    round_id, coder, transcript = place
    about = {"coder": coder, "transcript": transcript} if transcript else {}
    return places.ledger_name(by=coder, round_id=round_id, **about)


def _plainly_finished(name: str, data: bytes, place: Own) -> bool:
    """True where a line finishes the assignment and no other can take it back or belong to a half of an operation."""
    at = data.rfind(b'"assignment.finish"')
    if at < 0 or name != own_name(place) or b'"cancels"' in data or b'"of":' in data:
        return False
    round_id, coder, transcript = place
    finish = ledger.decode(data[data.rfind(b"\n", 0, at) + 1 :].partition(b"\n")[0], ledger.CODINGS, name).events
    return [(coder, round_id, coder, transcript)] == [
        (event.by, event.round, event.coder, event.transcript) for event in finish if type(event) is AssignmentFinish
    ]


def _round_events(ledgers: Lines, round_id: str) -> Read[RoundEvent]:
    return _own_events(ledgers, ledger.ROUNDS, lambda event: event.round == round_id)


def _own_events(ledgers: Lines, decoder: ledger.Decoder, belongs: Callable[[Any], bool]) -> Read[Any]:
    """The events of ledgers that are named by their writers."""
    events: list[Any] = []
    problems: list[Problem] = []
    halves = Halves()
    for name, data in ledgers:
        read = ledger.decode(data, decoder, name)
        problems.extend(read.problems)
        halves.note(name, data, read.events)
        for event in read.events:
            if belongs(event) and places.is_copy(PurePosixPath(name).stem, event.by):
                events.append(event)
            else:
                problems.append(foreign(name, event))
    return Read(groups.whole(events), (*problems, *halves.problems()))
