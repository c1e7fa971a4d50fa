"""Where agreement fails: Dawid and Skene's model, each coder left out, the order of coding."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest

from agreement.made import of_cells, of_ratings
from codekit.agreement import Material, compare, make_material
from codekit.agreement.measures import measure_compared
from codekit.agreement.rounds.dawid_skene import dawid_skene, fit
from codekit.agreement.rounds.diagnosis import diagnose, drift, without_each_coder

P, SENSITIVITY, SPECIFICITY = 0.3, (0.9, 0.8, 0.7), (0.95, 0.9, 0.85)
PATTERNS = np.array(list(product([False, True], repeat=3)))


def shares() -> np.ndarray:
    """How often the model gives each of the eight patterns."""
    s, f = np.array(SENSITIVITY), 1 - np.array(SPECIFICITY)
    has, lacks = (np.where(PATTERNS, x, 1 - x).prod(axis=1) for x in (s, f))
    return np.asarray(P * has + (1 - P) * lacks)


def test_three_coders_give_back_what_the_patterns_were_made_of() -> None:
    """Seven shares, seven parameters: where shares are exactly those of the model, so is what is estimated."""
    found = fit(PATTERNS, np.ones_like(PATTERNS), 10_000 * shares()[None])

    assert found.prevalence[0] == pytest.approx(P, abs=1e-5)
    np.testing.assert_allclose(found.sensitivity[0], SENSITIVITY, atol=1e-5)
    np.testing.assert_allclose(found.specificity[0], SPECIFICITY, atol=1e-5)
    s, f = np.array(SENSITIVITY), 1 - np.array(SPECIFICITY)
    np.testing.assert_allclose(found.posterior[0, -1], P * s.prod() / (P * s.prod() + (1 - P) * f.prod()), atol=1e-5)


def test_one_step_by_hand() -> None:
    """At the end the estimates are shares of units weighted by their posterior, missing ratings left out."""
    rng = np.random.default_rng(4)
    yes, rated = rng.random((12, 4)) < 0.4, rng.random((12, 4)) < 0.8
    weights = rng.integers(1, 20, (2, 12)).astype(float)

    found = fit(yes, rated, weights)

    for k in range(2):
        q = found.posterior[k]
        assert found.prevalence[k] == pytest.approx((weights[k] * q).sum() / weights[k].sum())
        for c in range(4):
            here = rated[:, c]
            has, lacks = (weights[k] * q)[here], (weights[k] * (1 - q))[here]
            assert found.sensitivity[k, c] == pytest.approx(has[yes[here, c]].sum() / has.sum(), abs=1e-5)
            assert found.specificity[k, c] == pytest.approx(lacks[~yes[here, c]].sum() / lacks.sum(), abs=1e-5)


def test_the_likelihood_is_not_below_that_of_the_truth() -> None:
    """It is a maximum: no other parameters near it make the data more likely."""
    weights = np.random.default_rng(1).multinomial(400, shares()).astype(float)
    found = fit(PATTERNS, np.ones_like(PATTERNS), weights[None])

    def likelihood(p: float, s: np.ndarray, c: np.ndarray) -> float:
        has, lacks = np.where(PATTERNS, s, 1 - s).prod(axis=1), np.where(PATTERNS, 1 - c, c).prod(axis=1)
        return float(weights @ np.log(p * has + (1 - p) * lacks))

    best = likelihood(float(found.prevalence[0]), found.sensitivity[0], found.specificity[0])
    assert best >= likelihood(P, np.array(SENSITIVITY), np.array(SPECIFICITY))
    for step in (-0.01, 0.01):
        moved = np.clip(found.sensitivity[0] + [step, 0, 0], 0.001, 0.999)
        assert best >= likelihood(float(found.prevalence[0]), moved, found.specificity[0])


def made_rows(units: int = 60) -> list[list[list[int] | None]]:
    """Three coders, the third far off, on six transcripts; one transcript without the first."""
    rng = np.random.default_rng(8)
    rows: list[list[list[int] | None]] = []
    for t in range(6):
        there = rng.random(units) < 0.3
        said = [
            (np.where(rng.random(units) < right, there, ~there)).astype(int).tolist() for right in (0.97, 0.96, 0.7)
        ]
        rows.append([None if t == 5 else said[0], *said[1:]])
    return rows


def made() -> Material:
    """The same as material."""
    return of_ratings(made_rows(), coders=["ana", "ben", "cem"])


def test_the_coder_who_errs_is_found() -> None:
    """Least accurate, and agreement without that coder is highest; the doubtful units are named by their place."""
    found = diagnose(made(), [], no_order="asked for none")

    (latent,) = found.latent
    for accuracy in (latent.sensitivity, latent.specificity):
        assert "cem" == min(accuracy, key=lambda coder: accuracy[coder])
    assert "cem" == max(found.without, key=lambda one: one.pooled_kappa).coder
    assert found.doubtful
    assert sorted(abs(one.probability - 0.5) for one in found.doubtful) == [
        pytest.approx(abs(one.probability - 0.5), abs=1e-8) for one in found.doubtful
    ]
    assert all(0.05 < one.probability < 0.95 for one in found.doubtful)
    assert (("drift", "asked for none"),) == found.why_not


def test_doubtful_units_are_where_coders_differ() -> None:
    """By unit of their transcript: the ratings there are not all alike."""
    rows = made_rows()
    _, doubtful = dawid_skene(of_ratings(rows, coders=["ana", "ben", "cem"]))

    assert doubtful
    for one in doubtful:
        given = {row[one.unit] for row in rows[int(one.transcript[1:])] if row is not None}
        assert {0, 1} == given


def test_each_coder_is_left_out_as_if_never_there() -> None:
    """The figures are those of a comparison of the others."""
    material = made()
    others = make_material(
        transcripts=material.transcripts,
        coders=("ana", "cem"),
        codes=material.codes,
        n_units=material.n_units,
        covered=material.covered[[0, 2]],
        coder=material.coder[material.coder != 1] // 2,
        transcript=material.transcript[material.coder != 1],
        code=material.code[material.coder != 1],
        lo=material.lo[material.coder != 1],
        hi=material.hi[material.coder != 1],
    )
    report = compare(others, round_id="r", unit="turn")

    found = {one.coder: one for one in without_each_coder(material)}

    assert found["ben"].pooled_kappa == pytest.approx(report.summary.pooled_kappa)
    assert found["ben"].alphas["x"] == pytest.approx(report.codes[0].krippendorff_alpha)


def test_two_coders_do_not_identify_the_model() -> None:
    """It says so rather than giving what was begun with; nothing is left without one of two either."""
    found = diagnose(of_cells({"x": [(3, 1, 1)] * 3}, units=[20] * 3), ["T0", "T1", "T2"])

    assert ((), (), ()) == (found.without, found.latent, found.doubtful)
    assert ["without", "drift", "latent"] == [name for name, _ in found.why_not]


def test_a_code_without_variation_is_not_estimated() -> None:
    """Beside one that varies."""
    yes = np.array([[True, True, False], [False, False, False], [True, True, True]])
    found = fit(yes, np.ones_like(yes), np.array([[0.0, 50, 0], [10, 50, 30]]))

    assert math.isnan(found.prevalence[0])
    assert np.isnan(found.posterior[0]).all()
    assert 0 < found.prevalence[1] < 1


def test_drift_is_found_in_the_order_of_coding() -> None:
    """Twelve transcripts that get worse: the halves differ, ranks go down; another order shows none."""
    cells = [(9, n // 2, n - n // 2) for n in range(12)]
    figures = measure_compared(of_cells({"x": cells}, units=[40] * 12))
    falling = [f"T{t}" for t in range(12)]

    found, mixed = drift(figures, falling), drift(figures, falling[::2] + falling[:0:-2])

    assert found is not None
    assert mixed is not None
    assert found.correlation == pytest.approx(-1)
    assert 1 / 2000 == found.p_value
    assert found.second < found.first
    assert found.change is not None
    assert found.change.high < 0
    assert mixed.p_value > 0.05
    assert found.change.value == pytest.approx(found.second - found.first)


def test_ranks_with_ties_are_scipys() -> None:
    """Spearman's correlation with tied values, a transcript without a kappa left out."""
    stats = pytest.importorskip("scipy.stats")
    cells = [(5, 1, 0), (5, 1, 0), (4, 2, 0), (0, 0, 0), (5, 0, 1), (3, 2, 1)]
    figures = measure_compared(of_cells({"x": cells}, units=[20] * 6))
    own = figures.by_transcript("pooled_kappa")
    known = own[~np.isnan(own)]

    found = drift(figures, [f"T{t}" for t in range(6)])

    assert found is not None
    assert 5 == len(known)
    assert found.correlation == pytest.approx(stats.spearmanr(np.arange(5), known).statistic)
