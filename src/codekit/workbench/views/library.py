"""The session, the rounds with what the coder may do in them, and the library of own assignments."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from codekit import __version__
from codekit.errors import CodekitError
from codekit.model.layer import FINISHED, STARTED, TODO
from codekit.model.rounds import Round
from codekit.store.bulk import no_collection
from codekit.store.protocols import Look
from codekit.workbench.desk import Desk
from codekit.workbench.facts import Facts, TextFacts
from codekit.workbench.log import Place
from codekit.workbench.operations import one_of
from codekit.workbench.texts import Text
from codekit.workbench.undo import Fixed, next_redo, next_undo, step
from codekit.workbench.views.interviews import Tables
from codekit.workbench.views.permissions import Permissions, limited, may
from codekit.workbench.views.values import AssignmentState, Role, RoundKind, RoundState, Step, Value
from codekit.workflow.rounds import rounds, signing
from codekit.workflow.rounds.visibility import Sight, blind_in
from codekit.workflow.study import people
from codekit.workflow.study.study import Study

Unit = Annotated[str, one_of("Unit", *rounds.UNITS)]


class StudyNamed(Value, frozen=True, kw_only=True):
    """The study that is open."""

    id: str  # opaque, stable for this study
    title: str
    case: str  # what a case is called, "" where study.yaml does not say


class FirstPlace(Value, frozen=True, kw_only=True):
    """Where to begin; either may be null."""

    round: str | None
    transcript: str | None


class When(Value, frozen=True, kw_only=True):
    """When something was done, and by whom."""

    at: str
    by: str  # the coder's name; "": somebody who is no coder of the study


def compared(study: Study, round_: Round) -> When | None:
    """When a round was compared, and by whom; null where it was not."""
    event = round_.compared
    return When(at=event.at, by=people.signer(study, event.by)) if event else None


class RoundShown(Value, frozen=True, kw_only=True):
    """A round, as far as the coder may know it."""

    id: str
    kind: RoundKind
    state: RoundState  # as far as this coder may know: "open" until all own assignments are finished
    blind: bool  # the coder is blind in it now
    codebook: str  # id@version
    codes: list[str]  # what the round is about; [] = every top-level code
    unit: Unit
    over: str  # second-pass, subcode: the round below, or ""
    parent: str  # subcode: the parent code, or ""
    transcripts: list[str]
    assigned: list[str]  # those of them that this coder codes
    coders: list[str]
    mine: bool  # this coder is one of them
    my: dict[AssignmentState, int]  # own assignments by state
    waiting: int | None  # how many other coders have not finished; null while this coder has not (blind rounds)
    started: str  # ISO time, UTC
    compared: When | None
    signed: list[str]  # [] while blind
    may: Permissions


class Session(Value, frozen=True, kw_only=True):
    """GET /api/session: who works on what, and what may be done in each round."""

    codekit: str  # version
    study: StudyNamed
    coder: str
    name: str  # what the coder is called; the id where study.yaml has no name
    start: FirstPlace = FirstPlace(round=None, transcript=None)
    rounds: list[RoundShown]  # every round of this coder, and the others that may be seen; oldest first
    blind: bool  # this coder takes part in a blind round that has not been compared
    epoch: str = ""  # changes with every start of the server; goes with `rev`
    rev: int = 0
    undo: Step | None
    redo: Step | None
    rights: list[str] | None  # on a server for several people: the routes that one's role may ask; null: all


class Speaker(Value, frozen=True, kw_only=True):
    """Who speaks, in which role, in how many turns."""

    label: str
    role: Role
    turns: int


class LibraryRow(Value, frozen=True, kw_only=True):
    """One own assignment."""

    round: str
    transcript: str
    case: str  # "" where interviews.csv has none
    case_name: str  # attribute `name` of the case, else ""
    date: str
    speakers: tuple[Speaker, ...] = ()
    turns: int = 0
    words: int = 0  # of respondents
    characters: int = 0
    state: AssignmentState
    codings: int  # own, standing
    memos: int  # own, standing
    marks: int  # own, to be discussed
    touched: str  # time of the last own event, or ""
    problem: str  # e.g. the text changed on disk; then it cannot be opened
    read: bool  # false with now=1, where the text was not read yet: speakers, turns, words, characters, problem


class Library(Value, frozen=True, kw_only=True):
    """GET /api/library[?round=R&now=1]: one row per own assignment, in the order of rounds and transcripts.

    now=1: at once, though texts were not read yet where there are many; without it, all of them are.
    """

    rows: list[LibraryRow]


@no_collection()
def session(desk: Desk) -> Session:
    """Who works on what, and what may be done in each round."""
    look = desk.study.store.look()
    sight = desk.sight_of(look)
    undo, redo = undo_and_redo(desk, look)
    return Session(
        codekit=__version__,
        study=StudyNamed(id=study_id(desk), title=desk.study.title, case=desk.study.settings.case),
        coder=desk.coder,
        name=people.name_of(desk.study, desk.coder),
        rounds=rounds_shown(desk, sight, look),
        blind=sight.blind,
        undo=undo,
        redo=redo,
        rights=None if desk.rights is None else sorted(desk.rights),
    )


def undo_and_redo(desk: Desk, look: Look | None = None) -> tuple[Step | None, Step | None]:
    """What undo and redo would do now, or as of a look."""
    fixed = Fixed(desk, look)
    desk.log_as_of(fixed.look)
    undo, redo = next_undo(desk, fixed=fixed), next_redo(desk, fixed=fixed)
    return (step(desk, undo) if undo else None), (step(desk, redo) if redo else None)


def study_id(desk: Desk) -> str:
    """A name for this study that says nothing about it, for the settings that a browser keeps."""
    return hashlib.sha256(desk.study.store.identity.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def rounds_shown(desk: Desk, sight: Sight, look: Look, *, of_role: bool = True) -> list[RoundShown]:
    """The rounds that the coder is told of, as of a look; without `of_role` whatever the coder's role allows."""
    return [round_shown(desk, round_, sight, look, of_role=of_role) for round_ in sight.shown]


