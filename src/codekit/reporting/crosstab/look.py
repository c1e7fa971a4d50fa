"""What the charts share: inks that hold in grey and for the colour-blind, labels, and how a figure is described."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from codekit.matrix.tally import CODINGS, Crosstab
from codekit.model.polarities import POLARITIES
from codekit.reporting.figures import GREY, INK, MM, plain, text_mm

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FILL, FRAME = "#7fb0d6", "#9aa3ae"  # one hue: no figure needs a second to be read
ROW_MM, LEFT_MAX_MM = 4.6, 66.0
MOST_ROWS = 150
NAME_LENGTH = 48
_STEP_MM = 0.8  # of a space, which has no outline to be measured
WORDS = {"codings": "codings", "interviews": "interviews", "cases": "organizations"}


def cut(text: str, most: int = NAME_LENGTH) -> str:
    """A name that keeps to its place."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def labels(found: Crosstab) -> list[str]:
    """The names of the codes, those below others set in."""
    return [plain("   " * found.depth(code) + cut(found.codebook[code].name)) for code in found.codes]


def drawn(found: Crosstab) -> Crosstab:
    """The codes that a figure has room for: the first, of very many."""
    return found.only(found.codes[:MOST_ROWS])


def left_mm(names: Sequence[str]) -> float:
    """The room that names need at the left."""
    return min(LEFT_MAX_MM, 4 + max([text_mm(name) + _STEP_MM * _indent(name) for name in names], default=10.0))


def _indent(name: str) -> int:
    return len(name) - len(name.lstrip())


def sheet(width_mm: float, height_mm: float) -> Figure:
    """An empty figure of this size."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width_mm * MM, height_mm * MM))


def place(figure: Figure, left: float, below: float, width: float, height: float) -> Axes:
    """Axes at a place that is given in mm, without a frame."""
    wide, high = figure.get_figwidth() / MM, figure.get_figheight() / MM
    axes: Axes = figure.add_axes((left / wide, below / high, width / wide, height / high))
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, colors=INK)
    return axes


def name_rows(axes: Axes, names: Sequence[str], room_mm: float) -> None:
    """A name for each row, from top to bottom, flush left in the room at the left, so that steps are seen."""
    axes.set_ylim(max(len(names), 1) - 0.5, -0.5)
    axes.set_yticks([])
    for row, name in enumerate(names):
        write_left(axes, row, name, room_mm)


def write_left(axes: Axes, at: float, name: str, room_mm: float) -> None:
    """A name beside the axes, at a height of the data."""
    from matplotlib.transforms import ScaledTranslation

    figure = axes.get_figure()
    assert figure is not None
    moved = ScaledTranslation(-room_mm * MM, 0, figure.dpi_scale_trans)
    axes.text(0, at, name, transform=axes.get_yaxis_transform() + moved, va="center", color=INK)


def note(figure: Figure, text: str) -> None:
    """One line below a figure that says what it counts."""
    figure.text(0.01, 0.6 * MM / figure.get_figheight() * 2, plain(text), fontsize=6, color=GREY, va="bottom")


def counting(found: Crosstab) -> str:
    """What is counted, in words."""
    kinds = "all" if found.polarity not in POLARITIES else found.polarity
    what = WORDS[found.counted]
    return f"{kinds} codings" if found.counted == CODINGS else f"{what} with {kinds} codings"


def told(found: Crosstab, row: int, column: int) -> str:
    """One cell in words: a count, k of n, or a dash where nobody looked."""
    if not found.known[row, column]:
        return "–"
    n = int(found.n[row, column])
    return f"{n}" if found.counted == CODINGS else f"{n} of {int(found.base[row, column])}"


STYLE: dict[Any, Any] = {"hatch.linewidth": 0.4}
