"""Commands about codebooks: new, check, show, diff, export, import, problems, recheck."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from codekit.cli import output
from codekit.cli.options import JsonOption, LevelsOption, MapOption, StudyOption, listed, mapped, the_study

app = typer.Typer(
    help="Codebooks: check, show, compare, to and from Excel.", no_args_is_help=True, rich_markup_mode=None
)

Which = Annotated[
    str, typer.Argument(metavar="[ID|FILE]", help="A codebook of the study, or a file.", show_default=False)
]


@app.command()
def check(which: Which = "", study: StudyOption = None) -> None:
    """Every problem of a codebook at once, with file, line and remedy."""
    from codekit.workflow.study import codebook_files

    error_count = 0
    for path, in_file in codebook_files.check(which, study):
        for problem in in_file:
            output.say(("warning: " if problem.level == "warning" else "error: ") + str(problem))
        error_count += sum(problem.level == "error" for problem in in_file)
        if not in_file:
            output.say(f"{path}: no problem found")
    if error_count:
        raise typer.Exit(1)


@app.command()
def new(
    id_: Annotated[str, typer.Argument(metavar="ID", help="What it is called in commands.")],
    code: Annotated[list[str], typer.Option(metavar="'NAME: DEFINITION'", help="A first code. Repeat it for more.")],
    title: Annotated[str, typer.Option(help="What readers call it.")] = "",
    purpose: Annotated[str, typer.Option(help="What it is for.")] = "",
    study: StudyOption = None,
) -> None:
    """Begin a codebook with its first codes. Ids are made from the names; further codes: codekit codebook change."""
    from codekit.model.codebook import Code
    from codekit.workflow.study import codebook_making

    codes: list[Code] = []
    for told in code:
        name, _, definition = (part.strip() for part in told.partition(":"))
        codes.append(Code(codebook_making.id_of(name, [each.id for each in codes]), name, definition))
    output.say(str(codebook_making.begin(the_study(study), id_, codes, title=title, purpose=purpose)))


@app.command()
def show(
    which: Which = "",
    code: Annotated[str, typer.Option(metavar="CODE", help="One code with its full entry.")] = "",
    study: StudyOption = None,
) -> None:
    """The codes as a tree, or one code in full."""
    from codekit.workflow.study import codebook_files

    book = codebook_files.load(which, study)
    if code:
        for name, value in codebook_files.entry(book, code):
            output.say(f"{name}: {value}")
        return
    output.say(f"{book.key}: {len(book.codes)} codes" + (f"; {book.purpose}" if book.purpose else ""))
    rows = [
        ("  " * depth + id_, book[id_].name, book[id_].definition if book[id_].assignable else "(container)")
        for id_, depth in book.walk()
    ]
    output.table(("code", "name", "definition"), rows)
    for entry in book.changes:
        output.say(f"change: {entry}")


@app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="ID@VERSION or a file.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="ID (the working copy), ID@VERSION or a file.")],
    study: StudyOption = None,
) -> None:
    """What changed between two versions, and which codes need a recode check."""
    from codekit.workflow.study import codebook_files

    before, after = codebook_files.load(old, study), codebook_files.load(new, study)
    lines, recheck = codebook_files.differences(before, after)
    for line in lines:
        output.say(line)
    if not lines:
        output.say(f"{before.key} and {after.key} say the same")
    if recheck:
        output.say(f"codings made under {before.key} need a check: {', '.join(recheck)}")
    for line in codebook_files.proposed(before, after):
        output.note(line)


@app.command()
def export(
    which: Annotated[str, typer.Argument(metavar="ID|FILE", help="The codebook.")],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="An .xlsx, .csv or .qdc file to write.")],
    study: StudyOption = None,
) -> None:
    """Write a codebook as Excel, CSV or REFI-QDA (.qdc)."""
    from codekit.workflow.projects import codebooks, report
    from codekit.workflow.study import codebook_files

    book = codebook_files.load(which, study)
    if codebooks.is_one(out):
        for line in report.lines(codebooks.write(book, out)):
            output.note(line)
    else:
        codebook_files.export(book, out)
    output.say(str(out))


@app.command("import")
def import_(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="An .xlsx, .csv, .docx, .yaml or .qdc file.")],
    map_: MapOption = None,
    levels: LevelsOption = "",
    study: StudyOption = None,
) -> None:
    """Take a codebook from Excel, CSV, a table in Word, YAML or REFI-QDA (.qdc) into the study.

    Columns of a table are known by their usual names in English, German, French and Spanish; --map 'What it
    means=definition' says what others hold. How the table was understood is told before anything is written.
    """
    from codekit.workflow.projects import codebooks, report
    from codekit.workflow.study import codebook_files

    opened, columns = the_study(study), mapped(map_)
    if codebooks.is_one(path):
        if columns:
            raise typer.BadParameter("--map is for the columns of a table")
        target, told, notes = codebooks.take_in(opened, path, levels=levels)
        for line in (*report.lines(told), *(f"note: {problem}" for problem in notes)):
            output.note(line)
    else:
        if levels:
            raise typer.BadParameter("--levels is for codes of a .qdc; a table has a column for the code above")
        target, _ = codebook_files.take_in(
            opened, path, mapped=columns, tell=lambda noted: output.note(f"note: {noted}")
        )
    output.say(str(target))


@app.command()
def problems(
    which: Annotated[str, typer.Argument(metavar="ID", help="A codebook of the study.")],
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """What decisions about disagreements say the next version should make clear."""
    from codekit.workflow.deciding import recheck as work
    from codekit.workflow.deciding import recheck_shown as shown

    opened = the_study(study)
    reported = work.problems(opened, which)
    if as_json:
        output.document([shown.problem_json(problem) for problem in reported])
        return
    if reported:
        output.table(("round", "place", "codes", "problem", "by", "status"), [shown.problem_row(p) for p in reported])
    output.say(f"{sum(p.status == work.OPEN for p in reported)} of {len(reported)} problems are open")


@app.command()
def recheck(
    which: Annotated[str, typer.Argument(metavar="ID", help="A codebook of the study.")],
    old: Annotated[str, typer.Argument(metavar="OLD", help="The version that codings were made under, e.g. 1.0.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The version that they should fit, e.g. 1.1.")],
    confirm: Annotated[
        str, typer.Option(metavar="ID,...|all", help="Record that these codings hold under NEW too.")
    ] = "",
    coder: Annotated[str, typer.Option(metavar="ID", help="Only this coder's codings.")] = "",
    round_id: Annotated[str, typer.Option("--round", metavar="R", help="Only codings of this round.")] = "",
    code: Annotated[str, typer.Option(metavar="CODE", help="Only codings of this code.")] = "",
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why, with --confirm.")] = "",
    transcripts: Annotated[
        bool, typer.Option("--transcripts", help="The transcripts to be read again, instead of the codings.")
    ] = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Codings whose code changed in meaning between two versions: recode needed, until confirmed.

    Also the transcripts that NEW says must be read again for a code (`changes:`), until a round under NEW has.
    """
    from codekit.workflow.deciding import recheck as work
    from codekit.workflow.deciding import recheck_shown as shown

    opened = the_study(study)
    again = [r for r in work.reread(opened, which, old, new) if code in {"", r.code}]
    if transcripts and as_json:
        output.document([shown.reread_json(each) for each in again])
        return
    waiting = work.recheck(opened, which, old, new, viewer=coder)
    waiting = [n for n in waiting if coder in {"", n.coding.coder} and round_id in {"", n.coding.round}]
    waiting = [n for n in waiting if code in {"", n.coding.code}]
    if confirm:
        chosen = work.chosen(waiting, listed(confirm))
        count = work.confirm(opened, chosen, codebook=f"{which}@{new}", by=opened.writer, reason=reason)
        output.say(f"{count} codings confirmed under {which}@{new}; {len(waiting) - len(chosen)} are left")
    elif as_json:
        output.document([shown.needed_json(each) for each in waiting])
    else:
        if again:
            output.table(("code", "transcript", "read in", "it", "since", "why"), map(shown.reread_row, again))
            n = len({each.transcript for each in again})
            output.say(f"{n} transcripts are to be read again: codekit round start ID --kind initial --codes "
                       f"{','.join(dict.fromkeys(each.code for each in again))} ...")  # fmt: skip
        rows = [shown.needed_row(each) for each in waiting] if not transcripts else []
        if rows:
            output.table(("coding", "round", "coder", "place", "code", "words", "changed"), rows)
        if not transcripts:
            output.say(f"{len(waiting)} codings made under {which}@{old} need another look: recode needed")
