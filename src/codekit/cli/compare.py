"""Commands that compare coders: agree, disagreements."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codekit.cli import output
from codekit.cli.further import Further
from codekit.cli.options import JsonOption, StudyOption, listed, the_study
from codekit.cli.output import figure
from codekit.errors import CodekitError

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport, CodeResult, Interval, Summary
    from codekit.agreement.rounds.claim_report import ClaimReport
    from codekit.agreement.rounds.report import Permutation
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
    level: Annotated[
        str, typer.Option(metavar="leaf|top|all", help="The codes used, those of the round, or both.")
    ] = "all",
    codes: Annotated[str, typer.Option(metavar="A,B", help="Only these codes and what is below them.")] = "",
    exclusive: Annotated[str, typer.Option(metavar="PARENT", help="One variable: which sub-code of PARENT.")] = "",
    roles: Annotated[
        str, typer.Option(metavar="respondent|interviewer|all", help="Whose speech the units are.")
    ] = "respondent",
    trim: Annotated[bool, typer.Option("--trim", help="Trim white space at the edges of spans.")] = False,
    incomplete: Annotated[bool, typer.Option("--incomplete", help="Leave unfinished transcripts out.")] = False,
    training: Annotated[bool, typer.Option("--training", help="A training round: not for report.")] = False,
    interval: Annotated[
        str,
        typer.Option(metavar="fisher|linearised|jackknife|bootstrap", help="Intervals, all clustered."),
    ] = "fisher",
    cluster: Annotated[
        str,
        typer.Option(
            metavar="transcript|case|document|interviewer|COLUMN",
            help="What intervals are clustered by. Default: case, where cases have several interviews.",
        ),
    ] = "",
    permutations: Annotated[
        int, typer.Option(metavar="N", help="A permutation test within transcripts, of N orders of units (1999).")
    ] = 0,
    shifts: Annotated[
        bool, typer.Option("--shifts", help="With --permutations: shift units, so that neighbours stay neighbours.")
    ] = False,
    require: Annotated[
        list[str] | None, typer.Option(metavar="alpha=.8", help="Exit 1 and name the codes that are below.")
    ] = None,
    certainty: Annotated[
        float | None,
        typer.Option(metavar=".95", help="With --require: how probable it must be that a figure reaches it."),
    ] = None,
    coefficient: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME,...", help="Also these, e.g. fleiss,u-alpha; all: every one there is."),
    ] = None,
    by_unit: Annotated[
        bool, typer.Option("--by-unit", help="Also kappa by turn, paragraph, sentence and character.")
    ] = False,
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
    claims: Annotated[
        str, typer.Option(metavar="CODEBOOK", help="The table of cases and themes that each coder alone would give.")
    ] = "",
    themes: Annotated[str, typer.Option(help="With --claims, the themes: A,B. Default: the matrix's columns.")] = "",
    stability: Annotated[
        str, typer.Option(metavar="EARLIER", help="The same coder in an earlier round and in this one; not agreement.")
    ] = "",
    coder: Annotated[str, typer.Option(metavar="ID", help="With --stability, one coder. Default: all of both.")] = "",
    diagnose: Annotated[
        bool,
        typer.Option("--diagnose", help="Without each coder, over the order of coding, accuracy, doubtful units."),
    ] = False,
    study: StudyOption = None,
) -> None:
    """Inter-coder agreement of a round, per code, with intervals clustered by transcript or case."""
    from codekit.workflow.comparing import certainty as certainties
    from codekit.workflow.comparing import compare, thresholds

    opened = the_study(study)
    required = thresholds.parse(require or ())
    sure = certainties.parse(certainty, required)
    options = compare.Options(
        unit,
        exclusive,
        roles,
        trim,
        incomplete,
        training,
        interval,
        level=level,
        codes=tuple(listed(codes)),
        cluster=cluster,
        permutations=permutations,
        shifts=shifts,
    )
    if coder and not stability:
        raise CodekitError("--coder is for --stability", hint="codekit matrix CODEBOOK --coder ID picks one coder")
    if stability:
        from codekit.cli.stability import run

        if claims or required or diagnosis is not None or benchmarks or summed_table:
            raise CodekitError("--stability is a figure of its own", hint="it goes with --coder, --report and --json")
        run(opened, (round_id, stability), options, coder=coder, report=report, as_json=as_json)
        return
    wanted = _Claims(opened, round_id, claims, themes)
    further = Further(coefficient or (), by_unit=by_unit)
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
    claimed = wanted.compared()
    reports.write(opened, comparison, options, claimed, further.names)
    further.compute(opened, comparison, options)
    faults = _Faults(opened, comparison, options) if diagnose else None
    if claimed is not None:
        from codekit.cli.claims import show

        show(claimed, as_json=as_json)
    elif as_json:
        document = further.into({**comparison.report.to_json(), "origins": comparison.origins.to_json()})
        output.document({**document, **(faults.to_json() if faults else {})})
    else:
        _show(comparison)
        further.show()
        if faults:
            faults.show()
    if sure is not None:
        certainties.refuse(comparison, options, required, sure)
        return
    if unjudged := thresholds.undefined(comparison.report, required):
        output.note(f"not judged, undefined: {', '.join(unjudged)}")
    thresholds.refuse(comparison.report, required)


class _Claims:
    """The claims that were asked for; what cannot be had is refused before the comparison, which is logged."""

    def __init__(self, study: Study, round_id: str, codebook: str, themes: str) -> None:
        """Raises CodekitError where the claims that were asked for cannot be had."""
        self.study, self.round_id, self.codebook, self.themes = study, round_id, codebook, listed(themes)
        if themes and not codebook:
            raise CodekitError("themes are of a table of claims", hint="add --claims CODEBOOK")
        if codebook:
            from codekit.workflow.comparing.claims import prepare

            prepare(study, round_id, codebook, self.themes)

    def compared(self) -> ClaimReport | None:
        """The claims of the compared round, or None where none were asked for."""
        if not self.codebook:
            return None
        from codekit.workflow.comparing.claims import claims

        return claims(self.study, self.round_id, self.codebook, themes=self.themes)


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

    def write(
        self,
        study: Study,
        comparison: Comparison,
        options: Options,
        claims: ClaimReport | None,
        coefficients: Sequence[str],
    ) -> None:
        """Write them, and say where they are."""
        if self.report is None and self.diagnosis is None:
            return
        from codekit.workflow.reports import agreement_report

        collected = agreement_report.findings(
            study,
            comparison,
            options,
            scale=self.scale,
            summed_table=self.summed_table,
            claims=claims,
            coefficients=coefficients,
        )
        if self.report is not None:
            agreement_report.write_findings(collected, self.report)
            output.note(f"report: {self.report}")
        if self.diagnosis is not None:
            rows = agreement_report.write_diagnosis(collected, self.diagnosis)
            output.note(f"diagnosis: {rows} rows, {self.diagnosis}")


class _Faults:
    """The diagnosis that was asked for, computed once."""

    def __init__(self, study: Study, comparison: Comparison, options: Options) -> None:
        from codekit.workflow.comparing import diagnosis

        self.found, self.unit = diagnosis.diagnosed(study, comparison, options), comparison.ground.unit

    def to_json(self) -> dict[str, Any]:
        """It as one more key."""
        from codekit.workflow.comparing import diagnosis

        return {"diagnosis": diagnosis.to_json(self.found)}

    def show(self) -> None:
        """Its tables, and what is missing."""
        from codekit.reporting.agreement import diagnosed
        from codekit.reporting.content import shown

        for table in diagnosed.tables(self.found, self.unit):
            rows = [[shown(v, c.kind) for v, c in zip(row, table.columns, strict=True)] for row in table.rows]
            output.table([c.title for c in table.columns], rows, title=table.title)
            output.say(table.note)
        for words in diagnosed.missing(self.found):
            output.say(words)


def _show(comparison: Comparison) -> None:
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
        scheme = rows[0].scheme if rows else "unit"
        table_rows = [(r.transcript, r.number, r.code, r.coded, r.type, r.words(60)) for r in rows]
        output.table(("transcript", scheme, "code", "coded by", "type", "words"), table_rows, right=scheme)
        output.say(agreement_report.count_types(rows))
