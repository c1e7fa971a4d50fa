"""Rounds: which coders code which transcripts, how, and how far they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import msgspec

from codekit.model.decided import Drawn
from codekit.model.events import (
    InRound,
    RoundAbandon,
    RoundCancel,
    RoundClose,
    RoundCompare,
    RoundEvent,
    RoundSign,
    RoundStart,
)
from codekit.model.layer import FINISHED
from codekit.model.standing import unite

TRAINING, DOUBLE, INITIAL, SECOND_PASS, SUBCODE = "training", "double", "initial", "second-pass", "subcode"
KINDS = (TRAINING, DOUBLE, INITIAL, SECOND_PASS, SUBCODE)
COMPARABLE = (TRAINING, DOUBLE)
OPEN, COMPLETE, COMPARED, CLOSED = "open", "complete", "compared", "closed"
STARTS, COMPARISONS = "two different starts were merged", "two different comparisons were merged"
E = TypeVar("E", bound=InRound)


@dataclass(frozen=True, slots=True)
class Round:
    """Transcripts x coders x codebook version, with a kind; folded from the round's own events.

    `assignments` maps a transcript to the coders who code it, where these are not all coders. `conflicts` says
    what was written twice and differently on two machines; one of the two counts until a person settles it.
    `codes_used` is True where it was closed with its disagreements listed on the codes as they were used.
    """

    id: str
    kind: str
    transcripts: tuple[str, ...]
    coders: tuple[str, ...]
    codebook: str
    codes: tuple[str, ...] = ()
    unit: str = "turn"
    blind: bool = False
    over: str = ""
    parent: str = ""
    compared: RoundCompare | None = None
    signed: tuple[str, ...] = ()
    closed: bool = False
    started: str = ""
    conflicts: tuple[str, ...] = ()
    assignments: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    start: str = ""
    note: str = ""
    codes_used: bool = False
    drawn: Drawn | None = field(default=None, hash=False)
    made_in: str = ""  # the tool that its codings were taken from, as a whole project
    key: str = ""  # the coder whose codings are the known answers, in a training round
    abandoned: RoundAbandon | None = None  # void where the round was compared
    withdrawn: tuple[str, ...] = ()  # transcripts that it was about, and that were taken out of the study

    @property
    def given_up(self) -> bool:
        """True where it was cancelled before anybody compared it: it is in no list, and nothing of it counts."""
        return self.abandoned is not None and self.compared is None and not self.closed

    @property
    def independent(self) -> bool:
        """True where its coders may be compared: they are blind here, or coded in another tool, and nobody knows."""
        return self.blind or bool(self.made_in)

    @property
    def codebook_id(self) -> str:
        """The codebook without its version."""
        return self.codebook.partition("@")[0]

    @property
    def measures(self) -> bool:
        """True where coders work independently on the same material, so that a comparison says how far they agree."""
        return self.kind in COMPARABLE and self.independent and len(self.coders) > 1

    def going_over(self, below: Round | None) -> Round:
        """The same with the codes that it is about: a second pass without its own takes those of the round below."""
        if self.kind != SECOND_PASS or self.codes or below is None:
            return self
        return replace(self, codes=below.codes)

    def coders_of(self, transcript: str) -> tuple[str, ...]:
        """The coders who code a transcript, in the order of the round."""
        return self.assignments.get(transcript, self.coders) if transcript in self.transcripts else ()

    def transcripts_of(self, coder: str) -> tuple[str, ...]:
        """The transcripts that a coder codes, in the order of the round."""
        return tuple(id_ for id_ in self.transcripts if coder in self.assignments.get(id_, self.coders))

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Every assignment of the round: (coder, transcript)."""
        return tuple((coder, id_) for coder in self.coders for id_ in self.transcripts_of(coder))

    def state(self, assignments: Mapping[tuple[str, str], str]) -> str:
        """Open, complete, compared or closed; `assignments` maps (coder, transcript) to its state."""
        if self.closed:
            return CLOSED
        if self.compared:
            return COMPARED
        return COMPLETE if all(assignments.get(pair) == FINISHED for pair in self.pairs) else OPEN


