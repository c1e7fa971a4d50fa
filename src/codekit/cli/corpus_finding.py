"""The command `corpus find`: how often something is said in a corpus, by whom, and where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.corpus import CorpusArgument, SchedulerOption, WorkersOption
from codekit.cli.options import JsonOption, StudyOption, conditions, listed

if TYPE_CHECKING:
    from codekit.corpus.finding.find import Count, Found

WhereOption = Annotated[
    list[str] | None, typer.Option(metavar="ATTRIBUTE=VALUE", help="Only such transcripts; may be repeated.")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("find")(find)


def find(
    corpus: CorpusArgument,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS...]", help="Words, 'phrases in quotes', parts of words: hous*")
    ] = None,
    regex: Annotated[bool, typer.Option("--regex", help="WORDS are regular expressions.")] = False,
    codebook: Annotated[
        str, typer.Option(metavar="FILE|ID", help="Sentences with the cues of its codes, instead of words.")
    ] = "",
    code: Annotated[str, typer.Option(metavar="A,B", help="With --codebook, only these codes.")] = "",
    near: Annotated[str, typer.Option(metavar="WORDS", help="Only where this stands in the same turn.")] = "",
    within: Annotated[int, typer.Option(min=0, metavar="N", help="With --near, at most N words from it.")] = 0,
    roles: Annotated[str, typer.Option(metavar="respondent|interviewer|all", help="Whose words.")] = "all",
    speaker: Annotated[str, typer.Option(metavar="LABEL", help="Only this speaker's words.")] = "",
    where: WhereOption = None,
    by: Annotated[str, typer.Option(metavar="ATTRIBUTE", help="Counts for each value too; `case` for each case.")] = "",
    lines: Annotated[int, typer.Option(min=0, metavar="N", help="Show N hits in context, drawn evenly.")] = 0,
    out: Annotated[
        list[Path] | None,
        typer.Option("-o", metavar="FILE", help="Write .csv, .jsonl, .xlsx, .png or .svg; may be repeated."),
    ] = None,
    as_json: JsonOption = False,
    workers: WorkersOption = 0,
    scheduler: SchedulerOption = "",
    study: StudyOption = None,
) -> None:
    """How often words, phrases, patterns or a codebook's cues are said, how evenly, by whom, and in which context.

    A word stands for itself whatever its case; * stands for any letters. DP and D tell how evenly hits are spread over
    transcripts: DP 0 and D 1 are as even as can be.
    """
    from codekit.corpus.base.corpus import Corpus
    from codekit.corpus.base.engines import engine
    from codekit.corpus.finding import files, filters
    from codekit.corpus.finding.find import find as found_in
    from codekit.corpus.finding.question import asked
    from codekit.workflow.study import codebook_files

    opened = Corpus.at(corpus)
    for path in out or ():
        files.check(path)
    if codebook and (near or regex or words):
        raise typer.BadParameter("--codebook looks for cues: leave WORDS, --regex and --near out")
    cues = filters.cues_of(codebook_files.load(codebook, study), listed(code)) if codebook else ()
    question = asked(
        words or (),
        patterns=regex,
        cues=cues,
        whose=roles,
        speaker=speaker,
        near=near,
        within=within,
        transcripts=filters.chosen(opened, conditions(where)),
    )
    with engine(workers=workers, scheduler=scheduler, size=opened.totals["characters"] // 8) as executor:
        found = found_in(opened, question, by=by, lines=lines, executor=executor)
    for path in out or ():
        path.parent.mkdir(parents=True, exist_ok=True)
        files.save(path, found)
        output.note(f"{path}: written")
    if as_json:
        output.document(found.to_json())
    else:
        _show(found)


def _show(found: Found) -> None:
    output.table(
        ("term", "hits", "turns", "transcripts", "in 1,000 words", "DP", "D"),
        [_row(count, count.term) for count in found.whole],
        right="hits,turns,transcripts,in 1,000 words,DP,D",
    )
    if found.by:
        output.table(
            (found.by, "term", "hits", "turns", "transcripts", "in 1,000 words", "DP", "D"),
            [(count.group, *_row(count, count.term)) for count in found.groups],
            right="hits,turns,transcripts,in 1,000 words,DP,D",
        )
    for line in found.lines:
        place = f"{line.transcript} turn {line.turn + 1}" + (f" {line.speaker}" if line.speaker else "")
        before, text, after = (_one_line(part) for part in (line.before, line.text, line.after))
        output.say(f"{place}: …{before}[{text}]{after}…")


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


def _row(count: Count, name: str) -> tuple[str, ...]:
    even = count.spread
    return (
        name,
        f"{count.hits:,}",
        f"{count.turns:,}",
        f"{count.transcripts:,} of {count.of:,}",
        f"{count.rate:.2f}" if count.words else "–",
        output.figure(even.dp),
        output.figure(even.juilland),
    )
