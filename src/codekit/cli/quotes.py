"""The commands quotes and names: whether a manuscript quotes what was said, and whether anything names somebody."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.options import AsSaidOption, JsonOption, StudyOption, giving, listed, the_study

if TYPE_CHECKING:
    from codekit.workflow.results.quotes import Quotes


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command("quotes")(quotes)
    app.command("names")(names)
    app.command("pseudonyms")(pseudonyms)


def quotes(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A manuscript, or a table with a column quote.")],
    words: Annotated[int, typer.Option(min=1, help="In a text: what has fewer words is a term, not a quotation.")] = 4,
    attribution: Annotated[str, typer.Option(help="What to put beside a quotation: A,B.")] = "case,role",
    out: Annotated[
        Path | None, typer.Option("-o", metavar="FILE.xlsx", help="Write Excel, .csv or .jsonl.", show_default=False)
    ] = None,
    as_said: AsSaidOption = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Hold every quotation of a manuscript against the transcripts, and show each difference.

    Brackets and ellipses are understood as editors make them. Exit code 1 where one must be mended.
    """
    from codekit.workflow.results import quotes as results

    opened = the_study(study)
    found = results.check(opened, path, fewest=words, attribution=listed(attribution))
    if out is not None:
        with giving(opened, out, as_said=as_said) as place:
            results.write_table(found, place)
        output.note(f"quotations: {out}")
    if as_json:
        output.document(found.to_json())
    elif out is None:
        _show(found)
    for warning in found.warnings:
        output.note(f"warning: {warning}")
    if found.wrong:
        raise typer.Exit(1)


def _show(found: Quotes) -> None:
    rows = [
        (one.printed.line, one.held.state, one.row()["transcript"], one.attribution, _brief(one.printed.words))
        for one in found.checked
    ]
    output.table(("line", "state", "transcript", "attribution", "quotation"), rows, right="line")
    for one in found.checked:
        for problem in one.problems:
            output.say(f"line {one.printed.line}: {problem}")
        if one.problems and one.differences:
            output.say("\n".join(f"  {line}" for line in one.differences.split("\n")))
    states = ", ".join(f"{n} {state}" for state, n in found.states.items() if n)
    output.say(f"{len(found.checked)} quotations: {states or 'none'}; {found.wrong} to be mended")


def _brief(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:59].rstrip()}…"


def names(
    listed_in: Annotated[Path, typer.Argument(metavar="LIST", help="A text with one name a line, outside the study.")],
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE...]", help="Look in these files or folders instead.", show_default=False),
    ] = None,
    whole: Annotated[
        bool, typer.Option("--transcripts", help="In all that was said, not only in what is coded.")
    ] = False,
    coder: Annotated[str, typer.Option(metavar="ID", help="Your id: what you may see.")] = "",
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Look for names in what may be printed: coded passages, notes, judgements, quotations; or in files.

    A name is told by its line in the list, never spelt. Exit code 1 where one is found.
    """
    from codekit.workflow.results import names as results

    done = results.search(the_study(study), listed_in, files or (), viewer=coder, whole=whole)
    for warning in done.warnings:
        output.note(f"warning: {warning}")
    for reason in done.passed:
        output.note(f"warning: {reason}")
    if as_json:
        output.document(done.to_json())
    else:
        if done.found:
            output.table(("line", "in", "where"), [(f.line, f.what, f.where) for f in done.found], right="line")
        n = len({found.line for found in done.found})
        output.say(f"{n} of {done.names} names found, in {len({f.where for f in done.found})} of {done.places} places")
    if done.found:
        raise typer.Exit(1)


def pseudonyms(
    key: Annotated[
        Path | None,
        typer.Argument(
            metavar="[KEY.csv]", help="Two columns: name, pseudonym. Outside the study.", show_default=False
        ),
    ] = None,
    draft: Annotated[
        Path | None,
        typer.Option(
            metavar="KEY.csv", help="Begin a key: what is probably a name, to be gone through.", show_default=False
        ),
    ] = None,
    forget: Annotated[bool, typer.Option("--forget", help="Names may be carried out as they were said.")] = False,
    study: StudyOption = None,
) -> None:
    """Replace names in whatever leaves the study from now on: exports, reports, workbooks.

    The study itself stays as it is. Without a key: which one is used here.
    """
    from codekit.workflow.exports import pseudonyms as keys

    opened = the_study(study)
    if draft is not None:
        from codekit.workflow.exports.key_drafted import draft as begin

        n = begin(opened, draft)
        output.say(f"{draft}: {n:,} words that are probably names: delete those that are none, better the pseudonyms")
        output.note(f"next: codekit pseudonyms {draft}")
    elif forget:
        keys.forget(opened)
        output.say("names are carried out as they were said")
    elif key is not None:
        output.say(f"{keys.use(opened, key):,} names are replaced in what leaves the study")
    else:
        n = len(keys.key_of(opened))
        said = "names are carried out as they were said"
        decided = said if opened.settings.pseudonyms is False else f"{said}; nobody decided that they may be"
        output.say(f"{n:,} names are replaced in what leaves the study" if n else decided)
