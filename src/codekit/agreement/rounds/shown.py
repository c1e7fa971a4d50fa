"""A report as a notebook shows it by itself."""

from __future__ import annotations

import math

from codekit.agreement.rounds.report import ALPHA, COHEN, AgreementReport, CodeResult
from codekit.tables.shown import Shown, html_table

_NAMES = {COHEN: "Cohen's kappa", ALPHA: "Krippendorff's alpha"}
_INDENT = "\N{EM SPACE}"


def html_of(report: AgreementReport) -> str:
    """The rows of a report with its main coefficient and interval, and the figures over all codes."""
    main = report.coefficient
    columns = ("code", "units", "agreement", "positive", _NAMES[main], "95 % interval", "note")
    title = f"Agreement in round {report.round} by {report.unit}: {', '.join(report.coders)}"
    summary = report.summary
    over = f"pooled kappa {_words(summary.pooled_kappa)}, mean kappa {_words(summary.mean_kappa)}"
    told = f"{over} over {summary.n_defined} of {summary.n_codes} codes; {report.n_transcripts} transcripts"
    return html_table(title, columns, [_row(code, main) for code in report.rows], [told])


def _row(code: CodeResult, main: str) -> tuple[Shown, ...]:
    spread = f"{_words(code.interval.low)} to {_words(code.interval.high)}" if code.interval else ""
    figures = (code.percent_agreement, code.positive_agreement, getattr(code, main))
    return f"{_INDENT * code.depth}{code.name}", code.n_units, *figures, spread, code.note


def _words(value: float) -> str:
    return "not estimable" if math.isnan(value) else f"{value:.2f}"
