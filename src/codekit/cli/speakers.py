"""Commands about who speaks in a transcript, and how it is divided: speakers, segment."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from codekit.cli import output
from codekit.cli.options import StudyOption, the_study


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command("speakers")(speakers)
    app.command("segment")(segment)


def speakers(
    transcripts: Annotated[list[str] | None, typer.Argument(metavar="T", help="Transcripts (default: all).")] = None,
    interviewer: Annotated[list[str] | None, typer.Option(metavar="LABEL", help="This speaker interviews.")] = None,
    respondent: Annotated[list[str] | None, typer.Option(metavar="LABEL", help="This speaker answers.")] = None,
    other: Annotated[list[str] | None, typer.Option(metavar="LABEL", help="This speaker is neither.")] = None,
    from_study: Annotated[bool, typer.Option("--from-study", help="Take the roles in study.yaml.")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="All roles as shown are right.")] = False,
    split: Annotated[
        str,
        typer.Option(metavar="RULE", help="Make turns by bold, italic, numbered, question, alternate, or unnamed."),
    ] = "",
    names: Annotated[str, typer.Option(metavar="A,B", help="With --split: who asks and who answers.")] = "",
    file: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="With --split bold, italic: the file it was imported from.", show_default=False
        ),
    ] = None,
    turn: Annotated[
        list[str] | None, typer.Option(metavar="N=LABEL", help="Turn N, as the window counts, is this speaker's.")
    ] = None,
    split_turn: Annotated[
        list[str] | None, typer.Option(metavar="N=WORDS=LABEL", help="From these words of turn N on, LABEL speaks.")
    ] = None,
    join: Annotated[
        list[int] | None, typer.Option(metavar="N", help="Turn N goes on with what the turn before it says.")
    ] = None,
    study: StudyOption = None,
) -> None:
    """Show who speaks in a transcript, set who interviews, confirm guessed roles.

    Naming a speaker changes and confirms that speaker alone. Where study.yaml says otherwise than what stands, that is
    shown; --from-study takes it. --split makes turns of a text in which nobody is named, by how it looks: a question is
    a paragraph that is bold, in italics, numbered, ends with a question mark, or every other one. --split unnamed is
    for a text in which only who asks is named: all other paragraphs are the respondent's. --turn, --split-turn and
    --join change turns by hand; numbers are those before the command. No character of the text moves, so every coding
    stays.
    """
    from codekit.cli import turns
    from codekit.workflow.study import speakers as roles

    opened = the_study(study)
    if split and (turn or split_turn or join):
        raise typer.BadParameter("--split numbers turns anew: change them by hand in a command of its own")
    if split:
        turns.split(opened, transcripts or [], split, names=names, file=file)
    if turn or split_turn or join:
        turns.by_hand(opened, transcripts or [], turn or [], split_turn or [], join or [])
    ids = transcripts or opened.transcript_ids()
    named = {"interviewers": interviewer or (), "respondents": respondent or (), "others": other or ()}
    if from_study and any(named.values()):
        raise typer.BadParameter("--from-study and names of speakers exclude each other")
    differing = roles.changes(opened, ids)
    if from_study:
        roles.apply(opened, differing)
    if confirm or any(named.values()):
        roles.set_roles(opened, ids, **named, confirm=confirm)
    output.table(
        ("transcript", "speaker", "role", "turns", "words", "roles are"), roles.shown(opened, ids), right="turns,words"
    )
    for id_ in roles.without_respondent(opened, ids):
        output.note(
            f"{id_}: no respondent speaks, so nothing in it is evidence; codekit speakers {id_} --respondent LABEL "
            "names who answers, --split makes turns where nobody is named"
        )
    differing = differing if from_study else roles.changes(opened, ids)
    if differing:
        title = "taken from study.yaml" if from_study else "not taken from study.yaml yet"
        output.table(("transcript", "speaker", "role", "roles are", "study.yaml says"), differing, title=title)
    if differing and not from_study:
        output.note(" ".join(["take them:  codekit speakers --from-study", *(transcripts or ())]))


def segment(
    transcripts: Annotated[list[str] | None, typer.Argument(metavar="T", help="Transcripts (default: all).")] = None,
    by: Annotated[str, typer.Option(metavar="turn|paragraph|sentence", help="The units to divide into.")] = "sentence",
    model: Annotated[str, typer.Option(metavar="NAME", help="An installed spaCy pipeline to find sentences.")] = "",
    study: StudyOption = None,
) -> None:
    """Divide transcripts into units again, as a stored segmentation of its own."""
    from codekit.workflow.study import segments

    opened = the_study(study)
    for id_, divided in segments.divide(opened, transcripts or opened.transcript_ids(), by, model=model):
        output.say(f"{id_}: {len(divided.segments)} {by} segments ({divided.segmenter} {divided.version})")
