"""Every note that may be seen, in one list: of coders in their rounds, and of the study's own ledgers."""

from __future__ import annotations

from functools import partial
from typing import Annotated

from codekit.model.memos import CASE, CELL, ROUND
from codekit.workbench.desk import Desk
from codekit.workbench.operations import one_of
from codekit.workbench.outgoing_file import given
from codekit.workbench.views.review import StudyPerson
from codekit.workbench.views.values import Value
from codekit.workflow.coding import linked
from codekit.workflow.exports import memos as listing
from codekit.workflow.exports.logged import Request
from codekit.workflow.study.people import name_of

OF_STUDY = (CASE, CELL, ROUND)  # what no coder's ledger of a round holds
NoteAbout = Annotated[str, one_of("NoteAbout", *listing.HEADINGS)]


class NotePart(Value, frozen=True, kw_only=True):
    """Words of a note; with a `kind` they are a link to what is named, with a `problem` one that leads to nothing."""

    text: str
    kind: Annotated[str, one_of("NoteLink", "", *linked.KINDS, linked.PASSAGE)] = ""
    transcript: str = ""
    start: int = 0
    case: str = ""
    code: str = ""
    codebook: str = ""
    round: str = ""
    problem: str = ""


class NoteRow(Value, frozen=True, kw_only=True):
    """A note with what it is about; what it does not name is ""."""

    id: str
    about: NoteAbout
    place: str  # what it is about, in words
    ledger: Annotated[str, one_of("NoteLedger", "round", "study")]  # where it stands, and is changed
    round: str
    coder: str
    coder_name: str
    mine: bool
    at: str
    text: str
    parts: list[NotePart]  # the text with its links
    discuss: bool
    transcript: str
    start: int | None
    code: str
    case: str
    quote: str
    gone: str  # what it is about and is not there any more


class NoteSubjects(Value, frozen=True, kw_only=True):
    """What a note can be about."""

    cases: list[StudyPerson]
    transcripts: list[str]
    rounds: list[str]
    codebooks: list[str]


class Notes(Value, frozen=True, kw_only=True):
    """GET /api/memos/all: every note that this person may see, the newest first; while blind only the own ones."""

    rows: list[NoteRow]
    subjects: NoteSubjects


def notes(desk: Desk) -> Notes:
    """Every note that the coder may see, and what new ones can be about."""
    study, sight = desk.study, desk.sight
    found = [_note(desk, note) for note in listing.listed(study, coder=desk.coder)]
    cases = [StudyPerson(id=case.id, name=case.name or case.id) for case in study.registers.cases]
    subjects = NoteSubjects(
        cases=cases,
        transcripts=list(study.transcript_ids()),
        rounds=[round_.id for round_ in sight.shown],
        codebooks=list(study.codebook_ids()),
    )
    return Notes(rows=sorted(found, key=lambda row: (row.at, row.id), reverse=True), subjects=subjects)


def written(desk: Desk, form: str) -> tuple[str, bytes]:
    """Every note that the coder may see as a file: what it is called, and its bytes. Raises as `export`."""
    from codekit.workflow.coding.export import Wanted, export

    wanted = Wanted(what="memos")
    request = Request("export", {"what": wanted.what, "coder": desk.coder})
    write = partial(export, desk.study, coder=desk.coder, wanted=wanted)
    return given(desk.study, f"memos.{form}", write, request)


def _note(desk: Desk, note: listing.Note) -> NoteRow:
    return NoteRow(
        id=note.id,
        about=note.about,
        place=note.place,
        ledger="study" if note.about in OF_STUDY or not note.round else "round",
        round=note.round,
        coder=note.coder,
        coder_name=name_of(desk.study, note.coder),
        mine=note.coder == desk.coder,
        at=note.at,
        text=note.memo,
        parts=[_part(part) for part in linked.cut(note.memo, note.linked)],
        discuss=note.discuss,
        transcript=note.transcript,
        start=note.start,
        code=note.code,
        case=note.case,
        quote=note.quote,
        gone=note.gone,
    )


def _part(part: str | linked.Linked) -> NotePart:
    if isinstance(part, str):
        return NotePart(text=part)
    return NotePart(
        text=part.shown,
        kind=part.kind,
        transcript=part.transcript,
        start=part.start,
        case=part.case,
        code=part.code,
        codebook=part.codebook,
        round=part.round,
        problem=part.problem,
    )
