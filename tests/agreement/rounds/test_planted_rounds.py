"""The two planted rounds of double coding, and small tables with known answers."""

from __future__ import annotations

import math

import pytest

from agreement.made import of_cells, of_ratings
from codekit.agreement import AgreementReport, compare

ROUND_1 = {
    "SCREEN": [(5, 1, 0), (5, 0, 1), (4, 1, 1)],
    "REFER": [(6, 2, 1), (6, 3, 0), (5, 1, 1)],
    "CASE": [(4, 2, 1), (3, 2, 2), (4, 1, 2)],
    "PROG": [(2, 2, 2), (2, 1, 3), (1, 1, 2)],
    "CBO": [(9, 1, 1), (5, 1, 6), (2, 1, 1)],
    "TECH": [(3, 0, 2), (2, 0, 1), (0, 0, 1)],
    "FIN": [(2, 0, 0), (3, 0, 0), (2, 0, 0)],
    "WORK": [(3, 1, 1), (2, 2, 0), (2, 0, 1)],
    "OUTC": [(1, 0, 0), (0, 1, 0), (0, 0, 1)],
    "ORG": [(0, 1, 0), (0, 2, 0), (0, 1, 0)],
    "PATIENT": [(0, 0, 0), (0, 0, 0), (0, 0, 0)],
}
ROUND_2 = {
    "SCREEN": [(5, 0, 0), (4, 0, 1), (5, 0, 0)],
    "REFER": [(6, 1, 0), (5, 0, 1), (5, 0, 0)],
    "CASE": [(4, 1, 0), (3, 0, 1), (4, 0, 0)],
    "PROG": [(3, 0, 1), (2, 1, 0), (2, 0, 0)],
    "CBO": [(7, 0, 1), (8, 1, 1), (3, 0, 0)],
    "TECH": [(2, 0, 0), (3, 0, 0), (1, 0, 0)],
    "FIN": [(2, 0, 0), (2, 0, 0), (2, 0, 0)],
    "WORK": [(2, 0, 1), (3, 0, 0), (2, 0, 0)],
    "OUTC": [(1, 0, 0), (1, 0, 0), (0, 0, 0)],
    "ORG": [(2, 0, 0), (1, 1, 0), (2, 0, 0)],
    "PATIENT": [(1, 0, 0), (0, 0, 0), (0, 0, 0)],
}
# code: percent agreement, positive agreement, kappa, alpha
EXPECTED_1 = {
    "SCREEN": (0.9667, 0.8750, 0.8558, 0.8564),
    "REFER": (0.9333, 0.8095, 0.7696, 0.7701),
    "CASE": (0.9167, 0.6875, 0.6394, 0.6409),
    "PROG": (0.9083, 0.4762, 0.4271, 0.4284),
    "CBO": (0.9083, 0.7442, 0.6893, 0.6896),
    "TECH": (0.9667, 0.7143, 0.6981, 0.6979),
    "FIN": (1.0, 1.0, 1.0, 1.0),
    "WORK": (0.9583, 0.7368, 0.7143, 0.7154),
    "OUTC": (0.9833, 0.5000, 0.4915, 0.4936),
    "ORG": (0.9667, 0.0, 0.0, -0.0127),
    "PATIENT": (1.0, None, None, None),
}
EXPECTED_2 = {
    "SCREEN": (0.9917, 0.9655, 0.9608, 0.9609),
    "REFER": (0.9833, 0.9412, 0.9315, 0.9318),
    "CASE": (0.9833, 0.9167, 0.9074, 0.9078),
    "PROG": (0.9833, 0.8750, 0.8661, 0.8666),
    "CBO": (0.9750, 0.9231, 0.9082, 0.9085),
    "TECH": (1.0, 1.0, 1.0, 1.0),
    "FIN": (1.0, 1.0, 1.0, 1.0),
    "WORK": (0.9917, 0.9333, 0.9289, 0.9292),
    "OUTC": (1.0, 1.0, 1.0, 1.0),
    "ORG": (0.9917, 0.9091, 0.9048, 0.9051),
    "PATIENT": (1.0, 1.0, 1.0, 1.0),
}


def report_of(cells: dict[str, list[tuple[int, int, int]]], units: list[int]) -> AgreementReport:
    """The report on two coders with these cells per code and transcript."""
    return compare(of_cells(cells, units=units), round_id="r1", unit="turn")


@pytest.mark.parametrize(("cells", "expected"), [(ROUND_1, EXPECTED_1), (ROUND_2, EXPECTED_2)], ids=["r1", "r2"])
def test_every_figure_of_a_planted_round(
    cells: dict[str, list[tuple[int, int, int]]], expected: dict[str, tuple[float, ...]]
) -> None:
    """Each code's percent and positive agreement, kappa and alpha are those of the table, to four digits."""
    codes = report_of(cells, [40] * 3).to_json()["codes"]

    keys = ("percent_agreement", "positive_agreement", "cohen_kappa", "krippendorff_alpha")
    found = {c["code"]: tuple(c[key] if c[key] is None else round(c[key], 4) for key in keys) for c in codes}

    assert expected == found


