"""The heat map of pairs of coders: kappa over all codes as a shade of grey with its number, and the shared units."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from codekit.reporting.figures import GREY, INK, MM, plain, text_mm

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_CELL_MM, _AROUND_MM, _BELOW_MM = 19.0, 4.0, 11.0
_DARKEST = 0.45  # so that dark words can be read on every shade

Pair = tuple[str, str]


def draw(coders: Sequence[str], kappas: Mapping[Pair, float], units: Mapping[Pair, int]) -> Figure:
    """The heat map; each pair stands once, below the diagonal. The number is always printed, undefined in words."""
    from matplotlib.figure import Figure

    rows, columns = coders[1:], coders[:-1]
    cell = _CELL_MM if len(coders) <= 7 else _CELL_MM * 7 / len(coders)
    left = max((text_mm(coder) for coder in rows), default=0.0) + _AROUND_MM + 2
    width, height = cell * len(columns), cell * len(rows)
    whole = max(left + width + _AROUND_MM, 80.0), height + _AROUND_MM + _BELOW_MM
    figure = Figure(figsize=(whole[0] * MM, whole[1] * MM))
    axes = figure.add_axes((left / whole[0], _BELOW_MM / whole[1], width / whole[0], height / whole[1]))
    for i, row in enumerate(rows):
        for k, column in enumerate(columns[: i + 1]):
            pair = (column, row) if (column, row) in kappas else (row, column)
            _cell(axes, k, i, kappas[pair], units[pair])
    axes.set_xlim(0, len(columns))
    axes.set_ylim(len(rows), 0)
    axes.set_xticks([k + 0.5 for k in range(len(columns))], [plain(coder) for coder in columns])
    axes.set_yticks([i + 0.5 for i in range(len(rows))], [plain(coder) for coder in rows])
    axes.tick_params(length=0)
    for spine in axes.spines.values():
        spine.set_visible(False)
    figure.text(_AROUND_MM / whole[0], 2.2 / whole[1], "kappa over all codes; darker is higher", color=GREY)
    return figure


def shade(kappa: float) -> float:
    """How dark a kappa is printed, from 0 (white, at or below 0) to the darkest (at 1)."""
    return _DARKEST * min(max(kappa, 0.0), 1.0)


def _cell(axes: Axes, x: int, y: int, kappa: float, units: int) -> None:
    from matplotlib.patches import Rectangle

    defined = not math.isnan(kappa)
    dark = shade(kappa) if defined else 0.0
    axes.add_patch(
        Rectangle(
            (x, y), 1, 1, facecolor=str(1 - dark), edgecolor=GREY, linewidth=0.5, hatch=None if defined else "////"
        )
    )
    words = f"{kappa:.2f}".replace("-", "\N{MINUS SIGN}") if defined else "not estimable"
    behind = None if defined else {"facecolor": "white", "edgecolor": "none", "pad": 1}
    axes.text(
        x + 0.5, y + 0.42, words, ha="center", va="center", color=INK, fontsize=8.5 if defined else 6, bbox=behind
    )
    axes.text(x + 0.5, y + 0.72, f"{units:,} units", ha="center", va="center", color=INK, fontsize=5.8)
