"""What papers print, by the name of the paper: small tables of numbers that anyone may check by hand."""

from __future__ import annotations

import math
import re

import pytest

from codekit import agreement
from codekit.agreement import CodedSpan, Ratings, UnitizedText, from_counts, from_table

TABLES = {
    "cohen 1960": [[25, 12, 3], [13, 2, 15], [12, 16, 2]],
    "krippendorff 2004": [[12, 9, 9], [9, 14, 9], [9, 9, 20]],
    "feinstein cicchetti 1990 a": [[40, 9], [6, 45]],
    "feinstein cicchetti 1990 b": [[80, 10], [5, 5]],
    "sas": [[0, 4, 1], [0, 8, 0], [0, 1, 5]],
    "abstractors": [[13, 0, 0], [0, 20, 7], [0, 4, 56]],
}
# how many of six psychiatrists gave each of thirty patients each of five diagnoses
FLEISS_1971_ROWS = """
00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031
00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006
"""
FLEISS_1971 = [[int(digit) for digit in row] for row in re.findall(r"\d{5}", FLEISS_1971_ROWS)]
GENDER = ["aaaaabbbcaaaaab", "aaaababccaaaaba", "abbcaabbcabbcaa", "ccccaabbcccccaa"]
SUZAN = {
    "Alex": [(2, 9, "1"), (11, 17, "2"), (24, 30, "5"), (32, 36, "6"), (36, 44, "6"), (44, 60, "7")],
    "Paul": [(2, 9, "1"), (11, 17, "3"), (19, 25, "5"), (32, 44, "6")],
    "Suzan": [(2, 9, "1"), (11, 17, "4"), (21, 27, "5"), (32, 36, "6"), (36, 40, "6"), (40, 44, "6")],
}
KRIPPENDORFF_2011 = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


def table(name: str) -> Ratings:
    """The ratings of a table."""
    return from_table(TABLES[name])


def rows(name: str) -> list[list[int]]:
    """The two coders' values."""
    return table(name).by_coder.tolist()  # type: ignore[no-any-return]


def test_cohen_1960() -> None:
    """P. 37: observed .29, expected .35, so that kappa is below 0; p. 42: the totals would allow 11/13."""
    found = agreement.kappa_of(table("cohen 1960"))

    assert [0.29, 0.35] == pytest.approx([found.observed, found.expected])
    assert -6 / 65 == pytest.approx(found.value)
    assert 11 / 13 == pytest.approx(agreement.kappa_max(*rows("cohen 1960")))


def test_scott_1955() -> None:
    """Pi takes chance from the pooled shares: on Gwet's (2014) abstractors .796."""
    assert 0.796 == round(agreement.scott_pi(*rows("abstractors")).value, 3)
    assert -13 / 129 == pytest.approx(agreement.scott_pi(*rows("cohen 1960")).value)


def test_brennan_prediger_1981_and_krippendorff_2004_page_246() -> None:
    """One table: kappa and pi .186, Brennan and Prediger's coefficient .190."""
    found = rows("krippendorff 2004")

    assert 0.186 == round(agreement.cohen_kappa(*found).value, 3)
    assert 0.186 == round(agreement.scott_pi(*found).value, 3)
    assert 0.19 == round(agreement.brennan_prediger(found).value, 3)


def test_krippendorff_2004_page_227() -> None:
    """Two coders, twelve units: agreement .833, alpha .734."""
    two = ["aabbbbbccccc", "abbbbbcccccc"]

    assert 0.833 == round(agreement.percent_agreement(two).value, 3)
    assert 0.734 == round(agreement.krippendorff_alpha(two).value, 3)


def test_krippendorff_2011() -> None:
    """Four coders with gaps: alpha is .743, .815, .849 and .797 by level of measurement."""
    levels = ("nominal", "ordinal", "interval", "ratio")
    found = [round(agreement.krippendorff_alpha(KRIPPENDORFF_2011, level=level).value, 3) for level in levels]  # type: ignore[arg-type]

    assert [0.743, 0.815, 0.849, 0.797] == found


def test_gwet_2008_and_2014() -> None:
    """AC1 and Brennan and Prediger's coefficient where kappa is low; values and errors with gaps."""
    paradox = from_table([[80, 7], [8, 5]])
    gaps = agreement.brennan_prediger(GENDER, se="gwet")

    assert 0.808 == round(agreement.gwet_ac1(paradox).value, 3)
    assert (0.183, 0.102) == (round(gaps.value, 3), round(gaps.se, 3))
    assert 0.775 == round(agreement.gwet_ac1(KRIPPENDORFF_2011).value, 3)
    assert 0.143 == round(agreement.gwet_ac1(KRIPPENDORFF_2011, se="gwet").se, 3)


def test_fleiss_1971() -> None:
    """Kappa .430. The kappas per category are printed with rounding: .248 .248 .517 .470 .565."""
    ratings = from_counts(FLEISS_1971)
    exact = [agreement.fleiss_kappa_category(ratings, k).value for k in range(5)]

    assert all(sum(row) == 6 for row in FLEISS_1971)
    assert 0.430 == round(agreement.fleiss_kappa(ratings).value, 3)
    assert [0.245, 0.245, 0.520, 0.471, 0.566] == [round(value, 3) for value in exact]


