"""Commands that compare coders: agree, disagreements."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.options import JsonOption, StudyOption, the_study
from codekit.cli.output import figure

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport, CodeResult
    from codekit.workflow.comparing.compare import Comparison, Options
    from codekit.workflow.study.study import Study

RoundArgument = Annotated[str, typer.Argument(metavar="ROUND", help="The round.")]


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command("agree")(agree)
    app.command("disagreements")(disagreements)


def agree(
    round_id: RoundArgument,
    unit: Annotated[str, typer.Option(metavar="turn|paragraph|sentence|character", help="Default: the round's.")] = "",
    exclusive: Annotated[str, typer.Option(metavar="PARENT", help="One variable: which sub-code of PARENT.")] = "",
    roles: Annotated[str, typer.Option(metavar="respondent|all", help="Whose speech the units are.")] = "respondent",
    trim: Annotated[bool, typer.Option("--trim", help="Trim white space at the edges of spans.")] = False,
    incomplete: Annotated[bool, typer.Option("--incomplete", help="Leave unfinished transcripts out.")] = False,
    training: Annotated[bool, typer.Option("--training", help="A training round: not for report.")] = False,
    interval: Annotated[
        str,
        typer.Option(metavar="fisher|linearised|jackknife|bootstrap", help="Intervals, all clustered by transcript."),
    ] = "fisher",
    require: Annotated[
        list[str] | None, typer.Option(metavar="alpha=.8", help="Exit 1 and name the codes that are below.")
    ] = None,
    as_json: JsonOption = False,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a report: .xlsx, .html or .md.", show_default=False),
    ] = None,
    benchmarks: Annotated[
        str, typer.Option(metavar="SCALE", help="Words of landis-koch, fleiss, mchugh or krippendorff in the report.")
    ] = "",
    summed_table: Annotated[
        bool, typer.Option("--summed-table", help="Kappa of all codes' tables added up, in the report.")
    ] = False,
    diagnosis: Annotated[
        Path | None,
        typer.Option(metavar="FILE.csv", help="Write each coder's decision on each unit.", show_default=False),
    ] = None,
    study: StudyOption = None,
) -> None:
    """Inter-coder agreement of a round, per code, with intervals clustered by transcript."""
    from codekit.workflow.comparing import compare, thresholds

    opened = the_study(study)
    required = thresholds.parse(require or ())
    options = compare.Options(unit, exclusive, roles, trim, incomplete, training, interval)
    reports = _Reports(report, diagnosis, benchmarks, summed_table)
    waits = compare.waits(opened, opened.round(round_id))
    comparison = (compare.end_blindness if waits else compare.agree)(opened, round_id, options)
    output.keep(comparison)
    if waits:
        output.note(f"round {round_id}: compared for the first time; its blindness has ended")
    for warning in comparison.warnings:
        output.note(f"warning: {warning}")
    if training and comparison.ground.round.kind == "training":
        output.note("training, not for report")
    reports.write(opened, comparison, options)
    if as_json:
        output.document(comparison.report.to_json())
    else:
        _show(comparison)
    thresholds.refuse(comparison.report, required)


class _Reports:
    """The files that were asked for; what cannot be written is refused before the comparison, which is logged."""

    def __init__(self, report: Path | None, diagnosis: Path | None, benchmarks: str, summed_table: bool) -> None:
        """Raises CodekitError where a file or scale that was asked for cannot be had."""
        self.report, self.diagnosis, self.summed_table = report, diagnosis, summed_table
        self.scale = None
        if report is not None or diagnosis is not None or benchmarks:
            from codekit import plugins
            from codekit.workflow.reports import agreement_report

            output.problems(plugins.group(plugins.REPORTS).problems if report else ())
            self.scale = agreement_report.checked(report, diagnosis, benchmarks)

    def write(self, study: Study, comparison: Comparison, options: Options) -> None:
        """Write them, and say where they are."""
        if self.report is None and self.diagnosis is None:
            return
        from codekit.workflow.reports import agreement_report

        collected = agreement_report.findings(
            study, comparison, options, scale=self.scale, summed_table=self.summed_table
        )
        if self.report is not None:
            agreement_report.write_findings(collected, self.report)
            output.note(f"report: {self.report}")
        if self.diagnosis is not None:
            rows = agreement_report.write_diagnosis(collected, self.diagnosis)
            output.note(f"diagnosis: {rows} rows, {self.diagnosis}")


def _show(comparison: Comparison) -> None:
    from codekit.agreement.rounds.report import FEWEST_TRANSCRIPTS

    report = comparison.report
    output.say("; ".join(f"{name}: {value}" for name, value in comparison.facts.items()))
    two = len(report.coders) == 2
    kappa = "kappa" if two else "kappa (mean)"
    figures = ("units", *report.coders, "agree", "pos.", "neg.", kappa, "alpha", "AC1", "PABAK")
    intervals = report.n_transcripts >= FEWEST_TRANSCRIPTS
    spread = f"95 % interval of {'kappa' if two else 'alpha'}" if intervals else "by transcript"
    rows = [_row(report, code, intervals=intervals) for code in report.codes]
    output.table(("code", *figures, spread, "note"), rows, right=",".join(figures))
    if not intervals:
        output.say("no interval: fewer than 5 transcripts, so each transcript's own value is shown instead")
    _show_values(report)
    summary = report.summary
    output.say(f"pooled kappa (de Vries) {figure(summary.pooled_kappa)}; ", end="")
    output.say(f"mean kappa {figure(summary.mean_kappa)} over {summary.n_defined} of {summary.n_codes} codes", end="")
    output.say(f"; lowest: {', '.join(summary.worst)}" if summary.worst else "")


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


def _row(report: AgreementReport, code: CodeResult, *, intervals: bool) -> tuple[object, ...]:
    from codekit.agreement.rounds.notes import FEW_TRANSCRIPTS

    if intervals:
        spread = f"{figure(code.interval.low)} to {figure(code.interval.high)}" if code.interval else "–"
    else:
        spread = ", ".join(figure(value) for value in code.by_transcript.values())
    return (
        code.code,
        code.n_units,
        *(code.positives.get(coder, "–") for coder in report.coders),
        f"{code.percent_agreement:.1%}" if code.percent_agreement == code.percent_agreement else "–",
        figure(code.positive_agreement),
        figure(code.negative_agreement),
        figure(code.cohen_kappa),
        figure(code.krippendorff_alpha),
        figure(code.gwet_ac1),
        figure(code.pabak),
        spread,
        code.note if intervals else code.note_without(FEW_TRANSCRIPTS),
    )


def disagreements(
    round_id: RoundArgument,
    as_json: JsonOption = False,
    out: Annotated[
        Path | None, typer.Option("-o", metavar="FILE.xlsx", help="Write Excel.", show_default=False)
    ] = None,
    clusters: Annotated[
        bool, typer.Option("--clusters", help="By clusters, the pieces that `codekit decide` is about.")
    ] = False,
    study: StudyOption = None,
) -> None:
    """Where coders differ, unit by unit, with type and words."""
    from codekit.workflow.reports import agreement_report

    opened = the_study(study)
    if clusters:
        from codekit.cli.decisions import show

        show(opened, round_id, as_json=as_json)
        return
    rows = agreement_report.disagreement_rows(opened, round_id)
    if out is not None:
        agreement_report.write_disagreements(opened, round_id, rows, out)
        output.note(f"{len(rows)} disagreements: {out}")
    if as_json:
        output.document([row.to_json() for row in rows])
    elif out is None:
        table_rows = [(r.transcript, r.unit, r.code, ", ".join(r.coded_by), r.type, r.words(60)) for r in rows]
        output.table(("transcript", "unit", "code", "coded by", "type", "words"), table_rows, right="unit")
        output.say(agreement_report.count_types(rows))
