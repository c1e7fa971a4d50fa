"""Rounds: which coders code which transcripts, how, and how far they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from codekit.model.events import RoundClose, RoundCompare, RoundEvent, RoundSign, RoundStart, unite
from codekit.model.layer import FINISHED

TRAINING, DOUBLE, INITIAL, SECOND_PASS, SUBCODE = "training", "double", "initial", "second-pass", "subcode"
KINDS = (TRAINING, DOUBLE, INITIAL, SECOND_PASS, SUBCODE)
COMPARABLE = (TRAINING, DOUBLE)
OPEN, COMPLETE, COMPARED, CLOSED = "open", "complete", "compared", "closed"


@dataclass(frozen=True, slots=True)
class Round:
    """Transcripts x coders x codebook version, with a kind; folded from the round's own events."""

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
    conflict: bool = False  # two different starts were merged; both stand, the earlier id is shown

    def state(self, assignments: Mapping[tuple[str, str], str]) -> str:
        """Open, complete, compared or closed; `assignments` maps (coder, transcript) to its state."""
        if self.closed:
            return CLOSED
        if self.compared:
            return COMPARED
        everyone = all(assignments.get((c, t)) == FINISHED for c in self.coders for t in self.transcripts)
        return COMPLETE if everyone else OPEN


def fold_round(events: Iterable[RoundEvent]) -> Round | None:
    """The round that these events make, or None where no start is among them."""
    by_id = unite(list(events))
    ordered = sorted(by_id.values(), key=lambda e: e.id)
    starts = [e for e in ordered if type(e) is RoundStart]
    if not starts:
        return None
    start = starts[0]
    compares = [e for e in ordered if type(e) is RoundCompare]
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
        compared=compares[0] if compares else None,
        signed=tuple(sorted({e.coder for e in ordered if type(e) is RoundSign})),
        closed=any(type(e) is RoundClose for e in ordered),
        started=start.at,
        conflict=len(starts) > 1,
    )
