"""Figures of codes, or of one variable, as the results that a report holds: per code, per pair, over all codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from codekit.agreement.formulas.coefficients import NOMINAL
from codekit.agreement.formulas.errors import FISHER
from codekit.agreement.measures import Measures
from codekit.agreement.numeric import Bools, Floats, Ints, mean_of_defined
from codekit.agreement.rounds.bounds import lower_bounds
from codekit.agreement.rounds.intervals import intervals, overall
from codekit.agreement.rounds.report import COHEN, NUMBERS, AgreementReport, CodeResult, PairResult, main_coefficient
from codekit.agreement.rounds.summary import MEAN, POOLED, Cells, Summary


def report_of(
    figures: Measures, codes: Sequence[CodeResult], *, cells: Ints | None, round_id: str, unit: str, level: float
) -> AgreementReport:
    """The report on some codes with their notes; `cells` [K, P, 4] where their values are yes and no."""
    names = [code.code for code in codes]
    return AgreementReport(
        round=round_id,
        unit=unit,
        coders=figures.coders,
        n_transcripts=len(figures.transcripts),
        codes=tuple(codes),
        pairs=_pairs(names, figures, cells),
        summary=summary_of(names, figures, level),
        transcripts=figures.transcripts,
        grouping=figures.counts.grouping,
    )


def code_results(
    names: Sequence[str], figures: Measures, positives: Ints, *, cells: Ints | None, level: float
) -> list[CodeResult]:
    """The result of each code, without its note; `positives` [K, C, columns] counts each coder's units with the code.

    `cells` [K, P, 4] are shown where there are two coders. Figures that the coefficients do not have are NaN.
    """
    main, coders, transcripts = main_coefficient(figures.coders), figures.coders, figures.transcripts
    columns = [(name, _column(figures, name, len(names))) for name in NUMBERS]
    occurs_in, by_transcript = _occurrences(figures, positives), figures.by_transcript(main)
    grouping = figures.counts.grouping
    made = intervals(figures, main, FISHER, [grouping.count(where) for where in occurs_in], level=level)
    bounds = lower_bounds(figures).tolist()
    totals = positives.sum(axis=-1)
    present = np.flatnonzero(figures.counts.covered.any(axis=1)).tolist()
    results = []
    for k, name in enumerate(names):
        numbers: dict[str, Any] = {title: float(column[k]) for title, column in columns}
        results.append(
            CodeResult(
                code=name,
                n_units=figures.n_units,
                n_transcripts=len(transcripts),
                positives={coders[c]: int(totals[k, c]) for c in present},
                **numbers,
                interval=made[k],
                cells=None if cells is None or len(coders) != 2 else Cells(*cells[k, 0].tolist()),
                by_transcript=dict(zip(transcripts, by_transcript[:, k].tolist(), strict=True)),
                occurs_in=occurs_in[k],
                grouping=grouping,
                lower_bound=bounds[k],
            )
        )
    return results


def _occurrences(figures: Measures, positives: Ints) -> list[tuple[str, ...]]:
    """The transcripts in which any coder gave each code; one that coders did in parts is one."""
    of_columns = figures.counts.transcripts
    used = [np.flatnonzero(own.any(axis=0)).tolist() for own in positives]
    return [tuple(dict.fromkeys(of_columns[column] for column in columns)) for columns in used]


def _pairs(names: Sequence[str], figures: Measures, cells: Ints | None) -> tuple[PairResult, ...]:
    """Each code as each pair of coders saw it."""
    units, kappas = figures.pair_units, figures["pair_kappa"]
    return tuple(
        PairResult(
            code=name,
            coders=(figures.coders[x], figures.coders[y]),
            n_units=int(units[p]),
            cells=None if cells is None else Cells(*cells[k, p].tolist()),
            cohen_kappa=float(kappas[k, p]),
        )
        for k, name in enumerate(names)
        for p, (x, y) in enumerate(figures.pairs)
    )


def summary_of(names: Sequence[str], figures: Measures, level: float = 0.95) -> Summary:
    """Pooled and mean kappa over codes, and the worst codes by name."""
    kappas = figures[COHEN]
    zeros = _zeros(figures)
    order = [k for k in np.argsort(kappas, kind="stable") if kappas[k] < 1]  # equal ones in the order of the codes
    return Summary(
        pooled_kappa=float(figures[POOLED]),
        mean_kappa=float(figures[MEAN]),
        n_defined=int((~np.isnan(kappas)).sum()),
        n_codes=len(names),
        worst=tuple(names[k] for k in order[:3]),
        pooled_interval=overall(figures, POOLED, FISHER, level=level),
        mean_interval=overall(figures, MEAN, FISHER, level=level),
        mean_kappa_without_zeros=float(mean_of_defined(np.where(zeros, np.nan, kappas))),
        zeros=tuple(name for name, zero in zip(names, zeros.tolist(), strict=True) if zero),
    )


def _zeros(figures: Measures) -> Bools:
    """Codes whose every defined kappa is 0 by construction: one of the pair never used it or put it everywhere [K]."""
    if figures.formulas is NOMINAL:
        return np.zeros(1, bool)
    n, _, first, second = figures.of_pairs
    defined = ~np.isnan(figures["pair_kappa"])
    fixed = (first == 0) | (first == n) | (second == 0) | (second == n)
    return np.asarray(defined.any(axis=-1) & (fixed | ~defined).all(axis=-1))


def _column(figures: Measures, name: str, codes: int) -> Floats:
    """One figure of each code [K]; NaN where the coefficients do not have it."""
    return figures[name] if name in figures.names else np.full(codes, np.nan)
