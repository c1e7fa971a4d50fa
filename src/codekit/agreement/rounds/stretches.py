"""Stretches: runs of units of one turn that a coder gave one code, and whether another's coding touches them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from codekit.agreement.numeric import Bools, Ints


class Stretches:
    """The stretches of one transcript."""

    def __init__(self, grid: Bools, turns: Ints) -> None:
        """`grid` says who has which code where [coders, codes, units]; `turns` is the turn of each unit [units]."""
        units = np.arange(turns.size)
        # Where no stretch goes on: at the borders of turns, both ends included [units + 1]; cut where there is no unit.
        apart = np.concatenate(([True], turns[1:] != turns[:-1], [True]))[: turns.size + 1]
        edge = np.zeros((*grid.shape[:2], 1), bool)
        begins = grid & (apart[:-1] | ~np.concatenate((edge, grid[..., :-1]), axis=2))
        ends = grid & (apart[1:] | ~np.concatenate((grid[..., 1:], edge), axis=2))
        # A stretch's ends are carried to each of its units. Where a coder does not have the code these are left over
        # from another stretch: nobody asks there.
        first = np.maximum.accumulate(np.where(begins, units, 0), axis=2)
        last = np.minimum.accumulate(np.where(ends, units, turns.size - 1)[..., ::-1], axis=2)[..., ::-1]
        # With the unit before and the one after, where they are of the same turn: a coding there touches.
        self._from = first - ~apart[first]
        self._to = last + 1 + ~apart[last + 1]
        # Units with the code before each border, so that any range is counted by one subtraction [C, K, units + 1].
        self._before = np.concatenate((edge.astype(np.int64), grid.cumsum(axis=2)), axis=2)

    def reach(self, coders: Sequence[int], code: int, unit: int) -> tuple[int, int]:
        """The half-open range of units in which a coding touches the stretches around `unit` of these coders."""
        return (
            min(self._from.item(coder, code, unit) for coder in coders),
            max(self._to.item(coder, code, unit) for coder in coders),
        )

    def touched(self, x: int, y: int, code: int, unit: int) -> bool:
        """True where coder y gave the code to a unit in, or next to, the stretch around `unit` of coder x."""
        start, end = self._from.item(x, code, unit), self._to.item(x, code, unit)
        return bool(self._before.item(y, code, end) > self._before.item(y, code, start))
