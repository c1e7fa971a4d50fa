"""The one-page summary of an analysis: what the coders agree on, what the organizations said, what to check.

The page is self-contained: no script, nothing loaded from anywhere, figures embedded.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from codekit import __version__
from codekit.errors import Problem
from codekit.workflow.comparing import compare
from codekit.workflow.comparing.compare import Comparison
from codekit.workflow.results import tabulate
from codekit.workflow.study.study import Study

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport, CodeResult
    from codekit.agreement.rounds.summary import Summary
    from codekit.matrix import Matrix

STYLE = """
:root { color-scheme: light dark; --ink: #1c2024; --soft: #5b6570; --line: #d8dee4; --paper: #fff; --wash: #f4f6f8 }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaed; --soft: #9aa4af; --line: #3a424b; --paper: #16191d; --wash: #1f242a }
  figure { background: #fff; padding: .5rem; border-radius: .3rem }
}
* { box-sizing: border-box }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 0 auto;
  max-width: 62rem; padding: 2rem 1.2rem 4rem }
h1 { font-size: 1.7rem; margin: 0 0 .2rem } h2 { font-size: 1.25rem; margin: 2.4rem 0 .4rem } p { margin: .4rem 0 }
.soft { color: var(--soft); font-size: .92rem }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: .92rem; margin: .8rem 0 }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top }
th { font-weight: 600; background: var(--wash) } td.n, th.n { text-align: right; white-space: nowrap;
  font-variant-numeric: tabular-nums }
