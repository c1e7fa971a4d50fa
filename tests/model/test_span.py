"""Spans are half-open ranges; union and outside behave like sets of characters."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.model.span import Span, among, outside, union
from codekit.model.transcript import text_sha
from strategies import spans, texts


def characters(of: list[Span]) -> set[int]:
    """The positions that spans cover."""
    return {position for span in of for position in range(span.start, span.end)}


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_has_at_least_one_character(start: int, end: int) -> None:
    """Empty, reversed and negative ranges are refused."""
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


@given(spans(), spans())
def test_overlapping_is_sharing_a_character(first: Span, second: Span) -> None:
    """Overlap and containment say the same as sets of characters do."""
    one, two = characters([first]), characters([second])

    assert bool(one & two) == first.overlaps(second) == second.overlaps(first)
    assert (two <= one) == first.contains(second)
    assert len(one) == len(first)


@given(st.lists(spans()))
def test_a_union_is_the_same_characters_in_the_fewest_spans(of: list[Span]) -> None:
    """Sorted, disjoint, not even touching, and covering exactly what was covered."""
    merged = union(of)

    assert characters(of) == characters(merged)
    assert all(a.end < b.start for a, b in itertools.pairwise(merged))
    assert merged == union(merged) == union(reversed(of))


@given(spans(), st.lists(spans()))
def test_what_lies_outside_is_a_difference_of_sets(span: Span, allowed: list[Span]) -> None:
    """Outside is the span's characters without the allowed ones."""
    rest = outside(span, allowed)

    assert characters([span]) - characters(allowed) == characters(rest)
    assert rest == union(rest)


def test_offsets_count_code_points() -> None:
    """An emoji counts once, a letter with a separate accent twice."""
    text = "I felt 😀 e\u0301 happy"

    assert "happy" == text[12:17]
    assert "😀" == text[7:8]


@given(texts, texts)
def test_a_text_is_known_by_its_hash(one: str, two: str) -> None:
    """Equal texts have one hash, different ones two; 64 hex digits."""
    assert (one == two) == (text_sha(one) == text_sha(two))
    assert 64 == len(text_sha(one))


@given(spans(), st.lists(spans(), max_size=8))
def test_a_span_is_among_others_where_it_shares_a_character_with_one(span: Span, others: list[Span]) -> None:
    """The same as looking at each of them."""
    apart = union(others)

    assert any(span.overlaps(other) for other in apart) == among(span, apart)


class Looked(list[Span]):
    """A list that counts how often it is looked into."""

    looks = 0

    def __getitem__(self, place):  # type: ignore[no-untyped-def]
        """The span at a place."""
        self.looks += 1
        return super().__getitem__(place)


def test_few_of_many_spans_are_looked_at() -> None:
    """Tens of thousands of codings are held against thousands of turns."""
    turns = Looked(Span(10 * n, 10 * n + 9) for n in range(4_096))

    assert among(Span(20_000, 20_001), turns)
    assert 0 < turns.looks < 20
