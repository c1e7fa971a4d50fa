"""How evenly something is spread: a published example, the ends of the scale, what is undefined."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest import approx  # noqa: PT013  (reads as in the other tests of figures)

from codekit.agreement.prevalence.dispersion import spread

COUNTS = st.lists(st.tuples(st.integers(0, 50), st.integers(1, 900)), min_size=2, max_size=12)


def test_gries_2008_table_1() -> None:
    """The word 'a' in five parts of 9, 10, 10, 10 and 11 words: DP .18, Juilland's D .785."""
    even = spread([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])

    assert 0.18 == approx(even.dp)
    assert 0.785 == approx(even.juilland, abs=0.0005)
    assert (5, 5) == (even.within, even.transcripts)


def test_the_ends_of_the_scale() -> None:
    """As even as can be, and all in one of a hundred equal parts."""
    flat, alone = spread([3] * 100, [900] * 100), spread([9] + [0] * 99, [900] * 100)

    assert [0, 1] == approx([flat.dp, flat.juilland], abs=1e-12)
    assert [0.99, 0] == approx([alone.dp, alone.juilland], abs=1e-12)


@given(COUNTS)
def test_order_and_units_do_not_matter(counts: list[tuple[int, int]]) -> None:
    """Of the transcripts, and whether words are counted by one or by ten; what is undefined is NaN with a reason."""
    hits, words = np.array(counts).T
    one, other = spread(hits, words), spread(hits[::-1], 10 * words[::-1])

    assert one.dp == approx(other.dp, nan_ok=True)
    assert one.juilland == approx(other.juilland, nan_ok=True)
    assert bool(one.undefined_because) == math.isnan(one.dp) == (not hits.any())


def test_what_says_nothing_and_what_is_refused() -> None:
    """Transcripts without words are left out; one alone has no spread; rows must fit."""
    assert "there is one transcript only" == spread([2, 0], [50, 0]).undefined_because
    assert "it does not occur" == spread([0, 0], [50, 40]).undefined_because
    with pytest.raises(ValueError, match="equally long"):
        spread([1, 2], [3])
