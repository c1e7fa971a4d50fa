"""Turns changed by hand: as they were counted, over the same characters, or refused in one line."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.errors import CodekitError
from codekit.model.transcript import Transcript, Turn
from codekit.segmenting.by_hand import Changes, Split, changed

TEXT = "So how was it? We had a\nshelf. And then?\n\nThen a van.\n\nA van, yes."
ENDS = [(0, 40), (42, 53), (55, len(TEXT))]
ALL = Transcript("T09", TEXT, tuple(Turn(n, a, b, s, 3.0 * n) for n, (a, b, s) in enumerate(
    (*ends, who) for ends, who in zip(ENDS, ["Mel", "Int", ""], strict=True)
)))  # fmt: skip


def said(changes: Changes, transcript: Transcript = ALL) -> list[tuple[str, str]]:
    """Who says what after changes."""
    return [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in changed(transcript, changes)]


def test_all_changes_count_turns_as_they_were_before_them() -> None:
    """A split does not move the numbers of those after it, and a join goes to the last part of the turn before."""
    splits = (Split(1, "And then?", "INT"), Split(1, "We had a shelf.", "Mel"))

    made = said(Changes({1: "int", 2: "Mel"}, splits, {3}))

    assert [
        ("Int", "So how was it?"),
        ("Mel", "We had a\nshelf."),
        ("Int", "And then?"),
        ("Mel", "Then a van.\n\nA van, yes."),
    ] == made


@pytest.mark.parametrize("before", [0, 1])
def test_a_place_and_the_words_there_split_alike(before: int) -> None:
    """Whoever points at a place, also into the white space before it, gets what whoever names the words gets."""
    at = TEXT.index("And then?")

    pointed = changed(ALL, Changes({}, [Split(1, "", "int", at=at - before)]))

    assert changed(ALL, Changes({}, [Split(1, "And then?", "Int")])) == pointed


def test_times_stay_with_what_was_said_then() -> None:
    """A part that is split off has none."""
    turns = changed(ALL, Changes({}, [Split(1, "We had", "Ann")], {3}))

    assert [(0, 0.0), (1, None), (2, 3.0)] == [(turn.index, turn.time) for turn in turns]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (Changes({4: "Mel"}), "has no turn 4: there are 3"),
        (Changes({}, [Split(-1, "a", "Mel")]), "has no turn -1"),
        (Changes(joined={0}), "has no turn 0"),
        (Changes(joined={1}), "turn 1 has none before it"),
        (Changes({3: "Mel"}, joined={3}), "is given a speaker and joins"),
        (Changes({}, [Split(1, "then a van", "Mel")]), "turn 1 do not stand in it"),
        (Changes({}, [Split(1, "And then?\n\nThen", "Mel")]), "turn 1 do not stand in it"),
        (Changes({}, [Split(1, "  ", "Mel")]), "turn 1 do not stand in it"),
        (Changes({}, [Split(2, "an", "Mel"), Split(1, "a", "Mel")]), "turn 1 stand in it 3 times"),
        (Changes({}, [Split(2, "Then a", "Mel")]), "turn 2 are its beginning"),
        (Changes({}, [Split(2, "", "Mel", at=42)]), "turn 2 begins there already"),
        (Changes({}, [Split(1, "", "Mel", at=40)]), "turn 1 cannot be split where it has no words"),
        (Changes({}, [Split(1, "", "Mel", at=-1)]), "turn 1 cannot be split where it has no words"),
        (Changes({1: " : "}), "that is no name of a speaker"),
        (Changes({}, [Split(1, "And then?", "M\x07")]), "that is no name of a speaker"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(changes: Changes, said: str) -> None:
    """With the turn, and without words of the text."""
    with pytest.raises(CodekitError) as raised:
        changed(ALL, changes)

    assert said in str(raised.value)
    assert "\n" not in str(raised.value)
    assert not any(word in str(raised.value) for word in ("van", "shelf"))


def test_a_label_between_two_turns_does_not_become_speech() -> None:
    """The line says what to do instead."""
    text = "A: So?\nB: Well."
    transcript = Transcript("T09", text, (Turn(0, 3, 6, "A"), Turn(1, 10, 15, "B")))

    with pytest.raises(CodekitError, match="between turns 1 and 2") as raised:
        changed(transcript, Changes(joined={2}))

    assert "--turn '2=A'" in (raised.value.hint or "")


@given(st.data())
def test_turns_keep_every_character(data: st.DataObject) -> None:
    """Whatever is changed, all that was said is said by somebody, once, in order."""
    named = data.draw(st.dictionaries(st.integers(1, 3), st.sampled_from(["Mel", "Int", "Ann"])))
    joined = data.draw(st.sets(st.integers(2, 3))) - named.keys()
    begins = data.draw(st.sets(st.sampled_from([(1, "We"), (1, "shelf"), (1, "And"), (2, "a van"), (3, "yes")])))

    turns = changed(ALL, Changes(named, [Split(n, words, "Ann") for n, words in sorted(begins)], joined))

    assert all(a.end <= b.start for a, b in pairwise(turns))
    assert TEXT.split() == [word for turn in turns for word in TEXT[turn.start : turn.end].split()]
    assert 3 + len(begins) - len(joined) == len(turns)
