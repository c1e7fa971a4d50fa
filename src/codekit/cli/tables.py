"""Commands that carry results out: matrix, cooccur, export, merge, check, analyze."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codekit.cli import output
from codekit.cli.judging import read_back
from codekit.cli.options import AsSaidOption, JsonOption, StudyOption, giving, listed, the_study

if TYPE_CHECKING:
    from codekit.matrix import Matrix
    from codekit.matrix.among import Among
    from codekit.matrix.profiles import Profile
    from codekit.matrix.together import Cooccurrence

OutOption = Annotated[Path | None, typer.Option("-o", metavar="FILE.xlsx", help="Write Excel.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command("matrix")(matrix)
    app.command("cooccur")(cooccur)
    app.command("export")(export)
    app.command("merge")(merge)
    app.command("check")(check)
    app.command("analyze")(analyze)


def matrix(
    codebook: Annotated[str, typer.Argument(metavar="CODEBOOK", help="The codebook.")],
    out: OutOption = None,
    themes: Annotated[str, typer.Option(help="The columns: A,B.")] = "",
    coder: Annotated[
        str,
        typer.Option(metavar="ID", help="One coder, where a double round has no consensus; with --from, who typed."),
    ] = "",
    from_: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE.xlsx", help="Read back what was typed in a workbook.", show_default=False),
    ] = None,
    only: Annotated[
        str, typer.Option(metavar="ID", help="In the workbook: what this analyst alone judged, not what others did.")
    ] = "",
    by: Annotated[str, typer.Option(metavar="ATTRIBUTE", help="Kinds of cases by themes instead.")] = "",
    among: Annotated[str, typer.Option(metavar="CODE", help="The themes among the cases that have this one.")] = "",
    as_said: AsSaidOption = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Cases by themes: what each organization said, and the words behind every figure.

    With --from, what analysts typed in the sheets Fit, Framework and Quotes of a workbook becomes judgements of
    --coder. A workbook that nobody touched changes nothing, and what others wrote meanwhile stays.
    """
    from codekit.workflow.results import tabulate

    opened = the_study(study)
    if from_ is not None:
        if out or themes or only:
            raise typer.BadParameter("--from reads a workbook back: write a new one with a command of its own")
        read_back(opened, codebook, from_, coder or opened.writer, as_json=as_json)
        return
    tabulated = tabulate.matrix(opened, codebook, themes=listed(themes), coder=coder)
    kinds = tabulate.by_kind(tabulated, by) if by else []
    of_these = tabulate.among(tabulated, among) if among else None
    output.keep(tabulated)
    for warning in tabulated.warnings:
        output.note(f"warning: {warning}")
    if out is not None:
        with giving(opened, out, as_said=as_said) as place:
            tabulate.write_workbook(opened, tabulated, place, only=only)
        output.note(f"workbook: {out}")
    if as_json:
        more: dict[str, Any] = {"profiles": [profile.to_json() for profile in kinds]} if by else {}
        output.document(tabulated.to_json() | more | ({"among": of_these.to_json()} if of_these else {}))
    elif of_these:
        _show_among(tabulated, of_these)
    elif kinds:
        for profile in kinds:
            _show_profile(profile)
    elif out is None:
        rows = [
            (tabulated.codebook[code].name, code, str(tabulated.totals[code]), tabulate.other_states(tabulated, code))
            for code in tabulated.themes
        ]
        output.say(
            f"{tabulated.codebook.key}; {len(tabulated.cases)} cases; counted: {tabulated.layer or 'nothing yet'}"
        )
        output.table(("theme", "code", "k of n", "states"), rows)
        output.say(f"review: {tabulated.reviewed}")


def _show_among(tabulated: Matrix, found: Among) -> None:
    rows = [
        (tabulated.codebook[code].name, code, found.shown(code), ", ".join(found.found[code])) for code in found.found
    ]
    output.say(f"{tabulated.codebook.key}; {len(found.cases)} cases with {tabulated.codebook[found.code].name}")
    output.table(("theme", "code", "k of n", "cases"), rows)


