"""The command `code`: in the browser, or codings in and out without one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output, project, workbench
from codekit.cli.options import MapOption, StudyOption, mapped, the_study
from codekit.errors import CodekitError, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codekit.workflow.study.study import Study


def register(app: typer.Typer) -> None:
    """Add the command of this group."""
    app.command("code")(code)


def code(
    transcript: Annotated[str, typer.Argument(metavar="[T]", help="A transcript.", show_default=False)] = "",
    coder: Annotated[str, typer.Option(metavar="ID", help="Who codes.")] = "",
    round_id: Annotated[str, typer.Option("--round", metavar="R", help="The round.")] = "",
    sheets: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write an Excel coding sheet per transcript.", show_default=False)
    ] = None,
    from_: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            metavar="PATH",
            help="Read codings: csv, xlsx, sheets, a folder, what a window saved, or coded passages of another tool.",
        ),
    ] = None,
    more: Annotated[list[Path] | None, typer.Argument(metavar="[PATH...]", help="More files for --from.")] = None,
    by: Annotated[
        str, typer.Option(metavar="SCHEME", help="What segment numbers count: turn, paragraph, sentence.")
    ] = "",
    partial: Annotated[bool, typer.Option("--partial", help="Do not finish the transcripts in the file.")] = False,
    map_: MapOption = None,
    found_only: Annotated[
        bool, typer.Option("--found-only", help="Of coded passages: take those that are found, list the others.")
    ] = False,
    skip: Annotated[str, typer.Option(metavar="T", help="Segments of this transcript could not be coded.")] = "",
    unskip: Annotated[str, typer.Option(metavar="T", help="Take that back.")] = "",
    segments: Annotated[str, typer.Option(metavar="12-20,25", help="Which segments, from 0, by --by.")] = "",
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why they could not be coded.")] = "",
    roles: Annotated[
        str, typer.Option(metavar="respondent|interviewer|all", help="Whose speech --from may code.")
    ] = "respondent",
    finish: Annotated[str, typer.Option(metavar="T", help="This transcript is coded.")] = "",
    reopen: Annotated[str, typer.Option(metavar="T", help="Go on with a finished transcript.")] = "",
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the address instead.")] = False,
    port: Annotated[int, typer.Option(metavar="N", help="Listen on this port (default: any that is free).")] = 0,
    list_: Annotated[bool, typer.Option("--list", help="List the workbenches that run on this computer.")] = False,
    stop: Annotated[bool, typer.Option("--stop", help="Stop those of this study.")] = False,
    everywhere: Annotated[bool, typer.Option("--all", help="With --stop: those of every study.")] = False,
    study: StudyOption = None,
) -> None:
    """Code in the browser; or write coding sheets, read codings, skip segments, finish or reopen a transcript."""
    if list_:
        workbench.listed()
        return
    if stop:
        workbench.stop(None if everywhere else the_study(study))
        return
    opened = the_study(study)
    if from_:
        paths = [*from_, *([Path(transcript)] if transcript else []), *(more or [])]
        about = {"coder": coder, "round_id": round_id, "by": by, "roles": roles}
        _read(opened, paths, about, partial=partial, found_only=found_only, names=mapped(map_))
    elif sheets is not None:
        _write(opened, sheets, coder=coder, round_id=round_id, by=by or "turn")
    elif skip or unskip:
        about = {"coder": _need(coder, "--coder"), "round_id": round_id, "scheme": by or "turn", "reason": reason}
        _skip(opened, skip or unskip, _need(segments, "--segments", "12-20"), back=bool(unskip), about=about)
    elif finish or reopen:
        _set_state(opened, finish=finish, reopen=reopen, coder=coder, round_id=round_id)
    elif not (coder or transcript or round_id):
        project.open_window(opened, "", browser=not no_browser, port=port)
    else:
        workbench.run(opened, transcript, _need(coder, "--coder"), round_id, browser=not no_browser, port=port)


def _need(value: str, option: str, example: str = "ID") -> str:
    if not value:
        raise CodekitError(f"{option} is missing", hint=f"say {option} {example}")
    return value


def _skip(study: Study, transcript: str, segments: str, *, back: bool, about: dict[str, str]) -> None:
    from codekit.workflow.coding import skipping

    done = skipping.skip(study, transcript, segments, back=back, **about)
    what = f"{done.removed} not skipped any more" if back else f"{done.skipped} skipped, {done.unchanged} already"
    output.say(f"{transcript}: {what}, by {about['coder']}")


def _read(
    study: Study, paths: list[Path], about: dict[str, str], *, partial: bool, found_only: bool, names: dict[str, str]
) -> None:
    from codekit.workflow.coding import files as coding_files

    paths = _take(study, paths, about["coder"])
    if not paths:
        return
    done_each = coding_files.read_all(
        study, paths, partial=partial, mapped=names, found_only=found_only, coder=about["coder"],
        round_id=about["round_id"], by=about["by"], roles=about["roles"],
    )  # fmt: skip
    for path, done in done_each:
        output.problems(done.notes)
        parts = [f"{done.added} added", f"{done.unchanged} unchanged"]
        parts += [f"{done.removed} removed"] if done.removed else []
        parts += [f"{done.confirmed} confirmed"] if done.confirmed else []
        parts += [f"{done.skipped} skipped"] if done.skipped else []
        finished = f"; finished: {', '.join(f'{t} ({c})' for _, c, t in done.finished)}" if done.finished else ""
        output.say(f"{path.name}: {', '.join(parts)}{finished}")
        if done.empty:
            _note_blank(study, done.finished)


def _note_blank(study: Study, finished: Iterable[tuple[str, str, str]]) -> None:
    """Say what a file without any coding says; in a second pass it says that what lies below stays."""
    for round_, coder, transcript in finished:
        if not study.round(round_).over:
            back = f"codekit code --reopen {transcript} --coder {coder} --round {round_}"
            output.note(
                f"{transcript}: nothing is coded, which says that nothing was found; if it was not read: {back}"
            )


def _take(study: Study, paths: list[Path], coder: str) -> list[Path]:
    """Do what windows could not send; the paths that are left are files of codings.

    Raises ProblemsError where an operation was refused; the others are done.
    """
    from codekit.workbench import kept

    for path in [path for path in paths if path.suffix.lower() == kept.SUFFIX and path.is_file()]:
        done = kept.take(study, path, coder=coder)
        output.say(f"{path.name}: {done.done} done, {done.before} done before, by {done.coder}")
        if done.problems:
            raise ProblemsError(f"{path.name}: {len(done.problems)} could not be done", done.problems)
    return [path for path in paths if path.suffix.lower() != kept.SUFFIX or not path.is_file()]


def _write(study: Study, folder: Path, *, coder: str, round_id: str, by: str) -> None:
    from codekit.workflow.coding import files as coding_files

    written = coding_files.write_sheets(
        study, folder, coder=_need(coder, "--coder"), round_id=_need(round_id, "--round"), scheme=by
    )
    for path in written:
        output.say(str(path))
    output.note(f"read them back with: codekit code --from {folder}")


def _set_state(study: Study, *, finish: str, reopen: str, coder: str, round_id: str) -> None:
    from codekit.workflow.rounds import assignments

    act, id_, word = (assignments.finish, finish, "finished") if finish else (assignments.reopen, reopen, "reopened")
    round_ = act(study, id_, coder=_need(coder, "--coder"), round_id=round_id, writer=study.writer)
    output.say(f"{id_}: {word} by {coder} in round {round_.id}")
