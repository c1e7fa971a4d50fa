"""All figures at once, from boolean arrays and from ranges: equal to the list functions, and to brute force."""

from __future__ import annotations

import math
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from agreement.made import of_sets
from agreement.strategies import CODES, Transcripts, transcripts
from codekit import agreement
from codekit.agreement import Measures, measure, measure_material
from codekit.agreement.measures import Kind

Arrays = tuple[Any, Any, list[int]]
LISTS: dict[str, Any] = {
    "percent_agreement": agreement.percent_agreement,
    "percent_agreement_pairs": lambda rows: agreement.percent_agreement(rows, over="pairs"),
    "percent_agreement_values": lambda rows: agreement.percent_agreement(rows, over="values"),
    "fleiss_kappa": agreement.fleiss_kappa,
    "conger_kappa": agreement.conger_kappa,
    "light_kappa": agreement.light_kappa,
    "krippendorff_alpha": agreement.krippendorff_alpha,
    "gwet_ac1": lambda rows: agreement.gwet_ac1(rows, categories=[0, 1]),
    "pabak": agreement.pabak,
    "positive_agreement": agreement.positive_agreement,
    "negative_agreement": agreement.negative_agreement,
}
AWKWARD = [0, 1, 7, 8, 9, 63, 64, 65, 127, 128, 129, 200]
few = settings(max_examples=40)


@st.composite
def arrays(draw: st.DrawFn) -> Arrays:
    """Decisions [coders, codes, units], who did what by unit, and the units of each transcript."""
    lengths = draw(st.lists(st.sampled_from([0, 1, 2, 5, 9]), min_size=1, max_size=5))
    assume(sum(lengths) != len(lengths))  # else what is covered would be read by transcript
    shape = draw(st.integers(2, 4)), draw(st.integers(1, 3)), sum(lengths)
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    covered = rng.random((shape[0], shape[2])) < draw(st.sampled_from([0.5, 0.9, 1.1]))
    return rng.random(shape) < draw(st.sampled_from([0.1, 0.5, 1.1])), covered, lengths


def rows_of(decisions: Any, covered: Any, code: int) -> list[list[int | None]]:
    """Coders x units of one code, None where a coder did not do a unit."""
    each = zip(decisions[:, code].astype(int).tolist(), covered.tolist(), strict=True)
    return [[v if done else None for v, done in zip(row, own, strict=True)] for row, own in each]


KINDS: tuple[Kind, ...] = get_args(Kind)


def made(seed: int = 3, *, coders: int = 2, transcripts: int = 6) -> tuple[Any, list[int]]:
    """Decisions of coders who mostly agree, on transcripts that differ."""
    rng = np.random.default_rng(seed)
    lengths = rng.integers(20, 60, size=transcripts).tolist()
    common = np.concatenate([rng.random(n) < rng.uniform(0.1, 0.6) for n in lengths])
    noise = rng.random((coders, 3, len(common))) < np.array([0.05, 0.1, 0.2])[:, None]
    return common ^ noise, lengths


@few
@given(arrays())
def test_every_coefficient_is_that_of_the_list_function(given_: Arrays) -> None:
    """Any coders, gaps by unit, empty transcripts: the same value, or undefined in both."""
    decisions, covered, lengths = given_
    found = measure(decisions, covered, lengths)

    for k in range(decisions.shape[1]):
        rows = rows_of(decisions, covered, k)
        for name, function in LISTS.items():
            assert found[name][k] == pytest.approx(function(rows).value, abs=1e-10, nan_ok=True), name


