"""What `codekit agree` prints: the table of codes, and the figures over all codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codekit.cli import output
from codekit.cli.output import figure

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport, CodeResult, Interval, Summary
    from codekit.agreement.rounds.summary import Permutation
    from codekit.workflow.comparing.compare import Comparison


def show(comparison: Comparison) -> None:
    """Print the facts of a comparison, its table of codes, and the figures over all codes."""
    from codekit.agreement.rounds.report import FEWEST_TRANSCRIPTS, TOP

    report = comparison.report
    output.say("; ".join(f"{name}: {value}" for name, value in comparison.facts.items()))
    two = len(report.coders) == 2
    kappa = "kappa" if two else "kappa (mean)"
    polarity = any(code.with_polarity for code in report.rows)
    figures = ("units", *report.coders, "agree", "pos.", "neg.", kappa)
    figures += ("kappa with\npolarity",) * polarity + ("alpha", "AC1", "PABAK")
    intervals = report.n_clusters >= FEWEST_TRANSCRIPTS
    spread = f"95 % interval of {'kappa' if two else 'alpha'}" if intervals else "by transcript"
    rows = [_row(report, code, intervals=intervals, polarity=polarity) for code in report.rows]
    output.table(("code", *figures, spread, "note"), rows, right=",".join(figures))
    if not intervals:
        few = f"fewer than {FEWEST_TRANSCRIPTS} {report.grouping.many}"
        output.say(f"no interval: {few}, so each transcript's own value is shown instead")
    _show_values(report)
    if report.deeper and report.level != TOP and report.top and report.leaf:
        output.say(f"top level: {_summary(report.top)}")
        output.say(f"leaf level: {_summary(report.leaf)}")
    else:
        output.say(_summary(report.summary))
    if polarity:
        n = report.summary.differ_in_polarity
        output.say(f"all coders have a code but not with the same polarity on {n} unit{'' if n == 1 else 's'}")
    if report.summary.permutation:
        output.say(_permuted(report, report.summary.permutation))


def _summary(summary: Summary) -> str:
    """The figures over all codes in one line."""
    mean = f"mean kappa {_with_ends(summary.mean_kappa, summary.mean_interval)} over {summary.n_defined} of "
    without = (
        f", {figure(summary.mean_kappa_without_zeros)} without those that are 0 by construction "
        f"({', '.join(summary.zeros)})"
        if summary.zeros
        else ""
    )
    apart = "; " if any("," in name for name in summary.worst) else ", "
    lowest = f"; lowest: {apart.join(summary.worst)}" if summary.worst else ""
    pooled = f"pooled kappa (de Vries) {_with_ends(summary.pooled_kappa, summary.pooled_interval)}"
    return f"{pooled}; {mean}{summary.n_codes} codes{without}{lowest}"


def _permuted(report: AgreementReport, test: Permutation) -> str:
    """The p values of the permutation test in one line, with what they must not be taken for."""
    codes = ", ".join(f"{code.name} {figure(code.p_value, 4)}" for code in report.rows)
    pooled = test.why_not or f"p {figure(test.p_value, 4)}"
    shifted = (
        "neighbouring units stay neighbours"
        if test.scheme == "shifts"
        else ("neighbouring units resemble each other, so these are too small: see --shifts")
    )
    return (
        f"permutation test within transcripts ({test.n:,} {test.scheme}), p of agreement as high by chance: {codes}; "
        f"pooled kappa {pooled}; {shifted}"
    )


def _with_ends(value: float, interval: Interval | None) -> str:
    return figure(value) + (f" ({figure(interval.low)} to {figure(interval.high)})" if interval else "")


def _show_values(report: AgreementReport) -> None:
    """A small table of the codes that have values in the codebook; nothing where there are none."""
    figures = ("units", "exact", "kappa linear", "kappa quadratic", "alpha", "mean difference")
    rows = [
        (
            code.code,
            found.scale,
            found.n_units,
            f"{found.percent_exact:.1%}" if found.n_units else "–",
            *map(figure, (found.weighted_kappa_linear, found.weighted_kappa_quadratic, found.alpha)),
            figure(found.mean_difference),
            f"{figure(found.interval.low)} to {figure(found.interval.high)}" if found.interval else "–",
            found.note,
        )
        for code in report.codes
        if (found := code.of_values)
    ]
    if rows:
        columns = ("values of", "scale", *figures, "95 % interval of alpha", "note")
        output.table(columns, rows, right=",".join(figures))


def _row(report: AgreementReport, code: CodeResult, *, intervals: bool, polarity: bool) -> tuple[object, ...]:
    from codekit.agreement.rounds.notes import FEW_TRANSCRIPTS

    if intervals:
        spread = f"{figure(code.interval.low)} to {figure(code.interval.high)}" if code.interval else "–"
    else:
        spread = ", ".join(figure(value) for value in code.by_transcript.values())
    return (
        f"{'  ' * code.depth}{code.name}",
        code.n_units,
        *(code.positives.get(coder, "–") for coder in report.coders),
        f"{code.percent_agreement:.1%}" if code.percent_agreement == code.percent_agreement else "–",
        figure(code.positive_agreement),
        figure(code.negative_agreement),
        figure(code.cohen_kappa),
        *((figure(code.with_polarity.cohen_kappa) if code.with_polarity else "",) if polarity else ()),
        figure(code.krippendorff_alpha),
        figure(code.gwet_ac1),
        figure(code.pabak),
        spread,
        code.note if intervals else code.note_without(FEW_TRANSCRIPTS),
    )