def round_shown(
    desk: Desk, round_: Round, sight: Sight, look: Look | None = None, *, of_role: bool = True
) -> RoundShown:
    """One round, as far as the coder may know it."""
    as_of = look or desk.study.store.look()
    state = desk.round_state(round_, sight, as_of)
    mine = desk.coder in round_.coders
    assigned = round_.transcripts_of(desk.coder)
    own = Counter(sight.own.get((round_.id, id_), TODO) for id_ in assigned)
    others = sight.sees_others(round_, state)
    return RoundShown(
        id=round_.id,
        kind=round_.kind,
        state=state,
        blind=blind_in(round_),
        codebook=round_.codebook,
        codes=list(round_.codes),
        unit=round_.unit,
        over=round_.over,
        parent=round_.parent,
        transcripts=list(round_.transcripts),
        assigned=list(assigned),
        coders=list(round_.coders),
        mine=mine,
        my={name: own[name] for name in (TODO, STARTED, FINISHED)},
        waiting=_waiting(desk, round_, as_of) if sight.knows_progress(round_) else None,
        started=round_.started,
        compared=compared(desk.study, round_),
        signed=list(round_.signed) if sight.knows_signatures(round_, state) else [],
        may=limited(
            may(round_, state, mine=mine, others=others, sight=sight, closing=_closing(desk, round_, state, as_of)),
            desk.may_ask if of_role else lambda _: True,
        ),
    )


def _closing(desk: Desk, round_: Round, state: str, look: Look) -> CodekitError | None:
    """Why the round cannot be closed; decisions are read only where everybody has signed, since that takes a while."""
    if refused := signing.closing_refused(round_, state) or signing.unsigned(round_):
        return refused
    return desk.closing_refused(round_, state, look)


def _waiting(desk: Desk, round_: Round, look: Look) -> int:
    """How many other coders have not finished."""
    if round_.compared or round_.closed:
        return 0
    assignments = desk.progress(round_, look).assignments
    unfinished = {coder for (coder, _), state in assignments.items() if state != FINISHED}
    return len(unfinished - {desk.coder})


def library(
    desk: Desk,
    round_id: str = "",
    facts: TextFacts | None = None,
    texts: Look | None = None,
    look: Look | None = None,
) -> Library:
    """One row for each own assignment; `facts` of the texts as they were read as of the look `texts`."""
    as_of = look or desk.study.store.look()
    seen, known, tables = texts or as_of, facts or TextFacts(desk.study), Tables(desk)
    if facts is None:
        known.warm(transcripts(desk, round_id, as_of), seen)
    own = _own(desk, round_id, as_of)
    return Library(rows=[_row(desk, place, tables, known.of(place[1], seen), as_of) for place in own])


def transcripts(desk: Desk, round_id: str = "", look: Look | None = None) -> list[str]:
    """The transcripts that the library is about."""
    own = _own(desk, round_id, look or desk.study.store.look())
    return list(dict.fromkeys(transcript for _, transcript in own))


def _own(desk: Desk, round_id: str, look: Look) -> Iterator[Place]:
    for round_ in desk.sight_of(look).shown:
        if desk.coder in round_.coders and round_id in {"", round_.id}:
            yield from ((round_.id, transcript) for transcript in round_.transcripts_of(desk.coder))


def _row(desk: Desk, place: Place, tables: Tables, facts: Facts, look: Look) -> LibraryRow:
    round_id, id_ = place
    held = desk.glance(place, look)
    interview, name = tables.interview(id_)
    return LibraryRow(
        round=round_id,
        transcript=id_,
        case=interview.case,
        case_name=name,
        date=interview.date,
        state=held.state,
        codings=held.codings,
        memos=held.memos,
        marks=held.marks,
        touched=held.touched,
        speakers=tuple(Speaker(label=label, role=role, turns=n) for label, role, n in facts.speakers),
        turns=facts.turns,
        words=facts.words,
        characters=facts.characters,
        problem=facts.problem,
        read=facts.read,
    )


def speakers(text: Text) -> tuple[Speaker, ...]:
    """Who speaks, with role and number of turns, in order of appearance."""
    role = text.transcript.role
    return tuple(Speaker(label=label, role=role(label), turns=n) for label, n in text.turns_by_speaker.items())