@few
@given(arrays())
def test_figures_of_two_coders(given_: Arrays) -> None:
    """Kappa, its maximum, the indexes and the four counts of a pair."""
    decisions, covered, lengths = given_
    decisions, covered = decisions[:2], covered[:2]
    found = measure(decisions, covered, lengths)

    for k in range(decisions.shape[1]):
        rows = rows_of(decisions, covered, k)
        assert found["cohen_kappa"][k] == pytest.approx(agreement.cohen_kappa(*rows).value, nan_ok=True)
        assert found["kappa_max"][k] == pytest.approx(agreement.kappa_max(*rows), nan_ok=True)
        assert found["bias_index"][k] == pytest.approx(agreement.bias_index(*rows), nan_ok=True)
        assert found["prevalence_index"][k] == pytest.approx(agreement.prevalence_index(rows), nan_ok=True)
        shared = [(x, y) for x, y in zip(*rows, strict=True) if x is not None and y is not None]
        assert [shared.count(cell) for cell in ((1, 1), (1, 0), (0, 1), (0, 0))] == found.cells[k, 0].tolist()


@few
@given(transcripts())
def test_ranges_and_arrays_say_the_same(sets: Transcripts) -> None:
    """`measure_material` on spans of units equals `measure` on the decisions they stand for."""
    coders = len(sets[0])
    material = of_sets(sets, codes=CODES, coders=[f"c{i}" for i in range(coders)])
    lengths = material.n_units.tolist()
    decisions = np.zeros((coders, len(CODES), sum(lengths)), bool)
    for c in range(coders):
        for t, per_coder in enumerate(sets):
            for u, held in enumerate(per_coder[c] or ()):
                decisions[c, [CODES.index(code) for code in held], sum(lengths[:t]) + u] = True
    one, other = measure_material(material), measure(decisions, material.covered, lengths)

    for name in one.names:
        np.testing.assert_allclose(one[name], other[name], atol=1e-12, err_msg=name)
        np.testing.assert_allclose(one.by_transcript(name), other.by_transcript(name), atol=1e-12, err_msg=name)


def test_the_order_of_codes_and_transcripts_does_not_matter() -> None:
    """Every coefficient and every standard error of a code stays; bootstrap draws go by place and may differ."""
    decisions, lengths = made(coders=3)
    cuts = np.split(np.arange(sum(lengths)), np.cumsum(lengths)[:-1])
    order = np.concatenate(cuts[::-1])
    one, other = measure(decisions, None, lengths), measure(decisions[:, ::-1, order], None, lengths[::-1])

    for name in set(one.names) - {"pooled_kappa", "mean_kappa"}:
        np.testing.assert_allclose(one[name], other[name][::-1], atol=1e-12)
        for method in ("linearised", "jackknife"):
            errors = one.standard_error(name, method), other.standard_error(name, method)[::-1]
            np.testing.assert_allclose(*errors, atol=1e-12)


def test_the_order_of_coders_does_not_matter() -> None:
    """But for the bias index, which turns round."""
    decisions, lengths = made()
    one, other = measure(decisions, None, lengths), measure(decisions[::-1], None, lengths)

    for name in one.names:
        np.testing.assert_allclose(one[name], -other[name] if name == "bias_index" else other[name], atol=1e-12)


@pytest.mark.parametrize("coders", [2, 3])
def test_a_transcript_that_one_coder_did_changes_no_kappa_and_no_alpha(coders: int) -> None:
    """It is no evidence about agreement; nor does it change a standard error."""
    decisions, lengths = made(coders=coders)
    longer = np.concatenate((decisions, np.ones((coders, 3, 10), bool)), axis=2)
    covered = np.ones((coders, len(lengths) + 1), bool)
    covered[1:, -1] = False
    one, other = measure(decisions, None, lengths), measure(longer, covered, [*lengths, 10])

    for name in ("cohen_kappa", "light_kappa", "krippendorff_alpha", "positive_agreement", "pabak", "pooled_kappa"):
        np.testing.assert_allclose(one[name], other[name], atol=1e-12)
        np.testing.assert_allclose(one.standard_error(name), other.standard_error(name), atol=1e-12)
        np.testing.assert_array_equal(one.bootstrap(name).values, other.bootstrap(name).values)


