"""The rule for counting words, against a plain count of the same rule."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.words import Words

COUNTS = Path(__file__).parents[1] / "frontend/test/word_counts.json"


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (0, ""),
        (0, " .,;-"),
        (4, "We don't stop."),
        (3, "at 8.5 units"[3:]),
        (2, "They [inaudible 00:12:31] call"),
        (2, "the [food bank] closed"),
        (4, "她说好吧"),
        (3, "她x2"[:1] + " x2 好"),
        (3, "ab你cd"),
        (1, "naïve"),
        (2, "snake_case 42"),
        (3, "an [unclosed marker"),
    ],
)
def test_words_of_a_text(expected: int, text: str) -> None:
    """Letters, digits and underscores in a run are a word; markers are not; each CJK character is."""
    assert expected == Words(text).in_span(0, len(text)) if text else expected == 0


def test_a_word_cut_by_a_span_counts_once() -> None:
    """Half a word is a word of the excerpt."""
    words = Words("partners elsewhere")

    assert (1, 2, 1) == (words.in_span(0, 4), words.in_span(4, 12), words.in_span(4, 8))


@given(st.text(alphabet="ab1_ .,'é你好ー🙂\u0301\n"), st.data())
def test_counting_agrees_with_the_regular_expression(text: str, data: st.DataObject) -> None:
    """In text without markers, any span holds what the expression finds in it."""
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    many = Words(text).count(np.array([start]), np.array([end])).tolist()
    assert [len(re.findall(r"[你好ー]|[^\W你好ー]+", text[start:end]))] == many == [Words(text).in_span(start, end)]


@given(st.text(alphabet=st.characters() | st.sampled_from("[] ab好々〆ﾞ\n_")), st.data())
def test_one_span_and_many_are_counted_alike(text: str, data: st.DataObject) -> None:
    """In any text, markers and every script included."""
    places = st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted), max_size=5)
    spans = data.draw(places)
    words = Words(text)
    assert words.total == words.in_span(0, len(text))
    many = words.count(np.array([a for a, _ in spans], np.int64), np.array([b for _, b in spans], np.int64))

    assert [words.in_span(a, b) if a < b else 0 for a, b in spans] == [
        n if a < b else 0 for (a, b), n in zip(spans, many.tolist(), strict=True)
    ]


def test_the_page_counts_by_the_same_rule() -> None:
    """Both are held to one list of texts: `frontend/test/words.test.ts` reads it too."""
    cases = json.loads(COUNTS.read_text("utf-8"))
    counted = [case | {"words": Words(case["text"]).in_span(case["start"], case["end"])} for case in cases]

    assert len(cases) > 20
    assert counted == cases
