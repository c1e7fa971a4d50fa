"""The command recording: which file on this computer is the recording of a transcript."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codekit.cli import output
from codekit.cli.options import JsonOption, StudyOption, the_study

if TYPE_CHECKING:
    from codekit.workflow.study.study import Study


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("recording")(recording)


def recording(
    transcript: Annotated[str, typer.Argument(metavar="[T]", help="The transcript.", show_default=False)] = "",
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Its recording: sound or video.", show_default=False)
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Take every recording there that is called like a transcript.", show_default=False
        ),
    ] = None,
    forget: Annotated[bool, typer.Option("--forget", help="Forget which file it is; the file stays.")] = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """List recordings, or say which file is a transcript's: the window plays it beside the text.

    The file stays where it is and is not copied. Where it is, is remembered for you on this computer, and is no part
    of the study.
    """
    from codekit.workflow.study import recordings

    opened = the_study(study)
    if folder is not None:
        _take(opened, folder)
    elif forget:
        _forget(opened, transcript)
    elif file is not None:
        found = recordings.choose(opened, transcript, file)
        output.say(f"{transcript}: {found.path}")
        if not recordings.is_timed(opened, transcript):
            output.note(f"note: {transcript} has no times, so the text cannot follow its recording")
    else:
        _list(opened, transcript, as_json=as_json)


def _take(study: Study, folder: Path) -> None:
    from codekit.workflow.study import recordings

    found = recordings.beside(study, folder)
    for id_, path in found.items():
        output.say(f"{id_}: {recordings.choose(study, id_, path).path}")
    if not found:
        output.note("no recording there is called like a transcript without one")
        raise typer.Exit(1)


def _forget(study: Study, transcript: str) -> None:
    from codekit.workflow.study import recordings

    if not transcript:
        raise typer.BadParameter("--forget which? T names a transcript")
    known = recordings.forget(study, transcript)
    output.note(f"{transcript}: {'forgotten; the file stays' if known else 'no recording was known'}")


def _list(study: Study, transcript: str, *, as_json: bool) -> None:
    from codekit.workflow.study import recordings

    ids = [study.transcript(transcript).id] if transcript else study.transcript_ids()
    known = {one.transcript: one for one in recordings.listed(study)}
    rows: list[dict[str, Any]] = [
        {
            "transcript": id_,
            "times": recordings.is_timed(study, id_),
            "path": str(known[id_].path) if id_ in known else None,
            "problem": known[id_].problem if id_ in known else "",
        }
        for id_ in ids
    ]
    if as_json:
        output.document({"recordings": rows})
        return
    shown = [
        (
            row["transcript"],
            "yes" if row["times"] else "no",
            row["path"] or "",
            row["problem"] or ("" if not row["path"] else "plays"),
        )
        for row in rows
    ]
    output.table(("transcript", "times", "recording", "state"), shown)
