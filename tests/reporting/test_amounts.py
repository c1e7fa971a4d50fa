"""Words such as "most": never without their count, and by cuts that are stated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.errors import CodekitError
from codekit.reporting.amounts import CUTS, FEWEST, amount, cuts_of, told

PARTS = st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(PARTS)
def test_no_word_stands_without_its_count(part: tuple[int, int]) -> None:
    """Whatever k and n are, k of n is said; without words nothing else is."""
    k, n = part
    assert f"{k} of {n}" in amount(k, n)
    assert f"{k} of {n}" == amount(k, n, None)


@given(PARTS)
def test_few_cases_have_no_word(part: tuple[int, int]) -> None:
    """Of fewer than five cases a word would say more than there is."""
    k, n = part
    assert (f"{k} of {n}" == amount(k, n)) == (n < FEWEST)


@pytest.mark.parametrize(
    ("k", "n", "words"),
    [
        (26, 29, "most (26 of 29)"),
        (27, 29, "nearly all (27 of 29)"),
        (29, 29, "all (29 of 29)"),
        (14, 29, "about half (14 of 29)"),
        (8, 29, "some (8 of 29)"),
        (2, 29, "a few (2 of 29)"),
        (1, 29, "one (1 of 29)"),
        (0, 29, "none (0 of 29)"),
    ],
)
def test_cuts_are_of_the_share(k: int, n: int, words: str) -> None:
    """From a share on a word holds; all, none and one are what they say."""
    assert words == amount(k, n)


def test_a_team_may_state_its_own() -> None:
    """In any order; what lies below the lowest has its word too."""
    own = cuts_of("a few=0, most=.5")
    assert (("most", 0.5), ("a few", 0.0)) == own
    assert "most (5 of 10)" == amount(5, 10, own)
    assert "most from 50 %" in told(own)
    assert all(word in told(CUTS) for word, _ in CUTS)


@pytest.mark.parametrize("text", ["most", "most=2", "=.5", "most=half", " , ", "most=nan"])
def test_what_is_no_cut_is_refused(text: str) -> None:
    """With how to write it."""
    with pytest.raises(CodekitError) as refused:
        cuts_of(text)
    assert "--words" in refused.value.hint


@pytest.mark.parametrize(("k", "n"), [(3, 2), (-1, 2)])
def test_k_is_a_part_of_n(k: int, n: int) -> None:
    """Anything else is an error of whoever asks."""
    with pytest.raises(ValueError, match="no part"):
        amount(k, n)


def test_below_the_least_share_that_has_a_word_the_count_stands_alone() -> None:
    """A team that has a word for 60 % only does not say it of 20 %."""
    assert "2 of 10" == amount(2, 10, cuts_of("most=.6"))
    assert "most (6 of 10)" == amount(6, 10, cuts_of("most=.6"))
