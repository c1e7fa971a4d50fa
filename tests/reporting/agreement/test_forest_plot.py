"""Forest plots: the same bytes each time, and what must be seen is in them."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from agreement.made import of_cells, of_ratings
from codekit.agreement import AgreementReport, compare
from codekit.reporting.agreement import forest_plot as figures
from codekit.reporting.figures import styled

CELLS = {"SCREEN": [(5, 1, 0), (5, 0, 1), (4, 1, 1)] * 2, "NEVER $x$": [(0, 0, 0)] * 6, "FIN": [(3, 0, 0)] * 6}


def report(transcripts: int) -> AgreementReport:
    """Three codes on this many transcripts: one ordinary, one not estimable, one perfect."""
    cells = {code: per[:transcripts] for code, per in CELLS.items()}
    return compare(of_cells(cells, units=[40] * transcripts), round_id="r", unit="turn")


def words(drawn: Any) -> str:
    """Every text of a figure."""
    axes = drawn.axes[0]
    texts = [*axes.texts, *axes.get_yticklabels(), axes.xaxis.label, *drawn.legends[0].texts]
    return " | ".join(text.get_text() for text in texts)


@pytest.mark.parametrize("width", [figures.COLUMN_MM, figures.FULL_MM])
def test_png_and_svg_are_the_same_every_time(tmp_path: Path, width: float) -> None:
    """Two runs give the same bytes, without any date, at the width asked for."""
    first = figures.write(report(6), tmp_path / "a" / "b", name="r1", width_mm=width)
    second = figures.write(report(6), tmp_path / "c", name="r1", width_mm=width)

    assert ["r1.png", "r1.svg"] == [path.name for path in first]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    svg = first[1].read_text("utf-8")
    assert "<dc:date>" not in svg
    assert f'width="{width / 25.4 * 72:.4f}'[:11] in svg


def test_intervals_are_drawn_and_undefined_codes_are_named() -> None:
    """From five transcripts on: interval in words, "not estimable", a note of what the line is."""
    shown = words(figures.draw(report(6)))

    assert "0.86 [" in shown
    assert "not estimable" in shown
    assert r"NEVER \$x\$" in shown
    assert "Cohen's kappa, unit: turn" in shown
    assert "95% interval, clustered by transcript" in shown


def test_below_five_transcripts_each_one_has_a_mark() -> None:
    """Three transcripts: three marks for the ordinary code and no line."""
    drawn = figures.draw(report(3))
    circles = [line for line in drawn.axes[0].lines if line.get_marker() == "o"]

    assert [3, 3] == [np.size(line.get_xdata()) for line in circles]
    assert "each transcript" in words(drawn)
    assert "interval" not in words(drawn)


def test_a_code_in_few_transcripts_shows_its_value_in_each_beside_codes_with_intervals() -> None:
    """Six transcripts, of which three hold one of the codes: its three marks, the other's line, both in the legend."""
    cells = {
        "OFTEN": [(5, 1, 0), (5, 0, 1), (4, 1, 1)] * 2,
        "SELDOM": [(5, 1, 0), (3, 0, 1), (4, 0, 2), *[(0, 0, 0)] * 3],
    }

    drawn = figures.draw(compare(of_cells(cells, units=[40] * 6), round_id="r1", unit="turn"))

    circles = [line for line in drawn.axes[0].lines if line.get_marker() == "o"]
    assert [3] == [np.size(line.get_xdata()) for line in circles]
    assert "each transcript" in words(drawn)
    assert "95% interval, clustered by transcript" in words(drawn)


def test_many_coders_show_alpha_and_negative_values_have_room() -> None:
    """Systematic disagreement lies below 0 and stays inside the axis."""
    ratings = [[[1, 0, 1, 0], [0, 1, 0, 1], [1, 1, 0, 0]]] * 6
    found = compare(of_ratings(ratings, coders="ABC"), round_id="r", unit="sentence")
    drawn = figures.draw(found)

    assert "Krippendorff's alpha, unit: sentence" in words(drawn)
    assert drawn.axes[0].get_xlim()[0] < found.codes[0].krippendorff_alpha < 0


def test_long_names_are_shortened_to_fit_one_column() -> None:
    """A name never takes more than half of the width."""
    drawn = figures.draw(report(6), width_mm=figures.COLUMN_MM, names={"SCREEN": "screening for social needs " * 4})

    assert "…" in words(drawn)
    assert drawn.axes[0].get_position().x0 < 0.5


def test_a_report_without_codes_is_drawn() -> None:
    """Nothing to show is no error."""
    drawn = figures.draw(compare(of_cells({}, units=[40]), round_id="r", unit="turn"))

    assert math.isclose(figures.FULL_MM / 25.4, drawn.get_size_inches()[0])


def test_forty_rows_of_several_levels_are_set_in_and_stay_on_a_page() -> None:
    """Labels begin at the left, sub-codes further in; no label reaches into the plot; the page is A4."""
    names = [f"CODE{i}" if i % 4 == 0 else f"CODE{i - i % 4}.SUB-CODE-{i}" for i in range(40)]
    many = compare(of_cells(dict.fromkeys(names, CELLS["SCREEN"]), units=[40] * 6), round_id="r", unit="turn")
    rows = tuple(replace(row, depth=int("." in row.code), place=k) for k, row in enumerate(many.codes))

    with styled():
        drawn = figures.draw(replace(many, codes=rows))
        drawn.draw_without_rendering()
    labels = drawn.axes[0].get_yticklabels()
    assert {"left"} == {label.get_horizontalalignment() for label in labels}
    assert names == [label.get_text().lstrip("\u2003") for label in labels]
    assert [0, 1, 1, 1] == [label.get_text().count("\u2003") for label in labels[:4]]
    plot = drawn.axes[0].get_window_extent()
    assert all(0 <= label.get_window_extent().x0 for label in labels)
    assert all(label.get_window_extent().x1 <= plot.x0 for label in labels)
    assert drawn.get_size_inches()[1] * 25.4 < 220
