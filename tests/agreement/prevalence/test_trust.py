"""Precision, recall and corrected shares: published examples, other programs, known laws, and how intervals cover."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from pytest import approx  # noqa: PT013  (reads as in the other tests of figures)
from sklearn.metrics import precision_score, recall_score

from codekit.agreement.prevalence.trust import SUMS, Design, Trust, rogan_gladen, trust


def of(rows: list[tuple[int, int, int, int]], apparent: float, **options: Any) -> Trust:
    """One code, from (tp, fp, fn, tn) of each transcript."""
    table = np.array(rows)[:, None, :]
    drawn = {"weights": np.ones(len(rows)), "clusters": np.arange(len(rows))}
    design = Design.of(**{**drawn, **{name: given for name, given in options.items() if name != "coded"}})
    counts = {name: table[..., i] for i, name in enumerate(SUMS)}
    (found,) = trust(["C"], counts, [apparent], design=design, coded=options.get("coded"))
    return found


@pytest.mark.parametrize(
    ("positive", "tested", "sensitivity", "specificity", "published"),
    [
        (23, 150, 0.96, 0.89, 0.051),  # brucellosis in a herd: 5.1 in 100 cows
        (6, 151, 0.964, 0.927, 0.0),  # Moujaber and others 2008, children of 1 to 4 years: 0 in 100
    ],
)
def test_true_prevalence_as_epi_prev_documents_it(
    positive: int, tested: int, sensitivity: float, specificity: float, published: float
) -> None:
    """The examples of epiR's epi.prev, by Rogan and Gladen 1978; below 0 is published as 0."""
    value = float(rogan_gladen(positive / tested, np.array(sensitivity), np.array(specificity)))

    assert published == approx(max(value, 0.0), abs=0.0005)


def test_the_error_is_that_of_rogan_and_gladen_where_units_are_independent() -> None:
    """sqrt(p^2 Se (1 - Se) / n1 + (1 - p)^2 Sp (1 - Sp) / n0) / (Se + Sp - 1), with a share known without error."""
    rows = [(1, 0, 0, 0)] * 240 + [(0, 0, 1, 0)] * 60 + [(0, 1, 0, 0)] * 170 + [(0, 0, 0, 1)] * 1530
    found = of(rows, 0.16)
    p, se, sp = (0.16 + 0.9 - 1) / 0.7, 0.8, 0.9
    error = math.sqrt(p**2 * se * (1 - se) / 300 + (1 - p) ** 2 * sp * (1 - sp) / 1700) / 0.7

    assert (se, sp, p) == approx((found.recall.value, found.specificity.value, found.corrected.value))
    assert 1.96 * error == approx((found.corrected.high - found.corrected.low) / 2, rel=0.01)


def test_precision_and_recall_are_those_of_scikit_learn() -> None:
    """Weighted by transcript, on random decisions."""
    rng = np.random.default_rng(3)
    people, rule = rng.random((2, 30, 50)) < 0.3
    weight = rng.integers(1, 9, 30)
    rows = [
        (int((r & p).sum()), int((r & ~p).sum()), int((~r & p).sum()), int((~r & ~p).sum()))
        for p, r in zip(people, rule, strict=True)
    ]
    found = of(rows, 0.3, weights=weight)
    options = {"sample_weight": np.repeat(weight, 50)}

    assert precision_score(people.ravel(), rule.ravel(), **options) == approx(found.precision.value)
    assert recall_score(people.ravel(), rule.ravel(), **options) == approx(found.recall.value)
    assert np.average(people.mean(1), weights=weight) == approx(found.share.value)


