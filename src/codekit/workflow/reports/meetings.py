"""Agenda and minutes as a content that is written in every form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from codekit.model.meetings import DISAGREEMENT, MEMO, PROPOSAL, QUERY, Meeting, decision_id
from codekit.reporting.content import LONG, Column, Content, Part, Table
from codekit.workflow.deciding.agenda import Agenda, Point
from codekit.workflow.reports.forms import form_of
from codekit.workflow.study.people import name_of
from codekit.workflow.study.study import Study

TITLES = {
    QUERY: "Queries of reviewers",
    DISAGREEMENT: "Disagreements put off",
    MEMO: "Notes to discuss",
    PROPOSAL: "Proposed codes",
}
_POINTS = (
    Column("point", width=11),
    Column("about", LONG, 34),
    Column("what is asked", LONG, 48),
    Column("passage", LONG, 60),
    Column("since", width=12),
)
_DECISIONS = (
    Column("decision", width=11),
    Column("about", LONG, 48),
    Column("what was decided", LONG, 60),
    Column("recorded by", width=14),
)


def agenda_content(study: Study, there: Agenda) -> Content:
    """The open points of a study by kind, with the passages."""
    parts = tuple(_points(kind, there.points) for kind in TITLES if any(p.kind == kind for p in there.points))
    n = len(there.points)
    subtitle = f"{n} open point{'' if n == 1 else 's'}"
    return Content(f"{study.title}: agenda", subtitle, parts or (Part("open", "Nothing is open"),))


def _points(kind: str, points: tuple[Point, ...]) -> Part:
    rows = [(p.id, p.about, p.said, p.passage, p.at[:10]) for p in points if p.kind == kind]
    table = Table("", _POINTS, rows, sheet=TITLES[kind])
    return Part(kind, f"{TITLES[kind]} ({len(rows)})", tables=(table,))


def minutes_content(study: Study, meeting: Meeting, there: Agenda) -> Content:
    """Who was at a meeting and what it decided; of the latest meeting also what is still open."""
    event = meeting.event
    rows = [(decision_id(d), d.about, d.text, name_of(study, d.by)) for d in meeting.decisions]
    decided = Part(
        "decisions",
        f"Decisions ({len(rows)})",
        paragraphs=() if rows else ("Nothing was decided.",),
        tables=(Table("", _DECISIONS, rows, sheet="Decisions"),) if rows else (),
    )
    present = Part("present", "Present", paragraphs=(event.note,) if event.note else (), items=event.present)
    parts = [present, decided]
    if there.meetings and there.meetings[-1].event.id == event.id:
        still = tuple(f"{p.id}: {p.about}" for p in there.points)
        parts.append(Part("open", f"Still open ({len(still)})", items=still))
    written = f"; minutes by {name_of(study, event.by)}" if event.by in study.settings.coders else ""  # no login name
    return Content(f"Meeting of {event.date}", f"{study.title}{written}", tuple(parts))


def write(content: Content, path: Path) -> None:
    """Write an agenda or minutes in the form that the file's ending names. Raises CodekitError for another ending."""
    form = form_of(path)
    form.call(path, content)


def meeting_json(study: Study, meeting: Meeting) -> dict[str, Any]:
    """A meeting as plain values."""
    return {
        "id": meeting.id,
        "date": meeting.event.date,
        "present": list(meeting.event.present),
        "note": meeting.event.note,
        "by": name_of(study, meeting.event.by),
        "decisions": [
            {
                "id": decision_id(d), "kind": d.kind, "about": d.about, "text": d.text, "by": name_of(study, d.by),
                "at": d.at, "closes": list(d.closes),
            }
            for d in meeting.decisions
        ],
    }  # fmt: skip


def to_json(study: Study, there: Agenda) -> dict[str, Any]:
    """The document of `codekit meeting agenda --json`."""
    return {
        "open": [point.to_json() for point in there.points],
        "meetings": [meeting_json(study, meeting) for meeting in there.meetings],
    }
