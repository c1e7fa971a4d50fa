"""A figure saved as PNG has the pixels that matplotlib draws, however it is packed."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from codekit.reporting.figures import STYLE, Drawing, styled


def drawn(wide: float, high: float, **paper: Any) -> Any:
    """A line and a word."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(wide, high), **paper)
    axes = figure.add_axes((0.2, 0.2, 0.7, 0.7))
    axes.plot([0, 1], [0, 1], color="#2f6690")
    axes.text(0.5, 0.5, "word")
    return figure


@pytest.mark.parametrize(("wide", "high", "dpi"), [(7.1, 0.9, 300), (180 / 25.4, 0.5, 299)])
@pytest.mark.parametrize("face", ["white", "none"])
def test_pixels_are_those_that_matplotlib_draws(wide: float, high: float, dpi: int, face: str) -> None:
    """Of any size, and of a figure that lets what is behind it through."""
    drawing = Drawing(lambda: drawn(wide, high, facecolor=face), dpi=dpi, creator="codekit")
    own = io.BytesIO()
    with styled(STYLE):
        drawn(wide, high, facecolor=face).savefig(own, format="png", dpi=dpi)

    found, wanted = Image.open(io.BytesIO(drawing.png)), Image.open(own)

    assert (wanted.mode, wanted.size) == (found.mode, found.size)
    assert wanted.tobytes() == found.tobytes()
    assert wanted.info["dpi"] == found.info["dpi"]
    assert "codekit" == found.info["Software"]
