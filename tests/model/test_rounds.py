"""A round is folded from its own events; its state follows from the assignments."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from codekit.model.events import RoundEvent, RoundStart
from codekit.model.rounds import CLOSED, COMPARED, COMPLETE, OPEN, Round, fold_round
from strategies import round_ledgers

ROUND = Round("r1", "double", ("T07", "T08"), ("ana", "ben"), "care@1")


@given(round_ledgers(), st.randoms(use_true_random=False))
def test_order_and_double_delivery_do_not_matter(events: list[RoundEvent], rng: random.Random) -> None:
    """The same events make the same round, whoever's arrive first."""
    delivered = events * 2
    rng.shuffle(delivered)

    assert fold_round(events) == fold_round(delivered)


@given(round_ledgers())
def test_two_starts_are_both_kept_and_shown(events: list[RoundEvent]) -> None:
    """The start with the smaller id counts; the round says so where the other is not the same."""
    starts = sorted({e.id: e for e in events if isinstance(e, RoundStart)}.items())
    folded = fold_round(events)

    assert folded is not None
    assert () == folded.conflicts or len(starts) > 1
    assert starts[0][1].at == folded.started


def test_without_a_start_there_is_no_round() -> None:
    """Signatures alone make nothing."""
    assert fold_round([]) is None


def test_the_state_of_a_round() -> None:
    """Open until every assignment is finished; compared and closed are events."""
    done = {(c, t): "finished" for c in ROUND.coders for t in ROUND.transcripts}
    states = [ROUND.state({}), ROUND.state({**done, ("ben", "T08"): "started"}), ROUND.state(done)]

    assert [OPEN, OPEN, COMPLETE] == states
    assert CLOSED == Round("r1", "double", (), (), "care@1", closed=True).state(done)


def test_a_comparison_shows_in_the_state() -> None:
    """Compared stays compared, even when somebody reopens an assignment later."""
    from codekit.model.events import RoundCompare

    compare = RoundCompare(id="c", at="", by="ana", round="r1", ledgers={})

    assert COMPARED == Round("r1", "double", ("T07",), ("ana",), "care@1", compared=compare).state({})
