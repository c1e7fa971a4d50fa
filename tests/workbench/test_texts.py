"""What the workbench says of a text is what the analysis says of it."""

from __future__ import annotations

from codekit.model.transcript import INTERVIEWER, RESPONDENT, Transcript, Turn
from codekit.workbench.texts import Text

SAID = ("Why so [pause] late?", "We [inaudible 00:12:31] had no time. 我们没有时间。")


def test_words_are_counted_as_in_the_matrix() -> None:
    """Markers are left out and each Chinese character is a word; only respondents count."""
    text = "\n\n".join(SAID)
    asked = len(SAID[0])
    turns = (Turn(0, 0, asked, "I"), Turn(1, asked + 2, len(text), "R"))
    shown = Text(Transcript("T01", text, turns, {"I": INTERVIEWER, "R": RESPONDENT}), ())

    assert 4 + 6 == shown.words == shown.words_in(asked + 2, len(text))
    assert 3 == shown.words_in(0, asked)
