"""What stands in a ledger is a fold over a set of events."""

from __future__ import annotations

import random
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from codekit.model.events import AssignmentFinish, AssignmentReopen, Coding, CodingRemove, LedgerEvent, to_line
from codekit.model.layer import FINISHED, STARTED, TODO, Layer, replay
from codekit.model.standing import unite
from codekit.store.folder import ledger
from strategies import codings, ids, ledgers, new_id

PLACE: dict[str, Any] = {"round": "r1", "coder": "ana", "transcript": "T07", "by": "ana", "at": "2024-05-06T07:08:09Z"}


@given(ledgers(), st.randoms(use_true_random=False))
def test_order_and_double_delivery_do_not_matter(events: list[LedgerEvent], rng: random.Random) -> None:
    """Shuffled or repeated delivery of the same events makes the same layer."""
    delivered = events + rng.choices(events, k=len(events)) if events else []
    rng.shuffle(delivered)

    assert replay(events) == replay(delivered)


@given(ledgers(), ledgers(), ledgers())
def test_uniting_ledgers_is_a_set_union(
    one: list[LedgerEvent], two: list[LedgerEvent], three: list[LedgerEvent]
) -> None:
    """Commutative, associative, idempotent: who merges whom first does not matter."""
    left = list(unite([*unite(one + two).values(), *three]).values())
    right = list(unite([*one, *unite(three + two).values()]).values())

    assert replay(left) == replay(right) == replay(left + right)
    assert unite(left) == unite(right)


@given(codings(), codings(), ids)
def test_two_events_under_one_id_are_settled_alike_everywhere(first: Coding, second: Coding, id_: str) -> None:
    """Whichever comes first, the same of the two stands."""
    one, two = (msgspec.structs.replace(event, id=id_) for event in (first, second))

    assert unite([one, two]) == unite([two, one]) == unite([one, two, one])
    assert unite([one, two])[id_] in (one, two)


@given(codings())
def test_a_removal_may_come_before_what_it_removes(coding: Coding) -> None:
    """Sync folders deliver files in any order."""
    removal = CodingRemove(id=new_id(), cancels=coding.id, **PLACE)

    assert () == replay([removal, coding]).codings == replay([coding, removal]).codings
    assert STARTED == replay([removal]).state


@given(st.lists(codings(), unique_by=lambda c: c.id, max_size=8))
def test_codings_stand_in_text_order(made: list[Coding]) -> None:
    """By start, end, code and id; nothing is lost."""
    standing = replay(made).codings

    assert sorted(made, key=lambda c: (c.start, c.end, c.code, c.id)) == list(standing)


def test_finishing_and_reopening() -> None:
    """An assignment is finished while some finish is not reopened; reopening names its finish."""
    first, second = (AssignmentFinish(id=new_id(), **PLACE) for _ in range(2))
    reopened = AssignmentReopen(id=new_id(), cancels=first.id, **PLACE)

    assert TODO == replay([]).state == Layer().state
    assert FINISHED == replay([first]).state
    assert STARTED == replay([first, reopened]).state
    assert FINISHED == replay([reopened, second, first]).state


@given(ledgers())
def test_events_survive_being_written(events: list[LedgerEvent]) -> None:
    """A line is one line, and reads back as the event that it was, in every script."""
    lines = [to_line(event) for event in events]
    read = ledger.decode(b"".join(lines), ledger.CODINGS, "T07.jsonl")

    assert events == read.events
    assert () == read.problems
    assert all(1 == line.count(b"\n") for line in lines)
