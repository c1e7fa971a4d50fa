"""The command that changes a codebook: add, rename, reword, move, merge, split, retire."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codekit.cli import output
from codekit.cli.options import JsonOption, StudyOption, the_study
from codekit.errors import CodekitError, UnknownNameError
from codekit.model import codebook_changes as work
from codekit.model import notes
from codekit.model.codebook import Code, Codebook, is_colour
from codekit.model.scales import parse

if TYPE_CHECKING:
    from codekit.workflow.deciding.changed_codebook import Meaning
    from codekit.workflow.study.codebook_changing import Changed


def register(app: typer.Typer) -> None:
    """Add the command to those of codebooks."""
    app.command("change")(change)
    app.command("decline")(decline)
    app.command("describe")(describe)
    app.command("order")(order)


def _text(words: str, metavar: str = "TEXT") -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(metavar=metavar, help=words)
    return option


def change(
    which: Annotated[str, typer.Argument(metavar="ID", help="A codebook of the study.")],
    action: Annotated[str, typer.Argument(metavar="add|rename|reword|move|merge|split|retire", help="What to do.")],
    codes: Annotated[list[str], typer.Argument(metavar="CODE...", help="To which code; merge takes several.")],
    name: Annotated[str, _text("The name: add, rename, split.")] = "",
    definition: Annotated[str, _text("What it is: add, split, reword.")] = "",
    include: Annotated[str, _text("What belongs.")] = "",
    exclude: Annotated[str, _text("What does not.")] = "",
    example: Annotated[list[str] | None, _text("An example, instead of those that are there; may be repeated.")] = None,
    cue: Annotated[list[str] | None, _text("A cue for suggestions, instead of those there; may be repeated.")] = None,
    colour: Annotated[str, _text("Its colour.", "#RRGGBB")] = "",
    value: Annotated[list[str] | None, _text("A value, such as '2 = severe'; may be repeated.", "VALUE")] = None,
    under: Annotated[str, _text("The code above it, - for the top: add, move, split.", "CODE")] = "",
    into: Annotated[str, _text("The code that takes the others in: merge.", "CODE")] = "",
    new: Annotated[str, _text("The id of the code that is split off.", "CODE")] = "",
    kind: Annotated[str, typer.Option("--as", metavar="reworded|widened|narrowed", help="Of reword.")] = "reworded",
    again: Annotated[
        bool | None, typer.Option("--again/--not-again", help="What was read before must be read again for it.")
    ] = None,
    reason: Annotated[str, _text("Why: shown to coders and readers.")] = "",
    version: Annotated[str, _text("The version that it is written into; default: the next one.", "V")] = "",
    coder: Annotated[str, _text("Who decided it.", "ID")] = "",
    preview: Annotated[bool, typer.Option("--preview", help="Show the differences; write nothing.")] = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Change a codebook: its file is edited as it was written, and gets the next version where this one is in use.

    What was done stands in `changes:` as soon as a version is in use. Shown is what it means for what was coded:
    carried over, to be looked at again (recode needed), not yet coded. `-` takes a text, the examples, cues, values or
    the colour away. Ids of codes stay for ever, since codings name them.
    """
    from codekit.workflow.deciding import changed_codebook
    from codekit.workflow.study import codebook_changing

    texts: dict[str, Any] = {
        "definition": definition,
        "include": include,
        "exclude": exclude,
        "colour": _colour(colour),
    }
    texts |= {"examples": example, "cues": cue, "values": _values(value)}
    texts = {field: _said(text) for field, text in texts.items() if text}
    place, told = "" if under == "-" else under, {} if again is None else {"again": again}

    def code(id_: str) -> Code:
        return Code(id_, name or id_, parent=place, **({"definition": ""} | texts))

    makes: dict[str, Callable[[Codebook], work.Change]] = {
        "add": lambda book: work.add(book, code(codes[0]), reason=reason, **told),
        "split": lambda book: work.split(book, codes[0], code(_given(new, "--new")), reason=reason, **told),
        "rename": lambda book: work.rename(book, codes[0], _given(name, "--name"), reason=reason),
        "reword": lambda book: work.reword(book, codes[0], texts, kind=kind, reason=reason, **told),
        "move": lambda book: work.move(book, codes[0], place if under else _given("", "--under"), reason=reason),
        "merge": lambda book: work.merge(book, codes, _given(into, "--into"), reason=reason, **told),
        "retire": lambda book: work.retire(book, codes[0], reason=reason),
    }
    if action not in makes:
        raise UnknownNameError("change", action, makes)
    if kind not in work.WORDINGS:
        raise UnknownNameError("kind of change", kind, work.WORDINGS)
    if len(codes) > 1 and action != "merge":
        raise CodekitError(f"{action} is about one code", hint="one change at a time")
    if action in {"add", "split"}:
        _ = _given(definition, "--definition")
    opened = the_study(study)
    if coder:
        opened.coder(coder)
    if preview:
        for difference in codebook_changing.preview(opened, which, makes[action], version=version).differences:
            output.say(str(difference))
        return
    done = codebook_changing.apply(opened, which, makes[action], version=version, by=coder)
    meant = changed_codebook.meaning(opened, done, viewer=coder)
    if as_json:
        output.document(changed_codebook.to_json(done, meant))
    else:
        _say(done, meant)


