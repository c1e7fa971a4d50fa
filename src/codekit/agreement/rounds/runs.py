"""The units of a comparison in runs in which nobody's decision changes, so that characters are as few as turns."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from codekit.agreement.counting.material import Material
from codekit.agreement.numeric import Bools, Ints


class Runs(NamedTuple):
    """Codes held [C, runs, K], units in each run [runs], who did it [C, runs].

    `transcript` [runs] is its transcript, `start` [runs] its first unit there.
    """

    held: Bools
    size: Ints
    covered: Bools
    transcript: Ints
    start: Ints


def runs(material: Material) -> Runs:
    """The runs of units in which no range begins or ends; none crosses from one transcript into the next.

    A unit that a coder skipped is one that the coder did not do.
    """
    keep = material.usable()
    ends = np.cumsum(material.n_units)
    base = (ends - material.n_units)[material.transcript[keep]]
    lo, hi = base + material.lo[keep], base + material.hi[keep]
    total = int(material.n_units.sum())
    skips = material.skips
    skipped = [side + (ends - material.n_units)[skips.transcript] for side in (skips.lo, skips.hi)]
    borders = np.unique(np.concatenate((lo, hi, *skipped, ends, [0, total])))
    transcript = np.searchsorted(ends, borders[:-1], side="right")
    start = borders[:-1] - (ends - material.n_units)[transcript]
    shape = (len(material.coders), len(borders), len(material.codes))
    edges = np.zeros(shape, np.int32)
    coder, code = material.coder[keep], material.code[keep]
    np.add.at(edges, (coder, np.searchsorted(borders, lo), code), 1)
    np.subtract.at(edges, (coder, np.searchsorted(borders, hi), code), 1)
    covered = material.covered[:, transcript] & ~_within(skips.coder, skipped, borders, len(material.coders))
    held = (np.cumsum(edges, axis=1)[:, :-1] > 0) & covered[:, :, None]
    return Runs(held, np.diff(borders), covered, transcript, start)


def _within(coder: Ints, ranges: list[Ints], borders: Ints, coders: int) -> Bools:
    """Which runs lie in a range of each coder [C, runs]."""
    edges = np.zeros((coders, len(borders)), np.int32)
    np.add.at(edges, (coder, np.searchsorted(borders, ranges[0])), 1)
    np.subtract.at(edges, (coder, np.searchsorted(borders, ranges[1])), 1)
    return np.asarray(np.cumsum(edges, axis=1)[:, :-1] > 0)


def distinct(held: Bools) -> tuple[NDArray[np.float32], Ints]:
    """The different sets as rows of 0 and 1 [D, K], and which one each coder has in each run [C, runs]."""
    coders, n_runs, codes = held.shape
    packed = np.packbits(held.reshape(coders * n_runs, codes), axis=-1)
    if not packed.shape[1]:
        return np.zeros((1, 0), np.float32), np.zeros((coders, n_runs), np.int64)
    rows = packed.view([("", packed.dtype)] * packed.shape[1])[:, 0]
    _, first, index = np.unique(rows, return_index=True, return_inverse=True)
    return held.reshape(coders * n_runs, codes)[first].astype(np.float32), index.reshape(coders, n_runs)