@pytest.mark.parametrize("name", [*LISTS, "cohen_kappa", "pooled_kappa"])
def test_standard_errors_by_brute_force(name: str) -> None:
    """The jackknife measures again without each transcript; the linearised error weighs each a little more."""
    decisions, lengths = made(coders=2 if name == "cohen_kappa" else 3)
    found, t = measure(decisions, None, lengths), len(lengths)
    cuts = np.split(np.arange(sum(lengths)), np.cumsum(lengths)[:-1])
    left = np.stack([part(decisions, lengths, [i for i in range(t) if i != out], cuts)[name] for out in range(t)])
    jackknife = np.sqrt((t - 1) / t * ((left - left.mean(axis=0)) ** 2).sum(axis=0))

    np.testing.assert_allclose(jackknife, found.standard_error(name, "jackknife"), rtol=1e-9)

    times = 2000
    more = np.stack([part(decisions, lengths, list(range(t)) * times + [i], cuts, times)[name] for i in range(t)])
    copies = measure(np.tile(decisions, times), None, lengths * times)[name]
    slopes = (more - copies) * times
    linearised = np.sqrt(t / (t - 1) * (slopes**2).sum(axis=0))
    np.testing.assert_allclose(linearised, found.standard_error(name), rtol=0.01)


def part(decisions: Any, lengths: list[int], kept: list[int], cuts: list[Any], times: int = 1) -> Measures:
    """Some transcripts, in full; for many copies each is counted once and weighed."""
    if times == 1:
        return measure(decisions[:, :, np.concatenate([cuts[i] for i in kept])], None, [lengths[i] for i in kept])
    extra = kept[-1]
    order = np.concatenate([np.tile(np.arange(decisions.shape[2]), times), cuts[extra]])
    return measure(decisions[:, :, order], None, [*lengths * times, lengths[extra]])


@pytest.mark.parametrize("name", ["cohen_kappa", "krippendorff_alpha", "gwet_ac1", "positive_agreement"])
def test_standard_errors_are_those_of_the_list_functions(name: str) -> None:
    """Two ways to the same number."""
    decisions, lengths = made()
    clusters = np.repeat(np.arange(len(lengths)), lengths).tolist()
    found = measure(decisions, None, lengths)
    for method in ("linearised", "jackknife"):
        errors = found.standard_error(name, method)
        assert len(errors) == 3
        for k, error in enumerate(errors):
            rows = decisions[:, k].astype(int).tolist()
            options: Any = {"se": method, "clusters": clusters}
            function = getattr(agreement, name)
            one = function(*rows, **options) if name == "cohen_kappa" else function(rows, **options)
            assert one.se == pytest.approx(error, rel=1e-9)


def test_the_bootstrap_is_seeded_and_counts_undefined_resamples() -> None:
    """The same seed gives the same draws; a code in one transcript of five is undefined in about a third of them."""
    decisions = np.zeros((2, 1, 50), bool)
    decisions[:, 0, :4] = True
    decisions[0, 0, 4] = True
    found = measure(decisions, None, [10] * 5)
    one, again, other = (found.bootstrap("cohen_kappa", seed=seed) for seed in (1, 1, 2))

    np.testing.assert_array_equal(one.values, again.values)
    assert not np.array_equal(one.values, other.values, equal_nan=True)
    assert (2000, 1) == one.values.shape
    assert 0.8**5 == pytest.approx(one.n_undefined[0] / 2000, abs=0.04)
    kept = one.values[~np.isnan(one.values)]
    assert found.standard_error("cohen_kappa", "bootstrap", seed=1)[0] == pytest.approx(kept.std())


def test_intervals_hold_the_value_and_stay_within_bounds() -> None:
    """Low, value, high in order, by every method; one transcript has none."""
    decisions, lengths = made()
    found = measure(decisions, None, lengths)
    for method in KINDS:
        low, high = found.interval("cohen_kappa", method)
        assert ((low >= -1) & (low < found["cohen_kappa"]) & (found["cohen_kappa"] < high) & (high <= 1)).all()

    alone = measure(decisions)
    assert np.isnan(alone.standard_error("cohen_kappa")).all()
    for method in KINDS:
        assert np.isnan(np.stack(alone.interval("cohen_kappa", method))).all()
    with pytest.raises(ValueError, match="known: fisher, linearised"):
        found.interval("cohen_kappa", "plain")  # type: ignore[arg-type]


