"""How many transcripts to code twice, so that the interval of a coefficient is as short as is wanted.

From assumptions: two coders, one yes/no code of prevalence p, kappa k, m units a transcript. On n independent
units the large-sample variance of kappa with equal marginals is

    v / n,   v = (1 - k) [(1 - k)(1 - 2k) + k(2 - k) / (2 p (1 - p))]

(Bloch & Kraemer 1989, Biometrics 45, 269-287; Donner & Eliasziw 1992, Statistics in Medicine 11, 1511-1519).
Units of one transcript are alike, so that is multiplied by the design effect d = 1 + (m - 1) rho (Kish 1965,
Survey Sampling, section 5.4), rho being the intra-transcript correlation. The interval of width w has T - 1
degrees of freedom, so T is the smallest number of transcripts with

    T m >= d v (2 t / w)^2,   t = t quantile with T - 1 degrees of freedom.

From an earlier round: its clustered standard error s on T0 transcripts, which holds all that its transcripts
differ in, shrinks with the root of their number, so T >= T0 (2 t s / w)^2.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codekit.errors import CodekitError

if TYPE_CHECKING:
    from codekit.agreement import AgreementReport

FEWEST = 5  # below that many transcripts no interval is shown
MOST = 20_000  # transcripts; where the search gives up


@dataclass(frozen=True, slots=True)
class Need:
    """How many transcripts one code needs; `transcripts` None where that cannot be said, with the reason."""

    code: str
    coefficient: str
    value: float
    transcripts: int | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What a team expects: kappa, prevalence (both 0 to 1), units a transcript, design effect."""

    kappa: float = 0.8
    prevalence: float = 0.1
    units: int = 60
    design_effect: float = 2.0

    def __str__(self) -> str:
        """All of them in words."""
        return (
            f"kappa {self.kappa:g}, prevalence {self.prevalence:g}, {self.units} units a transcript, "
            f"design effect {self.design_effect:g}"
        )


def unit_variance(kappa: float, prevalence: float) -> float:
    """The large-sample variance of kappa times the number of independent units, for two coders alike in prevalence.

    Bloch & Kraemer 1989; Donner & Eliasziw 1992.
    """
    odd = 2 * prevalence * (1 - prevalence)
    return (1 - kappa) * ((1 - kappa) * (1 - 2 * kappa) + kappa * (2 - kappa) / odd)


def transcripts_needed(assumed: Assumptions, width: float, *, level: float = 0.95) -> int:
    """How many transcripts give an interval of kappa no wider than `width`; at least five.

    Raises CodekitError for a width or assumptions that nothing can be planned from, and beyond `MOST` transcripts.
    """
    _check_width(width)
    _check(assumed)
    spread = assumed.design_effect * unit_variance(assumed.kappa, assumed.prevalence) / assumed.units
    return _smallest(spread, width, level)


def expected_width(assumed: Assumptions, transcripts: int, *, level: float = 0.95) -> float:
    """The width of the interval that so many transcripts are expected to give; NaN below five."""
    if transcripts < FEWEST:
        return math.nan
    spread = assumed.design_effect * unit_variance(assumed.kappa, assumed.prevalence) / assumed.units
    return _width(spread, transcripts, level)


def from_round(report: AgreementReport, width: float, *, level: float = 0.95) -> list[Need]:
    """How many transcripts each code of an earlier round needs, by that round's clustered standard errors.

    Raises CodekitError for a width that is no target, and beyond `MOST` transcripts.
    """
    needs: list[Need] = []
    for code in report.codes:
        value, interval = float(getattr(code, report.coefficient)), code.interval
        if interval is None:
            why = "undefined" if math.isnan(value) else f"no interval from {code.n_clusters} {code.grouping.many}"
            if not math.isnan(value) and code.n_clusters >= FEWEST:
                few = code.n_clusters_with_it < FEWEST
                why = f"it occurs in {code.n_clusters_with_it} of {code.n_clusters}" if few else "nothing varied"
            needs.append(Need(code.code, report.coefficient, value, None, why))
            continue
        spread = interval.error**2 * code.n_transcripts
        needs.append(Need(code.code, report.coefficient, value, _smallest(spread, width, level)))
    return needs


def _check_width(width: float) -> None:
    if not 0 < width < 2:  # kappa lies between -1 and 1
        raise CodekitError(f"an interval {width:g} wide is no target", hint="for instance --width .2")


def _check(assumed: Assumptions) -> None:
    if not 0 <= assumed.kappa < 1:
        raise CodekitError(f"an expected kappa of {assumed.kappa:g} gives no interval", hint="0 to below 1, e.g. .8")
    if not 0 < assumed.prevalence < 1:
        raise CodekitError(f"a prevalence of {assumed.prevalence:g} cannot be planned for", hint="for instance .1")
    if assumed.units < 1 or assumed.design_effect < 1:
        raise CodekitError("units a transcript and design effect are at least 1")


def _smallest(spread: float, width: float, level: float) -> int:
    """The smallest number of transcripts that give an interval no wider than `width`: doubling, then halving."""
    _check_width(width)
    low, high = FEWEST, FEWEST
    while _width(spread, high, level) > width:
        low, high = high + 1, high * 2
        if high > MOST:
            raise CodekitError("more transcripts than anybody has would be needed", hint="allow a wider interval")
    while low < high:
        middle = (low + high) // 2
        if _width(spread, middle, level) > width:
            low = middle + 1
        else:
            high = middle
    return low


def _width(spread: float, transcripts: int, level: float) -> float:
    """The width 2 t sqrt(spread / T) of the interval that T transcripts give."""
    from codekit.agreement.formulas.student import t_quantile

    return 2 * t_quantile(0.5 + level / 2, transcripts - 1) * math.sqrt(spread / transcripts)
