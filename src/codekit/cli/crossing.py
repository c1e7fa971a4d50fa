"""The command crosstab: codes across cases, interviews, time or attributes, as a table and as a chart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.options import AsSaidOption, JsonOption, StudyOption, giving, listed, the_study

if TYPE_CHECKING:
    from codekit.matrix.tally import Crosstab

_SHOWN = 8  # columns that a terminal has room for


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("crosstab")(crosstab)


def crosstab(
    codebook: Annotated[str, typer.Argument(metavar="CODEBOOK", help="The codebook.")],
    across: Annotated[
        str,
        typer.Option(
            metavar="total|case|interview|month|quarter|year|ATTRIBUTE",
            help="The columns: also any attribute of cases, or column of interviews.",
        ),
    ] = "total",
    count: Annotated[str, typer.Option(metavar="codings|interviews|cases", help="What is counted.")] = "codings",
    polarity: Annotated[
        str, typer.Option(metavar="supporting|contrary|hypothetical|all", help="Which codings count.")
    ] = "supporting",
    codes: Annotated[str, typer.Option(metavar="A,B", help="These codes. Default: those found.")] = "",
    level: Annotated[str, typer.Option(metavar="all|top|leaf", help="Which of those found.")] = "all",
    order: Annotated[
        str, typer.Option(metavar="codebook|most", help="As in the codebook, or most first.")
    ] = "codebook",
    coder: Annotated[str, typer.Option(metavar="ID", help="Your id: what you may see.")] = "",
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", metavar="FILE", help="Write .xlsx, .csv, .jsonl, .docx, .html, .md, or .png, .svg: the chart.",
            show_default=False,
        ),
    ] = None,
    as_said: AsSaidOption = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:  # fmt: skip
    """Codes across what interviews have: counts, shares and their bases, and the chart that fits them.

    The chart has bars for few columns, circles for many, and a strip of bars for each code over time.
    """
    from codekit.workflow.results import crosstab as results
    from codekit.workflow.results import crosstab_files

    opened = the_study(study)
    wish = results.Wish(across, count, polarity, level, tuple(listed(codes)), order)
    found = results.crosstab(opened, codebook, wish, viewer=coder)
    for warning in found.warnings:
        output.note(f"warning: {warning}")
    if out is not None:
        with giving(opened, out, as_said=as_said) as place:
            crosstab_files.write(opened, found, place)
        output.note(f"crosstab: {out}")
    if as_json:
        output.document(found.to_json())
    elif out is None:
        _show(found)


def _show(found: Crosstab) -> None:
    from codekit.reporting.crosstab.look import counting, told

    shown = found.columns[:_SHOWN]
    names = [f"{column.name}" for column in shown]
    rows = [
        (
            "  " * found.depth(code) + code,
            *(told(found, row, at) for at in range(len(shown))),
            *([int(found.total[row])] if len(found.columns) > 1 else []),
        )
        for row, code in enumerate(found.codes)
    ]
    if found.counted == "codings" and found.codes:
        whole = [int(found.whole[0])] if len(found.columns) > 1 else []
        rows.append(("all codings", *(int(found.base[0, at]) for at in range(len(shown))), *whole))
    output.say(f"{found.codebook.key}; {counting(found)}, across {found.across}")
    output.table(("code", *names, *(["all"] if len(found.columns) > 1 else [])), rows, right=",".join([*names, "all"]))
    if len(found.columns) > len(shown):
        output.say(f"the first {len(shown)} of {len(found.columns)} columns: -o FILE.xlsx has all of them")
