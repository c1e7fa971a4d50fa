"""Commands about meetings: what is to be talked over, who was there, what was decided, the minutes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from codekit.cli import output
from codekit.cli.options import AsSaidOption, JsonOption, StudyOption, giving, listed, the_study

app = typer.Typer(
    help="Meetings: the agenda from what is open, decisions, minutes.", no_args_is_help=True, rich_markup_mode=None
)
CoderOption = Annotated[
    str, typer.Option(metavar="ID", help="Who writes it down (default: whoever is at the keyboard).")
]
OutOption = Annotated[
    Path | None, typer.Option("-o", metavar="FILE", help="Write .docx, .md, .html or .xlsx.", show_default=False)
]
_SHOWN = 70


@app.command()
def agenda(
    out: OutOption = None,
    coder: Annotated[str, typer.Option(metavar="ID", help="Your id: what you may see.")] = "",
    as_said: AsSaidOption = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """What is open: queries of reviewers, disagreements put off, notes to discuss, proposed codes."""
    from codekit.workflow.deciding import agenda as open_points
    from codekit.workflow.deciding.passages import one_line
    from codekit.workflow.reports import meetings as written

    opened = the_study(study)
    there = open_points.agenda(opened, viewer=coder)
    if out is not None:
        with giving(opened, out, as_said=as_said) as place:
            written.write(written.agenda_content(opened, there), place)
        output.note(f"agenda: {out}")
    if as_json:
        output.document(written.to_json(opened, there))
    elif out is None:
        rows = [(p.id, p.about, one_line(p.said, _SHOWN), p.at[:10]) for p in there.points]
        if rows:
            output.table(("point", "about", "what is asked", "since"), rows)
        output.say(f"open points: {len(rows)}; meetings on record: {len(there.meetings)}")


@app.command()
def hold(
    date: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The day.")],
    present: Annotated[str, typer.Option(metavar="A,B", help="Who was there: coders' ids, or guests' full names.")],
    note: Annotated[str, typer.Option(metavar="TEXT", help="What else is to be kept of it.")] = "",
    coder: CoderOption = "",
    study: StudyOption = None,
) -> None:
    """Put on record that a meeting was held."""
    from codekit.workflow.deciding import meetings

    opened = the_study(study)
    by = opened.coder(coder) if coder else opened.writer
    meeting, new = meetings.hold(opened, date, listed(present), by=by, note=note, viewer=coder)
    known = "" if new else " (on record already)"
    output.say(f"meeting {meeting.id}: {', '.join(meeting.event.present)}{known}")


@app.command()
def decide(
    item: Annotated[str, typer.Argument(metavar="ITEM", help="An open point: its id or words of it; other: none.")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What was decided.")],
    meeting: Annotated[str, typer.Option(metavar="DAY", help="Which meeting (default: the latest).")] = "",
    coder: CoderOption = "",
    study: StudyOption = None,
) -> None:
    """Write down what a meeting decided about a point, which closes it; raised anew, it is open again."""
    from codekit.model.meetings import decision_id
    from codekit.workflow.deciding import meetings
    from codekit.workflow.study.people import is_named

    opened = the_study(study)
    by = opened.coder(coder) if coder else opened.writer
    decision, at = meetings.decide(opened, item, text, by=by, meeting=meeting, viewer=coder)
    output.say(f"{decision_id(decision)}, meeting {at.id}: {decision.about or 'on no list'}")
    if not is_named(opened, by):
        output.note(f"note: study.yaml has no name for {by}; the minutes name people by it: {by}: {{name: ...}}")


@app.command()
def retract(
    what: Annotated[str, typer.Argument(metavar="ID", help="A decision, or a meeting without any.")],
    coder: CoderOption = "",
    study: StudyOption = None,
) -> None:
    """Take back a decision or a meeting that you wrote down; a point that it closed is open again."""
    from codekit.workflow.deciding import meetings

    opened = the_study(study)
    by = opened.coder(coder) if coder else opened.writer
    output.say(f"taken back: {meetings.retract(opened, what, by=by, viewer=coder)}")


@app.command("list")
def list_(as_json: JsonOption = False, study: StudyOption = None) -> None:
    """The meetings on record."""
    from codekit.workflow.deciding import meetings
    from codekit.workflow.reports import meetings as written

    opened = the_study(study)
    held = meetings.held(opened)
    if as_json:
        output.document([written.meeting_json(opened, meeting) for meeting in held])
        return
    rows = [(m.id, ", ".join(m.event.present), len(m.decisions)) for m in held]
    if rows:
        output.table(("meeting", "present", "decisions"), rows, right="decisions")
    output.say(f"meetings on record: {len(rows)}")


@app.command()
def minutes(
    meeting: Annotated[
        str, typer.Argument(metavar="[DAY]", help="Which meeting (default: the latest).", show_default=False)
    ] = "",
    out: OutOption = None,
    as_said: AsSaidOption = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """The minutes of a meeting: who was there, the decisions with their ids, what is still open."""
    from codekit.model.meetings import find
    from codekit.reporting import markdown
    from codekit.workflow.deciding import agenda as open_points
    from codekit.workflow.reports import meetings as written

    opened = the_study(study)
    there = open_points.agenda(opened)
    found = find(there.meetings, meeting)
    content = written.minutes_content(opened, found, there)
    if out is not None:
        with giving(opened, out, as_said=as_said) as place:
            written.write(content, place)
        output.note(f"minutes: {out}")
    if as_json:
        output.document(written.meeting_json(opened, found))
    elif out is None:
        output.say(markdown.render(content).rstrip("\n"))
