"""Commands that set a study up: init, open, import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import bringing, output
from codekit.cli.options import CaseCodesOption, LevelsOption, StudyOption, listed, no_study_here, the_study

if TYPE_CHECKING:
    from codekit.workflow.study.study import Study

FORMATS = "txt, md, docx, odt, rtf, pdf, doc, html, captions (vtt, srt, sbv), json, or a turn table (csv, tsv, xlsx)"


def register(app: typer.Typer) -> None:
    """Add the commands of this group."""
    app.command("init")(init)
    app.command("home")(home)
    app.command("install-starter")(install_starter)
    app.command("open")(open_)
    app.command("import")(import_)


RoundOption = Annotated[
    str, typer.Option("--round", metavar="NAME", help="What the round of a project's codings is called.")
]


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The new study's folder.")],
    title: Annotated[str, typer.Option(help="The study's title (default: the folder's or the project's name).")] = "",
    coders: Annotated[str, typer.Option(help="Coders' ids: ana,ben.")] = "",
    template: Annotated[
        str, typer.Option(metavar="NAME|STUDY", help="Begin like a study, or with interviews, framework or themes.")
    ] = "",
    example: Annotated[str, typer.Option(help="Lay out an example instead: social-care or rfi.")] = "",
    from_: Annotated[
        Path | None,
        typer.Option("--from", metavar="PROJECT", help="A project of another tool: .qdpx, ...", show_default=False),
    ] = None,
    round_id: RoundOption = "imported",
    interviewer: Annotated[
        list[str] | None, typer.Option(metavar="LABEL", help="With --from, a speaker who interviews.")
    ] = None,
    levels: LevelsOption = "",
    case_codes: CaseCodesOption = "cases",
) -> None:
    """Start a study in a folder: empty, like another study, or made of a project of another tool.

    --template takes what a study is set up with from one of yours (settings, codebooks without their examples, columns
    of its tables) or from one that comes with codekit. Nothing that anybody said or did goes along.
    """
    if from_ is not None:
        if example or template or coders:
            raise typer.BadParameter(
                "--from takes everything from the project: leave --example, --template and --coders out"
            )
        wanted = {"title": title, "round_id": round_id, "levels": levels, "case_codes": case_codes}
        _ = bringing.made(from_, folder, interviewers=interviewer or (), **wanted)
        return
    if example and template:
        raise typer.BadParameter("an example is a whole study: leave --template or --example out")
    study = _laid_out(folder, example, template, title=title, coders=listed(coders))
    output.say(f"{study.title}: a study in {folder}")
    output.note(f"next: codekit {'analyze' if example else 'import INTERVIEWS'} --study {folder}")


def _laid_out(folder: Path, example: str, like: str, *, title: str, coders: Sequence[str]) -> Study:
    from codekit.workflow.results import example as examples
    from codekit.workflow.study import template
    from codekit.workflow.study.study import create_study

    if example:
        return examples.create(folder, example)
    if like:
        return template.create(folder, like, title=title, coders=coders)
    return create_study(folder, title=title, coders=coders)


def open_(
    path: Annotated[
        Path | None,
        typer.Argument(metavar="[STUDY|PROJECT]", help="A study's folder, or a project file.", show_default=False),
    ] = None,
    coder: Annotated[str, typer.Option(metavar="ID", help="Who sits at the window.")] = "",
    round_id: RoundOption = "imported",
    case_codes: CaseCodesOption = "cases",
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the address instead.")] = False,
    port: Annotated[int, typer.Option(metavar="N", help="Listen on this port (default: any that is free).")] = 0,
) -> None:
    """Open the window of a study; of another tool's project a study is made first, in a folder beside it.

    Without a study at hand, the home page.
    """
    from codekit.workflow.projects.opening import is_project

    if path is not None and (path.is_file() or is_project(path)):
        opened = bringing.made(path, None, round_id=round_id, case_codes=case_codes)
        study = opened.study
    elif path is None and no_study_here():
        home(no_browser=no_browser, port=port)
        return
    else:
        study = the_study(path)
    open_window(study, coder, browser=not no_browser, port=port)


def open_window(study: Study, coder: str, *, browser: bool, port: int) -> None:
    """Open the window of a study: of the coder named, of the only one, or at its door, where one says who one is."""
    from codekit.cli import workbench

    if who := _who(study, coder):
        workbench.run(study, "", who, "", browser=browser, port=port)
        return
    coders = list(study.settings.coders)
    if coders and not browser:
        output.note(f"who are you? coders: {', '.join(coders)}; the window is one coder's:")
        output.note(f"  codekit open {study.store.identity} --coder {coders[0]}")
        return
    output.note(
        "who are you? the page asks" if coders else f"{study.title} has no coder yet: the page asks who you are"
    )
    output.flush()
    workbench.home(study.store.identity, browser=browser, port=port)


def _who(study: Study, coder: str) -> str:
    """The coder named, or the only one there is; "" where one must be chosen, and is asked for."""
    coders = list(study.settings.coders)
    if coder or len(coders) == 1:
        return study.coder(coder or coders[0])
    return study.writer if study.writer in coders else ""


def home(
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Print the address instead.")] = False,
    port: Annotated[int, typer.Option(metavar="N", help="Listen on this port (default: any that is free).")] = 0,
) -> None:
    """Open the home page: recent studies, a folder, a new study, who you are. `codekit` alone does it too."""
    from codekit.cli import workbench

    workbench.home(browser=not no_browser, port=port)


def install_starter(
    remove: Annotated[bool, typer.Option("--remove", help="Take it away again.")] = False,
) -> None:
    """Put codekit among your programs: an entry in the menu (Linux, Windows), an app in ~/Applications (macOS)."""
    from codekit.cli import workbench

    workbench.install_starter(remove=remove)


def import_(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH...", help=f"Files or folders: {FORMATS}.", show_default=False)
    ] = None,
    case: Annotated[str, typer.Option(metavar="ID", help="The case of all these interviews.")] = "",
    cases: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="A table with transcript, case and attributes.", show_default=False),
    ] = None,
    interviewer: Annotated[list[str] | None, typer.Option(metavar="LABEL", help="A speaker who interviews.")] = None,
    encoding: Annotated[
        str, typer.Option(metavar="NAME", help="Of texts that are not UTF-8: cp1252, cp1250, gb18030, ...")
    ] = "",
    correct: Annotated[
        str, typer.Option("--correct", metavar="T", help="The file is a corrected text of this transcript.")
    ] = "",
    remove: Annotated[
        str, typer.Option("--remove", metavar="T", help="Remove a transcript that was imported by mistake.")
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="With --correct: write without asking.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --correct: one JSON document on stdout.")] = False,
    study: StudyOption = None,
) -> None:
    """Import interviews; one line of diagnosis per file. A bad file does not stop the others.

    --correct T FILE does what `codekit correct FILE --transcript T` does. --remove T takes a transcript out that was
    imported by mistake: one that no round is about.
    """
    if remove:
        _remove(remove, paths or [], study)
        return
    if not paths:
        raise typer.BadParameter("which files? PATH... names files or folders")
    if correct:
        _correct(paths, correct, encoding=encoding, yes=yes, as_json=as_json, study=study)
        return
    from codekit import plugins
    from codekit.workflow.study import importing
    from codekit.workflow.study.cases import add_cases

    output.problems(plugins.group(plugins.IMPORTERS).problems)
    opened = the_study(study)
    link = add_cases(opened, cases) if cases else {}
    importer = importing.Importer(opened, interviewers=interviewer or (), case=case, link=link, encoding=encoding)
    files = importing.files_of(paths)
    refused_count = taken = 0
    came: dict[str, str] = {}
    with output.progress("importing", len(files)) as step:
        for diagnosis in importer.run(files, step):
            is_refused = diagnosis.outcome == importing.REFUSED
            refused_count += is_refused
            taken += diagnosis.outcome != importing.SKIPPED
            came |= {diagnosis.transcript: diagnosis.file} if diagnosis.outcome == importing.IMPORTED else {}
            if diagnosis.outcome == importing.SKIPPED:
                output.note(f"skipped: {diagnosis.line}")
                continue
            (output.note if is_refused else output.say)(("error: " if is_refused else "") + diagnosis.line)
            if diagnosis.hint and is_refused:
                output.note(f"hint:  {diagnosis.hint}")
    _recordings(opened, came, [path for path, _ in files])
    if not taken:
        output.note(f"nothing to import there; known formats: {FORMATS}")
    if refused_count or not taken:
        raise typer.Exit(1)


def _recordings(study: Study, came: Mapping[str, str], files: Sequence[Path]) -> None:
    """Remember the recordings that lie beside what was imported, and say so."""
    from codekit.workflow.study import recordings

    paths = {path.name: path for path in files}
    for found in recordings.came_with(study, {id_: paths[file] for id_, file in came.items() if file in paths}):
        output.note(f"{found.transcript}: its recording {found.path.name} was found; the window plays it")


def _remove(id_: str, paths: list[Path], study: Path | None) -> None:
    from codekit.workflow.study import removing

    if paths:
        raise typer.BadParameter("--remove T takes no files")
    removed = removing.remove(the_study(study), id_)
    output.say(f"{id_}: removed ({', '.join(removed.names)})")
    for line in removed.told:
        output.note(f"note: {line}")


def _correct(paths: list[Path], id_: str, *, encoding: str, yes: bool, as_json: bool, study: Path | None) -> None:
    from codekit.cli import correcting

    if len(paths) != 1:
        raise typer.BadParameter("--correct takes one file")
    correcting.run(the_study(study), paths[0], id_, coder="", encoding=encoding, yes=yes, as_json=as_json)
