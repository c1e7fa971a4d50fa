"""Codes over time: a strip of bars for each code on its own scale, a column for each interview or span of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codekit.matrix.tally import CODINGS, Crosstab
from codekit.reporting.crosstab import look
from codekit.reporting.figures import FULL_MM, INK, plain

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_ROW_MM, _ABOVE_MM = 8.0, 3.0
_MOST_NAMES, _MOST_NUMBERS, _NAME = 50, 40, 18


def draw(found: Crosstab, *, width_mm: float = FULL_MM) -> Figure:
    """The figure; columns in which nobody looked for a code are hatched, so that they are not taken for none."""
    found = look.drawn(found)
    names, columns = look.labels(found), [plain(look.cut(one.name, _NAME)) for one in found.columns]
    left, below = look.left_mm(names), 9 + 1.1 * max([len(name) for name in columns], default=4)
    height, rows = max(1, len(names)) * _ROW_MM, max(1, len(names))
    figure = look.sheet(width_mm, height + _ABOVE_MM + below)
    axes = look.place(figure, left + 2, below, width_mm - left - 12, height)
    axes.set_xlim(-0.6, max(1, len(columns)) - 0.4)
    axes.set_ylim(rows, 0)
    axes.set_yticks([])
    for row, name in enumerate(names):
        look.write_left(axes, row + 0.68, name, left)
        most = max(1.0, float(found.n[row].max(initial=0))) if found.counted == CODINGS else 1.0
        axes.axhline(row + 0.95, color=look.FRAME, linewidth=0.4, zorder=0)
        for at in range(len(columns)):
            if not found.known[row, at]:
                axes.bar(at, -0.8, width=0.8, bottom=row + 0.95, color="none", edgecolor=look.FRAME, hatch="....",
                         linewidth=0)  # fmt: skip
                continue
            n, base = int(found.n[row, at]), int(found.base[row, at])
            long = 0.6 * (n / most if found.counted == CODINGS else n / base if base else 0.0)
            if n:
                axes.bar(at, -long, width=0.8, bottom=row + 0.95, color=look.FILL, edgecolor=INK, linewidth=0.3)
                if len(columns) <= _MOST_NUMBERS:
                    words = look.told(found, row, at)
                    axes.text(at, row + 0.93 - long, words, fontsize=5, ha="center", va="bottom", color=INK)
        axes.text(len(columns) - 0.3, row + 0.68, str(int(found.total[row])), fontsize=6, va="center", color=INK)
    step = max(1, -(-len(columns) // _MOST_NAMES))
    shown = range(0, len(columns), step)
    axes.set_xticks(list(shown), [columns[at] for at in shown], rotation=90, fontsize=5.5)
    scale = "each code on its own scale" if found.counted == CODINGS else "full height: all interviews"
    look.note(figure, f"{found.codebook.key}: {look.counting(found)}; {scale}; dotted: nobody looked")
    return figure
