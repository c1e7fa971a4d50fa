"""The part on codes: agreement on each code at every level, the counts behind it, and words for values where asked."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import astuple

from codekit.agreement.formulas import pairs
from codekit.agreement.rounds.report import COHEN, FEWEST_TRANSCRIPTS, AgreementReport, CodeResult
from codekit.reporting.agreement import benchmarks, polarity, values
from codekit.reporting.agreement.cautions import notes_of
from codekit.reporting.agreement.findings import Findings
from codekit.reporting.content import COUNT, DECIMAL, LONG, PERCENT, Column, Figure, Inner, Part, Table, Value

NONE = "–"
CODES, COUNTS, BANDS = "Codes", "Counts", "Benchmarks"
NAMES = {COHEN: "Cohen's kappa", "krippendorff_alpha": "Krippendorff's alpha"}
FIGURES = (
    ("% agreement", "percent_agreement", PERCENT),
    ("positive agreement", "positive_agreement", DECIMAL),
    ("negative agreement", "negative_agreement", DECIMAL),
    ("Cohen's kappa", "cohen_kappa", DECIMAL),
    ("Krippendorff's alpha", "krippendorff_alpha", DECIMAL),
    ("Gwet's AC1", "gwet_ac1", DECIMAL),
    ("PABAK", "pabak", DECIMAL),
)
INDEXES = (("prevalence index", "prevalence_index", DECIMAL), ("bias index", "bias_index", DECIMAL))
_MAY_BE_LEFT_OUT = {"positive_agreement", "negative_agreement", "prevalence_index", "bias_index"}


def part(findings: Findings, figures: Sequence[Figure]) -> Part:
    """Agreement on each code, the counts behind it, and what the notes warn of."""
    tables = [agreement_table(findings), counts_table(findings.report, findings.measured.units_of)]
    tables += polarity.tables(findings.report)
    if findings.scale is not None:
        tables.append(bands_table(findings.report, findings.scale, findings.resamples))
    tables += values.tables(findings.report)
    return Part(
        "codes",
        "Codes",
        paragraphs=(_reading(findings.report),),
        tables=tuple(tables),
        figures=tuple(figures),
    )


def _reading(report: AgreementReport) -> str:
    coefficient = NAMES[report.coefficient]
    if any(code.interval for code in report.rows):
        level = next(code.interval.level for code in report.rows if code.interval)
        words = (
            f"The interval is the {level:.0%} interval of {coefficient}, clustered by {report.grouping.by}.".replace(
                "%", " %"
            )
        )
        missing = any(code.interval is None for code in report.rows)
        return f"{words} Where there is none, the note says why." if missing else words
    if report.n_clusters < FEWEST_TRANSCRIPTS:
        few = f"Fewer than {FEWEST_TRANSCRIPTS} {report.grouping.many}"
        return f"{few}: no interval. The figure shows each transcript's own value instead."
    return f"No code has an interval of {coefficient}: the notes say why."


def columns_shown(
    codes: Sequence[CodeResult], listed: Sequence[tuple[str, str, str]], *, exclusive: bool = False
) -> list[tuple[str, str, str]]:
    """The figures that at least one code has, or that must always be shown; PABAK is for yes and no only."""
    kept = [f for f in listed if f[1] not in _MAY_BE_LEFT_OUT or any(not math.isnan(getattr(c, f[1])) for c in codes)]
    return [("Brennan and Prediger", *f[1:]) if exclusive and f[1] == "pabak" else f for f in kept]


def given(code: CodeResult, coder: str) -> Value:
    """How many units a coder gave the code."""
    return code.positives.get(coder, "not coded")


def agreement_table(findings: Findings) -> Table:
    """One row per code: units, both coders' counts, coefficients, interval, note."""
    report = findings.report
    figures = columns_shown(report.rows, FIGURES, exclusive=bool(findings.setting.exclusive))
    columns = [Column("code", width=22 if report.deeper else 16)]
    columns += [Column("level", width=9)] if report.deeper else []
    columns += [Column("units", COUNT, 7), Column("transcripts", COUNT, 11.5)]
    columns += [Column(f"coded by {coder}", COUNT, 9) for coder in report.coders]
    columns += [Column(title, kind, 13) for title, _, kind in figures]
    intervals = any(code.interval for code in report.rows)
    columns += [Column("interval from", DECIMAL, 9), Column("interval to", DECIMAL, 9)] if intervals else []
    permuted = report.summary.permutation is not None
    columns += [Column("p (permutation)", DECIMAL, 11)] if permuted else []
    columns += [Column("note", LONG, 46)]
    notes = notes_of(report)
    rows: list[tuple[Value, ...]] = [
        (
            row_head(code),
            *([level_words(code)] if report.deeper else []),
            code.n_units,
            code.n_transcripts,
            *(given(code, coder) for coder in report.coders),
            *(getattr(code, attribute) for _, attribute, _ in figures),
            *(_ends(code) if intervals else ()),
            *([code.p_value] if permuted else []),
            notes[code.name],
        )
        for code in report.rows
    ]
    return Table(
        "Agreement on each code", tuple(columns), tuple(rows), note=_ROWS if report.deeper else "", sheet=CODES
    )


