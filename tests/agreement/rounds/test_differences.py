"""The difference between two rounds, with an interval."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from codekit.agreement import measure
from codekit.agreement.rounds.differences import Part, difference, parts

A = Part(0.62, {f"A{t}": v for t, v in enumerate((0.6, 0.63, 0.66, 0.61, 0.59, 0.64))}, 6)
B = Part(0.81, {f"B{t}": v for t, v in enumerate((0.8, 0.84, 0.79, 0.81, 0.82))}, 5)
VALUES = st.lists(st.floats(-0.8, 0.8), min_size=5, max_size=9, unique=True)


def on_z(part: Part) -> tuple[float, float]:
    """The jackknife error on the scale of z, and its degrees of freedom, by their definitions."""
    left = np.array(list(part.without.values()))
    squares = (left - left.mean()) ** 2
    n = len(left)
    df = min(max(3 * squares.sum() ** 2 / (squares**2).sum() - 2, 1), n - 1)
    return math.sqrt((n - 1) / n * squares.sum()) / (1 - part.value**2), df


def test_other_transcripts_by_the_definition() -> None:
    """Welch's degrees of freedom, and ends made of the ends of both values (Zou 2007), with scipy's t."""
    t = pytest.importorskip("scipy.stats").t
    (s1, df1), (s2, df2) = on_z(A), on_z(B)
    df = (s1**2 + s2**2) ** 2 / (s1**4 / df1 + s2**4 / df2)
    q = float(t.ppf(0.975, df))
    (l1, u1), (l2, u2) = [
        (math.tanh(math.atanh(p.value) - q * s), math.tanh(math.atanh(p.value) + q * s)) for p, s in ((A, s1), (B, s2))
    ]

    found = difference("cohen_kappa", A, B)

    assert found is not None
    assert found.df == pytest.approx(df)
    assert found.value == pytest.approx(0.19)
    assert found.low == pytest.approx(0.19 - math.hypot(B.value - l2, u1 - A.value))
    assert found.high == pytest.approx(0.19 + math.hypot(u2 - B.value, A.value - l1))
    assert (0, "Welch" in found.method) == (found.shared, True)


@given(VALUES, VALUES, st.integers(0, 5), st.floats(-0.9, 0.9), st.floats(-0.9, 0.9))
def test_exchanging_the_rounds_turns_the_difference_round(
    first: list[float], second: list[float], shared: int, x: float, y: float
) -> None:
    """And its ends; the value lies within, and no end beyond -2 or 2."""
    before = Part(x, {f"T{i}": v for i, v in enumerate(first)}, len(first))
    after = Part(y, {f"T{i if i < shared else 100 + i}": v for i, v in enumerate(second)}, len(second))

    one, other = difference("k", before, after), difference("k", after, before)

    assert one is not None
    assert other is not None
    assert (one.value, one.shared) == (-other.value, shared)
    assert one.has_interval == other.has_interval
    if one.has_interval:
        assert (one.low, one.high) == pytest.approx((-other.high, -other.low))
        assert -2 <= one.low <= one.value <= one.high <= 2


def test_the_same_transcripts_are_paired() -> None:
    """What both rounds lose without the same transcripts is no uncertainty of their difference."""
    apart = replace(A, value=0.7, without={f"B{t}": v + 0.08 for t, v in enumerate(A.without.values())})
    paired = replace(apart, without=dict(zip(A.without, apart.without.values(), strict=True)))

    alone, together = difference("k", A, apart), difference("k", A, paired)

    assert alone is not None
    assert together is not None
    assert together.high - together.low < 0.5 * (alone.high - alone.low)
    assert "paired by 6" in together.method


def test_what_is_not_known_has_no_interval() -> None:
    """Few transcripts, perfect, undefined without one, no spread, the same twice; of an undefined one no difference."""
    for other in (
        replace(B, occurrences=4),
        replace(B, value=1.0),
        replace(B, without={**B.without, "B0": math.nan}),
        replace(B, without=dict.fromkeys(B.without, 0.8)),
    ):
        found = difference("k", A, other)
        assert found is not None
        assert not found.has_interval
        assert (None, None) == (found.to_json()["low"], found.to_json()["df"])
    same = difference("k", A, A)
    assert same is not None
    assert (0, False) == (same.value, same.has_interval)
    assert difference("k", A, replace(B, value=math.nan)) is None


@pytest.mark.slow
@pytest.mark.parametrize("shared", [0, 5, 10])
def test_the_interval_covers_about_as_often_as_it_says(shared: int) -> None:
    """Two rounds of ten transcripts, of which some are the same texts: 91 to 99 % of 600 intervals hold the truth."""
    rng = np.random.default_rng(shared)
    runs, n, units, p, s1, s2 = 600, 10, 100, 0.15, 0.75, 0.9

    def there(transcripts: int) -> np.ndarray:
        return rng.random((runs, transcripts, units)) < rng.beta(10 * p, 10 * (1 - p), (runs, transcripts))[..., None]

    def seen(text: np.ndarray, mean: float) -> np.ndarray:
        share = rng.beta(10 * mean, 10 * (1 - mean), text.shape[:2])[..., None]
        return (text & (rng.random(text.shape) < share)).reshape(runs, -1)

    common = there(shared)
    texts = [np.concatenate((common, there(n - shared)), axis=1) for _ in range(2)]
    known = []
    for text, mean, name in zip(texts, (s1, s2), "ab", strict=True):
        names = [f"T{t}" if t < shared else f"{name}{t}" for t in range(n)]
        figures = measure(np.stack([seen(text, mean) for _ in range(2)]), None, [units] * n, transcripts=names)
        known.append(parts(figures, "cohen_kappa", (figures.counts.anyone > 0).sum(axis=-1).tolist()))
    true = [1 - (p * s - p * s * s) / (p * s * (1 - p * s)) for s in (s1, s2)]

    found = [difference("cohen_kappa", *pair) for pair in zip(*known, strict=True)]
    held = [one.low <= true[1] - true[0] <= one.high for one in found if one and one.has_interval]

    assert len(held) > 500
    assert 0.91 < np.mean(held) < 0.99
