"""Other libraries as oracles on random data, with what is known to be wrong in them named and left out.

Known faults: nltk gives 1 for data of one category and cannot take missing ratings but for alpha, and its set
distances divide by zero on two empty sets; krippendorff raises on data of one category; segeval raises where
neither text has a cut; statsmodels and scikit-learn take no missing ratings.
"""

from __future__ import annotations

import math
import warnings
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from codekit import agreement

SEEDS = range(25)


def ratings(seed: int, *, coders: int = 3, categories: int = 4, missing: float = 0.0) -> list[list[Any]]:
    """Ratings of coders who mostly agree; every category occurs."""
    rng = np.random.default_rng(seed)
    truth = np.concatenate((np.arange(categories), rng.integers(categories, size=int(rng.integers(10, 40)))))
    rows = np.where(rng.random((coders, len(truth))) < 0.7, truth, rng.integers(categories, size=(coders, len(truth))))
    rows[:, :categories] = truth[:categories]
    gaps = rng.random(rows.shape) < missing
    return [
        [None if gap else int(v) for v, gap in zip(row, gone, strict=True)]
        for row, gone in zip(rows, gaps, strict=True)
    ]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("weights", [None, "linear", "quadratic"])
def test_kappa_is_that_of_scikit_learn(seed: int, weights: Any) -> None:
    """Cohen's kappa, plain and weighted."""
    metrics = pytest.importorskip("sklearn.metrics")
    first, second = ratings(seed, coders=2)
    found = agreement.weighted_kappa(first, second, weights=weights or "identity")

    assert metrics.cohen_kappa_score(first, second, weights=weights) == pytest.approx(found.value, abs=1e-12)


def test_scikit_learn_calls_one_category_undefined_too() -> None:
    """NaN, as here."""
    metrics = pytest.importorskip("sklearn.metrics")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert math.isnan(metrics.cohen_kappa_score([0, 0], [0, 0]))
    assert math.isnan(agreement.cohen_kappa([0, 0], [0, 0]).value)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("weights", [None, "linear", "quadratic"])
def test_kappa_and_its_errors_are_those_of_statsmodels(seed: int, weights: Any) -> None:
    """The value, the error of Fleiss, Cohen & Everitt, and the error under the hypothesis of chance."""
    rater = pytest.importorskip("statsmodels.stats.inter_rater")
    first, second = ratings(seed, coders=2)
    table = np.zeros((4, 4), int)
    np.add.at(table, (first, second), 1)
    wanted = rater.cohens_kappa(table, wt=weights)
    found = agreement.weighted_kappa(first, second, weights=weights or "identity", se="fleiss-cohen-everitt")

    assert wanted.kappa == pytest.approx(found.value, abs=1e-12)
    assert wanted.std_kappa == pytest.approx(found.se, abs=1e-10)
    if weights is None:
        assert wanted.std_kappa0 == pytest.approx(agreement.cohen_kappa_se_null(first, second), abs=1e-10)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("method", "name"), [("fleiss", "fleiss_kappa"), ("randolph", "brennan_prediger")])
