"""The commands `corpus take`, `agree` and `matrix`: codings of any size, and what they come to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.corpus import CorpusArgument, SchedulerOption, WorkersOption
from codekit.cli.options import JsonOption, StudyOption, listed
from codekit.errors import CodekitError

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport
    from codekit.corpus.measuring.matrix import CorpusMatrix

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="What the codings were called when they were taken.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("take")(take)
    app.command("agree")(agree)
    app.command("matrix")(matrix)


def take(
    corpus: CorpusArgument,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE...]", help="Tables of codings, .parquet or .csv.", show_default=False),
    ] = None,
    name: Annotated[str, typer.Option("--as", metavar="NAME", help="What they are called (default: the round).")] = "",
    round_id: Annotated[str, typer.Option("--round", metavar="R", help="A compared round of the study instead.")] = "",
    study: StudyOption = None,
) -> None:
    """Take codings into a corpus: tables with coder, transcript, code, start, end, or the ledgers of a compared round.

    They are cut to the parts of the corpus, so that `corpus agree` and `corpus matrix` count any number of them. Rows
    that do not fit the corpus are refused before anything is written.
    """
    from codekit.cli.options import the_study
    from codekit.corpus.base.corpus import Corpus
    from codekit.corpus.measuring import take as taking

    if bool(paths) == bool(round_id):
        raise typer.BadParameter("FILE... or --round R, one of the two")
    called = name or round_id
    if not called:
        raise CodekitError("what are these codings called?", hint="--as NAME")
    opened = Corpus.at(corpus)
    rows = taking.of_files(paths) if paths else taking.of_study(the_study(study), round_id)
    for coder, n in taking.take(opened, called, rows, told=output.note).items():
        output.say(f"{called}: {coder} {n:,} codings")


def agree(
    corpus: CorpusArgument,
    name: NameArgument,
    codebook: Annotated[
        str, typer.Option(metavar="FILE|ID", help="Roll codes up by it; default: each as applied.")
    ] = "",
    codes: Annotated[str, typer.Option(metavar="A,B", help="The codes (default: the top ones of the codebook).")] = "",
    unit: Annotated[str, typer.Option(metavar="turn|sentence|character", help="What is compared.")] = "turn",
    roles: Annotated[str, typer.Option(metavar="respondent|interviewer|all", help="Whose words.")] = "respondent",
    cluster: Annotated[
        str, typer.Option(metavar="ATTRIBUTE|transcript", help="What intervals take as one (default: case).")
    ] = "",
    as_json: JsonOption = False,
    workers: WorkersOption = 0,
    scheduler: SchedulerOption = "",
    study: StudyOption = None,
) -> None:
    """Agreement of codings of any size: the figures of `codekit agree`, counted part by part."""
    from codekit.corpus.base.corpus import Corpus
    from codekit.corpus.base.engines import engine
    from codekit.corpus.measuring.agree import agree as measured
    from codekit.workflow.study import codebook_files

    opened = Corpus.at(corpus)
    book = codebook_files.load(codebook, study) if codebook else None
    with engine(workers=workers, scheduler=scheduler, size=opened.totals["characters"] // 8) as executor:
        report = measured(
            opened, name, book=book, codes=listed(codes), unit=unit, roles=roles, cluster=cluster, executor=executor
        )
    output.keep(report)
    if as_json:
        output.document(report.to_json())
    else:
        _show(report)


def _show(report: AgreementReport) -> None:
    output.say(
        f"{report.round}: {', '.join(report.coders)}; {report.n_transcripts:,} transcripts, by {report.unit}; "
        f"pooled kappa {output.figure(report.summary.pooled_kappa)}"
    )
    rows = [
        (
            code.code,
            f"{code.n_units:,}",
            *(f"{n:,}" for n in code.positives.values()),
            output.figure(code.percent_agreement),
            output.figure(code.krippendorff_alpha),
            output.figure(code.cohen_kappa),
            code.note,
        )
        for code in report.codes
    ]
    names = (*report.codes[0].positives, "agreement", "alpha", "kappa") if report.codes else ()
    output.table(("code", "units", *names, "note"), rows, right=",".join(("units", *names)))


def matrix(
    corpus: CorpusArgument,
    name: NameArgument,
    codebook: Annotated[str, typer.Argument(metavar="CODEBOOK", help="A codebook's file, or its id in the study.")],
    coder: Annotated[str, typer.Option(metavar="ID", help="Whose codings, where there are several coders.")] = "",
    by: Annotated[str, typer.Option(metavar="ATTRIBUTE", help="What the rows are.")] = "case",
    out: Annotated[
        Path | None, typer.Option("-o", metavar="FILE", help="Every cell: .csv, .jsonl or .xlsx.", show_default=False)
    ] = None,
    as_json: JsonOption = False,
    workers: WorkersOption = 0,
    scheduler: SchedulerOption = "",
    study: StudyOption = None,
) -> None:
    """Cases by codes of codings of any size: the cells of `codekit matrix`, summed up part by part."""
    from codekit.corpus.base.corpus import Corpus
    from codekit.corpus.base.engines import engine
    from codekit.corpus.measuring.matrix import CELL_COLUMNS
    from codekit.corpus.measuring.matrix import matrix as summed
    from codekit.tables.records import Records, write
    from codekit.workflow.study import codebook_files

    opened = Corpus.at(corpus)
    book = codebook_files.load(codebook, study)
    with engine(workers=workers, scheduler=scheduler, size=opened.totals["characters"] // 4) as executor:
        found = summed(opened, name, book, coder=coder, by=by, executor=executor)
    for words in found.notes:
        output.note(f"warning: {words}")
    if out is not None:
        write(out, Records("Cells", CELL_COLUMNS, found.cells(), [16] * len(CELL_COLUMNS)))
        output.note(f"{out}: written")
    if as_json:
        output.document(found.to_json())
    elif out is None:
        _show_matrix(found)


def _show_matrix(found: CorpusMatrix) -> None:
    from codekit.matrix.states import NONE_FOUND, NOT_FOUND, SHOWN

    output.say(f"{found.book.key}; {len(found.sums.cases):,} cases; counted: {found.coder}")
    rows = []
    for theme in found.to_json(cells=False)["themes"]:
        named = ((n, NONE_FOUND if state == NOT_FOUND else SHOWN[state]) for state, n in theme["states"].items() if n)
        states = "; ".join(f"{n:,} {words}" for n, words in sorted(named, key=lambda pair: (-pair[0], pair[1])))
        rows.append((found.book[theme["code"]].name, theme["code"], f"{theme['k']:,} of {theme['n']:,}", states))
    output.table(("theme", "code", "k of n", "states"), rows)