def _given(value: str, option: str) -> str:
    if not value:
        raise CodekitError(f"{option} is missing", hint=f"codekit codebook change ... {option} ...")
    return value


def _said(given: str | list[str]) -> Any:
    """What is given for a field; `-` is nothing."""
    if isinstance(given, str):
        return "" if given == "-" else given
    return tuple(each for each in given if each != "-")


def _colour(given: str) -> str:
    if given in {"", "-"} or is_colour(given):
        return given
    raise CodekitError(f"'{given}' is no colour", hint="--colour '#1f77b4'")


def describe(
    which: Annotated[str, typer.Argument(metavar="ID", help="A codebook of the study.")],
    title: Annotated[str | None, typer.Option(help="What it is called.", show_default=False)] = None,
    purpose: Annotated[str | None, typer.Option(help="What it is for.", show_default=False)] = None,
    study: StudyOption = None,
) -> None:
    """Give a codebook another title or purpose, in the file as it was written; its version stays."""
    from codekit.workflow.study import codebook_changing

    book = codebook_changing.describe(the_study(study), which, title=title, purpose=purpose)
    output.say(f"{book.key}: {book.title}")


def order(
    which: Annotated[str, typer.Argument(metavar="ID", help="A codebook of the study.")],
    code: Annotated[str, typer.Argument(metavar="CODE", help="The code that is put elsewhere.")],
    before: Annotated[
        str,
        typer.Option(metavar="CODE", help="One that stands beside it. [default: it comes last]", show_default=False),
    ] = "",
    study: StudyOption = None,
) -> None:
    """Put a code before another one under the same code, or last, in the file as it was written; its version stays."""
    from codekit.workflow.study import codebook_changing

    book = codebook_changing.order(the_study(study), which, code, before=before)
    output.say(f"{book.key}: {', '.join(book.children[book[code].parent])}")


def decline(
    proposal: Annotated[str, typer.Argument(metavar="PROPOSAL", help="As `codekit meeting agenda` names it.")],
    reason: Annotated[str, typer.Option(help="Why it is not taken up.")],
    coder: Annotated[str, typer.Option(metavar="ID", help="Who decides.")] = "",
    study: StudyOption = None,
) -> None:
    """Do not take up a proposed code, with the reason: a decision on record, of a meeting of today with one person."""
    from codekit.workflow.deciding import meetings

    opened = the_study(study)
    by = coder or opened.writer
    done = meetings.decline(opened, proposal, reason, by=by, viewer=coder)
    output.say(f"{done.about}: {done.text}")


def _values(given: list[str] | None) -> list[Any] | None:
    values = [text if text == "-" else parse(text) for text in given or ()]
    if None in values:
        raise CodekitError("a value begins with a number", hint="--value '0 = none' --value '1 = some'")
    return values or None


def _say(done: Changed, meant: Meaning) -> None:
    book = done.after
    output.say(f"{book.key}" + (f", after {done.before.version}" if book.version != done.before.version else ""))
    for difference in done.differences:
        output.say(f"  {difference}")
    older = sorted({needed.coding.codebook.partition("@")[2] for needed in meant.doubtful})
    output.say(f"{meant.carried} codings are carried over")
    for before in older:
        n = sum(needed.coding.codebook.endswith(f"@{before}") for needed in meant.doubtful)
        output.say(f"{n} are to be looked at again: codekit codebook recheck {book.id} {before} {book.version}")
    if meant.unread:
        code, n = done.change.entry.code, len(meant.unread)
        start = f"codekit round start ID --kind initial --codebook {book.id} --codes {code} --coders ..."
        output.say(f"{n} transcripts are not yet coded for {code} ({notes.listed(meant.unread)}): {start}")
