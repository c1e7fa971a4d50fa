"""Reviews: what stands of them, whatever order the events come in."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from codekit.model.reviews import (
    ACCEPTED,
    CHANGED,
    DIFFERING,
    QUERIED,
    UNREVIEWED,
    Review,
    ReviewRetract,
    in_words,
    seen,
    share,
    standing,
    status,
)
from strategies import AT, new_id, study_ledgers


def word(status_: str = ACCEPTED, by: str = "lea", coding: str = "c1", **other: Any) -> Review:
    """A reviewer's word on a coding."""
    place: dict[str, Any] = {"round": "r1", "coder": "ana", "transcript": "T01"}
    return Review(id=new_id(), at=AT, by=by, coding=coding, status=status_, **place, **other)


def back(review: Review, by: str = "") -> ReviewRetract:
    """The writer takes a review back."""
    return ReviewRetract(id=new_id(), at=AT, by=by or review.by, cancels=review.id)


def test_a_word_supersedes_what_its_writer_saw() -> None:
    """And nothing else; where it is taken back, what it superseded stands again, and nothing older."""
    first = word(QUERIED)
    second = word(ACCEPTED, by="kim", replaces=(first.id,))
    third = word(CHANGED, replaces=(first.id, second.id))
    assert {"c1": (third,)} == standing([first, second, third])
    assert {"c1": (second,)} == standing([third, back(third), first, second])
    assert {"c1": (third,)} == standing([third, back(second), first, second])


def test_two_who_did_not_see_each_other_both_stand() -> None:
    """Where they say the same that is the status; where not, each is named with what was said."""
    lea, kim = word(QUERIED), word(ACCEPTED, by="kim")
    both = standing([lea, kim])["c1"]
    assert {lea, kim} == set(both)
    assert DIFFERING == status(both)
    assert {"differing: lea queried, kim accepted", "differing: kim accepted, lea queried"} >= {in_words(both)}
    assert ACCEPTED == status([kim, word()])


def test_a_ring_of_reviews_that_supersede_each_other_loses_nothing() -> None:
    """Nor does one that names itself: no coding is without its reviews, whatever a damaged ledger says."""
    one = word(QUERIED)
    other = word(ACCEPTED, by="kim", replaces=(one.id,))
    one = msgspec.structs.replace(one, replaces=(other.id,))
    assert {one, other} == set(standing([one, other])["c1"])
    itself = msgspec.structs.replace(one, replaces=(one.id,))
    assert {"c1": (itself,)} == standing([itself])


def test_only_the_writer_takes_a_review_back() -> None:
    """A taking back by somebody else has no effect."""
    review = word()
    assert {"c1": (review,)} == standing([review, back(review, by="kim")])
    assert {} == standing([review, back(review)])


@given(study_ledgers(), st.randoms())
def test_order_and_repeats_do_not_matter(events: list[Any], random: Any) -> None:
    """Two copies of a study come to the same."""
    reviews = [event for event in events if isinstance(event, Review | ReviewRetract)]
    shuffled = [*reviews, *reviews]
    random.shuffle(shuffled)
    assert standing(reviews) == standing(shuffled)
    assert seen(reviews) == seen(shuffled)


def test_the_share_says_how_many_of_how_many() -> None:
    """Never that codings were reviewed, without their number and that of all."""
    reviews = standing([word(), word(QUERIED, coding="c2"), word(coding="gone")])
    found = share(["c1", "c2", "c3"], reviews)
    assert "2 of 3 codings were reviewed (1 accepted, 1 queried)" == str(found)
    assert {"codings": 3, "reviewed": 2, "accepted": 1, "queried": 1, "changed": 0, "differing": 0, UNREVIEWED: 1} == (
        found.to_json()
    )
    assert "0 of 1 codings were reviewed" == str(share(["c3"], reviews))
