"""The command `corpus sample`: part of a corpus becomes a study for close coding."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.corpus import CorpusArgument, SchedulerOption, WorkersOption
from codekit.cli.options import JsonOption, listed
from codekit.errors import CodekitError

if TYPE_CHECKING:
    from codekit.corpus.finding.question import Question


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("sample")(sample)


def sample(
    corpus: CorpusArgument,
    folder: Annotated[Path, typer.Argument(metavar="STUDY", help="The new study's folder; with --add, one there is.")],
    size: Annotated[int, typer.Option(min=1, metavar="N", help="How many are drawn.")],
    unit: Annotated[str, typer.Option(metavar="transcript|turn", help="What is drawn.")] = "transcript",
    by: Annotated[str, typer.Option(metavar="ATTRIBUTE", help="Strata: drawn from each value by itself.")] = "",
    found: Annotated[
        bool, typer.Option("--found", help="Strata: with a cue of the codebook in it, or a --holding word, or not.")
    ] = False,
    holding: Annotated[str, typer.Option(metavar="A,B", help="With --found, these words instead of cues.")] = "",
    allocation: Annotated[
        str, typer.Option(metavar="proportional|equal", help="As large as the strata are, or all alike.")
    ] = "proportional",
    seed: Annotated[int, typer.Option(metavar="N", help="Another number, another draw.")] = 1,
    words: Annotated[int, typer.Option(min=1, metavar="N", help="Only with N words of respondents or more.")] = 1,
    add: Annotated[
        bool, typer.Option("--add", help="Into a study that is there: a sample for it, or more of the one it has.")
    ] = False,
    codebook: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A codebook for the study.", show_default=False)
    ] = None,
    coders: Annotated[str, typer.Option(help="Coders' ids: ana,ben.")] = "",
    title: Annotated[str, typer.Option(help="The study's title (default: the folder's name).")] = "",
    as_json: JsonOption = False,
    workers: WorkersOption = 0,
    scheduler: SchedulerOption = "",
) -> None:
    """Draw transcripts, or single turns with what was asked, by chance into a new study; what each stands for is kept.

    The same seed draws the same, whatever does the work. STUDY/sample.csv has the weight of each: how many of the
    corpus it stands for, so that what coders find is carried back with `codekit corpus prevalence`.

    With --add transcripts that the study has stay, and --size with the options of an earlier sample draws more of it.
    """
    from codekit.corpus.base.corpus import Corpus
    from codekit.corpus.base.engines import engine
    from codekit.corpus.sampling.adding import add as add_to
    from codekit.corpus.sampling.draw import Asked, draw
    from codekit.corpus.sampling.study import make
    from codekit.workflow.study.study import open_study

    _refuse(folder, add=add, named=bool(coders or title))
    existing = open_study(folder) if add else None
    opened = Corpus.at(corpus)
    question = _question(codebook, listed(holding)) if found else None
    asked = Asked(size, unit, by, question, allocation, seed, words)
    with engine(workers=workers, scheduler=scheduler, size=opened.totals["characters"] // 8) as executor:
        strata = draw(opened, asked, executor=executor)
    if existing:
        study, added = existing, add_to(existing, opened, strata, asked)
        output.note(f"{added.new:,} transcripts came in, {added.there:,} of the sample were in the study")
    else:
        study = make(opened, strata, asked, folder, title=title, coders=listed(coders), codebook=codebook)
    if as_json:
        rows = [{"stratum": s.name, "size": s.size, "drawn": len(s.drawn), "weight": s.weight} for s in strata]
        output.document({"study": str(folder), "unit": unit, "seed": seed, "strata": rows})
        return
    output.table(
        ("stratum", f"{unit}s", "drawn", "each stands for"),
        [(s.name or "all", f"{s.size:,}", f"{len(s.drawn):,}", f"{s.weight:.2f}") for s in strata],
        right=f"{unit}s,drawn,each stands for",
    )
    output.say(f"{study.title}: a study in {folder}")


def _refuse(folder: Path, *, add: bool, named: bool) -> None:
    """Raise CodekitError before anything is drawn for a folder that cannot take it."""
    if add and named:
        raise typer.BadParameter("--add: the study has its title and its coders")
    if add and not folder.is_dir():
        raise CodekitError("there is no such folder", where=str(folder), hint="without --add a new study is made")
    if not add and folder.is_dir() and any(folder.iterdir()):
        hint = "name a new folder; --add draws into a study that is there"
        raise CodekitError("is not empty", where=str(folder), hint=hint)


def _question(codebook: Path | None, words: list[str]) -> Question:
    from codekit.corpus.finding.filters import cues_of
    from codekit.corpus.finding.question import asked
    from codekit.model.transcript import RESPONDENT
    from codekit.workflow.study import codebook_files

    if words:
        return asked(words, whose=RESPONDENT)
    if codebook is None:
        raise CodekitError("--found: what is to be found?", hint="--codebook FILE with cues, or --holding A,B")
    return asked([], cues=cues_of(codebook_files.load(str(codebook), None)), whose=RESPONDENT)
