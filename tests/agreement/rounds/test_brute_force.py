"""Reports against exact rational arithmetic on every unit, for random small comparisons."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given

from agreement.made import exact_alpha, exact_kappa, of_sets, ratio
from agreement.strategies import CODES, Transcripts, transcripts
from codekit.agreement import compare


def same(expected: Fraction | None, value: float) -> bool:
    """Equal to rounding, and undefined together."""
    return math.isnan(value) if expected is None else math.isclose(expected, value, abs_tol=1e-12)


def units_of(made: Transcripts, code: str) -> list[list[int | None]]:
    """Yes, no or missing per unit and coder, over the transcripts that two or more coders did."""
    shared = [per_coder for per_coder in made if sum(row is not None for row in per_coder) >= 2]
    return [
        [None if row is None else int(code in row[u]) for row in per_coder]
        for per_coder in shared
        for u in range(max(len(row) for row in per_coder if row is not None))
    ]


def mean(values: list[Fraction]) -> Fraction | None:
    """The mean, None of nothing."""
    return ratio(sum(values, Fraction(0)), len(values))


@given(transcripts())
def test_every_figure_equals_its_definition(made: Transcripts) -> None:
    """Percent agreement, kappas, alpha, AC1, PABAK, specific agreement and prevalence, unit by unit."""
    coders = [f"c{i}" for i in range(len(made[0]))]
    report = compare(of_sets(made, codes=CODES, coders=coders), round_id="r", unit="turn")
    assert report.codes

    for result in report.codes:
        units = units_of(made, result.code)
        given_values = [[v for v in unit if v is not None] for unit in units]
        agreeing = [
            Fraction(sum(x == y for x, y in combinations(v, 2)), len(v) * (len(v) - 1) // 2) for v in given_values
        ]
        observed = mean(agreeing)
        share = mean([Fraction(sum(v), len(v)) for v in given_values])
        assert len(units) == result.n_units
        assert same(observed, result.percent_agreement)
        assert same(exact_alpha(given_values), result.krippendorff_alpha)
        if observed is not None and share is not None:
            chance = 2 * share * (1 - share)
            assert same(ratio(observed - chance, 1 - chance), result.gwet_ac1)
            assert same(2 * observed - 1, result.pabak)
            assert same(2 * share - 1, result.prevalence_index)


@given(transcripts())
def test_every_pair_equals_its_definition(made: Transcripts) -> None:
    """Cells and kappa of each pair on the units both coded, and the means over the defined pairs."""
    coders = [f"c{i}" for i in range(len(made[0]))]
    report = compare(of_sets(made, codes=CODES, coders=coders), round_id="r", unit="turn")
    assert report.pairs

    for result in report.codes:
        kappas, f1 = [], []
        for pair in (p for p in report.pairs if p.code == result.code):
            x, y = (coders.index(c) for c in pair.coders)
            both = [(u[x], u[y]) for u in units_of(made, pair.code)]
            rated = [(p, q) for p, q in both if p is not None and q is not None]
            cells = [rated.count(cell) for cell in ((1, 1), (1, 0), (0, 1), (0, 0))]
            exact = exact_kappa([p for p, _ in rated], [q for _, q in rated])
            assert pair.cells is not None
            assert cells == [pair.cells.a, pair.cells.b, pair.cells.c, pair.cells.d]
            assert same(exact, pair.cohen_kappa)
            kappas += [exact] if exact is not None else []
            f1.append(ratio(2 * cells[0], 2 * cells[0] + cells[1] + cells[2]))
        assert same(mean(kappas), result.cohen_kappa)
        assert same(mean([value for value in f1 if value is not None]), result.positive_agreement)


@given(transcripts())
def test_each_transcripts_value_is_that_of_the_transcript_alone(made: Transcripts) -> None:
    """`by_transcript` gives what comparing one transcript gives."""
    coders = [f"c{i}" for i in range(len(made[0]))]
    report = compare(of_sets(made, codes=CODES, coders=coders), round_id="r", unit="turn")

    for t, transcript in enumerate(made):
        alone = compare(of_sets([transcript], codes=CODES, coders=coders), round_id="r", unit="turn")
        for whole, single in zip(report.codes, alone.codes, strict=True):
            expected = getattr(single, report.coefficient)
            assert (f"T{t}" in whole.by_transcript) == (single.n_units > 0)
            value = whole.by_transcript.get(f"T{t}", math.nan)
            assert expected == pytest.approx(value, nan_ok=True)
