"""The command revisions: what a second pass changed, and what was sub-coded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.options import AsSaidOption, JsonOption, StudyOption, giving, the_study

if TYPE_CHECKING:
    from codekit.model.passes import Change
    from codekit.reporting.revisions.record import Record


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("revisions")(revisions)


def revisions(
    round_: Annotated[str, typer.Argument(metavar="ROUND", help="A second pass, or a round of sub-coding.")],
    out: Annotated[
        Path | None,
        typer.Option("-o", metavar="FILE", help="Write the report: .xlsx, .html or .md.", show_default=False),
    ] = None,
    as_said: AsSaidOption = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """What a second pass changed, with both versions and the reasons; or what was sub-coded, and what was not.

    A record, never agreement: whoever goes over coding sees it.
    """
    from codekit.workflow.reports.forms import form_of
    from codekit.workflow.results import revisions as results

    if out is not None:
        form_of(out).load()  # a wrong ending is told before anything is worked out
    opened = the_study(study)
    found = results.record(opened, round_)
    if out is not None:
        with giving(opened, out, as_said=as_said) as place:
            written = results.write(found, place)
        for path in written:
            output.note(f"report: {out.with_name(path.name)}")
    if as_json:
        output.document(found.to_json())
    elif out is None:
        _show(found)


def _show(found: Record) -> None:
    from codekit.model.rounds import SECOND_PASS
    from codekit.reporting.revisions.build import sentence
    from codekit.reporting.revisions.record import NOTE

    output.say(sentence(found))
    if found.waiting:
        output.note(f"not finished, and not counted: {', '.join(found.waiting)}")
    if not (found.revised or found.excerpts):
        output.say("nothing to count yet")
        return
    (_second_pass if found.round.kind == SECOND_PASS else _subcodes)(found)
    output.say(NOTE)


def _second_pass(found: Record) -> None:
    from codekit.reporting.revisions.build import SHOWN, code_columns, heading

    names = code_columns(found)
    head = [heading(name) for name in names]
    rows = [(code, *(row[name] for name in names)) for code, row in found.by_code().items()]
    output.table(("code", *head), rows, right=",".join(head))
    listed = [one for one in found.revised if one.change.kind != "untouched"]
    shown = [
        (one.transcript, one.turn, SHOWN[one.change.kind], *_brief(one.change, one.words), one.reason) for one in listed
    ]
    if shown:
        output.table(("transcript", "turn", "change", "before", "after", "reason"), shown, right="turn")
    output.say(f"{found.counts}")


def _brief(change: Change, words: tuple[str, str]) -> tuple[str, str]:
    before, after = change.before, change.after
    return (
        f"{before.code}: {_cut(words[0])}" if before else "",
        f"{after.code}: {_cut(words[1])}" if after and after is not before else "",
    )


def _cut(words: str) -> str:
    from codekit.model.said import CUT, beginning, ending

    line = " ".join(words.split())
    if len(line) <= 52:
        return line
    return f"{beginning(line, 28)} {ending(line, 24).removeprefix(CUT).strip()}"  # borders often differ at the end


def _subcodes(found: Record) -> None:
    rows = [(code, *row.values()) for code, row in found.by_subcode().items()]
    names = ("codings", "excerpts", "transcripts")
    output.table(("sub-code", *names), rows, right=",".join(names))
    for one in found.without:
        output.say(f"no sub-code: {one.transcript}, turn {one.turn}: {_cut(one.words)}")
    n = len(found.excerpts)
    output.say(f"{n} passages coded {found.round.parent} or below; {n - len(found.without)} have a sub-code")
