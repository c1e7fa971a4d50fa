"""What is open for a meeting, and the meetings on record."""

from __future__ import annotations

from typing import Annotated

from codekit.model import meetings as model
from codekit.model.meetings import Meeting, MeetingDecide
from codekit.workbench.desk import Desk
from codekit.workbench.operations import one_of
from codekit.workbench.outgoing_file import given
from codekit.workbench.views.review import StudyPerson
from codekit.workbench.views.values import Value
from codekit.workflow.deciding.agenda import Point, agenda
from codekit.workflow.exports.logged import Request
from codekit.workflow.study.people import is_named, name_of

PointKind = Annotated[str, one_of("PointKind", *model.KINDS)]


class MeetingPoint(Value, frozen=True, kw_only=True):
    """An open point, with where it is found; what it does not name is ""."""

    id: str
    kind: PointKind
    about: str
    said: str
    by: str
    at: str
    round: str
    transcript: str
    passage: str
    code: str
    case: str
    coding: str
    start: int | None


class MeetingDecision(Value, frozen=True, kw_only=True):
    """What a meeting decided; `about` is "" for what was on no list."""

    key: str  # its event: what is taken back
    id: str  # what people call it
    kind: PointKind
    about: str
    text: str
    by: str
    at: str
    mine: bool


class MeetingShown(Value, frozen=True, kw_only=True):
    """A meeting on record."""

    key: str
    id: str
    date: str
    present: list[str]
    note: str
    by: str
    mine: bool
    decisions: list[MeetingDecision]


class Meetings(Value, frozen=True, kw_only=True):
    """GET /api/meetings: the open points that this person may know of, and the meetings, the latest first."""

    points: list[MeetingPoint]
    meetings: list[MeetingShown]
    people: list[StudyPerson]
    you: str  # what the minutes call this person
    named: bool  # false: study.yaml has no name for this person


def meetings(desk: Desk) -> Meetings:
    """The agenda and the meetings, as this coder may see them: while blind, only what is the coder's own."""
    study = desk.study
    there = agenda(study, viewer=desk.coder)
    return Meetings(
        points=[_point(point) for point in there.points],
        meetings=[_meeting(desk, meeting) for meeting in reversed(there.meetings)],
        people=[StudyPerson(id=id_, name=name_of(study, id_)) for id_ in study.settings.coders],
        you=name_of(study, desk.coder),
        named=is_named(study, desk.coder),
    )


def written(desk: Desk, meeting: str, form: str) -> tuple[str, bytes]:
    """The minutes of a meeting, or the agenda where none is named: what the file is called, and its bytes.

    Raises CodekitError for a form that nobody writes, UnknownNameError for another meeting.
    """
    from codekit.workflow.reports import meetings as reports

    there = agenda(desk.study, viewer=desk.coder)
    if meeting:
        found = model.find(there.meetings, meeting)
        content, name = reports.minutes_content(desk.study, found, there), f"minutes-{found.id}.{form}"
    else:
        content, name = reports.agenda_content(desk.study, there), f"agenda.{form}"
    request = Request("meeting minutes", {"meeting": meeting}) if meeting else Request("meeting agenda")
    return given(desk.study, name, lambda path: reports.write(content, path), request)


def _point(point: Point) -> MeetingPoint:
    return MeetingPoint(
        id=point.id,
        kind=point.kind,
        about=point.about,
        said=point.said,
        by=point.by,
        at=point.at,
        round=point.round,
        transcript=point.transcript,
        passage=point.passage,
        code=point.code,
        case=point.case,
        coding=point.coding,
        start=point.start,
    )


def _meeting(desk: Desk, meeting: Meeting) -> MeetingShown:
    event = meeting.event
    return MeetingShown(
        key=event.id,
        id=meeting.id,
        date=event.date,
        present=list(event.present),
        note=event.note,
        by=name_of(desk.study, event.by),
        mine=event.by == desk.coder,
        decisions=[_decided(desk, decision) for decision in meeting.decisions],
    )


def _decided(desk: Desk, decision: MeetingDecide) -> MeetingDecision:
    return MeetingDecision(
        key=decision.id,
        id=model.decision_id(decision),
        kind=decision.kind,
        about=decision.about,
        text=decision.text,
        by=name_of(desk.study, decision.by),
        at=decision.at,
        mine=decision.by == desk.coder,
    )
