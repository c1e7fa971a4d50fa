"""The heat map of pairs: every pair once, with its number, readable in grey."""

from __future__ import annotations

import math
from itertools import combinations
from typing import Any

import pytest

from codekit.reporting.agreement import pairs_plot as figure_pairs
from codekit.reporting.figures import Drawing

CODERS = ("ana", "ben", "c$i$")
KAPPAS = {("ana", "ben"): 0.82, ("ana", "c$i$"): -0.05, ("ben", "c$i$"): math.nan}
UNITS = {("ana", "ben"): 1200, ("ana", "c$i$"): 400, ("ben", "c$i$"): 0}


def figure() -> Any:
    """The heat map of three coders."""
    return figure_pairs.draw(CODERS, KAPPAS, UNITS)


def test_every_pair_stands_once_with_its_number_and_units() -> None:
    """Undefined in words; a minus is a minus sign; no name is taken for mathematics."""
    axes = figure().axes[0]

    words = [text.get_text() for text in axes.texts]
    assert ["0.82", "1,200 units", "−0.05", "400 units", "not estimable", "0 units"] == words
    assert 3 == len(axes.patches)
    assert ["ana", "ben"] == [label.get_text() for label in axes.get_xticklabels()]
    assert ["ben", r"c\$i\$"] == [label.get_text() for label in axes.get_yticklabels()]


def test_words_can_be_read_on_every_shade() -> None:
    """A contrast of at least 4.5 (WCAG) between the ink and the darkest shade, and darker means higher."""
    shades = [figure_pairs.shade(kappa) for kappa in (-0.5, 0.0, 0.3, 0.6, 1.0)]

    assert sorted(shades) == shades
    assert shades[0] == shades[1] == 0
    ink, darkest = 0x1A / 255, 1 - shades[-1]
    assert (luminance(darkest) + 0.05) / (luminance(ink) + 0.05) >= 4.5


def luminance(grey: float) -> float:
    """WCAG's relative luminance of a grey."""
    return float(grey / 12.92 if grey <= 0.04045 else ((grey + 0.055) / 1.055) ** 2.4)


@pytest.mark.parametrize("n", [2, 4, 9, 12])
def test_any_number_of_coders_fits_the_width_of_a_page(n: int) -> None:
    """Twelve coders take no more than two do in one column, and the figure is at most 180 mm wide."""
    coders = [f"c{i}" for i in range(n)]
    pairs = list(combinations(coders, 2))
    made = figure_pairs.draw(coders, dict.fromkeys(pairs, 0.5), dict.fromkeys(pairs, 10))

    assert len(pairs) == len(made.axes[0].patches)
    assert made.get_size_inches()[0] * 25.4 <= 180


def test_the_same_heat_map_gives_the_same_bytes() -> None:
    """PNG and SVG, without any date, whichever is asked for first."""
    first, second = Drawing(figure, dpi=100), Drawing(figure, dpi=100)

    assert (first.png, first.svg) == (second.svg, second.png)[::-1]
    assert b"<dc:date>" not in first.svg