.bar { background: var(--wash); border: 1px solid var(--line); height: .8rem; width: 8rem; border-radius: .2rem }
.bar i { display: block; height: 100%; background: #2f6f9f; border-radius: .15rem 0 0 .15rem }
figure { margin: 1rem 0 } figure img { max-width: 100%; height: auto }
figcaption { color: var(--soft); font-size: .9rem }
ul { padding-left: 1.2rem; margin: .4rem 0 } a { color: inherit }
@media print { body { max-width: none; padding: 0 } h2 { break-after: avoid } tr, figure { break-inside: avoid } }
"""


def page(
    study: Study, problems: Sequence[Problem], comparisons: Sequence[Comparison], matrices: Sequence[Matrix]
) -> str:
    """The page as HTML."""
    parts = [
        "<!doctype html>",
        '<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
        f"<title>{escape(study.title)}: summary</title><style>{STYLE}</style>",
        f"<h1>{escape(study.title)}</h1>",
        f'<p class="soft">{escape(_extent(study))}. codekit {__version__}.</p>',
    ]
    for matrix in matrices:
        parts += _matrix(study, matrix)
    for comparison in comparisons:
        parts += _agreement(study, comparison)
    if waiting := ", ".join(round_.id for round_ in compare.waiting(study)):
        parts.append(f"<p>Complete, and not compared yet: {escape(waiting)}.</p>")
    parts += _problems(problems)
    return "\n".join(parts) + "\n"


def _extent(study: Study) -> str:
    cases, interviews = len(study.registers.cases), len(study.transcript_ids())
    return f"{interviews} interviews, {cases} cases, {len(study.rounds())} rounds of coding"


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, numbers: Iterable[int] = ()) -> Iterator[str]:
    """A table; cells are HTML already, and columns in `numbers` are set flush right."""
    right = set(numbers)
    mark = [' class="n"' if i in right else "" for i in range(len(columns))]
    yield '<div class="wide"><table>'
    yield "<tr>" + "".join(f"<th{m}>{escape(name)}</th>" for m, name in zip(mark, columns, strict=True)) + "</tr>"
    for row in rows:
        yield "<tr>" + "".join(f"<td{m}>{cell}</td>" for m, cell in zip(mark, row, strict=True)) + "</tr>"
    yield "</table></div>"


def _matrix(study: Study, matrix: Matrix) -> Iterator[str]:
    title = matrix.codebook.title or matrix.codebook.id
    yield f"<h2>Themes: {escape(title)}</h2>"
    yield (
        f'<p class="soft">k of n: the cases in which a theme was found, of those where that can be decided. '
        f"Counted: {escape(matrix.layer)}. Every figure leads to its words in "
        f'<a href="matrix-{escape(matrix.codebook.id)}.xlsx">the workbook</a>. {escape(str(matrix.reviewed))}.</p>'
    )
    rows = []
    for code in matrix.themes:
        total = matrix.totals[code]
        share = 100 * total.k / total.n if total.n else 0
        bar = f'<div class="bar"><i style="width:{share:.0f}%"></i></div>'
        name = f"{escape(matrix.codebook[code].name)} <span class=soft>{escape(code)}</span>"
        rows.append((name, str(total), bar, escape(tabulate.other_states(matrix, code))))
    yield from _table(("theme", "k of n", "", "states"), rows, numbers=(1,))
    yield from _figure(study, f"matrix-{matrix.codebook.id}", "Themes by case.")
    yield from _warnings(matrix.warnings)


def _agreement(study: Study, comparison: Comparison) -> Iterator[str]:
    from codekit.agreement.rounds.report import FEWEST_TRANSCRIPTS

    report, summary = comparison.report, comparison.report.summary
    yield f"<h2>Agreement: round {escape(report.round)}</h2>"
    facts = "; ".join(f"{name} {value}" for name, value in comparison.facts.items() if name not in {"study", "round"})
    yield f'<p class="soft">{escape(facts)}.</p>'
    levels = (("top level", report.top), ("leaf level", report.leaf)) if report.deeper else (("", summary),)
    for level, over in levels:
        yield f"<p>{_over_codes(over, level)}</p>" if over else ""
    intervals = report.n_transcripts >= FEWEST_TRANSCRIPTS
    spread = "95 % interval" if intervals else "each transcript"
    coefficient = "kappa" if len(report.coders) == 2 else "alpha"
    yield from _table(
        ("code", "units", *report.coders, "agreement", "positive", coefficient, spread, "note"),
        (_agreement_row(report, code, intervals=intervals) for code in report.rows),
        numbers=range(1, len(report.coders) + 5),
    )
    yield from _figure(study, f"agreement-{report.round}", "Agreement per code.")
    yield from _warnings(comparison.warnings)


def _over_codes(summary: Summary, level: str) -> str:
    return (
        f"Pooled kappa (de Vries) {_figure_of(summary.pooled_kappa)}; mean kappa {_figure_of(summary.mean_kappa)} "
        f"over {summary.n_defined} of {summary.n_codes} codes{f' at the {level}' if level else ''}."
    )


def _agreement_row(report: AgreementReport, code: CodeResult, *, intervals: bool) -> tuple[str, ...]:
    from codekit.agreement.rounds.notes import FEW_TRANSCRIPTS

    if code.interval:
        spread = f"{_figure_of(code.interval.low)} to {_figure_of(code.interval.high)}"
    else:
        spread = "–" if intervals else ", ".join(_figure_of(value) for value in code.by_transcript.values())
    # The reason why there is no interval stands in the column's name where it is the same for all codes.
    note = code.note if intervals else code.note_without(FEW_TRANSCRIPTS)
    return (
        f"{'&emsp;' * code.depth}{escape(code.name)}",
        str(code.n_units),
        *(str(code.positives.get(coder, "–")) for coder in report.coders),
        _figure_of(code.percent_agreement),
        _figure_of(code.positive_agreement),
        _figure_of(getattr(code, report.coefficient)),
        spread,
        escape(note),
    )


def _figure_of(value: float) -> str:
    return "–" if value != value else f"{value:.2f}"  # noqa: PLR0124  (NaN is the one value that differs from itself)


def _figure(study: Study, name: str, caption: str) -> Iterator[str]:
    path = study.store.exports / "figures" / f"{name}.svg"
    if path.is_file():
        data = base64.b64encode(path.read_bytes()).decode("ascii")
        alt = escape(caption)
        yield f'<figure><img alt="{alt}" src="data:image/svg+xml;base64,{data}"><figcaption>{alt}</figcaption></figure>'


def _warnings(warnings: Sequence[str]) -> Iterator[str]:
    if warnings:
        yield "<ul>" + "".join(f"<li>{escape(warning)}</li>" for warning in warnings) + "</ul>"


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    yield "<h2>Checks</h2>"
    if not problems:
        yield "<p>No problem found.</p>"
        return
    rows = [
        (escape(p.level), escape(Path(p.path).as_posix()), "" if p.line is None else str(p.line), escape(p.message))
        for p in problems
    ]
    yield from _table(("level", "file", "line", "problem"), rows, numbers=(2,))