def _show_profile(profile: Profile) -> None:
    rows = [
        (str(kind), len(profile.cases[kind.id]), *(str(profile.cells[kind.id, theme]) for theme in profile.themes))
        for kind in profile.kinds
    ]
    output.say(profile.title)
    output.table((profile.attribute, "cases", *profile.themes), rows, right="cases")


def cooccur(
    codebook: Annotated[str, typer.Argument(metavar="CODEBOOK", help="The codebook.")],
    by: Annotated[
        str, typer.Option(metavar="turn|paragraph|sentence|overlap", help="Units, or overlapping excerpts.")
    ] = "turn",
    codes: Annotated[str, typer.Option(help="The codes: A,B. Default: those found.")] = "",
    polarity: Annotated[
        str, typer.Option(metavar="supporting|contrary|hypothetical|all", help="Which excerpts count.")
    ] = "supporting",
    coder: Annotated[str, typer.Option(metavar="ID", help="One coder, where a double round has no consensus.")] = "",
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", metavar="FILE", help="Write .xlsx, .csv, .jsonl, .docx, .html, .md, or .png, .svg: the map.",
            show_default=False,
        ),
    ] = None,
    as_said: AsSaidOption = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:  # fmt: skip
    """Code by code: how often two codes stand together, and how often they would by chance."""
    from codekit.workflow.results import cooccurrence

    opened = the_study(study)
    found = cooccurrence.cooccur(opened, codebook, by=by, codes=listed(codes), coder=coder, polarity=polarity)
    output.keep(found)
    for warning in (*found.matrix.warnings, *found.warnings):
        output.note(f"warning: {warning}")
    if out is not None:
        with giving(opened, out, as_said=as_said) as place:
            cooccurrence.write(opened, found, place)
        output.note(f"codes together: {out}")
    if as_json:
        output.document(found.to_json())
    elif out is None:
        _show_pairs(found)


def _show_pairs(found: Cooccurrence) -> None:
    from codekit.reporting.matrix.sheet_cooccurrence import ordered

    pairs = ordered(found)
    together = [pair for pair in pairs if pair.both]
    figures = ("of 1st", "of 2nd", "both", "Jaccard", "expected", "ratio", "transcripts", "cases")
    rows = [
        (
            *pair.codes,
            pair.first,
            pair.second,
            pair.both,
            *map(output.figure, (pair.jaccard, pair.expected, pair.ratio)),
            pair.transcripts,
            pair.cases,
        )
        for pair in together
    ]
    output.say(
        f"{found.matrix.codebook.key}; by {found.by}; {', '.join(found.kinds)} excerpts; "
        f"counted: {found.matrix.layer or 'nothing yet'}"
    )
    output.table(("code", "with", *figures), rows, right=",".join(figures))
    output.say(f"{len(together)} of {len(pairs)} pairs of {len(found.codes)} codes stand together somewhere")