def test_over_codes() -> None:
    """Pooled, mean, median and summed kappa are those of the four counts."""
    decisions, lengths = made()
    decisions[:, 2] = False
    found = measure(decisions, None, lengths)
    tables = [[[int(a), int(b)], [int(c), int(d)]] for ((a, b, c, d),) in found.cells]
    over = found.over_codes()

    assert (2, 3) == (over.n_defined, over.n_codes)
    assert agreement.pooled_kappa(tables) == pytest.approx(over.pooled_kappa)
    assert agreement.mean_kappa(tables) == pytest.approx(over.mean_kappa)
    assert agreement.summed_table_kappa(tables) == pytest.approx(over.summed_table_kappa)
    assert float(np.median(found["cohen_kappa"][:2])) == over.median_kappa


@pytest.mark.parametrize("length", AWKWARD)
@pytest.mark.parametrize("other", [0, 1, 64, 70])
def test_bits_on_awkward_lengths(length: int, other: int) -> None:
    """Transcripts that do not fill a word, fill it to the last bit, or have no unit at all."""
    rng = np.random.default_rng(length)
    lengths = [length, other, length]
    decisions = rng.random((3, 2, sum(lengths))) < 0.5
    found = measure(decisions, None, lengths)
    first, second = decisions[0], decisions[1]

    wanted = [
        [(x & y).sum(), (x & ~y).sum(), (~x & y).sum(), (~x & ~y).sum()] for x, y in zip(first, second, strict=True)
    ]
    assert wanted == found.cells[:, 0].tolist()


def test_no_units_and_no_codes() -> None:
    """Nothing to compare is undefined, not an error."""
    empty = measure(np.zeros((2, 1, 0), bool), None, [])
    none = measure(np.zeros((2, 0, 5), bool))

    assert math.isnan(empty["cohen_kappa"][0])
    assert math.isnan(empty.standard_error("krippendorff_alpha")[0])
    assert (0, 5) == (len(none["cohen_kappa"]), none.n_units)


def test_coverage_by_transcript_and_by_unit_agree() -> None:
    """A coder who is missing from a transcript is missing from each of its units."""
    decisions, lengths = made(coders=3)
    covered = np.ones((3, len(lengths)), bool)
    covered[0, 1] = covered[2, 4] = False
    one, other = measure(decisions, covered, lengths), measure(decisions, np.repeat(covered, lengths, axis=1), lengths)

    for name in one.names:
        np.testing.assert_allclose(one[name], other[name], atol=1e-12)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ((np.zeros((2, 1, 4)),), TypeError, "boolean"),
        ((np.zeros((2, 4), bool),), ValueError, "coders x codes x units"),
        ((np.zeros((2, 1, 4), bool), None, [3]), ValueError, "sum to the 4 units"),
        ((np.zeros((2, 1, 4), bool), None, [5, -1]), ValueError, "sum to the 4 units"),
        ((np.zeros((2, 1, 4), bool), None, [1.5, 2.5]), ValueError, "whole number"),
        ((np.zeros((2, 1, 4), bool), np.ones((2, 3), bool)), ValueError, "coders x transcripts"),
        ((np.zeros((2, 1, 4), bool), np.ones((2, 4))), TypeError, "covered must be boolean"),
    ],
)
def test_arrays_that_do_not_fit(arguments: Any, error: type[Exception], words: str) -> None:
    """One clear line says what is wrong."""
    with pytest.raises(error, match=words):
        measure(*arguments)


def test_names_that_do_not_fit() -> None:
    """Names must be as many as there are, and different; coefficients and methods must be known."""
    decisions, lengths = made()
    with pytest.raises(ValueError, match="different names"):
        measure(decisions, coders=["ana", "ana"])
    found = measure(decisions, None, lengths)
    with pytest.raises(KeyError, match="phrenology"):
        found["phrenology"]
    with pytest.raises(ValueError, match="no method"):
        found.standard_error("cohen_kappa", "magic")  # type: ignore[arg-type]
