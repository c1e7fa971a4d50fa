"""How often the 95 % interval of a difference between two rounds on other transcripts holds the true difference.

`python benchmarks difference_coverage`: the world "interviews" of `interval_coverage`, where coders see .8 of what is
there, then .9; by the number of transcripts of both rounds. Only runs count that have an interval.
"""

from __future__ import annotations

import math

from interval_coverage import WORLDS, World, samples, truth

from codekit.agreement.rounds.differences import Part, difference, parts
from codekit.agreement.rounds.report import COHEN

RUNS, SIZES = 1000, ((5, 5), (10, 10), (10, 20), (5, 20))
BEFORE = WORLDS["interviews"]
AFTER = BEFORE._replace(sensitivity=0.9)


def of_runs(world: World, transcripts: int, seed: int) -> list[Part]:
    """Kappa of many rounds, each a code of its own."""
    found = samples(world, RUNS, transcripts, seed)
    return parts(found, COHEN, (found.counts.anyone > 0).sum(axis=-1).tolist())


def renamed(part: Part) -> Part:
    """The same on transcripts of other names: those of both rounds would be the same transcripts."""
    return Part(part.value, {f"later {name}": value for name, value in part.without.items()}, part.occurrences)


def main() -> None:
    true = truth(AFTER) - truth(BEFORE)
    print(
        f"coverage of 95 % intervals of the difference {true:.2f}; {RUNS} runs a row; in brackets the Monte Carlo error"
    )
    for first, second in SIZES:
        pairs = zip(of_runs(BEFORE, first, 1), map(renamed, of_runs(AFTER, second, 2)), strict=True)
        made = [difference(COHEN, before, after) for before, after in pairs]
        held = [one.low <= true <= one.high for one in made if one and one.has_interval]
        share = sum(held) / len(held)
        error = math.sqrt(share * (1 - share) / len(held))
        print(f"{first:3} and {second:2} transcripts  {share:.3f} ({error:.3f})  of {len(held)} runs", flush=True)


if __name__ == "__main__":
    main()
