"""Presence with polarity in the report: what each coder said of a code, and how far they agree on that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from codekit.agreement.rounds.notes import FEW_TRANSCRIPTS
from codekit.agreement.rounds.polarity_result import PolarityResult
from codekit.agreement.rounds.report import AgreementReport, CodeResult
from codekit.reporting.content import COUNT, DECIMAL, LONG, PERCENT, Column, Table, Value

SHEET, BY_CODER, BY_VALUE = "Polarity", "Polarity by coder", "Polarity by value"
_NOTE = (
    "The variable of a code has the values absent, supporting, contrary, hypothetical, and combinations that one coder "
    "gave one unit. What is below a code counts with its own polarity, above a code that rolls up as contrary it "
    "counts as contrary. All values but absent, taken together, are presence. AC1 declares the values shown under each "
    "code."
)


def tables(report: AgreementReport) -> list[Table]:
    """The figures and the values of the codes that somebody gave another polarity than supporting; else nothing."""
    codes = [(code, code.with_polarity) for code in report.rows if code.with_polarity]
    if not codes:
        return []
    return [_figures(report, codes), _values(report, codes), *_crossed(report, codes)]


def _figures(report: AgreementReport, codes: Sequence[tuple[CodeResult, PolarityResult]]) -> Table:
    main = "kappa" if len(report.coders) == 2 else "alpha"
    columns = [Column("code", width=16), Column("units", COUNT, 7), Column("% agreement", PERCENT, 13)]
    columns += [Column(title, DECIMAL, 13) for title in ("Cohen's kappa", "Krippendorff's alpha", "Gwet's AC1")]
    columns += [Column(f"{main} as presence", DECIMAL, 13), Column("differ in polarity only", COUNT, 12)]
    intervals = any(found.interval for _, found in codes)
    columns += [Column("interval from", DECIMAL, 9), Column("interval to", DECIMAL, 9)] if intervals else []
    columns += [Column("note", LONG, 40)]
    rows: list[tuple[Value, ...]] = [
        (
            code.code,
            found.n_units,
            found.percent_agreement,
            found.cohen_kappa,
            found.krippendorff_alpha,
            found.gwet_ac1,
            getattr(code, report.coefficient),
            found.differ,
            *(_ends(found) if intervals else ()),
            "; ".join(note.words for note in found.notes if note.kind != FEW_TRANSCRIPTS),
        )
        for code, found in codes
    ]
    return Table("Presence with polarity", tuple(columns), tuple(rows), note=_NOTE, sheet=SHEET)


def _ends(found: PolarityResult) -> tuple[Value, Value]:
    return (found.interval.low, found.interval.high) if found.interval else ("–", "–")


def _values(report: AgreementReport, codes: Sequence[tuple[CodeResult, PolarityResult]]) -> Table:
    columns = [Column("code", width=16), Column("value", width=24)]
    columns += [Column(coder, COUNT, 12) for coder in report.coders]
    rows: list[tuple[Value, ...]] = [
        (code.code, value, *(given.get(coder, "not coded") for coder in report.coders))
        for code, found in codes
        for value, given in found.values.items()
    ]
    return Table("Units by value and coder", tuple(columns), tuple(rows), sheet=BY_CODER)


def _crossed(report: AgreementReport, codes: Sequence[tuple[CodeResult, PolarityResult]]) -> Iterator[Table]:
    """What the second coder said where the first said something, for two coders."""
    if not any(found.table for _, found in codes):
        return
    said = list(dict.fromkeys(value for _, found in codes for value in found.values))
    first, second = report.coders
    columns = [Column("code", width=16), Column(f"{first} says", width=24)]
    columns += [Column(f"{second} says {value}", COUNT, 14) for value in said]
    rows: list[tuple[Value, ...]] = [
        (code.code, one, *(others.get(value, 0) for value in said))
        for code, found in codes
        for one, others in found.table.items()
    ]
    yield Table("What one coder said by what the other said", tuple(columns), tuple(rows), sheet=BY_VALUE)
