"""The commands bundle and verify: a study with its figures in one file, and whether they come out of it again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from codekit.cli import output, running
from codekit.cli.options import JsonOption, StudyOption, the_study

if TYPE_CHECKING:
    from codekit.workflow.results.bundle.verifying import Verdict

_LISTED = 40  # differences in the table; all of them are in the JSON


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command("bundle")(bundle)
    app.command("verify")(verify)


def bundle(
    path: Annotated[Path, typer.Argument(metavar="OUT.zip", help="The file to write.")],
    public: Annotated[
        bool, typer.Option("--public", help="Hashes, spans and figures, and no word of any transcript.")
    ] = False,
    agree: Annotated[
        list[str] | None,
        typer.Option(metavar="OPTIONS", help="Agreement by these options of codekit agree, too: '--level leaf'."),
    ] = None,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """The study and all its figures in one file, which `codekit verify` recomputes on another machine."""
    from codekit.workflow.exports.logged import note
    from codekit.workflow.results.bundle.packing import pack

    opened = the_study(study)
    done = pack(opened, path, public=public, agree=agree or ())
    note(opened, path, running.request(), renamed=False)
    for line in done.told:
        output.note(f"note: {line}")
    if as_json:
        output.document(done.to_json())
        return
    kinds = ", ".join(map(str, done.results)) or "no results yet"
    output.say(f"{path}: {done.files} files; {kinds}")
    output.say(f"sha256 {done.sha256}")


def verify(
    path: Annotated[Path, typer.Argument(metavar="BUNDLE", help="The zip file, or the folder it was unpacked into.")],
    workbooks: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE.xlsx...]", help="Workbooks of a matrix or of agreement: every cell."),
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option("--pseudonyms", metavar="KEY.csv", help="The workbooks were written with names replaced by this."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Recompute every figure, k of n and quotation of a bundle, and name what does not come out; exit code 1 then."""
    from codekit.workflow.exports.pseudonyms import read_key
    from codekit.workflow.results.bundle.verifying import verify as hold

    verdict = hold(path, workbooks or (), read_key(key) if key else None)
    for line in verdict.notes:
        output.note(f"note: {line}")
    if as_json:
        output.document(verdict.to_json())
    else:
        _show(verdict)
    if not verdict.comes_out:
        raise typer.Exit(1)


def _show(verdict: Verdict) -> None:
    output.say(f"recomputed: {', '.join(map(str, verdict.results)) or 'no results'}")
    for what in ("missing", "altered", "added"):
        for name in getattr(verdict, what):
            output.say(f"{what}: {name}")
    for problem in verdict.problems:
        output.say(f"problem: {problem}")
    if verdict.differences:
        rows = [
            (one.result, one.of, one.figure, _brief(one.printed), _brief(one.recomputed))
            for one in verdict.differences[:_LISTED]
        ]
        output.table(("result", "of", "figure", "printed", "recomputed"), rows)
    if (more := len(verdict.differences) - _LISTED) > 0:
        output.say(f"and {more:,} more: codekit verify --json names all of them")
    for (result, name), n in verdict.unchecked.items():
        output.say(f"not checked, for it needs the words: {result}: {name} ({n:,} figures)")
    output.say(_in_short(verdict))


def _in_short(verdict: Verdict) -> str:
    if verdict.comes_out:
        return f"all {verdict.checked:,} figures come out"
    files = len(verdict.missing) + len(verdict.altered) + len(verdict.added)
    differ = "differ by the rules of this codekit" if verdict.other_rules else "do not come out"
    return (
        f"{len(verdict.differences):,} of {verdict.checked:,} figures {differ}; "
        f"{files} files are not as they were; {len(verdict.problems)} problems"
    )


def _brief(value: Any) -> str:
    words = "undefined" if value is None else str(value)
    return words if len(words) <= 40 else f"{words[:39].rstrip()}…"
