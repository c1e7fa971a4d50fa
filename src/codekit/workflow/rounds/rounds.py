"""Rounds: start them, see how far they are, sign and close them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from codekit.errors import CodekitError
from codekit.model.decided import Drawn
from codekit.model.events import RoundStart, stamp
from codekit.model.layer import FINISHED, TODO
from codekit.model.rounds import COMPARABLE, Round
from codekit.store import settings
from codekit.store.values import Layers
from codekit.workflow.rounds.starting import UNITS, Wish, check
from codekit.workflow.rounds.visibility import state_shown
from codekit.workflow.study import codebooks
from codekit.workflow.study.study import Study, alone

__all__ = ["UNITS", "Progress", "far", "parse_assignments", "progress", "start", "written"]


@dataclass(frozen=True, slots=True)
class Progress:
    """A round with its state and the state of every assignment (never what was coded)."""

    round: Round
    state: str
    assignments: dict[tuple[str, str], str]

    def count(self, coder: str) -> tuple[int, int]:
        """How many transcripts a coder has finished, of how many."""
        mine = self.round.transcripts_of(coder)
        return sum(self.assignments[coder, id_] == FINISHED for id_ in mine), len(mine)

    def shown(self, coder: str, transcript: str) -> str:
        """The state of an assignment as everybody may see it: while a round is blind, not who has begun.

        A dash where the transcript is not assigned to the coder.
        """
        return state_shown(self.round, self.assignments.get((coder, transcript), "–"))


@alone
def start(
    study: Study,
    id_: str,
    *,
    kind: str,
    coders: Sequence[str],
    transcripts: Sequence[str],
    codebook: str,
    codes: Sequence[str] = (),
    unit: str = "turn",
    over: str = "",
    parent: str = "",
    blind: bool | None = None,
    add_coders: bool = False,
    assignments: Mapping[str, Sequence[str]] | None = None,
    note: str = "",
    drawn: Drawn | None = None,
    key: str = "",
) -> Round:
    """Start a round; `transcripts` may be ("all",). The codebook's version is frozen by this.

    `assignments` names the coders of a transcript where they are not all coders of the round; `note` says how
    the transcripts were chosen, `drawn` that codekit drew them (`planning.plan.as_drawn` checks that), `key` which
    coder's codings are the known answers of a training round.

    Raises UnknownNameError for an unknown name and CodekitError where the kind does not fit the options; nothing is
    written then.
    """
    wish = Wish(
        id_, kind, coders, transcripts, codebook, codes, unit, over, parent, add_coders, assignments or {}, blind, key
    )
    checked = check(study, wish)
    for amiss in checked.amiss:
        raise amiss.error
    # The event comes last: until it stands, a frozen version and new coders change nothing.
    new = [coder for coder in checked.coders if coder not in study.settings.coders]
    book = codebooks.freeze(study.store, codebook.partition("@")[0])
    if new:
        settings.add_coders(study.store.document(settings.FILE), new)
        study.refresh()
    event = RoundStart(
        **stamp(study.writer),
        round=checked.id,
        kind=kind,
        transcripts=checked.transcripts,
        coders=checked.coders,
        codebook=book.key,
        codes=tuple(codes),
        unit=unit,
        blind=kind in COMPARABLE if blind is None else blind,
        over=over,
        parent=parent,
        assignments=dict(checked.assignments),
        note=note,
        drawn=drawn,
        key=key,
    )
    study.store.append([event])
    return study.round(checked.id)


def parse_assignments(parts: Sequence[str]) -> dict[str, list[str]]:
    """Assignments as people write them: `T01=ana+ben`. Raises CodekitError for a part in another form."""
    assignments: dict[str, list[str]] = {}
    for part in parts:
        id_, equals, names = part.partition("=")
        people = [name.strip() for name in names.split("+") if name.strip()]
        if not (id_.strip() and equals and people):
            raise CodekitError(f"'{part}' is no assignment", hint="--assign T01=ana+ben,T02=ana+cy")
        assignments[id_.strip()] = people
    return assignments


def progress(study: Study, round_: Round, layers: Layers | None = None) -> Progress:
    """How far a round is: states only, so that nobody learns what others coded."""
    return far(round_, (layers or study.layers(round_)).states)


def far(round_: Round, states: Mapping[tuple[str, str], str]) -> Progress:
    """How far a round is by the states of its assignments, where they are known already."""
    assignments = {pair: states.get(pair, TODO) for pair in round_.pairs}
    return Progress(round_, round_.state(assignments), assignments)


def written(study: Study, round_: Round) -> tuple[object, ...]:
    """What is equal as long as nobody coded or corrected a round's transcripts, wrote about it, or said who speaks."""
    look, ids = study.store.look(), round_.transcripts
    texts = ((dict(text.roles), text.text_id) for text in map(study.transcript, ids))
    return (look.round(round_.id), *map(look.transcript, ids), *texts)
