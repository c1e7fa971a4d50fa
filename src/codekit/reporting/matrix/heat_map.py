"""The heat map of themes by organizations, readable in grey and on paper."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.matrix.result import Matrix
from codekit.matrix.states import (
    ASKED_UNKNOWN,
    CONTRARY,
    MIXED,
    NOT_APPLICABLE,
    NOT_ASKED,
    NOT_FOUND,
    NOT_YET_CODED,
    PRESENT,
    STATES,
)
from codekit.reporting import figures

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import PathPatch

Point = tuple[float, float]

NAME = "themes-by-organization"
WIDTH = 7.1  # inches: two columns of a journal
_LONGEST = 48  # letters of a name
_INK, _LINE = "#1f2933", "#9aa3ae"
# Fill, hatch and mark of each state: any one of the three tells it from its neighbours.
_LOOKS = {
    PRESENT: ("#2f6690", "", ""),
    MIXED: ("#8fb8d6", "////", ""),
    CONTRARY: ("#f6c177", "", "×"),
    NOT_FOUND: ("#ffffff", "", ""),
    ASKED_UNKNOWN: ("#ffffff", "", "?"),
    NOT_ASKED: ("#ffffff", "", "–"),
    NOT_YET_CODED: ("#ffffff", "....", ""),
    NOT_APPLICABLE: ("#d5dae1", "", "/"),
}


def write(matrix: Matrix, folder: Path, *, name: str = NAME) -> list[Path]:
    """Write the heat map as PNG (300 dpi) and SVG; the same matrix gives the same bytes.

    Args:
        matrix: What `tabulate` found; its themes are the rows of the figure, its cases the columns.
        folder: Where to write; made where it does not exist.
        name: The files' name without ending.
    """
    # Its words stay words in SVG, so they name only the font that is the same everywhere.
    style = {"svg.fonttype": "none", "font.family": figures.FONT, "hatch.linewidth": 0.6, "hatch.color": _INK}
    images = figures.Drawing(lambda: draw(matrix), style=style, creator="codekit")
    return figures.write(images, folder, name=name)


def draw(matrix: Matrix) -> Figure:
    """The figure: themes from top to bottom, organizations from left to right, k of n at the right."""
    from matplotlib.figure import Figure

    themes, cases = matrix.themes, matrix.cases
    labels, names = [_label(matrix, theme) for theme in themes], [_short(matrix.called(case)) for case in cases]
    left = 0.2 + 0.052 * max([len(label) for label in labels], default=0)
    right, below, above = 0.75, 0.75, 0.3 + 0.06 * max([len(name) for name in names], default=0)
    square = min((WIDTH - left - right) / max(len(cases), 1), 0.34)
    height = below + above + 0.22 * max(len(themes), 1)
    figure = Figure(figsize=(WIDTH, height))
    box = (left / WIDTH, below / height, square * max(len(cases), 1) / WIDTH, 1 - (below + above) / height)
    axes = figure.add_axes(box)
    places = [(column, row) for row in range(len(themes)) for column in range(len(cases))]
    _draw_cells(axes, places, [matrix.cells[cases[column], themes[row]].state for column, row in places])
    _axes(axes, matrix, labels, names, crowded=square < 0.09)
    _legend(figure, matrix)
    return figure


def _label(matrix: Matrix, theme: str) -> str:
    name = matrix.codebook[theme].name
    depth = len(matrix.codebook.ancestors(theme))
    return "   " * depth + _short(name)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1].rstrip() + "…"


def _draw_cells(axes: Axes, places: Sequence[Point], states: Sequence[str]) -> None:
    """A box for each state at (column, row): those of one state are one shape, however many boxes there are."""
    of_state: dict[str, list[Point]] = {}
    for (x, y), state in zip(places, states, strict=True):
        of_state.setdefault(state, []).append((x, y))
        if mark := _LOOKS[state][2]:
            axes.text(x + 0.5, y + 0.52, mark, ha="center", va="center", color=_INK, fontsize=7)
    for state, corners in of_state.items():
        fill, hatch, _ = _LOOKS[state]
        axes.add_artist(_boxes(corners, facecolor=fill, edgecolor=_LINE, linewidth=0.4))
        if hatch:
            axes.add_artist(_boxes(corners, facecolor="none", edgecolor=_INK, linewidth=0, hatch=hatch))


def _boxes(corners: Sequence[Point], **look: Any) -> PathPatch:
    """Boxes of one look by their corners; their edges are on whole pixels."""
    import numpy as np
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path as Outline

    vertices = np.array(corners, float)[:, None] + np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
    steps = [Outline.MOVETO, *[Outline.LINETO] * 3, Outline.CLOSEPOLY] * len(corners)
    return PathPatch(Outline(vertices.reshape(-1, 2), steps), snap=True, **look)


def _axes(axes: Axes, matrix: Matrix, labels: list[str], names: list[str], *, crowded: bool) -> None:
    themes, cases = matrix.themes, matrix.cases
    axes.set_xlim(0, max(len(cases), 1))
    axes.set_ylim(max(len(themes), 1), 0)
    axes.set_yticks([row + 0.5 for row in range(len(themes))], labels, ha="left")
    axes.tick_params(length=0, colors=_INK)
    axes.tick_params(axis="y", pad=7 + 3.6 * max([len(label) for label in labels], default=0))
    step = -(-len(cases) // 40) if crowded else 1
    labelled = range(0, len(cases), step)
    axes.set_xticks([n + 0.5 for n in labelled], [names[n] for n in labelled], rotation=90, fontsize=6)
    axes.xaxis.tick_top()
    for spine in axes.spines.values():
        spine.set_visible(False)
    for row, theme in enumerate(themes):
        axes.text(len(cases) + 0.4, row + 0.5, str(matrix.totals[theme]), va="center", color=_INK, fontweight="bold")


def _legend(figure: Figure, matrix: Matrix) -> None:
    """One box for each state that occurs, with its mark, in words."""
    used = {matrix.cells[case, theme].state for case in matrix.cases for theme in matrix.themes}
    states = [state for state in STATES if state in used]
    height = figure.get_figheight()
    axes: Any = figure.add_axes((0.02, 0.08 / height, 0.96, 0.5 / height))
    axes.set_axis_off()
    axes.set_xlim(0, 44)
    axes.set_ylim(3, 0)
    places = [(number % 4 * 11, number // 4 * 1.4) for number in range(len(states))]
    _draw_cells(axes, places, states)
    for (column, row), state in zip(places, states, strict=True):
        axes.text(column + 1.4, row + 0.55, matrix.shown(state), va="center", color=_INK)
