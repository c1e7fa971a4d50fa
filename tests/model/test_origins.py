"""How codings came into a round: what codekit can answer for, and what it does not know."""

from __future__ import annotations

from typing import Any

import pytest

from codekit.model.events import AssignmentFinish, Coding
from codekit.model.layer import Layer
from codekit.model.origins import Origins, origins, way

PLACE: dict[str, Any] = {"at": "", "by": "ana", "round": "r1", "coder": "ana", "transcript": "T1"}


def coding(**origin: Any) -> Coding:
    """A coding that came in some way."""
    return Coding(id=str(origin), **PLACE, code="A", start=0, end=1, text_sha="", quote="", codebook="", **origin)


def finish(**origin: Any) -> AssignmentFinish:
    """A finish that came in some way."""
    return AssignmentFinish(id=f"f{origin}", **PLACE, **origin)


WINDOW, SHEET, TABLE = {"op": "o1"}, {"source": "sheet"}, {"source": "table"}
OLD: dict[str, str] = {}


@pytest.mark.parametrize(
    ("layer", "expected"),
    [
        (Layer(codings=(coding(**WINDOW),)), "window"),
        (Layer(codings=(coding(**SHEET), coding(**WINDOW))), "sheet"),
        (Layer(codings=(coding(**TABLE), coding(**WINDOW))), "table"),
        (Layer(codings=(coding(**OLD), coding(**WINDOW))), "unknown"),
        (Layer(codings=(coding(**OLD), coding(**TABLE))), "table"),
        (Layer(codings=(coding(source="of a later version"),)), "unknown"),
        (Layer(codings=(coding(**TABLE),), finishes=(finish(**WINDOW),)), "table"),
        (Layer(finishes=(finish(**WINDOW),)), "window"),
        (Layer(finishes=(finish(**OLD),)), "unknown"),
        (Layer(), "unknown"),
    ],
)
def test_one_coding_from_elsewhere_decides(layer: Layer, expected: str) -> None:
    """A transcript counts as blind only where every coding of it was; one without codings goes by its finish."""
    assert expected == way(layer)


@pytest.mark.parametrize(
    ("ways", "said"),
    [
        (Origins(window=2), "yes (window)"),
        (Origins(window=1, sheet=1), "yes (window, coding sheets)"),
        (Origins(table=3), "not known: imported from a table"),
        (Origins(unknown=3), "not known: how the codings were made is not recorded"),
        (Origins(window=2, table=1), "in part: of 3 assignments 2 in the window, 1 imported from a table"),
        (Origins(), "not known: nothing was finished"),
    ],
)
def test_blindness_in_the_head(ways: Origins, said: str) -> None:
    """Yes only where all of it is known."""
    assert said == str(ways)


def test_layers_are_counted() -> None:
    """Each once."""
    layers = [Layer(codings=(coding(**WINDOW),)), Layer(codings=(coding(**TABLE),)), Layer(codings=(coding(**TABLE),))]

    assert Origins(window=1, table=2) == origins(layers)
