"""Meetings: what stands of them, whatever order the events come in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.errors import CodekitError, UnknownNameError
from codekit.model.meetings import MeetingDecide, MeetingHold, MeetingRetract, closed, find, meetings
from strategies import AT, new_id, study_ledgers


def hold(date: str = "2024-05-06", by: str = "ana", note: str = "") -> MeetingHold:
    """A meeting."""
    return MeetingHold(id=new_id(), at=AT, by=by, date=date, present=("Ana",), note=note)


def decide(meeting: MeetingHold, *closes: str, by: str = "ana") -> MeetingDecide:
    """A decision of it."""
    return MeetingDecide(id=new_id(), at=AT, by=by, meeting=meeting.id, text="yes", closes=closes)


def back(event: Any, by: str = "") -> MeetingRetract:
    """The writer takes something back."""
    return MeetingRetract(id=new_id(), at=AT, by=by or event.by, cancels=event.id)


def test_a_decision_closes_what_raised_its_point_until_it_is_taken_back() -> None:
    """By its writer; two people's decisions about one point both stand."""
    held = hold()
    one, other = decide(held, "q1", "q2"), decide(held, "q2", by="ben")
    assert {"q1", "q2"} == closed(meetings([one, held, other]))
    assert 2 == len(meetings([one, held, other])[0].decisions)
    assert {"q2"} == closed(meetings([one, held, other, back(one)]))
    assert {"q1", "q2"} == closed(meetings([one, held, other, back(one, by="ben")]))


def test_a_decision_of_another_copy_keeps_its_meeting() -> None:
    """One takes the meeting back while the other writes down what it decided: the decision is not lost."""
    held = hold()
    decision = decide(held, "q1", by="ben")
    assert () == meetings([held, back(held)])
    (there,) = meetings([held, back(held), decision])
    assert (decision,) == there.decisions
    assert {"q1"} == closed([there])
    assert () == meetings([held, back(held), decision, back(decision)])


def test_a_meeting_that_two_people_put_down_alike_is_one() -> None:
    """With the decisions of both, and named by its day."""
    mine, theirs = hold(), hold(by="ben")
    decisions = decide(mine), decide(theirs, by="ben")
    (there,) = meetings([theirs, *decisions, mine])
    assert "2024-05-06" == there.id
    assert set(decisions) == set(there.decisions)
    assert 1 == len(meetings([mine, theirs, back(mine), *decisions[1:]]))


def test_meetings_are_named_by_their_day() -> None:
    """Of several on a day each by the beginning of its id, too; without a name the latest is meant."""
    first, second, third = hold("2024-05-06"), hold("2024-05-13"), hold("2024-05-13", note="afternoon")
    known = meetings([third, first, second])
    assert first == find(known, "2024-05-06").event
    assert second == find(known, f"2024-05-13-{second.id[:4]}").event
    assert second == find(known, second.id[:8]).event
    assert known[-1] == find(known, "")
    with pytest.raises(CodekitError, match="2 meetings"):
        find(known, "2024-05-13")
    with pytest.raises(UnknownNameError):
        find(known, "2024-06-01")
    with pytest.raises(CodekitError, match="no meeting"):
        find((), "")


@given(study_ledgers(), st.randoms())
def test_order_and_repeats_do_not_matter(events: list[Any], random: Any) -> None:
    """Two copies of a study come to the same."""
    known = [event for event in events if isinstance(event, MeetingHold | MeetingDecide | MeetingRetract)]
    shuffled = [*known, *known]
    random.shuffle(shuffled)
    assert meetings(known) == meetings(shuffled)
