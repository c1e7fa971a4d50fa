"""Names of a list in texts: whole words, in their own capitals, however they are spelt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.segmenting.named import Names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I saw Rosa there.", [0]),
        ("I saw ROSA there.", [0]),
        ("The rosa window, Rosalind, and Mañosa.", []),
        ("Rosa's cell number", [0]),
        ("O\u2019Brien came, and Ana  Ruiz\ncame too.", [2, 1]),
        ("Ana Ruiz", [1]),
        ("Jose\u0301 said so", [3]),
        ("In May, we may.", [4]),
        ("", []),
    ],
)
def test_a_name_is_found_as_people_write_it(text: str, found: list[int]) -> None:
    """And no other word for it."""
    names = Names(["Rosa", "Ana Ruiz", "O'Brien", "José", "May", "  ", "Ana Ruiz"])
    assert found == [at for at, _ in names.find(text)]


NAMES = st.lists(st.from_regex(r"[A-C][abc .*\[(é]{0,4}[abcé]", fullmatch=True), max_size=4)


@given(names=NAMES, words=st.lists(st.text("xyz", min_size=1)))
def test_every_name_is_found_between_words(names: list[str], words: list[str]) -> None:
    """Whatever signs it has: none is taken for a pattern."""
    looked_for = Names(names)
    for name in names:
        assert [at for at, _ in looked_for.find(" ".join([*words, name, *words]))]


def test_an_empty_list_finds_nothing() -> None:
    """Nor a list of blanks."""
    assert [] == list(Names([]).find("Rosa")) == list(Names([" "]).find("Rosa"))
