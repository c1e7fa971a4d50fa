"""The ways in which a line may say who speaks, each asked only of lines that have the sign it needs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from codekit.segmenting import shapes
from codekit.segmenting.lines import Line

EVERY = {
    shapes.COLON,
    shapes.NAME_TIME,
    shapes.TIME_NAME,
    shapes.BRACKET,
    shapes.DOT,
    shapes.TAB,
    shapes.DASH,
    shapes.WHOLE,
}
MARKS = [":", "：", "[", "]", "\\[", ".", " ", "  ", "\t", "-", " – ", "—", "**", "_", "## ", "?", "\xa0", "\u3000"]
TIMES = ["(0:12)", "12:31", "<1:02 --> 1:05>", "٣:٤٥"]
WORDS = ["Anna", "M", "Dr. SMITH.", "7", "3  ", "we went there", "x" * 30]
PIECES = st.sampled_from([*MARKS, *TIMES, *WORDS])


@given(st.lists(PIECES, max_size=7).map("".join))
def test_no_way_is_left_out_that_would_fit(text: str) -> None:
    """What is not asked of a line would not have matched, whatever stands in it."""
    asked = {pattern for _, pattern in shapes._possible(text)}

    assert [] == [pattern.pattern for pattern in EVERY - asked if pattern.match(text)]


def test_every_way_is_asked_of_a_line_that_has_all_signs() -> None:
    """So that none was forgotten."""
    text = "[Anna] - 12:31.\tWe went"
    line = Line(1, 0, len(text), text, after_blank=False)

    assert {pattern for _, pattern in shapes._possible(text)} == EVERY
    assert "bracket" in {candidate.family for candidate in shapes.candidates(line, ())}
