"""What one coefficient says, with everything a reviewer would ask for."""

from __future__ import annotations

import math
from dataclasses import dataclass

from codekit.agreement.numeric import divide

NO_SHARED_UNIT = "no unit was coded by two coders"
NO_VARIATION = "no variation: every coder gave every unit the same value"


@dataclass(frozen=True, slots=True)
class Agreement:
    """A coefficient: `value` is NaN where undefined, and `undefined_because` says why.

    `value` is (observed - expected) / (1 - expected). `n_units` counts the units that entered observed
    agreement, `n_dropped` the others (fewer than two coders). `se` is the standard error of the method named in
    `se_method`, NaN where none was asked for or none can be given; `n_undefined_resamples` counts the bootstrap
    resamples (or jackknife groups) in which the coefficient was undefined, and which were left out.
    """

    measure: str
    value: float
    observed: float
    expected: float
    n_units: int
    n_dropped: int = 0
    undefined_because: str = ""
    se: float = math.nan
    se_method: str = ""
    n_undefined_resamples: int = 0

    @property
    def defined(self) -> bool:
        """True where the coefficient has a value."""
        return not math.isnan(self.value)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from codekit.tables.shown import html_table

        row = (self.measure, self.value, self.observed, self.expected, self.n_units, self.n_dropped)
        columns = ("coefficient", "value", "observed", "expected", "units", "left out")
        error = "" if math.isnan(self.se) else f"standard error {self.se:.3f} ({self.se_method})"
        return html_table(self.measure, columns, [row], [self.undefined_because, error])


def of_disagreement(measure: str, observed: float, expected: float, *, n_units: int, n_dropped: int) -> Agreement:
    """The coefficient 1 - Do/De from observed and expected disagreement, with the reason where that is 0/0."""
    value = float(1 - divide(observed, expected))
    return Agreement(
        measure=measure,
        value=value,
        observed=1 - observed,
        expected=1 - expected,
        n_units=n_units,
        n_dropped=n_dropped,
        undefined_because="" if not math.isnan(value) else NO_VARIATION if n_units else NO_SHARED_UNIT,
    )
