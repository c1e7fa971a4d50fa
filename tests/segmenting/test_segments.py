"""Segments: sorted, disjoint, inside their turns, and nothing said lies outside them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codekit.errors import UnknownNameError
from codekit.model.transcript import Turn
from codekit.segmenting.segments import is_hard_wrapped, segment

SAID = st.lists(
    st.sampled_from([*'abIAZ .?!…,:;-\n\t"”’()[]>*_03。！？你好אב؟\u2028\x85\x0b\xa0😀é', "Dr. ", "e.g. ", "\n\n"]),
    max_size=60,
).map("".join)


@st.composite
def texts_with_turns(draw: st.DrawFn) -> tuple[str, list[Turn]]:
    """A text of labelled turns whose spans leave out labels and edge white space, as an import makes them."""
    text, turns = "", []
    for index, said in enumerate(draw(st.lists(SAID, min_size=1, max_size=6))):
        text += f"S{index % 2}: "
        start = len(text)
        held = said.strip()
        turns.append(Turn(index, start, start + len(held), f"S{index % 2}"))
        text += held + "\n\n"
    return text, turns


@settings(max_examples=300, deadline=None)
@given(texts_with_turns(), st.sampled_from(["turn", "paragraph", "sentence"]))
def test_segments_and_what_lies_between_rebuild_the_text(made: tuple[str, list[Turn]], scheme: str) -> None:
    """Sorted, disjoint, within their turn, numbered from 0, and only white space of a turn is outside."""
    text, turns = made
    segments = segment(text, turns, scheme).segments

    assert list(range(len(segments))) == [s.index for s in segments]
    assert {turn.index for turn in turns} == {s.turn for s in segments}
    rebuilt, position = "", 0
    for found in segments:
        turn = turns[found.turn]
        assert position <= found.start <= found.end
        assert turn.start <= found.start
        assert found.end <= turn.end
        rebuilt += text[position : found.start] + text[found.start : found.end]
        position = found.end
    assert text == rebuilt + text[position:]
    for turn in turns:
        covered = {place for s in segments if s.turn == turn.index for place in range(s.start, s.end)}
        outside = [text[place] for place in range(turn.start, turn.end) if place not in covered]
        assert not "".join(outside).strip()


@settings(max_examples=100, deadline=None)
@given(texts_with_turns())
def test_finer_schemes_lie_within_coarser_ones(made: tuple[str, list[Turn]]) -> None:
    """Every sentence begins and ends inside one paragraph, every paragraph inside one turn."""
    text, turns = made
    paragraphs = segment(text, turns, "paragraph").segments

    for sentence in segment(text, turns, "sentence").segments:
        assert any(p.start <= sentence.start and sentence.end <= p.end for p in paragraphs)


def _turn(text: str, time: float | None = None) -> list[Turn]:
    return [Turn(0, 0, len(text), "R", time)]


def _said(text: str, scheme: str) -> list[str]:
    return [text[s.start : s.end] for s in segment(text, _turn(text), scheme).segments]


def test_an_empty_turn_keeps_its_number() -> None:
    """A speaker is named and says nothing: the segment is empty, later numbers do not move."""
    text = "I: \n\nR: Yes. No."
    turns = [Turn(0, 3, 3, "I"), Turn(1, 8, 16, "R")]

    assert [(0, 3, 3), (1, 8, 16)] == [(s.index, s.start, s.end) for s in segment(text, turns, "turn").segments]
    assert [(0, 3, 3, 0), (1, 8, 12, 1), (2, 13, 16, 1)] == [
        (s.index, s.start, s.end, s.turn) for s in segment(text, turns, "sentence").segments
    ]


def test_one_line_is_one_paragraph_where_lines_are_not_wrapped() -> None:
    """Word documents and people who press Enter once."""
    text = "We tried the first thing.\nIt failed.\nThen we stopped."

    assert ["We tried the first thing.", "It failed.", "Then we stopped."] == _said(text, "paragraph")


def test_hard_wrapped_lines_are_not_paragraphs() -> None:
    """Lines that break in mid-sentence belong together; a blank line still separates."""
    text = "We tried the first thing that came to\nour minds and it failed. Then we\nstopped.\n\nLater we began\nagain."

    assert is_hard_wrapped(text, _turn(text))
    assert 2 == len(_said(text, "paragraph"))
    assert [
        "We tried the first thing that came to\nour minds and it failed.",
        "Then we\nstopped.",
        "Later we began\nagain.",
    ] == _said(text, "sentence")


def test_a_segment_takes_the_last_time_known_in_its_turn() -> None:
    """Cue times where there are some, the turn's own time before them, and never another turn's."""
    text = "R: One here. Two here. Three here."
    turns = [Turn(0, 3, len(text), "R", 5.0)]
    found = segment(text, turns, "sentence", cue_times=[(1, 1.0), (13, 8.0)]).segments

    assert [5.0, 8.0, 8.0] == [s.time for s in found]


def test_a_quoted_line_that_is_only_a_mark_is_no_segment() -> None:
    """The '>' of an empty quoted line joins the line before it."""
    assert ["> One.\n>", "> Two."] == _said("> One.\n>\n> Two.", "sentence")


def test_the_segmenter_is_named_with_its_version() -> None:
    """A stored segmentation says what made it, so that a change of library can be seen."""
    found = segment("Yes.", _turn("Yes."), "sentence")

    assert found.segmenter == "codekit.sentences"
    assert found.version.startswith("1 (spaCy 3.")


def test_an_unknown_scheme_or_pipeline_is_an_error_with_the_known_ones() -> None:
    """Typing errors are told apart from missing installations."""
    with pytest.raises(UnknownNameError, match="sentense"):
        segment("Yes.", _turn("Yes."), "sentense")
    with pytest.raises(UnknownNameError, match="xx_no_such"):
        segment("Yes.", _turn("Yes."), "sentence", model="xx_no_such")
