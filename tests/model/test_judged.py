"""What stands of judgements does not depend on order, repeats or who merged what, and nothing is lost by it."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from codekit.model.judged import fold
from codekit.model.judgements import FIT, SUMMARY, ChosenQuote, Judgement, JudgementRetract

AT = "2024-06-02T09:26:00.000Z"
IDS = [f"e{number}" for number in range(8)]


def note(id_: str, by: str = "ana", text: str = "strong", **other: Any) -> Judgement:
    """A fit of one cell."""
    cell = {"codebook": "food", "case": "O1", "code": "REL", "field": FIT}
    return Judgement(id=id_, at=AT, by=by, text=text, **{**cell, **other})


def quote(id_: str, by: str = "ana", **other: Any) -> ChosenQuote:
    """A passage chosen for the same cell."""
    cell = {"codebook": "food", "case": "O1", "code": "REL"}
    place = {"transcript": "T01", "start": 5, "end": 9, "text_sha": "9f86d081884c7d65", "printed": "they"}
    return ChosenQuote(id=id_, at=AT, by=by, **{**cell, **place, **other})


def back(id_: str, cancels: str, by: str = "ana") -> JudgementRetract:
    """A taking back."""
    return JudgementRetract(id=id_, at=AT, by=by, cancels=cancels)


@st.composite
def events(draw: st.DrawFn) -> list[Any]:
    """Judgements, quotations and takings back that name any others, rings included."""
    made: list[Any] = []
    for id_ in IDS[: draw(st.integers(1, len(IDS)))]:
        by = draw(st.sampled_from(["ana", "ben"]))
        seen = tuple(draw(st.lists(st.sampled_from(IDS), max_size=3, unique=True)))
        kind = draw(st.sampled_from(["note", "note", "quote", "back"]))
        if kind == "back":
            made.append(back(id_, draw(st.sampled_from(IDS)), by))
        elif kind == "quote":
            made.append(quote(id_, by, chosen=draw(st.booleans()), replaces=seen))
        else:
            text, field = draw(st.sampled_from(["", "strong", "none"])), draw(st.sampled_from([FIT, SUMMARY]))
            made.append(note(id_, by, text, field=field, replaces=seen))
    return made


@given(events(), st.randoms(use_true_random=False))
def test_order_and_repeats_do_not_matter(made: list[Any], chance: random.Random) -> None:
    """The same events in any order, some of them twice, stand the same."""
    other = [*made, *chance.sample(made, chance.randint(0, len(made)))]
    chance.shuffle(other)

    assert fold(made).live == fold(other).live
    assert all(fold(made).now(place) == fold(other).now(place) for place in fold(made).live)


@given(events(), st.integers(0, len(IDS)))
def test_merging_copies_is_a_union(made: list[Any], cut: int) -> None:
    """Two copies that each lack some events come to the same as one that has them all, whichever takes the other."""
    mine, theirs = made[:cut], made[max(0, cut - 2) :]

    assert fold(made).live == fold([*mine, *theirs]).live == fold([*theirs, *mine]).live


@given(events())
def test_nothing_that_was_not_taken_back_is_lost_without_a_successor(made: list[Any]) -> None:
    """On every place that has a live event some event stands, and what does not stand is named by another there."""
    found = fold(made)

    for place, live in found.live.items():
        now = found.now(place)
        assert now
        named = {id_ for event in live for id_ in event.replaces}
        assert all(event in now or event.id in named for event in live)


def test_two_that_did_not_see_each_other_both_stand() -> None:
    """They are shown with their writers; who sees both and writes again supersedes both."""
    said = fold([note("1"), note("2", "ben", "none")]).said("O1", "REL", FIT, "food")

    assert said.conflict
    assert "ana: strong\nben: none" == said.text
    later = note("3", "ben", "partial", replaces=("1", "2"))
    settled = fold([note("1"), note("2", "ben", "none"), later]).said("O1", "REL", FIT, "food")
    assert ("partial", False) == (settled.text, settled.conflict)


def test_the_same_word_from_two_is_no_conflict() -> None:
    """Both stand, and the cell says it once."""
    said = fold([note("1"), note("2", "ben")]).said("O1", "REL", FIT, "food")

    assert (False, "strong", "ana, ben") == (said.conflict, said.text, said.by)


def test_what_superseded_and_was_taken_back_no_longer_does() -> None:
    """The earlier word stands again; nobody takes back what another wrote."""
    first, second = note("1"), note("2", "ben", "none", replaces=("1",))

    def shown(*made: Any) -> str:
        return fold(made).said("O1", "REL", FIT, "food").text

    assert "none" == shown(first, second)
    assert "strong" == shown(first, second, back("3", "2", "ben"))
    assert "none" == shown(first, second, back("3", "2", "ana"))


def test_an_event_supersedes_on_its_own_place_only() -> None:
    """A reason that names a fit leaves the fit standing."""
    found = fold([note("1"), note("2", "ben", "why", field="reason", replaces=("1",))])

    assert "strong" == found.said("O1", "REL", FIT, "food").text


def test_a_passage_that_one_no_longer_wants_and_another_does_is_kept() -> None:
    """Dropped by who saw it: gone. Chosen again by one who did not see that: there, and both are known."""
    first, dropped = quote("1"), quote("2", "ben", chosen=False, replaces=("1",))

    assert () == fold([first, dropped]).quotes("O1", "REL")
    again = quote("3", replaces=("1",), printed="[They]")
    assert [2] == [len(passage) for passage in fold([first, dropped, again]).quotes("O1", "REL")]


def test_one_writers_own_and_independent_words() -> None:
    """Of one writer alone: what that writer wrote last; independent: what was written without another's being seen."""
    made = [note("1"), note("2", "ben", "none"), note("3", "ben", "strong", replaces=("1", "2"))]
    found = fold(made)

    assert "strong" == found.of("ben").said("O1", "REL", FIT, "food").text
    assert "none" == found.independent("ben").said("O1", "REL", FIT, "food").text
    assert ("ana", "ben") == found.writers


def test_codebooks_are_kept_apart() -> None:
    """A fold of one codebook has nothing of another with the same code."""
    made = [note("1"), note("2", codebook="other", text="none")]

    assert "strong" == fold(made, "food").said("O1", "REL", FIT, "food").text
    assert "" == fold(made, "food").said("O1", "REL", FIT, "other").text
