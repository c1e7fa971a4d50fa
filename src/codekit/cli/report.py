"""The command report: what readers of a paper are told of a study, from what it has recorded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codekit.cli import contents, output
from codekit.cli.options import AsSaidOption, JsonOption, StudyOption, giving, listed, the_study
from codekit.errors import CodekitError

if TYPE_CHECKING:
    from codekit.workflow.study.study import Study

_KINDS = "methods|coreq|srqr|jars|audit|codebook|themes|member-check"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("report")(report)


def report(
    kind: Annotated[str, typer.Argument(metavar=_KINDS, help="Which.")],
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", metavar="FILE", help="Write .docx, .xlsx, .html or .md; packets: a folder.", show_default=False
        ),
    ] = None,
    codebook: Annotated[str, typer.Option(metavar="ID", help="Which one. Default: the one most is coded with.")] = "",
    quotes: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Of themes: a table of quotations with a column theme.", show_default=False),
    ] = None,
    attribution: Annotated[str, typer.Option(help="Of themes: what to put beside a quotation: A,B.")] = "case,role",
    words: Annotated[str, typer.Option(metavar="WORD=SHARE,...", help="Of themes: your words for k of n.")] = "",
    no_words: Annotated[bool, typer.Option("--no-words", help="Of themes: only counts, no word such as most.")] = False,
    as_said: AsSaidOption = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Methods, checklists, audit trail, codebook, theme table, packets for participants: only what is recorded.

    What a team must write stands in [CAPITALS], or is "to be written". Checklists are written as .csv too.
    """
    from codekit.workflow.accounts import kinds
    from codekit.workflow.accounts.grounds import Grounds

    asked = kinds.Asked(codebook, quotes, tuple(listed(attribution)), _cuts(words, no_words=no_words))
    kinds.check(kind, out)
    if kind != kinds.THEMES and asked != kinds.Asked(codebook):
        raise CodekitError(
            f"quotations, attribution and words for k of n are of themes, not of {kind}",
            hint="codekit report themes, or leave them out",
        )
    opened = the_study(study)
    grounds = Grounds(opened, codebook)
    made = kinds.make(kind, grounds, asked)
    if kind == kinds.MEMBER_CHECK:
        _packets(opened, made, out, as_said=as_said, as_json=as_json)
        return
    if out is not None:
        with giving(opened, out, as_said=as_said) as place:
            kinds.write(kind, made, place, asked)
        output.note(f"report: {out}")
    if as_json:
        output.document(made.to_json())
    elif out is None:
        content = kinds.content(kind, made, asked)
        output.say(content.title)
        contents.show(content.parts)


def _cuts(words: str, *, no_words: bool) -> Any:
    from codekit.reporting.amounts import CUTS, cuts_of

    if words and no_words:
        raise CodekitError("--words and --no-words contradict each other", hint="give one of them")
    return None if no_words else cuts_of(words) if words else CUTS


def _packets(study: Study, found: list[Any], out: Path | None, *, as_said: bool, as_json: bool) -> None:
    from codekit.workflow.accounts import packets

    for warning in packets.shared(found):
        output.note(f"warning: {warning}")
    if out is not None:
        with giving(study, out, as_said=as_said) as place:
            written = packets.write(found, place)
        output.note(f"packets: {len(written)} in {out}")
    if as_json:
        output.document([packet.to_json() for packet in found])
    elif out is None:
        rows = [
            (p.case, ", ".join(p.transcripts), len(p.topics), sum(len(t.passages) for t in p.topics)) for p in found
        ]
        output.table(("case", "transcripts", "themes", "passages"), rows, right="themes,passages")
        output.say(f"{len(found)} packets; -o FOLDER writes them")
