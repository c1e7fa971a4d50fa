"""What one coefficient says, with everything a reviewer would ask for."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """A coefficient: `value` is NaN where undefined, and `undefined_because` says why.

    `value` is (observed - expected) / (1 - expected). `n_units` counts the units that entered observed
    agreement, `n_dropped` the others (fewer than two coders).
    """

    measure: str
    value: float
    observed: float
    expected: float
    n_units: int
    n_dropped: int = 0
    undefined_because: str = ""

    @property
    def defined(self) -> bool:
        """True where the coefficient has a value."""
        return not math.isnan(self.value)
