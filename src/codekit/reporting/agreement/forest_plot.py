"""Forest plots: agreement on each code, with its interval or with each transcript's own value."""

from __future__ import annotations

import bisect
import math
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from codekit.agreement.rounds.notes import FEW_OCCURRENCES, FEW_TRANSCRIPTS
from codekit.agreement.rounds.report import COHEN, AgreementReport, CodeResult, row_name
from codekit.reporting import figures as figure_base
from codekit.reporting.figures import COLUMN_MM, FULL_MM, GREY, INK, MM, PALE, plain, text_mm

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["COLUMN_MM", "FULL_MM", "draw", "write"]

_ROW_MM, _BELOW_MM, _ABOVE_MM = 4.6, 16.0, 2.0
_MANY, _DENSE_MM = 30, 3.9  # more rows than these stand closer, so that the figure stays on a page
_STEP, _STEP_MM = "\u2003", 2.5
_NAMES = {COHEN: "Cohen's kappa"}


def write(
    report: AgreementReport,
    folder: Path,
    *,
    name: str,
    width_mm: float = FULL_MM,
    names: Mapping[str, str] | None = None,
) -> list[Path]:
    """Write the forest plot of a report as NAME.png (300 dpi) and NAME.svg; the same report gives the same bytes.

    `width_mm` is the width in print: 90 for one column of a journal, 180 for the full width, which also prints
    the values. `names` maps codes to the words to print instead of their ids.
    """
    images = figure_base.Drawing(lambda: draw(report, width_mm=width_mm, names=names))
    return figure_base.write(images, folder, name=name)


def draw(report: AgreementReport, *, width_mm: float = FULL_MM, names: Mapping[str, str] | None = None) -> Figure:
    """The forest plot as a matplotlib figure; shapes tell the marks apart, so it can be printed in grey."""
    from matplotlib.figure import Figure

    labels = [_label(code, names or {}) for code in report.rows]
    row_mm = _ROW_MM if len(labels) <= _MANY else _DENSE_MM
    height = _ABOVE_MM + _BELOW_MM + row_mm * max(len(labels), 1)
    figure = Figure(figsize=(width_mm * MM, height * MM))
    valued = width_mm >= 140
    left, labels = _label_width(labels, width_mm)
    right = 4.0 if not valued else 38.0 if any(code.interval for code in report.rows) else 14.0
    axes = figure.add_axes(
        (left / width_mm, _BELOW_MM / height, 1 - (left + right) / width_mm, 1 - (_ABOVE_MM + _BELOW_MM) / height)
    )
    _frame(axes, report, labels)
    if any(code.depth for code in report.rows):
        _group(axes, report, left - 4)
    for row, code in enumerate(report.rows):
        _mark(axes, report, code, row)
        if valued:
            axes.annotate(
                _words(report, code),
                (1.0, row),
                (4, 0),
                ("axes fraction", "data"),
                textcoords="offset points",
                va="center_baseline",
            )
    _legend(axes, report, width_mm=width_mm, left_mm=left)
    return figure


def _label(code: CodeResult, names: Mapping[str, str]) -> str:
    """The words beside a row, set in below the code of the comparison that it belongs to."""
    return _STEP * code.depth + row_name(names.get(code.code, code.code), itself=code.itself)


def _value(report: AgreementReport, code: CodeResult) -> float:
    return code.cohen_kappa if report.coefficient == COHEN else code.krippendorff_alpha


def own_values(code: CodeResult) -> list[float]:
    """Each transcript's own value, of a code in too few transcripts for an interval."""
    few = code.has_note(FEW_TRANSCRIPTS) or code.has_note(FEW_OCCURRENCES)
    return [v for v in code.by_transcript.values() if not math.isnan(v)] if few else []


def _label_width(labels: list[str], width_mm: float) -> tuple[float, list[str]]:
    """Room for the labels in mm, at most 45 % of the width; longer ones end in an ellipsis."""
    most = 0.45 * width_mm - 6
    short = []
    for label in labels:
        bare = " ".join(label.split())
        text = _STEP * (len(label) - len(label.lstrip(_STEP))) + bare
        if _wide(text) > most:
            starts = [text[:n].rstrip() + "…" for n in range(len(text))]
            text = starts[max(bisect.bisect_right(starts, most, key=_wide) - 1, 0)]
        short.append(text)
    return max(map(_wide, short), default=0.0) + 6, short


def _wide(label: str) -> float:
    """The width of a label in mm with the space before it, which has no ink to measure."""
    return text_mm(label) + _STEP_MM * (len(label) - len(label.lstrip(_STEP)))


