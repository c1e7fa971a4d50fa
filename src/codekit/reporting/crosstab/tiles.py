"""Codes by columns as tiles: each with its number, the darker the more, so that it reads in grey too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codekit.matrix.tally import CODINGS, Crosstab
from codekit.reporting.crosstab import look
from codekit.reporting.figures import FULL_MM, GREY, INK, plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SHADES = ("#eaf2f9", "#d3e5f2", "#b5d2e8", "#93bcdc", "#6ea5cf")
_ROW_MM, _WIDEST_MM, _NARROWEST_MM, _BELOW_MM = 4.8, 12.0, 4.4, 7.0
_NAME = 26


def draw(found: Crosstab, *, width_mm: float = FULL_MM) -> Figure:
    """The figure; one with very many columns is wider than a page."""
    found = look.drawn(found)
    names, columns = look.labels(found), [plain(look.cut(one.name, _NAME)) for one in found.columns]
    left = look.left_mm(names)
    wide = min(_WIDEST_MM, max(_NARROWEST_MM, (width_mm - left - 4) / max(1, len(columns))))
    above = 4 + 0.95 * max([len(name) for name in columns], default=4)
    height, across = max(1, len(names)) * _ROW_MM, wide * max(1, len(columns))
    figure = look.sheet(max(width_mm, left + across + 4), height + above + _BELOW_MM)
    axes = look.place(figure, left + 2, _BELOW_MM, across, height)
    look.name_rows(axes, names, left)
    axes.set_xlim(-0.5, max(1, len(columns)) - 0.5)
    axes.set_xticks(range(len(columns)), columns, rotation=90, fontsize=5.5)
    axes.xaxis.tick_top()
    _tiles(axes, found)
    look.note(figure, f"{found.codebook.key}: {look.counting(found)}; – nobody looked")
    return figure


def depth(part: float) -> int:
    """Which shade, from 0, a part of the largest has; the square root, so that small numbers differ too."""
    return min(len(SHADES) - 1, int(part**0.5 * len(SHADES)))


def _tiles(axes: Axes, found: Crosstab) -> None:
    from matplotlib.patches import Rectangle

    most = max(1.0, float(found.n.max(initial=0))) if found.counted == CODINGS else 1.0
    for row in range(len(found.codes)):
        for column in range(len(found.columns)):
            n, base = int(found.n[row, column]), int(found.base[row, column])
            if n:
                part = n / most if found.counted == CODINGS else n / max(base, 1)
                shade = SHADES[depth(part)]
                axes.add_patch(Rectangle((column - 0.48, row - 0.46), 0.96, 0.92, facecolor=shade, linewidth=0))
            words = str(n) if found.known[row, column] else "–"
            axes.text(column, row, words, ha="center", va="center", fontsize=5.5, color=INK if n else GREY)