def row_head(code: CodeResult) -> Value:
    """The name of a row, set in below the code of the comparison that it belongs to."""
    return Inner(code.name, code.depth) if code.depth else code.name


def level_words(code: CodeResult) -> str:
    """The levels of a row in words."""
    return ", ".join(code.levels)


def _ends(code: CodeResult) -> tuple[Value, Value]:
    return (code.interval.low, code.interval.high) if code.interval else (NONE, NONE)


_ROWS = (
    "Each code counts with everything below it. 'itself': only the codings of the code itself, of a code below which "
    "others were used. The leaf rows together count every coding once."
)


def counts_table(report: AgreementReport, units_of: Mapping[str, int]) -> Table:
    """One row per code: cells, each coder's share of units, prevalence and bias index, kappa max."""
    cells = any(code.cells for code in report.rows)
    figures = columns_shown(report.rows, INDEXES)
    columns = [Column("code", width=22 if report.deeper else 16), Column("units", COUNT, 8)]
    columns += [Column(letter, COUNT, 8) for letter in "abcd"] if cells else []
    columns += [Column(f"prevalence, {coder}", PERCENT, 12) for coder in report.coders]
    columns += [Column(title, kind, 12) for title, _, kind in figures]
    columns += [Column("kappa max", DECIMAL, 12)] if cells else []
    rows = []
    for code in report.rows:
        row: list[Value] = [row_head(code), code.n_units]
        if cells:
            row += [code.cells.a, code.cells.b, code.cells.c, code.cells.d] if code.cells else [None] * 4
        row += [_share(code, coder, units_of.get(coder, code.n_units)) for coder in report.coders]
        row += [getattr(code, attribute) for _, attribute, _ in figures]
        row += [kappa_max(code)] if cells else []
        rows.append(tuple(row))
    two = " and ".join(report.coders) if len(report.coders) == 2 else ""
    legend = (
        f"a: units coded by both; b: by {report.coders[0]} only; c: by {report.coders[1]} only; d: by neither. "
        "kappa max: the largest kappa that these totals of the two coders allow (Cohen 1960). "
        if cells and two
        else ""
    )
    return Table(
        "What stands behind the coefficients",
        tuple(columns),
        tuple(rows),
        note=legend + "Prevalence: the share of the units that a coder gave the code, of those that the coder coded.",
        sheet=COUNTS,
    )


def _share(code: CodeResult, coder: str, units: int) -> Value:
    """A coder's share of units with the code; units that the coder did not finish do not count."""
    if coder not in code.positives:
        return "not coded"
    return code.positives[coder] / units if units else math.nan


def kappa_max(code: CodeResult) -> float:
    """The largest kappa that the totals of two coders allow (Cohen 1960, p. 42)."""
    if code.cells is None:
        return math.nan
    return float(pairs.kappa_max(pairs.pairs_of_cells([[astuple(code.cells)]]))[0, 0])


def bands_table(
    report: AgreementReport, scale: benchmarks.Scale, resamples: Mapping[str, Sequence[float]] | None = None
) -> Table:
    """Each code's word on a scale, and the probability of every band where the code has an interval."""
    drawn = resamples if resamples and report.coefficient == scale.coefficient else {}
    known = [
        benchmarks.of_resamples(scale, drawn[code.name])
        if code.interval and code.name in drawn
        else benchmarks.of_interval(scale, code)
        for code in report.rows
    ]
    any_known = any(known)
    columns = [Column("code", width=16), Column(NAMES[scale.coefficient], DECIMAL, 13), Column("word", width=20)]
    columns += [Column(f"P({band.word})", PERCENT, 13) for band in scale.bands] if any_known else []
    rows = []
    for code, shares in zip(report.rows, known, strict=True):
        value = getattr(code, scale.coefficient)
        row: list[Value] = [row_head(code), value, scale.word(value)]
        row += (shares or [NONE] * len(scale.bands)) if any_known else []
        rows.append(tuple(row))
    return Table(
        f"Words of a scale: {scale.title}", tuple(columns), tuple(rows), note=_bands_note(scale, any_known), sheet=BANDS
    )


def _bands_note(scale: benchmarks.Scale, any_known: bool) -> str:  # noqa: FBT001
    if any_known:
        chances = (
            "P: the probability of each band from the interval (Gwet 2014, chapter 6), which says more than the word "
            "of the single value; without an interval there is none."
        )
    else:
        chances = f"There is no interval of {NAMES[scale.coefficient]}, so no probability of a band can be given."
    return (
        f"Scale: {scale.source}. {'; '.join(scale.ranges())}. {chances} The scale was made for "
        f"{NAMES[scale.coefficient]} and for no other coefficient."
    )
