"""Answers without a label: whatever the text, each word is in one turn at most, and those who ask keep their own."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from codekit.formats.transcripts.registry import read_file
from codekit.model.source import Source
from codekit.segmenting.labels import read_source
from codekit.segmenting.unnamed import with_answers

LINES = st.lists(st.sampled_from(["INT: So?", "INT:", "And then?", "\tYes.", "", "  ", "No, it was late.", "# Part"]))


@example(["INT: So?", "", "And then?", "INT:", "", "And then?"])
@given(LINES)
def test_paragraphs_are_who_asks_or_who_answers(lines: list[str]) -> None:
    """Turns are in order and apart; what who asks says is cut, and never more; all that was in a turn stays in one."""
    text = "\n".join(lines)
    before = read_source(Source("txt", text=text), interviewers=["INT"]).turns
    after = with_answers(text, before, "R")

    assert all(one.end <= other.start for one, other in pairwise(after))
    asked = [turn for turn in after if turn.speaker == "INT"]
    if before and before[0].speaker == "INT":
        assert [turn.start for turn in before] == [turn.start for turn in asked]
        assert all(new.end <= old.end for new, old in zip(asked, before, strict=True))
        kept = {at for turn in after for at in range(turn.start, turn.end) if not text[at].isspace()}
        said = {at for turn in before for at in range(turn.start, turn.end) if not text[at].isspace()}
        headings = {at for at in said if text[:at].split("\n")[-1].startswith("#") or text[at] == "#"}
        assert said - headings <= kept


@pytest.mark.parametrize("text", ["INT: So?\nR: Yes.\nINT: And?\nR: No.", "INT: So?\n\nINT: And?\n\nINT: Why?", "Hi."])
def test_nothing_is_proposed_where_somebody_answers_or_nobody_does(text: str) -> None:
    """A respondent with a label, questions alone, no label at all."""
    assert not any("unnamed" in note for note in read_source(Source("txt", text=text)).notes)


@pytest.mark.corpus
def test_think_aloud_sessions_have_words_of_participants(shared: Path) -> None:
    """Real sessions in which only the moderator has a label: most of the words are a participant's then."""
    folder = shared / "corpus" / "interviews" / "serdif"
    for path in (folder / f"P{number}_GMT2021{day}.odt" for number, day in ((2, 1119), (6, 1126), (8, 1129))):
        source = read_file(path)[0]
        reading = read_source(source)
        assert any("--split unnamed" in note for note in reading.notes)
        turns = with_answers(source.text, reading.turns, "P")
        words = {who: sum(len(source.text[t.start : t.end].split()) for t in turns if t.speaker == who)
                 for who in ("P", "MODERATOR")}  # fmt: skip
        assert words["P"] > 5 * words["MODERATOR"] > 0
