"""Printed pages: what nobody said is taken out where it is regular, and only there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from codekit.formats.transcripts.page_layout import cleaned, without_heads

SPOKEN = st.lists(st.from_regex(r"[A-Z][a-z]{2,8}( [a-z]{2,8}){0,4}\.", fullmatch=True), min_size=3, max_size=9)


@given(st.lists(SPOKEN, min_size=2, max_size=6, unique_by=tuple))
def test_numbers_of_lines_and_running_heads_come_off_again(pages: list[list[str]]) -> None:
    """A court reporter's page around any words: the words alone remain."""
    printed = [
        [f"Page {number}", "", *(f"{at:2}  {line}" for at, line in enumerate(page, 1)), "", "ACME REPORTING 555-0199"]
        for number, page in enumerate(pages, 1)
    ]
    found = cleaned(printed)
    assert [[line for line in page if line] for page in found.pages] == pages
    assert len(found.notes) == 2


@given(SPOKEN)
def test_words_that_are_not_regular_stay(page: list[str]) -> None:
    """One page has no running head; numbers that do not count on are words."""
    lines = [f"{at * 7 % 13} {line}" for at, line in enumerate(page, 2)]
    assert cleaned([lines]) == ([lines], ())


def test_a_line_between_two_that_are_said_is_said() -> None:
    """Only from the edge inwards, only at one place, and on two or three pages only what is on all of them."""
    pages = [["Title 1", f"One {word}", "7", "Yes.", f"Two {word}", "Foot"] for word in "abc"]
    assert without_heads(pages) == ([page[1:-1] for page in pages], 6)
    assert without_heads([["Yes.", "a", "b"], ["c", "Yes.", "d"], ["Yes.", "e", "f"]])[1] == 0