def test_a_weight_is_so_many_transcripts_alike() -> None:
    """Values with weights equal those of copies; copies that are one cluster have the same interval too."""
    rows = [(3, 1, 0, 9), (1, 2, 2, 30), (0, 1, 1, 12), (5, 0, 2, 7), (2, 2, 0, 20)]
    times = [1, 3, 2, 1, 4]
    copies = [row for row, n in zip(rows, times, strict=True) for _ in range(n)]
    numbers = [i for i, n in enumerate(times) for _ in range(n)]
    weighted, copied = of(rows, 0.1, weights=times), of(copies, 0.1, clusters=numbers)

    for name in ("precision", "recall", "specificity", "share", "corrected", "calibrated"):
        assert getattr(weighted, name)[:3] == approx(getattr(copied, name)[:3])
        assert getattr(weighted, name).low < getattr(weighted, name).value < getattr(weighted, name).high


def test_the_sample_as_the_corpus_needs_no_correction() -> None:
    """Where the rule's share of the corpus is that of the sample, all three shares are one."""
    rows = [(3, 1, 0, 9), (1, 2, 2, 30), (0, 1, 1, 12), (5, 0, 2, 7)]
    total = np.array(rows).sum(0)
    found = of(rows, (total[0] + total[1]) / total.sum())

    assert found.share.value == approx(found.corrected.value)
    assert found.share.value == approx(found.calibrated.value)


@pytest.mark.parametrize(
    ("rows", "figure", "because"),
    [
        ([(0, 0, 1, 5), (0, 0, 2, 5)], "precision", "gives it to nothing"),
        ([(0, 1, 0, 5), (0, 2, 0, 5)], "recall", "nobody gave it"),
        ([(1, 4, 1, 4), (1, 4, 1, 4)], "corrected", "as often where it is not"),
        ([(2, 1, 1, 5)], "precision", "fewer than two"),
        ([(2, 0, 1, 5), (3, 0, 1, 5)], "precision", "every unit says the same"),
        ([(2, 1, 0, 5), (0, 0, 1, 5)], "precision", "undefined without one"),
    ],
)
def test_what_is_undefined_says_why(rows: list[tuple[int, int, int, int]], figure: str, because: str) -> None:
    """NaN with a sentence, never 0 or 1."""
    found = getattr(of(rows, 0.2), figure)

    assert because in found.because
    assert math.isnan(found.low)
    assert math.isnan(found.high)


def test_a_share_below_zero_is_cut_and_told() -> None:
    """A rule that errs more often in the sample than it finds in the corpus."""
    rows = [(8, 3, 2, 17), (7, 2, 3, 18), (9, 4, 1, 16)]
    found = of(rows, 0.02).corrected

    assert (0.0, 0.0) == (found.value, found.low)
    assert "is cut to 0" in found.because


def test_transcripts_that_were_not_searched_say_nothing() -> None:
    """They are left out, whatever stands there."""
    rows = [(3, 1, 1, 9), (1, 2, 2, 30), (5, 1, 2, 7)]
    coded = np.array([[True], [True], [False]])

    assert of(rows[:2], 0.2) == of(rows, 0.2, coded=coded)
    with pytest.raises(ValueError, match="3 transcripts x 1 codes"):
        of(rows, 0.2, coded=coded[:2])


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    """Interviews that differ in how much of it they hold: 95 % intervals of 40 transcripts cover 90 to 99 of 100."""
    rng = np.random.default_rng(11)
    share, se, sp = 0.12, 0.75, 0.95
    apparent = share * se + (1 - share) * (1 - sp)
    inside = dict.fromkeys(("corrected", "recall", "share"), 0)
    for _ in range(200):
        own = rng.beta(2, 2 * (1 - share) / share, 40)
        people = rng.random((40, 60)) < own[:, None]
        rule = rng.random((40, 60)) < np.where(people, se, 1 - sp)
        cells = np.stack([(rule & people), (rule & ~people), (~rule & people), (~rule & ~people)], -1).sum(1)
        found = of([tuple(row) for row in cells.tolist()], apparent)
        for name, truth in (("corrected", share), ("recall", se), ("share", share)):
            figure = getattr(found, name)
            inside[name] += figure.low <= truth <= figure.high

    assert all(180 <= n <= 198 for n in inside.values()), inside
