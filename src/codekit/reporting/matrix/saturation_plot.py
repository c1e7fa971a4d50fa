"""The saturation curve: new codes of each interview as bars, codes so far as a line, base and saturation marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from codekit.matrix.saturation import Asked, Saturation
from codekit.reporting import figures
from codekit.reporting.figures import FULL_MM, GREY, INK, MM, PALE, plain
from codekit.reporting.matrix.saturation_told import limit

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME = "saturation"
_HEIGHT_MM, _LEFT_MM, _RIGHT_MM, _ABOVE_MM, _BELOW_MM = 78.0, 13.0, 13.0, 9.0, 18.0
_BAR, _LATE = "#7fb0d6", "#f6c177"  # apart in grey, too; what came late is hatched besides
_MOST_LABELS = 60


def write(found: Saturation, asked: Asked, folder: Path, *, name: str = NAME) -> list[Path]:
    """Write the figure as PNG (300 dpi) and SVG; the same figures give the same bytes."""
    return figures.write(figures.Drawing(lambda: draw(found, asked), creator="codekit"), folder, name=name)


def draw(found: Saturation, asked: Asked, *, width_mm: float = FULL_MM) -> Figure:
    """The figure for one setting."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    figure = Figure(figsize=(width_mm * MM, _HEIGHT_MM * MM))
    box = (
        _LEFT_MM / width_mm,
        _BELOW_MM / _HEIGHT_MM,
        1 - (_LEFT_MM + _RIGHT_MM) / width_mm,
        1 - (_ABOVE_MM + _BELOW_MM) / _HEIGHT_MM,
    )
    bars = figure.add_axes(box)
    line = bars.twinx()
    _bars(bars, found, asked)
    numbers = range(1, len(found.interviews) + 1)
    line.plot(numbers, found.cumulative, color=INK, linewidth=1.2, marker="o", markersize=2.6)
    line.set_ylim(0, max(found.found, 1) * 1.12)
    line.set_ylabel("codes so far")
    for axes in (bars, line):
        axes.spines["top"].set_visible(False)
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.tick_params(length=2, colors=INK)
    _mark(bars, found, asked)
    return figure


def _bars(axes: Axes, found: Saturation, asked: Asked) -> None:
    at = found.reached(asked)
    for number, new in enumerate(found.counts, 1):
        late = at is not None and number > at
        axes.bar(
            number, new, width=0.72, color=_LATE if late else _BAR, edgecolor=INK, linewidth=0.4, hatch="///" * late
        )
    axes.set_xlim(0.4, len(found.interviews) + 0.6)
    axes.set_ylim(0, max(*found.counts, 1, 1) * 1.12)
    axes.set_ylabel("new codes")
    step = max(1, -(-len(found.interviews) // _MOST_LABELS))
    shown = range(0, len(found.interviews), step)
    names = [plain(f"{n + 1}  {found.interviews[n].transcript}") for n in shown]
    axes.set_xticks([n + 1 for n in shown], names, rotation=90, fontsize=5.5)


def _mark(axes: Axes, found: Saturation, asked: Asked) -> None:
    """The base as a shade, saturation as a line, both in words above."""
    axes.axvspan(0.4, asked.base + 0.5, color=PALE, alpha=0.6, zorder=0, linewidth=0)
    top = axes.get_ylim()[1]
    axes.text(0.5, top * 1.02, f"base: {asked.base} interviews", color=GREY, fontsize=6.5, va="bottom")
    at = found.reached(asked)
    if at is None:
        words = f"not reached ({asked.name}, new codes: {limit(asked)})"
        where = len(found.interviews) + 0.5 if found.interviews else axes.get_xlim()[1]
        axes.text(where, top * 1.02, words, color=INK, fontsize=6.5, va="bottom", ha="right")
        return
    axes.axvline(at + 0.5, color=INK, linewidth=0.9, linestyle=(0, (4, 2)))
    words = f"saturation {found.shown(asked)} (new codes: {limit(asked)})"
    side = "right" if at > 0.6 * len(found.interviews) else "left"
    axes.text(at + 0.5, top * 1.02, words, color=INK, fontsize=6.5, va="bottom", ha=side)
