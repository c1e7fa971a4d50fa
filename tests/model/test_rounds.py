"""A round is folded from its own events; its state follows from the assignments."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from codekit.model.events import RoundCancel, RoundClose, RoundCompare, RoundEvent, RoundStart
from codekit.model.rounds import CLOSED, COMPARED, COMPARISONS, COMPLETE, OPEN, STARTS, Round, fold_round
from codekit.store.folder.ledger import ROUNDS
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
    compare = RoundCompare(id="c", at="", by="ana", round="r1", ledgers={})

    assert COMPARED == Round("r1", "double", ("T07",), ("ana",), "care@1", compared=compare).state({})


def event(type_: type[Any], id_: str, **fields: Any) -> Any:
    """An event of round r1."""
    return type_(id=id_, at="2024-05-06T07:08:09Z", by=fields.pop("by", "ana"), round="r1", **fields)


def a_start(id_: str, **fields: Any) -> RoundStart:
    """A start of round r1."""
    given_: dict[str, Any] = {"kind": "double", "transcripts": ("T07", "T08"), "coders": ("ana", "ben", "cy")}
    return event(RoundStart, id_, codebook="care@1", **{**given_, **fields})  # type: ignore[no-any-return]


def folded(*events: Any) -> Round:
    """The round of these events."""
    made = fold_round(events)
    assert made is not None
    return made


def test_a_round_may_rotate_its_coders() -> None:
    """Each transcript has its own coders; one that is not assigned is everybody's, in the order of the round."""
    round_ = folded(a_start("1", assignments={"T08": ("cy", "ana"), "T99": ("ana",), "T07": ()}))

    assert (("ana", "ben", "cy"), ("ana", "cy"), ()) == tuple(map(round_.coders_of, ("T07", "T08", "T99")))
    assert {"ana": ("T07", "T08"), "ben": ("T07",), "cy": ("T07", "T08")} == {
        coder: round_.transcripts_of(coder) for coder in round_.coders
    }
    done = dict.fromkeys(round_.pairs, "finished")
    assert (5, COMPLETE) == (len(done), round_.state(done))


def test_a_start_of_an_older_version_assigns_everybody() -> None:
    """A ledger written before there were assignments says the same as ever."""
    line = (
        b'{"type":"round.start","id":"1","at":"","by":"ana","round":"r1","kind":"double","transcripts":["T07"],'
        b'"coders":["ana","ben"],"codebook":"care@1","blind":true}'
    )
    (start,) = ROUNDS.decode_lines(line)

    assert (("ana", "T07"), ("ben", "T07")) == folded(start).pairs


def test_the_same_start_twice_is_no_conflict_and_another_one_is() -> None:
    """Two people typed the same command; or they did not."""
    assert () == folded(a_start("1"), a_start("2", by="ben")).conflicts
    assert (STARTS,) == folded(a_start("1"), a_start("2", unit="sentence")).conflicts


def test_the_start_that_was_compared_counts() -> None:
    """A start that arrives later under a smaller id changes nothing."""
    compare = event(RoundCompare, "c", ledgers={}, start="2")

    assert "turn" == folded(a_start("2"), compare, a_start("1", unit="sentence")).unit


def test_the_comparison_that_the_round_was_closed_with_counts() -> None:
    """And is no conflict any more, whatever another machine compared."""
    compares = [event(RoundCompare, id_, ledgers={id_: "0:x"}) for id_ in ("c1", "c2")]
    close = event(RoundClose, "z", compare="c2")

    assert (COMPARISONS,) == folded(a_start("1"), *compares).conflicts
    closed = folded(a_start("1"), *compares, close)
    assert ("c2", ()) == (closed.compared and closed.compared.id, closed.conflicts)


def test_a_conflict_is_settled_by_taking_one_back() -> None:
    """Taking both back leaves both: a comparison cannot be undone."""
    compares = [event(RoundCompare, id_, ledgers={id_: "0:x"}) for id_ in ("c1", "c2")]
    first, second = (event(RoundCancel, f"x{c.id}", cancels=(c.id,)) for c in compares)

    settled = folded(a_start("1"), *compares, first)
    assert ("c2", ()) == (settled.compared and settled.compared.id, settled.conflicts)
    again = folded(a_start("1"), *compares, first, second)
    assert ("c1", (COMPARISONS,)) == (again.compared and again.compared.id, again.conflicts)
