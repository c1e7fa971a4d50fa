"""Commands that compare coders: agree, disagreements."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from codekit.cli import agree_shown, output
from codekit.cli.agree_files import Claims, Faults, Others, Reports
from codekit.cli.further import Further
from codekit.cli.options import AsSaidOption, JsonOption, StudyOption, giving, listed, the_study
from codekit.errors import CodekitError

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
    as_said: AsSaidOption = False,
    as_json: JsonOption = False,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write a report: .xlsx, .docx, .html or .md.", show_default=False),
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
    beside: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Figures of NVivo or ATLAS.ti, set beside ours.", show_default=False),
    ] = None,
    diagnose: Annotated[
        bool,
        typer.Option("--diagnose", help="Without each coder, over the order of coding, accuracy, doubtful units."),
    ] = False,
    study: StudyOption = None,
) -> None:
    """Inter-coder agreement of a round, per code, with intervals clustered by transcript or case."""
    from codekit.workflow.comparing import certainty as certainties
    from codekit.workflow.comparing import compare, thresholds
    from codekit.workflow.comparing.as_asked import AsAsked

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
    wanted = Claims(opened, round_id, claims, themes)
    further = Further(coefficient or (), by_unit=by_unit)
    reports = Reports(report, diagnosis, benchmarks, summed_table, as_said=as_said)
    reports.refuse_without_key(opened)
    others = Others(beside)
    waits = compare.waits(opened, opened.round(round_id))
    comparison = (compare.end_blindness if waits else compare.agree)(opened, round_id, options)
    output.keep(comparison)
    if waits:
        output.note(f"round {round_id}: compared for the first time; {compare.ended(comparison)}")
    for warning in comparison.warnings:
        output.note(f"warning: {warning}")
    if training and comparison.ground.round.kind == "training":
        output.note("training, not for report")
    claimed = wanted.compared()
    reports.write(
        opened,
        comparison,
        options,
        claimed,
        AsAsked(options, further.names, summed_table, benchmarks, claims, tuple(listed(themes))),
    )
    further.compute(opened, comparison, options)
    others.compute(opened, round_id)
    faults = Faults(opened, comparison, options) if diagnose else None
    if claimed is not None:
        from codekit.cli.claims import show

        show(claimed, as_json=as_json)
    elif as_json:
        document = further.into({**comparison.report.to_json(), "origins": comparison.origins.to_json()})
        output.document({**document, **(faults.to_json() if faults else {}), **others.to_json()})
    else:
        agree_shown.show(comparison)
        further.show()
        others.show()
        if faults:
            faults.show()
    if sure is not None:
        certainties.refuse(comparison, options, required, sure)
        return
    if unjudged := thresholds.undefined(comparison.report, required):
        output.note(f"not judged, undefined: {', '.join(unjudged)}")
    thresholds.refuse(comparison.report, required)


def disagreements(
    round_id: RoundArgument,
    as_said: AsSaidOption = False,
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
        with giving(opened, out, as_said=as_said) as place:
            agreement_report.write_disagreements(opened, round_id, rows, place)
        output.note(f"{len(rows)} disagreements: {out}")
    if as_json:
        output.document([row.to_json() for row in rows])
    elif out is None:
        scheme = rows[0].scheme if rows else "unit"
        table_rows = [(r.transcript, r.number, r.code, r.coded, r.type, r.words(60)) for r in rows]
        output.table(("transcript", scheme, "code", "coded by", "type", "words"), table_rows, right=scheme)
        output.say(agreement_report.count_types(rows))
