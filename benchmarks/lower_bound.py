"""How often the lower bound of perfect agreement lies below the true value, in the worlds of `interval_coverage`.

`python benchmarks lower_bound` (`python benchmarks/lower_bound.py 5000` for 5,000 runs a row). Only runs in which the
coders agree on everything have a bound. "perfect" is their share; "of these" says in how many of them the bound is not
above the truth; "of all" counts the other runs as right, which is what the 95 % are about. "typical" is the middle
bound. Units are as many as given in every transcript: perfect agreement is rare where there are many.
"""

from __future__ import annotations

import math
import sys

import numpy as np
from interval_coverage import WORLDS, World, samples, truth

from codekit.agreement.rounds.bounds import lower_bounds

RUNS, TRANSCRIPTS = 4000, (1, 2, 3, 5, 10)
FEWEST_PERFECT = 50  # rows of fewer are not printed


def row(world: World, transcripts: int, runs: int) -> tuple[float, float, float, float, int]:
    """Shares: perfect, holding of these, holding of all; the middle bound; how many runs were perfect."""
    bounds = lower_bounds(samples(world, runs, transcripts, seed=100 + transcripts))
    given = bounds[~np.isnan(bounds)]
    held = given <= truth(world)
    of_these = float(held.mean()) if len(given) else math.nan
    middle = float(np.median(given)) if len(given) else math.nan
    return len(given) / runs, of_these, 1 - float((~held).sum()) / runs, middle, len(given)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    print(f"lower bounds (95 %, one-sided) of perfect agreement; {runs} runs a row")
    print(f"{'world':17}{'units':>6}{'true':>6}{'T':>4}{'perfect':>9}{'typical':>9}{'of these':>10}{'of all':>8}")
    for name, world in WORLDS.items():
        for units in (10, 100):
            for transcripts in TRANSCRIPTS:
                perfect, these, everything, middle, n = row(world._replace(units=units), transcripts, runs)
                if n < FEWEST_PERFECT:
                    continue
                line = f"{name:17}{units:6}{truth(world):6.2f}{transcripts:4}{perfect:9.3f}"
                print(f"{line}{middle:9.2f}{these:10.3f}{everything:8.3f}", flush=True)


if __name__ == "__main__":
    main()
