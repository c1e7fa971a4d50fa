"""Saturation as content for every form: the sentence, the curve, the interviews, and the settings beside each other."""

from __future__ import annotations

from codekit.matrix.saturation import Asked, Saturation, grid
from codekit.reporting import figures
from codekit.reporting.content import COUNT, LONG, Column, Content, Figure, Part, Table
from codekit.reporting.matrix import saturation_plot
from codekit.reporting.matrix.saturation_told import ground, sentence


def build(found: Saturation, asked: Asked, *, study: str) -> Content:
    """What `codekit saturation` says, with its figure."""
    drawing = figures.Drawing(lambda: saturation_plot.draw(found, asked), creator="codekit")
    words = sentence(found, asked)
    name = f"saturation-{found.matrix.codebook.id}"
    curve = Figure(name, "New codes of each interview (bars) and codes so far (line)", words, drawing)
    parts = (
        Part("saturation", "Saturation", (words,), tuple(ground(found)), figures=(curve,)),
        Part(
            "settings",
            "Other settings",
            ("They can differ: say which one was chosen, and before.",),
            (),
            (_grid(found, asked),),
        ),
        Part("interviews", "Interviews", tables=(_interviews(found),)),
    )
    return Content("Saturation", f"{study}, {found.matrix.codebook.key}", parts)


def _grid(found: Saturation, asked: Asked) -> Table:
    limits = list(dict.fromkeys(one.limit for one in grid(asked)))
    settings: dict[str, list[str]] = {}
    for one in grid(asked):
        row = settings.setdefault(one.name, [""] * len(limits))
        row[limits.index(one.limit)] = found.shown(one) or "not reached"
    columns = (Column("setting", width=18), *(Column(f"new codes {limit}", width=16) for limit in limits))
    return Table("Saturation by setting", columns, [(name, *row) for name, row in settings.items()])


def _interviews(found: Saturation) -> Table:
    columns = (
        Column("interview", COUNT),
        Column("transcript"),
        Column("case"),
        Column("new", COUNT),
        Column("so far", COUNT),
        Column("which", LONG, 60),
    )
    listed = zip(found.interviews, found.new, found.cumulative, strict=True)
    rows = [
        (n, i.transcript, found.matrix.called(i.case), len(new), so_far, ", ".join(new))
        for n, (i, new, so_far) in enumerate(listed, 1)
    ]
    return Table("New codes by interview", columns, rows)
