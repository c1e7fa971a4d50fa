"""A meeting from the window: that it was held, what it decides, and what is taken back."""

from __future__ import annotations

import msgspec

from codekit.workbench.desk import Desk
from codekit.workbench.views.meetings import Meetings, meetings
from codekit.workflow.deciding import meetings as work


class HoldRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/meetings: a meeting was held; answers Meetings, as the other two do."""

    date: str  # 2024-05-02
    present: list[str]  # ids or names of the study's people, guests by first and last name
    note: str = ""


class DecideRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/meetings/decide: 409 stale where the point was decided meanwhile."""

    meeting: str  # its `key`
    point: str  # its id, or "other"
    text: str


class MeetingBackRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/meetings/retract: take back a decision, or a meeting without any, that one wrote down oneself."""

    key: str


class DeclineRequest(msgspec.Struct, frozen=True, kw_only=True):
    """POST /api/codebook/decline: a proposal for the codebook is not taken up; answers Meetings."""

    proposal: str
    reason: str


def decline(desk: Desk, asked: DeclineRequest) -> Meetings:
    """Close a proposal with a reason. Raises as `meetings.decline`."""
    work.decline(desk.study, asked.proposal, asked.reason, by=desk.coder, viewer=desk.coder)
    return _after(desk)


def hold(desk: Desk, asked: HoldRequest) -> Meetings:
    """Put a meeting on record. Raises as `meetings.hold`."""
    work.hold(desk.study, asked.date, asked.present, by=desk.coder, note=asked.note, viewer=desk.coder)
    return _after(desk)


def decide(desk: Desk, asked: DecideRequest) -> Meetings:
    """Write down what a meeting decided. Raises as `meetings.decide`."""
    work.decide(desk.study, asked.point, asked.text, by=desk.coder, meeting=asked.meeting, viewer=desk.coder)
    return _after(desk)


def retract(desk: Desk, asked: MeetingBackRequest) -> Meetings:
    """Take back what one wrote down oneself. Raises as `meetings.retract`."""
    work.retract(desk.study, asked.key, by=desk.coder, viewer=desk.coder)
    return _after(desk)


def _after(desk: Desk) -> Meetings:
    desk.study.refresh()
    return meetings(desk)
