"""A bar for each code, in a panel for each column; all panels have one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codekit.matrix.tally import CODINGS, Crosstab
from codekit.reporting.crosstab import look
from codekit.reporting.figures import FULL_MM, INK, plain

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_PANELS = 6
_ABOVE_MM, _BELOW_MM, _GAP_MM = 11.0, 7.0, 3.0


def draw(found: Crosstab, *, width_mm: float = FULL_MM) -> Figure:
    """The figure: codings as a length, interviews and cases as a part of all that can be decided."""
    found = look.drawn(found)
    names = look.labels(found)
    left, panels = look.left_mm(names), max(1, len(found.columns))
    height = max(1, len(names)) * look.ROW_MM
    figure = look.sheet(width_mm, height + _ABOVE_MM + _BELOW_MM)
    wide = (width_mm - left - 2 - _GAP_MM * panels) / panels
    longest = 1.0 if found.counted != CODINGS else max(1, int(found.n.max(initial=0)))
    for at, column in enumerate(found.columns):
        axes = look.place(figure, left + 2 + at * (wide + _GAP_MM), _BELOW_MM, wide, height)
        look.name_rows(axes, names if at == 0 else [""] * len(names), left)
        axes.set_xlim(0, longest * (1.0 + 11.0 / wide))
        axes.set_xticks([])
        axes.set_title(_title(found, at, column.name, wide), fontsize=6.5, loc="left", color=INK, pad=3)
        _panel(axes, found, at, longest)
    look.note(figure, f"{found.codebook.key}: {look.counting(found)}")
    return figure


def _title(found: Crosstab, at: int, name: str, wide: float) -> str:
    column = found.columns[at]
    size = len(column.cases) if found.counted == "cases" else len(column.transcripts)
    what = look.WORDS["cases" if found.counted == "cases" else "interviews"]
    return f"{plain(look.cut(name, max(8, int(wide / 1.5))))}\n{size} {what}"


def _panel(axes: Axes, found: Crosstab, at: int, longest: float) -> None:
    for row in range(len(found.codes)):
        n, base, known = int(found.n[row, at]), int(found.base[row, at]), bool(found.known[row, at])
        long = n if found.counted == CODINGS else n / base if base else 0.0
        if found.counted != CODINGS and base:
            axes.barh(row, 1.0, height=0.62, color="none", edgecolor=look.FRAME, linewidth=0.4)
        if known and n:
            axes.barh(row, long, height=0.62, color=look.FILL, edgecolor=INK, linewidth=0.4)
        end = 1.0 if found.counted != CODINGS and base else long
        words = look.told(found, row, at)
        axes.text(end + longest * 0.02, row, words, va="center", fontsize=6, color=INK)
