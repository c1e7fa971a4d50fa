"""Alpha over the sets of codes, against the same coefficient computed from lists of sets."""

from __future__ import annotations

import math

import numpy as np
import pytest

from agreement.made import of_sets
from codekit.agreement import krippendorff_alpha, set_alpha

CODES = ("a", "b", "c")


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("coders", [2, 3])
def test_it_is_the_alpha_of_lists_of_sets(seed: int, coders: int) -> None:
    """With a coder who did not finish a transcript, and units without any code."""
    rng = np.random.default_rng(seed)
    lengths = (7, 5, 4)
    transcripts = [
        [[{code for code in CODES if rng.random() < 0.4} for _ in range(n)] for _ in range(coders)] for n in lengths
    ]
    missing = [[None if (t, c) == (1, 1) else held for c, held in enumerate(row)] for t, row in enumerate(transcripts)]
    lists = [
        [value for rows, n in zip(missing, lengths, strict=True) for value in _values(rows[c], n)]
        for c in range(coders)
    ]

    found = set_alpha(of_sets(missing, codes=CODES, coders="ABC"[:coders])).value

    assert krippendorff_alpha(lists, level="masi").value == pytest.approx(found)


def _values(held: list[set[str]] | None, units: int) -> list[frozenset[str] | None]:
    """A coder's sets on the units of a transcript, None throughout where the coder did not finish it."""
    return [None] * units if held is None else [frozenset(one) for one in held]


@pytest.mark.parametrize(
    "transcripts",
    [
        [[[set(), set()], [set(), set()]]],
        [[[{"a"}, {"a"}], [{"a"}, {"a"}]]],
        [[[{"a"}, set()], None]],
    ],
    ids=["nothing", "always the same", "one coder"],
)
def test_it_is_undefined_where_nothing_varies_or_nothing_is_shared(transcripts: list[list[list[set[str]]]]) -> None:
    """Never 0 and never 1."""
    assert math.isnan(set_alpha(of_sets(transcripts, codes=CODES, coders="AB")).value)


def test_agreement_on_every_set_is_one() -> None:
    """Where the sets differ between units."""
    held = [{"a"}, {"a", "b"}, set()]

    assert 1.0 == set_alpha(of_sets([[held, held]], codes=CODES, coders="AB")).value
