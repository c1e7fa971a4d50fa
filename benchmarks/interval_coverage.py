"""How often nominal 95 % intervals of kappa hold the true value, by number of transcripts.

`python benchmarks interval_coverage` (`python benchmarks/interval_coverage.py 2000` for 2,000 runs). Two coders,
transcripts of 400 segments. How common the code is and how well each coder sees it varies between transcripts:
strongly, mildly, or not at all. "plain" takes segments as independent (Fleiss, Cohen & Everitt 1969); the others
take transcripts. The Monte Carlo error of a share c over R runs is sqrt(c (1 - c) / R); it stands in brackets.
"""

from __future__ import annotations

import math
import sys
from typing import Any, NamedTuple

import numpy as np
from tools import table

from codekit.agreement import from_table, kappa_of, measure

SEGMENTS, RUNS, TRANSCRIPTS, RESAMPLES = 400, 600, (5, 10, 20, 33), 2000
METHODS = ("linearised", "jackknife", "bootstrap")
Array = Any


class World(NamedTuple):
    """Means of prevalence, sensitivity and false alarms, and how alike transcripts are (beta's two parameters' sum)."""

    prevalence: float = 0.2
    sensitivity: float = 0.8
    alarms: float = 0.05
    alike: float | None = None  # None: transcripts do not differ

    def draw(self, rng: np.random.Generator, shape: tuple[int, ...]) -> tuple[Array, Array, Array, Array, Array]:
        """Prevalence, and for each of two coders sensitivity and false alarms, of each transcript."""
        means = (self.prevalence, self.sensitivity, self.sensitivity, self.alarms, self.alarms)
        if self.alike is None:
            return tuple(np.full(shape, m) for m in means)  # type: ignore[return-value]
        return tuple(rng.beta(m * self.alike, (1 - m) * self.alike, shape) for m in means)  # type: ignore[return-value]


WORLDS = {"strong": World(alike=4), "mild": World(alike=60), "no": World()}


def truth(world: World) -> float:
    """Kappa in endlessly many transcripts: what varies does so independently, so that means of products are exact."""
    p, s, f = world.prevalence, world.sensitivity, world.alarms
    both, yes = p * s * s + (1 - p) * f * f, p * s + (1 - p) * f
    return 1 - (yes - both) / (yes * (1 - yes))


def samples(world: World, runs: int, transcripts: int, seed: int) -> Array:
    """Decisions [2, runs, transcripts x segments]: every run is a code of its own."""
    rng = np.random.default_rng(seed)
    p, s1, s2, f1, f2 = (part[..., None] for part in world.draw(rng, (runs, transcripts)))
    shape = (runs, transcripts, SEGMENTS)
    there = rng.random(shape, dtype=np.float32) < p
    seen = [rng.random(shape, dtype=np.float32) < np.where(there, s, f) for s, f in ((s1, f1), (s2, f2))]
    return np.stack(seen).reshape(2, runs, -1)


def plain(cells: Array) -> Array:
    """Ends of intervals that take segments as independent."""
    ends = []
    for a, b, c, d in cells.tolist():
        found = kappa_of(from_table([[a, b], [c, d]]), se="fleiss-cohen-everitt")
        ends.append((found.value - 1.959964 * found.se, found.value + 1.959964 * found.se))
    return np.asarray(ends).T


def covered(world: World, transcripts: int, runs: int) -> dict[str, float]:
    """The share of runs whose interval holds the truth, by method; runs without an interval do not count."""
    true = truth(world)
    found = measure(samples(world, runs, transcripts, seed=transcripts), None, [SEGMENTS] * transcripts)
    ends = {"plain": plain(found.cells[:, 0])}
    for method in METHODS:
        ends[method] = found.interval("cohen_kappa", method, resamples=RESAMPLES)  # type: ignore[arg-type]
    shares = {}
    for method, (low, high) in ends.items():
        defined = ~np.isnan(low)
        shares[method] = float(((low <= true) & (true <= high))[defined].mean())
    return shares


def _with_error(share: float, runs: int) -> str:
    return f"{share:.3f} (+-{math.sqrt(share * (1 - share) / runs):.3f})"


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    for name, world in WORLDS.items():
        rows = []
        for t in TRANSCRIPTS:
            shares = [f"{method} {_with_error(share, runs)}" for method, share in covered(world, t, runs).items()]
            rows.append((f"{t} transcripts", "   ".join(shares)))
        table(f"{name} differences between transcripts; kappa {truth(world):.3f}; {runs} runs; nominal .95", rows)


if __name__ == "__main__":
    main()