def test_fleiss_and_randolph_are_those_of_statsmodels(seed: int, method: str, name: str) -> None:
    """Randolph's free-marginal kappa is Brennan and Prediger's."""
    rater = pytest.importorskip("statsmodels.stats.inter_rater")
    rows = ratings(seed)
    counts = rater.aggregate_raters(np.asarray(rows).T)[0]

    assert rater.fleiss_kappa(counts, method=method) == pytest.approx(getattr(agreement, name)(rows).value, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_alpha_is_that_of_krippendorff(seed: int, level: Any) -> None:
    """Three coders with gaps, at every level of measurement."""
    krippendorff = pytest.importorskip("krippendorff")
    rows = ratings(seed, missing=0.2)
    data = np.asarray([[np.nan if v is None else v for v in row] for row in rows], float)
    wanted = krippendorff.alpha(reliability_data=data, level_of_measurement=level)

    assert wanted == pytest.approx(agreement.krippendorff_alpha(rows, level=level).value, abs=1e-10)


def test_krippendorff_raises_on_one_category() -> None:
    """Where the library raises, codekit gives NaN and a reason."""
    krippendorff = pytest.importorskip("krippendorff")
    with pytest.raises(ValueError, match="more than one"):
        krippendorff.alpha(reliability_data=[[1.0, 1.0], [1.0, 1.0]])

    found = agreement.krippendorff_alpha([[1, 1], [1, 1]])
    assert (math.isnan(found.value), bool(found.undefined_because)) == (True, True)


def nltk_task(rows: list[list[Any]], **options: Any) -> Any:
    """Coders, units and values as nltk has them."""
    task = pytest.importorskip("nltk.metrics.agreement")
    data = [(str(c), str(u), v) for c, row in enumerate(rows) for u, v in enumerate(row) if v is not None]
    return task.AnnotationTask(data=data, **options)


@pytest.mark.parametrize("seed", SEEDS)
def test_kappas_are_those_of_nltk(seed: int) -> None:
    """Its multi_kappa is Conger's, its kappa the mean over pairs; its alpha takes gaps."""
    rows = ratings(seed)
    task = nltk_task(rows)

    assert task.multi_kappa() == pytest.approx(agreement.conger_kappa(rows).value, abs=1e-10)
    assert task.kappa() == pytest.approx(agreement.light_kappa(rows).value, abs=1e-10)
    assert task.alpha() == pytest.approx(agreement.krippendorff_alpha(rows).value, abs=1e-10)
    two = rows[:2]
    assert nltk_task(two).pi() == pytest.approx(agreement.scott_pi(*two).value, abs=1e-10)


def test_nltk_calls_one_category_perfect() -> None:
    """Its faults: 1 where kappa, pi and alpha are 0/0."""
    rows = [["a"] * 4, ["a"] * 4]
    task = nltk_task(rows)

    assert [task.kappa(), task.pi(), task.alpha()] == [1, 1, 1]
    assert math.isnan(agreement.light_kappa(rows).value)
    assert math.isnan(agreement.krippendorff_alpha(rows).value)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("level", ["jaccard", "masi"])
def test_alpha_over_sets_is_that_of_nltk(seed: int, level: Any) -> None:
    """No empty sets here: nltk divides by zero on two of them."""
    distance = pytest.importorskip("nltk.metrics.distance")
    rng = np.random.default_rng(seed)
    rows = [
        [frozenset(rng.choice(list("abcde"), size=int(rng.integers(1, 4)), replace=False).tolist()) for _ in range(20)]
        for _ in range(3)
    ]
    task = nltk_task(rows, distance=getattr(distance, f"{level}_distance"))

    assert task.alpha() == pytest.approx(agreement.krippendorff_alpha(rows, level=level).value, abs=1e-10)


def test_nltk_divides_by_zero_on_two_empty_sets() -> None:
    """Here they have distance 0, and an empty and another one 1."""
    distance = pytest.importorskip("nltk.metrics.distance")
    for function in (distance.masi_distance, distance.jaccard_distance):
        with pytest.raises(ZeroDivisionError):
            function(frozenset(), frozenset())

    assert (agreement.masi_distance([], []), agreement.jaccard_distance([], ["a"])) == (0, 1)


def segmentation(rng: np.random.Generator, length: int) -> list[int]:
    """Lengths of segments."""
    cuts = sorted(set(rng.integers(1, length, size=int(rng.integers(1, 8))).tolist()))
    return np.diff([0, *cuts, length]).tolist()  # type: ignore[no-any-return]


@pytest.mark.parametrize("seed", range(60))
def test_boundary_similarity_is_that_of_segeval(seed: int) -> None:
    """Fournier's own program, with near misses of one place."""
    segeval = pytest.importorskip("segeval", reason="segeval does not import with this Python", exc_type=ImportError)
    rng = np.random.default_rng(seed)
    first, second = segmentation(rng, 30), segmentation(rng, 30)
    wanted: Decimal = segeval.boundary_similarity(tuple(first), tuple(second), n_t=2)

    assert float(wanted) == pytest.approx(agreement.boundary_similarity(first, second).value, abs=1e-10)
