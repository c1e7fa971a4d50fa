"""The command judge: what an analyst writes into a cell of the matrix."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.options import JsonOption, StudyOption, listed, the_study

if TYPE_CHECKING:
    from codekit.matrix.judged import Board
    from codekit.workflow.study.study import Study


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("judge")(judge)


def judge(
    codebook: Annotated[str, typer.Argument(metavar="CODEBOOK", help="The codebook.")],
    case: Annotated[str, typer.Argument(metavar="[CASE", help="The case.", show_default=False)] = "",
    code: Annotated[str, typer.Argument(metavar="CODE]", help="The code.", show_default=False)] = "",
    fit: Annotated[str | None, typer.Option(metavar="strong|partial|none|not-judged", help="How well it fits.")] = None,
    rating: Annotated[
        str | None, typer.Option(metavar="N", help="A number, of the code's values if it has any.")
    ] = None,
    summary: Annotated[str | None, typer.Option(metavar="TEXT", help="The cell in your words.")] = None,
    reason: Annotated[str | None, typer.Option(metavar="TEXT", help="Why you judge so.")] = None,
    quote: Annotated[str, typer.Option(metavar="WORDS", help="Choose a passage to be quoted, as it is printed.")] = "",
    from_: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="A table: case, code, fit, reason, ...", show_default=False),
    ] = None,
    coder: Annotated[str, typer.Option(metavar="ID", help="Who judges or looks (default: you).")] = "",
    take_back: Annotated[
        str, typer.Option("--take-back", metavar="FIELD,...|quote|all", help="Take back what you wrote into the cell.")
    ] = "",
    blind: Annotated[bool, typer.Option("--blind", help="You have not seen what others wrote: theirs stays.")] = False,
    agreement: Annotated[bool, typer.Option("--agreement", help="How far analysts agree, what one changed.")] = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """Judge how a case fits a theme, in a cell of the matrix; without CASE and CODE, list what was written.

    Works before anything is coded. An empty text empties a field. Who judges anew supersedes what stands; what two
    analysts write without seeing each other's is kept and shown.
    """
    opened = the_study(study)
    given = {"fit": fit, "rating": rating, "summary": summary, "reason": reason}
    said = {name: text for name, text in given.items() if text is not None}
    who = coder or opened.writer
    if from_ is not None:
        _refuse(bool(case or said or quote or agreement), "--from takes everything from the table")
        _take(opened, codebook, from_, who, blind=blind)
    elif take_back:
        _refuse(bool(said or quote or agreement), "--take-back goes without what is to be written")
        _refuse(not (case and code), "a judgement is about a case and a code: codekit judge CODEBOOK CASE CODE ...")
        _take_back(opened, codebook, (case, code), listed(take_back), who)
    elif said or quote:
        _refuse(not (case and code), "a judgement is about a case and a code: codekit judge CODEBOOK CASE CODE ...")
        _write(opened, codebook, (case, code), said, who, quote=quote, blind=blind)
    elif agreement:
        _agreement(opened, codebook, coder, as_json=as_json)
    else:
        _list(opened, codebook, case, code, coder, as_json=as_json)


def read_back(study: Study, codebook: str, path: Path, who: str, *, as_json: bool) -> None:
    """What was typed in the sheets of a workbook, as judgements."""
    from codekit.workflow.results import typed

    found = typed.read_back(study, codebook, path, coder=who)
    for warning in found.warnings:
        output.note(f"warning: {warning}")
    if as_json:
        written = [
            {"type": str(e.__struct_config__.tag), "id": e.id, "case": e.case, "code": e.code} for e in found.written
        ]
        output.document({"written": written, "n_differing": found.conflicts, "warnings": list(found.warnings)})
        return
    output.say(
        f"{path.name}: {len(found.written)} judgements written by {who}" if found.written else "nothing was typed"
    )
    if found.conflicts:
        output.note(
            f"on {found.conflicts} of them another analyst wrote something else meanwhile: both are kept and shown"
        )


def _refuse(wrong: bool, what: str) -> None:
    if wrong:
        raise typer.BadParameter(what)


def _write(
    study: Study, codebook: str, cell: tuple[str, str], said: dict[str, str], who: str, *, quote: str, blind: bool
) -> None:
    from codekit.workflow.results import judging

    written, warnings = judging.judge(study, codebook, *cell, said, coder=who, quote=quote, blind=blind)
    for warning in warnings:
        output.note(f"warning: {warning}")
    output.say(f"{', '.join(cell)}: {len(written)} written by {who}" if written else f"{', '.join(cell)}: nothing new")


def _take_back(study: Study, codebook: str, cell: tuple[str, str], which: list[str], who: str) -> None:
    from codekit.workflow.results import unjudging

    gone = unjudging.take_back(study, codebook, *cell, () if which == ["all"] else which, coder=who)
    output.say(f"{', '.join(cell)}: {len(gone)} taken back by {who}")


def _take(study: Study, codebook: str, path: Path, who: str, *, blind: bool) -> None:
    from codekit.workflow.results import judging

    written, warnings = judging.judge_table(study, codebook, path, coder=who, blind=blind)
    for warning in warnings:
        output.note(f"warning: {warning}")
    output.say(f"{path.name}: {len(written)} judgements written by {who}")


def _list(study: Study, codebook: str, case: str, code: str, viewer: str, *, as_json: bool) -> None:
    from codekit.workflow.results import judgements

    if case and code:
        board = judgements.of_cell(study, codebook, case, code, viewer=viewer)
    else:
        board = judgements.board(study, codebook, case=case, code=code, viewer=viewer)
    if as_json:
        output.document(board.to_json())
        return
    _show(board)
    for gone in board.strangers:
        output.note(f"warning: {', '.join(gone)}: judged, but no cell of this matrix")


def _show(board: Board) -> None:
    matrix = board.matrix
    rows = [
        (
            cell.case,
            cell.code,
            matrix.shown(cell.state),
            *(cell.said[name].text for name in ("fit", "rating", "summary", "reason")),
            cell.told,
        )
        for cell in board.cells
    ]
    output.table(("case", "code", "evidence", "fit", "rating", "summary", "reason", "look at"), rows)
    odd, changed = sum(bool(c.at_odds) for c in board.cells), sum(bool(c.since) for c in board.cells)
    conflicts = sum(cell.conflict for cell in board.cells)
    output.say(
        f"cells judged: {len(rows)}; at odds with the evidence: {odd}; evidence changed since: {changed}; "
        f"analysts differ: {conflicts}"
    )


def _agreement(study: Study, codebook: str, viewer: str, *, as_json: bool) -> None:
    from codekit.workflow.results.judged_agreement import agreement

    found = agreement(study, codebook, viewer=viewer)
    if as_json:
        output.document(found.to_json())
        return
    figures = ("cells", "cases", "the same", "weighted kappa", "alpha")
    rows = [
        (
            one.field,
            f"{one.first}, {one.second}",
            one.code or "all",
            one.cells,
            one.cases,
            one.same,
            output.figure(one.kappa.value),
            output.figure(one.alpha.value),
        )
        for one in found.agreed
    ]
    output.table(("field", "analysts", "code", *figures), rows, right=",".join(figures))
    if not rows:
        output.say("no cell was judged by two analysts without seeing each other's word: codekit judge --blind")
    changes = [
        (
            one.case,
            one.code,
            one.field,
            "; ".join(f"{by}: {text or '(nothing)'}" for by, text in one.was),
            one.by,
            one.text,
        )
        for one in found.revised
    ]
    if changes:
        output.table(
            ("case", "code", "field", "was", "changed by", "is"), changes, title="what was changed, having seen it"
        )
