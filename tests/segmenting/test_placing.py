"""Rows of quotes are put where they belong, or not at all."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from codekit.model.span import Span
from codekit.segmenting.placing import CHARACTER, PARAGRAPH, Wanted, place

SAID = ("Yes.", "No.", "We do.", "A grant pays.", "It ends in June.", "Yes, two pages.", "They know us.", "Well, “no”.")
COUNTS: dict[str, Callable[[str, int], int | None]] = {
    "": lambda _text, _at: None,  # the table says nothing
    "characters": lambda _text, at: at,
    "from 1": lambda _text, at: at + 1,
    "with line ends of two": lambda text, at: at + text.count("\n", 0, at),
    "paragraphs": lambda text, at: text.count("\n", 0, at) + 1,
    "filled": lambda text, at: len([line for line in text[:at].split("\n")[:-1] if line.strip()]) + 1,
}


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, list[Span], list[Wanted]]:
    """A text of short answers, spans of whole answers, and a table of them that counts in one way, in some order."""
    lines = draw(st.lists(st.sampled_from((*SAID, "")), min_size=2, max_size=14))
    text = "\n".join(lines)
    answers = [Span(at, at + len(line)) for at, line in _starts(lines) if line]
    spans = draw(st.lists(st.sampled_from(answers), max_size=8, unique=True)) if answers else []
    spans = sorted(spans) if draw(st.booleans()) else spans
    count = COUNTS[draw(st.sampled_from(sorted(COUNTS)))]
    series = draw(st.sampled_from([None, "one"]))
    wanted = [
        Wanted(
            text[span.start : span.end].replace("“", '"').replace("”", '"'),
            count(text, span.start),
            series=series or at,
        )
        for at, span in enumerate(spans)
    ]
    return text, spans, wanted


def _starts(lines: list[str]) -> list[tuple[int, str]]:
    at, starts = 0, []
    for line in lines:
        starts.append((at, line))
        at += len(line) + 1
    return starts


@given(tables())
def test_a_row_is_never_put_in_another_place(case: tuple[str, list[Span], list[Wanted]]) -> None:
    """Whatever a position counts, a row gets its own place or none, and its place is among those that are left.

    Rows out of order may be taken for ordered ones only where they are so by chance; then order decides nothing wrong,
    since their known places are in it.
    """
    text, spans, wanted = case
    ordered = spans == sorted(spans)
    for meant, each, row in zip(spans, place(text, wanted), wanted, strict=True):
        if ordered or row.series != "one":
            assert each.span in {None, meant}
            assert meant in [p.span for p in each.places]


@given(tables())
def test_words_that_stand_once_need_nothing_else(case: tuple[str, list[Span], list[Wanted]]) -> None:
    """A quote with one place is put there, whatever the table says of positions."""
    text, spans, wanted = case
    for meant, each in zip(spans, place(text, wanted), strict=True):
        assert each.found > 1 or each.span == meant


TEXT = "Q: Food?\n\nYes.\n\nQ: Money?\n\nYes.\n\nA grant pays.\n\nYes."


def _spans(*wanted: Wanted) -> list[Span | None]:
    return [each.span for each in place(TEXT, list(wanted))]


def test_a_paragraph_number_tells_equal_answers_apart() -> None:
    """MAXQDA counts paragraphs; whether the empty ones count is learned from rows whose words stand once."""
    once = Wanted("A grant pays.", 5, PARAGRAPH)

    assert [Span(33, 46), Span(27, 31)] == _spans(once, Wanted("Yes.", 4, PARAGRAPH))
    assert [Span(33, 46), None] == _spans(once, Wanted("Yes.", 3, PARAGRAPH))
    assert [Span(33, 46), Span(27, 31)] == _spans(Wanted("A grant pays.", 9, PARAGRAPH), Wanted("Yes.", 7, PARAGRAPH))


def test_an_offset_tells_them_apart_exactly_only() -> None:
    """A character offset that no place begins at decides nothing."""
    assert [Span(27, 31)] == _spans(Wanted("Yes.", 27, CHARACTER))
    assert [None] == _spans(Wanted("Yes.", 25, CHARACTER))


def test_order_between_known_rows_tells_them_apart() -> None:
    """Between two known places stands just one of the equal answers."""
    rows = [Wanted(quote, series="one") for quote in ("Food?", "Yes.", "Money?", "Yes.", "A grant pays.")]

    assert [Span(3, 8), Span(10, 14), Span(19, 25), Span(27, 31), Span(33, 46)] == _spans(*rows)


def test_order_is_not_believed_where_known_rows_contradict_it() -> None:
    """Rows sorted by something else say nothing by their order."""
    rows = [Wanted(quote, series="one") for quote in ("A grant pays.", "Yes.", "Food?")]

    assert [Span(33, 46), None, Span(3, 8)] == _spans(*rows)


def test_what_is_not_there_has_no_place() -> None:
    """An unknown quote is not moved to a likely place, even with a position."""
    assert [None] == _spans(Wanted("A grant paid.", 33, CHARACTER))
