"""Commands about notes: memo writes one, memos lists them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.options import JsonOption, StudyOption, the_study
from codekit.errors import CodekitError

if TYPE_CHECKING:
    from codekit.workflow.exports.memos import Note
    from codekit.workflow.study.study import Study

_MOST = 70  # characters of a note in the list


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("memo")(memo)
    app.command("memos")(memos)


def memo(
    text: Annotated[str, typer.Argument(metavar="[TEXT]", help="The note.", show_default=False)] = "",
    coder: Annotated[str, typer.Option(metavar="ID", help="Whose it is.")] = "",
    case: Annotated[str, typer.Option(metavar="ID", help="It is about this case; with --code about a cell.")] = "",
    code: Annotated[str, typer.Option(metavar="CODE", help="It is about this code.")] = "",
    codebook: Annotated[str, typer.Option(metavar="ID", help="The code's codebook, where several have it.")] = "",
    transcript: Annotated[str, typer.Option(metavar="T", help="It is about this transcript.")] = "",
    round_id: Annotated[str, typer.Option("--round", metavar="R", help="It is about this round.")] = "",
    discuss: Annotated[bool, typer.Option("--discuss", help="For the next meeting.")] = False,
    edit: Annotated[
        str, typer.Option(metavar="ID", help="Put TEXT in the place of this one of yours; --discuss marks it.")
    ] = "",
    take_back: Annotated[str, typer.Option(metavar="ID", help="Take this one of yours back instead.")] = "",
    study: StudyOption = None,
) -> None:
    """Write a note about a case, a cell, a code, a transcript, a round, or, where none is named, the study.

    [[T07]], [[T07:12]] (a turn), [[O03]], [[O03/CODE]], [[CODE]] and [[ROUND]] in it are links.
    """
    from codekit.workflow.coding import memos as work

    if not coder:
        raise CodekitError("whose note is it?", hint="--coder ID")
    opened = the_study(study)
    if take_back:
        gone = work.take_back(opened, take_back, coder=coder)
        output.say(f"taken back: {gone.id}, on the {gone.about}")
        return
    if edit:
        made = work.rewrite(opened, edit, text, coder=coder, discuss=discuss)
        output.say(f"a note on the {made.about}: {made.id}, in the place of {edit}")
        _links(opened, text, coder)
        return
    made = work.write(
        opened, text, work.About(case, code, codebook, transcript, round_id), coder=coder, discuss=discuss
    )
    output.say(f"a note on the {made.about}: {made.id}")
    _links(opened, text, coder)


def _links(study: Study, text: str, coder: str) -> None:
    """Say at once which links lead to nothing."""
    from codekit.workflow.coding.linked import Links
    from codekit.workflow.rounds.visibility import sight_of

    for one in Links(study, sight_of(study, coder)).of(text):
        if one.problem:
            output.note(f"warning: [[{one.written.target}]]: {one.problem}")


def memos(
    about: Annotated[
        str, typer.Option(metavar="study|round|code|case|cell|transcript|passage|coding", help="Only these.")
    ] = "",
    by: Annotated[str, typer.Option(metavar="ID", help="Only this coder's.")] = "",
    discuss: Annotated[bool, typer.Option("--discuss", help="Only those for the next meeting.")] = False,
    gone: Annotated[
        bool, typer.Option("--gone", help="Only those about what is not there any more, or with a link to it.")
    ] = False,
    coder: Annotated[str, typer.Option(metavar="ID", help="Your id: what you may see, your own included.")] = "",
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Every note that may be seen, in one list, and whether what it is about is still there.

    codekit export FILE --what memos writes them as .md, .docx, .csv, .xlsx or .jsonl.
    """
    from codekit.workflow.exports.memos import listed

    opened = the_study(study)
    found = [
        note
        for note in listed(opened, coder=coder, about=about, by=by)
        if (note.discuss or not discuss) and (note.gone or note.broken_links or not gone)
    ]
    if as_json:
        output.document([note.to_json() for note in found])
        return
    if found:
        rows = [(n.id[:8], n.about, n.place, n.coder, n.at[:10], _brief(n.memo), _lost(n)) for n in found]
        output.table(("id", "about", "what", "by", "on", "note", "gone"), rows)
    lost, broken = sum(bool(note.gone) for note in found), sum(bool(note.broken_links) for note in found)
    told = [f"{lost} about what is not there any more"] * bool(lost) + [f"{broken} with links to nothing"] * bool(
        broken
    )
    output.say(", ".join([f"{len(found)} memos", *told]))


def _lost(note: Note) -> str:
    """What a note is about or links to, and is not there."""
    return "; ".join(filter(None, (note.gone, note.broken_links)))


def _brief(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _MOST else f"{line[: _MOST - 1].rstrip()}…"
