"""The part on transcripts: each by itself, over all codes and code by code."""

from __future__ import annotations

import math

from codekit.reporting.agreement.codes import FIGURES, INDEXES, NAMES, columns_shown, given
from codekit.reporting.agreement.findings import Findings, at_level
from codekit.reporting.agreement.measure import FEWEST_FOR_OUTLIERS, OneTranscript
from codekit.reporting.content import COUNT, DECIMAL, LONG, PERCENT, Column, Part, Table, Value

TRANSCRIPTS, BY_CODE = "Transcripts", "Transcripts by code"


def part(findings: Findings) -> Part:
    """Each transcript by itself; those far below the others are flagged."""
    # While the round is blind, how often a coder gave a code in one transcript is nobody else's business.
    by_code = () if findings.setting.still_blind else (_matrix(findings), _by_code(findings))
    words = (_words(findings), *at_level(findings))
    return Part("transcripts", "Transcripts", paragraphs=words, tables=(_overall(findings), *by_code))


def _words(findings: Findings) -> str:
    flagged = [transcript.transcript for transcript in findings.measured.transcripts if transcript.outlier]
    if len(findings.measured.transcripts) < FEWEST_FOR_OUTLIERS:
        return f"Fewer than {FEWEST_FOR_OUTLIERS} transcripts: none is flagged as far from the others."
    rule = "below the lower quartile by more than 1.5 interquartile ranges (Tukey 1977) and by more than .1"
    if not flagged:
        return f"No transcript is far below the others. Far below means: a pooled kappa that is {rule}."
    return f"Far below the others: {', '.join(flagged)}. Its pooled kappa is {rule}. Read it first."


def _overall(findings: Findings) -> Table:
    without = any(not math.isnan(transcript.without_it) for transcript in findings.measured.transcripts)
    cells = any(pair.cells for pair in findings.report.pairs)
    columns = [Column("transcript", width=16), Column("units", COUNT, 8), Column("coders", COUNT, 8)]
    columns += [Column("mean % agreement", PERCENT, 12), Column("pooled kappa", DECIMAL, 12)]
    columns += [Column("mean kappa", DECIMAL, 12), Column("codes with a kappa", width=12)]
    columns += [Column("decisions that differ", COUNT, 12)] if cells else []
    columns += [Column("pooled kappa without it", DECIMAL, 14)] if without else []
    flagged = any(transcript.outlier for transcript in findings.measured.transcripts)
    columns += [Column("flag", LONG, 24)] if flagged else []
    rows = [
        _row(transcript, cells=cells, without=without, flagged=flagged) for transcript in findings.measured.transcripts
    ]
    note = (
        "Pooled kappa without it: of all other transcripts together; where it is far from the pooled kappa of the "
        "round, this transcript carries the result."
    )
    return Table(
        "Each transcript over all codes", tuple(columns), tuple(rows), note=note if without else "", sheet=TRANSCRIPTS
    )


def _row(transcript: OneTranscript, *, cells: bool, without: bool, flagged: bool) -> tuple[Value, ...]:
    codes, summary = transcript.report.codes, transcript.report.summary
    observed = [code.percent_agreement for code in codes]
    return (
        transcript.transcript,
        codes[0].n_units if codes else 0,
        len(transcript.coders),
        sum(observed) / len(observed) if observed else math.nan,
        summary.pooled_kappa,
        summary.mean_kappa,
        f"{summary.n_defined} of {summary.n_codes}",
        *([transcript.unlike] if cells else []),
        *([transcript.without_it] if without else []),
        *(["far below the others" if transcript.outlier else ""] if flagged else []),
    )


def _matrix(findings: Findings) -> Table:
    """The main coefficient, transcripts down and codes across."""
    report = findings.report.of_summary()
    columns = [Column("transcript", width=16), *(Column(code.code, DECIMAL, 13) for code in report.codes)]
    rows: list[tuple[Value, ...]] = [(t, *(code.by_transcript[t] for code in report.codes)) for t in report.transcripts]
    return Table(f"{NAMES[report.coefficient]} of each transcript", tuple(columns), tuple(rows), sheet="By transcript")


def _by_code(findings: Findings) -> Table:
    report = findings.report
    everything = [code for transcript in findings.measured.transcripts for code in transcript.report.codes]
    figures = columns_shown(everything, (*FIGURES, *INDEXES), exclusive=bool(findings.setting.exclusive))
    columns = [Column("transcript", width=14), Column("code", width=16), Column("units", COUNT, 7)]
    columns += [Column(f"coded by {coder}", COUNT, 9) for coder in report.coders]
    columns += [Column(title, kind, 13) for title, _, kind in figures]
    rows = tuple(
        (
            transcript.transcript,
            code.code,
            code.n_units,
            *(given(code, coder) for coder in report.coders),
            *(getattr(code, attribute) for _, attribute, _ in figures),
        )
        for transcript in findings.measured.transcripts
        for code in transcript.report.codes
    )
    return Table("Each transcript, code by code", tuple(columns), rows, sheet=BY_CODE, heads=2, long=True)