def export(
    path: Annotated[Path, typer.Argument(metavar="OUT", help="The file or folder to write.")],
    what: Annotated[
        str,
        typer.Option(
            metavar="codings|excerpts|transcript|memos|codebook|obsidian", help="What to write (default: codings)."
        ),
    ] = "",
    coder: Annotated[str, typer.Option(metavar="ID", help="Your id: what you may see, your own included.")] = "",
    transcripts: Annotated[str, typer.Option(help="Only these: T01,T02.")] = "",
    rounds: Annotated[str, typer.Option(help="Only these: r1,r2.")] = "",
    by: Annotated[str, typer.Option(help="Only what these coded: ana,consensus.")] = "",
    codebook: Annotated[str, typer.Option(metavar="ID", help="With --what codebook: which.")] = "",
    profile: Annotated[
        str, typer.Option("--for", metavar="nvivo", help="Of a .qdpx: count positions as this tool does.")
    ] = "",
    as_said: AsSaidOption = False,
    study: StudyOption = None,
) -> None:
    """Write work for other programs and readers: all that may be seen, or a part of it.

    codings: .csv .xlsx .jsonl. excerpts, with context and cases: .csv .xlsx .jsonl. transcript, coded: .docx, .html, or
    a folder of Word files. memos: .md .docx .csv .xlsx .jsonl. codebook, one page: .html. obsidian: a folder.
    The study as a project for another tool: .qdpx (REFI-QDA).
    """
    from codekit import plugins
    from codekit.workflow.coding.export import Wanted
    from codekit.workflow.coding.export import export as write

    output.problems(plugins.group(plugins.EXPORTERS).problems)
    wanted = Wanted(what, tuple(listed(transcripts)), tuple(listed(rounds)), tuple(listed(by)), codebook, profile)
    opened = the_study(study)
    with giving(opened, path, as_said=as_said) as place:
        written = write(opened, place, coder=coder, wanted=wanted)
    output.say(f"{path}: {written.line}")
    for told in written.told:
        output.note(f"{told.outcome}: {told.line}")


def merge(
    path: Annotated[Path, typer.Argument(metavar="FOLDER|ZIP", help="Another copy of this study.")],
    as_new: Annotated[
        bool, typer.Option("--as-new", help="It is another study: take its interviews, rounds and codings over.")
    ] = False,
    study: StudyOption = None,
) -> None:
    """Take over what another copy of the study has: nothing is lost, nothing counts twice."""
    from codekit.workflow.rounds.visibility import told
    from codekit.workflow.study.merging import merge as take_over

    opened = the_study(study)
    merged = take_over(opened, path, as_new=as_new)
    events, blind = told(opened, merged.by_round)
    output.say(f"{events} events and {len(merged.files)} files taken over")
    if blind:
        output.note(f"what others did in blind rounds was taken over too; how much is not told: {', '.join(blind)}")
    output.problems(merged.problems)
    for name in merged.different:
        output.note(f"warning: {name} differs there; kept as it is here")


def check(
    fix: Annotated[bool, typer.Option("--fix", help="Repair what can be repaired.")] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="Note in study.yaml that the figures are by the present rules.")
    ] = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Everything that is wrong or doubtful in the study, with file, line and remedy.

    Of a study made under older rules also which figures are others now, where and why, until --accept.
    """
    from codekit.workflow.results import changed
    from codekit.workflow.results import study_check as checks

    opened = the_study(study)
    problems, repaired = checks.check(opened, fix=fix)
    changes = changed.changed(opened)
    if accept:
        changed.accept(opened)
    errors = sum(problem.level == "error" for problem in problems)
    if as_json:
        output.document(checks.plain(problems, repaired) | {"changed": changed.plain(changes)})
    else:
        for line in repaired:
            output.say(f"repaired: {line}")
        for problem in problems:
            output.say(f"{problem.level}: {problem}")
        for change in changes:
            output.say(f"changed: {change}")
        output.say(f"{errors} errors, {len(problems) - errors} warnings")
    if changes:
        hint = "" if accept else "; codekit check --accept notes that you know"
        output.note(f"{len(changes)} figures are others than under the rules the study was made by{hint}")
    if errors:
        raise typer.Exit(1)


def analyze(
    compare: Annotated[
        bool, typer.Option("--compare", help="Compare rounds that wait for it too, which ends their blindness.")
    ] = False,
    study: StudyOption = None,
) -> None:
    """Check, agreement, matrix, figures and a one-page summary, into exports/."""
    from codekit.workflow.results.analysis import ERROR, Analysis

    run = Analysis(the_study(study), compare=compare)
    steps = run.steps()
    failed = False
    with output.progress("analyzing", len(steps)) as begin:
        for step in steps:
            begin(step.name)
            notes = step.run()
            failed |= any(note.kind == ERROR for note in notes)
            for note in notes:
                output.note(note.words)
    for line in run.headline(failed=failed):
        output.say(line)
    if failed:
        raise typer.Exit(1)
