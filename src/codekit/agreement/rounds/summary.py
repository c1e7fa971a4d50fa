"""The values that a comparison is put together from: intervals, cells, and the figures over all codes."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

POOLED, MEAN = "pooled_kappa", "mean_kappa"


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval of one coefficient, with all that a reader needs to repeat it.

    `df` are the degrees of freedom of its t quantile, 0 for a bootstrap. `kind` is its name among
    `formulas.errors.INTERVALS`, and `error` the standard error that it was made from, NaN for a bootstrap.
    """

    coefficient: str
    level: float
    low: float
    high: float
    method: str
    df: float
    kind: str = ""
    error: float = math.nan

    def to_json(self) -> dict[str, Any]:
        """Its public keys."""
        return {name: getattr(self, name) for name in ("coefficient", "level", "low", "high", "method", "df")}


@dataclass(frozen=True, slots=True)
class Cells:
    """Two coders' decisions on one code: a both, b the first only, c the second only, d neither."""

    a: int
    b: int
    c: int
    d: int


@dataclass(frozen=True, slots=True)
class Permutation:
    """How many orders of units were drawn, in which way, with which seed, and the p value of pooled kappa.

    It is NaN where pooled kappa is undefined, and where `why_not` says why it was not computed.
    """

    n: int
    scheme: str
    seed: int
    p_value: float
    why_not: str = ""

    def to_json(self) -> dict[str, Any]:
        """Its public keys."""
        return {**asdict(self), "p_value": number(self.p_value)}


@dataclass(frozen=True, slots=True)
class Summary:
    """Agreement over all codes.

    `pooled_kappa` is de Vries et al. (2008), for more than two coders the mean over the pairs. `mean_kappa` is
    the mean of the kappas that are defined (`n_defined` of `n_codes`). `worst` names up to three codes with the
    lowest kappas below 1. The intervals are of the kind that the codes have, None where there is none. `zeros` names
    the codes whose kappa is 0 by construction, since one coder never used them or put them everywhere, and
    `mean_kappa_without_zeros` is the mean of the others. `differ_in_polarity` counts the units on which all have some
    code, but not with the same polarity.
    """

    pooled_kappa: float
    mean_kappa: float
    n_defined: int
    n_codes: int
    worst: tuple[str, ...]
    differ_in_polarity: int = 0
    pooled_interval: Interval | None = None
    mean_interval: Interval | None = None
    mean_kappa_without_zeros: float = math.nan
    zeros: tuple[str, ...] = ()
    permutation: Permutation | None = None

    def to_json(self) -> dict[str, Any]:
        """Its public keys."""
        return {
            "pooled_kappa": number(self.pooled_kappa),
            "mean_kappa": number(self.mean_kappa),
            "n_defined": self.n_defined,
            "n_codes": self.n_codes,
            "worst": list(self.worst),
            "pooled_interval": self.pooled_interval.to_json() if self.pooled_interval else None,
            "mean_interval": self.mean_interval.to_json() if self.mean_interval else None,
            "mean_without": {"mean_kappa": number(self.mean_kappa_without_zeros), "codes": list(self.zeros)},
            "permutation": self.permutation.to_json() if self.permutation else None,
        }


def number(value: float) -> float | None:
    """A figure as JSON has it: None where it is undefined."""
    return None if math.isnan(value) else value
