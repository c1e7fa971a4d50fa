"""The command saturation: how many new codes each further interview brings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codekit.cli import output
from codekit.cli.options import AsSaidOption, JsonOption, StudyOption, giving, listed, the_study
from codekit.cli.tables import OutOption

if TYPE_CHECKING:
    from codekit.matrix.saturation import Asked, Saturation


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("saturation")(saturation)


def saturation(
    codebook: Annotated[str, typer.Argument(metavar="CODEBOOK", help="The codebook.")],
    base: Annotated[int, typer.Option(min=1, help="Interviews in the base.")] = 4,
    run: Annotated[int, typer.Option(min=1, help="Interviews in a run.")] = 2,
    most: Annotated[float, typer.Option("--new", min=0, max=100, help="Largest share of new codes, in percent.")] = 5.0,
    level: Annotated[str, typer.Option(metavar="leaf|top|all", help="Which codes.")] = "leaf",
    codes: Annotated[str, typer.Option(help="These codes instead: A,B.")] = "",
    order: Annotated[
        str, typer.Option(metavar="interview|coding", help="As the interviews were held, or were coded.")
    ] = "interview",
    coder: Annotated[str, typer.Option(metavar="ID", help="One coder, where a double round has no consensus.")] = "",
    out: OutOption = None,
    figure: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write the curve, as PNG and SVG.", show_default=False)
    ] = None,
    as_said: AsSaidOption = False,
    as_json: JsonOption = False,
    study: StudyOption = None,
) -> None:
    """New codes by interview, and from when on there are hardly any (code saturation).

    The table always has base 4, 5 and 6 by run 2 and 3, at 5 % and at none: they can differ.
    """
    from codekit.matrix.saturation import Asked, grid
    from codekit.workflow.results import saturation as results

    opened, asked = the_study(study), Asked(base, run, most / 100)
    found = results.saturation(opened, codebook, level=level, codes=listed(codes), order=order, coder=coder)
    output.keep(found)
    for warning in found.matrix.warnings:
        output.note(f"warning: {warning}")
    if out is not None:
        with giving(opened, out, as_said=as_said) as place:
            results.write_workbook(opened, found, asked, place)
        output.note(f"workbook: {out}")
    if figure is not None:
        from codekit.reporting.matrix import saturation_plot

        for path in saturation_plot.write(found, asked, figure, name=f"saturation-{found.matrix.codebook.id}"):
            output.note(f"figure: {path}")
    if as_json:
        from codekit.reporting.matrix.saturation_told import sentence

        output.document(found.to_json(grid(asked)) | {"sentence": sentence(found, asked)})
    elif out is None:
        _show(found, asked)


def _show(found: Saturation, asked: Asked) -> None:
    from codekit.matrix.saturation import grid
    from codekit.reporting.matrix.saturation_told import ground, sentence

    interviews = zip(found.interviews, found.new, found.cumulative, strict=True)
    rows = [
        (n, i.transcript, i.case, len(new), so_far, ", ".join(new)) for n, (i, new, so_far) in enumerate(interviews, 1)
    ]
    output.table(("interview", "transcript", "case", "new", "so far", "which"), rows, right="interview,new,so far")
    settings: dict[str, list[str]] = {}
    limits = list(dict.fromkeys(one.limit for one in grid(asked)))
    for one in grid(asked):
        settings.setdefault(one.name, [""] * len(limits))[limits.index(one.limit)] = found.shown(one) or "not reached"
    output.table(("setting", *limits), [(name, *values) for name, values in settings.items()])
    output.say(sentence(found, asked))
    for line in ground(found):
        output.say(f"- {line}")
