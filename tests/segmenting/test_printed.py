"""Quotations as printed: what an editor marked is accepted and shown, what was changed without a mark is found."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from codekit.model.span import Span
from codekit.segmenting.nearest import Nearest
from codekit.segmenting.printed import (
    CHANGED,
    EDITED,
    MISSING,
    TYPOGRAPHY,
    VERBATIM,
    Edit,
    Held,
    hold,
    hold_loosely,
    nearest,
)
from codekit.segmenting.quotes import Quotable

TEXT = (
    "I: Who do you work with?\n\nR: Well, we partner with the pantry on Main Street, um, and they send us the boxes "
    "every week. It's about trust. You know ... it took years.\n\nI: And now?\n\nR: We don't partner with the clinic."
)
QUOTABLE = Quotable(TEXT)


def held(quote: str) -> Held:
    """As the command does it: strictly, and then against the nearest passage."""
    strict = hold(QUOTABLE, quote)
    if strict.state != MISSING:
        return strict
    found = nearest(Nearest({"T": TEXT}), quote)
    return hold_loosely(TEXT, found[1], quote) if found else strict


@pytest.mark.parametrize(
    ("quote", "state", "said"),
    [
        ("we partner with the pantry", VERBATIM, "we partner with the pantry"),
        ("they send us the boxes every week,", TYPOGRAPHY, "they send us the boxes every week"),
        ("It’s about trust.", TYPOGRAPHY, "It's about trust."),
        ("You know ... it took years.", VERBATIM, "You know ... it took years."),
        ("You know… it took years.", TYPOGRAPHY, "You know ... it took years."),
        ("we partner with the pantry [...] they send us the boxes", EDITED, None),
        ("we partner with the pantry … they send us the boxes.", EDITED, None),
        ("we partner with [a food bank] on Main Street", EDITED, None),
        ("[W]e partner with the pantry", EDITED, "we partner with the pantry"),
        ("... they send us the boxes", EDITED, "they send us the boxes"),
        ("we partner [...] it took years [...] the clinic", EDITED, None),
        ("we partnered with the pantry on Main Street", CHANGED, "we partner with the pantry on Main Street"),
        ("It's not about trust, it is about money and other things", MISSING, None),
        ("boxes [...] the pantry on Main Street, um", CHANGED, None),
    ],
)
def test_what_comes_of_a_quotation(quote: str, state: str, said: str | None) -> None:
    """The strictest reading that fits, and the words it stands for."""
    found = held(quote)

    assert state == found.state
    if said is not None:
        assert found.span is not None
        assert said == TEXT[found.span.start : found.span.end]


def test_marks_are_shown_with_what_they_stand_for() -> None:
    """A bracket may replace words, add some, or change a capital; dots leave some out."""
    assert (Edit("the pantry", "[a food bank]", marked=True),) == held("we partner with [a food bank] on Main").edits
    assert (Edit("", "[the staff]", marked=True),) == held("they [the staff] send us the boxes").edits
    assert (Edit("w", "[W]", marked=True),) == held("[W]e partner with the pantry").edits
    assert (Edit("on Main Street, um, and", "[...]", marked=True),) == held("the pantry [...] they send us").edits


def test_a_denial_left_out_is_found() -> None:
    """One word makes the opposite of it."""
    found = held("We partner with the clinic.")

    assert CHANGED == found.state
    assert "don't" in "".join(edit.said for edit in found.edits)
    assert not any(edit.marked for edit in found.edits)


WORDS = ("alpha", "bravo", "Charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "kilo", "lima")


@st.composite
def passages(draw: st.DrawFn) -> tuple[list[str], int, int]:
    """Words that differ from their neighbours, and a stretch of at least eight of them."""
    words = [f"{draw(st.sampled_from(WORDS))}{number}" for number in range(draw(st.integers(12, 40)))]
    first = draw(st.integers(0, len(words) - 8))
    return words, first, draw(st.integers(first + 8, len(words)))


@given(passages(), st.data())
def test_marked_edits_are_accepted_wherever_they_are(case: tuple[list[str], int, int], data: st.DataObject) -> None:
    """Words left out or replaced under a mark; the passage is the one that was quoted."""
    words, first, last = case
    text = " ".join(words)
    at = data.draw(st.integers(first + 1, last - 3))
    mark = data.draw(st.sampled_from(["[...]", "[…]", "...", "…", "(...)", "[somebody]", ". . ."]))
    quote = " ".join([*words[first:at], mark, *words[at + 2 : last]])

    found = hold(Quotable(text), quote)

    assert EDITED == found.state
    assert found.span is not None
    assert " ".join(words[first:last]) == text[found.span.start : found.span.end]
    assert (Edit(" ".join(words[at : at + 2]), mark, marked=True),) == found.edits


@given(passages(), st.data())
def test_an_unmarked_change_is_never_faithful(case: tuple[list[str], int, int], data: st.DataObject) -> None:
    """A word replaced, left out or added is found, and the passage named."""
    words, first, last = case
    text = " ".join(words)
    at = data.draw(st.integers(first + 1, last - 2))
    change = data.draw(st.sampled_from([[], ["zulu"], [words[at], "zulu"]]))
    quote = " ".join([*words[first:at], *change, *words[at + 1 : last]])
    assume(quote not in text)

    assert MISSING == hold(Quotable(text), quote).state
    found = nearest(Nearest({"T": text, "other": "zulu yankee"}), quote)
    assert found is not None
    assert "T" == found[0]
    loose = hold_loosely(text, found[1], quote)
    assert CHANGED == loose.state
    assert loose.span is not None
    assert Span(text.index(words[first]), len(" ".join(words[:last]))) == loose.span
