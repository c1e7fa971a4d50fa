"""The part on transcripts: each by itself, over all codes and code by code."""

from __future__ import annotations

import math

from codekit.reporting.agreement.codes import FIGURES, INDEXES, NAMES, columns_shown, given
from codekit.reporting.agreement.findings import Findings
from codekit.reporting.agreement.measure import FEWEST_FOR_OUTLIERS, OneTranscript
from codekit.reporting.content import COUNT, DECIMAL, LONG, PERCENT, Column, Part, Table, Value

TRANSCRIPTS, BY_CODE = "Transcripts", "Transcripts by code"


def part(found: Findings) -> Part:
    """Each transcript by itself; those far below the others are flagged."""
    # While the round is blind, how often a coder gave a code in one transcript is nobody else's business.
    by_code = () if found.setting.still_blind else (_matrix(found), _by_code(found))
    return Part("transcripts", "Transcripts", paragraphs=(_words(found),), tables=(_overall(found), *by_code))


def _words(found: Findings) -> str:
    flagged = [one.transcript for one in found.measured.transcripts if one.outlier]
    if len(found.measured.transcripts) < FEWEST_FOR_OUTLIERS:
        return f"Fewer than {FEWEST_FOR_OUTLIERS} transcripts: none is flagged as far from the others."
    rule = "below the lower quartile by more than 1.5 interquartile ranges (Tukey 1977) and by more than .1"
    if not flagged:
        return f"No transcript is far below the others. Far below means: a pooled kappa that is {rule}."
    return f"Far below the others: {', '.join(flagged)}. Its pooled kappa is {rule}. Read it first."


def _overall(found: Findings) -> Table:
    without = any(not math.isnan(one.without_it) for one in found.measured.transcripts)
    cells = any(pair.cells for pair in found.report.pairs)
    columns = [Column("transcript", width=16), Column("units", COUNT, 8), Column("coders", COUNT, 8)]
    columns += [Column("mean % agreement", PERCENT, 12), Column("pooled kappa", DECIMAL, 12)]
    columns += [Column("mean kappa", DECIMAL, 12), Column("codes with a kappa", width=12)]
    columns += [Column("decisions that differ", COUNT, 12)] if cells else []
    columns += [Column("pooled kappa without it", DECIMAL, 14)] if without else []
    flagged = any(one.outlier for one in found.measured.transcripts)
    columns += [Column("flag", LONG, 24)] if flagged else []
    rows = [_row(one, cells=cells, without=without, flagged=flagged) for one in found.measured.transcripts]
    note = (
        "Pooled kappa without it: of all other transcripts together; where it is far from the pooled kappa of the "
        "round, this transcript carries the result."
    )
    return Table(
        "Each transcript over all codes", tuple(columns), tuple(rows), note=note if without else "", sheet=TRANSCRIPTS
    )


def _row(one: OneTranscript, *, cells: bool, without: bool, flagged: bool) -> tuple[Value, ...]:
    codes, summary = one.report.codes, one.report.summary
    observed = [code.percent_agreement for code in codes]
    return (
        one.transcript,
        codes[0].n_units if codes else 0,
        len(one.coders),
        sum(observed) / len(observed) if observed else math.nan,
        summary.pooled_kappa,
        summary.mean_kappa,
        f"{summary.n_defined} of {summary.n_codes}",
        *([one.unlike] if cells else []),
        *([one.without_it] if without else []),
        *(["far below the others" if one.outlier else ""] if flagged else []),
    )


def _matrix(found: Findings) -> Table:
    """The main coefficient, transcripts down and codes across."""
    report = found.report
    columns = [Column("transcript", width=16), *(Column(code.code, DECIMAL, 13) for code in report.codes)]
    rows: list[tuple[Value, ...]] = [(t, *(code.by_transcript[t] for code in report.codes)) for t in report.transcripts]
    return Table(f"{NAMES[report.coefficient]} of each transcript", tuple(columns), tuple(rows), sheet="By transcript")


def _by_code(found: Findings) -> Table:
    report = found.report
    everything = [code for one in found.measured.transcripts for code in one.report.codes]
    figures = columns_shown(everything, (*FIGURES, *INDEXES), exclusive=bool(found.setting.exclusive))
    columns = [Column("transcript", width=14), Column("code", width=16), Column("units", COUNT, 7)]
    columns += [Column(f"coded by {coder}", COUNT, 9) for coder in report.coders]
    columns += [Column(title, kind, 13) for title, _, kind in figures]
    rows = tuple(
        (
            one.transcript,
            code.code,
            code.n_units,
            *(given(code, coder) for coder in report.coders),
            *(getattr(code, attribute) for _, attribute, _ in figures),
        )
        for one in found.measured.transcripts
        for code in one.report.codes
    )
    return Table("Each transcript, code by code", tuple(columns), rows, sheet=BY_CODE, heads=2, long=True)
