"""From printed lines to paragraphs: lines broken by a page's width come together again, and nothing else does."""

from __future__ import annotations

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from codekit.formats.transcripts.paragraphs import PrintedLine, paragraphs, without_number_column

WIDTH, LETTER, PITCH = 60, 6.0, 12.0
WORDS = st.lists(st.from_regex(r"[a-z]{1,12}", fullmatch=True), min_size=1, max_size=60)


def _printed(turns: list[str], *, per_page: int = 20, gap: float = 0.0) -> list[PrintedLine]:
    """Turns as a typesetter sets them: lines of one width, pages of so many lines."""
    lines: list[PrintedLine] = []
    bottom = 0.0
    for turn in turns:
        bottom -= gap
        for text in textwrap.wrap(turn, WIDTH, break_on_hyphens=False):
            page, place = divmod(len(lines), per_page)
            bottom = 800.0 if place == 0 else bottom - PITCH
            lines.append(PrintedLine(page, text, 50.0, 50.0 + len(text) * LETTER, bottom))
    return lines


@given(st.lists(WORDS, min_size=2, max_size=12), st.sampled_from([0.0, 12.0]))
def test_turns_come_back_whole(turns: list[list[str]], gap: float) -> None:
    """Whatever is said, with labels that recur: one paragraph a turn, over pages too, with or without space between."""
    said = [f"{'IR'[number % 2]}: {' '.join(words)}" for number, words in enumerate([*turns, ["so"], ["well"]])]
    labelled = [*said, "I: yes", "R: no"]
    text, joined = paragraphs(_printed(labelled, gap=gap))
    assert text.split("\n") == labelled
    assert joined == 0


def test_a_paragraph_ends_where_the_next_word_would_have_fitted() -> None:
    """Without labels or space it is the short line that tells."""
    first, second = "word " * 30 + "end.", "Next " * 20 + "end."
    assert paragraphs(_printed([first, second]))[0].split("\n") == [first, second]


def test_words_divided_at_the_end_of_a_line_are_put_together_where_the_text_knows_them() -> None:
    """A hyphen that is the word's own stays; one that is marked as soft goes always."""
    full = 50.0 + WIDTH * LETTER
    texts = ["an inter-", "view about a well-", "known inter\N{SOFT HYPHEN}", "rogation of the interview"]
    lines = [PrintedLine(0, text, 50.0, full, 800 - number * PITCH) for number, text in enumerate(texts)]
    assert paragraphs(lines) == ("an interview about a well-known interrogation of the interview", 2)


def test_numbers_beside_the_text_go_only_where_they_count_on() -> None:
    """Numbers of paragraphs in the margin, in whatever order the file has them."""
    said = _printed(["one two", "three four", "five six", "seven"])
    beside = [PrintedLine(0, str(n), 20.0, 30.0, 800 - n * PITCH) for n in range(1, 5)]
    years = [PrintedLine(0, str(n), 20.0, 30.0, 800 - n) for n in (1999, 7, 2012, 3)]
    assert without_number_column([*said, *beside]) == (said, 4)
    assert without_number_column([*said, *years]) == ([*said, *years], 0)
