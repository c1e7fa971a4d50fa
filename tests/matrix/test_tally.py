"""Codes by columns: shares on their bases, and no 0 where nobody looked."""

from __future__ import annotations

import math

import numpy as np
import pytest

from codekit.matrix.tally import CODINGS, Column, Crosstab
from matrix.made import CODEBOOK

FOUND = Crosstab(
    codebook=CODEBOOK,
    across="region",
    counted=CODINGS,
    polarity="supporting",
    codes=("GOAL", "GOAL.REF"),
    columns=(Column("N", "North", ("T1",)), Column("S", "South", ("T2",)), Column("W", "West")),
    n=np.array([[1, 3, 0], [0, 2, 0]]),
    base=np.array([[4, 6, 0], [4, 6, 0]]),
    looked=np.array([[1, 1, 0], [0, 1, 0]]),
)


def test_a_share_stands_on_its_base() -> None:
    """Of the column: of its base; of the code: of what it has in all columns."""
    assert [0.25, 0.5] == FOUND.of_column[0, :2].tolist()
    assert [0.25, 0.75] == FOUND.of_code[0, :2].tolist()
    assert [4, 2] == FOUND.total.tolist()


def test_where_nobody_looked_nothing_is_said() -> None:
    """No count and no share, which differs from 0 of something."""
    cells = FOUND.to_json()["codes"][1]["cells"]

    assert [None, 2, None] == [cell["n"] for cell in cells]
    assert all(math.isnan(FOUND.of_column[1, at]) for at in (0, 2))
    assert cells[1]["of_column"] == pytest.approx(1 / 3)


def test_another_order_moves_whole_rows() -> None:
    """What stands beside a code goes with it, and only a tree is set in."""
    turned = FOUND.only(["GOAL.REF", "GOAL"])

    assert FOUND.to_json()["codes"][::-1] == turned.to_json()["codes"]
    assert [1, 2] == [FOUND.depth(code) for code in FOUND.codes]
    assert [0, 0] == [FOUND.by("most").depth(code) for code in FOUND.codes]
