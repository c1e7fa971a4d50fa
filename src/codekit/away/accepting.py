"""What a server takes of the events that somebody made on a copy: one's own, of work that is one's own, and no more.

What changes a study for everybody (rounds, codebooks, tables, texts) is done on the server.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from codekit.model.copies import Gap
from codekit.model.events import (
    CodePropose,
    Decision,
    InLedger,
    InRound,
    Recheck,
    RoundCancel,
    RoundMemo,
    RoundRetract,
    RoundSign,
    stamp,
)
from codekit.model.names import CONSENSUS
from codekit.model.rounds import Round
from codekit.model.study_events import subject_of
from codekit.model.subjects import CODEBOOKS, WITHDRAWALS
from codekit.store.folder import chain
from codekit.store.incoming import Known, Line, NotTaken, examined, is_ledger
from codekit.workflow.rounds.visibility import sight_of
from codekit.workflow.study.removing import is_of
from codekit.workflow.study.study import Study, alone

HERE = "do it in the window of the server"


@dataclass(frozen=True, slots=True)
class May:
    """What somebody's role lets them send: codings, notes and reviews, decisions."""

    code: bool
    write: bool
    lead: bool


@dataclass(frozen=True, slots=True)
class Accepted:
    """How many events are on the server now that were not, and why others are not."""

    taken: int
    refused: tuple[NotTaken, ...]


@alone
def accept(study: Study, coder: str, may: May, sent: Mapping[str, Sequence[bytes]]) -> Accepted:
    """Take what a coder sends, by ledger; what was taken is kept for good when this returns.

    What is there already is not taken again; each line stands or fails by itself, but for a ledger of which an earlier
    line was changed. Raises CodekitError where the store refuses: what was not acknowledged may then be there.
    """
    known, judge = Known.of(study.store), _Judge(study, coder, may)
    refused: list[NotTaken] = []
    taken = 0
    for name, lines in sent.items():
        if not is_ledger(name):
            refused.append(NotTaken(name[:200], "is no name of a ledger"))
            continue
        fine, bad = examined(name, lines, coder, known)
        judged = [(line, judge.why_not(name, line)) for line in fine]
        bad += [NotTaken(name, *why) for _, why in judged if why]
        refused += bad
        good = [line.line for line, why in judged if not why]
        if bad and (named := _named(lines, good, known.lines.get(name, set()))):
            why = "; ".join(sorted({each.why for each in bad}))
            study.store.append([Gap(**stamp(coder), ledger=name, lines=named, why=why)])
        taken += study.store.add_missing(name, good) if good else 0
        for line in good:
            known.add(name, line)
    return Accepted(taken, tuple(dict.fromkeys(refused)))


def _named(sent: Sequence[bytes], good: Sequence[bytes], there: Collection[bytes]) -> tuple[str, ...]:
    """The sums of lines that are not taken, and that one which is taken says it was written after."""
    left = {chain.name(line) for line in sent if line not in there} - {chain.name(line) for line in good}
    return tuple(sorted(left.intersection(map(chain.before, good))))


Why = tuple[str, str]


class _Judge:
    """Decides event by event; the rounds are read once."""

    def __init__(self, study: Study, coder: str, may: May) -> None:
        self._coder, self._may, self._gone = coder, may, study.withdrawn
        # Of a round that the coder may not know of, not even that it is there.
        self._rounds = {round_.id: round_ for round_ in sight_of(study, coder).shown}
        self._study = study

    def why_not(self, name: str, line: Line) -> Why | None:
        """Why an event is not taken, and how to mend it; None for one that is."""
        event = line.event
        if any(is_of(name, id_) for id_ in self._gone):
            return "the participant of this transcript withdrew", "codekit sync removes it from the copy"
        if isinstance(event, InLedger):
            return self._coding(event)
        if isinstance(event, InRound):
            return self._of_round(event)
        if isinstance(event, Gap):
            return "the server alone says what it did not take", HERE
        if subject_of(event) in {CODEBOOKS, WITHDRAWALS}:
            return f"{subject_of(event)} were changed in the copy", HERE
        return _unless(_ROLE, fine=self._may.write)

    def _round(self, id_: str) -> Round | Why:
        return self._rounds.get(id_) or (f"the server has no round {id_}", f"start rounds there: {HERE}")

    def _coding(self, event: InLedger) -> Why | None:
        if not self._may.code:
            return _ROLE
        round_ = self._round(event.round)
        if not isinstance(round_, Round):
            return round_
        if event.coder == CONSENSUS:
            fine = self._may.lead and bool(round_.compared or round_.closed)
            return _unless(("a consensus is written by a lead, of a round that was compared", HERE), fine=fine)
        why = f"{event.transcript} in round {round_.id} is no assignment of {self._coder}", HERE
        return _unless(why, fine=event.transcript in round_.transcripts_of(self._coder))

    def _of_round(self, event: InRound) -> Why | None:
        round_ = self._round(event.round)
        if not isinstance(round_, Round):
            return round_
        may, compared = self._may, bool(round_.compared or round_.closed)
        if isinstance(event, RoundMemo | RoundRetract):
            return _unless(_ROLE, fine=may.write)
        if isinstance(event, CodePropose | Recheck):
            return _unless(_ROLE, fine=may.code)
        if isinstance(event, RoundSign):
            why = "a signature is one's own, below a round that was compared", HERE
            return _unless(why, fine=may.code and compared and event.coder == self._coder)
        if isinstance(event, Decision):
            return _unless(("decisions are a lead's, on a round that was compared", HERE), fine=may.lead and compared)
        fine = isinstance(event, RoundCancel) and may.code and self._only_own(event)
        return _unless((f"round {round_.id} was changed for everybody in the copy", HERE), fine=fine)

    def _only_own(self, event: RoundCancel) -> bool:
        """Whether it takes back nothing but signatures, decisions and rechecks of one's own."""
        there = {e.id: e for e in self._study.store.round_events(event.round).events}
        named = [there.get(id_) for id_ in event.cancels]
        return all(isinstance(e, RoundSign | Decision | Recheck) and e.by == self._coder for e in named)


_ROLE: Why = ("your role on the server does not let you write this", "ask an owner of the study")


def _unless(why: Why, *, fine: bool) -> Why | None:
    return None if fine else why
