"""The trend over rounds: pooled and mean kappa as marked lines, every code as a thin one, the lowest ones named."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codekit.reporting.figures import FULL_MM, GREY, INK, MM, PALE, plain, text_mm

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_HEIGHT_MM, _BELOW_MM, _LEFT_MM, _APART_MM = 74.0, 22.0, 13.0, 3.4
NAMED = 4
_THIN = "#9a9a9a"


@dataclass(frozen=True, slots=True)
class Point:
    """One round: its label, overall figures, each code's kappa or alpha, and whether it was for practice only."""

    label: str
    pooled: float
    mean: float
    codes: Mapping[str, float]
    practice: bool = False


def draw(points: Sequence[Point], *, label: str = "kappa", width_mm: float = FULL_MM) -> Figure:
    """The trend; the codes that are lowest in the last round are named at the right. `label` names the axis."""
    from matplotlib.figure import Figure

    named = lowest(points)
    right = max((text_mm(f"{code} 0.00") for code in named), default=0.0) + 12
    figure = Figure(figsize=(width_mm * MM, _HEIGHT_MM * MM))
    left, width = _LEFT_MM / width_mm, 1 - (_LEFT_MM + right) / width_mm
    axes = figure.add_axes((left, _BELOW_MM / _HEIGHT_MM, width, 1 - (_BELOW_MM + 4) / _HEIGHT_MM))
    _frame(axes, points, label)
    at, fold = _folded(points)
    for code in dict.fromkeys(code for point in points for code in point.codes):
        _line(axes, at, fold([point.codes.get(code, math.nan) for point in points]), named=code in named)
    overall = [
        axes.plot(at, fold([p.pooled for p in points]), color=INK, linewidth=1.6, marker="D", markersize=4.5),
        axes.plot(
            at,
            fold([p.mean for p in points]),
            color=INK,
            linewidth=1.2,
            linestyle=(0, (4, 2)),
            marker="o",
            markersize=4.5,
            markerfacecolor="white",
        ),
    ]
    thin = axes.plot([], [], color=_THIN, linewidth=0.8)
    _name(axes, points, named)
    handles = [lines[0] for lines in (*overall, thin)]
    figure.legend(
        handles,
        ["pooled kappa", "mean kappa", "each code"],
        loc="lower left",
        bbox_to_anchor=(left - 0.01, 0),
        ncols=3,
        frameon=False,
        handlelength=2.8,
        columnspacing=1.6,
        borderaxespad=0.3,
    )
    return figure


def _folded(points: Sequence[Point]) -> tuple[list[float], Callable[[Sequence[float]], list[float]]]:
    """Where rounds stand, and values with a gap between practice and measured rounds: no line is to join them."""
    gaps = [n for n in range(1, len(points)) if points[n].practice != points[n - 1].practice]

    def fold(values: Sequence[float]) -> list[float]:
        folded = list(values)
        for gap in reversed(gaps):
            folded.insert(gap, math.nan)
        return folded

    at = [float(n) for n in range(len(points))]
    for gap in reversed(gaps):
        at.insert(gap, gap - 0.5)
    return at, fold


def lowest(points: Sequence[Point]) -> list[str]:
    """The codes that are lowest in the last round, the lowest first; those at 1 are not named."""
    last = points[-1].codes if points else {}
    known = [code for code, value in last.items() if not math.isnan(value) and value < 1]
    return sorted(known, key=lambda code: last[code])[:NAMED]


def _frame(axes: Axes, points: Sequence[Point], label: str) -> None:
    values = [v for p in points for v in (p.pooled, p.mean, *p.codes.values()) if not math.isnan(v)]
    low = min([0.0, *(math.floor(v * 5) / 5 for v in values)])
    axes.set_ylim(low - 0.02, 1.03)
    axes.set_xlim(-0.15, len(points) - 1 + 0.02 * len(points))
    axes.set_xticks(range(len(points)), [plain(point.label) for point in points])
    axes.set_yticks([round(low + i * 0.2, 1) for i in range(round((1 - low) / 0.2) + 1)])
    axes.grid(axis="y", color=PALE, linewidth=0.5)
    axes.set_axisbelow(True)
    axes.tick_params(length=2, width=0.6, color=GREY)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.set_ylabel(label)


def _line(axes: Axes, at: Sequence[float], values: Sequence[float], *, named: bool) -> None:
    dark = INK if named else _THIN
    axes.plot(at, values, color=dark, linewidth=0.7 if named else 0.6, marker=".", markersize=2.5)


def _name(axes: Axes, points: Sequence[Point], named: Sequence[str]) -> None:
    """Names at the right of the last round, moved apart where they would lie on each other."""
    low, high = axes.get_ylim()
    apart = (high - low) * _APART_MM / (_HEIGHT_MM - _BELOW_MM - 4)
    values = [points[-1].codes[code] for code in named]
    for code, value, place in zip(named, values, _places(values, apart, high), strict=True):
        axes.annotate(
            plain(f"{code} {value:.2f}".replace(" -", " \N{MINUS SIGN}")),
            (len(points) - 1, value),
            (len(points) - 1 + 0.04 * len(points), place),
            textcoords="data",
            va="center",
            annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": GREY, "linewidth": 0.4, "shrinkA": 1, "shrinkB": 3},
        )


def _places(values: Sequence[float], apart: float, high: float) -> list[float]:
    """Where the names of rising values stand: at least so far apart, and none above the axis while there is room."""
    places: list[float] = []
    for value in values:
        places.append(max(value, places[-1] + apart) if places else value)
    most = high
    for at in range(len(places) - 1, -1, -1):
        places[at] = min(places[at], most)
        most = places[at] - apart
    return places