def fold_round(events: Iterable[RoundEvent]) -> Round | None:
    """The round that these events make, or None where no start is among them.

    The comparison that the round was closed with counts, and the start that was compared, so that no merge can
    change figures. Elsewhere the smallest id counts where two differ.
    """
    ordered = sorted(unite(list(events)).values(), key=lambda e: e.id)
    starts, compares = standing(ordered, RoundStart), standing(ordered, RoundCompare)
    closes = [e for e in ordered if type(e) is RoundClose]
    if not starts:
        return None
    compared = _first(compares, [close.compare for close in closes]) if compares else None
    start = _first(starts, [compared.start] if compared else [])
    gone = cancelled(ordered)
    return Round(
        id=start.round,
        kind=start.kind,
        transcripts=start.transcripts,
        coders=start.coders,
        codebook=start.codebook,
        codes=start.codes,
        unit=start.unit,
        blind=start.blind,
        over=start.over,
        parent=start.parent,
        compared=compared,
        signed=tuple(sorted({e.coder for e in ordered if type(e) is RoundSign and e.id not in gone})),
        closed=bool(closes),
        started=start.at,
        conflicts=_conflicts(starts, compares, closed=bool(closes)),
        assignments=_assignments(start),
        start=start.id,
        note=start.note,
        codes_used=any(close.codes_used for close in closes),
        drawn=start.drawn,
        made_in=start.made_in,
        key=start.key,
        abandoned=next((e for e in ordered if type(e) is RoundAbandon and e.id not in gone), None),
    )


def given_up_by(round_: Round, known: Callable[[str], Round | None]) -> Round | None:
    """The cancelled round because of which this one is given up: itself, or one that it goes over; None for none."""
    met: set[str] = set()
    at: Round | None = round_
    while at is not None and at.id not in met:
        if at.given_up:
            return at
        met.add(at.id)
        at = known(at.over) if at.over else None
    return None


def cancelled(events: Sequence[RoundEvent]) -> frozenset[str]:
    """Ids of the events that some event of the round's ledgers takes back."""
    return frozenset(id_ for e in events if type(e) is RoundCancel for id_ in e.cancels)


def standing(events: Sequence[RoundEvent], kind: type[E]) -> list[E]:
    """The events of a kind that were not taken back, by id; where all of them were, none was."""
    of_kind: list[E] = [e for e in events if isinstance(e, kind)]
    of_kind.sort(key=lambda e: e.id)
    gone = cancelled(events)
    return [e for e in of_kind if e.id not in gone] or of_kind


def _first(events: Sequence[E], wanted: Iterable[str]) -> E:
    """The first of the events that is wanted, else the first."""
    names = set(wanted)
    return next((event for event in events if event.id in names), events[0])


def _conflicts(starts: list[RoundStart], compares: list[RoundCompare], *, closed: bool) -> tuple[str, ...]:
    if closed:
        return ()
    conflicts = [STARTS] if len({_substance(start) for start in starts}) > 1 else []
    return (*conflicts, *([COMPARISONS] if len({_substance(compare) for compare in compares}) > 1 else []))


def _substance(event: InRound) -> bytes:
    """What an event says, whoever wrote it and when."""
    same = {"id": "", "at": "", "by": ""} | ({"start": ""} if type(event) is RoundCompare else {})
    return msgspec.json.encode(msgspec.structs.replace(event, **same), order="sorted")


def _assignments(start: RoundStart) -> dict[str, tuple[str, ...]]:
    """The coders of each transcript in the order of the round; a list that is empty or names others is no list."""
    listed = {id_: tuple(c for c in start.coders if c in set(coders)) for id_, coders in start.assignments.items()}
    known = set(start.transcripts)
    return {id_: coders for id_, coders in listed.items() if coders and id_ in known}
