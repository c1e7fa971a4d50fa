"""Positions of other tools in texts as codekit keeps them."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.formats.projects.positions import BYTES, POINTS, UTF16, Piece, Positions, unit_of

LETTERS = st.text(st.sampled_from("ab \r\n\u2028\u0301é€\N{GRINNING FACE}\ufeff"), max_size=40)
WIDTHS: dict[str, Callable[[str], int]] = {
    POINTS: len,
    UTF16: lambda text: len(text.encode("utf-16-le")) // 2,
    BYTES: lambda text: len(text.encode()),
}


def kept(text: str) -> str:
    """A text as codekit keeps it."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


@pytest.mark.parametrize("unit", [POINTS, UTF16, BYTES])
@given(before=LETTERS, words=LETTERS, after=LETTERS)
def test_a_place_gives_the_words_that_the_tool_marked(unit: str, before: str, words: str, after: str) -> None:
    """Whatever line ends, marks and emoji there are; only half of a line end is no place of its own."""
    positions = Positions(before + words + after, unit)
    start = WIDTHS[unit](before)
    span = positions.span(start, start + WIDTHS[unit](words))

    assert positions.text == kept(before + words + after)
    begin, end = len(kept(before)), len(kept(before + words))
    if before.endswith("\r") and words.startswith("\n"):
        begin -= 1
    if words.endswith("\r") and after.startswith("\n"):
        end -= 1
    if not before and words == "\ufeff":
        end = begin
    assert (span is None) == (begin >= end)
    if span is not None:
        assert (begin, end) == (span.start, span.end)


@given(parts=st.lists(st.tuples(LETTERS, st.booleans()), max_size=8), data=st.data())
def test_what_codekit_put_in_does_not_count(parts: list[tuple[str, bool]], data: st.DataObject) -> None:
    """A place between any two signs of the tool covers those signs, and what was put between them."""
    pieces = [Piece(text.replace("\r", "").replace("\ufeff", ""), counted) for text, counted in parts]
    counted = "".join(piece.text for piece in pieces if piece.counted)
    start = data.draw(st.integers(0, len(counted)))
    end = data.draw(st.integers(start, len(counted)))
    positions = Positions(pieces, BYTES)
    span = positions.span(len(counted[:start].encode()), len(counted[:end].encode()))

    assert (span is None) == (start == end)
    if span is not None:
        places = [n for piece in pieces for n in [piece.counted] * len(piece.text)]
        covered = positions.text[span.start : span.end]
        said = "".join(s for s, own in zip(covered, places[span.start : span.end], strict=True) if own)
        assert counted[start:end] == said
        assert places[span.start]
        assert places[span.end - 1]


@pytest.mark.parametrize(("start", "end"), [(0, 4), (-1, 2), (2, 2), (2, 1), (1, 2), (3, 99)])
def test_a_place_outside_or_within_a_character_is_none(start: int, end: int) -> None:
    """Nothing is guessed: 0..4 and 1..2 cut the bytes of a letter in two."""
    assert Positions("éé", BYTES).span(start, end) is None or (start, end) == (0, 4)
    assert Positions("é", BYTES).span(start, end) is None


@pytest.mark.parametrize("unit", [POINTS, UTF16])
def test_the_words_beside_a_place_tell_its_unit(unit: str) -> None:
    """A text with emoji is read in the unit in which the words are found."""
    text = "Oh \N{GRINNING FACE} well, so \N{GRINNING FACE} it was. Then we went home."
    words = ("it was", "we went")
    samples = []
    for said in words:
        start = WIDTHS[unit](text[: text.index(said)])
        samples.append((text, start, start + len(said), said))

    assert unit == unit_of(samples)
    assert unit_of([("no emoji", 0, 2, "no")]) == POINTS
    assert unit_of([]) == POINTS


def test_half_a_character_of_utf_16_is_no_reason_to_fail() -> None:
    """JSON may hold halves of a pair, which no file can: they are replaced one for one."""
    positions = Positions("a\ud83db", POINTS)

    assert positions.text == "a\ufffdb"
    assert positions.span(2, 3) is not None


def test_a_place_costs_no_copy_of_the_text() -> None:
    """A text of millions of signs with thousands of codings is read soon: each place is found in the table as it is."""
    positions = Positions("é" * 200_000, BYTES)
    assert positions.span(0, 2) is not None
    tracemalloc.start()
    span = positions.span(2, 399_998)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert span is not None
    assert (span.start, span.end) == (1, 199_999)
    assert most < 50_000
