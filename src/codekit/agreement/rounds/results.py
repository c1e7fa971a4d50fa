"""Figures of codes, or of one variable, as the results that a report holds: per code, per pair, over all codes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from codekit.agreement.formulas.errors import FISHER
from codekit.agreement.measures import Measures
from codekit.agreement.numeric import Floats, Ints, mean_of_defined
from codekit.agreement.rounds.intervals import intervals
from codekit.agreement.rounds.report import (
    COHEN,
    NUMBERS,
    AgreementReport,
    Cells,
    CodeResult,
    PairResult,
    Summary,
    main_coefficient,
)


def report_of(
    figures: Measures, codes: Sequence[CodeResult], *, cells: Ints | None, round_id: str, unit: str
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
        summary=summary_of(names, figures),
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


def summary_of(names: Sequence[str], figures: Measures) -> Summary:
    """Pooled and mean kappa over codes, and the worst codes by name."""
    kappas = figures[COHEN]
    order = [k for k in np.argsort(kappas, kind="stable") if kappas[k] < 1]  # equal ones in the order of the codes
    return Summary(
        pooled_kappa=float(figures["pooled_kappa"]),
        mean_kappa=float(mean_of_defined(kappas)),
        n_defined=int((~np.isnan(kappas)).sum()),
        n_codes=len(names),
        worst=tuple(names[k] for k in order[:3]),
    )


def _column(figures: Measures, name: str, codes: int) -> Floats:
    """One figure of each code [K]; NaN where the coefficients do not have it."""
    return figures[name] if name in figures.names else np.full(codes, np.nan)