@pytest.mark.parametrize(
    ("cells", "pooled", "mean", "defined"), [(ROUND_1, 0.7000, 0.6285, 10), (ROUND_2, 0.9323, 0.9461, 11)]
)
def test_the_summary_of_a_planted_round(
    cells: dict[str, list[tuple[int, int, int]]], pooled: float, mean: float, defined: int
) -> None:
    """Pooled kappa is de Vries et al.; the mean is over the codes that are defined, and says how many."""
    summary = report_of(cells, [40] * 3).summary

    assert (pooled, mean, defined, 11) == (
        round(summary.pooled_kappa, 4),
        round(summary.mean_kappa, 4),
        summary.n_defined,
        summary.n_codes,
    )


def test_the_worst_codes_are_named() -> None:
    """The three lowest kappas, lowest first; a code that is not estimable is not the worst."""
    assert ("ORG", "PROG", "OUTC") == report_of(ROUND_1, [40] * 3).summary.worst


def test_perfect_codes_on_few_units_say_so() -> None:
    """Four codes of round 2 are 1.0 on six or fewer positive units, and each note says on how many."""
    notes = {c.code: c.note.split(";")[0] for c in report_of(ROUND_2, [40] * 3).codes if c.cohen_kappa == 1}

    assert {
        "TECH": "perfect, but on 6 positive units: at least .52 (95 %, one-sided)",
        "FIN": "perfect, but on 6 positive units: at least .52 (95 %, one-sided)",
        "OUTC": "perfect, but on 2 positive units: at least .35 (95 %, one-sided)",
        "PATIENT": "perfect, but on 1 positive unit: at least .09 (95 %, one-sided)",
    } == notes


def test_three_transcripts_have_no_interval_but_a_value_each() -> None:
    """Below five transcripts each one's own kappa stands instead of an interval."""
    screen = report_of(ROUND_1, [40] * 3).codes[0]

    assert screen.interval is None
    assert "fewer than 5 transcripts: no interval" == screen.note
    assert {"T0": 0.8947, "T1": 0.8947, "T2": 0.7714} == {t: round(v, 4) for t, v in screen.by_transcript.items()}


@pytest.mark.parametrize(
    ("a", "b", "c", "d", "percent", "kappa", "alpha"),
    [
        pytest.param(50, 150, 0, 800, 0.85, 0.3478, 0.3146, id="NVivo help, extra by one coder"),
        pytest.param(50, 75, 75, 800, 0.85, 0.3143, 0.3146, id="NVivo help, extra shared"),
        pytest.param(20, 5, 10, 15, 0.70, 0.4, 0.4, id="textbook"),
        pytest.param(1, 1, 3, 5, 0.60, 0.0909, 0.0952, id="ATLAS.ti manual, ten segments"),
        pytest.param(2, 3, 3, 192, 0.97, 0.3846, 0.3862, id="rare code"),
        pytest.param(118, 5, 2, 0, 0.944, -0.0234, -0.0247, id="kappa paradox"),
        pytest.param(0, 5, 0, 95, 0.95, 0.0, -0.0205, id="one coder never uses it"),
        pytest.param(0, 0, 0, 100, 1.0, None, None, id="nobody uses it"),
    ],
)
def test_small_tables(
    *, a: int, b: int, c: int, d: int, percent: float, kappa: float | None, alpha: float | None
) -> None:
    """Cells with known answers give them, and undefined is None."""
    code = report_of({"x": [(a, b, c)]}, [a + b + c + d]).to_json()["codes"][0]

    assert {"a": a, "b": b, "c": c, "d": d} == code["cells"]
    assert percent == round(code["percent_agreement"], 4)
    assert kappa == (code["cohen_kappa"] if kappa is None else round(code["cohen_kappa"], 4))
    assert alpha == (code["krippendorff_alpha"] if alpha is None else round(code["krippendorff_alpha"], 4))


@pytest.mark.parametrize(
    ("cells", "wrong"), [((50, 150, 0, 800), 0.25), ((50, 75, 75, 800), 0.2064), ((20, 5, 10, 15), 0.5604)]
)
def test_we_do_not_repeat_a_formula_that_multiplies_the_chance_terms(
    cells: tuple[int, int, int, int], wrong: float
) -> None:
    """A tool in wide use restricts kappa to coded text and multiplies the chance terms; these are its values."""
    a, b, c, d = cells

    kappa = report_of({"x": [(a, b, c)]}, [a + b + c + d]).codes[0].cohen_kappa

    assert abs(kappa - wrong) > 0.05


def test_the_same_codings_by_sentence_and_by_turn() -> None:
    """Four turns of ten sentences: kappa .3191 by sentence and 1 by turn, from one pair of codings."""
    first, second = [0] * 40, [0] * 40
    for coder, spans in ((first, [(2, 5), (20, 22)]), (second, [(3, 7), (21, 26)])):
        for lo, hi in spans:
            coder[lo:hi] = [1] * (hi - lo)
    by_turn = [[int(any(row[i : i + 10])) for i in range(0, 40, 10)] for row in (first, second)]

    sentence, turn = (compare(of_ratings([m]), round_id="r", unit="u").codes[0] for m in ([first, second], by_turn))

    assert 0.3191 == round(sentence.cohen_kappa, 4)
    assert 1.0 == turn.cohen_kappa


def test_an_undefined_code_is_left_out_of_the_mean() -> None:
    """One code nobody used does not turn the mean into NaN, nor count as 1 or 0."""
    summary = report_of({"x": [(20, 5, 10)], "y": [(0, 0, 0)]}, [50]).summary

    assert math.isclose(0.4, summary.mean_kappa)
    assert (1, 2) == (summary.n_defined, summary.n_codes)
