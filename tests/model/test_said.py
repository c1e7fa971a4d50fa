"""What people read of a passage: words without labels and times, context that is never cut inside a word."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.model.said import CUT, beginning, ending, said
from codekit.model.transcript import Turn

WORDS = st.lists(st.text(string.ascii_letters, min_size=1, max_size=9), min_size=1, max_size=30)


@given(WORDS, st.integers(1, 80))
def test_context_is_cut_between_words(words: list[str], most: int) -> None:
    """What is left of a long text is whole words of it, and a sign says that there was more."""
    text = " ".join(words)
    for cut, part in ((ending(text, most), words[-1]), (beginning(text, most), words[0])):
        left = cut.replace(CUT, "").strip()
        assert (CUT in cut) == (len(text) > most)
        assert len(left) <= most
        assert left in text
        if len(part) <= most:
            assert set(left.split()) <= set(words)


def test_a_text_without_spaces_is_not_lost() -> None:
    """Where there is no space to cut at, the characters themselves are shown."""
    assert f"{CUT} 没有时间" == ending("我们没有时间", 4)
    assert f"我们没有 {CUT}" == beginning("我们没有时间", 4)


@pytest.mark.parametrize(("start", "expected"), [(8, "Why so late?\nR: No time."), (12, "so late?\nR: No time.")])
def test_labels_and_times_between_turns_are_not_words(start: int, expected: str) -> None:
    """A passage over two turns shows what was said and who went on, not the markup between them."""
    text = "I: [0:1]Why so late?\n\nR: [00:12:31] No time.\n"
    second = text.index("No time")
    turns = (Turn(0, 8, 20, "I"), Turn(1, second, second + 8, "R"))
    assert expected == said(text, turns, start, second + 8)


def test_a_passage_in_no_turn_is_shown_as_it_stands() -> None:
    """Words before the first turn are shown like any other."""
    assert "Title" == said("Title\n", (), 0, 5)