def _frame(axes: Axes, report: AgreementReport, labels: list[str]) -> None:
    values = [v for code in report.rows for v in _drawn(report, code)]
    lowest = min([0.0, *(math.floor(v * 5) / 5 for v in values)])
    axes.set_xlim(lowest - 0.02, 1.02)
    axes.set_ylim(max(len(labels), 1) - 0.4, -0.6)
    step = 0.2 if lowest >= -0.4 else 0.5
    axes.set_xticks([round(i * step, 1) for i in range(math.ceil(lowest / step), round(1 / step) + 1)])
    axes.set_yticks(range(len(labels)), [plain(label) for label in labels])
    axes.tick_params(length=2, width=0.6, color=GREY)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x", color=PALE, linewidth=0.5)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    if lowest < 0:
        axes.axvline(0, color=GREY, linewidth=0.6)
    axes.set_xlabel(_axis_label(report))


def _group(axes: Axes, report: AgreementReport, room_mm: float) -> None:
    """Labels that begin at the left, so that sub-codes are seen to be set in, and a thin line above each group."""
    axes.tick_params(axis="y", pad=room_mm / 25.4 * 72)
    for label in axes.get_yticklabels():
        label.set_horizontalalignment("left")
    for row, code in enumerate(report.rows):
        if row and not code.depth:
            axes.axhline(row - 0.5, color=PALE, linewidth=0.5)


def _drawn(report: AgreementReport, code: CodeResult) -> list[float]:
    """Every number that the plot shows of a code."""
    numbers = [_value(report, code)]
    numbers += [code.interval.low] if code.interval else []
    numbers += own_values(code)
    return [v for v in numbers if not math.isnan(v)]


def _axis_label(report: AgreementReport) -> str:
    name = _NAMES.get(report.coefficient, "Krippendorff's alpha")
    return f"{name}, unit: {report.unit}"


def _mark(axes: Axes, report: AgreementReport, code: CodeResult, row: int) -> None:
    value = _value(report, code)
    if math.isnan(value):
        place = axes.get_xlim()[0] + 0.02, row
        behind = {"facecolor": "white", "edgecolor": "none", "pad": 1}
        axes.text(*place, "not estimable", color=GREY, style="italic", va="center_baseline", bbox=behind)
        return
    if own := own_values(code):
        apart = [row + (i - (len(own) - 1) / 2) * 0.18 for i in range(len(own))]  # so that equal values all show
        axes.plot(own, apart, **_marks("transcript"))
    if code.interval:
        axes.plot([code.interval.low, code.interval.high], [row, row], color=INK, linewidth=1.1, solid_capstyle="butt")
    axes.plot([value], [row], **_marks("all"), markersize=3.8 if code.depth else 5.0)


def _marks(which: str) -> dict[str, Any]:
    if which == "all":
        return {"linestyle": "", "marker": "D", "color": INK, "clip_on": False, "zorder": 4}
    return {
        "linestyle": "",
        "marker": "o",
        "markersize": 2.9,
        "markerfacecolor": "white",
        "markeredgecolor": GREY,
        "markeredgewidth": 0.8,
        "clip_on": False,
        "zorder": 5,
    }


def _words(report: AgreementReport, code: CodeResult) -> str:
    value = _value(report, code)
    if math.isnan(value):
        return ""
    words = f"{value:.2f}"
    if code.interval:
        words += f" [{code.interval.low:.2f}, {code.interval.high:.2f}]"
    return words.replace("-", "\N{MINUS SIGN}")


def _legend(axes: Axes, report: AgreementReport, *, width_mm: float, left_mm: float) -> None:
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], **_marks("all"), markersize=5.0)]
    labels = [f"all {report.n_transcripts} transcripts"]
    level = next((code.interval.level for code in report.rows if code.interval), None)
    if any(map(own_values, report.rows)):
        handles.append(Line2D([], [], **_marks("transcript")))
        labels.append("each transcript")
    if level is not None:
        handles.append(Line2D([], [], color=INK, linewidth=1.1))
        labels.append(f"{level:.0%} interval, clustered by {report.grouping.by}")
    axes.figure.legend(
        handles,
        labels,
        loc="lower left",
        bbox_to_anchor=((left_mm - 2 if width_mm >= 140 else 2) / width_mm, 0.0),
        ncols=len(handles),
        frameon=False,
        handletextpad=0.5,
        columnspacing=1.4,
        borderaxespad=0.4,
    )
