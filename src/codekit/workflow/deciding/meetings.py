"""Meetings on record: that one was held, what it decided, and that each decision closes its point."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from codekit.errors import CodekitError, UnknownNameError
from codekit.model import meetings as model
from codekit.model.events import stamp
from codekit.model.meetings import FEWEST, Meeting, MeetingDecide, MeetingHold, MeetingRetract
from codekit.workflow.deciding.agenda import agenda, meetings_seen
from codekit.workflow.rounds.visibility import sight_of
from codekit.workflow.study.people import name_of, named
from codekit.workflow.study.study import Study, alone


def held(study: Study, viewer: str = "") -> tuple[Meeting, ...]:
    """The meetings on record that a viewer may see, by day. Raises UnknownNameError for an unknown viewer."""
    return meetings_seen(study, sight_of(study, viewer))


@alone
def hold(
    study: Study, date: str, present: Sequence[str], *, by: str, note: str = "", viewer: str = ""
) -> tuple[Meeting, bool]:
    """Put on record that a meeting was held; returns it, and whether that is new.

    The same meeting put down twice is one. Raises CodekitError for what is no day, or where nobody was there,
    UnknownNameError for a person whom the study does not know.
    """
    names = tuple(dict.fromkeys(named(study, person) for person in present))
    if not names:
        raise CodekitError("who was there?", hint="--present ana,ben")
    event = MeetingHold(**stamp(by), date=_day(date), present=names, note=note.strip())
    for meeting in held(study, viewer):
        there = meeting.event
        if (there.date, set(there.present), there.note) == (event.date, set(names), event.note):
            return meeting, False
    study.store.append([event])
    return next(meeting for meeting in held(study, viewer) if meeting.event.id == event.id), True


def _day(typed: str) -> str:
    try:
        return dt.date.fromisoformat(typed.strip()).isoformat()
    except ValueError:
        raise CodekitError(f"--date: '{typed}' is no day", hint="--date 2024-05-02") from None


@alone
def decide(
    study: Study, item: str, text: str, *, by: str, meeting: str = "", viewer: str = ""
) -> tuple[MeetingDecide, Meeting]:
    """Write down what a meeting, the latest one by default, decided about an open point, which closes it.

    `item` "other" is for what was on no list. Raises CodekitError for an empty decision or where no meeting is on
    record, UnknownNameError for a point that is not open, StaleEditError for one that was decided meanwhile.
    """
    if not text.strip():
        raise CodekitError("what was decided?", hint='codekit meeting decide ITEM "what was decided"')
    there = agenda(study, viewer=viewer)
    at = model.find(there.meetings, meeting)
    if item.casefold() == model.OTHER:
        event = MeetingDecide(**stamp(by), meeting=at.event.id, text=text.strip())
    else:
        point = there.find(item)
        event = MeetingDecide(
            **stamp(by), meeting=at.event.id, text=text.strip(), kind=point.kind,
            about=f"{point.about}: {point.said}" if point.said else point.about, closes=point.closes,
        )  # fmt: skip
    study.store.append([event])
    return event, at


@alone
def decline(study: Study, proposal: str, reason: str, *, by: str, viewer: str = "") -> MeetingDecide:
    """Close a proposal for the codebook with a reason, as a decision of today's at which only the writer was there.

    `proposal` is the id of the event, or of its point on the agenda. Raises CodekitError without a reason, and as
    `decide` for what is not open.
    """
    if not reason.strip():
        raise CodekitError("a proposal is declined with a reason", hint='--reason "MONEY holds it already"')
    points = [point for point in agenda(study, viewer=viewer).points if point.kind == model.PROPOSAL]
    point = next((point for point in points if proposal in point.closes or point.id.upper() == proposal.upper()), None)
    if point is None:
        raise UnknownNameError("open proposal", proposal, [point.id for point in points])
    meeting, _ = hold(study, dt.datetime.now(dt.UTC).date().isoformat(), [by], by=by, viewer=viewer)
    return decide(study, point.id, f"declined: {reason.strip()}", by=by, meeting=meeting.event.id, viewer=viewer)[0]


@alone
def retract(study: Study, typed: str, *, by: str, viewer: str = "") -> str:
    """Take back a decision or a meeting of one's own; says what. A point that was closed by it is open again.

    Raises CodekitError where nothing or several things are named so, where it is somebody else's, or where a meeting
    has decisions.
    """
    word = typed.removeprefix("D")
    known = held(study, viewer)
    found: list[MeetingDecide | MeetingHold] = [
        d for m in known for d in m.decisions if len(word) >= FEWEST and d.id.startswith(word)
    ]
    found = found or [m.event for m in known if typed in {m.id, m.event.id}]
    if len(found) != 1:
        what = "nothing" if not found else f"{len(found)} things"
        raise CodekitError(f"{what} on record begins with '{typed}'", hint="codekit meeting list")
    event = found[0]
    if event.by != by:
        raise CodekitError(f"it was written by {name_of(study, event.by)}, who alone takes it back", hint="--coder ID")
    if isinstance(event, MeetingHold) and next(m for m in known if m.event.id == event.id).decisions:
        raise CodekitError(f"the meeting of {event.date} has decisions", hint="take these back first")
    study.store.append([MeetingRetract(**stamp(by), cancels=event.id)])
    return model.decision_id(event) if isinstance(event, MeetingDecide) else f"the meeting of {event.date}"
