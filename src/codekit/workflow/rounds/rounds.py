"""Rounds: start them, see how far they are, sign and close them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.codebook import Codebook
from codekit.model.decided import Drawn
from codekit.model.events import RoundStart, stamp
from codekit.model.layer import FINISHED, TODO
from codekit.model.names import new_id
from codekit.model.rounds import COMPARABLE, DOUBLE, KINDS, SECOND_PASS, SUBCODE, Round
from codekit.model.transcript import SCHEMES
from codekit.store import settings
from codekit.store.values import Layers
from codekit.workflow.rounds.visibility import state_shown
from codekit.workflow.study import codebooks
from codekit.workflow.study.people import new_coder
from codekit.workflow.study.study import Study, alone

UNITS = (*SCHEMES, "character")


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
) -> Round:
    """Start a round; `transcripts` may be ("all",). The codebook's version is frozen by this.

    `assignments` names the coders of a transcript where they are not all coders of the round; `note` says how
    the transcripts were chosen, `drawn` that codekit drew them (`planning.plan.as_drawn` checks that).

    Raises UnknownNameError for an unknown name and CodekitError where the kind does not fit the options; nothing is
    written then.
    """
    _check_options(kind, coders, unit, over, parent)
    round_id = _new_id(study, id_)
    chosen = _transcripts(study, transcripts)
    people = _coders(study, coders, add=add_coders)
    assigned = _assignments(assignments or {}, chosen, people, kind)
    book = study.codebook(codebook)
    for code in (*codes, *([parent] if parent else [])):
        _ = book[code]
    if over:
        _check_over(study, study.round(over), kind, book, chosen)
    # The event comes last: until it stands, a frozen version and new coders change nothing.
    new = [coder for coder in people if coder not in study.settings.coders]
    book = codebooks.freeze(study.store, book.id)
    if new:
        settings.add_coders(study.store.document(settings.FILE), new)
        study.refresh()
    event = RoundStart(
        **stamp(study.writer),
        round=round_id,
        kind=kind,
        transcripts=tuple(chosen),
        coders=tuple(people),
        codebook=book.key,
        codes=tuple(codes),
        unit=unit,
        blind=kind in COMPARABLE if blind is None else blind,
        over=over,
        parent=parent,
        assignments=assigned,
        note=note,
        drawn=drawn,
    )
    study.store.append([event])
    return study.round(round_id)


def _check_options(kind: str, coders: Sequence[str], unit: str, over: str, parent: str) -> None:
    if kind not in KINDS:
        raise UnknownNameError("kind of round", kind, KINDS)
    if unit not in UNITS:
        raise UnknownNameError("unit", unit, UNITS)
    if not coders:
        raise CodekitError("a round needs coders", hint="--coders ana,ben")
    if kind == DOUBLE and len(set(coders)) < 2:
        raise CodekitError("a double round needs at least two coders", hint="--coders ana,ben")
    if kind == SECOND_PASS and not over:
        raise CodekitError("a second pass goes over another round", hint="--over ROUND")
    if kind == SUBCODE and not parent:
        raise CodekitError("a subcode round works inside a parent code", hint="--parent CODE")
    if over and kind not in {SECOND_PASS, SUBCODE}:
        raise CodekitError(f"--over does not go with a {kind} round", hint="it is for second-pass and subcode")
    if parent and kind != SUBCODE:
        raise CodekitError(f"--parent does not go with a {kind} round", hint="it is for subcode")


def _new_id(study: Study, id_: str) -> str:
    try:
        round_id = new_id(id_)
    except ValueError as error:
        raise CodekitError(str(error), hint="name it like r1") from None
    taken = {known.casefold(): known for known in study.store.round_ids() if _is_there(study, known)}
    if round_id.casefold() in taken:
        raise CodekitError(f"round '{taken[round_id.casefold()]}' exists already", hint="choose another id")
    return round_id


def _is_there(study: Study, id_: str) -> bool:
    """False where a start that the disk did not take left a torn line, and nobody coded: the name is free."""
    return bool(study.store.round_events(id_).events or study.store.layers(id_).by_key)


def _transcripts(study: Study, wanted: Sequence[str]) -> list[str]:
    known = study.transcript_ids()
    if list(wanted) == ["all"]:
        if not known:
            raise CodekitError("there is no transcript yet", hint="codekit import PATH...")
        return known
    for id_ in wanted:
        if id_ not in known:
            raise UnknownNameError("transcript", id_, known)
    if not wanted:
        raise CodekitError("a round needs transcripts", hint="--transcripts T01,T02 or all")
    return list(dict.fromkeys(wanted))


def _coders(study: Study, wanted: Sequence[str], *, add: bool) -> list[str]:
    people: list[str] = []
    for name in dict.fromkeys(wanted):
        if name in study.settings.coders:
            people.append(name)
            continue
        if not add:
            error = UnknownNameError("coder", name, study.settings.coders)
            error.hint += "; --add-coder adds a new one"
            raise error
        id_ = new_coder(name, (*study.settings.coders, *people))
        people.append(id_)
    return people


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


def _assignments(
    wanted: Mapping[str, Sequence[str]], chosen: Sequence[str], people: Sequence[str], kind: str
) -> dict[str, tuple[str, ...]]:
    """The coders of each transcript that not everybody codes, in the order of the round."""
    assigned: dict[str, tuple[str, ...]] = {}
    for id_, names in wanted.items():
        if id_ not in chosen:
            raise UnknownNameError("transcript", id_, chosen, where="the assignments")
        for name in names:
            if name not in people:
                raise UnknownNameError("coder", name, people, where=f"the assignment of {id_}")
        if len(set(names)) < (2 if kind == DOUBLE else 1):
            raise CodekitError(f"{id_} is assigned to {len(set(names))} coders", hint="a double round takes two")
        assigned[id_] = tuple(coder for coder in people if coder in names)
    if idle := [c for c in people if wanted and not any(c in assigned.get(id_, people) for id_ in chosen)]:
        raise CodekitError(f"no transcript is assigned to {', '.join(idle)}", hint="leave them out of --coders")
    return {id_: team for id_, team in assigned.items() if len(team) < len(people)}


def _check_over(study: Study, below: Round, kind: str, book: Codebook, chosen: Sequence[str]) -> None:
    if study.round_codebook(below).id != book.id and kind == SECOND_PASS:
        raise CodekitError(
            f"round '{below.id}' uses codebook {below.codebook}", hint=f"--codebook {below.codebook.partition('@')[0]}"
        )
    if kind == SECOND_PASS and below.kind in {SECOND_PASS, SUBCODE}:
        raise CodekitError(f"'{below.id}' is a {below.kind} round; a second pass goes over a first one")
    for transcript in chosen:
        if transcript not in below.transcripts:
            raise UnknownNameError("transcript", transcript, below.transcripts, where=f"round {below.id}")


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
