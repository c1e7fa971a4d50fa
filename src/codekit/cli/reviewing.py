"""The command review: what a second reader has still to look at, and what the reader says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.options import JsonOption, StudyOption, listed, the_study
from codekit.errors import CodekitError
from codekit.tables.header import brief

if TYPE_CHECKING:
    from codekit.workflow.deciding.reviewing import Asked, Queue, Recorded, Word
    from codekit.workflow.study.study import Study

Say = Callable[[str], None]
_SHOWN = 60  # characters of a passage in a list


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("review")(review)


def review(
    round_id: Annotated[str, typer.Argument(metavar="ROUND", help="The round whose codings are looked at.")],
    code: Annotated[str, typer.Option(metavar="X,Y", help="Only these codes, and what is below them.")] = "",
    by: Annotated[str, typer.Option(metavar="CODER", help="Only what these coded: ana,ben.")] = "",
    transcript: Annotated[str, typer.Option(metavar="T", help="Only these transcripts: T01,T02.")] = "",
    sample: Annotated[str, typer.Option(metavar="N%", help="A random share of them.")] = "",
    seed: Annotated[int, typer.Option(metavar="S", help="With --sample: draws the same codings again.")] = 0,
    status: Annotated[
        str,
        typer.Option(
            metavar="STATUS",
            help="Only what is accepted, queried, changed, differing, unreviewed, or all. "
            "Default: unreviewed, queried, differing.",
        ),
    ] = "",
    accept: Annotated[
        list[str] | None, typer.Option(metavar="ID,ID", help="Accept these codings; all: every unreviewed one listed.")
    ] = None,
    query: Annotated[list[str] | None, typer.Option(metavar="ID,ID", help="Query these; needs --comment.")] = None,
    changed: Annotated[list[str] | None, typer.Option(metavar="ID,ID", help="These were changed, as agreed.")] = None,
    comment: Annotated[str, typer.Option(metavar="TEXT", help="What the reviewer says of them.")] = "",
    retract: Annotated[
        list[str] | None, typer.Option(metavar="ID,ID", help="Take back your own review of these codings.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", metavar="FILE.xlsx", help="Write a review sheet.", show_default=False)
    ] = None,
    from_: Annotated[
        list[Path] | None, typer.Option("--from", metavar="FILE.xlsx", help="Read a review sheet back.")
    ] = None,
    preview: Annotated[bool, typer.Option("--preview", help="With --from: only say what it would do.")] = False,
    coder: Annotated[str, typer.Option(metavar="ID", help="Who reviews (default: whoever is at the keyboard).")] = "",
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Second reading: list the codings of a round that nobody has looked at, accept or query them, or use a sheet.

    It is about the codings that count. Nobody reviews in a round that is blind.
    """
    from codekit.workflow.deciding import review_filter, reviewing

    opened = the_study(study)
    asked = reviewing.Asked(
        tuple(listed(code)), tuple(listed(by)), tuple(listed(transcript)), _percent(sample), seed,
        review_filter.statuses(status),
    )  # fmt: skip
    say = output.note if as_json else output.say  # the document stands alone
    for path in from_ or ():
        _read(opened, round_id, path, coder, say, preview=preview)
    if retract:
        number = reviewing.retract(opened, round_id, _ids(retract), by=_who(opened, coder), coder=coder)
        say(f"round {round_id}: {number} reviews taken back")
    words = _words(opened, round_id, asked, coder, {"accepted": accept, "queried": query, "changed": changed}, comment)
    if words:
        _tell(reviewing.record(opened, round_id, words, by=_who(opened, coder), coder=coder), round_id, say)
    elif accept or query or changed:
        say(f"round {round_id}: nothing that is listed is unreviewed")
    if (from_ or retract or accept or query or changed) and out is None and not as_json:
        return
    _list(opened, reviewing.queue(opened, round_id, asked, coder=coder), out, as_json=as_json)


def _who(study: Study, coder: str) -> str:
    return study.coder(coder) if coder else study.writer


def _ids(given: list[str] | None) -> list[str]:
    return [id_ for each in given or () for id_ in listed(each)]


def _percent(sample: str) -> float | None:
    if not sample:
        return None
    try:
        return float(sample.strip().removesuffix("%").strip())
    except ValueError:
        raise CodekitError(f"--sample: '{sample}' is no share", hint="--sample 10%") from None


def _words(
    study: Study, round_id: str, asked: Asked, coder: str, given: dict[str, list[str] | None], comment: str
) -> list[Word]:
    """What was said on the command line; `all` stands for every unreviewed coding that the options name."""
    from codekit.model.reviews import UNREVIEWED
    from codekit.workflow.deciding import review_filter, reviewing

    named = [id_ for each in given.values() for id_ in _ids(each) if id_ != review_filter.EVERY]
    if comment and not any(given.values()):
        raise CodekitError("--comment: on which codings?", hint="--accept, --query or --changed ID")
    if twice := sorted({id_ for id_ in named if named.count(id_) > 1}):
        raise CodekitError(f"coding '{twice[0]}' is named twice", hint="one word on each coding")
    words = []
    for status, each in given.items():
        for id_ in _ids(each):
            found = [id_]
            if id_ == review_filter.EVERY:
                waiting = reviewing.queue(study, round_id, asked, coder=coder).items
                found = [item.coding.id for item in waiting if item.status == UNREVIEWED]
            words += [reviewing.Word(coding, status, comment) for coding in found]
    return words


def _read(study: Study, round_id: str, path: Path, coder: str, say: Say, *, preview: bool) -> None:
    from codekit.workflow.deciding import review_sheet

    taken = review_sheet.read(study, path, round_id=round_id, by=_who(study, coder), coder=coder, preview=preview)
    say(f"{path.name}: {taken.untouched} rows say nothing")
    for name in taken.unread:
        output.note(f"warning: {path.name}: sheet {brief(name)} is a copy and is not read (write in sheet Review)")
    _tell(taken.recorded, round_id, say, done="would be recorded" if preview else "recorded")


def _tell(recorded: Recorded, round_id: str, say: Say, *, done: str = "recorded") -> None:
    then = "" if done == "recorded" else "then "
    unchanged = f", {recorded.unchanged} unchanged" if recorded.unchanged else ""
    say(f"round {round_id}: {len(recorded.new)} reviews {done}{unchanged}")
    if recorded.own:
        output.note(f"note: {recorded.own} of them are about your own codings")
    say(f"round {round_id}: {then}{recorded.share}")


def _list(study: Study, queue: Queue, out: Path | None, *, as_json: bool) -> None:
    from codekit.workflow.deciding import review_sheet, review_shown

    for warning in queue.warnings:
        output.note(f"warning: {warning}")
    for line in review_shown.astray(queue):
        output.note(f"warning: {line}")
    if out is not None:
        output.note(f"review sheet: {out}, {review_sheet.write(study, queue, out)} codings")
        output.note(f"read it back with: codekit review {queue.round.id} --from {out}")
    if as_json:
        output.document(review_shown.to_json(study, queue))
    elif out is None:
        rows = [review_shown.line(study, item, _SHOWN) for item in queue.items]
        if rows:
            output.table(("id", "transcript", "turn", "code", "coder", "status", "passage"), rows, right="turn")
        output.say(f"round {queue.round.id}: {queue.share}; {len(queue.items)} listed")
