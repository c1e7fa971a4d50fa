"""The commands words and kwic: how often words are said, and where."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.options import AsSaidOption, JsonOption, StudyOption, giving, listed, the_study
from codekit.errors import CodekitError

if TYPE_CHECKING:
    from codekit.workflow.results.vocabulary import Vocabulary, Where

_SHOWN, _WIDE = 60, 6  # words and columns that a terminal has room for

AcrossOption = Annotated[
    str,
    typer.Option(
        metavar="total|case|interview|month|quarter|year|ATTRIBUTE",
        help="The columns: also any attribute of cases, or column of interviews.",
    ),
]
EverybodyOption = Annotated[bool, typer.Option("--everybody", help="Interviewers and others too.")]
TranscriptsOption = Annotated[str, typer.Option(metavar="A,B", help="Only these transcripts.")]
CodebookOption = Annotated[str, typer.Option(metavar="ID", help="With --code: of which codebook.")]
CodeOption = Annotated[str, typer.Option(metavar="A,B", help="Only in excerpts of these codes that count.")]
CoderOption = Annotated[str, typer.Option(metavar="ID", help="Your id: what you may see.")]
OutOption = Annotated[
    Path | None,
    typer.Option("-o", metavar="FILE", help="Write .xlsx, .csv, .jsonl, or .docx, .html, .md.", show_default=False),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("words")(words)
    app.command("kwic")(kwic)


def words(
    across: AcrossOption = "total",
    stop: Annotated[
        str,
        typer.Option(
            metavar="auto|none|LANGUAGE,...",
            help="Leave out the common words of these languages, such as en,de; auto finds the one that is spoken.",
        ),
    ] = "auto",
    without: Annotated[str, typer.Option(metavar="A,B", help="Leave out these words too.")] = "",
    shortest: Annotated[int, typer.Option(min=1, max=50, metavar="N", help="Only words of N letters or more.")] = 1,
    everybody: EverybodyOption = False,
    transcripts: TranscriptsOption = "",
    codebook: CodebookOption = "",
    code: CodeOption = "",
    coder: CoderOption = "",
    out: OutOption = None,
    as_said: AsSaidOption = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """How often words are said, by case, interview, attribute or time, without the common ones of a language."""
    from codekit.workflow.results import vocabulary, vocabulary_files

    opened = the_study(study)
    where = _where(everybody, transcripts, codebook, code)
    wish = vocabulary.Wish(where, across, stop, tuple(listed(without)), shortest)
    found = vocabulary.vocabulary(opened, wish, viewer=coder)
    if out is not None:
        with giving(opened, out, as_said=as_said) as place:
            vocabulary_files.write(opened, found, place)
        output.note(f"words: {out}")
    if as_json:
        output.document(vocabulary_files.to_json(found))
    elif out is None:
        _show(found, vocabulary_files.described(found))


def _show(found: Vocabulary, about: str) -> None:
    names = [one.name for one in found.columns[:_WIDE]] if len(found.columns) > 1 else []
    rows = [(word, sum(n), found.interviews[word], *n[: len(names)]) for word, n in list(found.n.items())[:_SHOWN]]
    head = ("word", "times", "interviews", *names)
    output.table(head, rows, right=",".join(head[1:]))
    output.say(about)
    if len(found.n) > len(rows) or len(found.columns) > max(len(names), 1):
        output.say(f"the first {len(rows)} of {len(found.n):,} words: -o FILE.xlsx has all, with every column")


def kwic(
    phrase: Annotated[str, typer.Argument(metavar="WORDS", help="A word or a phrase; refer* is referral too.")],
    across: AcrossOption = "total",
    everybody: EverybodyOption = False,
    transcripts: TranscriptsOption = "",
    codebook: CodebookOption = "",
    code: CodeOption = "",
    coder: CoderOption = "",
    out: OutOption = None,
    as_said: AsSaidOption = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Each place of some words in its line, with what stands before and after (keyword in context)."""
    from codekit.workflow.results import vocabulary, vocabulary_files

    opened = the_study(study)
    where = _where(everybody, transcripts, codebook, code)
    lines = vocabulary.in_context(opened, phrase, where, over=across, viewer=coder)
    if out is not None:
        with giving(opened, out, as_said=as_said) as place:
            vocabulary_files.write_lines(opened, lines, phrase, place)
        output.note(f"in context: {out}")
    if as_json:
        output.document(vocabulary_files.lines_to_json(lines, phrase))
    elif out is None:
        rows = [
            (*((line.column,) if across != "total" else ()), f"{line.transcript}, {line.turn + 1}",
             line.before[-46:], line.words, line.after[:46])
            for line in lines
        ]  # fmt: skip
        head = (*((across,) if across != "total" else ()), "transcript, turn", "before", "words", "after")
        output.table(head, rows, right="before")
        output.say(f"{len(lines):,} places in {len({line.transcript for line in lines}):,} interviews")


def _where(everybody: bool, transcripts: str, codebook: str, code: str) -> Where:
    from codekit.workflow.results.vocabulary import Where

    if code and not codebook:
        raise CodekitError("--code needs the codebook that has the code", hint="--codebook ID")
    return Where(everybody, tuple(listed(transcripts)), codebook, tuple(listed(code)))
