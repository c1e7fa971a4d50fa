"""The command `study`: what study.yaml says of the study and its people, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.options import JsonOption, StudyOption, the_study

if TYPE_CHECKING:
    from codekit.workflow.study.study import Study


def register(app: typer.Typer) -> None:
    """Add the command of this group."""
    app.command("study")(study_)


def study_(
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="What the study is called.")] = None,
    description: Annotated[str | None, typer.Option(metavar="TEXT", help="What it is about.")] = None,
    case: Annotated[
        str | None, typer.Option(metavar="WORD", help="What a case is called: organization, family, school.")
    ] = None,
    add_coder: Annotated[
        list[str] | None, typer.Option("--add-coder", metavar="ID[=NAME]", help="Add a coder, with a name.")
    ] = None,
    name: Annotated[list[str] | None, typer.Option(metavar="ID=NAME", help="What a coder is called.")] = None,
    interviewer: Annotated[
        list[str] | None, typer.Option(metavar="LABEL", help="Interviewers in every transcript; instead of those said.")
    ] = None,
    respondent: Annotated[
        list[str] | None, typer.Option(metavar="LABEL", help="Respondents in every transcript; instead of those said.")
    ] = None,
    originals: Annotated[
        bool | None, typer.Option("--originals/--no-originals", help="Keep imported files as they came.")
    ] = None,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """What the study is called, who codes in it, how far it is set up; with options, change that in study.yaml.

    Comments and layout of study.yaml stay as people wrote them.
    """
    from codekit.workflow.study import settings_changing

    opened = the_study(study)
    names, added = dict(map(_pair, name or ())), {}
    for typed in add_coder or ():
        id_, _, added[id_] = typed.partition("=")
    wanted = settings_changing.Wanted(title, description, case, originals, interviewer, respondent, names, added)
    if wanted != settings_changing.Wanted():
        before = set(opened.settings.coders)
        changed = settings_changing.change(opened, wanted)
        for id_ in opened.settings.coders:
            if id_ not in before:
                output.note(f"added: {id_}")
        if wanted != settings_changing.Wanted(added=added):
            output.note("study.yaml says so now" if changed else "study.yaml says so already")
    _show(opened, as_json=as_json)


def _pair(typed: str) -> tuple[str, str]:
    id_, sign, name = typed.partition("=")
    if not sign:
        raise typer.BadParameter(f"'{typed}' is not ID=NAME")
    return id_, name


def _show(study: Study, *, as_json: bool) -> None:
    from codekit.workflow.rounds import stages, visibility
    from codekit.workflow.study import people

    now = study.settings
    found = list(stages.stages(study, visibility.sight_of(study, "")))
    following = stages.following(found)
    if as_json:
        names = {id_: people.name_of(study, id_) for id_ in now.coders}
        steps = [{"stage": s.name, "count": s.count, "missing": s.missing, "done": s.done} for s in found]
        about = {"title": study.title, "description": now.description, "case": now.case, "originals": now.originals}
        output.document(
            {**about, "coders": names, "speakers": now.speakers, "stages": steps, "next": following and following.name}
        )
        return
    output.say(study.title)
    if now.description:
        output.say(now.description)
    for id_ in now.coders:
        output.say(f"coder {id_}" + (f": {people.name_of(study, id_)}" if people.is_named(study, id_) else ""))
    for stage in found:
        output.say(("" if stage.done else "to do: ") + stages.words(stage, now.case))
    if following:
        output.note(f"next: {_COMMANDS[following.name]}")


_COMMANDS = {
    "coders": "codekit study --add-coder ID=NAME",
    "transcripts": "codekit import INTERVIEWS",
    "cases": "a row for each transcript in interviews.csv, or: codekit import INTERVIEWS --cases FILE",
    "codebook": "codekit codebook import FILE",
    "rounds": "codekit round start ID --kind KIND --coders A,B --transcripts all --codebook ID",
}
