"""Codes that stand together as a map: the codes on a ring, a line for each pair, the wider the more often."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from codekit.matrix.together import OVERLAP, Cooccurrence, Pair
from codekit.reporting import figures
from codekit.reporting.content import COUNT, DECIMAL, Column, Content, Figure, Part, Table
from codekit.reporting.crosstab import look
from codekit.reporting.figures import FULL_MM, INK, plain
from codekit.tables.records import Records

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Plot

MOST_LINES = 60
COLUMNS = {
    "code": 18.0,
    "with": 18.0,
    "of_first": 10.0,
    "of_second": 10.0,
    "together": 10.0,
    "jaccard": 10.0,
    "expected": 10.0,
    "ratio": 10.0,
    "transcripts": 12.0,
    "cases": 10.0,
    "units": 10.0,
    "transcripts_coded_for_both": 14.0,
    "note": 30.0,
}
_RING, _NAMES = 0.56, 0.60  # of half the figure


def lines(found: Cooccurrence) -> list[Pair]:
    """The pairs of a map: of codes with none below them among those found, the most frequent first, not all of many."""
    leaves = {code for code in found.codes if not set(found.matrix.codebook.descendants(code)) & set(found.codes)}
    held = [pair for pair in found.pairs() if pair.both and leaves.issuperset(pair.codes)]
    return sorted(held, key=lambda pair: -pair.both)[:MOST_LINES]


def draw(found: Cooccurrence, *, width_mm: float = FULL_MM) -> Plot:
    """The figure; codes that stand with no other are not on it."""
    pairs = lines(found)
    used = {code for pair in pairs for code in pair.codes}
    codes = [code for code in found.codes if code in used]
    figure = look.sheet(width_mm, width_mm * 0.95 + 6)
    axes = look.place(figure, 0, 6, width_mm, width_mm * 0.95)
    axes.set_xlim(-1.18, 1.18)
    axes.set_ylim(-1.12, 1.12)
    axes.set_xticks([])
    axes.set_yticks([])
    turn = {code: math.tau * (at / max(1, len(codes))) for at, code in enumerate(codes)}
    at = {code: (_RING * math.sin(angle), _RING * math.cos(angle)) for code, angle in turn.items()}
    most = max([pair.both for pair in pairs], default=1)
    for pair in reversed(pairs):
        _line(axes, at[pair.codes[0]], at[pair.codes[1]], pair.both / most)
    largest = max([_size(found, code) for code in codes], default=1)
    for code, angle in turn.items():
        axes.plot(*at[code], "o", markersize=3 + 5 * (_size(found, code) / largest) ** 0.5, color="#6ea5cf",
                  markeredgecolor=INK, markeredgewidth=0.5)  # fmt: skip
        _name(axes, found, code, angle)
    said = "No two codes stand together" if not pairs else f"widest line {most}; codes without codes below them"
    shown = f"; the {MOST_LINES} most frequent pairs" if len(pairs) == MOST_LINES else ""
    look.note(figure, f"{found.matrix.codebook.key}: {unit(found)}; {said}{shown}")
    return figure


def _size(found: Cooccurrence, code: str) -> int:
    at = found.codes.index(code)
    return int(found.own[at, at])


def _line(axes: Axes, one: tuple[float, float], other: tuple[float, float], part: float) -> None:
    """A curve that is drawn towards the middle, so that neighbours' lines do not lie on the ring."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    curve = Path([one, (0, 0), other], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
    shade = 0.75 - 0.55 * part
    axes.add_patch(PathPatch(curve, fill=False, linewidth=0.3 + 3.2 * part, edgecolor=(shade, shade, shade)))


def _name(axes: Axes, found: Cooccurrence, code: str, angle: float) -> None:
    x, y = _NAMES * math.sin(angle), _NAMES * math.cos(angle)
    side = "left" if x >= 0 else "right"
    slant = 90 - math.degrees(angle)
    words = f"{look.cut(found.matrix.codebook[code].name, 28)} ({_size(found, code)})"
    axes.text(x, y, plain(words), fontsize=6, color=INK, ha=side, va="center", rotation_mode="anchor",
              rotation=slant if x >= 0 else slant + 180)  # fmt: skip


def unit(found: Cooccurrence) -> str:
    """What is counted, in words."""
    return "overlapping excerpts" if found.by == OVERLAP else f"respondents' {found.by}s with both"


def drawing(found: Cooccurrence) -> figures.Drawing:
    """The figure, drawn when it is asked for."""
    return figures.Drawing(partial(draw, found), creator="codekit")


def records(found: Cooccurrence) -> Records:
    """One row for each pair; undefined is not there, with a note."""
    rows = []
    for pair in found.pairs():
        shares = [None if math.isnan(value) else round(value, 6) for value in (pair.jaccard, pair.expected, pair.ratio)]
        counts = (pair.first, pair.second, pair.both)
        rows.append((*pair.codes, *counts, *shares, pair.transcripts, pair.cases, pair.units, pair.coded, pair.note))
    return Records("Pairs", tuple(COLUMNS), rows, tuple(COLUMNS.values()))


def build(found: Cooccurrence, *, study: str) -> Content:
    """The map and the pairs that stand together, most first."""
    words = f"{unit(found).capitalize()}: codes rolled up as in the matrix, only transcripts coded for both codes."
    figure = Figure(f"together-{found.matrix.codebook.id}", "Codes that stand together", words, drawing(found))
    heads = (
        Column("code", width=24),
        Column("with", width=24),
        *(Column(name, COUNT) for name in ("of the first", "of the second", "together")),
        *(Column(name, DECIMAL) for name in ("Jaccard", "expected", "together / expected")),
        Column("transcripts", COUNT),
        Column("organizations", COUNT),
    )
    ordered = sorted((pair for pair in found.pairs() if pair.both), key=lambda pair: -pair.both)
    rows = tuple(
        (*pair.codes, pair.first, pair.second, pair.both, pair.jaccard, pair.expected, pair.ratio,
         pair.transcripts, pair.cases)
        for pair in ordered
    )  # fmt: skip
    told = tuple(map(str, (*found.matrix.warnings, *found.warnings)))
    parts = (
        Part("map", "Map", (words,), figures=(figure,)),
        Part("pairs", "Pairs", tables=(Table("Pairs that stand together", heads, rows, sheet="Pairs", heads=2),)),
        *((Part("told", "What a reader must be told", items=told),) if told else ()),
    )
    return Content("Codes that stand together", f"{study}, {found.matrix.codebook.key}", parts)
