"""The command excerpts: what was coded, as it counts, by what is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.options import AsSaidOption, JsonOption, StudyOption, conditions, giving, listed, the_study

if TYPE_CHECKING:
    from codekit.workflow.results.retrieval import Found


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("excerpts")(excerpts)


def excerpts(
    codebook: Annotated[str, typer.Argument(metavar="CODEBOOK", help="The codebook.")],
    code: Annotated[str, typer.Option(metavar="A,B", help="Only these codes, and what is below them.")] = "",
    itself: Annotated[bool, typer.Option("--itself", help="Not what is below the codes.")] = False,
    also: Annotated[str, typer.Option(metavar="A,B", help="Coded with each of these, too.")] = "",
    near: Annotated[str, typer.Option(metavar="A,B", help="Near a passage of each of these.")] = "",
    within: Annotated[int, typer.Option(min=0, max=999, metavar="TURNS", help="How near.")] = 1,
    without: Annotated[str, typer.Option(metavar="A,B", help="Coded with none of these.")] = "",
    case: Annotated[str, typer.Option(metavar="A,B", help="Only these cases.")] = "",
    transcripts: Annotated[str, typer.Option(metavar="A,B", help="Only these transcripts.")] = "",
    where: Annotated[
        list[str] | None,
        typer.Option(metavar="ATTRIBUTE=VALUE", help="Only such cases or interviews; may be repeated."),
    ] = None,
    by: Annotated[str, typer.Option(metavar="A,B", help="Only what these coded.")] = "",
    polarity: Annotated[str, typer.Option(metavar="supporting|contrary|hypothetical", help="Only such.")] = "",
    review: Annotated[str, typer.Option(metavar="accepted|queried|changed|...", help="Only of this review.")] = "",
    since: Annotated[str, typer.Option(metavar="DAY", help="Coded on this day or later.")] = "",
    until: Annotated[str, typer.Option(metavar="DAY", help="Coded on this day or earlier.")] = "",
    words: Annotated[str, typer.Option(help="Only what has these words.")] = "",
    coder: Annotated[str, typer.Option(metavar="ID", help="Your id: what you may see.")] = "",
    out: Annotated[
        Path | None,
        typer.Option("-o", metavar="FILE", help="Write .xlsx, .csv, .jsonl, or .docx, .html, .md.", show_default=False),
    ] = None,
    as_said: AsSaidOption = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Excerpts as they count, across rounds: by code and what stands beside it, case, coder, date, review."""
    from codekit.workflow.results import retrieval, retrieval_files

    asked = retrieval.Asked(
        tuple(listed(code)),
        not itself,
        tuple(listed(also)),
        tuple(listed(near)),
        within,
        tuple(listed(without)),
        tuple(listed(case)),
        tuple(listed(transcripts)),
        conditions(where),
        tuple(listed(by)),
        tuple(listed(polarity)),
        tuple(listed(review)),
        since,
        until,
        words,
    )
    opened = the_study(study)
    found = retrieval.retrieve(opened, codebook, asked, viewer=coder)
    for warning in found.warnings:
        output.note(f"warning: {warning}")
    if out is not None:
        with giving(opened, out, as_said=as_said) as place:
            told = retrieval_files.write(opened, found, place)
        output.note(f"{out}: {told}")
    if as_json:
        output.document(retrieval_files.to_json(opened, found))
    elif out is None:
        _show(found)


def _show(found: Found) -> None:
    from codekit.model.numbering import counted

    rows = []
    for coding in found.codings:
        spoken = found.ground.under(coding)
        turn = spoken.turn_at(coding.start) if spoken else None
        words = " ".join((spoken.said(coding.start, coding.end) if spoken else coding.quote).split())
        place = f"{coding.transcript}, {counted(turn.index)}" if turn else coding.transcript
        case, brief = found.ground.case(coding.transcript).id, words if len(words) <= 70 else f"{words[:69].rstrip()}…"
        rows.append((case, place, coding.code, coding.polarity, coding.coder, brief))
    output.table(("case", "transcript, turn", "code", "polarity", "coder", "words"), rows)
    output.say(f"{found.counts}; {len(found.every):,} count in all")
