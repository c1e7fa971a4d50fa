"""The tables on the values of codes: agreement on how much, and the counts behind it."""

from __future__ import annotations

from codekit.agreement.rounds.report import AgreementReport
from codekit.agreement.rounds.values import ValuesResult
from codekit.reporting.content import COUNT, DECIMAL, LONG, PERCENT, Column, Table, Value

VALUES, CELLS = "Values", "Values by value"
_NONE = "–"
_COLUMNS = (
    Column("code", width=16),
    Column("scale", width=10),
    Column("units given by two", COUNT, 10),
    Column("with values of two", COUNT, 10),
    Column("transcripts", COUNT, 11.5),
    Column("exact", PERCENT, 9),
    Column("weighted kappa, linear", DECIMAL, 12),
    Column("weighted kappa, quadratic", DECIMAL, 12),
    Column("Krippendorff's alpha", DECIMAL, 13),
    Column("alpha from", DECIMAL, 9),
    Column("alpha to", DECIMAL, 9),
    Column("quadratic kappa from", DECIMAL, 10),
    Column("quadratic kappa to", DECIMAL, 10),
    Column("mean difference", DECIMAL, 11),
)


def tables(report: AgreementReport) -> list[Table]:
    """A table of the codes with values, and for two coders the counts of each; none where no code has values."""
    found = [(code.code, code.of_values) for code in report.codes if code.of_values]
    if not found:
        return []
    means = [Column(f"mean of {coder}", DECIMAL, 9) for coder in report.coders]
    columns = (*_COLUMNS, *means, Column("note", LONG, 46))
    rows = tuple(_row(code, values, report.coders) for code, values in found)
    difference = f"Mean difference: {report.coders[0]} less {report.coders[1]}. " if len(report.coders) == 2 else ""
    note = (
        "On units that at least two coders gave the code. Weights and alpha go by the rank of the values on an ordinal "
        f"scale, by the numbers on an interval scale. {difference}Intervals: 95 %, clustered by {report.grouping.by}."
    )
    listed = [Table("Agreement on the values of codes", columns, rows, note=note, sheet=VALUES)]
    cells = [row for code, values in found for row in _cells(code, values)]
    if cells:
        titles = (f"value by {report.coders[0]}", f"value by {report.coders[1]}")
        columns = (Column("code", width=16), *(Column(title, width=14) for title in titles), Column("units", COUNT, 8))
        listed.append(Table("Values of the two coders", columns, tuple(cells), sheet=CELLS, heads=3))
    return listed


def _row(code: str, found: ValuesResult, coders: tuple[str, ...]) -> tuple[Value, ...]:
    return (
        code,
        found.scale,
        found.n_given,
        found.n_units,
        found.n_transcripts,
        found.percent_exact,
        found.weighted_kappa_linear,
        found.weighted_kappa_quadratic,
        found.alpha,
        *((end.low, end.high) if (end := found.interval) else (_NONE, _NONE)),
        *((end.low, end.high) if (end := found.kappa_interval) else (_NONE, _NONE)),
        found.mean_difference if len(coders) == 2 else _NONE,
        *(found.means.get(coder, _NONE) for coder in coders),
        found.note,
    )


def _cells(code: str, found: ValuesResult) -> list[tuple[Value, ...]]:
    """Each pair of values that occurs, with the number of its units."""
    return [
        (code, first, second, n)
        for first, row in zip(found.values, found.table or (), strict=False)
        for second, n in zip(found.values, row, strict=True)
        if n
    ]
