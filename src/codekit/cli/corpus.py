"""The commands `corpus`: texts by the thousand and million, in tables of Parquet."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from codekit.cli import output
from codekit.cli.project import FORMATS

app = typer.Typer(
    name="corpus",
    help="Corpora: thousands to millions of transcripts, beyond a study.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

CorpusArgument = Annotated[Path, typer.Argument(metavar="CORPUS", help="The folder of a corpus.")]
WorkersOption = Annotated[
    int, typer.Option(min=0, metavar="N", help="Processes that share the work (default: as many as are worth it).")
]
SchedulerOption = Annotated[
    str, typer.Option(metavar="ADDRESS", help="Work on this Dask cluster: tcp://HOST:PORT, or its scheduler file.")
]


@app.command()
def build(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help=f"Files or folders: {FORMATS}.")],
    out: Annotated[Path, typer.Option("-o", metavar="CORPUS", help="The folder of the corpus.", show_default=False)],
    attributes: Annotated[
        Path | None,
        typer.Option(metavar="FILE.csv", help="A table with transcript, case and attributes.", show_default=False),
    ] = None,
    interviewer: Annotated[list[str] | None, typer.Option(metavar="LABEL", help="A speaker who interviews.")] = None,
    encoding: Annotated[
        str, typer.Option(metavar="NAME", help="Of texts that are not UTF-8: cp1252, cp1250, gb18030, ...")
    ] = "",
    ids: Annotated[
        str, typer.Option(metavar="name|path", help="What an interview is called by: its file's name, or its path.")
    ] = "name",
    megabytes: Annotated[int, typer.Option(min=1, max=512, help="Most of the files in one part.")] = 8,
    drop: Annotated[bool, typer.Option("--drop", help="Take out what is no longer among these files.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Only what could not be read, and the totals.")] = False,
    workers: WorkersOption = 0,
    scheduler: SchedulerOption = "",
) -> None:
    """Transcripts of every format to a folder of Parquet tables; one line of diagnosis per file.

    Run it again with the same files and nothing is read twice; what was interrupted goes on. A bad file does not stop
    the others: CORPUS/left_out.csv lists what is not in the corpus, and why.
    """
    from codekit import plugins
    from codekit.corpus.base.alone import alone
    from codekit.corpus.base.corpus import Corpus
    from codekit.corpus.base.engines import engine
    from codekit.corpus.building import attributes as known
    from codekit.corpus.building.build import begin
    from codekit.corpus.building.part import IDS, Recipe
    from codekit.errors import UnknownNameError
    from codekit.workflow.study.diagnosis import REFUSED

    if ids not in IDS:
        raise UnknownNameError("way of naming", ids, IDS)
    output.problems(plugins.group(plugins.IMPORTERS).problems)
    if attributes:
        known.read(attributes)  # a fault of it is told before hours of work
    building = begin(paths, out, Recipe(tuple(interviewer or ()), encoding, ids, megabytes), drop=drop)
    refused = 0
    total = sum(len(part.files) for part in building.parts)
    with alone(building.layout, output.note):
        with (
            engine(workers=workers, scheduler=scheduler, size=building.size) as executor,
            output.progress("building", total) as step,
        ):
            for diagnosis in building.run(executor):
                step(diagnosis.file)
                refused += diagnosis.outcome == REFUSED
                _tell(diagnosis.outcome, diagnosis.line, diagnosis.hint, quiet=quiet)
        corpus = Corpus.at(out)
        strangers = known.write(corpus, attributes)
    output.say(f"{out}: " + ", ".join(f"{n:,} {name}" for name, n in corpus.totals.items()))
    if strangers:
        output.note(f"warning: {attributes}: {strangers:,} rows are about no transcript of the corpus")
    if refused:
        output.note(f"{refused:,} could not be read; see {corpus.layout.left_out}")
        raise typer.Exit(1)


def _tell(outcome: str, line: str, hint: str, *, quiet: bool) -> None:
    from codekit.workflow.study.diagnosis import REFUSED, SKIPPED

    if outcome == REFUSED:
        output.note(f"error: {line}")
        output.note(f"hint:  {hint}") if hint else None
    elif outcome == SKIPPED:
        output.note(f"skipped: {line}")
    elif not quiet:
        output.say(line)
