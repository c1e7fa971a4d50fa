"""Which words separate two sides: against the formula written out anew, and by what must hold for any texts."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.agreement.rounds.wording import FEWEST, Background, separating, typical, words

TEXTS = st.lists(
    st.lists(st.sampled_from(["we", "send", "them", "there", "and", "money"]), max_size=6).map(" ".join), max_size=5
)


def test_the_figures_are_those_of_the_paper() -> None:
    """Monroe, Colaresi and Quinn 2008, equations 16, 18 and 22, counted here by hand."""
    left, right = ["pantry pantry we", "we pantry"], ["contract we"]
    found = {one.word: one for one in separating(left, right, Background([*left, *right]), most=9, common=1)}

    # 5 words on the left (3 pantry, 2 we), 2 on the right; the prior of pantry is 7 words times 3 of 7.
    odds = math.log((3 + 3) / (5 + 7 - 3 - 3)) - math.log((0 + 3) / (2 + 7 - 0 - 3))
    error = math.sqrt(1 / (3 + 3) + 1 / (0 + 3))
    assert pytest.approx(odds) == found["pantry"].log_odds
    assert pytest.approx(odds / error) == found["pantry"].z
    assert (2, 0) == (found["pantry"].left, found["pantry"].right)
    assert "contract" not in found  # in one passage only


@given(TEXTS, TEXTS, TEXTS)
def test_sides_changed_round_give_the_same_with_the_other_sign(
    left: list[str], right: list[str], more: list[str]
) -> None:
    """No side is preferred."""
    forth = {one.word: one for one in separating(left, right, Background([*left, *right, *more]), most=99, common=1)}
    back = {one.word: one for one in separating(right, left, Background([*left, *right, *more]), most=99, common=1)}
    assert forth.keys() == back.keys()
    for word, one in forth.items():
        assert math.isclose(one.z, -back[word].z, abs_tol=1e-12)
        assert (one.left, one.right) == (back[word].right, back[word].left)
        assert one.left + one.right >= FEWEST


@given(TEXTS)
def test_equal_sides_are_separated_by_nothing(side: list[str]) -> None:
    """Every z is 0; without passages there is no word."""
    assert all(abs(one.z) < 1e-12 for one in separating(side, side, Background(side), most=99, common=1))
    assert [] == separating(side, [], Background(side))


def test_what_everybody_says_is_left_out() -> None:
    """A word of more than a fifth of the texts separates nobody; a rarer one does."""
    background = Background(["we went", "we came", "we send a list", "they send", "quite another"] * 2)
    found = separating(["we send a list", "we a list"], ["they came"], background)
    assert ["a", "list"] == sorted(one.word for one in found)


def test_typical_is_what_is_like_the_others() -> None:
    """The passage that shares rare words with the others comes first; none is named twice."""
    side = ["the pantry and the list", "something else altogether", "the pantry", "the list at the pantry"]
    found = typical(side, Background([*side, "the one", "the other"]), most=2)
    assert 2 == len(set(found))
    assert 1 not in found


def test_words_are_letters_in_small() -> None:
    """Figures and marks are none; an apostrophe within a word is part of it."""
    assert ["we’ve", "sent", "them", "é"] == words("We’ve sent 40 [them], É.")


def test_words_of_other_scripts_are_whole() -> None:
    """Vowel marks belong to their word; a Chinese sentence is as many words as it has characters."""
    assert ["हमारे", "पास", "किताबें", "हैं"] == words("हमारे पास किताबें हैं।")
    assert ["وَنَكْتُبُ", "العنوان"] == words("وَنَكْتُبُ العنوان،")
    assert ["我", "们", "打", "电", "话"] == words("我们打电话。")
    assert ["می‌رویم"] == words("می‌رویم")
