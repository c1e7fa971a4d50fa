"""What was compared so far, and on what the two do not agree."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from differential.world import World


@dataclass(frozen=True)
class Difference:
    """One figure on which the two do not agree."""

    seed: int
    figure: str
    program: object
    recount: object

    def __str__(self) -> str:
        """One line to look into."""
        return f"seed {self.seed}: {self.figure}: codekit {self.program!r}, recount {self.recount!r}"


@dataclass
class Checked:
    """What was compared: figures, the differences, and which states, rounds and polarities occurred."""

    figures: int = 0
    differences: list[Difference] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    def same(self, world: World, figure: str, program: object, recount: object) -> None:
        """Count one figure; undefined is None in the recount and null in the program."""
        self.figures += 1
        if not _equal(program, recount):
            shown = float(recount) if isinstance(recount, Fraction) else recount
            self.differences.append(Difference(world.seed, figure, program, shown))


def _equal(program: object, recount: object) -> bool:
    if isinstance(recount, Fraction | float) and isinstance(program, int | float):
        return math.isclose(float(program), float(recount), rel_tol=1e-9, abs_tol=1e-9)
    return program == recount


def lines(checked: Checked) -> Iterator[str]:
    """What was compared, in words."""
    yield f"{checked.figures:,} figures compared, {len(checked.differences)} differences"
    yield ", ".join(f"{name} {n:,}" for name, n in sorted(checked.seen.items()))
