"""The commands `corpus apply` and `corpus prevalence`: proposals over a corpus, and what they come to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.corpus import CorpusArgument, SchedulerOption, WorkersOption
from codekit.cli.options import JsonOption, StudyOption, listed, the_study

if TYPE_CHECKING:
    from codekit.agreement.prevalence.trust import Figure
    from codekit.corpus.measuring.prevalence import Prevalence

CodebookArgument = Annotated[str, typer.Argument(metavar="CODEBOOK", help="A codebook's file, or its id in the study.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("apply")(apply)
    app.command("prevalence")(prevalence)


def apply(
    corpus: CorpusArgument,
    codebook: CodebookArgument,
    code: Annotated[str, typer.Option(metavar="A,B", help="Only these codes.")] = "",
    as_json: JsonOption = False,
    workers: WorkersOption = 0,
    scheduler: SchedulerOption = "",
    study: StudyOption = None,
) -> None:
    """Propose codings wherever respondents say a codebook's cues; proposals of `rules:CODEBOOK`, never evidence.

    They are found as `codekit suggest` finds them, and written to CORPUS/codings; what is there by the same cues
    stays.
    """
    from codekit.corpus.applying.apply import apply as applied_to
    from codekit.corpus.base.corpus import Corpus
    from codekit.corpus.base.engines import engine
    from codekit.workflow.study import codebook_files

    opened = Corpus.at(corpus)
    book = codebook_files.load(codebook, study)
    with engine(workers=workers, scheduler=scheduler, size=opened.totals["characters"] // 4) as executor:
        applied = applied_to(opened, book, listed(code), executor=executor, told=output.note)
    codes = [code for code, _ in applied.about.cues]
    if as_json:
        rows = [{"code": c, "sentences": applied.sentences[c], "transcripts": applied.transcripts[c]} for c in codes]
        output.document({"coder": applied.about.coder, "codebook": applied.about.codebook, "codes": rows})
        return
    output.table(
        ("code", "sentences", "transcripts"),
        [(c, f"{applied.sentences[c]:,}", f"{applied.transcripts[c]:,}") for c in codes],
        right="sentences,transcripts",
    )
    output.note(f"{applied.sentences.total():,} proposals by {applied.about.coder}; they are nobody's codings")


def prevalence(
    corpus: CorpusArgument,
    codebook: Annotated[str, typer.Argument(metavar="CODEBOOK", help="The codebook's id in the study.")],
    unit: Annotated[str, typer.Option(metavar="sentence|turn", help="What is counted.")] = "sentence",
    cluster: Annotated[
        str, typer.Option(metavar="drawn|transcript|case", help="What intervals take as one: what was drawn, or more.")
    ] = "drawn",
    coder: Annotated[str, typer.Option(metavar="ID", help="One coder, where there is no consensus.")] = "",
    out: Annotated[
        Path | None, typer.Option("-o", metavar="FILE", help="Write .csv, .jsonl or .xlsx.", show_default=False)
    ] = None,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """How far a codebook's cues can be trusted by a sampled study, and how much of each code the corpus then holds.

    Precision and recall against what the team coded, and three shares of the corpus: as proposed; corrected for the
    cues' errors (Rogan and Gladen 1978); and by the sample alone. Intervals are 95 %, by what was drawn in its strata.
    """
    from codekit.corpus.base.corpus import Corpus
    from codekit.corpus.measuring import prevalence_files
    from codekit.corpus.measuring.prevalence import prevalence as measured

    found = measured(Corpus.at(corpus), the_study(study), codebook, unit=unit, cluster=cluster, coder=coder)
    for warning in found.warnings:
        output.note(f"warning: {warning}")
    if out is not None:
        prevalence_files.save(out, found)
        output.note(f"{out}: written")
    if as_json:
        output.document(found.to_json())
    else:
        _show(found)


def _show(found: Prevalence) -> None:
    output.say(f"{found.about.codebook}: {found.corpus_units:,} {found.unit}s of respondents in the corpus")
    output.table(
        ("code", "sample", "precision", "recall", "proposed %", "corrected %", "by the sample %"),
        [
            (
                row.code,
                f"{row.units:,} in {row.transcripts:,}",
                _two(row.precision),
                _two(row.recall),
                f"{100 * row.apparent:.2f}",
                _percent(row.corrected),
                _percent(row.share),
            )
            for row in found.rows
        ],
        right="sample,precision,recall,proposed %,corrected %,by the sample %",
    )
    for row in found.rows:
        for name in ("precision", "recall", "corrected", "share"):
            if because := getattr(row, name).because:
                output.say(f"{row.code}, {name}: {because}")


def _two(figure: Figure) -> str:
    return f"{output.figure(figure.value)} {_between(output.figure(figure.low), output.figure(figure.high))}".strip()


def _percent(figure: Figure) -> str:
    value, low, high = (f"{100 * n:.2f}" if n == n else "–" for n in figure[:3])  # noqa: PLR0124  (NaN)
    return f"{value} {_between(low, high)}".strip()


def _between(low: str, high: str) -> str:
    return "" if "–" in {low, high} else f"[{low}, {high}]"
