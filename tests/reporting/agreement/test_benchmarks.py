"""Words for coefficients: only with their source, and with probabilities from the interval."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from agreement.made import of_cells
from codekit.agreement import compare
from codekit.agreement.formulas.student import t_probability
from codekit.agreement.rounds.intervals import with_intervals
from codekit.agreement.rounds.report import COHEN
from codekit.errors import UnknownNameError
from codekit.reporting.agreement import benchmarks, codes
from codekit.reporting.agreement.cautions import cautions
from reporting.agreement.made import findings, part, rows, table


@pytest.mark.parametrize(
    ("scale", "value", "word"),
    [
        ("landis-koch", 0.61, "substantial"),
        ("landis-koch", 0.6099, "moderate"),
        ("landis-koch", -0.2, "poor"),
        ("landis-koch", 1.0, "almost perfect"),
        ("mchugh", 0.61, "moderate"),
        ("fleiss", 0.75, "excellent"),
        ("krippendorff", 0.667, "tentative conclusions"),
        ("krippendorff", 0.8, "reliable"),
        ("krippendorff", math.nan, ""),
    ],
)
def test_limits_belong_to_the_band_above(scale: str, value: float, word: str) -> None:
    """As the authors print them."""
    assert word == benchmarks.scale(scale).word(value)


def test_probabilities_are_those_of_the_distribution() -> None:
    """On the interval's own t distribution; they add up to 1, and the band that holds the value is likely."""
    found = findings()
    code = found.report.codes[0]
    assert code.interval is not None
    scale = benchmarks.scale("landis-koch")

    shares = benchmarks.of_interval(scale, code)

    assert 1 == pytest.approx(sum(shares))
    assert len(scale.bands) == len(shares)
    assert "almost perfect" == scale.bands[shares.index(max(shares))].word


def test_probabilities_follow_gwets_formula() -> None:
    """Normal, value .6, error .1: below .41 2.87 %, up to .61 51.1 %, up to .81 44.2 %, above 1.79 %."""
    from statistics import NormalDist

    scale = benchmarks.scale("landis-koch")

    shares = benchmarks.probabilities(scale, 0.6, 0.1, below=NormalDist().cdf)

    whole = NormalDist().cdf(4) - NormalDist().cdf(-16)
    assert NormalDist().cdf(-1.9) == pytest.approx(sum(shares[:3]) * whole, abs=1e-12)
    assert (NormalDist().cdf(0.1) - NormalDist().cdf(-1.9)) / whole == pytest.approx(shares[3])
    assert (NormalDist().cdf(4) - NormalDist().cdf(2.1)) / whole == pytest.approx(shares[5])


@pytest.mark.parametrize("df", [1, 2, 4, 5, 32])
@pytest.mark.parametrize("z", [-3.0, -0.5, 0.0, 0.7, 12.0])
def test_the_t_distribution_is_the_known_one(df: int, z: float) -> None:
    """Against scipy."""
    stats = pytest.importorskip("scipy.stats")

    assert stats.t.cdf(z, df) == pytest.approx(t_probability(z, df), abs=1e-12)


def test_resamples_of_a_bootstrap_are_counted_by_band() -> None:
    """Their shares add up to 1; a limit belongs to the band above."""
    scale = benchmarks.scale("krippendorff")

    assert [0.25, 0.5, 0.25] == benchmarks.of_resamples(scale, [-0.2, 0.667, 0.799, 0.8])
    assert [] == benchmarks.of_resamples(scale, [])
    found = findings()
    shares = {"SCREEN": (0.5, 0.9), "REFER": (0.1, 0.2)}
    made = rows(codes.bands_table(found.report, benchmarks.scale("fleiss"), shares))
    assert [0.0, 0.5, 0.5] == [made[0][f"P({band})"] for band in ("poor", "fair to good", "excellent")]
    assert "–" == made[2]["P(poor)"]


def test_without_an_interval_there_is_a_word_but_no_probability() -> None:
    """Three transcripts: the table says why, and has no column for what cannot be known."""
    found = replace(findings(of_cells({"X": [(5, 1, 1)] * 3}, units=[40] * 3)), scale=benchmarks.scale("mchugh"))

    (row,) = rows(table(found, "codes", "Words of a scale"))

    assert {"code", "Cohen's kappa", "word"} == set(row)
    assert "no probability of a band" in table(found, "codes", "Words of a scale").note


def test_no_word_of_a_scale_stands_in_a_report_unless_asked() -> None:
    """No verdict by default; on request with the source beside it."""
    plain = str(part(findings(), "codes"))
    asked = str(part(replace(findings(), scale=benchmarks.scale("landis-koch")), "codes"))

    for word in ("substantial", "moderate", "almost perfect"):
        assert word not in plain
    assert "Biometrics 33" in asked
    assert "almost perfect" in asked


def test_a_scale_made_for_another_coefficient_is_warned_of() -> None:
    """Krippendorff's limits are of alpha, while two coders have intervals of kappa."""
    found = replace(findings(), scale=benchmarks.scale("krippendorff"))

    assert any("made for another coefficient" in words for words in cautions(found))
    assert [] == benchmarks.of_interval(benchmarks.scale("krippendorff"), found.report.codes[0])


def test_an_unknown_scale_is_an_error_with_the_known_ones() -> None:
    """And the nearest."""
    with pytest.raises(UnknownNameError) as error:
        benchmarks.scale("landis")

    assert "landis-koch" in error.value.hint


@pytest.mark.parametrize("kind", ["fisher", "linearised", "jackknife"])
def test_the_bands_hold_what_the_interval_holds(kind: str) -> None:
    """Below the low end of a 95 % interval lies a probability of .025, whatever scale the interval was made on."""
    material = of_cells({"X": [(8, 3, 1), (7, 1, 4), (9, 4, 2), (5, 1, 6), (8, 2, 2), (6, 3, 3)]}, units=[60] * 6)
    code = with_intervals(compare(material, round_id="r", unit="turn"), material, kind).codes[0]
    assert code.interval is not None
    scale = benchmarks.Scale(
        "ends",
        "Ends",
        COHEN,
        "made",
        tuple(benchmarks.Band(low, str(low)) for low in (-1.0, code.interval.low, code.interval.high)),
    )

    assert [0.025, 0.95, 0.025] == pytest.approx(benchmarks.of_interval(scale, code), abs=0.002)


def test_an_interval_cut_off_at_one_still_gives_its_error() -> None:
    """The bands add up to 1 where the linearised interval was limited, and where Fisher's was not."""
    material = of_cells({"X": [(20, 0, 0)] * 5 + [(15, 3, 3)]}, units=[60] * 6)
    report = compare(material, round_id="r", unit="turn")
    linear = with_intervals(report, material, "linearised")
    assert linear.codes[0].interval is not None
    assert 1.0 == linear.codes[0].interval.high

    for code in (*report.codes, *linear.codes):
        assert 1 == pytest.approx(sum(benchmarks.of_interval(benchmarks.scale("fleiss"), code)))
