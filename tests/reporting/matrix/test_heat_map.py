"""The heat map: the same every time, and every state told apart without colour."""

from __future__ import annotations

from pathlib import Path

from codekit.matrix import Matrix
from codekit.matrix.states import STATES
from codekit.reporting.matrix.heat_map import _LOOKS, draw, write
from matrix.made import coding, matrix, registers, transcript


def study() -> Matrix:
    """Two organizations, one not yet coded."""
    talks = [transcript("T1", "R: We send."), transcript("T2", "R: Hm.")]
    return matrix(
        talks, [coding(talks[0], "We send.", "GOAL.REF")], registers({"T1": "O1", "T2": "O2"}), uncoded=["T2"]
    )


def test_the_same_matrix_gives_the_same_files(tmp_path: Path) -> None:
    """No date, no random ids."""
    first, second = write(study(), tmp_path / "a"), write(study(), tmp_path / "b")

    assert [".png", ".svg"] == [path.suffix for path in first]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_the_figure_names_themes_cases_and_totals(tmp_path: Path) -> None:
    """The margin holds k of n; the legend names the states that occur."""
    svg = write(study(), tmp_path)[1].read_text("utf-8")

    for expected in ("Referral", "O1", "O2", "1 of 1", "present", "not yet coded"):
        assert expected in svg
    assert "contrary" not in svg


def test_states_differ_without_their_colour() -> None:
    """In grey, each state has a brightness, hatch or mark of its own."""

    def grey(fill: str) -> int:
        red, green, blue = (int(fill[i : i + 2], 16) for i in (1, 3, 5))
        return round((0.3 * red + 0.59 * green + 0.11 * blue) / 40)

    assert len(STATES) == len({(grey(fill), hatch, mark) for fill, hatch, mark in _LOOKS.values()})


def test_an_empty_study_still_makes_a_figure(tmp_path: Path) -> None:
    """Nothing coded and nobody interviewed is no error."""
    assert 2 == len(write(matrix([], [], registers({})), tmp_path))


def test_no_more_is_drawn_one_by_one_where_there_are_more_cells() -> None:
    """All cells are a few collections: what matplotlib takes for each thing that it draws is the same for any study."""

    def drawn(count: int) -> int:
        talks = [transcript(f"T{n}", "R: We send.") for n in range(count)]
        codings = [coding(talk, "We send.", "GOAL.REF") for talk in talks]
        cells = matrix(talks, codings, registers({talk.id: talk.id for talk in talks}))
        (axes, _) = draw(cells).axes
        return len(axes.patches) + len(axes.collections) + len(axes.texts)

    assert drawn(3) == drawn(12)
