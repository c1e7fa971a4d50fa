"""Touching units: the fast way against the definition."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from codekit.segmenting.units import touched, trim


@st.composite
def disjoint_units(draw: st.DrawFn) -> list[tuple[int, int]]:
    """Sorted, disjoint, non-empty ranges, some of them adjacent."""
    cuts = sorted(draw(st.lists(st.integers(0, 60), min_size=2, max_size=14, unique=True)))
    keep = draw(st.lists(st.booleans(), min_size=len(cuts) - 1, max_size=len(cuts) - 1))
    return [pair for pair, kept in zip(pairwise(cuts), keep, strict=True) if kept]


@given(disjoint_units(), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8))
def test_a_unit_is_touched_when_any_character_of_the_span_lies_in_it(
    units: list[tuple[int, int]], made: list[tuple[int, int]]
) -> None:
    """The half-open range of units equals what counting characters one by one gives."""
    spans = [(start, start + length) for start, length in made]
    low, high = touched([s for s, _ in spans], [e for _, e in spans], [s for s, _ in units], [e for _, e in units])

    for (start, end), first, last in zip(spans, low.tolist(), high.tolist(), strict=True):
        expected = [n for n, (a, b) in enumerate(units) if set(range(start, end)) & set(range(a, b))]
        assert expected == list(range(first, last))


@given(st.text(alphabet=" \n\ta\xa0😀", max_size=12), st.data())
def test_trimming_takes_white_space_and_nothing_else(text: str, data: st.DataObject) -> None:
    """What is left has no white space at its edges and is what strip leaves."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = trim(text, start, end)

    assert text[start:end].strip() == text[first:last]
    assert start <= first <= last <= end
