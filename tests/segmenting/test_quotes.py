"""Quotes found again: every place that is meant is among those found, and a text that was never there is not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.model.span import Span
from codekit.segmenting.quotes import EXACT, MOST, TOLERANT, Quotable, find

WORDS = (
    *("we", "can't", "a\ufb03liate", "“food”", "wait…", "wait...", "–", "--", "café", "住房", "it’s", "no", "know"),
    *("so\u00adft", "«oui»", "10\u00a0%", "e\u0301", "Zoë", "😀", "(laughs)", "co-op", "‘so’", "\ufb01ne", "fine."),
)
OTHERS = (
    *(("’", "'"), ("“", '"'), ("”", '"'), ("…", "..."), ("–", "-"), ("--", "—"), ("\u00ad", ""), ("\ufb03", "ffi")),
    *(("\ufb01", "fi"), ("\u00a0", " "), ("«", '"'), ("»", '"'), ("\n\n", "\n"), ("\n", " "), ("\n", "\r\n")),
    *(("  ", " "), ("-", "\u2011"), ("‘", "'"), (" ", "\u00a0"), (" ", "  ")),
)
GAPS = (" ", "\n", "\n\n", "  ", "\t", "\u00a0", " \n ")

texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), min_size=3, max_size=25)


def _retold(draw: st.DrawFn, words: str) -> str:
    """The same words as another program may write them."""
    said = words
    for old, new in OTHERS:
        if draw(st.booleans()):
            said = said.replace(old, new)
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), said)


@st.composite
def quoted(draw: st.DrawFn) -> tuple[str, Span, str]:
    """A text, a span of whole words in it, and these words in another typography."""
    parts = draw(texts)
    first = draw(st.integers(0, len(parts) - 1))
    last = draw(st.integers(first, len(parts) - 1))
    text = "".join(word + gap for word, gap in parts)
    start = len("".join(word + gap for word, gap in parts[:first]))
    end = len("".join(word + gap for word, gap in parts[:last])) + len(parts[last][0])
    return text, Span(start, end), _retold(draw, text[start:end])


@given(quoted())
def test_the_right_place_is_always_among_those_found(case: tuple[str, Span, str]) -> None:
    """Whatever was done to white space and marks, the span that was quoted is found."""
    text, span, quote = case

    assert span in find(text, quote)
    assert [span] == find(text, quote, near=span.start)


@given(quoted())
def test_places_begin_and_end_where_the_quote_does(case: tuple[str, Span, str]) -> None:
    """Every place found says the same signs as the quote, and never holds white space at its edges."""
    text, _, quote = case
    for place in Quotable(text).places(quote):
        words = text[place.span.start : place.span.end]
        assert words.strip() == words
        assert (place.exactness == EXACT) == (words == quote.strip())
        assert len(find(words, quote)) == 1


@given(texts, st.sampled_from(["never", "nowhere at all", "we, can", "???"]))
def test_what_is_not_said_is_not_found(parts: list[tuple[str, str]], quote: str) -> None:
    """A quote of other words has no place."""
    assert [] == find("".join(word + gap for word, gap in parts), quote)


@given(st.text(max_size=40), st.text(max_size=6))
def test_every_exact_occurrence_is_found(text: str, quote: str) -> None:
    """What stands there character by character is found unless it would part a letter from its accents."""
    bare = quote.strip()
    expected = [
        at
        for at in range(len(text) - len(bare) + 1)
        if bare
        and text.startswith(bare, at)
        and not unicodedata.category(text[at]).startswith("M")
        and not unicodedata.category((text + "a")[at + len(bare)]).startswith("M")
    ]
    found = [place.span for place in Quotable(text).places(quote) if place.exactness == EXACT]

    assert expected == [span.start for span in found]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("the ﬁne print", "fine", ["ﬁne"]),
        ("the ﬁne print", "ine", []),  # within a ligature
        ("cafe\u0301 noir", "cafe", []),  # would leave the accent behind
        ("mot\u202f! et", "mot!", ["mot\u202f!"]),
        ("no need", "one", []),  # white space may be left out, words may not be cut there
        ("end.Start", "end. Start", ["end.Start"]),
        ("so\u00adft", "soft", ["so\u00adft"]),
        ("well---yes", "well — yes", ["well---yes"]),
        ("wait....", "wait…", ["wait...."]),
        ("Yes. Yes…", "Yes.", ["Yes."]),
        ("banana", "ana", ["ana", "ana"]),
        ("I'm ‘fine’", "I’m 'fine'", ["I'm ‘fine’"]),
        ("a\ufeffb", "ab", ["a\ufeffb"]),
        ("anything", "\u00ad \u200b", []),
        ("", "x", []),
    ],
)
def test_marks_one_by_one(text: str, quote: str, expected: list[str]) -> None:
    """What is the same in another typography, and what is not."""
    assert expected == [text[span.start : span.end] for span in find(text, quote)]


def test_other_places_of_the_same_words_are_not_hidden_by_an_exact_one() -> None:
    """An exact place does not win over one with other marks: either may be meant."""
    places = Quotable("it's so, and it’s so").places("it's so")

    assert [EXACT, TOLERANT] == [place.exactness for place in places]


def test_two_places_as_near_are_both_given() -> None:
    """`near` chooses only where one place is nearer."""
    assert [Span(0, 2), Span(10, 12)] == find("ab......  ab", "ab", near=5)
    assert [Span(10, 12)] == find("ab......  ab", "ab", near=6)


def test_a_quote_that_stands_everywhere_ends() -> None:
    """Of a text that repeats itself only so many places are looked at."""
    assert MOST == len(find("a" * 100_000, "a" * 50))
