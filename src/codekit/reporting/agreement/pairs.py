"""The part on pairs of coders: who agrees with whom."""

from __future__ import annotations

import math
from collections.abc import Sequence

from codekit.reporting.agreement.findings import Findings, at_level
from codekit.reporting.agreement.measure import OnePair
from codekit.reporting.content import COUNT, DECIMAL, Column, Figure, Part, Table, Value

MATRIX, BY_CODE = "Pairs", "Pairs by code"


def part(findings: Findings, figures: Sequence[Figure]) -> Part:
    """Kappa and shared units of every pair; code by code below."""
    report = findings.report
    names = " and ".join(report.coders)
    if len(report.coders) == 2:
        words = f"There is one pair, {names}; its figures for each code stand under Codes."
    else:
        words = (
            "Above the diagonal: kappa of the pair over all codes. Below it: the units that both finished. If the "
            "pairs of one coder are all lower, that coder reads the codes differently; if all pairs are low, look at "
            "the codebook."
        )
    several = len(report.coders) > 2
    tables = [_matrix(findings), _overall(findings), _by_code(findings)] if several else [_overall(findings)]
    paragraphs = (words, *at_level(findings))
    return Part("pairs", "Pairs of coders", paragraphs=paragraphs, tables=tuple(tables), figures=tuple(figures))


def value_of(pair: OnePair) -> float:
    """The kappa of a pair over all codes: pooled, or of the one variable where there is only one."""
    return pair.mean_kappa if math.isnan(pair.pooled_kappa) else pair.pooled_kappa


def _matrix(findings: Findings) -> Table:
    coders = findings.report.coders
    by_names = {pair.coders: pair for pair in findings.measured.pairs}
    columns = (Column("coder", width=16), *(Column(coder, DECIMAL, 12) for coder in coders))
    rows: list[tuple[Value, ...]] = []
    for i, first in enumerate(coders):
        row: list[Value] = [first]
        for k, second in enumerate(coders):
            if i == k:
                row.append("·")
            elif i < k:
                row.append(value_of(by_names[first, second]))
            else:
                row.append(f"{by_names[second, first].n_units} units")
        rows.append(tuple(row))
    return Table("Kappa of each pair, and shared units", columns, tuple(rows), sheet=MATRIX)


def _overall(findings: Findings) -> Table:
    columns = (
        Column("first coder", width=14),
        Column("second coder", width=14),
        Column("shared transcripts", COUNT, 12),
        Column("shared units", COUNT, 12),
        Column("pooled kappa", DECIMAL, 12),
        Column("mean kappa", DECIMAL, 12),
        Column("codes with a kappa", width=12),
    )
    total = findings.report.summary.n_codes
    rows = tuple(
        (
            *pair.coders,
            pair.n_transcripts,
            pair.n_units,
            value_of(pair),
            pair.mean_kappa,
            f"{pair.n_defined} of {total}",
        )
        for pair in findings.measured.pairs
    )
    sheet = "Pairs over all codes" if len(findings.report.coders) > 2 else MATRIX
    return Table("Each pair over all codes", columns, rows, sheet=sheet, heads=2)


def _by_code(findings: Findings) -> Table:
    pairs = findings.report.of_summary().pairs
    cells = any(pair.cells for pair in pairs)
    columns = [Column("code", width=16), Column("first coder", width=14), Column("second coder", width=14)]
    columns += [Column("units", COUNT, 8)]
    columns += [Column(letter, COUNT, 8) for letter in "abcd"] if cells else []
    columns += [Column("Cohen's kappa", DECIMAL, 12)]
    rows = []
    for pair in pairs:
        row: list[Value] = [pair.code, *pair.coders, pair.n_units]
        if cells:
            row += [pair.cells.a, pair.cells.b, pair.cells.c, pair.cells.d] if pair.cells else [None] * 4
        rows.append((*row, pair.cohen_kappa))
    return Table("Each pair, code by code", tuple(columns), tuple(rows), sheet=BY_CODE, heads=3, long=len(pairs) > 40)
