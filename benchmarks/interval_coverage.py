"""How often nominal 95 % intervals hold the true value, in six worlds and by number of transcripts.

`python benchmarks interval_coverage` (`python benchmarks/interval_coverage.py 2000` for 2,000 runs a row). How common
the code is, and how well each coder sees it, varies between transcripts. The intervals are of kappa, for three coders
of alpha. "plain" takes segments as independent (Fleiss, Cohen & Everitt 1969); the others take transcripts. Only runs
count in which the code occurs in five transcripts or more and the value varies, so that codekit shows an interval;
"shown" is their share. Beside each share c of n runs stands its Monte Carlo error sqrt(c (1 - c) / n).
"""

from __future__ import annotations

import math
import sys
from statistics import NormalDist
from typing import Any, NamedTuple

import numpy as np

from codekit.agreement import Measures, from_table, kappa_of, measure
from codekit.agreement.rounds.report import ALPHA, COHEN, FEWEST_TRANSCRIPTS

RUNS, TRANSCRIPTS, RESAMPLES = 1000, (5, 10, 20, 33), 2000
FEWEST_RUNS = 50  # shares of fewer are not printed
METHODS = ("linearised", "jackknife", "bootstrap", "fisher")
Array = Any


class World(NamedTuple):
    """Means of prevalence, sensitivity and false alarms, and how transcripts differ.

    Each mean m varies between transcripts as a beta distribution of m x `alike` and (1 - m) x `alike`, prevalence for
    itself and the others for each coder. `spread` is the standard deviation of the logarithm of transcripts' lengths,
    `units` the length in the middle.
    """

    prevalence: float = 0.12
    sensitivity: float = 0.8
    alarms: float = 0.02
    alike: float = 10
    coders: int = 2
    spread: float = 0.0
    units: int = 100

    @property
    def coefficient(self) -> str:
        """What the intervals are of."""
        return COHEN if self.coders == 2 else ALPHA

    def lengths(self, transcripts: int) -> list[int]:
        """Units of each transcript: evenly spaced quantiles of a log-normal distribution."""
        places = [NormalDist().inv_cdf((t + 0.5) / transcripts) for t in range(transcripts)]
        return [round(self.units * math.exp(self.spread * place)) for place in places]


WORLDS = {
    "interviews": World(),
    "strong variation": World(0.2, 0.8, 0.05, alike=4),
    "rare code": World(0.01, 0.75, 0.002, alike=20),
    "mostly agreeing": World(0.2, 0.97, 0.005, alike=30),
    "three coders": World(coders=3),
    "unequal lengths": World(spread=0.8),
}


def truth(world: World) -> float:
    """The value in endlessly many transcripts: what varies does so independently, so that means of products are exact.

    Coders are alike on the average, so that kappa, its mean over pairs, and alpha are one.
    """
    p, s, f = world.prevalence, world.sensitivity, world.alarms
    both, yes = p * s * s + (1 - p) * f * f, p * s + (1 - p) * f
    return 1 - (yes - both) / (yes * (1 - yes))


def samples(world: World, runs: int, transcripts: int, seed: int) -> Measures:
    """The figures of many runs, each a code of its own."""
    rng, lengths = np.random.default_rng(seed), world.lengths(transcripts)

    def of_units(mean: float) -> Array:
        shape = (runs, transcripts)
        return np.repeat(rng.beta(mean * world.alike, (1 - mean) * world.alike, shape), lengths, axis=1)

    there = rng.random((runs, sum(lengths))) < of_units(world.prevalence)
    seen = [
        rng.random(there.shape) < np.where(there, of_units(world.sensitivity), of_units(world.alarms))
        for _ in range(world.coders)
    ]
    return measure(np.stack(seen), None, lengths)


def plain(cells: Array) -> Array:
    """Ends of intervals that take segments as independent [2, runs]."""
    ends = []
    for a, b, c, d in cells.tolist():
        found = kappa_of(from_table([[a, b], [c, d]]), se="fleiss-cohen-everitt")
        ends.append((found.value - 1.959964 * found.se, found.value + 1.959964 * found.se))
    return np.asarray(ends).T


def shown(found: Measures, coefficient: str) -> Array:
    """Runs of which codekit shows an interval [runs]."""
    low, high = found.interval(coefficient)
    occurs = found.counts.anyone > 0
    return (occurs.sum(axis=-1) >= FEWEST_TRANSCRIPTS) & (high - low > 1e-12)


def covered(world: World, transcripts: int, runs: int) -> tuple[float, dict[str, tuple[float, int]]]:
    """The share of runs with an interval, and by method the share of these that hold the truth, with their number."""
    true, name = truth(world), world.coefficient
    found = samples(world, runs, transcripts, seed=transcripts)
    ends = {"plain": plain(found.cells[:, 0])} if world.coders == 2 else {}
    for method in METHODS:
        ends[method] = found.interval(name, method, resamples=RESAMPLES)  # type: ignore[arg-type]
    usable, shares = shown(found, name), {}
    for method, (low, high) in ends.items():
        held = ((low <= true) & (true <= high))[usable & ~np.isnan(low)]
        shares[method] = (float(held.mean()) if len(held) else math.nan, len(held))
    return float(usable.mean()), shares


def _words(share: float, runs: int) -> str:
    return f"{share:.3f} ({math.sqrt(share * (1 - share) / runs):.3f})" if runs >= FEWEST_RUNS else "-"


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    print(f"coverage of nominal 95 % intervals; {runs} runs a row; in brackets the Monte Carlo error")
    print(f"{'world':17}{'true':>5}{'T':>4}{'shown':>7}" + "".join(f"{method:>15}" for method in ("plain", *METHODS)))
    for name, world in WORLDS.items():
        for transcripts in TRANSCRIPTS:
            share, shares = covered(world, transcripts, runs)
            given = [_words(*shares.get(method, (math.nan, 0))) for method in ("plain", *METHODS)]
            line = f"{name:17}{truth(world):5.2f}{transcripts:4}{share:7.2f}" + "".join(f"{one:>15}" for one in given)
            print(line, flush=True)


if __name__ == "__main__":
    main()
