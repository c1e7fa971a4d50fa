"""Quotations read out of a manuscript or a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from codekit.errors import CodekitError
from codekit.formats.printed_quotes import Printed, in_text, read


@pytest.mark.parametrize(
    "line",
    [
        "As one said, “we work with them daily” (O5).",
        'As one said, "we work with them daily" (O5).',
        "Wie einer sagte: „we work with them daily“ (O5).",
        "Comme dit l'un : « we work with them daily » (O5).",
        "Wie einer sagte: »we work with them daily« (O5).",
    ],
)
def test_what_stands_between_quotation_marks(line: str) -> None:
    """In the marks of several languages; the line is told."""
    assert [Printed("we work with them daily", 3)] == list(in_text(f"Title\n\n{line}"))


def test_a_term_in_quotation_marks_is_no_quotation() -> None:
    """Fewer words than asked for are passed over."""
    text = "The “food bank” was “where we all come together”."

    assert ["where we all come together"] == [one.words for one in in_text(text)]
    assert ["food bank", "where we all come together"] == [one.words for one in in_text(text, fewest=1)]


def test_inches_and_apostrophes_open_nothing() -> None:
    """A mark within a word is no quotation mark, and none goes on over a paragraph."""
    assert [] == list(in_text('A 5"x7" print of the four of us, 6" high.\nShe said "we never\nended this one" '))


def test_a_table_has_a_quotation_in_each_row(tmp_path: Path) -> None:
    """Its other columns say whose it is; an empty row is none."""
    path = tmp_path / "quotes.csv"
    path.write_text('theme,Quote,case\nTrust,"It\'s about trust, really",O1\n,,\n,Yes,\n', "utf-8")

    assert [Printed("It's about trust, really", 2, "", "O1", "Trust"), Printed("Yes", 4)] == read(path)


def test_a_table_without_that_column_is_refused(tmp_path: Path) -> None:
    """With the file, the line and the nearest column."""
    path = tmp_path / "quotes.csv"
    path.write_text("theme,quotes\nTrust,It is\n", "utf-8")

    with pytest.raises(CodekitError, match=r"quotes\.csv:1: no column 'quote'") as refused:
        read(path)

    assert "rename 'quotes'" in refused.value.hint