def test_fleiss_nee_landis_1979() -> None:
    """The error of no agreement beyond chance; that of 1971 was withdrawn. z is 17.65."""
    ratings = from_counts(FLEISS_1971)

    assert 17.65 == round(agreement.fleiss_kappa(ratings).value / agreement.fleiss_kappa_se_null(ratings), 2)


def test_conger_1980_and_light_1971() -> None:
    """For two coders both are Cohen's kappa; for four they differ, and the mean of pairs is .171."""
    two = rows("sas")

    for function in (agreement.conger_kappa, agreement.light_kappa):
        assert agreement.cohen_kappa(*two).value == pytest.approx(function(two).value)
    assert 0.171 == round(agreement.light_kappa(GENDER).value, 3)
    assert agreement.light_kappa(GENDER).value != pytest.approx(agreement.conger_kappa(GENDER).value, abs=1e-4)


def test_byrt_bishop_carlin_1993() -> None:
    """(a - d)/n, (b - c)/n and 2 Po - 1; kappa is PABAK changed by prevalence and bias (their identity)."""
    two = rows("feinstein cicchetti 1990 b")
    prevalence, bias = agreement.prevalence_index(two, positive=0), agreement.bias_index(*two, positive=0)
    pabak = agreement.pabak(two).value

    assert (0.75, 0.05, 0.7) == pytest.approx((prevalence, bias, pabak))
    assert agreement.cohen_kappa(*two).value == pytest.approx(
        (pabak - prevalence**2 + bias**2) / (1 - prevalence**2 + bias**2)
    )


def test_cicchetti_feinstein_1990() -> None:
    """Two tables with agreement .85 and kappa .70 and .32: agreement on yes and on no tells them apart."""
    first, second = rows("feinstein cicchetti 1990 a"), rows("feinstein cicchetti 1990 b")

    assert [0.70, 0.32] == [round(agreement.cohen_kappa(*two).value, 2) for two in (first, second)]
    assert [16 / 19, 32 / 35] == pytest.approx(
        [agreement.positive_agreement(t, positive=0).value for t in (first, second)]
    )
    assert [6 / 7, 2 / 5] == pytest.approx([agreement.negative_agreement(t, positive=0).value for t in (first, second)])


def test_de_vries_et_al_2008() -> None:
    """Pooled kappa is made of the means of Po and Pe; made by hand from three tables: 554/1129."""
    tables = [[[20, 5], [10, 15]], [[8, 2], [1, 39]], [[0, 3], [2, 45]]]

    assert 554 / 1129 == pytest.approx(agreement.pooled_kappa(tables))
    assert agreement.pooled_kappa(tables) == pytest.approx(agreement.pooled_kappa([*tables, [[0, 0], [0, 50]]]))


def test_passonneau_2006() -> None:
    """MASI is 1 - Jaccard x monotonicity: 1 equal, 2/3 one inside the other, 1/3 overlapping, 0 apart."""
    pairs = [("ab", "ab"), ("ab", "a"), ("ab", "bc"), ("ab", "cd")]

    assert [0, 1 - 1 / 2 * 2 / 3, 1 - 1 / 3 * 1 / 3, 1] == pytest.approx([agreement.masi_distance(*p) for p in pairs])


def test_krippendorff_mathet_bouvry_widlocher_2016() -> None:
    """Alex, Paul and Suzan: .510 for u, .413 for binary u, .724 for cu."""
    text = UnitizedText(60, {coder: [CodedSpan(*span) for span in spans] for coder, spans in SUZAN.items()})
    found = agreement.unitize([text])

    values = [found.u_alpha().value, found.u_alpha_binary().value, found.cu_alpha().value]
    assert [0.510, 0.413, 0.724] == [round(value, 3) for value in values]


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [([2, 3, 6], [5, 6], 1 / 2), ([2, 3, 6], [2, 2, 7], 3 / 4), ([3, 3, 2, 4], [3, 4, 5], 1 / 2)],
)
def test_fournier_2013(first: list[int], second: list[int], value: float) -> None:
    """Boundary similarity: a cut left out, a near miss, and the syllables of "segmentation"."""
    assert value == pytest.approx(agreement.boundary_similarity(first, second).value)
    assert math.isnan(agreement.boundary_similarity([9], [9]).value)


def test_fleiss_cohen_everitt_1969() -> None:
    """The large-sample error of kappa: .138 and weighted .1457 on a table of SAS; .1484 if kappa were 0."""
    found = agreement.kappa_of(table("sas"), se="fleiss-cohen-everitt")
    weighted = agreement.kappa_of(table("sas"), weights="linear", se="fleiss-cohen-everitt")

    assert (0.4842, 0.138) == (round(found.value, 4), round(found.se, 4))
    assert (0.4701, 0.1457) == (round(weighted.value, 4), round(weighted.se, 4))
    assert 0.1484 == round(agreement.cohen_kappa_se_null(table("sas")), 4)
