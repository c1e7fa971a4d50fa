"""All rounds that a coder may know of, and one of them: how far it is, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec

from codekit.model.layer import FINISHED, TODO
from codekit.model.rounds import CLOSED, OPEN, Round
from codekit.store.protocols import Look
from codekit.workbench.desk import Desk
from codekit.workbench.operations import one_of
from codekit.workbench.views.interviews import Tables
from codekit.workbench.views.library import RoundShown, round_shown
from codekit.workbench.views.values import Value
from codekit.workflow.deciding import ahead
from codekit.workflow.rounds import cancelling, reminding, settling
from codekit.workflow.rounds.visibility import Sight

RoundAct = Annotated[str, one_of("RoundAct", *ahead.ACTS)]


class Ahead(Value, frozen=True, kw_only=True):
    """What comes next in a round."""

    act: RoundAct
    words: str


class RoundLine(Value, frozen=True, kw_only=True):
    """A round on its way, as far as this coder may know it."""

    round: RoundShown
    measures: bool  # its coders work apart and are compared
    assignments: int
    finished: int | None  # assignments; null where it may not be told
    clusters: int | None  # of disagreements, of a compared round that is not closed
    undecided: int | None  # of them
    next: Ahead
    offers: list[RoundAct]  # what may be started over it now
    cancel: str  # why it cannot be cancelled; "" where it can


class RoundCancelled(Value, frozen=True, kw_only=True):
    """A round that was given up."""

    id: str
    kind: str
    by: str
    at: str
    reason: str


class RoundsShown(Value, frozen=True, kw_only=True):
    """GET /api/rounds: every round that this coder may know of, oldest first."""

    rounds: list[RoundLine]
    cancelled: list[RoundCancelled]
    transcripts: int  # of the study
    codebooks: int


class RoundRow(Value, frozen=True, kw_only=True):
    """One transcript of a round."""

    transcript: str
    case: str
    case_name: str
    coders: list[str]  # who codes it
    states: dict[str, str]  # of those whose state may be told: todo, started, finished, or "not finished"


class Rival(Value, frozen=True, kw_only=True):
    """One of several starts or comparisons that were merged; `counts` where it is the one that counts now."""

    id: str
    what: str
    by: str
    at: str
    says: str
    counts: bool


class PractisedCode(Value, frozen=True, kw_only=True):
    """One code as two coders gave it, on the units that both finished."""

    code: str
    first: str  # the key, where there is one
    second: str
    n_units: int
    both: int
    only_first: int
    only_second: int
    kappa: float | None


class PracticeShown(Value, frozen=True, kw_only=True):
    """GET /api/rounds/{id}/practice: the agreement so far of a training round that is not blind; never for report."""

    round: str
    key: str
    unit: str
    transcripts: int  # that two coders finished
    note: str
    rows: list[PractisedCode]


class RoundPage(Value, frozen=True, kw_only=True):
    """GET /api/rounds/{id}: one round with its transcripts."""

    line: RoundLine
    rows: list[RoundRow]
    note: str  # how the transcripts were chosen
    reminder: str  # a text to copy; names only where they may be told; "" where nothing is open
    rivals: list[Rival]  # what was merged and is to be settled
    revisions: bool  # GET /api/rounds/{id}/revisions has something
    key: str  # whose codings are the known answers of a training round, or ""
    practice: bool  # GET /api/rounds/{id}/practice has something
    diagnosis: bool  # GET /api/rounds/{id}/diagnosis has something


def rounds(desk: Desk) -> RoundsShown:
    """Every round that the coder may know of, with what comes next; and those that were cancelled."""
    look = desk.study.store.look()
    sight = desk.sight_of(look)
    return RoundsShown(
        rounds=[line(desk, round_, sight, look) for round_ in sight.shown],
        cancelled=list(_cancelled(desk, sight)),
        transcripts=len(desk.study.transcript_ids()),
        codebooks=len(desk.study.codebook_ids()),
    )


def given_up(desk: Desk, sight: Sight) -> Iterator[Round]:
    """The cancelled rounds that the coder is told of, by the rule for all others."""
    for round_ in desk.study.all_rounds():
        if round_.given_up and (desk.coder in round_.coders or not sight.blind):
            yield round_


def _cancelled(desk: Desk, sight: Sight) -> Iterator[RoundCancelled]:
    for round_ in given_up(desk, sight):
        if gone := round_.abandoned:
            yield RoundCancelled(id=round_.id, kind=round_.kind, by=gone.by, at=gone.at, reason=gone.reason)


def line(desk: Desk, round_: Round, sight: Sight, look: Look) -> RoundLine:
    """One round with what comes next."""
    shown = round_shown(desk, round_, sight, look)
    others = sight.sees_others(round_, shown.state)
    done = desk.progress(round_, look).assignments if sight.knows_who else {}
    finished = sum(state == FINISHED for state in done.values()) if sight.knows_who else None
    counted = bool(others and round_.measures and round_.compared) and shown.state != CLOSED
    clusters, undecided = desk.undecided(round_, look) if counted else (None, None)
    left = sum(number for name, number in shown.my.items() if name != FINISHED)
    known = ahead.Known(
        coder=desk.coder,
        mine=shown.mine,
        left=left,
        assignments=len(round_.pairs),
        finished=finished,
        waiting=shown.waiting,
        clusters=clusters,
        undecided=undecided,
        signatures=sight.knows_signatures(round_, shown.state),
    )
    coming = ahead.ahead(round_, shown.state, known)
    refused = cancelling.refused(round_, sight.shown)
    return RoundLine(
        round=shown,
        measures=round_.measures,
        assignments=len(round_.pairs),
        finished=finished,
        clusters=clusters,
        undecided=undecided,
        next=Ahead(act=coming.act, words=coming.words),
        offers=list(ahead.offers(round_, shown.state)),
        cancel=refused.message if refused else "",
    )


def page(desk: Desk, id_: str) -> RoundPage:
    """One round with its transcripts. Raises UnknownNameError for one that the coder may not know of."""
    round_ = desk.round(id_)
    look = desk.study.store.look()
    sight = desk.sight_of(look)
    shown = line(desk, round_, sight, look)
    sees = sight.sees_others(round_, shown.round.state)
    passes = shown.round.kind in {"second-pass", "subcode"}
    return RoundPage(
        line=shown,
        rows=list(_rows(desk, round_, sight, look)),
        note=round_.note,
        reminder=_reminder(desk, round_, sight, look) if shown.round.state == OPEN else "",
        rivals=[
            Rival(id=r.id, what=r.what, by=r.by, at=r.at, says=r.says, counts=r.counts) for r in _rivals(desk, round_)
        ],
        revisions=passes and sees,
        key=round_.key,
        practice=sight.sees_practice(round_),
        diagnosis=round_.measures and bool(round_.compared),
    )


def practice(desk: Desk, id_: str) -> PracticeShown:
    """The figures so far of a training round. Raises as `practice.practice`, BlindRoundError while blind elsewhere."""
    from codekit.workflow.comparing import practice as work

    round_, sight = desk.round(id_), desk.sight
    if not sight.sees_practice(round_):
        sight.refuse_totals()
    found = work.practice(desk.study, round_.id)
    rows = [msgspec.convert(row.to_json(), PractisedCode) for row in found.rows]
    return PracticeShown(
        round=found.round, key=found.key, unit=found.unit, transcripts=found.transcripts, note=work.NOTE, rows=rows
    )


def _rivals(desk: Desk, round_: Round) -> list[settling.Rival]:
    return settling.rivals(desk.study, round_.id) if round_.conflicts else []


def _rows(desk: Desk, round_: Round, sight: Sight, look: Look) -> Iterator[RoundRow]:
    tables = Tables(desk)
    progress = desk.progress(round_, look) if sight.knows_who else None
    for id_ in round_.transcripts:
        coders = round_.coders_of(id_)
        states = {coder: progress.shown(coder, id_) for coder in coders} if progress else {}
        if desk.coder in coders:
            states[desk.coder] = sight.own.get((round_.id, id_), TODO)
        interview, name = tables.interview(id_)
        yield RoundRow(transcript=id_, case=interview.case, case_name=name, coders=list(coders), states=states)


def _reminder(desk: Desk, round_: Round, sight: Sight, look: Look) -> str:
    known = reminding.open_of(desk.progress(round_, look)) if sight.knows_who else None
    return reminding.reminder(desk.study.title, round_, known)
