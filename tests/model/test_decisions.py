"""Decisions are a fold over events: order, repeats and merging do not matter, what is cancelled does not count."""

from __future__ import annotations

import random
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from codekit.model.decided import Decided
from codekit.model.decisions import (
    CHOICES,
    CONFLICT,
    DECIDED,
    DEFER,
    DEFERRED,
    NEITHER,
    OPEN,
    decisions,
    rechecked,
    status,
)
from codekit.model.events import Decision, Recheck, RoundCancel, RoundEvent
from codekit.store.folder.ledger import ROUNDS
from strategies import AT, CODES, PEOPLE, new_id

ABOUTS = (("a",), ("b", "c"), ("d", "e", "f"))


def decision(choice: str = "both", *, about: tuple[str, ...] = ABOUTS[0], by: str = "ana", **more: Any) -> Decision:
    """A decision about a cluster; by default both codings count."""
    outcome = more.pop("outcome", () if choice in {DEFER, NEITHER} else (Decided(code="FOOD", start=0, end=5),))
    base: dict[str, Any] = {"id": more.pop("id_", "") or new_id(), "at": AT, "by": by, "round": "r1"}
    return Decision(**base, transcript="T07", about=about, choice=choice, outcome=outcome, **more)


def cancel(*of: Any, by: str = "ben") -> RoundCancel:
    """Take events back."""
    return RoundCancel(id=new_id(), at=AT, by=by, round="r1", cancels=tuple(event.id for event in of))


Step = tuple[int, int, int, int, int]  # who, about which cluster, which choice, where the coding ends, which before
steps = st.tuples(
    st.integers(0, len(PEOPLE) - 1),
    st.integers(0, len(ABOUTS) - 1),
    st.integers(0, len(CHOICES) - 1),
    st.integers(1, 3),
    st.integers(0, 5),
)


@st.composite
def histories(draw: st.DrawFn) -> list[RoundEvent]:
    """Decisions of several people about three clusters: some supersede earlier ones, some are taken back."""
    drawn: list[Step] = draw(st.lists(steps, max_size=7))
    numbers = draw(st.permutations(range(len(drawn))))
    made: list[Any] = []
    for number, (who, which, chosen, end, before) in zip(numbers, drawn, strict=True):
        by, about, choice = PEOPLE[who], ABOUTS[which], CHOICES[chosen]
        earlier = [e for e in made if isinstance(e, Decision) and e.about == about]
        if earlier and before >= 4:
            made.append(cancel(earlier[-1], by=by))
            continue
        outcome = () if choice in {DEFER, NEITHER} else (Decided(code=CODES[end], start=0, end=end),)
        cancels = tuple(e.id for e in earlier[:before])
        made.append(decision(choice, about=about, by=by, id_=f"d{number}", outcome=outcome, cancels=cancels))
    return made


@given(histories(), st.randoms(use_true_random=False))
def test_order_and_repeats_do_not_matter(events: list[RoundEvent], rng: random.Random) -> None:
    """The same events in any order, some of them twice, give the same decisions."""
    delivered = [*events, *events[::2]]
    rng.shuffle(delivered)

    assert decisions(events) == decisions(delivered)


@given(histories(), st.data())
def test_merging_two_copies_is_a_set_union(events: list[RoundEvent], data: st.DataObject) -> None:
    """Whoever has which part of the events: together they give what one who has all would see."""
    here = data.draw(st.lists(st.sampled_from(events), unique_by=lambda e: e.id)) if events else []
    there = [event for event in events if event not in here] + here[:1]

    assert decisions(events) == decisions(here + there) == decisions(there + here)


@given(histories())
def test_what_is_superseded_or_taken_back_does_not_stand(events: list[RoundEvent]) -> None:
    """And everything else does."""
    gone = {id_ for e in events if isinstance(e, Decision | RoundCancel) for id_ in e.cancels}
    expected = {e.id for e in events if isinstance(e, Decision)} - gone

    assert expected == {d.id for some in decisions(events).values() for d in some}


@given(histories())
def test_events_survive_the_ledger(events: list[RoundEvent]) -> None:
    """Written as lines and read again, they are what they were."""
    lines = b"\n".join(msgspec.json.encode(event) for event in events)

    assert events == ROUNDS.decode_lines(lines)


def test_the_status_of_a_cluster() -> None:
    """Open, decided, deferred; two that would give the same are no conflict, two others are."""
    one, same = decision("accept", accepts="ana"), decision("both", by="ben")
    other, later = decision(NEITHER, by="ben"), decision(DEFER)

    assert (OPEN, DECIDED, DECIDED, DEFERRED) == tuple(map(status, ((), (one,), (one, same), (later,))))
    assert [CONFLICT, CONFLICT] == [status((one, other)), status((other, later))]


def test_a_decision_that_was_superseded_does_not_come_back() -> None:
    """Taking back the second leaves the cluster open."""
    first = decision()
    second = decision(NEITHER, cancels=(first.id,))

    assert {ABOUTS[0]: (second,)} == decisions([first, second])
    assert {} == decisions([first, second, cancel(second)])


def test_a_confirmed_coding_holds_under_that_version_only() -> None:
    """Until somebody takes the confirmation back."""
    event = Recheck(id=new_id(), at=AT, by="ana", round="r1", about=("x", "y"), codebook="care@2")

    assert {"x": {"care@2"}, "y": {"care@2"}} == rechecked([event])
    assert {} == rechecked([event, cancel(event)])
