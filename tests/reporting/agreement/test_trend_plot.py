"""The trend over rounds: every round, every code, and the names of the lowest ones."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from codekit.reporting.agreement import trend_plot as figure_trend
from codekit.reporting.agreement.trend_plot import Point
from codekit.reporting.figures import Drawing

POINTS = [
    Point("r1\n3 transcripts", 0.70, 0.63, {"A": 0.9, "B": 0.20, "C": 0.4, "NEVER": math.nan}),
    Point("r2\n3 transcripts", 0.95, 0.94, {"A": 1.0, "B": 0.81, "C": 0.81, "NEW$x$": -0.1, "NEVER": math.nan}),
]


def axes() -> Any:
    """The axes of the trend over two rounds."""
    return figure_trend.draw(POINTS).axes[0]


def test_the_overall_figures_are_drawn_round_by_round() -> None:
    """Pooled with diamonds, mean with circles: shapes tell them apart in grey."""
    lines = {line.get_marker(): list(line.get_ydata()) for line in axes().lines if line.get_marker() in "Do"}

    assert {"D": [0.70, 0.95], "o": [0.63, 0.94]} == lines


def test_no_line_joins_a_training_round_and_one_that_was_measured() -> None:
    """There is a gap between them; the marks stand where the rounds do."""
    points = [replace(POINTS[0], practice=True), *POINTS]
    lines: list[Any] = list(figure_trend.draw(points).axes[0].lines)
    pooled = next(line for line in lines if line.get_marker() == "D")

    assert [0, 0.5, 1, 2] == list(pooled.get_xdata())
    assert [True, False, True, True] == [not math.isnan(y) for y in pooled.get_ydata()]
    assert all(math.isnan(line.get_ydata()[1]) for line in lines if len(line.get_ydata()))


def test_every_code_has_a_line_with_gaps_where_it_is_undefined() -> None:
    """Five codes; a code that one round did not have begins later."""
    thin = [list(line.get_ydata()) for line in axes().lines if line.get_marker() == "."]

    assert 5 == len(thin)
    assert [0.9, 1.0] == thin[0]
    assert math.isnan(thin[4][0])


def test_the_lowest_codes_of_the_last_round_are_named_without_lying_on_each_other() -> None:
    """Perfect and undefined codes need no name; two of the same value stand above each other."""
    assert ["NEW$x$", "B", "C"] == figure_trend.lowest(POINTS)
    named = axes().texts

    assert [r"NEW\$x\$ −0.10", "B 0.81", "C 0.81"] == [text.get_text() for text in named]
    heights = [text.xyann[1] for text in named]
    assert heights == sorted(heights)
    assert heights[2] - heights[1] > 0.03


def test_negative_values_have_room() -> None:
    """The axis begins below the lowest value."""
    assert axes().get_ylim()[0] < -0.1


def test_the_same_trend_gives_the_same_bytes() -> None:
    """PNG and SVG, without any date, whichever is asked for first."""
    first, second = (Drawing(lambda: figure_trend.draw(POINTS), dpi=100) for _ in range(2))

    assert (first.png, first.svg) == (second.svg, second.png)[::-1]
    assert b"<dc:date>" not in first.svg
