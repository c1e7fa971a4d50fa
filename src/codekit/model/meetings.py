"""Meetings: who was there, what was decided, and which open points a decision closes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.standing import unite
from codekit.model.study_events import InStudy, Retract, retracted

QUERY, DISAGREEMENT, MEMO, PROPOSAL, OTHER = KINDS = ("query", "disagreement", "memo", "proposal", "other")
_LETTERS = {QUERY: "Q", DISAGREEMENT: "D", MEMO: "M", PROPOSAL: "P"}
FEWEST = 4  # characters of an id


class MeetingHold(InStudy, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="meetings.hold"):
    """A meeting took place: on which day, and who was there, by the names that people go by."""

    date: str
    present: tuple[str, ...]
    note: str = ""


class MeetingDecide(InStudy, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="meetings.decide"):
    """What a meeting decided about one point.

    `meeting` is the id of the event that says it took place. `closes` names the events that raised the point (the
    queries, the deferring decision, the note, the proposal): raised anew, it is open again. `kind` and `about` say
    what the point was, in words; of what was on no list, "other" and "".
    """

    meeting: str
    text: str
    kind: str = OTHER
    about: str = ""
    closes: tuple[str, ...] = ()


class MeetingRetract(Retract, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag="meetings.retract"):
    """Take back a meeting or a decision of one's own."""


def item_id(kind: str, closes: Iterable[str]) -> str:
    """What people call an open point: its kind's letter, and the beginning of the id of what raised it."""
    return f"{_LETTERS.get(kind, 'X')}-{min(closes)[:6]}"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting with its decisions, in the order in which they were taken; `id` is its day, as people name it."""

    id: str
    event: MeetingHold
    decisions: tuple[MeetingDecide, ...]


def decision_id(decision: MeetingDecide) -> str:
    """What people call a decision."""
    return f"D{decision.id[:6]}"


def meetings(events: Iterable[Any]) -> tuple[Meeting, ...]:
    """The meetings that stand, by day; order and repeats of events do not matter.

    Only the writer takes an event back, and a meeting about which a decision stands is not taken back: that was written
    in another copy. What two people put down alike is one meeting. Of several on a day each is named by the beginning
    of its id, too.
    """
    decided, held = _standing(events)
    alike: dict[object, list[MeetingHold]] = defaultdict(list)
    for event in sorted(held, key=lambda e: (e.date, e.at, e.id)):
        alike[event.date, frozenset(event.present), event.note].append(event)
    days = Counter(same[0].date for same in alike.values())
    return tuple(
        Meeting(
            same[0].date if days[same[0].date] == 1 else f"{same[0].date}-{same[0].id[:FEWEST]}",
            same[0],
            tuple(sorted((d for event in same for d in decided.get(event.id, ())), key=lambda d: (d.at, d.id))),
        )
        for same in alike.values()
    )


def _standing(events: Iterable[Any]) -> tuple[Mapping[str, list[MeetingDecide]], list[MeetingHold]]:
    """The decisions that stand, by meeting, and the meetings."""
    by_id: dict[str, Any] = unite(list(events))
    gone = retracted(by_id)
    decided: dict[str, list[MeetingDecide]] = defaultdict(list)
    for event in by_id.values():
        if isinstance(event, MeetingDecide) and event.id not in gone:
            decided[event.meeting].append(event)
    held = [e for e in by_id.values() if isinstance(e, MeetingHold) and (e.id not in gone or e.id in decided)]
    return decided, held


def closed(held: Iterable[Meeting]) -> frozenset[str]:
    """The events that raised a point which some meeting decided."""
    return frozenset(id_ for meeting in held for decision in meeting.decisions for id_ in decision.closes)


def find(held: tuple[Meeting, ...], typed: str) -> Meeting:
    """A meeting by its day or the beginning of its id; the latest where nothing is typed.

    Raises CodekitError where there is none or several fit, UnknownNameError for another.
    """
    if not held:
        raise CodekitError("no meeting is on record", hint="codekit meeting hold --date 2024-05-02 --present ana,ben")
    if not typed:
        return held[-1]
    found = [m for m in held if m.id == typed or (len(typed) >= FEWEST and m.event.id.startswith(typed))]
    same_day = [m for m in held if m.event.date == typed]
    if len(found or same_day) > 1:
        raise CodekitError(f"{len(found or same_day)} meetings were on {typed}", hint=", ".join(m.id for m in same_day))
    if not (found or same_day):
        raise UnknownNameError("meeting", typed, [m.id for m in held])
    return (found or same_day)[0]
